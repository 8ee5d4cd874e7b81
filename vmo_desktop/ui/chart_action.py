"""What can be done with the chart as a whole: by its own menu, by the window's menus and by the search."""

from enum import Enum
from typing import Protocol, runtime_checkable


class ChartAction(Enum):
    """One thing to do with the chart in sight; the value is the id of its command."""

    COPY = "chart.copy"
    SAVE = "chart.save"
    FIT = "chart.fit"
    WHOLE = "chart.whole"
    TABLE = "chart.table"
    QUADRANTS = "chart.quadrants"
    LASSO = "chart.lasso"
    NAME = "chart.name"
    VOTES = "chart.votes"


OF_ANY_CHART = frozenset({ChartAction.COPY, ChartAction.SAVE, ChartAction.TABLE})
"""What every chart offers; the rest is about bubbles."""

ON_THE_CHART = frozenset({ChartAction.FIT, ChartAction.WHOLE, ChartAction.LASSO, ChartAction.NAME})
"""What can only be seen on a chart itself, not on its table."""


@runtime_checkable
class Charting(Protocol):
    """A view that shows a chart."""

    @property
    def offered(self) -> frozenset[ChartAction]:
        """What it can do now; the commands of all else are disabled."""

    def act(self, action: ChartAction) -> None:
        """Do it."""
