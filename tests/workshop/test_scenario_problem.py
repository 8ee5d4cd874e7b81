"""A scenario as arrays: what may be chosen, at which value and cost, under which limits."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from vmo_desktop.domain.portfolio import LinkKind
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.choice_rows import Aim, GroupKind, LimitOf
from vmo_desktop.workshop.ops import dependencies, limits, resources, scenarios
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import add_weight_set, delete_weight_set, set_points
from vmo_desktop.workshop.scenario_problem import Lacks, ScenarioProblem
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Four initiatives A-D worth 100, 75, 50, 25 points at 40, 30, 20, 10 of money; C and D are of class Small."""
    with Workshop.create(tmp_path / "w.vmo", author="Ines") as opened:
        opened.do(edit_workshop({"budget": 60.0}))
        opened.do(add_driver("Growth"))
        rows = [
            {"name": name, "cost": cost, "effort": cost / 10, "class_name": "Small" if name in "CD" else "Large"}
            for name, cost in zip("ABCD", (40.0, 30.0, 20.0, 10.0), strict=True)
        ]
        opened.do(add_initiatives(rows))
        driver = opened.snapshot.leaves[0].id
        scores = zip(opened.snapshot.initiatives, (4.0, 3.0, 2.0, 1.0), strict=True)
        opened.do(set_scores({(each.id, driver): score for each, score in scores}))
        yield opened


def _base(workshop: Workshop) -> ScenarioProblem:
    return ScenarioProblem(workshop.results, workshop.snapshot.choice.scenarios[0])


def _ids(workshop: Workshop) -> list[int]:
    return [each.id for each in workshop.snapshot.initiatives]


def test_the_workshop_s_budget_values_and_costs_are_the_problem(workshop: Workshop) -> None:
    problem = _base(workshop).problem
    assert problem.values.tolist() == [100.0, 75.0, 50.0, 25.0]
    assert problem.costs.tolist() == [40.0, 30.0, 20.0, 10.0]
    assert [limit.most for limit in problem.limits] == [60.0]


def test_a_scenario_s_own_budget_weights_and_assumptions_replace_the_workshop_s(workshop: Workshop) -> None:
    first = _ids(workshop)[0]
    workshop.do(add_driver("Risk"))
    workshop.do(add_weight_set("Careful"))
    own = workshop.snapshot.weight_sets[-1].id
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    workshop.do(set_scores({(each, risk): 0.0 for each in _ids(workshop)}))
    workshop.do(set_points(own, {growth: 50.0, risk: 50.0}))
    workshop.do(scenarios.edit_scenario(1, {"budget": 35.0, "weight_set_id": own}))
    workshop.do(limits.assume(1, first, {"cost": 5.0}))

    problem = _base(workshop).problem

    assert problem.values.tolist() == [50.0, 37.5, 25.0, 12.5]
    assert problem.costs[0] == 5.0
    assert problem.limits[0].most == 35.0
    assert workshop.results.costs[0] == 40.0


def test_what_lacks_a_value_or_a_cost_cannot_be_chosen_and_is_named(workshop: Workshop) -> None:
    first, second = _ids(workshop)[:2]
    workshop.do(edit_initiatives({first: {"cost": None, "is_mandatory": True}}))
    workshop.do(set_scores({(second, workshop.snapshot.leaves[0].id): None}))

    of = _base(workshop)

    assert of.lacking == (Lacks.COST, Lacks.VALUE, None, None)
    assert of.owner.tolist() == [2, 3]
    assert of.forced_in == frozenset()


def test_value_times_confidence_needs_a_confidence(workshop: Workshop) -> None:
    first = _ids(workshop)[0]
    workshop.do(edit_initiatives({first: {"confidence": 80.0}}))
    workshop.do(scenarios.edit_scenario(1, {"aim": Aim.CONFIDENT_VALUE}))

    of = _base(workshop)

    assert of.problem.values.tolist() == [80.0]
    assert of.lacking[1:] == (Lacks.CONFIDENCE,) * 3


def test_funding_levels_are_the_ways_to_fund_and_scale_what_else_is_used(workshop: Workshop) -> None:
    first = _ids(workshop)[0]
    workshop.do(
        resources.set_funding_levels(first, [resources.Level("Half", 20.0, 0.7), resources.Level("All", 40.0, 1)])
    )
    workshop.do(limits.add_limit(1, LimitOf.EFFORT, {"most": 5.0}))

    problem = _base(workshop).problem

    assert problem.owner.tolist() == [0, 0, 1, 2, 3]
    assert problem.values[:2].tolist() == [70.0, 100.0]
    assert problem.limits[1].use.tolist() == [2.0, 4.0, 3.0, 2.0, 1.0]


def test_limits_by_class_year_count_and_resource(workshop: Workshop) -> None:
    first, second, third, _ = _ids(workshop)
    workshop.do(resources.add_resource("Developers", "days"))
    developers = workshop.snapshot.choice.resources[0].id
    workshop.do(resources.set_demands({(first, developers, "2027"): 3.0, (first, developers, "2028"): 4.0}))
    workshop.do(resources.set_yearly_costs({(each, 2027): 8.0 for each in (first, second, third)}))
    for of, values in (
        (LimitOf.COST, {"class_name": "Small", "least": 15.0}),
        (LimitOf.COUNT, {"most": 2.0}),
        (LimitOf.RESOURCE, {"resource_id": developers, "most": 5.0}),
        (LimitOf.RESOURCE, {"resource_id": developers, "period": "2028", "most": 5.0}),
        (LimitOf.COST, {"period": "2027", "most": 20.0}),
    ):
        workshop.do(limits.add_limit(1, of, values))

    of_scenario = _base(workshop)

    assert of_scenario.lacking[3] is Lacks.YEARLY_COSTS
    uses = [limit.use.tolist() for limit in of_scenario.problem.limits[1:]]
    assert uses == [[0.0, 0.0, 20.0], [1.0] * 3, [7.0, 0.0, 0.0], [4.0, 0.0, 0.0], [8.0] * 3]
    assert of_scenario.problem.limits[1].least == 15.0


