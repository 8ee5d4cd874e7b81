"""What ballots write, say and refuse, whichever way they come."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workshop.edited import (
    ANA,
    BEN,
    BLANK,
    BOARD,
    DEPOT,
    GROWTH,
    NOVELTY,
    PORTAL,
    PROFIT,
    SKILL,
    SPEED,
    kept,
    make_edited,
    refused,
)
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.ballots import (
    FilledBallot,
    Voted,
    hand_in,
    restart_ballot,
    take_in,
    withdraw_votes,
    write_votes,
    write_weight_votes,
)
from vmo_desktop.workshop.ops.participants import bar_drivers
from vmo_desktop.workshop.ops.rounds import close_round, open_round, open_weight_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import WeightMethod
from vmo_desktop.workshop.workshop import Workshop

FIRST, AGAIN, WEIGHTS, CLOSED, OTHER = 1, 2, 3, 4, 5
ROOM = (
    open_round("First", [PORTAL, DEPOT], [GROWTH, SPEED, NOVELTY]),
    open_round("Again", [PORTAL, DEPOT], [GROWTH, SPEED]),
    open_weight_round("Weights", BOARD, WeightMethod.SWING, [GROWTH, SPEED, SKILL]),
    open_round("Closed", [PORTAL], [GROWTH]),
    close_round(CLOSED),
    bar_drivers(BEN, [SPEED]),
    open_weight_round("Other weights", BOARD, WeightMethod.SWING, [GROWTH, SKILL]),
)
ONE = {(PORTAL, GROWTH): Voted(3.0, "New market", 2.0)}
SWINGS = {(GROWTH, GROWTH): 100.0, (SPEED, SPEED): 40.0}


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_edited(tmp_path / "w.vmo", *ROOM) as made:
        yield made


def vote(
    votes: dict[tuple[int, int], Voted], *, round_id: int = FIRST, who: int = ANA, way: Way = Way.LAPTOP
) -> Operation:
    return write_votes(round_id, who, votes, way=way)


def weigh(votes: dict[tuple[int, int], float], *, round_id: int = WEIGHTS, who: int = ANA) -> Operation:
    return write_weight_votes(round_id, who, votes, way=Way.LAPTOP)


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (lambda: [vote(ONE)], "Votes: First", ["+ballot(1, 1, 0, laptop)", "+vote(1, 1, 1, 1, 3.0, New market, 2.0)"]),
        (
            lambda: [vote({(PORTAL, SPEED): Voted(10.0, again=50.0), (DEPOT, SPEED): Voted(None)}, way=Way.READ_OUT)],
            "Votes: First",
            ["+ballot(1, 1, 0, read-out)", "+vote(1, 1, 1, 2, 10.0, 50.0)", "+vote(1, 1, 2, 2)"],
        ),
        (lambda: [vote({})], "Votes: First", ["+ballot(1, 1, 0, laptop)"]),
        (
            lambda: [vote(ONE), vote({(PORTAL, GROWTH): Voted(4.0, "Two"), (DEPOT, GROWTH): Voted(0.0)})],
            "Votes: First",
            ["+ballot(1, 1, 0, laptop)", "+vote(1, 1, 1, 1, 4.0, Two)", "+vote(1, 1, 2, 1, 0.0)"],
        ),
        (
            lambda: [
                vote({**ONE, (DEPOT, GROWTH): Voted(1.0), (PORTAL, SPEED): Voted(20.0)}),
                vote(ONE, who=BEN),
                vote(ONE, round_id=AGAIN),
                withdraw_votes(FIRST, ANA, [(PORTAL, GROWTH)], way=Way.LAPTOP),
            ],
            "Votes: First",
            [
                "+ballot(1, 1, 0, laptop)",
                "+ballot(1, 2, 0, laptop)",
                "+ballot(2, 1, 0, laptop)",
                "+vote(1, 1, 1, 2, 20.0)",
                "+vote(1, 1, 2, 1, 1.0)",
                "+vote(1, 2, 1, 1, 3.0, New market, 2.0)",
                "+vote(2, 1, 1, 1, 3.0, New market, 2.0)",
            ],
        ),
        (
            lambda: [
                vote({**ONE, (DEPOT, GROWTH): Voted(1.0)}),
                withdraw_votes(FIRST, ANA, [(PORTAL, GROWTH), (DEPOT, GROWTH)], way=Way.LAPTOP),
            ],
            "Votes: First",
            ["+ballot(1, 1, 0, laptop)"],
        ),
        (
            lambda: [weigh(SWINGS)],
            "Votes: Weights",
            [
                "+ballot(3, 1, 0, laptop)",
                "+weight_vote(3, 1, 1, 1, 100.0)",
                "+weight_vote(3, 1, 2, 2, 40.0)",
            ],
        ),
        (
            lambda: [
                weigh(SWINGS),
                weigh({(GROWTH, SKILL): 3.0}, who=BEN),
                weigh({(SKILL, SKILL): 50.0}, round_id=OTHER),
                weigh({(SKILL, SKILL): 100.0}),
            ],
            "Votes: Weights",
            [
                "+ballot(3, 1, 0, laptop)",
                "+ballot(3, 2, 0, laptop)",
                "+ballot(5, 1, 0, laptop)",
                "+weight_vote(3, 1, 4, 4, 100.0)",
                "+weight_vote(3, 2, 1, 4, 3.0)",
                "+weight_vote(5, 1, 4, 4, 50.0)",
            ],
        ),
        (lambda: [weigh(SWINGS), weigh({})], "Votes: Weights", ["+ballot(3, 1, 0, laptop)"]),
        (lambda: [hand_in(FIRST, BEN)], "Ballot handed in: First", ["+ballot(1, 2, 1, laptop)"]),
        (
            lambda: [vote({}, way=Way.READ_OUT), vote({}, who=BEN), hand_in(FIRST, ANA)],
            "Ballot handed in: First",
            ["+ballot(1, 1, 1, read-out)", "+ballot(1, 2, 0, laptop)"],
        ),
        (
            lambda: [
                vote(ONE),
                vote(ONE, who=BEN),
                vote(ONE, round_id=AGAIN),
                hand_in(FIRST, ANA),
                restart_ballot(FIRST, ANA),
            ],
            "Ballot started over: First",
            [
                "+ballot(1, 2, 0, laptop)",
                "+ballot(2, 1, 0, laptop)",
                "+vote(1, 2, 1, 1, 3.0, New market, 2.0)",
                "+vote(2, 1, 1, 1, 3.0, New market, 2.0)",
            ],
        ),
        (
            lambda: [vote(ONE), hand_in(FIRST, ANA), restart_ballot(FIRST, ANA), vote({}, way=Way.READ_OUT)],
            "Votes: First",
            ["+ballot(1, 1, 0, read-out)"],
        ),
        (
            lambda: [weigh(SWINGS), weigh(SWINGS, who=BEN), restart_ballot(WEIGHTS, ANA)],
            "Ballot started over: Weights",
            [
                "+ballot(3, 2, 0, laptop)",
                "+weight_vote(3, 2, 1, 1, 100.0)",
                "+weight_vote(3, 2, 2, 2, 40.0)",
            ],
        ),
        (
            lambda: [
                vote({(DEPOT, GROWTH): Voted(1.0)}),
                vote(ONE, who=BEN),
                take_in(FIRST, ANA, FilledBallot(ONE), way=Way.WORKBOOK),
            ],
            "Ballot handed in: First",
            [
                "+ballot(1, 1, 1, workbook)",
                "+ballot(1, 2, 0, laptop)",
                "+vote(1, 1, 1, 1, 3.0, New market, 2.0)",
                "+vote(1, 2, 1, 1, 3.0, New market, 2.0)",
            ],
        ),
        (
            lambda: [
                weigh({(SKILL, SKILL): 5.0}),
                weigh({(SKILL, SKILL): 5.0}, who=BEN),
                take_in(WEIGHTS, ANA, FilledBallot(weight_votes=SWINGS), way=Way.PAPER),
            ],
            "Ballot handed in: Weights",
            [
                "+ballot(3, 1, 1, paper)",
                "+ballot(3, 2, 0, laptop)",
                "+weight_vote(3, 1, 1, 1, 100.0)",
                "+weight_vote(3, 1, 2, 2, 40.0)",
                "+weight_vote(3, 2, 4, 4, 5.0)",
            ],
        ),
    ],
)
def test_what_is_written_is_never_undone(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert kept(workshop, *operations()) == (label, written)
    assert workshop.undo() is None


def test_what_one_person_fills_in_is_one_step(workshop: Workshop) -> None:
    steps = len(workshop.history())
    workshop.do(vote(ONE))
    workshop.do(vote({(DEPOT, GROWTH): Voted(1.0)}))
    workshop.do(withdraw_votes(FIRST, ANA, [(DEPOT, GROWTH)], way=Way.LAPTOP))
    assert len(workshop.history()) == steps + 1
    workshop.do(vote(ONE, who=BEN))
    workshop.do(weigh(SWINGS))
    workshop.do(weigh({}))
    assert len(workshop.history()) == steps + 3


NOT_OPEN = "NotAllowed: This round is not open, so no ballot is taken. Open a new round to vote again."
HANDED_IN = "NotAllowed: This ballot is handed in already. Start it over to vote again."
OTHER_WAY = "NotAllowed: This ballot was begun in another way. Start it over first."
OFF_SCALE = "ScoreRefused: A vote is not on its driver's scale. Nothing was taken."
UNASKED = "NotAllowed: The ballot has a vote that this round does not ask for. Nothing was taken."
BARRED = "NotAllowed: The ballot has a vote on a driver that this participant does not score."
UNASKED_WEIGHT = "NotAllowed: The ballot has a judgement that this round does not ask for. Nothing was taken."


@pytest.mark.parametrize(
    ("before", "operation", "sentence"),
    [
        *(
            ([], each, NOT_OPEN)
            for each in (
                lambda: vote({(PORTAL, GROWTH): Voted(1.0)}, round_id=CLOSED),
                lambda: vote({}, round_id=99),
                lambda: withdraw_votes(CLOSED, ANA, [], way=Way.LAPTOP),
                lambda: weigh({}, round_id=CLOSED),
                lambda: hand_in(CLOSED, ANA),
                lambda: restart_ballot(CLOSED, ANA),
                lambda: take_in(CLOSED, ANA, FilledBallot(), way=Way.PAPER),
            )
        ),
        *(
            ([vote(ONE), hand_in(FIRST, ANA), weigh(SWINGS), hand_in(WEIGHTS, ANA)], each, HANDED_IN)
            for each in (
                lambda: vote(ONE),
                lambda: withdraw_votes(FIRST, ANA, [(PORTAL, GROWTH)], way=Way.LAPTOP),
                lambda: weigh({}),
                lambda: take_in(FIRST, ANA, FilledBallot(), way=Way.PAPER),
            )
        ),
        ([vote(ONE)], lambda: vote(ONE, way=Way.READ_OUT), OTHER_WAY),
        ([vote(ONE)], lambda: withdraw_votes(FIRST, ANA, [], way=Way.PAPER), OTHER_WAY),
        ([], lambda: vote({(PORTAL, GROWTH): Voted(4.5)}), OFF_SCALE),
        ([], lambda: vote({(PORTAL, GROWTH): Voted(-0.5)}), OFF_SCALE),
        ([], lambda: vote({(DEPOT, GROWTH): Voted(None), (PORTAL, SPEED): Voted(20.0, again=9.0)}), OFF_SCALE),
        ([], lambda: vote({(PORTAL, NOVELTY): Voted(0.0)}), OFF_SCALE),
        ([], lambda: take_in(FIRST, ANA, FilledBallot({(PORTAL, SPEED): Voted(51.0)}), way=Way.PAPER), OFF_SCALE),
        ([], lambda: vote({**ONE, (BLANK, GROWTH): Voted(1.0)}), UNASKED),
        ([], lambda: vote({**ONE, (PORTAL, SKILL): Voted(1.0)}), UNASKED),
        ([], lambda: vote({(PORTAL, GROWTH): Voted(1.0)}, round_id=WEIGHTS), UNASKED),
        ([], lambda: vote({**ONE, (PORTAL, SPEED): Voted(20.0)}, who=BEN), BARRED),
        ([], lambda: weigh({(GROWTH, PROFIT): 3.0}), UNASKED_WEIGHT),
        ([], lambda: weigh({(PROFIT, GROWTH): 3.0}), UNASKED_WEIGHT),
        ([], lambda: take_in(FIRST, ANA, FilledBallot(ONE, {(SKILL, SKILL): 3.0}), way=Way.PAPER), UNASKED_WEIGHT),
    ],
)
def test_what_is_refused_writes_nothing(
    workshop: Workshop, before: list[Operation], operation: Callable[[], Operation], sentence: str
) -> None:
    for each in before:
        workshop.do(each)
    assert refused(workshop, operation()) == sentence
