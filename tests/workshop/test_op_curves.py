"""What edits of a value function write, say and refuse."""

from collections.abc import Callable, Iterator

import pytest

from tests.workshop.edited import GROWTH, PEOPLE, SPEED, done, make_edited, refused
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.curves import move_curve_point, set_curve, set_curve_points, set_half
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.rows import CurveKind
from vmo_desktop.workshop.workshop import Workshop

POINTS = [(20.0, 80.0), (30.0, 40.0)]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("curves") / "w.vmo") as made:
        yield made


def bent(half: float | None = None) -> Operation:
    return set_curve(SPEED, CurveKind.EXPONENTIAL, half=half)


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (
            lambda: [bent()],
            "Value function of Speed: shape straight → exponential",
            ["driver[2].curve straight > exponential", "driver[2].half None > 30.0"],
        ),
        (
            lambda: [bent(half=12.5)],
            "Value function of Speed: shape straight → exponential",
            ["driver[2].curve straight > exponential", "driver[2].half None > 12.5"],
        ),
        (
            lambda: [set_half(SPEED, 20), bent()],
            "Value function of Speed: shape straight → exponential",
            ["driver[2].curve straight > exponential", "driver[2].half None > 20.0"],
        ),
        (
            lambda: [set_half(SPEED, 20), bent(half=40)],
            "Value function of Speed: shape straight → exponential",
            ["driver[2].curve straight > exponential", "driver[2].half None > 40.0"],
        ),
        (
            lambda: [edit_driver(SPEED, {"half": 10.0}), bent()],
            "Value function of Speed: shape straight → exponential",
            ["driver[2].curve straight > exponential", "driver[2].half None > 30.0"],
        ),
        (
            lambda: [edit_driver(SPEED, {"half": 50.0}), bent()],
            "Value function of Speed: shape straight → exponential",
            ["driver[2].curve straight > exponential", "driver[2].half None > 30.0"],
        ),
        (
            lambda: [set_curve(SPEED, CurveKind.POINTS)],
            "Value function of Speed: shape straight → points",
            [
                "+curve_point(2, 20.0, 75.0)",
                "+curve_point(2, 30.0, 50.0)",
                "+curve_point(2, 40.0, 25.0)",
                "driver[2].curve straight > points",
            ],
        ),
        (
            lambda: [
                edit_driver(SPEED, {"curve": "exponential", "half": 60.0}),  # no curve at all
                set_curve(SPEED, CurveKind.POINTS),
            ],
            "Value function of Speed: shape exponential → points",
            [
                "+curve_point(2, 20.0, 75.0)",
                "+curve_point(2, 30.0, 50.0)",
                "+curve_point(2, 40.0, 25.0)",
                "driver[2].curve straight > points",
                "driver[2].half None > 60.0",
            ],
        ),
        (
            lambda: [edit_driver(GROWTH, {"low": 5.0, "high": 5.0}), edit_driver(GROWTH, {"high": 9.0})],
            "Driver Growth: high 5 → 9",
            ["driver[1].low 0.0 > 5.0", "driver[1].high 100.0 > 9.0"],
        ),
        (
            lambda: [set_curve(SPEED, CurveKind.STEP, points=POINTS)],
            "Value function of Speed: shape straight → step",
            ["+curve_point(2, 20.0, 80.0)", "+curve_point(2, 30.0, 40.0)", "driver[2].curve straight > step"],
        ),
        (
            lambda: [set_curve_points(SPEED, POINTS), set_curve(SPEED, CurveKind.STEP)],
            "Value function of Speed: shape straight → step",
            ["+curve_point(2, 20.0, 80.0)", "+curve_point(2, 30.0, 40.0)", "driver[2].curve straight > step"],
        ),
        (
            lambda: [set_curve(SPEED, CurveKind.POINTS, points=POINTS), bent()],
            "Value function of Speed: shape points → exponential",
            [
                "+curve_point(2, 20.0, 80.0)",
                "+curve_point(2, 30.0, 40.0)",
                "driver[2].curve straight > exponential",
                "driver[2].half None > 27.5",
            ],
        ),
        (
            lambda: [
                edit_driver(SPEED, {"direction": "higher"}),
                set_curve(SPEED, CurveKind.POINTS, points=[(20, 80)]),
                bent(),
            ],
            "Value function of Speed: shape points → exponential",
            [
                "+curve_point(2, 20.0, 80.0)",
                "driver[2].direction lower > higher",
                "driver[2].curve straight > exponential",
                "driver[2].half None > 16.25",
            ],
        ),
        (
            lambda: [set_curve(SPEED, CurveKind.POINTS, points=POINTS), set_curve(SPEED, CurveKind.STRAIGHT)],
            "Value function of Speed: shape points → straight",
            ["+curve_point(2, 20.0, 80.0)", "+curve_point(2, 30.0, 40.0)"],
        ),
        (lambda: [set_half(SPEED, 20.5)], "Value function of Speed: half none → 20.5", ["driver[2].half None > 20.5"]),
        (
            lambda: [set_half(SPEED, 20, by_keys=True), set_half(SPEED, 25, by_keys=True)],
            "Value function of Speed: half none → 25",
            ["driver[2].half None > 25.0"],
        ),
        (
            lambda: [set_half(SPEED, 20), set_half(SPEED, 25)],
            "Value function of Speed: half 20 → 25",
            ["driver[2].half None > 25.0"],
        ),
        (
            lambda: [set_curve_points(SPEED, POINTS[::-1])],
            "Value function of Speed: points none → 20 worth 80; 30 worth 40",
            ["+curve_point(2, 20.0, 80.0)", "+curve_point(2, 30.0, 40.0)"],
        ),
        (
            lambda: [set_curve_points(SPEED, POINTS), set_curve_points(SPEED, [(20.25, 7.5)])],
            "Value function of Speed: points 20 worth 80; 30 worth 40 → 20.25 worth 7.5",
            ["+curve_point(2, 20.25, 7.5)"],
        ),
        (
            lambda: [set_curve_points(SPEED, POINTS), set_curve_points(SPEED, [])],
            "Value function of Speed: points 20 worth 80; 30 worth 40 → none",
            [],
        ),
        (
            lambda: [set_curve_points(SPEED, POINTS), move_curve_point(SPEED, 0, (25, 70))],
            "Value function of Speed: point 20 worth 80 → 25 worth 70",
            ["+curve_point(2, 25.0, 70.0)", "+curve_point(2, 30.0, 40.0)"],
        ),
        (
            lambda: [set_curve_points(SPEED, POINTS), move_curve_point(SPEED, 1, (15, 90))],
            "Value function of Speed: point 30 worth 40 → 15 worth 90",
            ["+curve_point(2, 15.0, 90.0)", "+curve_point(2, 20.0, 80.0)"],
        ),
        (
            lambda: [
                set_curve_points(SPEED, POINTS),
                move_curve_point(SPEED, 1, (31, 40), by_keys=True),
                move_curve_point(SPEED, 1, (32, 40), by_keys=True),
            ],
            "Value function of Speed: point 30 worth 40 → 32 worth 40",
            ["+curve_point(2, 20.0, 80.0)", "+curve_point(2, 32.0, 40.0)"],
        ),
        (
            lambda: [
                set_curve_points(SPEED, POINTS),
                move_curve_point(SPEED, 1, (31, 40)),
                move_curve_point(SPEED, 1, (32, 40)),
            ],
            "Value function of Speed: point 31 worth 40 → 32 worth 40",
            ["+curve_point(2, 20.0, 80.0)", "+curve_point(2, 32.0, 40.0)"],
        ),
        (
            lambda: [set_curve_points(SPEED, POINTS), edit_driver(SPEED, {"low": 0.0, "high": 80.0})],
            "Driver Speed: high 50 → 80, low 10 → 0",
            [
                "+curve_point(2, 20.0, 80.0)",
                "+curve_point(2, 40.0, 40.0)",
                "driver[2].low 10.0 > 0.0",
                "driver[2].high 50.0 > 80.0",
            ],
        ),
        (
            lambda: [set_curve_points(SPEED, POINTS), edit_driver(SPEED, {"direction": "higher"})],
            "Driver Speed: direction lower → higher",
            [
                "+curve_point(2, 30.0, 40.0)",
                "+curve_point(2, 40.0, 80.0)",
                "driver[2].direction lower > higher",
            ],
        ),
        (
            lambda: [
                set_half(SPEED, 20),
                set_curve_points(SPEED, POINTS),
                edit_driver(SPEED, {"direction": "higher", "low": 0.0, "high": 80.0}),
            ],
            "Driver Speed: direction, low, high",
            [
                "+curve_point(2, 40.0, 40.0)",
                "+curve_point(2, 60.0, 80.0)",
                "driver[2].direction lower > higher",
                "driver[2].low 10.0 > 0.0",
                "driver[2].high 50.0 > 80.0",
                "driver[2].half None > 60.0",
            ],
        ),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


