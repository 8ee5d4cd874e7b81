"""Scenarios beside each other: what is funded in one and not in another, and in how many."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, C, D, approve, chosen_by, make_choosing
from vmo_desktop.workshop.choice_rows import Degree, LimitOf
from vmo_desktop.workshop.ops import dependencies, limits, resources, scenarios
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.participants import add_participant, edit_participant
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import add_weight_set, set_points
from vmo_desktop.workshop.portfolio import Standing
from vmo_desktop.workshop.portfolio_frontier import find_portfolio_frontier
from vmo_desktop.workshop.robust_choice import RobustChoice
from vmo_desktop.workshop.sample_optimiser import CannotTest
from vmo_desktop.workshop.scenario_comparison import difference, membership, next_name, support_counts
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """The workshop with a second scenario that has 60 to spend."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(scenarios.duplicate_scenario(1, "Less"))
        opened.do(scenarios.edit_scenario(2, {"budget": 60.0}))
        yield opened


def _ids(workshop: Workshop) -> list[int]:
    return [each.id for each in workshop.snapshot.initiatives]


def test_what_is_added_removed_and_what_it_is_worth_is_told(workshop: Workshop) -> None:
    found = difference(chosen_by(workshop, 1), chosen_by(workshop, 2))
    assert (found.added, found.removed, found.changed) == ((C,), (B,), ())
    assert (found.value, found.cost, found.count) == (-25.0, -10.0, 0)
    assert found.value_by_first == -25.0
    assert found.is_same_measure
    assert not found.is_same_choice


def test_a_scenario_differs_from_itself_in_nothing(workshop: Workshop) -> None:
    found = difference(chosen_by(workshop, 1), chosen_by(workshop, 1))
    assert found.is_same_choice
    assert (found.value, found.cost, found.count) == (0.0, 0.0, 0)


def test_another_level_or_share_of_the_same_initiative_is_a_change(workshop: Workshop) -> None:
    a, b, c = _ids(workshop)[:3]
    levels = [resources.Level("Slim", 30.0, 0.9), resources.Level("Full", 40.0, 1.0)]
    workshop.do(resources.set_funding_levels(a, levels))
    for scenario_id in (1, 2):
        workshop.do(limits.set_force(scenario_id, [c], False))
    workshop.do(resources.set_least_share(b, 0.5))
    workshop.do(scenarios.edit_scenario(2, {"budget": 45.0}))

    first, second = chosen_by(workshop, 1), chosen_by(workshop, 2)
    found = difference(first, second)

    assert (first.levels[A], second.levels[A]) == ("Full", "Slim")
    assert second.shares[B] == pytest.approx(0.5)
    assert (found.added, found.removed, found.changed) == ((), (), (A, B))
    assert found.value == pytest.approx(0.9 * 75 + 25 - 125)
    assert found.value_by_first == pytest.approx(found.value)


