"""What a scenario of a workshop offers as a plain record, for JSON."""

from typing import Any

from vmo_desktop.errors import VmoError
from vmo_desktop.exchange.frontier_record import frontier_record
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import ScenarioRow
from vmo_desktop.workshop.portfolio import chosen
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
    names = ", ".join(f'"{each.name}"' for each in snapshot.choice.scenarios)
    raise VmoError(tr('No scenario is named "{name}". There are: {names}.', name=name or "", names=names))


def scenario_frontier_record(results: Results, name: str | None) -> dict[str, Any]:
    """The frontier of a scenario; compared is the portfolio that was approved, else what the ranking funds."""
    of = ScenarioProblem(results, named_scenario(results.snapshot, name))
    found = find_portfolio_frontier(of.problem, of.budget_index)
    line = ranking_line(of)
    proposal = None if line is None else found.funding(line)
    if of.scenario.id in of.snapshot.choice.approvals:
        proposal = found.proposal(chosen(of).choice.shares)
    codes = [each.code or each.name for each in results.snapshot.initiatives]
    options = [codes[each.row] + (f": {each.level.name}" if each.level else "") for each in of.options]
    record = frontier_record(found, options, codes, proposal)
    return {"scenario": of.scenario.name, "currency": results.snapshot.workshop.currency, "budget": of.budget} | record