HALF = "NotAllowed: Speed: what is worth half lies between 10 and 50. Give a score between them."
BETWEEN = "NotAllowed: Speed: a point lies between 10 and 50, the ends of the range. Give it a score between them."
BACK = "NotAllowed: Speed: a better score cannot be worth less, nor more than 100 or less than 0."
GONE = "NotAllowed: Speed: this point of the value function is gone."
NO_MEASURE = "is not scored by a measure. Give it a measure before its value function."


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (lambda: set_half(SPEED, 10), HALF),
        (lambda: set_half(SPEED, 50), HALF),
        (lambda: bent(half=60), HALF),
        (lambda: set_curve_points(SPEED, [(20, 80), (50, 20)]), BETWEEN),
        (lambda: set_curve_points(SPEED, [(10, 80)]), BETWEEN),
        (
            lambda: set_curve_points(SPEED, [(20, 80), (20, 70)]),
            "NotAllowed: Speed: two points have the same score. Move one of them.",
        ),
        (lambda: set_curve_points(SPEED, [(20, 80), (30, 90)]), BACK),
        (lambda: set_curve_points(SPEED, [(20, 101)]), BACK),
        (lambda: set_curve(SPEED, CurveKind.POINTS, points=[(20, -1)]), BACK),
        (lambda: move_curve_point(SPEED, 0, (20, 80)), GONE),
        (lambda: move_curve_point(SPEED, -1, (20, 80)), GONE),
        (lambda: set_curve(GROWTH, CurveKind.STEP), f"NotAllowed: Growth {NO_MEASURE}"),
        (lambda: set_half(PEOPLE, 20), f"NotAllowed: People {NO_MEASURE}"),
    ],
)
def test_what_is_refused_writes_nothing(workshop: Workshop, operation: Callable[[], Operation], sentence: str) -> None:
    assert refused(workshop, operation()) == sentence


def test_a_point_before_the_first_and_after_the_last_is_gone(workshop: Workshop) -> None:
    workshop.do(set_curve_points(SPEED, POINTS))
    assert refused(workshop, move_curve_point(SPEED, -1, (20, 80))) == GONE
    assert refused(workshop, move_curve_point(SPEED, 2, (20, 80))) == GONE
    workshop.undo()


def test_a_group_with_a_measure_left_over_has_no_value_function(workshop: Workshop) -> None:
    workshop.do(edit_driver(PEOPLE, {"scale": "measure"}))
    assert refused(workshop, set_half(PEOPLE, 20)) == f"NotAllowed: People {NO_MEASURE}"
    workshop.undo()
