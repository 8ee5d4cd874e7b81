"""What edits of weight sets and weights write, say and refuse."""

from collections.abc import Callable, Iterator

import pytest

from tests.workshop.edited import BOARD, DEFAULT, GROWTH, NOVELTY, PROFIT, SKILL, SPEED, done, make_edited, refused
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.drivers import edit_driver, move_driver
from vmo_desktop.workshop.ops.judgements import set_judgements, set_method
from vmo_desktop.workshop.ops.weights import (
    add_weight_set,
    delete_weight_set,
    edit_weight_set,
    make_default,
    set_locked,
    set_points,
)
from vmo_desktop.workshop.rows import Question, WeightMethod
from vmo_desktop.workshop.workshop import Workshop

WIDER = edit_driver(SPEED, {"high": 60.0})
"""Makes the weights of Speed stale in the sets where somebody gave points."""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("weights") / "w.vmo") as made:
        yield made


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (lambda: [set_points(DEFAULT, {GROWTH: 30})], "Weight: Growth 10 → 30", ["weight[1, 1].points 10.0 > 30.0"]),
        (lambda: [set_points(DEFAULT, {GROWTH: 0})], "Weight: Growth 10 → 0", ["weight[1, 1].points 10.0 > 0.0"]),
        (
            lambda: [set_points(BOARD, {GROWTH: 30})],
            "Weight in Board: Growth 10 → 30",
            ["weight[2, 1].points 10.0 > 30.0"],
        ),
        (
            lambda: [set_points(DEFAULT, {GROWTH: 30.26}), set_points(DEFAULT, {GROWTH: 25.06})],
            "Weight: Growth 10 → 25.1",
            ["weight[1, 1].points 10.0 > 25.06"],
        ),
        (
            lambda: [
                set_points(DEFAULT, {GROWTH: 30.26}),
                set_locked(DEFAULT, SKILL, True),
                set_points(DEFAULT, {GROWTH: 5}),
            ],
            "Weight: Growth 30.3 → 5",
            ["weight[1, 1].points 10.0 > 5.0", "weight[1, 4].is_locked 0 > 1"],
        ),
        (
            lambda: [set_points(DEFAULT, {SPEED: 20, GROWTH: 20})],
            "Weights: Growth 10 → 20, Speed 10 → 20",
            ["weight[1, 1].points 10.0 > 20.0", "weight[1, 2].points 10.0 > 20.0"],
        ),
        (
            lambda: [move_driver(GROWTH, parent_id=None, position=1), set_points(DEFAULT, {GROWTH: 20, SPEED: 20})],
            "Weights: Speed 10 → 20, Growth 10 → 20",
            [
                "driver[1].position 1 > 2",
                "driver[2].position 2 > 1",
                "weight[1, 1].points 10.0 > 20.0",
                "weight[1, 2].points 10.0 > 20.0",
            ],
        ),
        (
            lambda: [set_points(BOARD, {GROWTH: 10.04, SPEED: 60.56, SKILL: 70})],
            "Weights in Board: Skill 10 → 70, Speed 10 → 60.6",
            [
                "weight[2, 1].points 10.0 > 10.04",
                "weight[2, 2].points 10.0 > 60.56",
                "weight[2, 4].points 10.0 > 70.0",
            ],
        ),
        (
            lambda: [
                set_points(DEFAULT, {GROWTH: 30}),
                set_points(BOARD, {GROWTH: 40}),
                WIDER,
                set_points(BOARD, {SPEED: 12}),
            ],
            "Weight in Board: Speed 10 → 12",
            [
                "driver[2].high 50.0 > 60.0",
                "+stale_weight(1, 2)",
                "weight[1, 1].points 10.0 > 30.0",
                "weight[2, 1].points 10.0 > 40.0",
                "weight[2, 2].points 10.0 > 12.0",
            ],
        ),
        (lambda: [set_locked(BOARD, SPEED, True)], "Weight of Speed locked", ["weight[2, 2].is_locked 0 > 1"]),
        (lambda: [set_locked(BOARD, SPEED, True), set_locked(BOARD, SPEED, False)], "Weight of Speed unlocked", []),
        (
            lambda: [add_weight_set("Plan", class_name="IT")],
            "Weight set added: Plan",
            [*(f"+weight(3, {each}, 10.0, 0)" for each in range(1, 7)), "+weight_set(3, 3, Plan, 0, IT, points)"],
        ),
        (
            lambda: [set_points(BOARD, {PROFIT: 25}), add_weight_set("Plan", copy_of=BOARD)],
            "Weight set added: Plan",
            [
                "weight[2, 5].points 10.0 > 25.0",
                *(f"+weight(3, {each}, {25.0 if each == PROFIT else 10.0}, 0)" for each in range(1, 7)),
                "+weight_set(3, 3, Plan, 0, points)",
            ],
        ),
        (
            lambda: [edit_weight_set(BOARD, name="Committee")],
            "Weight set Committee",
            ["weight_set[2].name Board > Committee"],
        ),
        (
            lambda: [edit_weight_set(BOARD, class_name="IT"), edit_weight_set(BOARD, name="Plan", class_name="IT")],
            "Weight set Plan",
            ["weight_set[2].name Board > Plan", "weight_set[2].class_name  > IT"],
        ),
        (
            lambda: [edit_weight_set(BOARD, class_name="IT"), edit_weight_set(BOARD, class_name="")],
            "Weight set Board",
            [],
        ),
        (
            lambda: [edit_weight_set(BOARD, class_name=""), edit_weight_set(DEFAULT, class_name="")],
            "Weight set Default",
            [],
        ),
        (
            lambda: [make_default(BOARD)],
            "Default weight set: Board",
            ["weight_set[1].is_default 1 > 0", "weight_set[2].is_default 0 > 1"],
        ),
        (
            lambda: [delete_weight_set(BOARD)],
            "Weight set deleted: Board",
            [*(f"-weight(2, {each}, 10.0, 0)" for each in range(1, 7)), "-weight_set(2, 2, Board, 0, points)"],
        ),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


