"""Sensitivity as tables: the ranking at a weight, changes of the portfolio, breakpoints, smallest changes."""

from collections.abc import Sequence

import numpy as np

from vmo_desktop.charts.table_view import CellValue, ChartColumn, ChartTable
from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.weight_change import WeightChange
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.revealed_votes import BoolArray
from vmo_desktop.workshop.scenario_sensitivity import PortfolioSweep
from vmo_desktop.workshop.sensitivity_words import share_text, weights_change_text
from vmo_desktop.workshop.weight_sensitivity import Weighed
from vmo_desktop.workshop.weight_sweep import WeightSweep

tr = Texts("Chart")


def _known(number: float) -> float | None:
    return None if np.isnan(number) else float(number)


def ranking_at_table(
    sweep: WeightSweep,
    weight: float,
    now: IntArray,
    *,
    names: Sequence[str],
    ids: Sequence[int],
    funded: BoolArray | None,
) -> ChartTable:
    """The ranking at a weight with the ranks as they are, and what the best portfolio there funds where that is known.

    Initiatives without a value come last.
    """
    ranks, values = sweep.ranks_at(weight), sweep.lines.at(weight)
    columns = [
        ChartColumn(tr("Rank"), is_number=True, decimals=0),
        ChartColumn(tr("Initiative")),
        ChartColumn(tr("Value"), is_number=True, decimals=1),
        ChartColumn(tr("Rank now"), is_number=True, decimals=0),
    ]
    if funded is not None:
        columns.append(ChartColumn(tr("Portfolio there")))
    rows: list[tuple[CellValue, ...]] = []
    order = np.lexsort((np.arange(len(ranks)), np.where(ranks == 0, len(ranks) + 1, ranks))).tolist()
    for row in order:
        is_in = () if funded is None else (tr("funded") if funded[row] else "",)
        told = (float(each) if each else None for each in (int(ranks[row]), int(now[row])))
        rank, before = told
        rows.append((rank, names[row], _known(float(values[row])), before, *is_in))
    return ChartTable(tr("Ranking"), tuple(columns), tuple(rows), tuple(ids[row] for row in order))


def portfolio_pieces_table(found: PortfolioSweep, names: Sequence[str]) -> ChartTable:
    """The best portfolios by rising weight; the id of a row is its place, counted from 1."""
    columns = (
        ChartColumn(tr("From (%)"), is_number=True, decimals=1),
        ChartColumn(tr("To (%)"), is_number=True, decimals=1),
        ChartColumn(tr("Comes in")),
        ChartColumn(tr("Goes out")),
        ChartColumn(tr("Funded"), is_number=True, decimals=0),
        ChartColumn(tr("Cost"), is_number=True),
    )
    rows: list[tuple[CellValue, ...]] = []
    for place, piece in enumerate(found.pieces):
        change = found.changes[place - 1] if place else None
        moved = ["", ""] if change is None else [_listed(names, each) for each in (change.added, change.removed)]
        if change is not None and len(change.otherwise):
            moved[0] = ", ".join(
                filter(None, (moved[0], tr("changed: {names}", names=_listed(names, change.otherwise))))
            )
        count = float(np.count_nonzero(found.funded(place)))
        rows.append((100 * piece.start, 100 * piece.end, *moved, count, found.cost(place)))
    return ChartTable(tr("Portfolios"), columns, tuple(rows), tuple(range(1, len(rows) + 1)))


def _listed(names: Sequence[str], rows: IntArray) -> str:
    return ", ".join(names[row] for row in rows.tolist())


def breakpoints_table(
    weighed: Weighed, driver: int, names: Sequence[str], ids: Sequence[int], margins: FloatArray | None
) -> ChartTable:
    """What each score on a driver alone would have to gain or lose, best first; `margins` change the portfolio."""
    needed = weighed.breakpoints()
    columns = [
        ChartColumn(tr("Rank"), is_number=True, decimals=0),
        ChartColumn(tr("Initiative")),
        ChartColumn(tr("Points now"), is_number=True, decimals=1),
        ChartColumn(tr("To the next rank up"), is_number=True, decimals=1),
        ChartColumn(tr("To the next rank down"), is_number=True, decimals=1),
    ]
    parts = [weighed.points[:, driver], needed.up[:, driver], needed.down[:, driver]]
    if margins is not None:
        columns.append(ChartColumn(tr("To change the portfolio"), is_number=True, decimals=1))
        parts.append(weighed.points_needed(margins)[:, driver])
    ranks = weighed.ranks
    order = np.lexsort((np.arange(len(ranks)), np.where(ranks == 0, len(ranks) + 1, ranks))).tolist()
    rows = tuple(
        (float(ranks[row]) if ranks[row] else None, names[row], *(_known(float(each[row])) for each in parts))
        for row in order
    )
    return ChartTable(tr("Breakpoints"), tuple(columns), rows, tuple(ids[row] for row in order))


Change = tuple[str, WeightChange | None, WeightChange | None]
"""What would change, and the smallest changes for it in sum and in length."""


def nearest_table(changes: Sequence[Change], weights: FloatArray, drivers: Sequence[str]) -> ChartTable:
    """The smallest changes of weights; the id of a row is its place, counted from 1."""
    columns = (
        ChartColumn(tr("What would change")),
        ChartColumn(tr("Smallest")),
        ChartColumn(tr("Distance (%)"), is_number=True, decimals=1),
        ChartColumn(tr("Weights")),
    )
    rows: list[tuple[CellValue, ...]] = []
    for what, total, euclidean in changes:
        for word, change in ((tr("in sum"), total), (tr("in length"), euclidean)):
            far = None if change is None else 100 * change.distance
            rows.append((what, word, far, weights_change_text(change, weights, drivers)))
    return ChartTable(tr("Smallest change"), columns, tuple(rows), tuple(range(1, len(rows) + 1)))


def reign_words(sweep: WeightSweep, names: Sequence[str], weight: float) -> str:
    """Who is first at a weight."""
    first = np.flatnonzero(sweep.ranks_at(weight) == 1).tolist()
    return tr("At {weight}: {names} first", weight=share_text(weight), names=", ".join(names[row] for row in first))
