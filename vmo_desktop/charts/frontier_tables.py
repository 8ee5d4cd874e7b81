"""The numbers behind the charts of a frontier, as tables."""

from dataclasses import replace

import numpy as np

from vmo_desktop.charts.aim_words import worth_column
from vmo_desktop.charts.frontier_data import FrontierData
from vmo_desktop.charts.numbers import compact
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.domain.portfolio import TOLERANCE, FloatArray, IntArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.portfolio_frontier import PortfolioFrontier
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

tr = Texts("Chart")

MOST_ROWS = 2_000
"""A table of points has so many rows, and the supported points beyond."""


def listed_points(data: FrontierData) -> IntArray:
    """Places of the points in the table: all, or of very many the supported and named ones and steps of equal cost."""
    if len(data) <= MOST_ROWS:
        return np.arange(len(data))
    named = [spot.place for spot in data.spots if spot.place is not None]
    thinned = data.frontier.thinned(MOST_ROWS)
    return np.unique(np.concatenate((thinned, np.flatnonzero(data.frontier.is_supported), np.array(named, dtype=int))))


def frontier_table(found: PortfolioFrontier, data: FrontierData, of: ScenarioProblem) -> ChartTable:
    """Efficient portfolios by rising cost; the id of a row is the place of its point, counted from 1."""
    names = {spot.place: spot.name for spot in data.spots if spot.place is not None}
    cost = tr("Cost ({currency})", currency=data.currency) if data.currency else tr("Cost")
    columns = (
        ChartColumn(tr("No."), is_number=True, decimals=0),
        ChartColumn(cost, is_number=True),
        worth_column(of),
        ChartColumn(tr("Funded"), is_number=True, decimals=0),
        ChartColumn(tr("Best for some price of money")),
        ChartColumn(tr("Mark")),
    )
    places = listed_points(data).tolist()
    rows = tuple(
        (
            float(place + 1), float(data.frontier.costs[place]), float(data.frontier.values[place]),
            float(np.count_nonzero(found.funded(data.frontier.choice_at(place)))),
            tr("yes") if data.frontier.is_supported[place] else tr("no"), names.get(place, ""),
        )
        for place in places
    )  # fmt: skip
    return ChartTable(tr("Frontier"), columns, rows, tuple(place + 1 for place in places))


def order_of_buy_table(found: PortfolioFrontier, of: ScenarioProblem) -> ChartTable:
    """Initiatives by value per cost with the sums of each and all before it."""
    snapshot, bought, per = of.snapshot, found.order_of_buy, 1.0 if of.is_of_money else _per(of)
    columns = (
        ChartColumn(tr("Place"), is_number=True, decimals=0),
        ChartColumn(tr("Initiative")),
        ChartColumn(slope_title(of), is_number=True, decimals=2 if of.is_of_money else 1),
        worth_column(of),
        ChartColumn(tr("Cost"), is_number=True),
        replace(worth_column(of), title=tr("NPV so far") if of.is_of_money else tr("Value so far")),
        ChartColumn(tr("Cost so far"), is_number=True),
    )
    rows = tuple(
        (
            float(place + 1), shown_name(snapshot.initiatives[row]),
            float(bought.slopes[place] * per) if np.isfinite(bought.slopes[place]) else None,
            float(bought.values[place]), float(bought.costs[place]),
            float(bought.running_values[place]), float(bought.running_costs[place]),
        )
        for place, row in enumerate(bought.order.tolist())
    )  # fmt: skip
    ids = tuple(snapshot.initiatives[row].id for row in bought.order.tolist())
    return ChartTable(tr("Order of buy"), columns, rows, ids)


def _per(of: ScenarioProblem) -> float:
    return of.snapshot.workshop.value_for_money_per


def slope_title(of: ScenarioProblem) -> str:
    """Heading of value for money: net present value for each unit of money spent, or value for an amount of it."""
    if of.is_of_money:
        return tr("NPV per cost")
    per = f"{compact(_per(of))} {of.snapshot.workshop.currency}".strip()
    return tr("Value per {money}", money=per)


def changes_table(found: PortfolioFrontier, of: ScenarioProblem, place: int, current: FloatArray | None) -> ChartTable:
    """What a point funds: first what it adds to, removes from and funds otherwise than the current portfolio."""
    snapshot, problem, shares = of.snapshot, found.problem, found.point(place).shares
    former = shares if current is None else current
    now, before = found.funded(shares), found.funded(former)
    is_other = np.zeros(problem.initiatives, dtype=np.bool_)
    is_other[problem.owner[np.abs(shares - former) > TOLERANCE]] = True
    groups = [
        (tr("Added"), now & ~before), (tr("Removed"), before & ~now), (tr("Changed"), now & before & is_other),
        (tr("Funded") if current is None else tr("Stays"), now & before & ~is_other),
    ]  # fmt: skip
    told = np.where(now[problem.owner], shares, former)
    values, costs = (np.zeros(problem.initiatives) for _ in range(2))
    np.add.at(values, problem.owner, told * problem.values)
    np.add.at(costs, problem.owner, told * problem.costs)
    rows = [(word, row) for word, which in groups for row in np.flatnonzero(which).tolist()]
    columns = (
        ChartColumn(tr("Change")), ChartColumn(tr("Initiative")),
        worth_column(of), ChartColumn(tr("Cost"), is_number=True),
    )  # fmt: skip
    cells = tuple(
        (word, shown_name(snapshot.initiatives[row]), float(values[row]), float(costs[row])) for word, row in rows
    )
    return ChartTable(tr("Portfolio"), columns, cells, tuple(snapshot.initiatives[row].id for _, row in rows))
