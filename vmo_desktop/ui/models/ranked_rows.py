"""A ranking row by row: what is known of each initiative in it, put together only when somebody looks."""

from collections.abc import Iterable, Mapping
from math import isnan

import numpy as np

from vmo_desktop.charts.numbers import round_up
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.ui.ranked_row import RankColumn, RankedRow, Segment
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import InitiativeRow, RankBy

_STEP = 4
"""Bars are drawn on a scale so many times smaller once every row in sight fits on it."""


class RankedRows:
    """The initiatives of some results in an order, with the movement against former ranks by initiative id."""

    def __init__(self, results: Results, by: RankBy, former: Mapping[int, int] | None) -> None:
        self.results, self.by, self._former = results, by, former
        self.ranking = results.ranking(by)
        self._drawn: dict[int, RankedRow] = {}
        look = current_theme()
        self._colours = [look.driver(at, each.colour) for at, each in enumerate(results.snapshot.leaves)]
        self._place = {int(row): place for place, row in enumerate(self.ranking.order)}
        self._running = np.cumsum(results.costs[self.ranking.order])
        self._has_moved = former is not None and any(each.id in former for each in results.snapshot.initiatives)
        highest = float(np.nanmax(results.valuation.high, initial=0.0))
        self._top = min(round_up(highest), 100.0) if highest > 0 else 100.0
        largest = float(np.nanmax(results.value_for_money, initial=0.0))
        for_money = 0 if largest >= 1000 else 1 if largest >= 100 else 2
        cost = _decimals(results.costs)
        self.decimals = {RankColumn.COST: cost, RankColumn.RUNNING: cost, RankColumn.FOR_MONEY: for_money}
        initiatives = results.snapshot.initiatives
        self.ids = [initiatives[row].id for row in self.ranking.order]

    @property
    def funded_ids(self) -> frozenset[int]:
        """Who stands above the budget's line."""
        line = self.ranking.line
        return frozenset() if line is None else frozenset(self.ids[: line.funded])

    def initiative(self, row_id: int) -> InitiativeRow:
        """The initiative of a row."""
        return self.results.snapshot.initiative(row_id)

    def row(self, row_id: int) -> RankedRow:
        """A row as it is drawn."""
        if row_id not in self._drawn:
            self._drawn[row_id] = self._make(row_id)
        return self._drawn[row_id]

    def top(self, row_ids: Iterable[int]) -> float:
        """Points at which bars end so that the longest one of some rows is no stub.

        It falls in few large steps: bars that grow a little at every turn of the wheel cannot be compared.
        """
        largest = max((self.row(each).high for each in row_ids), default=self._top)
        top = self._top
        while 0 < largest <= (smaller := round_up(top / _STEP)):
            top = smaller
        return top

    def number(self, row_id: int, column: int) -> float | None:
        """What a cell of a number column holds; None where it is not known."""
        row = self.row(row_id)
        if column == RankColumn.RANK:
            return row.rank or None
        if column == RankColumn.MOVE:
            return row.movement
        at = self.results.snapshot.initiative_index[row_id]
        found = {
            RankColumn.VALUE: row.value,
            RankColumn.BAR: row.value,
            RankColumn.COST: self.results.costs[at],
            RankColumn.FOR_MONEY: self.results.value_for_money[at],
            RankColumn.RUNNING: self._running[self._place[at]],
        }
        number = float(found[RankColumn(column)])
        return None if isnan(number) else number

    def _make(self, row_id: int) -> RankedRow:
        at = self.results.snapshot.initiative_index[row_id]
        valuation, line = self.results.valuation, self.ranking.line
        rank = int(self.ranking.ranks[at])
        former = None if self._former is None else self._former.get(row_id)
        return RankedRow(
            rank=rank,
            movement=former - rank if former and rank else None,
            is_new=self._has_moved and former is None,
            value=float(valuation.value[at]),
            low=float(valuation.low[at]),
            high=float(valuation.high[at]),
            is_complete=bool(valuation.is_complete[at]),
            is_funded=None if line is None else self._place[at] < line.funded,
            is_mandatory=self.results.snapshot.initiatives[at].is_mandatory,
            segments=self._segments(at),
        )

    def _segments(self, at: int) -> tuple[Segment, ...]:
        start, found = 0.0, []
        for column, driver in enumerate(self.results.snapshot.leaves):
            part = float(self.results.valuation.contributions[at, column])
            if part > 0:
                found.append(Segment(driver.name, self._colours[column], start, start + part))
                start += part
        return tuple(found)


def _decimals(costs: FloatArray) -> int:
    known = costs[~np.isnan(costs)]
    return 0 if len(known) == 0 or bool((np.round(known) == known).all()) or float(known.max()) >= 10_000 else 2
