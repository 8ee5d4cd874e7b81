"""The ranking as a table: the initiatives in order, and the budget's line among them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isnan
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from vmo_desktop.charts.numbers import compact
from vmo_desktop.ui.arranged_model import UNSORTED, ArrangedModel
from vmo_desktop.ui.cell_model import READABLE, RefusedCell, TypedCell
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.models.ranked_rows import RankedRows
from vmo_desktop.ui.number_text import here, number_text
from vmo_desktop.ui.ranked_row import BAR_TOP, RANKED, RankColumn, RankedRow
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.row_order import SortKey
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.widgets.label import shown_text, tooltip
from vmo_desktop.ui.widgets.whole_text import title_for
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import InitiativeRow, RankBy

Role = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LINE = 0
"""Id of the row that is the budget's line; initiatives count from 1."""

_PLAIN: Mapping[RankColumn, Callable[[InitiativeRow], str]] = {
    RankColumn.CODE: lambda row: row.code,
    RankColumn.NAME: shown_name,
    RankColumn.CLASS: lambda row: row.class_name,
}
_NUMBERS = frozenset(RankColumn) - {*_PLAIN, RankColumn.BAR}
_COPIED_NUMBERS = _NUMBERS - {RankColumn.RANK, RankColumn.MOVE}


class RankingModel(ArrangedModel):
    """Results in an order; sorted otherwise they have no line, as it stands in ranking order alone."""

    def __init__(self, results: Results, by: RankBy, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._former: Mapping[int, int] | None = None
        self.rows = RankedRows(results, by, None)
        self.bar_top = self.rows.top(self.rows.ids)
        self.arrange()

    def show(self, results: Results, by: RankBy) -> None:
        """Show other results, or another order."""
        self.rows = RankedRows(results, by, self._former)
        self.arrange()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(RankColumn) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(RankColumn) - 1)

    def compare(self, ranks: Mapping[int, int] | None) -> None:
        """Show movement against former ranks by initiative id; None shows none."""
        self._former = ranks
        self.rows = RankedRows(self.rows.results, self.rows.by, ranks)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, RankColumn.MOVE), self.index(self.rowCount() - 1, RankColumn.MOVE))

    def scale_bars(self, row_ids: Iterable[int]) -> None:
        """Let the bars run as far as the rows in sight need."""
        top = self.rows.top(row_ids)
        if top != self.bar_top:
            self.bar_top = top
            self.dataChanged.emit(self.index(0, RankColumn.BAR), self.index(self.rowCount() - 1, RankColumn.BAR))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, RankColumn.BAR, RankColumn.BAR)

    # Order and filter

    @override
    def own_order(self) -> Sequence[int]:
        return self.rows.ids

    @override
    def arranged_ids(self) -> list[int]:
        ids = super().arranged_ids()
        if self.rows.ranking.line is not None and ids and self.sorting[0] == UNSORTED:
            funded = self.rows.funded_ids
            ids.insert(sum(each in funded for each in ids), LINE)
        return ids

    @override
    def shown_text(self, row_id: int, column: int) -> str:
        if column in _PLAIN:
            return _PLAIN[RankColumn(column)](self.rows.initiative(row_id))
        row = self.rows.row(row_id)
        if column == RankColumn.RANK:
            return str(row.rank) if row.rank else "–"
        if column == RankColumn.MOVE:
            return self._movement(row)
        if column == RankColumn.VALUE:
            return self._value(row)
        if column == RankColumn.BAR:
            return ""
        number = self.rows.number(row_id, column)
        return "" if number is None else here().toString(number, "f", self.rows.decimals[RankColumn(column)])

    @override
    def sort_key(self, row_id: int, column: int) -> SortKey:
        return self.shown_text(row_id, column) if column in _PLAIN else self.rows.number(row_id, column)

    # The budget's line

    @property
    def line_row(self) -> int | None:
        """The row of the budget's line; None without a budget, and where rows are sorted otherwise."""
        return self.row_of(LINE)

    def line_text(self) -> str:
        """What the budget's line says."""
        funding, currency = self.rows.results.funding(self.rows.by), self.rows.results.snapshot.workshop.currency
        if funding is None:
            return ""
        budget = f"{here().toString(funding.budget, 'f', 0)} {currency}".strip()
        return self.tr("Budget of {budget} ends here: ranking order, not an optimum").format(budget=budget)

    def ranked(self, row: int) -> RankedRow | None:
        """A row as it is drawn; None on the budget's line."""
        row_id = self.id_at(row)
        return self.rows.row(row_id) if row_id else None

    # What views read

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(RankColumn)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.id_at(index.row()) == LINE:
            return Qt.ItemFlag.NoItemFlags
        return READABLE

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(RankColumn):
            return None
        if role == Role.TextAlignmentRole:
            return RIGHT if section in _NUMBERS else LEFT
        if role == Role.DecorationRole and section in self.filtered_columns:
            return icon("filter")
        if role == Role.ToolTipRole and section == RankColumn.BAR:
            return self.tr(
                "Weight times points of each driver. The bars run from 0 to {top}, as far as the largest value in"
                " sight needs: on the same scale in every row."
            ).format(top=number_text(self.bar_top))
        return title_for(role, self._titles()[section])

    def _titles(self) -> list[str]:
        """Titles with their units below them, so that numbers stand close together."""
        frame = self.rows.results.snapshot.workshop
        per = f"{compact(frame.value_for_money_per)} {frame.currency}".strip()
        return [
            self.tr("Rank"),
            self.tr("Move"),
            self.tr("Code"),
            self.tr("Name"),
            self.tr("Value"),
            self.tr("Cost\n({currency})").format(currency=frame.currency),
            self.tr("Running cost\n({currency})").format(currency=frame.currency),
            self.tr("Value per\n{amount}").format(amount=per),
            self.tr("Class"),
            self.tr("Contributions") + f"\n0–{number_text(self.bar_top)}",
        ]

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row_id, column = self.id_at(index.row()), index.column()
        if role == Role.TextAlignmentRole:
            return RIGHT if column in _NUMBERS else LEFT
        if not row_id:
            is_told = role == Role.AccessibleTextRole or (role == Role.DisplayRole and column == 0)
            return self.line_text() if is_told else None
        if role == RANKED:
            return self.rows.row(row_id)
        if role == BAR_TOP:
            return self.bar_top
        if role == Role.DisplayRole:
            return self.shown_text(row_id, column)
        if role == Role.ToolTipRole:
            return self._tip(row_id, column)
        if role == Role.AccessibleTextRole:
            return self._spoken(row_id, column) or spoken_cell(self, index)
        return None

    def _movement(self, ranked: RankedRow) -> str:
        if ranked.is_new:
            return self.tr("new")
        if not ranked.movement:
            return ""
        return f"{'▲' if ranked.movement > 0 else '▼'} {abs(ranked.movement)}"

    def _value(self, ranked: RankedRow) -> str:
        if ranked.is_complete:
            return here().toString(ranked.value, "f", 1)
        if isnan(ranked.low):
            return self.tr("no weights")
        return "–".join(here().toString(each, "f", 0) for each in (ranked.low, ranked.high))

    def _whole_value(self, ranked: RankedRow) -> str:
        value = self._value(ranked)
        return value if ranked.is_complete else self.tr("{range}, incomplete").format(range=value)

    def _tip(self, row_id: int, column: int) -> str | None:
        ranked = self.rows.row(row_id)
        if column == RankColumn.BAR:
            return _bar_tip(ranked)
        if column in _PLAIN:
            return tooltip(self._spoken(row_id, column) or self.shown_text(row_id, column))
        return tooltip(self._spoken(row_id, column)) or None

    def _spoken(self, row_id: int, column: int) -> str:
        """What a cell says beyond the text that it shows."""
        ranked = self.rows.row(row_id)
        if column == RankColumn.VALUE and not ranked.is_complete:
            return self._whole_value(ranked)
        if column == RankColumn.NAME and ranked.is_mandatory:
            name = self.shown_text(row_id, column)
            said = self.tr("{name}, mandatory, not funded")
            return (said if ranked.is_mandatory_unfunded else self.tr("{name}, mandatory")).format(name=name)
        if column != RankColumn.RANK:
            return ""
        said = self.tr("Rank {rank}").format(rank=ranked.rank)
        rank = said if ranked.rank else self.tr("No rank: scores are missing")
        if ranked.is_funded is None:
            return rank
        return f"{rank}, {self.tr('within the budget') if ranked.is_funded else self.tr('waiting below the line')}"

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        row_id = self.id_at(row)
        if not row_id:
            return CopiedCell(self.line_text() if column == 0 else "")
        if column == RankColumn.VALUE and not self.rows.row(row_id).is_complete:
            return CopiedCell(self._whole_value(self.rows.row(row_id)))
        number = self.rows.number(row_id, column) if column in _COPIED_NUMBERS else None
        return (
            CopiedCell(self.shown_text(row_id, column)) if number is None else CopiedCell(number_text(number), number)
        )

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        return []


def _bar_tip(ranked: RankedRow) -> str:
    lines = [f"{each.driver}: {here().toString(each.end - each.start, 'f', 1)}" for each in ranked.segments]
    return tooltip("\n".join(shown_text(line) for line in lines))
