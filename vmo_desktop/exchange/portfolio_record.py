"""What a scenario chooses as a plain record, for JSON: full precision, unknown numbers None."""

from typing import Any

from vmo_desktop.domain.portfolio import TOLERANCE
from vmo_desktop.domain.portfolio_sums import limit_use
from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.exchange.selection_record import finite
from vmo_desktop.exchange.selection_terms import NamedProblem
from vmo_desktop.workshop.choice_rows import LimitOf
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.rows import InitiativeRow
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.weight_shifts import PortfolioShifts


def code_of(initiative: InitiativeRow) -> str:
    """What an initiative is called in a record: its code, or its name where it has none."""
    return initiative.code or initiative.name


def named_problem(of: ScenarioProblem) -> NamedProblem:
    """The problem of a scenario with what its rows are called: initiatives by code, levels behind a colon."""
    codes = [code_of(each) for each in of.snapshot.initiatives]
    options = [codes[each.row] + (f": {each.level.name}" if each.level else "") for each in of.options]
    limits = [limit_name(of, index) for index in range(len(of.problem.limits))]
    return NamedProblem(of.problem, tuple(options), tuple(codes), tuple(limits), of.budget_index)


def limit_name(of: ScenarioProblem, index: int) -> str:
    """What a limit of a scenario is called: what it bounds, when, and of which class."""
    row = of.limit_row(index)
    if row is None:
        return "budget"
    names = {each.id: each.name for each in of.snapshot.choice.resources}
    what = names.get(row.resource_id or 0, "") if row.of is LimitOf.RESOURCE else row.of.value
    return " ".join(part for part in (what, row.period, row.class_name and f"of {row.class_name}") if part)


def portfolio_record(portfolio: Portfolio) -> dict[str, Any]:
    """What is funded, what it is worth, how sure that is, and where every initiative stands."""
    choice, of = portfolio.choice, portfolio.of
    initiatives = of.snapshot.initiatives
    return {
        "scenario": of.scenario.name,
        "aim": of.scenario.aim.value,
        "unit": of.snapshot.workshop.currency if of.is_of_money else "points",
        "status": choice.status.value,
        "objective": known(choice.objective),
        "bound": finite(choice.bound),
        "gap": finite(choice.gap),
        "cost": known(choice.cost),
        "budget": of.budget,
        "headroom": known(portfolio.headroom),
        "approved": portfolio.approval is not None,
        "selected": [code_of(each) for row, each in enumerate(initiatives) if portfolio.is_funded[row]],
        "shares": {
            _option(portfolio, row): float(portfolio.shares[row])
            for row in range(len(initiatives))
            if portfolio.is_funded[row]
        },
        "initiatives": [_initiative(portfolio, row) for row in range(len(initiatives))],
        "lacking": {code_of(initiatives[row]): lack.value for row, lack in enumerate(of.lacking) if lack is not None},
        "limits": [_limit(portfolio, index) for index in range(len(of.problem.limits))],
    }


def shifts_record(shifts: PortfolioShifts) -> dict[str, Any]:
    """The smallest change of one weight that decides otherwise about each initiative, and up to which all are known."""
    codes = [code_of(each) for each in shifts.of.snapshot.initiatives]
    return {
        "weight_changes": {codes[row]: _shift(shifts, row) for row in range(len(codes)) if shifts.found.asked[row]},
        "weight_changes_known_up_to": finite(max(shifts.found.radius, 0.0)),
    }


def _shift(shifts: PortfolioShifts, row: int) -> dict[str, Any] | None:
    found = shifts.shift(row)
    if found is None:
        return None
    weight, shift = found
    return {
        "driver": weight.driver.name,
        "weight_set": weight.weight_set.name,
        "from": shift.present,
        "to": shift.weight,
    }


def _option(portfolio: Portfolio, row: int) -> str:
    code, level = code_of(portfolio.of.snapshot.initiatives[row]), portfolio.levels[row]
    return f"{code}: {level}" if level else code


def _initiative(portfolio: Portfolio, row: int) -> dict[str, Any]:
    initiative = portfolio.of.snapshot.initiatives[row]
    is_funded = portfolio.shares[row] > TOLERANCE
    return {
        "code": initiative.code,
        "name": initiative.name,
        "standing": portfolio.standing(row).value,
        "share": float(portfolio.shares[row]),
        "level": portfolio.levels[row],
        "value": known(portfolio.values[row] if is_funded else portfolio.of.values[row]),
        "cost": known(portfolio.costs[row] if is_funded else portfolio.of.costs[row]),
    }


def _limit(portfolio: Portfolio, index: int) -> dict[str, Any]:
    """A limit with what is used of it, the budget as the limit of all costs."""
    of, row = portfolio.of, portfolio.of.limit_row(index)
    limit = of.problem.limits[index]
    names = {each.id: each.name for each in of.snapshot.choice.resources}
    resource = None if row is None or row.resource_id is None else names.get(row.resource_id)
    return {
        "name": limit_name(of, index),
        "of": "budget" if row is None else row.of.value,
        "resource": resource,
        "period": "" if row is None else row.period,
        "class": "" if row is None else row.class_name,
        "least": finite(limit.least),
        "most": finite(limit.most),
        "used": limit_use(of.problem, index, portfolio.choice.shares) if portfolio.choice.is_found else None,
    }