def test_a_limit_on_a_class_asks_nothing_of_the_others(workshop: Workshop) -> None:
    first, _, third, fourth = _ids(workshop)
    workshop.do(edit_initiatives({first: {"effort": None}, third: {"effort": None}}))
    workshop.do(resources.set_yearly_costs({(fourth, 2027): 8.0}))
    for of in (LimitOf.EFFORT, LimitOf.COST):
        period = "2027" if of is LimitOf.COST else ""
        workshop.do(limits.add_limit(1, of, {"class_name": "Small", "period": period, "most": 9.0}))

    of_scenario = _base(workshop)

    assert of_scenario.lacking == (None, None, Lacks.EFFORT, None)
    assert [limit.use.tolist() for limit in of_scenario.problem.limits[1:]] == [[0.0, 0.0, 1.0], [0.0, 0.0, 8.0]]


def test_a_limit_that_is_switched_off_is_not_in_the_problem(workshop: Workshop) -> None:
    workshop.do(limits.add_limit(1, LimitOf.COUNT, {"most": 2.0, "is_on": False}))
    assert len(_base(workshop).problem.limits) == 1


def test_dependencies_and_synergies_are_there_with_what_they_save(workshop: Workshop) -> None:
    first, second, third, fourth = _ids(workshop)
    workshop.do(dependencies.require(second, first))
    workshop.do(dependencies.add_group(GroupKind.AT_MOST_ONE, [third, fourth]))
    workshop.do(dependencies.add_synergy(third, fourth, {"value": 5.0, "saving": 4.0}))
    workshop.do(limits.add_limit(1, LimitOf.COST, {"class_name": "Small", "most": 25.0}))
    workshop.do(limits.add_limit(1, LimitOf.COST, {"class_name": "Large", "most": 25.0}))

    problem = _base(workshop).problem

    assert [(link.kind, link.members) for link in problem.links] == [
        (LinkKind.REQUIRES, (1, 0)),
        (LinkKind.AT_MOST_ONE, (2, 3)),
    ]
    assert problem.synergies[0].relief.tolist() == [4.0, 4.0, 0.0]


def test_mandatory_ones_are_forced_in_unless_the_scenario_forces_them_out(workshop: Workshop) -> None:
    first, second = _ids(workshop)[:2]
    workshop.do(edit_initiatives({first: {"is_mandatory": True}, second: {"is_mandatory": True}}))
    workshop.do(limits.set_force(1, [first], False, reason="Postponed"))

    of = _base(workshop)

    assert of.forced_in == {1}
    assert of.forced_out == {0}


def test_an_approved_scenario_refuses_edits_until_the_approval_is_taken_back(workshop: Workshop) -> None:
    workshop.do(scenarios.approve_scenario(1, [], status="optimal", value=0.0, bound=0.0, cost=0.0))
    for operation in (
        scenarios.edit_scenario(1, {"budget": 1.0}),
        limits.add_limit(1, LimitOf.COUNT, {"most": 1.0}),
        limits.set_force(1, _ids(workshop)[:1], True),
        limits.assume(1, _ids(workshop)[0], {"cost": 1.0}),
        scenarios.delete_scenarios([1]),
    ):
        with pytest.raises(NotAllowed, match="approved"):
            workshop.do(operation)

    workshop.do(scenarios.withdraw_approval(1))
    workshop.do(scenarios.edit_scenario(1, {"budget": 1.0}))
    assert _base(workshop).budget == 1.0


def test_a_duplicate_takes_limits_and_forces_and_no_approval(workshop: Workshop) -> None:
    first = _ids(workshop)[0]
    workshop.do(limits.set_force(1, [first], True, reason="Regulation", author="Ada"))
    workshop.do(limits.add_limit(1, LimitOf.COUNT, {"most": 3.0}))
    workshop.do(scenarios.approve_scenario(1, [], status="optimal", value=0.0, bound=0.0, cost=0.0))

    workshop.do(scenarios.duplicate_scenario(1, "More money"))

    choice = workshop.snapshot.choice
    copy = choice.scenarios[-1]
    assert choice.forces[copy.id, first].reason == "Regulation"
    assert [limit.most for limit in choice.limits[copy.id]] == [3.0]
    assert copy.id not in choice.approvals
    assert not copy.is_recommended


@pytest.mark.parametrize("period", ["soon", "2027-Q1", "²"])
def test_a_limit_on_cost_is_by_year(workshop: Workshop, period: str) -> None:
    with pytest.raises(NotAllowed, match="year"):
        workshop.do(limits.add_limit(1, LimitOf.COST, {"period": period, "most": 1.0}))


def test_a_weight_set_that_goes_leaves_the_scenario_with_the_workshop_s_weights(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Careful"))
    own = workshop.snapshot.weight_sets[-1].id
    workshop.do(scenarios.edit_scenario(1, {"weight_set_id": own}))
    workshop.do(delete_weight_set(own))
    assert np.array_equal(_base(workshop).values, workshop.results.valuation.value)