def test_a_copy_takes_along_how_its_weights_came_about(workshop: Workshop) -> None:
    swings = {(GROWTH, GROWTH): 100.0, (NOVELTY, NOVELTY): 40.0}
    label, written = done(
        workshop,
        set_method(BOARD, WeightMethod.SWING),
        set_judgements(BOARD, Question.SWING, swings),
        set_judgements(DEFAULT, Question.SWING, {(GROWTH, GROWTH): 90.0}),
        set_points(BOARD, {GROWTH: 30}),
        WIDER,
        add_weight_set("Plan", copy_of=BOARD),
    )
    assert label == "Weight set added: Plan"
    assert [each for each in written if each[:9] in ("+judgemen", "+stale_we", "+weight_s")] == [
        "+judgement(1, 1, 1, swing, 90.0)",
        "+judgement(2, 1, 1, swing, 100.0)",
        "+judgement(2, 6, 6, swing, 40.0)",
        "+judgement(3, 1, 1, swing, 100.0)",
        "+judgement(3, 6, 6, swing, 40.0)",
        "+stale_weight(2, 2)",
        "+stale_weight(3, 2)",
        "+weight_set(3, 3, Plan, 0, swing)",
    ]


NEGATIVE = "NotAllowed: Points are 0 or more. Type a number that is not negative."


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (lambda: set_points(DEFAULT, {GROWTH: 5, SPEED: -0.1}), NEGATIVE),
        (lambda: set_points(DEFAULT, {GROWTH: float("inf")}), NEGATIVE),
        (lambda: set_points(DEFAULT, {GROWTH: float("nan"), SPEED: 5}), NEGATIVE),
        (
            lambda: delete_weight_set(DEFAULT),
            "NotAllowed: Default is the default weight set. Make another one the default first.",
        ),
    ],
)
def test_what_is_refused_writes_nothing(workshop: Workshop, operation: Callable[[], Operation], sentence: str) -> None:
    assert refused(workshop, operation()) == sentence


def test_a_class_has_one_weight_set(workshop: Workshop) -> None:
    workshop.do(edit_weight_set(BOARD, class_name="IT"))
    sentence = "NotAllowed: Class IT already uses the weight set Board. Unbind that one first."
    assert refused(workshop, edit_weight_set(DEFAULT, class_name="IT")) == sentence
    assert refused(workshop, add_weight_set("Plan", class_name="IT")) == sentence
    workshop.undo()
