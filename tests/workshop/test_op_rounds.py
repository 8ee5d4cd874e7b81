"""What edits of rounds write, say and refuse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workshop.edited import (
    ANA,
    BOARD,
    DEPOT,
    GROWTH,
    PORTAL,
    PROFIT,
    SPEED,
    done,
    kept,
    make_edited,
    refused,
)
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.ballots import Voted, write_votes
from vmo_desktop.workshop.ops.rounds import (
    close_round,
    discard_round,
    hide_progress,
    leave_out_owners,
    open_round,
    open_weight_round,
    reopen_round,
    reveal_round,
)
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import WeightMethod
from vmo_desktop.workshop.workshop import Workshop

OPEN, CLOSED, REVEALED = 1, 2, 3
ROOM = (
    open_round("Open", [PORTAL], [GROWTH]),
    open_round("Closed", [PORTAL], [GROWTH]),
    open_round("Revealed", [PORTAL], [GROWTH]),
    write_votes(OPEN, ANA, {(PORTAL, GROWTH): Voted(3.0)}, way=Way.LAPTOP),
    write_votes(CLOSED, ANA, {(PORTAL, GROWTH): Voted(2.0)}, way=Way.LAPTOP),
    close_round(CLOSED),
    close_round(REVEALED),
    reveal_round(REVEALED),
)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("rounds") / "w.vmo", *ROOM) as made:
        yield made


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (
            lambda: [open_round("Third", [DEPOT, PORTAL], [SPEED, GROWTH])],
            "Round opened: Third",
            [
                "+round(4, 4, Third, open, 0)",
                "+round_driver(4, 1)",
                "+round_driver(4, 2)",
                "+round_initiative(4, 1)",
                "+round_initiative(4, 2)",
            ],
        ),
        (
            lambda: [open_weight_round("Weights", BOARD, WeightMethod.SWING, [SPEED, GROWTH])],
            "Round opened: Weights",
            [
                "+round(4, 4, Weights, open, 0, 2, swing)",
                "+round_driver(4, 1)",
                "+round_driver(4, 2)",
            ],
        ),
        (lambda: [close_round(OPEN)], "Round closed: Open", ["round[1].state open > closed"]),
        (lambda: [reopen_round(CLOSED)], "Round reopened: Closed", ["round[2].state closed > open"]),
        (
            lambda: [hide_progress(OPEN, is_hidden=True)],
            "Who has handed in is hidden: Open",
            ["round[1].is_progress_hidden 0 > 1"],
        ),
        (
            lambda: [hide_progress(OPEN, is_hidden=True), hide_progress(OPEN, is_hidden=False)],
            "Who has handed in is shown: Open",
            [],
        ),
        (
            lambda: [discard_round(OPEN)],
            "Round deleted: Open",
            [
                "-ballot(1, 1, 0, laptop)",
                "-round(1, 1, Open, open, 0)",
                "-round_driver(1, 1)",
                "-round_initiative(1, 1)",
                "-vote(1, 1, 1, 1, 3.0)",
            ],
        ),
        (
            lambda: [discard_round(CLOSED)],
            "Round deleted: Closed",
            [
                "-ballot(2, 1, 0, laptop)",
                "-round(2, 2, Closed, closed, 0)",
                "-round_driver(2, 1)",
                "-round_initiative(2, 1)",
                "-vote(2, 1, 1, 1, 2.0)",
            ],
        ),
        (lambda: [leave_out_owners(is_left_out=True)], "Owners' votes left out", ["room[1].leaves_out_owners 0 > 1"]),
        (
            lambda: [leave_out_owners(is_left_out=True), leave_out_owners(is_left_out=False)],
            "Owners' votes counted",
            [],
        ),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


def test_a_reveal_is_never_undone(tmp_path: Path) -> None:
    with make_edited(tmp_path / "w.vmo", *ROOM) as workshop:
        workshop.do(leave_out_owners(is_left_out=True))
        label, written = kept(workshop, reveal_round(CLOSED))
        assert (label, written) == ("Round revealed: Closed", ["round[2].state closed > revealed"])
        assert workshop.undo() is None


STAYS = "NotAllowed: A revealed round stays as it is. Open a new one."
EMPTY = "NotAllowed: A round needs at least one initiative and one driver."
FIRST = "NotAllowed: Close the round first; a revealed round stays as it is."


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (lambda: open_round("Third", [], [GROWTH]), EMPTY),
        (lambda: open_round("Third", [PORTAL], []), EMPTY),
        (
            lambda: open_round("Third", [PORTAL], [GROWTH, PROFIT]),
            "NotAllowed: The scores of Profit are counted from cash lines, not voted.",
        ),
        (
            lambda: open_weight_round("Weights", BOARD, WeightMethod.SWING, [GROWTH]),
            "NotAllowed: A round on weights needs at least two drivers.",
        ),
        (lambda: close_round(CLOSED), "NotAllowed: Only an open round is closed."),
        (lambda: close_round(99), "NotAllowed: Only an open round is closed."),
        (lambda: reopen_round(OPEN), STAYS),
        (lambda: reopen_round(REVEALED), STAYS),
        (lambda: reveal_round(OPEN), FIRST),
        (lambda: reveal_round(REVEALED), FIRST),
        (lambda: discard_round(REVEALED), STAYS),
    ],
)
def test_what_is_refused_writes_nothing(workshop: Workshop, operation: Callable[[], Operation], sentence: str) -> None:
    assert refused(workshop, operation()) == sentence
