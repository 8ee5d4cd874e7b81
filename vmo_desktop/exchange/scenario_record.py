"""What a scenario of a workshop offers as a plain record, for JSON."""

from dataclasses import replace
from typing import Any

from vmo_desktop.domain.selection import choose
from vmo_desktop.errors import VmoError
from vmo_desktop.exchange.frontier_record import frontier_record
from vmo_desktop.exchange.mapping import DecimalMark
from vmo_desktop.exchange.numbers import NumberRefused, read_number
from vmo_desktop.exchange.portfolio_record import named_problem
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import ScenarioRow
from vmo_desktop.workshop.portfolio import Portfolio, chosen
from vmo_desktop.workshop.portfolio_frontier import find_portfolio_frontier, ranking_line
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Export")


def named_scenario(snapshot: Snapshot, name: str | None) -> ScenarioRow:
    """The scenario of a name, or the recommended one; raises `VmoError` that lists the names there are."""
    recommended = snapshot.choice.recommended
    if name is None and recommended is not None:
        return recommended
    for scenario in snapshot.choice.scenarios:
        if scenario.name == name:
            return scenario
    if not snapshot.choice.scenarios:
        raise VmoError(tr("There is no scenario yet. Add one in the window, under Choose."))
    names = ", ".join(f'"{each.name}"' for each in snapshot.choice.scenarios)
    raise VmoError(tr('No scenario is named "{name}". There are: {names}.', name=name or "", names=names))


def chosen_in(results: Results, name: str | None, *, budget: str | None, time_limit: float | None) -> Portfolio:
    """What a scenario chooses; with another budget, as typed, what it would choose, also where it is approved."""
    scenario = named_scenario(results.snapshot, name)
    if budget is None:
        return chosen(ScenarioProblem(results, scenario), time_limit=time_limit)
    of = ScenarioProblem(results, replace(scenario, budget=_amount(budget)))
    return Portfolio(of, choose(of.problem, time_limit=time_limit))


def _amount(text: str) -> float:
    try:
        number = read_number(text, DecimalMark.POINT)
    except NumberRefused:
        number = None
    if number is None:
        raise VmoError(tr('"{text}" is no amount of money. Write a number such as 12000 or 12.5.', text=text))
    return float(number.value)


def scenario_frontier_record(results: Results, name: str | None, *, most_named: float) -> dict[str, Any]:
    """The frontier of a scenario; compared is the portfolio that was approved, else what the ranking funds.

    `most_named` as in `frontier_record`.
    """
    of = ScenarioProblem(results, named_scenario(results.snapshot, name))
    found = find_portfolio_frontier(of.problem, of.budget_index)
    line = ranking_line(of)
    proposal = None if line is None else found.funding(line)
    if of.scenario.id in of.snapshot.choice.approvals:
        proposal = found.proposal_of(chosen(of))
    named = named_problem(of)
    record = frontier_record(found, named.options, named.initiatives, proposal, most_named=most_named)
    return {"scenario": of.scenario.name, "currency": results.snapshot.workshop.currency, "budget": of.budget} | record
