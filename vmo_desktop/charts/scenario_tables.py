"""Scenarios beside each other as tables: what differs, which initiative is in which, where the money goes."""

from vmo_desktop.charts.aim_words import worth_column
from vmo_desktop.charts.numbers import written
from vmo_desktop.charts.table_view import CellValue, ChartColumn, ChartTable
from vmo_desktop.domain.portfolio import TOLERANCE
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.alignment import Alignment
from vmo_desktop.workshop.choice_rows import ScenarioRow
from vmo_desktop.workshop.portfolio import Portfolio, Standing
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_comparison import Difference, Membership
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

tr = Texts("Chart")


def shown_scenario(scenario: ScenarioRow) -> str:
    """What a scenario is called where a name is needed and may be missing."""
    return scenario.name or tr("Scenario {number}", number=scenario.id)


def standing_text(portfolio: Portfolio, row: int) -> str:
    """Where an initiative stands in a portfolio: a shape and a word."""
    share, level = float(portfolio.shares[row]), portfolio.levels[row]
    match portfolio.standing(row):
        case Standing.FUNDED if level:
            return f"● {level}"
        case Standing.FUNDED if share < 1 - TOLERANCE:
            return f"◐ {written(100 * share, 0)} %"
        case Standing.FUNDED:
            return f"● {tr('Funded')}"
        case Standing.WAITING:
            return f"○ {tr('Waiting')}"
        case Standing.FORCED_OUT:
            return f"✕ {tr('Out')}"
        case Standing.LACKING:
            return f"? {tr('Not known')}"


def difference_table(found: Difference) -> ChartTable:
    """What the second portfolio adds, drops and funds otherwise."""
    first, second = found.first, found.second
    columns = (
        ChartColumn(tr("Change")),
        ChartColumn(tr("Initiative")),
        ChartColumn(shown_scenario(first.of.scenario)),
        ChartColumn(shown_scenario(second.of.scenario)),
        *_worth_columns(first.of, second.of),
        ChartColumn(tr("Cost"), is_number=True),
    )
    is_alike = first.of.is_of_money is second.of.is_of_money
    rows: list[tuple[CellValue, ...]] = []
    ids: list[int] = []
    for change, places, sign in (
        (tr("+ Added"), found.added, 1.0),
        (tr("− Removed"), found.removed, -1.0),
        (tr("~ Changed"), found.changed, 1.0),
    ):
        for row in places:
            initiative = first.of.snapshot.initiatives[row]
            whose = first if sign < 0 else second
            value, cost = float(whose.values[row]), float(whose.costs[row])
            beside = (standing_text(first, row), standing_text(second, row))
            worth = [value] if is_alike else [None, value] if whose.of.is_of_money else [value, None]
            rows.append((change, shown_name(initiative), *beside, *worth, cost))
            ids.append(initiative.id)
    return ChartTable(tr("Differences"), columns, tuple(rows), tuple(ids))


def _worth_columns(*sides: ScenarioProblem) -> tuple[ChartColumn, ...]:
    """One column of what both scenarios make large; of value and of money a column each."""
    found = {each.is_of_money: worth_column(each) for each in sides}
    return tuple(found[is_of_money] for is_of_money in sorted(found))


def drivers_table(first: Alignment, second: Alignment) -> ChartTable:
    """What each driver gets of two portfolios: value, and how many funded initiatives serve it."""
    names = [shown_scenario(each.portfolio.of.scenario) for each in (first, second)]
    columns = (
        ChartColumn(tr("Driver")),
        *(ChartColumn(tr("Value: {scenario}", scenario=name), is_number=True, decimals=1) for name in names),
        *(ChartColumn(tr("Initiatives: {scenario}", scenario=name), is_number=True) for name in names),
    )
    leaves = first.portfolio.of.snapshot.leaves
    rows = tuple(
        (
            driver.name or driver.code, float(first.value_by_driver[place]), float(second.value_by_driver[place]),
            float(first.served[place]), float(second.served[place]),
        )
        for place, driver in enumerate(leaves)
    )  # fmt: skip
    return ChartTable(tr("Drivers served"), columns, rows, tuple(driver.id for driver in leaves))


def membership_table(found: Membership) -> ChartTable:
    """Which initiative is funded in which scenario, and in how many."""
    columns = (
        ChartColumn(tr("Code")),
        ChartColumn(tr("Initiative")),
        ChartColumn(tr("Funded in")),
        *(ChartColumn(shown_scenario(each.of.scenario)) for each in found.portfolios),
    )
    rows = tuple(
        (
            initiative.code, shown_name(initiative),
            tr("{count} of {all}", count=int(found.counts[row]), all=found.of),
            *(standing_text(each, row) for each in found.portfolios),
        )
        for row, initiative in enumerate(found.snapshot.initiatives)
    )  # fmt: skip
    return ChartTable(tr("Membership"), columns, rows, tuple(each.id for each in found.snapshot.initiatives))


def portfolio_table(portfolio: Portfolio) -> ChartTable:
    """What a portfolio funds, most valuable first."""
    columns = (
        ChartColumn(tr("Initiative")),
        ChartColumn(tr("Choice")),
        worth_column(portfolio.of),
        ChartColumn(tr("Cost"), is_number=True),
    )
    snapshot = portfolio.of.snapshot
    funded = [row for row in range(len(portfolio.shares)) if portfolio.is_funded[row]]
    funded.sort(key=lambda row: -portfolio.values[row])
    rows = tuple(
        (
            shown_name(snapshot.initiatives[row]), standing_text(portfolio, row), float(portfolio.values[row]),
            float(portfolio.costs[row]),
        )
        for row in funded
    )  # fmt: skip
    return ChartTable(tr("Portfolio"), columns, rows, tuple(snapshot.initiatives[row].id for row in funded))