def test_values_by_other_weights_are_also_told_by_those_of_the_first(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Careful"))
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    own = workshop.snapshot.weight_sets[-1].id
    workshop.do(set_points(own, {growth: 25.0, risk: 75.0}))
    workshop.do(scenarios.edit_scenario(2, {"budget": 50.0, "weight_set_id": own}))

    found = difference(chosen_by(workshop, 1), chosen_by(workshop, 2))

    assert not found.is_same_measure
    assert (found.added, found.removed) == ((C,), (A,))
    assert found.value == 125 - 125
    assert found.value_by_first == 50 + 25 - 125


def test_a_value_that_neither_knows_is_alike_in_both(workshop: Workshop) -> None:
    workshop.do(set_scores({(_ids(workshop)[D], workshop.snapshot.leaves[0].id): None}))
    first, second = chosen_by(workshop, 1), chosen_by(workshop, 2)
    assert math.isnan(first.of.values[D])
    assert difference(first, second).is_same_measure


def test_a_pair_counts_in_the_value_by_the_first_where_both_are_funded(workshop: Workshop) -> None:
    a, _, c = _ids(workshop)[:3]
    workshop.do(dependencies.add_synergy(a, c, {"value": 10.0}))
    found = difference(chosen_by(workshop, 1), chosen_by(workshop, 2))
    assert found.value == found.value_by_first == 75 + 25 + 10 - 125


def test_a_scenario_without_a_portfolio_has_no_difference_in_value(workshop: Workshop) -> None:
    workshop.do(limits.add_limit(2, LimitOf.COUNT, {"least": 4.0}))
    found = difference(chosen_by(workshop, 1), chosen_by(workshop, 2))
    assert math.isnan(found.value)
    assert math.isnan(found.value_by_first)
    assert found.removed == (A, B)


def test_what_an_approved_level_brings_is_unknown_once_the_level_is_gone(workshop: Workshop) -> None:
    a = _ids(workshop)[0]
    workshop.do(resources.set_funding_levels(a, [resources.Level("Full", 40.0, 1.0)]))
    approved = approve(workshop, 1)
    assert chosen_by(workshop, 1).is_option
    workshop.do(resources.set_funding_levels(a, [resources.Level("All of it", 40.0, 1.0)]))
    now = chosen_by(workshop, 1)
    assert not now.is_option
    assert (now.choice.objective, now.shares[A], now.levels[A]) == (approved.choice.objective, 1.0, "Full")
    assert math.isnan(difference(now, chosen_by(workshop, 2)).value_by_first)
    found = find_portfolio_frontier(now.of.problem, now.of.budget_index)
    proposal = found.proposal_of(now)
    assert (proposal.value, proposal.cost) == (approved.choice.objective, approved.choice.cost)
    with pytest.raises(CannotTest):
        RobustChoice(now)


def test_in_how_many_scenarios_each_initiative_is_funded(workshop: Workshop) -> None:
    workshop.do(scenarios.duplicate_scenario(1, "Nothing fits"))
    workshop.do(limits.add_limit(3, LimitOf.COUNT, {"least": 5.0}))
    workshop.do(scenarios.add_scenario({"name": "Not yet known"}))

    found = membership(workshop.snapshot, {each: chosen_by(workshop, each) for each in (1, 2, 3)})

    assert found.of == 2
    assert found.counts.tolist() == [2, 1, 1, 0]
    assert found.shares.tolist() == [[1, 1], [1, 0], [0, 1], [0, 0]]
    assert found.left_out == (3, 4)


def test_what_was_approved_stays_though_its_cost_is_no_longer_known(workshop: Workshop) -> None:
    approve(workshop)
    workshop.do(edit_initiatives({_ids(workshop)[0]: {"cost": None}, _ids(workshop)[1]: {"cost": 99.0}}))
    found = chosen_by(workshop)
    assert found.standing(A) is found.standing(B) is Standing.FUNDED
    assert found.costs.tolist() == [40, 30, 0, 0]
    assert found.values.tolist() == [75, 50, 0, 0]
    assert found.choice.cost == 70


def test_support_counts_who_said_something_and_who_is_present_and_did_not(workshop: Workshop) -> None:
    for name in ("Ann", "Ben", "Cy", "Di"):
        workshop.do(add_participant({"name": name}))
    ann, ben, _, di = (each.id for each in workshop.snapshot.participants)
    workshop.do(scenarios.set_support(1, ann, Degree.FULL))
    workshop.do(scenarios.set_support(1, ben, Degree.OBJECTS, "too late"))
    workshop.do(edit_participant(ben, {"is_present": False}))
    workshop.do(edit_participant(di, {"is_present": False}))

    found = support_counts(workshop.snapshot, 1)

    assert found.degrees == {Degree.FULL: 1, Degree.RESERVED: 0, Degree.NEUTRAL: 0, Degree.OBJECTS: 1}
    assert (found.said, found.unsaid) == (2, 1)
    assert support_counts(workshop.snapshot, 2).said == 0


def test_a_new_scenario_gets_a_name_that_is_not_taken(workshop: Workshop) -> None:
    assert next_name(workshop.snapshot, "More money") == "More money"
    assert next_name(workshop.snapshot, "Less") == "Less 2"
