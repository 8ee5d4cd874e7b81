"""Whether initiatives get money: as it was approved, or else as the recommended scenario would have it."""

from collections.abc import Collection, Mapping

from vmo_desktop.workshop.moments import instant
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import Standing

PATIENCE = 10.0
"""Seconds after which the best portfolio found so far is taken for a past workshop that approved none."""


def approved_standings(snapshot: Snapshot) -> Mapping[int, Standing]:
    """The standing of every initiative by id: unknown while nothing is approved.

    Of several approved scenarios the recommended one counts, else the one that was approved last.
    """
    choice = snapshot.choice
    if not choice.approvals:
        return {each.id: Standing.UNKNOWN for each in snapshot.initiatives}
    recommended = choice.recommended
    last = max(choice.approvals.values(), key=lambda row: instant(row.at)).scenario_id
    scenario_id = recommended.id if recommended is not None and recommended.id in choice.approvals else last
    return _told(snapshot, {row.initiative_id for row in choice.approved_initiatives.get(scenario_id, ())})


def past_standings(results: Results) -> Mapping[int, Standing]:
    """The standing of every initiative of a past workshop: without an approval, that of the recommended portfolio.

    Unknown where there is no budget that could leave anything out, or no portfolio. May take a search.
    """
    snapshot = results.snapshot
    scenario = snapshot.choice.recommended
    if snapshot.choice.approvals or scenario is None or (scenario.budget or snapshot.workshop.budget) is None:
        return approved_standings(snapshot)
    portfolio = chosen(ScenarioProblem(results, scenario), time_limit=PATIENCE)
    if not portfolio.choice.is_found or not portfolio.is_funded.any():
        return approved_standings(snapshot)
    funded = zip(snapshot.initiatives, portfolio.is_funded, strict=True)
    return _told(snapshot, {each.id for each, is_in in funded if is_in})


def _told(snapshot: Snapshot, funded: Collection[int]) -> Mapping[int, Standing]:
    return {each.id: Standing.FUNDED if each.id in funded else Standing.NOT_FUNDED for each in snapshot.initiatives}
