"""Which edits of drivers and their scales are refused, and in which words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workshop.edited import (
    ANA,
    BOARD,
    GROWTH,
    NOVELTY,
    PEOPLE,
    PORTAL,
    SKILL,
    SPEED,
    make_edited,
    refused,
)
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.ballots import Voted, write_votes
from vmo_desktop.workshop.ops.drivers import (
    Level,
    add_driver,
    edit_driver,
    move_driver,
    set_levels,
)
from vmo_desktop.workshop.ops.rounds import close_round, open_round, open_weight_round, reveal_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import WeightMethod
from vmo_desktop.workshop.workshop import Workshop

TWO_LEVELS = (Level(1, 0, "Low", "Nothing"), Level(3, 100, "High"))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("refusals") / "w.vmo") as made:
        yield made


def test_a_group_is_not_moved_into_itself(workshop: Workshop) -> None:
    workshop.do(add_driver("Inner", parent_id=PEOPLE, is_group=True))
    inner = 7
    for group in (PEOPLE, inner):
        sentence = refused(workshop, move_driver(PEOPLE, parent_id=group, position=0))
        assert sentence == "NotAllowed: A group cannot be moved into itself. Choose another group."
    workshop.do(move_driver(inner, parent_id=None, position=0))
    workshop.undo()
    workshop.undo()


GROUP = "NotAllowed: Growth is a driver that is scored, not a group. Choose a group."
KEEP = "Change these scores first, or keep the range."


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (lambda: add_driver("Below", parent_id=GROWTH), GROUP),
        (lambda: move_driver(SPEED, parent_id=GROWTH, position=0), GROUP),
        (
            lambda: edit_driver(SPEED, {"low": 50.0}),
            "NotAllowed: Speed: the low end 50 must be below the high end 50.",
        ),
        (
            lambda: edit_driver(SPEED, {"high": 10.0}),
            "NotAllowed: Speed: the low end 10 must be below the high end 10.",
        ),
        (
            lambda: edit_driver(SPEED, {"low": 60.5, "high": 7.25}),
            "NotAllowed: Speed: the low end 60.5 must be below the high end 7.25.",
        ),
        (
            lambda: edit_driver(GROWTH, {"scale": "measure", "low": 2.0}),
            "NotAllowed: Growth: 1 score lies outside 2 to 100. Change this score first, or keep the range.",
        ),
        (
            lambda: edit_driver(GROWTH, {"scale": "measure", "low": 1.5, "high": 2.5}),
            f"NotAllowed: Growth: 2 scores lie outside 1.5 to 2.5. {KEEP}",
        ),
        (
            lambda: set_levels(GROWTH, [Level(1, 0), Level(2, 100)]),
            "NotAllowed: Growth: 1 score lies outside 1 to 2. Change this score first, or keep the range.",
        ),
        (lambda: set_levels(GROWTH, ()), f"NotAllowed: Growth: 2 scores lie outside 0 to 0. {KEEP}"),
        (
            lambda: set_levels(NOVELTY, [Level(1, 0), Level(1, 100)]),
            "NotAllowed: Two levels have the same score. Give each level a score of its own.",
        ),
        (
            lambda: set_levels(NOVELTY, [Level(1, 0), Level(2, 100.5)]),
            "NotAllowed: The points of a level lie between 0 and 100. Change the level's points.",
        ),
        (
            lambda: set_levels(NOVELTY, [Level(1, -0.5), Level(2, 100)]),
            "NotAllowed: The points of a level lie between 0 and 100. Change the level's points.",
        ),
    ],
)
def test_what_is_refused_writes_nothing(workshop: Workshop, operation: Callable[[], Operation], sentence: str) -> None:
    assert refused(workshop, operation()) == sentence


def test_another_kind_of_scale_must_hold_the_scores(workshop: Workshop) -> None:
    workshop.do(edit_driver(GROWTH, {"low": 2.0, "high": 9.0}))
    sentence = "Growth: 1 score lies outside 2 to 9. Change this score first, or keep the range."
    assert refused(workshop, edit_driver(GROWTH, {"scale": "measure"})) == f"NotAllowed: {sentence}"
    workshop.undo()


def test_ballots_that_nobody_has_seen_keep_the_range_as_it_is(tmp_path: Path) -> None:
    sentence = "NotAllowed: Second has ballots on this scale. Reveal the round, or delete it, to change the range."
    wider, shorter = edit_driver(SPEED, {"high": 60.0}), set_levels(GROWTH, TWO_LEVELS)
    with make_edited(tmp_path / "w.vmo") as workshop:
        workshop.do(open_round("First", [PORTAL], [SPEED]))
        workshop.do(open_weight_round("Weights", BOARD, WeightMethod.POINTS, [SPEED, GROWTH]))
        workshop.do(wider)
        workshop.undo()
        workshop.do(open_round("Second", [PORTAL], [SPEED, GROWTH]))
        workshop.do(write_votes(3, ANA, {(PORTAL, SPEED): Voted(20.0)}, way=Way.LAPTOP))
        workshop.do(write_votes(3, ANA, {(PORTAL, GROWTH): Voted(2.0)}, way=Way.LAPTOP))

        assert refused(workshop, wider) == sentence
        assert refused(workshop, shorter) == sentence
        workshop.do(edit_driver(SPEED, {"direction": "higher", "high": 50.0}))
        workshop.do(set_levels(SKILL, TWO_LEVELS))

        workshop.do(close_round(3))
        assert refused(workshop, wider) == sentence
        workshop.do(reveal_round(3))
        workshop.do(wider)
