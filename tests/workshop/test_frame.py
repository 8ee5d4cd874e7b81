"""The frame: its details, its budget by typing and by keys, objectives and what serves them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.doing import label_of, refusal_of
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import (
    add_objective,
    delete_objectives,
    edit_objective,
    edit_workshop,
    reorder_objectives,
    set_budget,
    step_budget,
    tie_driver,
)
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.create(tmp_path / "w.vmo") as opened:
        yield opened


def _objectives(workshop: Workshop) -> list[tuple[int, str, str]]:
    return [(each.position, each.text, each.measure) for each in workshop.snapshot.objectives]


def test_the_amount_that_value_is_referred_to_is_any_positive_number(workshop: Workshop) -> None:
    assert label_of(workshop, edit_workshop({"value_for_money_per": 0.5})).endswith("→ 0.5")
    workshop.do(edit_workshop({"value_for_money_per": 1}))
    assert workshop.snapshot.workshop.value_for_money_per == 1
    for wrong in (0, -1.0, float("inf"), None, "1"):
        assert refusal_of(workshop, edit_workshop({"value_for_money_per": wrong})) == (
            "Value for money needs a positive amount to refer to. Type one such as 1,000,000."
        )


def test_a_field_typed_again_is_one_step_and_another_field_another(workshop: Workshop) -> None:
    assert label_of(workshop, edit_workshop({"value_for_money_per": 2.0})) == "Frame: value for money per 1 → 2"
    workshop.do(edit_workshop({"title": "Portfolio"}))
    assert label_of(workshop, edit_workshop({"title": "Portfolio 2027"})) == "Frame: title none → Portfolio 2027"
    assert len(workshop.history()) == 2


def test_each_typed_budget_is_a_step_and_keys_are_one(workshop: Workshop) -> None:
    assert label_of(workshop, set_budget(100.0)) == "Budget: none → 100"
    assert label_of(workshop, set_budget(90.0)) == "Budget: 100 → 90"
    assert len(workshop.history()) == 2
    workshop.do(step_budget(95.0))
    assert label_of(workshop, step_budget(96.0)) == "Budget: 90 → 96"
    assert len(workshop.history()) == 3
    assert workshop.snapshot.workshop.budget == 96.0
    assert label_of(workshop, set_budget(None)) == "Budget: 96 → none"
    workshop.undo()
    workshop.undo()
    assert workshop.snapshot.workshop.budget == 90.0


def test_objectives_are_added_at_the_end_changed_ordered_and_deleted(workshop: Workshop) -> None:
    assert label_of(workshop, add_objective("Grow")) == "Objective added: Grow"
    workshop.do(add_objective("Save", "5 %"))
    workshop.do(add_objective("Last"))
    assert _objectives(workshop) == [(1, "Grow", ""), (2, "Save", "5 %"), (3, "Last", "")]
    grow, save, last = (each.id for each in workshop.snapshot.objectives)

    workshop.do(edit_objective(save, {"text": "Save more"}))
    assert label_of(workshop, edit_objective(save, {"text": "Save most"})) == "Objective changed: Save most"
    assert len(workshop.history()) == 4, "what is typed again is one step"
    workshop.do(edit_objective(grow, {"measure": "2 %"}))
    assert len(workshop.history()) == 5
    assert label_of(workshop, reorder_objectives([last, grow, save])) == "Objectives reordered"
    assert _objectives(workshop) == [(1, "Last", ""), (2, "Grow", "2 %"), (3, "Save most", "5 %")]

    assert label_of(workshop, delete_objectives([grow])) == "Objective deleted"
    assert label_of(workshop, delete_objectives([last, save])) == "2 objectives deleted"
    assert _objectives(workshop) == []


def test_a_driver_serves_the_objectives_that_were_said_last(workshop: Workshop) -> None:
    workshop.do(add_driver("Growth"))
    workshop.do(add_driver("Trust"))
    for text in ("Grow", "Save"):
        workshop.do(add_objective(text))
    growth, trust = (each.id for each in workshop.snapshot.leaves)
    grow, save = (each.id for each in workshop.snapshot.objectives)

    def tied() -> set[tuple[int, int]]:
        return {(each.driver_id, each.objective_id) for each in workshop.snapshot.driver_objectives}

    assert label_of(workshop, tie_driver(growth, [grow, save])) == "Objectives of Growth"
    workshop.do(tie_driver(trust, [save]))
    assert tied() == {(growth, grow), (growth, save), (trust, save)}
    workshop.do(tie_driver(growth, [save]))
    assert tied() == {(growth, save), (trust, save)}
    assert label_of(workshop, tie_driver(growth, [])) == "Objectives of Growth"
    assert tied() == {(trust, save)}
    workshop.do(delete_objectives([save]))
    assert tied() == set()
