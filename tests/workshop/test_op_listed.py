"""What edits of a list write, say and refuse, and the words of what changed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.workshop.edited import done, make_edited, refused
from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import table_of
from vmo_desktop.store.tables import Objective
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.labels import Told, changed, changed_again
from vmo_desktop.workshop.ops.listed import Listed, any_row
from vmo_desktop.workshop.workshop import Workshop


def refuse_loss(row: Mapping[str, Any]) -> None:
    if row["measure"] == "loss":
        raise NotAllowed(f"{row['id']} {row['text']} at {row['position']}: no loss")


AIMS = Listed(table_of(Objective), "Aim", "aims", name="text", check=refuse_loss)
TWO = AIMS.add([{"text": "Grow", "measure": "15 %"}, {"text": "Save"}])


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("listed") / "w.vmo", TWO) as made:
        yield made


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (lambda: [AIMS.add([{"text": "Learn"}])], "Aim added: Learn", ["+objective(3, 3, Learn)"]),
        (lambda: [AIMS.add([{"text": ""}])], "Aim added", ["+objective(3, 3)"]),
        (lambda: [AIMS.add([{"measure": "2"}])], "Aim added", ["+objective(3, 3, 2)"]),
        (
            lambda: [AIMS.add([{"text": "Learn"}, {"text": "Lead", "position": 9}])],
            "2 aims added",
            ["+objective(3, 3, Learn)", "+objective(4, 9, Lead)"],
        ),
        (lambda: [AIMS.add([])], "0 aims added", []),
        (lambda: [AIMS.edit(1, {"text": "Gain"})], "Aim changed: Gain", ["objective[1].text Grow > Gain"]),
        (lambda: [AIMS.edit(99, {"text": "Gain"})], "0 aims changed", []),
        (
            lambda: [AIMS.edit_many({2: {"measure": "1"}, 1: {"text": "Gain", "measure": "2"}})],
            "2 aims changed",
            ["objective[1].text Grow > Gain", "objective[1].measure 15 % > 2", "objective[2].measure  > 1"],
        ),
        (lambda: [AIMS.edit_many({2: {"measure": "1"}})], "Aim changed: Save", ["objective[2].measure  > 1"]),
        (lambda: [AIMS.delete([2])], "Aim deleted: Save", ["-objective(2, 2, Save)"]),
        (lambda: [AIMS.delete([1, 2])], "2 aims deleted", ["-objective(1, 1, Grow, 15 %)", "-objective(2, 2, Save)"]),
        (
            lambda: [AIMS.reorder([2, 1])],
            "Order of aims",
            ["objective[1].position 1 > 2", "objective[2].position 2 > 1"],
        ),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (lambda: AIMS.add([{"text": "Learn"}, {"text": "Cut", "measure": "loss"}]), "NotAllowed: 4 Cut at 4: no loss"),
        (lambda: AIMS.edit(2, {"measure": "loss"}), "NotAllowed: 2 Save at 2: no loss"),
        (lambda: AIMS.edit_many({1: {"text": "Gain"}, 2: {"measure": "loss"}}), "NotAllowed: 2 Save at 2: no loss"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(
    workshop: Workshop, operation: Callable[[], Operation], sentence: str
) -> None:
    assert refused(workshop, operation()) == sentence


def test_the_same_columns_of_a_row_or_the_order_again_are_one_step(workshop: Workshop) -> None:
    steps = len(workshop.history())
    for text in ("Gro", "Grown"):
        workshop.do(AIMS.edit(1, {"text": text}))
    for order in ([2, 1], [1, 2]):
        workshop.do(AIMS.reorder(order))
    assert len(workshop.history()) == steps + 2
    workshop.do(AIMS.edit(1, {"text": "Gain"}))
    workshop.do(AIMS.edit(1, {"measure": "2"}))
    workshop.do(AIMS.edit(2, {"measure": "2"}))
    assert len(workshop.history()) == steps + 5
    for _ in range(5):
        workshop.undo()


def test_without_a_check_every_row_makes_sense(workshop: Workshop) -> None:
    plain = Listed(table_of(Objective), "Aim", "aims", name="text")
    assert done(workshop, plain.edit(2, {"measure": "loss"}))[1] == ["objective[2].measure  > loss"]
    assert plain.check is any_row
    assert plain.name == "text"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"cost": (None, 1234567.25)}, "cost none → 1,234,567.25"),
        ({"cost": (0.1 + 0.2, 1e15)}, "cost 0.3 → 1e+15"),
        ({"done": (False, True)}, "done no → yes"),
        ({"text": ("", "  Which\n of  two ")}, "text none → Which of two"),
        ({"text": ("a" * 28, "b" * 29)}, f"text {'a' * 28} → {'b' * 27}…"),
        ({"text": ("a", "b" * 26 + " " + "c" * 9)}, f"text a → {'b' * 26}…"),
        ({"A": (1, 2), "B": (5, 1.5)}, "B 5 → 1.5, A 1 → 2"),
        ({"A": (1, 2), "B": (2, 1)}, "A 1 → 2, B 2 → 1"),
        ({"A": (1, 2), "B": (3, 3), "C": (0, 4)}, "C 0 → 4, A 1 → 2"),
        ({"A": (1, 2), "B": (3, 5), "C": (0, 4)}, "C 0 → 4, B 3 → 5 and 1 more"),
        ({"A": (1, 1), "B": (3, 3)}, "A 1 → 1, B 3 → 3"),
        ({"A": (1, 2), "B": ("x", 3)}, "A, B"),
        ({"A": (1, None), "B": (2, 3)}, "A, B"),
        ({"A": (1, 2), "B": (True, False)}, "A, B"),
    ],
)
def test_changes_are_told_by_name_the_largest_first(changes: dict[str, tuple[object, object]], told: str) -> None:
    assert changed([(name, before, after) for name, (before, after) in changes.items()]) == told


def test_two_changes_of_one_name_are_both_told() -> None:
    assert changed([("A", 1, 2), ("A", 3, 1)]) == "A 3 → 1, A 1 → 2"


def test_changes_made_again_tell_what_stood_there_first() -> None:
    label = changed_again(
        Told("Weights: ", [("A", 1, 2), ("B", 5, 9)]), Told("Weights: ", [("A", 2, 1030), ("B", 9, 4)])
    )
    assert label == "Weights: A 1 → 1,030, B 5 → 4"
    assert changed_again(label, Told("Now: ", [("A", 1030, 1.5), ("C", 4, 4)])) == "Now: C 5 → 4, A 1 → 1.5"


def test_a_label_of_no_changes_stands_alone() -> None:
    told = Told("Weight: ", [("A", 1, 2)])
    assert changed_again("Scale of A", told) == "Weight: A 1 → 2"
    assert changed_again(told, "Scale of A") == "Scale of A"
