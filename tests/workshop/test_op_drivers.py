"""What edits of drivers and their scales write, say and refuse."""

from collections.abc import Callable, Iterator

import pytest

from tests.workshop.edited import (
    BOARD,
    DEPOT,
    GROWTH,
    NOVELTY,
    PEOPLE,
    PORTAL,
    SKILL,
    SPEED,
    done,
    make_edited,
)
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.curves import set_half
from vmo_desktop.workshop.ops.drivers import (
    Level,
    add_driver,
    delete_drivers,
    edit_driver,
    move_driver,
    set_levels,
)
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import set_points
from vmo_desktop.workshop.workshop import Workshop

SCORED = set_scores({(PORTAL, SPEED): 20.0, (DEPOT, SPEED): 40.0})
TWO_LEVELS = (Level(1, 0, "Low", "Nothing"), Level(3, 100, "High"))
LEVEL_ENDS = (Level(0, 0, "None"), Level(1, 0, "Little"), Level(3, 100, "Much"), Level(4, 100, "Full"))
"""Two levels are worth nothing and two are worth all."""
WEIGHTS = ["+weight(1, 7, 10.0, 0)", "+weight(2, 7, 10.0, 0)"]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("drivers") / "w.vmo") as made:
        yield made


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (
            lambda: [add_driver("Brand value")],
            "Driver added: Brand value",
            [
                "+driver(7, 6, 0, BRANVALU, Brand value, levels, higher, 0.0, 100.0, straight)",
                "+scale_level(11, 7, 0.0, 0.0, None)",
                "+scale_level(12, 7, 1.0, 25.0, Low)",
                "+scale_level(13, 7, 2.0, 50.0, Moderate)",
                "+scale_level(14, 7, 3.0, 75.0, Strong)",
                "+scale_level(15, 7, 4.0, 100.0, Extreme)",
                *WEIGHTS,
            ],
        ),
        (
            lambda: [add_driver("Themes", is_group=True)],
            "Driver group added: Themes",
            ["+driver(7, 6, 1, THEM, Themes, levels, higher, 0.0, 100.0, straight)", *WEIGHTS],
        ),
        (
            lambda: [add_driver("Team", parent_id=PEOPLE, values={"code": "T", "unit": "heads"}, levels=TWO_LEVELS)],
            "Driver added: Team",
            [
                "+driver(7, 3, 2, 0, T, Team, levels, higher, heads, 0.0, 100.0, straight)",
                "+scale_level(11, 7, 1.0, 0.0, Low, Nothing)",
                "+scale_level(12, 7, 3.0, 100.0, High)",
                *WEIGHTS,
            ],
        ),
        (
            lambda: [edit_driver(GROWTH, {"name": "Gain"}), edit_driver(GROWTH, {"name": "Yield"})],
            "Driver Yield: name Growth → Yield",
            ["driver[1].name Growth > Yield"],
        ),
        (
            lambda: [edit_driver(GROWTH, {"category": "own", "colour": "#123456"})],
            "Driver Growth: category, colour",
            ["driver[1].category  > own", "driver[1].colour  > #123456"],
        ),
        (lambda: [edit_driver(PEOPLE, {"is_group": True})], "Driver People: is group yes → yes", []),
        (
            lambda: [edit_driver(GROWTH, {"category": "own"}), edit_driver(SPEED, {"category": "own"})],
            "Driver Speed: category none → own",
            ["driver[1].category  > own", "driver[2].category  > own"],
        ),
        (
            lambda: [SCORED, edit_driver(SPEED, {"low": 20.0, "high": 40.0})],
            "Driver Speed: low 10 → 20, high 50 → 40",
            [
                "+agreed_score(1, 2, 20.0)",
                "+agreed_score(2, 2, 40.0)",
                "driver[2].low 10.0 > 20.0",
                "driver[2].high 50.0 > 40.0",
            ],
        ),
        (
            lambda: [set_half(SPEED, 20.0), edit_driver(SPEED, {"low": 30.0})],
            "Driver Speed: low 10 → 30",
            ["driver[2].low 10.0 > 30.0", "driver[2].half None > 35.0"],
        ),
        (
            lambda: [set_half(SPEED, 20.0), edit_driver(SPEED, {"high": 90.0})],
            "Driver Speed: high 50 → 90",
            ["driver[2].high 50.0 > 90.0", "driver[2].half None > 30.0"],
        ),
        (
            lambda: [set_half(SPEED, 20.0), edit_driver(SPEED, {"direction": "higher"})],
            "Driver Speed: direction lower → higher",
            ["driver[2].direction lower > higher", "driver[2].half None > 40.0"],
        ),
        (
            lambda: [set_points(BOARD, {GROWTH: 5}), edit_driver(SPEED, {"unit": "weeks"})],
            "Driver Speed: unit days → weeks",
            ["driver[2].unit days > weeks", "+stale_weight(2, 2)", "weight[2, 1].points 10.0 > 5.0"],
        ),
        (
            lambda: [set_points(BOARD, {GROWTH: 5}), edit_driver(SPEED, {"category": "own"})],
            "Driver Speed: category none → own",
            ["driver[2].category  > own", "weight[2, 1].points 10.0 > 5.0"],
        ),
        (
            lambda: [set_levels(NOVELTY, TWO_LEVELS)],
            "Scale of Novelty",
            ["+scale_level(11, 6, 1.0, 0.0, Low, Nothing)", "+scale_level(12, 6, 3.0, 100.0, High)"],
        ),
        (
            lambda: [set_points(BOARD, {GROWTH: 5}), set_levels(GROWTH, TWO_LEVELS)],
            "Scale of Growth",
            [
                "-scale_level(1, 1, 0.0, 0.0, None)",
                "-scale_level(2, 1, 1.0, 25.0, Low)",
                "-scale_level(3, 1, 2.0, 50.0, Moderate)",
                "-scale_level(4, 1, 3.0, 75.0, Strong)",
                "-scale_level(5, 1, 4.0, 100.0, Extreme)",
                "+scale_level(11, 1, 1.0, 0.0, Low, Nothing)",
                "+scale_level(12, 1, 3.0, 100.0, High)",
                "+stale_weight(2, 1)",
                "weight[2, 1].points 10.0 > 5.0",
            ],
        ),
        (
            lambda: [
                set_levels(GROWTH, LEVEL_ENDS),
                set_points(BOARD, {GROWTH: 5}),
                set_levels(GROWTH, LEVEL_ENDS[::-1]),
            ],
            "Scale of Growth",
            [
                "-scale_level(1, 1, 0.0, 0.0, None)",
                "-scale_level(2, 1, 1.0, 25.0, Low)",
                "-scale_level(3, 1, 2.0, 50.0, Moderate)",
                "-scale_level(4, 1, 3.0, 75.0, Strong)",
                "-scale_level(5, 1, 4.0, 100.0, Extreme)",
                "+scale_level(11, 1, 4.0, 100.0, Full)",
                "+scale_level(12, 1, 3.0, 100.0, Much)",
                "+scale_level(13, 1, 1.0, 0.0, Little)",
                "+scale_level(14, 1, 0.0, 0.0, None)",
                "weight[2, 1].points 10.0 > 5.0",
            ],
        ),
        (
            lambda: [move_driver(NOVELTY, parent_id=PEOPLE, position=0)],
            "Driver moved: Novelty",
            ["driver[4].position 1 > 2", "driver[6].parent_id None > 3", "driver[6].position 5 > 1"],
        ),
        (
            lambda: [move_driver(NOVELTY, parent_id=PEOPLE, position=1)],
            "Driver moved: Novelty",
            ["driver[6].parent_id None > 3", "driver[6].position 5 > 2"],
        ),
        (
            lambda: [move_driver(GROWTH, parent_id=None, position=1)],
            "Driver moved: Growth",
            ["driver[1].position 1 > 2", "driver[2].position 2 > 1"],
        ),
        (
            lambda: [
                move_driver(GROWTH, parent_id=None, position=1),
                move_driver(NOVELTY, parent_id=None, position=0),
            ],
            "Driver moved: Novelty",
            [
                "driver[1].position 1 > 3",
                "driver[3].position 3 > 4",
                "driver[5].position 4 > 5",
                "driver[6].position 5 > 1",
            ],
        ),
        (
            lambda: [move_driver(SKILL, parent_id=None, position=4)],
            "Driver moved: Skill",
            ["driver[4].parent_id 3 > None", "driver[4].position 1 > 5", "driver[6].position 5 > 6"],
        ),
        (
            lambda: [delete_drivers([NOVELTY, PEOPLE])],
            "Driver deleted: People, Novelty",
            [
                "-driver(3, 3, 1, PEOP, People, levels, higher, 0.0, 100.0, straight)",
                "-driver(4, 3, 1, 0, SKIL, Skill, levels, higher, 0.0, 100.0, straight)",
                "-driver(6, 5, 0, NOVE, Novelty, levels, higher, 0.0, 100.0, straight)",
                "-scale_level(6, 4, 0.0, 0.0, None)",
                "-scale_level(7, 4, 1.0, 25.0, Low)",
                "-scale_level(8, 4, 2.0, 50.0, Moderate)",
                "-scale_level(9, 4, 3.0, 75.0, Strong)",
                "-scale_level(10, 4, 4.0, 100.0, Extreme)",
                *(f"-weight({weights}, {driver}, 10.0, 0)" for weights in (1, 2) for driver in (3, 4, 6)),
            ],
        ),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["Net promoter score"], ["NETPROM"]),
        (["Growth", "Growths", "growth"], ["GROW2", "GROW3", "GROW4"]),
        (["a1-b c", "Öl", ""], ["A1BC", "L", "D"]),
        (["中国", "日本"], ["D", "D2"]),
    ],
)
def test_a_new_driver_gets_a_code_of_its_own(workshop: Workshop, names: list[str], codes: list[str]) -> None:
    _, written = done(workshop, *(add_driver(name, is_group=True) for name in names))
    made = [each.split(", ")[3] for each in written if each.startswith("+driver")]
    assert made == codes


def test_typing_levels_or_a_field_again_is_one_step(workshop: Workshop) -> None:
    steps = len(workshop.history())
    for points in (50, 100):
        workshop.do(set_levels(NOVELTY, [Level(1, 0), Level(2, points)]))
    for unit in ("weeks", "months"):
        workshop.do(edit_driver(SPEED, {"unit": unit}))
    assert len(workshop.history()) == steps + 2
    assert workshop.undo_label == "Driver Speed: unit days → months"
    workshop.undo()
    workshop.undo()
