"""From where to where numbers of a kind lie, as edits ask for it and as a file that is opened is looked at."""

import math
from dataclasses import dataclass
from typing import Any

from vmo_desktop.domain.amounts import MOST


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from a least to a most one; none that no workshop keeps."""

    least: float = -MOST
    most: float = MOST

    def __contains__(self, number: Any) -> bool:
        return bool(self.least <= number <= self.most)


def above(number: float) -> float:
    """The least number that is greater."""
    return math.nextafter(number, math.inf)


NOT_NEGATIVE = Span(0)
POSITIVE = Span(above(0))
SHARES = Span(0, 1)
