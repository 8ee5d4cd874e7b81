"""What the chart of crossing lines shows: values over one weight, and which of them are named."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.domain.portfolio import IntArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.weight_sweep import WeightSweep

tr = Texts("Chart")

FIRST = 5
"""Who is ever among so many first is named."""

MOST_NAMED = 14
"""More names than these would be no chart but a list."""


MOST_LISTED = 2_000
"""Of more crossings the table lists those between initiatives that are named."""


@dataclass(frozen=True, eq=False)
class CrossingData:
    """A sweep and its words; `funded` is how many the ranking funds as it is, `shown_at` a weight to look at."""

    sweep: WeightSweep
    driver: str
    names: tuple[str, ...]
    funded: int | None = None
    shown_at: float | None = None

    @cached_property
    def named(self) -> IntArray:
        """Rows that are named: ever among the first, then those that cross the line of what is funded; best first."""
        best, worst = self.sweep.best_ranks, self.sweep.worst_ranks
        ever_first = (best > 0) & (best <= FIRST)
        crosses = np.zeros(len(best), dtype=np.bool_)
        if self.funded:
            crosses = (best > 0) & (best <= self.funded) & (worst > self.funded)
        order = np.lexsort((np.arange(len(best)), best, ~ever_first))
        return order[(ever_first | crosses)[order]][:MOST_NAMED]

    @cached_property
    def marked(self) -> IntArray:
        """Places of the crossings at which two named ones meet, by weight."""
        met = self.sweep.crossings
        return np.flatnonzero(np.isin(met.falling, self.named) & np.isin(met.rising, self.named))

    @cached_property
    def leading(self) -> IntArray:
        """Of the marked crossings those at which the first changes."""
        met, changes = self.sweep.crossings, [each.start for each in self.sweep.reigns[1:]]
        firsts = {(each.row, round(each.start, 9)) for each in self.sweep.reigns[1:]}
        is_lead = [
            bool(changes) and (int(met.rising[place]), round(float(met.weights[place]), 9)) in firsts
            for place in self.marked.tolist()
        ]
        return self.marked[np.array(is_lead, dtype=np.bool_)]


def crossing_table(data: CrossingData) -> ChartTable:
    """Crossings by weight with the values there; the id of a row is its place among all, counted from 1.

    Of very many those between initiatives that are named are listed.
    """
    met, columns = data.sweep.crossings, (
        ChartColumn(tr("Weight (%)"), is_number=True, decimals=1),
        ChartColumn(tr("Overtakes")),
        ChartColumn(tr("Is overtaken")),
        ChartColumn(tr("Value there"), is_number=True, decimals=1),
        ChartColumn(tr("New rank"), is_number=True, decimals=0),
    )  # fmt: skip
    places = (np.arange(len(met.weights)) if len(met.weights) <= MOST_LISTED else data.marked).tolist()
    rows = tuple(
        (
            100 * float(met.weights[place]),
            data.names[int(met.rising[place])],
            data.names[int(met.falling[place])],
            float(data.sweep.values_met[place]),
            float(data.sweep.ranks_after[place]),
        )
        for place in places
    )
    return ChartTable(tr("Crossings"), columns, rows, tuple(place + 1 for place in places))
