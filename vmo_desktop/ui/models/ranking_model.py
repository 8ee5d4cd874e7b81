"""The ranking as a table: the initiatives in order, and the budget's line among them."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from math import isnan
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from vmo_desktop.charts.numbers import compact, round_up
from vmo_desktop.ui.cell_model import READABLE, CellModel, RefusedCell, TypedCell
from vmo_desktop.ui.clipboard import CopiedCell
from vmo_desktop.ui.number_text import here, number_text
from vmo_desktop.ui.ranked_row import RANKED, RankedRow, Segment
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import shown_text, tooltip
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import InitiativeRow, RankBy

Role = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LINE = 0
"""Id of the row that is the budget's line; initiatives count from 1."""


class RankColumn(IntEnum):
    """The columns of the ranking."""

    RANK = 0
    MOVE = 1
    CODE = 2
    NAME = 3
    VALUE = 4
    BAR = 5
    COST = 6
    RUNNING = 7
    FOR_MONEY = 8
    CLASS = 9


_PLAIN: Mapping[RankColumn, Callable[[InitiativeRow], str]] = {
    RankColumn.CODE: lambda row: row.code,
    RankColumn.NAME: shown_name,
    RankColumn.CLASS: lambda row: row.class_name,
}
_NUMBERS = frozenset(RankColumn) - {*_PLAIN, RankColumn.BAR}


