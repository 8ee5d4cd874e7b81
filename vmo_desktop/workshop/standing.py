"""Whether initiatives get money: as it was approved, else as far as the budget reaches in the order of the ranking."""

from collections.abc import Mapping

from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.value_rows import Standing


def standings(results: Results) -> Mapping[int, Standing]:
    """The standing of every initiative by id: unknown while nothing is approved and there is no budget.

    Of several approved scenarios the recommended one counts, else the one that was approved last.
    """
    snapshot, choice = results.snapshot, results.snapshot.choice
    funded: set[int] | None = None
    if choice.approvals:
        recommended = choice.recommended
        last = max(choice.approvals.values(), key=lambda row: row.at).scenario_id
        chosen = recommended.id if recommended is not None and recommended.id in choice.approvals else last
        funded = {row.initiative_id for row in choice.approved_initiatives.get(chosen, ())}
    elif snapshot.workshop.budget is not None and results.is_scored.any():
        is_funded = results.is_funded(snapshot.pack.order)
        funded = {each.id for each, is_in in zip(snapshot.initiatives, is_funded, strict=True) if is_in}
    if funded is None:
        return {each.id: Standing.UNKNOWN for each in snapshot.initiatives}
    return {each.id: Standing.FUNDED if each.id in funded else Standing.NOT_FUNDED for each in snapshot.initiatives}
