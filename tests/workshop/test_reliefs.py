"""Whatever a relief says it does, it does: the conflict is gone after it, and the value is the one that was told."""

from collections.abc import Iterator
from math import nan
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, chosen_by, make_choosing
from tests.workshop.doing import label_of
from vmo_desktop.charts.condition_words import relief_text
from vmo_desktop.domain.conflict import Conflict, Relief, find_conflict
from vmo_desktop.domain.portfolio import Condition, ConditionKind
from vmo_desktop.workshop.choice_rows import GroupKind, LimitOf
from vmo_desktop.workshop.ops.dependencies import add_group, require
from vmo_desktop.workshop.ops.frame import set_budget
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit, edit_limit, set_force
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario, edit_scenario
from vmo_desktop.workshop.reliefs import relief_operation
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _conflict(workshop: Workshop) -> tuple[ScenarioProblem, Conflict]:
    of = chosen_by(workshop).of
    conflict = find_conflict(of.problem)
    assert conflict is not None
    return of, conflict


def _check(workshop: Workshop, count: int) -> list[str]:
    """Do each relief by itself; what they say."""
    of, conflict = _conflict(workshop)
    assert len(conflict.reliefs) == count
    for relief in conflict.reliefs:
        assert relief.is_enough
        workshop.do(relief_operation(of, relief))
        assert chosen_by(workshop).choice.objective == pytest.approx(relief.objective)
        workshop.undo()
    return [relief_text(of, each) for each in conflict.reliefs]


def test_what_is_mandatory_and_forced_in_besides_is_freed_of_both(workshop: Workshop) -> None:
    a, c = (workshop.snapshot.initiatives[row].id for row in (A, C))
    workshop.do(edit_initiatives({a: {"is_mandatory": True}}))
    workshop.do(set_force(1, [a], True))
    workshop.do(require(a, c))
    workshop.do(set_force(1, [c], False))
    told = _check(workshop, 3)
    assert "Drop the force on A, and make it no longer mandatory" in told
    assert "Drop the force on C" in told


def test_what_is_forced_out_though_mandatory_is_then_left_to_the_choice(workshop: Workshop) -> None:
    c = workshop.snapshot.initiatives[C].id
    workshop.do(edit_initiatives({c: {"is_mandatory": True}}))
    workshop.do(set_force(1, [c], False))
    workshop.do(add_group(GroupKind.AT_LEAST_ONE, [c]))
    workshop.do(add_limit(1, LimitOf.COUNT, {"most": 3.0}))
    told = _check(workshop, 2)
    assert "Drop the force on C, and make it no longer mandatory" in told


def test_the_budget_is_raised_in_the_scenario_alone(workshop: Workshop) -> None:
    a, b, c, d = (each.id for each in workshop.snapshot.initiatives)
    workshop.do(edit_initiatives({each: {"is_mandatory": True} for each in (a, b)}))
    workshop.do(edit_scenario(1, {"budget": 50.0}))
    told = _check(workshop, 3)
    assert told[0] == "Raise the budget by 20 EUR to 70 EUR"
    assert set(told[1:]) == {"Make A no longer mandatory", "Make B no longer mandatory"}
    of, conflict = _conflict(workshop)
    assert label_of(workshop, relief_operation(of, conflict.reliefs[0])) == "Scenario changed: Base"
    assert workshop.snapshot.choice.scenarios[0].budget == 70.0
    assert workshop.snapshot.workshop.budget == 70.0
    workshop.do(set_budget(1.0))
    assert np.flatnonzero(chosen_by(workshop).is_funded).tolist() == [A, B]
    assert {c, d}.isdisjoint(each.initiative_id for each in chosen_by(workshop).approved())


def test_a_relief_is_a_step_of_its_own_whatever_was_typed_before(workshop: Workshop) -> None:
    a, b, _, _ = (each.id for each in workshop.snapshot.initiatives)
    workshop.do(set_force(1, [a, b], True))
    workshop.do(add_limit(1, LimitOf.COST, {"most": 65.0}))
    limit = workshop.snapshot.choice.limits[1][0].id
    for typed in (edit_limit(limit, {"most": 60.0}), edit_scenario(1, {"budget": 50.0})):
        workshop.do(typed)
        of, conflict = _conflict(workshop)
        before = workshop.snapshot.choice
        moved = next(each for each in conflict.reliefs if each.condition.kind is ConditionKind.MOST)
        workshop.do(relief_operation(of, moved))
        assert workshop.snapshot.choice != before
        workshop.undo()
        assert workshop.snapshot.choice == before


