"""What can be done with the chart as a whole: by its own menu, by the window's menus and by the search."""

from enum import Enum, auto
from typing import Protocol, runtime_checkable


class ChartAction(Enum):
    """One thing to do with the chart in sight."""

    COPY = auto()
    SAVE = auto()
    FIT = auto()
    WHOLE = auto()
    TABLE = auto()
    QUADRANTS = auto()
    LASSO = auto()
    NAME = auto()


@runtime_checkable
class Charting(Protocol):
    """A view that shows a chart."""

    def act(self, action: ChartAction) -> None:
        """Do it."""
