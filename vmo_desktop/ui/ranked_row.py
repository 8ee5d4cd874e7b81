"""One line of the ranking, as it is drawn, and its columns."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt

RANKED = Qt.ItemDataRole.UserRole + 2
"""Role that gives the `RankedRow` of a row; None on the budget's line."""


BAR_TOP = RANKED + 1
"""Role that gives the points at which the bars end: as many for every row."""


class RankColumn(IntEnum):
    """The columns of the ranking."""

    RANK = 0
    MOVE = 1
    CODE = 2
    NAME = 3
    VALUE = 4
    COST = 5
    RUNNING = 6
    FOR_MONEY = 7
    CLASS = 8
    BAR = 9


@dataclass(frozen=True, slots=True)
class Segment:
    """What one driver contributes: its name, its colour "#RRGGBB", and from where to where on the scale of values."""

    driver: str
    colour: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class RankedRow:
    """An initiative in the order shown.

    `rank` is 0 while the value is incomplete. `movement` is how many ranks it went up since the chosen step, None
    when it had no rank then or has none now. `is_new` is never set where every initiative would be new. `is_funded` is
    None without a budget.
    """

    rank: int
    movement: int | None
    is_new: bool
    value: float
    low: float
    high: float
    is_complete: bool
    is_funded: bool | None
    is_mandatory: bool
    segments: tuple[Segment, ...]

    @property
    def is_mandatory_unfunded(self) -> bool:
        """Whether the budget does not fund what must be done."""
        return self.is_mandatory and self.is_funded is False
