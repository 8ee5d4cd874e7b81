"""Scenarios as they are edited: copies, order, approval, which freezes, and support; and how they are tested."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, approve, make_choosing
from tests.workshop.doing import label_of, refusal_of
from vmo_desktop.workshop.choice_rows import Aim, ApprovedInitiativeRow, Degree, LimitOf, WeightInformation
from vmo_desktop.workshop.money_use import MONEY, money_counts, unless_counted
from vmo_desktop.workshop.ops.limits import add_limit, assume, set_force
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.robustness import edit_robustness, set_score_ranges
from vmo_desktop.workshop.ops.scenarios import (
    add_scenario,
    delete_scenarios,
    duplicate_scenario,
    edit_scenario,
    recommend_scenario,
    reorder_scenarios,
    set_support,
    try_on_copy,
    withdraw_approval,
)
from vmo_desktop.workshop.workshop import Workshop

FROZEN = "Base is approved and stays as it is. Duplicate it, or take the approval back first."


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """One scenario, Base, with a budget of its own."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(edit_scenario(1, {"budget": 70.0, "note": "As of May"}))
        yield opened


def _names(workshop: Workshop) -> list[tuple[int, str]]:
    return [(each.position, each.name) for each in workshop.snapshot.choice.scenarios]


def test_scenarios_come_at_the_end_and_are_put_in_order(workshop: Workshop) -> None:
    assert label_of(workshop, add_scenario({"name": "Small", "budget": 5.0})) == "Scenario added: Small"
    assert _names(workshop) == [(1, "Base"), (2, "Small")]
    small = workshop.snapshot.choice.scenarios[1]
    assert (small.budget, small.aim, small.weight_set_id, small.is_recommended) == (5.0, Aim.VALUE, None, False)
    assert label_of(workshop, reorder_scenarios([small.id, 1])) == "Scenarios reordered"
    assert _names(workshop) == [(1, "Small"), (2, "Base")]


def test_a_copy_takes_limits_forces_and_assumptions_and_neither_approval_nor_support(workshop: Workshop) -> None:
    a = workshop.snapshot.initiatives[A].id
    workshop.do(add_limit(1, LimitOf.COUNT, {"most": 3.0}))
    workshop.do(set_force(1, [a], True, reason="Law"))
    workshop.do(assume(1, a, {"cost": 41.0}))
    workshop.do(add_participant({"name": "Ana"}))
    workshop.do(set_support(1, 1, Degree.FULL))
    workshop.do(edit_scenario(1, {"aim": Aim.CONFIDENT_VALUE}))
    workshop.do(recommend_scenario(1))
    approve(workshop)
    assert label_of(workshop, duplicate_scenario(1, "Copy", {"budget": 90.0})) == "Scenario added: Copy"
    choice = workshop.snapshot.choice
    copy = choice.scenarios[1]
    assert (copy.position, copy.name, copy.budget, copy.note, copy.aim, copy.is_recommended) == (
        2, "Copy", 90.0, "As of May", Aim.CONFIDENT_VALUE, False,
    )  # fmt: skip
    assert [(each.of, each.most) for each in choice.limits[copy.id]] == [(LimitOf.COUNT, 3.0)]
    assert [(each.initiative_id, each.is_in, each.reason) for each in choice.forces_of(copy.id)] == [(a, True, "Law")]
    assert [(each.initiative_id, each.cost) for each in choice.assumptions_of(copy.id)] == [(a, 41.0)]
    assert copy.id not in choice.approvals
    assert choice.supports_of(copy.id) == ()
    assert len(choice.limits[1]) == len(choice.forces_of(1)) == len(choice.supports_of(1)) == 1


def test_an_edit_is_tried_on_a_copy_in_one_step(workshop: Workshop) -> None:
    steps = len(workshop.history())
    tried = try_on_copy(1, "What if", lambda copy: edit_scenario(copy, {"budget": 5.0}))
    assert label_of(workshop, tried) == "Scenario added: What if"
    assert len(workshop.history()) == steps + 1
    assert [each.budget for each in workshop.snapshot.choice.scenarios] == [70.0, 5.0]
    workshop.undo()
    assert _names(workshop) == [(1, "Base")]


def test_of_an_approved_scenario_only_name_and_note_change(workshop: Workshop) -> None:
    approve(workshop)
    assert workshop.undo_label == "Scenario approved: Base"
    for values in ({"budget": 1.0}, {"aim": Aim.NPV}, {"name": "X", "weight_set_id": 1}):
        assert refusal_of(workshop, edit_scenario(1, values)) == FROZEN
    workshop.do(add_scenario({"name": "Small"}))
    assert refusal_of(workshop, delete_scenarios([2, 1])) == FROZEN
    with pytest.raises(Exception, match="Base is approved"):
        approve(workshop)
    assert label_of(workshop, edit_scenario(1, {"name": "Plan", "note": ""})) == "Scenario changed: Plan"
    approved = workshop.snapshot.choice.approved_initiatives[1]
    ids = [workshop.snapshot.initiatives[row].id for row in (A, B)]
    assert [(each.initiative_id, each.share) for each in approved] == [(each, 1.0) for each in ids]
    assert isinstance(approved[0], ApprovedInitiativeRow)
    assert label_of(workshop, withdraw_approval(1)) == "Approval taken back: Plan"
    assert (workshop.snapshot.choice.approvals, workshop.snapshot.choice.approved_initiatives) == ({}, {})
    workshop.do(edit_scenario(1, {"budget": 1.0}))