class RankingModel(CellModel):
    """Results in an order; lines are put together only when they are drawn."""

    def __init__(self, results: Results, by: RankBy, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._former: Mapping[int, int] | None = None
        self._drawn: dict[int, RankedRow] = {}
        self._take(results, by)
        self.place_rows(self._order())

    def show(self, results: Results, by: RankBy) -> None:
        """Show other results, or another order."""
        self._take(results, by)
        self.place_rows(self._order())
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(RankColumn) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(RankColumn) - 1)

    def compare(self, ranks: Mapping[int, int] | None) -> None:
        """Show movement against former ranks by initiative id; None shows none."""
        self._former = ranks
        self._drawn.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, RankColumn.MOVE), self.index(self.rowCount() - 1, RankColumn.MOVE))

    def _take(self, results: Results, by: RankBy) -> None:
        self.results, self.by = results, by
        self._drawn.clear()
        look = current_theme()
        self._colours = [look.driver(at, each.colour) for at, each in enumerate(results.snapshot.leaves)]
        self._ranking = results.ranking(by)
        self._place = {int(row): place for place, row in enumerate(self._ranking.order)}
        self._for_money = results.value_for_money
        self._running = np.cumsum(results.costs[self._ranking.order])
        highest = float(np.nanmax(results.valuation.high, initial=0.0))
        self._top = min(round_up(highest), 100.0) if highest > 0 else 100.0
        largest = float(np.nanmax(self._for_money, initial=0.0))
        self._for_money_decimals = 0 if largest >= 1000 else 1 if largest >= 100 else 2
        self._cost_decimals = _decimals(results.costs)

    def _order(self) -> list[int]:
        initiatives = self.results.snapshot.initiatives
        ids = [initiatives[row].id for row in self._ranking.order]
        if self._ranking.line is not None and ids:
            ids.insert(self._ranking.line.funded, LINE)
        return ids

    @property
    def line_row(self) -> int | None:
        """The row of the budget's line; None without a budget."""
        return self.row_of(LINE)

    @property
    def top(self) -> float:
        """The value at the right end of the bars."""
        return self._top

    def line_text(self) -> str:
        """What the budget's line says."""
        line, frame = self._ranking.line, self.results.snapshot.workshop
        if line is None or frame.budget is None:
            return ""
        spent = float(line.running_cost[line.funded - 1]) if line.funded else 0.0
        left = f"{_money(frame.budget - spent, 0)} {frame.currency}".strip()
        budget = f"{_money(frame.budget, 0)} {frame.currency}".strip()
        return self.tr("Budget {budget} ends here, {left} left: ranking order, not an optimum").format(
            budget=budget, left=left
        )

    def initiative(self, row: int) -> InitiativeRow | None:
        """The initiative of a row; None on the budget's line."""
        row_id = self.id_at(row)
        return None if not row_id else self.results.snapshot.initiative(row_id)

    def ranked(self, row: int) -> RankedRow | None:
        """A row as it is drawn; None on the budget's line."""
        row_id = self.id_at(row)
        if not row_id:
            return None
        if row_id not in self._drawn:
            self._drawn[row_id] = self._make(row_id)
        return self._drawn[row_id]

    def _make(self, row_id: int) -> RankedRow:
        at = self.results.snapshot.initiative_index[row_id]
        valuation, line = self.results.valuation, self._ranking.line
        rank = int(self._ranking.ranks[at])
        former = None if self._former is None else self._former.get(row_id)
        return RankedRow(
            rank=rank,
            movement=former - rank if former and rank else None,
            is_new=self._former is not None and former is None,
            value=float(valuation.value[at]),
            low=float(valuation.low[at]),
            high=float(valuation.high[at]),
            is_complete=bool(valuation.is_complete[at]),
            is_funded=None if line is None else self._place[at] < line.funded,
            segments=self._segments(at),
            top=self._top,
        )

    def _segments(self, at: int) -> tuple[Segment, ...]:
        start, found = 0.0, []
        for column, driver in enumerate(self.results.snapshot.leaves):
            part = float(self.results.valuation.contributions[at, column])
            if part > 0:
                found.append(Segment(driver.name, self._colours[column], start, start + part))
                start += part
        return tuple(found)

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
        if role == Role.DisplayRole:
            return self._titles()[section]
        if role == Role.TextAlignmentRole:
            return RIGHT if section in _NUMBERS else LEFT
        if role == Role.ToolTipRole and section == RankColumn.BAR:
            return self.tr("Weight times points of each driver; the bars run from 0 to {top}.").format(
                top=number_text(self._top)
            )
        return None

    def _titles(self) -> list[str]:
        frame = self.results.snapshot.workshop
        per = f"{compact(frame.value_for_money_per)} {frame.currency}".strip()
        return [
            self.tr("Rank"),
            self.tr("Move"),
            self.tr("Code"),
            self.tr("Name"),
            self.tr("Value"),
            self.tr("Contributions"),
            self.tr("Cost ({currency})").format(currency=frame.currency),
            self.tr("Running cost ({currency})").format(currency=frame.currency),
            self.tr("Value per {amount}").format(amount=per),
            self.tr("Class"),
        ]

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = index.column()
        if role == Role.TextAlignmentRole:
            return RIGHT if column in _NUMBERS else LEFT
        if self.id_at(index.row()) == LINE:
            is_told = role == Role.AccessibleTextRole or (role == Role.DisplayRole and column == 0)
            return self.line_text() if is_told else None
        if role == RANKED:
            return self.ranked(index.row())
        if role == Role.DisplayRole:
            return self._shown(index.row(), column)
        if role == Role.ToolTipRole:
            return self._tip(index.row(), column)
        if role == Role.AccessibleTextRole:
            is_rank = column == RankColumn.RANK
            return self._spoken_rank(index.row()) if is_rank else spoken_cell(self, index)
        return None

    def _shown(self, row: int, column: int) -> str:
        initiative, ranked = self.initiative(row), self.ranked(row)
        if initiative is None or ranked is None:
            return ""
        if column in _PLAIN:
            return _PLAIN[RankColumn(column)](initiative)
        if column == RankColumn.RANK:
            return str(ranked.rank) if ranked.rank else "–"
        if column == RankColumn.MOVE:
            return self._movement(ranked)
        if column == RankColumn.VALUE:
            return self._value(ranked)
        if column == RankColumn.BAR:
            return ""
        decimals = self._for_money_decimals if column == RankColumn.FOR_MONEY else self._cost_decimals
        return _money(self._number(row, column), decimals)

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
        low, high = (here().toString(each, "f", 0) for each in (ranked.low, ranked.high))
        return self.tr("{low}–{high}, incomplete").format(low=low, high=high)

    def _number(self, row: int, column: int) -> float:
        row_id = self.id_at(row)
        at = self.results.snapshot.initiative_index[row_id] if row_id else -1
        if column == RankColumn.COST:
            return float(self.results.costs[at])
        if column == RankColumn.FOR_MONEY:
            return float(self._for_money[at])
        if column == RankColumn.VALUE:
            return float(self.results.valuation.value[at])
        return float(self._running[self._place[at]])

    def _tip(self, row: int, column: int) -> str | None:
        initiative, ranked = self.initiative(row), self.ranked(row)
        if initiative is None or ranked is None:
            return None
        if column == RankColumn.BAR:
            return _bar_tip(ranked)
        if column == RankColumn.NAME:
            return tooltip(shown_name(initiative))
        if column == RankColumn.RANK:
            return tooltip(self._spoken_rank(row))
        return None

    def _spoken_rank(self, row: int) -> str:
        ranked = self.ranked(row)
        if ranked is None:
            return ""
        rank = (
            self.tr("Rank {rank}").format(rank=ranked.rank) if ranked.rank else self.tr("No rank: scores are missing")
        )
        if ranked.is_funded is None:
            return rank
        return f"{rank}, {self.tr('within the budget') if ranked.is_funded else self.tr('waiting below the line')}"

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        if self.initiative(row) is None:
            return CopiedCell(self.line_text() if column == 0 else "")
        if column in (RankColumn.VALUE, RankColumn.COST, RankColumn.RUNNING, RankColumn.FOR_MONEY):
            number = self._number(row, column)
            return CopiedCell(self._shown(row, column)) if isnan(number) else CopiedCell(number_text(number), number)
        return CopiedCell(self._shown(row, column))

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        return []


def _money(value: float, decimals: int) -> str:
    return "" if isnan(value) else here().toString(value, "f", decimals)


def _decimals(costs: Any) -> int:
    known = costs[~np.isnan(costs)]
    return 0 if len(known) == 0 or bool((np.round(known) == known).all()) or float(known.max()) >= 10_000 else 2


def _bar_tip(ranked: RankedRow) -> str:
    lines = [f"{each.driver}: {here().toString(each.end - each.start, 'f', 1)}" for each in ranked.segments]
    return tooltip("\n".join(shown_text(line) for line in lines))