def test_each_end_of_a_limit_is_moved_by_itself(workshop: Workshop) -> None:
    workshop.do(edit_scenario(1, {"budget": None}))
    workshop.do(set_budget(None))
    workshop.do(add_limit(1, LimitOf.COUNT, {"least": 3.0, "most": 4.0}))
    workshop.do(add_limit(1, LimitOf.COST, {"least": 1.0, "most": 50.0}))
    of, conflict = _conflict(workshop)
    assert [relief_text(of, each) for each in conflict.reliefs] == [
        "Raise “Cost” by 10 EUR to 60 EUR",
        "Lower the least of “Number of initiatives” by 1 to 2",
    ]
    raised, lowered = (relief_operation(of, each) for each in conflict.reliefs)
    assert label_of(workshop, lowered) == "Limit changed in Base"
    assert [(each.least, each.most) for each in workshop.snapshot.choice.limits[1]] == [(2.0, 4.0), (1.0, 50.0)]
    workshop.undo()
    workshop.do(raised)
    assert [(each.least, each.most) for each in workshop.snapshot.choice.limits[1]] == [(3.0, 4.0), (1.0, 60.0)]


def test_a_limit_that_frees_nothing_by_moving_is_dropped(workshop: Workshop) -> None:
    workshop.do(add_limit(1, LimitOf.COUNT, {"least": 1.0, "most": 2.0}))
    of = chosen_by(workshop).of
    for kind, left in ((ConditionKind.MOST, (1.0, None)), (ConditionKind.LEAST, (None, 2.0))):
        workshop.do(relief_operation(of, Relief(Condition(kind, 1), nan, nan, False, nan)))
        assert [(each.least, each.most) for each in workshop.snapshot.choice.limits[1]] == [left]
        workshop.undo()
    workshop.do(relief_operation(of, Relief(Condition(ConditionKind.MOST, 0), nan, nan, False, nan)))
    assert workshop.snapshot.choice.scenarios[0].budget is None


def test_a_dependency_goes_and_what_another_scenario_forces_stays(workshop: Workshop) -> None:
    a, b, c, d = (each.id for each in workshop.snapshot.initiatives)
    workshop.do(set_force(1, [a], True))
    workshop.do(set_force(1, [c], False))
    workshop.do(duplicate_scenario(1, "Other"))
    workshop.do(require(b, a))
    workshop.do(require(a, c))
    workshop.do(add_group(GroupKind.ALL_OR_NONE, [b, d]))
    told = _check(workshop, 3)
    assert sorted(told) == ["Drop the force on A", "Drop the force on C", "Drop “A requires C”"]
    of, conflict = _conflict(workshop)
    reliefs = {relief_text(of, each): each for each in conflict.reliefs}
    assert label_of(workshop, relief_operation(of, reliefs["Drop the force on A"])) == "Left to the choice: A"
    other = workshop.snapshot.choice.scenarios[1].id
    assert set(workshop.snapshot.choice.forces) == {(1, c), (other, a), (other, c)}
    workshop.undo()
    workshop.do(relief_operation(of, reliefs["Drop “A requires C”"]))
    assert [(each.initiative_id, each.requires_id) for each in workshop.snapshot.dependencies] == [(b, a)]
    assert len(workshop.snapshot.choice.groups) == 1


def test_what_is_freed_of_both_says_whom_it_left_to_the_choice(workshop: Workshop) -> None:
    a = workshop.snapshot.initiatives[A].id
    workshop.do(edit_initiatives({a: {"is_mandatory": True}}))
    workshop.do(set_force(1, [a], True))
    relief = Relief(Condition(ConditionKind.FORCED_IN, A), nan, nan, True, 0.0)
    assert label_of(workshop, relief_operation(chosen_by(workshop).of, relief)) == "Left to the choice: A"
    assert not workshop.snapshot.initiatives[A].is_mandatory
    assert workshop.snapshot.choice.forces == {}
