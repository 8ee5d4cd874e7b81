"""Whether initiatives get money: as approved, else as the recommended scenario has it, else nobody can say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workshop.choosing import approve, make_choosing
from vmo_desktop.workshop.choice_rows import ApprovalRow
from vmo_desktop.workshop.moments import instant
from vmo_desktop.workshop.ops.frame import set_budget
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scenarios import add_scenario, edit_scenario, recommend_scenario
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.standing import approved_standings, past_standings
from vmo_desktop.workshop.value_rows import Standing
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """With 70 the best is A and B, with 60 it is A and C, with 30 it is B."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _funded(standings: Mapping[int, Standing], snapshot: Snapshot) -> str | None:
    """The names of those that are funded; None where all is unknown."""
    found = [standings[each.id] for each in snapshot.initiatives]
    assert len(standings) == len(found)
    if set(found) == {Standing.UNKNOWN}:
        return None
    assert set(found) <= {Standing.FUNDED, Standing.NOT_FUNDED}
    return "".join(each.name for each in snapshot.initiatives if standings[each.id] is Standing.FUNDED)


def _approved(snapshot: Snapshot) -> str | None:
    return _funded(approved_standings(snapshot), snapshot)


def _past(workshop: Workshop) -> str | None:
    return _funded(past_standings(workshop.results), workshop.snapshot)


def test_without_an_approval_nobody_can_say_of_a_workshop_that_goes_on(workshop: Workshop) -> None:
    assert _approved(workshop.snapshot) is None


def test_of_several_approvals_the_recommended_one_counts_else_the_last(workshop: Workshop) -> None:
    for name, budget in (("Small", 60.0), ("Smallest", 30.0)):
        workshop.do(add_scenario({"name": name, "budget": budget}))
    base, small, smallest = (each.id for each in workshop.snapshot.choice.scenarios)
    approve(workshop, small)
    assert _approved(workshop.snapshot) == "AC", "the recommended one is not approved"
    approve(workshop, smallest)
    choice = workshop.snapshot.choice
    days = {small: "2027-03-02T10:00:00+01:00", smallest: "2027-03-01T10:00:00+01:00"}
    approvals: dict[int, ApprovalRow] = {key: replace(choice.approvals[key], at=day) for key, day in days.items()}
    assert _approved(replace(workshop.snapshot, choice=replace(choice, approvals=approvals))) == "AC"
    approvals = {small: approvals[small], smallest: replace(approvals[smallest], at="2027-03-03T10:00:00+01:00")}
    assert _approved(replace(workshop.snapshot, choice=replace(choice, approvals=approvals))) == "B"
    workshop.do(recommend_scenario(small))
    assert _approved(workshop.snapshot) == "AC"
    approve(workshop, base)
    workshop.do(recommend_scenario(base))
    assert _approved(workshop.snapshot) == "AB"


def test_the_last_approval_is_the_one_of_the_last_moment_wherever_it_was_given(workshop: Workshop) -> None:
    for name, budget in (("Small", 60.0), ("Smallest", 30.0)):
        workshop.do(add_scenario({"name": name, "budget": budget}))
    _, small, smallest = (each.id for each in workshop.snapshot.choice.scenarios)
    approve(workshop, small)
    approve(workshop, smallest)
    choice = workshop.snapshot.choice
    # Half past four in New York is half past nine in London: later than nine there.
    days = {small: "2027-03-02T04:30:00-05:00", smallest: "2027-03-02T09:00:00+00:00"}
    approvals = {key: replace(choice.approvals[key], at=day) for key, day in days.items()}
    assert _approved(replace(workshop.snapshot, choice=replace(choice, approvals=approvals))) == "AC"


def test_moments_are_in_order_whatever_their_offset_and_what_is_none_comes_first() -> None:
    summer, bare, winter = "2026-10-25T02:30:00+02:00", "2026-10-25T00:45:00", "2026-10-25T02:10:00+01:00"
    assert sorted((bare, winter, summer), key=instant) == [summer, bare, winter]
    assert instant("") == instant("soon") < instant("0001-01-01T00:00:00+14:00")


def test_a_past_workshop_without_an_approval_stands_as_its_recommended_scenario_has_it(workshop: Workshop) -> None:
    assert _past(workshop) == "AB"
    workshop.do(edit_scenario(1, {"budget": 60.0}))
    assert _past(workshop) == "AC", "the budget of the scenario before that of the workshop"
    workshop.do(set_budget(None))
    assert _past(workshop) == "AC"
    workshop.do(add_scenario({"name": "Smallest", "budget": 30.0}))
    workshop.do(recommend_scenario(workshop.snapshot.choice.scenarios[1].id))
    assert _past(workshop) == "B"


def test_where_nothing_could_be_left_out_or_nothing_is_chosen_nobody_can_say(workshop: Workshop) -> None:
    workshop.do(set_budget(5.0))
    assert _past(workshop) is None
    first = workshop.snapshot.initiatives[0].id
    workshop.do(edit_initiatives({first: {"is_mandatory": True}}))
    assert _past(workshop) is None, "no portfolio meets all conditions"
    workshop.do(set_budget(None))
    assert _past(workshop) is None


def test_a_past_workshop_with_an_approval_stands_as_it_was_approved(workshop: Workshop) -> None:
    workshop.do(add_scenario({"name": "Small", "budget": 60.0}))
    approve(workshop, workshop.snapshot.choice.scenarios[1].id)
    assert _past(workshop) == "AC"
