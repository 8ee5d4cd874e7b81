"""What bounds a scenario: limits that make sense, forces, and what it assumes; nothing of an approved one changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, C, approve, make_choosing
from tests.workshop.doing import label_of, refusal_of
from vmo_desktop.workshop.choice_rows import ForceRow, LimitOf, LimitRow
from vmo_desktop.workshop.ops.limits import (
    add_limit,
    assume,
    delete_limits,
    drop_assumptions,
    edit_limit,
    set_force,
)
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario
from vmo_desktop.workshop.workshop import Workshop

CROSSED = "The least of a limit cannot be above its most."


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _limits(workshop: Workshop, scenario_id: int = 1) -> tuple[LimitRow, ...]:
    return workshop.snapshot.choice.limits.get(scenario_id, ())


def test_limits_come_at_the_end_and_change_field_by_field(workshop: Workshop) -> None:
    assert label_of(workshop, add_limit(1, LimitOf.COUNT, {"most": 3.0})) == "Limit added to Base"
    workshop.do(add_limit(1, LimitOf.COST, {"period": "2027", "least": 5.0, "most": 5.0, "class_name": "Small"}))
    first, second = _limits(workshop)
    assert first == LimitRow(first.id, 1, 1, LimitOf.COUNT, None, "", "", None, 3.0, True)
    assert second == LimitRow(second.id, 1, 2, LimitOf.COST, None, "2027", "Small", 5.0, 5.0, True)

    steps = len(workshop.history())
    workshop.do(edit_limit(first.id, {"most": 2.0}))
    assert label_of(workshop, edit_limit(first.id, {"most": 4.0})) == "Limit changed in Base"
    workshop.do(edit_limit(first.id, {"least": 4.0}))
    assert len(workshop.history()) == steps + 2
    assert (_limits(workshop)[0].least, _limits(workshop)[0].most) == (4.0, 4.0)

    assert label_of(workshop, delete_limits([first.id])) == "Limit deleted"
    assert [each.id for each in _limits(workshop)] == [second.id]
    workshop.undo()
    assert label_of(workshop, delete_limits([first.id, second.id])) == "2 limits deleted"
    assert _limits(workshop) == ()


def test_a_least_above_the_most_is_refused_whichever_of_them_comes(workshop: Workshop) -> None:
    assert refusal_of(workshop, add_limit(1, LimitOf.COUNT, {"least": 3.5, "most": 3.0})) == CROSSED
    workshop.do(add_limit(1, LimitOf.COUNT, {"least": 2.0, "most": 3.0}))
    limit = _limits(workshop)[0].id
    assert refusal_of(workshop, edit_limit(limit, {"least": 4})) == CROSSED
    assert refusal_of(workshop, edit_limit(limit, {"most": 1})) == CROSSED
    workshop.do(edit_limit(limit, {"least": None, "most": 1.0}))
    assert (_limits(workshop)[0].least, _limits(workshop)[0].most) == (None, 1.0)


def test_the_period_of_a_limit_on_cost_is_a_year(workshop: Workshop) -> None:
    def told(period: str) -> str:
        return f"The period of a limit on cost is a year, such as 2027; {period} is none."

    for period in ("Q1", "20 27", "٢٠٢٧", "-2027"):
        assert refusal_of(workshop, add_limit(1, LimitOf.COST, {"most": 1.0, "period": period})) == told(period)
    workshop.do(add_limit(1, LimitOf.EFFORT, {"most": 1.0, "period": "Q1"}))
    effort = _limits(workshop)[0].id
    assert refusal_of(workshop, edit_limit(effort, {"of": LimitOf.COST})) == told("Q1")
    workshop.do(edit_limit(effort, {"of": LimitOf.COST, "period": "2027"}))
    assert refusal_of(workshop, edit_limit(effort, {"period": "Q2"})) == told("Q2")
    assert (_limits(workshop)[0].of, _limits(workshop)[0].period) == (LimitOf.COST, "2027")


def test_initiatives_are_forced_in_out_and_left_to_the_choice_again(workshop: Workshop) -> None:
    a, b, c = (workshop.snapshot.initiatives[row].id for row in (A, B, C))

    def forced() -> dict[tuple[int, int], ForceRow]:
        return dict(workshop.snapshot.choice.forces)

    assert label_of(workshop, set_force(1, [a], True, reason="Law", author="Ines")) == "Forced in: A"
    assert forced() == {(1, a): ForceRow(1, a, True, "Law", "Ines")}
    assert label_of(workshop, set_force(1, [a, b, c], False)) == "Forced out: 3 initiatives"
    assert forced() == {(1, each): ForceRow(1, each, False, "", "") for each in (a, b, c)}
    assert label_of(workshop, set_force(1, [a, c], None)) == "Left to the choice: 2 initiatives"
    assert list(forced()) == [(1, b)]


def test_a_force_belongs_to_its_scenario_alone(workshop: Workshop) -> None:
    a = workshop.snapshot.initiatives[A].id
    workshop.do(set_force(1, [a], True, reason="Law"))
    workshop.do(duplicate_scenario(1, "Other"))
    other = workshop.snapshot.choice.scenarios[1].id
    workshop.do(set_force(other, [a], None))
    assert list(workshop.snapshot.choice.forces) == [(1, a)]


def test_a_scenario_assumes_and_takes_what_the_workshop_says_again(workshop: Workshop) -> None:
    a, b = (workshop.snapshot.initiatives[row].id for row in (A, B))

    def assumed(scenario_id: int = 1) -> dict[int, tuple[float | None, float | None, float | None]]:
        rows = workshop.snapshot.choice.assumptions_of(scenario_id)
        return {each.initiative_id: (each.value, each.cost, each.effort) for each in rows}

    assert label_of(workshop, assume(1, a, {"cost": 7.0})) == "Assumed in Base: A"
    steps = len(workshop.history())
    workshop.do(assume(1, a, {"value": 50.0, "effort": 3.0}))
    assert len(workshop.history()) == steps, "what is assumed of one initiative in a row is one step"
    assert assumed() == {a: (50.0, 7.0, 3.0)}
    workshop.do(assume(1, a, {"cost": None}))
    workshop.do(assume(1, b, {"value": 1.0}))
    assert assumed() == {a: (50.0, None, 3.0), b: (1.0, None, None)}

    workshop.do(duplicate_scenario(1, "Other"))
    other = workshop.snapshot.choice.scenarios[1].id
    assert label_of(workshop, drop_assumptions(other, [a])) == "Assumptions dropped in Other"
    assert list(assumed(other)) == [b]
    assert list(assumed()) == [a, b]
    workshop.do(drop_assumptions(1))
    assert assumed() == {}
    assert list(assumed(other)) == [b]


def test_an_approved_scenario_stays_as_it_is(workshop: Workshop) -> None:
    workshop.do(add_limit(1, LimitOf.COUNT, {"most": 2.0}))
    approve(workshop)
    limit, a = _limits(workshop)[0].id, workshop.snapshot.initiatives[A].id
    for edit in (
        add_limit(1, LimitOf.COUNT, {"most": 1.0}),
        edit_limit(limit, {"most": 1.0}),
        delete_limits([limit]),
        set_force(1, [a], None),
        assume(1, a, {"cost": 1.0}),
        drop_assumptions(1, [a]),
    ):
        assert refusal_of(workshop, edit) == (
            "Base is approved and stays as it is. Duplicate it, or take the approval back first."
        )