def test_taking_one_approval_back_leaves_the_others(workshop: Workshop) -> None:
    workshop.do(duplicate_scenario(1, "Small"))
    for scenario_id in (1, 2):
        approve(workshop, scenario_id)
    workshop.do(withdraw_approval(1))
    assert list(workshop.snapshot.choice.approvals) == [2]
    assert list(workshop.snapshot.choice.approved_initiatives) == [2]


def test_one_scenario_stays(workshop: Workshop) -> None:
    assert refusal_of(workshop, delete_scenarios([1])) == "At least one scenario stays. Add another one first."
    for name in ("Small", "Large"):
        workshop.do(add_scenario({"name": name}))
    assert label_of(workshop, delete_scenarios([2])) == "Scenario deleted: Small"
    workshop.do(add_scenario({"name": "Other"}))
    assert label_of(workshop, delete_scenarios([1, 3])) == "2 scenarios deleted"
    assert [each.name for each in workshop.snapshot.choice.scenarios] == ["Other"]


def test_one_scenario_is_recommended_and_without_a_mark_the_first(workshop: Workshop) -> None:
    workshop.do(add_scenario({"name": "Small"}))
    recommended = workshop.snapshot.choice.recommended
    assert recommended is not None
    assert recommended.name == "Base"
    for scenario_id, name in ((2, "Small"), (1, "Base"), (2, "Small")):
        assert label_of(workshop, recommend_scenario(scenario_id)) == f"Scenario recommended: {name}"
        assert [each.id for each in workshop.snapshot.choice.scenarios if each.is_recommended] == [scenario_id]
        recommended = workshop.snapshot.choice.recommended
        assert recommended is not None
        assert recommended.id == scenario_id


def test_support_is_said_changed_and_taken_back_by_each(workshop: Workshop) -> None:
    for name in ("Ana", "Ben"):
        workshop.do(add_participant({"name": name}))
    workshop.do(set_support(1, 2, Degree.NEUTRAL))
    steps = len(workshop.history())
    assert label_of(workshop, set_support(1, 1, Degree.FULL)) == "Support recorded: Base"
    workshop.do(set_support(1, 1, Degree.OBJECTS, "Too small"))
    assert len(workshop.history()) == steps + 1
    said = {each.participant_id: (each.degree, each.note) for each in workshop.snapshot.choice.supports_of(1)}
    assert said == {1: (Degree.OBJECTS, "Too small"), 2: (Degree.NEUTRAL, "")}
    workshop.do(set_support(1, 1, None))
    assert [each.participant_id for each in workshop.snapshot.choice.supports_of(1)] == [2]


def test_ranges_of_scores_are_stated_replaced_and_taken_away(workshop: Workshop) -> None:
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    a, b = (workshop.snapshot.initiatives[row].id for row in (A, B))
    stated = set_score_ranges({(a, growth): (1.0, 3.0)})
    assert label_of(workshop, stated) == "Range of a score stated"
    both = set_score_ranges({(a, growth): (2.0, 2.0), (b, risk): (0.0, 4.0)})
    assert label_of(workshop, both) == "Ranges of 2 scores stated"
    assert workshop.snapshot.choice.score_ranges == {(a, growth): (2.0, 2.0), (b, risk): (0.0, 4.0)}
    assert refusal_of(workshop, set_score_ranges({(a, risk): (3.0, 2.5)})) == (
        "The lowest score of a range cannot be above its highest."
    )
    workshop.do(set_score_ranges({(a, growth): None, (b, growth): (1.0, 1.5)}))
    assert workshop.snapshot.choice.score_ranges == {(b, risk): (0.0, 4.0), (b, growth): (1.0, 1.5)}


def test_the_test_of_robustness_is_set_field_by_field(workshop: Workshop) -> None:
    steps = len(workshop.history())
    workshop.do(edit_robustness({"seed": 2}))
    told = label_of(workshop, edit_robustness({"seed": 3}))
    workshop.do(edit_robustness({"weights": WeightInformation.ORDINAL}))
    assert (told, len(workshop.history())) == ("Test of robustness changed", steps + 2)
    robustness = workshop.snapshot.choice.robustness
    assert (robustness.seed, robustness.weights) == (3, WeightInformation.ORDINAL)


def test_money_changes_the_choice_where_any_scenario_aims_at_it(workshop: Workshop) -> None:
    assert not money_counts(workshop.snapshot)
    assert unless_counted(workshop.snapshot) == MONEY == ("finance", "cash_line")
    workshop.do(add_scenario({"name": "Cash", "aim": Aim.NPV}))
    assert money_counts(workshop.snapshot)
    assert unless_counted(workshop.snapshot) == ()
