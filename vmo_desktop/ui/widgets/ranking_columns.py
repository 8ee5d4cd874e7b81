"""Which columns the ranking has room for, and how wide they are: a committee looks at value and cost first."""

from collections.abc import Mapping

from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.ranked_row import RankColumn
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.column_chooser import ColumnChooser
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.ui.widgets.title_width import title_width

WIDEST = 180
NAME_LEAST, BAR_LEAST, BAR_MOST = 130, 80, 420
FLEXIBLE = (RankColumn.NAME, RankColumn.BAR)
SIGNED = (RankColumn.RANK, RankColumn.VALUE)
"""Columns in which a sign stands before the number."""

SPARED = (RankColumn.MOVE, RankColumn.CODE, RankColumn.BAR, RankColumn.FOR_MONEY)
"""What a table without room for all goes without, first to last: value, cost and running cost are never among it."""

CHOSEN: Mapping[int, str] = {
    RankColumn.MOVE: "move",
    RankColumn.CODE: "code",
    RankColumn.COST: "cost",
    RankColumn.RUNNING: "running_cost",
    RankColumn.FOR_MONEY: "value_for_money",
    RankColumn.CLASS: "class",
    RankColumn.BAR: "contributions",
}
"""The columns that a person can do without, by the words for them in the settings."""


class RankingColumns(ColumnChooser):
    """Numbers have the room that they need; name and bars share what they leave."""

    def __init__(self, grid: Grid, model: ArrangedModel) -> None:
        self._model = model
        self._widths: dict[RankColumn, int] = {}
        self._needed: RankColumn | None = None
        super().__init__(grid, "ranking", CHOSEN, off=(RankColumn.CLASS,))
        self.changed.connect(self.share)

    @property
    def has_bars(self) -> bool:
        """Whether there is room for the contributions, and somebody wants them."""
        return not self._grid.isColumnHidden(RankColumn.BAR)

    def need(self, column: RankColumn | None) -> None:
        """Never spare a column, as the order follows it; None where it follows the value."""
        self._needed = column
        self.share()

    def fit(self) -> None:
        """Measure titles and numbers anew, in the letters in use."""
        self._widths = {column: title_width(self._grid.horizontalHeader(), column) for column in RankColumn}
        self.widen()
        self.share()

    def widen(self) -> None:
        """Give numbers more room where they need it; columns do not shrink under the eye."""
        before = dict(self._widths)
        measure = self._grid.fontMetrics().horizontalAdvance
        for column in RankColumn:
            if column not in FLEXIBLE:
                wanted = measure(self._longest(column) + ("00" if column in SIGNED else "")) + scaled(20)
                self._widths[column] = max(min(wanted, scaled(WIDEST)), self._widths.get(column, 0))
        if before != self._widths:
            self.share()

    def share(self) -> None:
        """Hide what there is no room for, and let name and bars end at the right edge."""
        room = self._grid.viewport().width()
        bar = max(scaled(BAR_LEAST), self._widths.get(RankColumn.BAR, 0))  # its title at least
        least = {RankColumn.NAME: scaled(NAME_LEAST), RankColumn.BAR: bar}
        shown = [column for column in RankColumn if self.is_wanted(column)]
        widths = {column: least.get(column, self._widths.get(column, 0)) for column in shown}
        spared = [column for column in SPARED if column in shown and column is not self._needed]
        while spared and sum(widths.values()) > room:
            del widths[spared.pop(0)]
        rest = room - sum(width for column, width in widths.items() if column not in FLEXIBLE)
        if RankColumn.BAR in widths:
            name = max(self._name_width(), least[RankColumn.NAME])
            widths[RankColumn.BAR] = min(max(rest - name, least[RankColumn.BAR]), scaled(BAR_MOST))
        widths[RankColumn.NAME] = max(rest - widths.get(RankColumn.BAR, 0), least[RankColumn.NAME])
        for column in RankColumn:
            self._grid.setColumnHidden(column, column not in widths)
            if column in widths:
                self._grid.setColumnWidth(column, widths[column])

    def _name_width(self) -> int:
        return self._grid.fontMetrics().horizontalAdvance(self._longest(RankColumn.NAME)) + scaled(20)

    def _longest(self, column: RankColumn) -> str:
        return max((self._model.shown_text(each, column) for each in self._model.own_order()), key=len, default="")
