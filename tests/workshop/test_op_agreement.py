"""What accepting votes and recording dissents writes, says and refuses."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workshop.edited import ANA, BEN, DEPOT, GROWTH, PORTAL, PROFIT, SKILL, SPEED, done, make_edited, refused
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.agreement import (
    Accepted,
    accept_all,
    accept_votes,
    record_dissent,
    withdraw_dissent,
)
from vmo_desktop.workshop.ops.ballots import Voted, write_votes
from vmo_desktop.workshop.ops.participants import set_interests
from vmo_desktop.workshop.ops.rounds import close_round, leave_out_owners, open_round, reveal_round
from vmo_desktop.workshop.ops.scores import set_rationale
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.workshop import Workshop

REVEALED, LATER, OPEN = 1, 2, 3
ROOM = (
    open_round("Revealed", [PORTAL, DEPOT], [GROWTH, SPEED]),
    open_round("Later", [PORTAL], [GROWTH]),
    open_round("Open", [PORTAL], [GROWTH]),
    write_votes(
        REVEALED,
        ANA,
        {(PORTAL, GROWTH): Voted(2.0), (DEPOT, GROWTH): Voted(0.0), (PORTAL, SPEED): Voted(20.0)},
        way=Way.LAPTOP,
    ),
    write_votes(REVEALED, BEN, {(PORTAL, GROWTH): Voted(4.0), (DEPOT, GROWTH): Voted(0.5)}, way=Way.LAPTOP),
    write_votes(LATER, ANA, {(PORTAL, GROWTH): Voted(1.0)}, way=Way.LAPTOP),
    write_votes(OPEN, ANA, {(PORTAL, GROWTH): Voted(1.0)}, way=Way.LAPTOP),
    *(close_round(each) for each in (REVEALED, LATER)),
    *(reveal_round(each) for each in (REVEALED, LATER)),
)
OWNED = (set_interests(BEN, [PORTAL]), leave_out_owners(is_left_out=True))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("agreement") / "w.vmo", *ROOM) as made:
        yield made


def accept(
    value: float, reason: str = "", *, cell: tuple[int, int] = (PORTAL, GROWTH), round_id: int = REVEALED
) -> Operation:
    return accept_votes(*cell, Accepted(round_id, value, reason))


BY_1 = "+acceptance(1, 1, 1)"


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (lambda: [accept(4)], "Accepted: Portal on Growth, 4", [BY_1, "agreed_score[1, 1].value 3.0 > 4.0"]),
        (lambda: [accept(2)], "Accepted: Portal on Growth, 2", [BY_1, "agreed_score[1, 1].value 3.0 > 2.0"]),
        (lambda: [accept(2.5)], "Accepted: Portal on Growth, 2.5", [BY_1, "agreed_score[1, 1].value 3.0 > 2.5"]),
        (
            lambda: [accept(0.5 + 0.9e-9, cell=(DEPOT, GROWTH))],
            "Accepted: D2 on Growth, 0.5",
            ["+acceptance(2, 1, 1)", f"agreed_score[2, 1].value 1.0 > {0.5 + 0.9e-9}"],
        ),
        (
            lambda: [accept(2 - 3.9e-9)],
            "Accepted: Portal on Growth, 2",
            [BY_1, f"agreed_score[1, 1].value 3.0 > {2 - 3.9e-9}"],
        ),
        (
            lambda: [accept(1, " Only one market ")],
            "Accepted: Portal on Growth, 1",
            [
                BY_1,
                "agreed_score[1, 1].value 3.0 > 1.0",
                "agreed_score[1, 1].rationale Two markets > Two markets\nOnly one market",
            ],
        ),
        (
            lambda: [
                set_rationale(initiative_id=PORTAL, driver_id=GROWTH, rationale="One\nTwo\nThree"),
                accept(3, "Two"),
            ],
            "Accepted: Portal on Growth, 3",
            [BY_1, "agreed_score[1, 1].rationale Two markets > One\nThree\nTwo"],
        ),
        (
            lambda: [accept(30, "Nobody knows", cell=(DEPOT, SPEED))],
            "Accepted: D2 on Speed, 30",
            ["+acceptance(2, 2, 1)", "+agreed_score(2, 2, 30.0, Nobody knows)"],
        ),
        (
            lambda: [accept(3), accept(1, round_id=LATER)],
            "Accepted: Portal on Growth, 1",
            ["+acceptance(1, 1, 2)", "agreed_score[1, 1].value 3.0 > 1.0"],
        ),
        (
            lambda: [accept_all({(PORTAL, GROWTH): Accepted(REVEALED, 4), (DEPOT, GROWTH): Accepted(REVEALED, 0.25)})],
            "2 scores accepted",
            [
                BY_1,
                "+acceptance(2, 1, 1)",
                "agreed_score[1, 1].value 3.0 > 4.0",
                "agreed_score[2, 1].value 1.0 > 0.25",
            ],
        ),
        (
            lambda: [*OWNED, accept(2)],
            "Accepted: Portal on Growth, 2",
            [BY_1, "agreed_score[1, 1].value 3.0 > 2.0", "+interest(2, 1)", "room[1].leaves_out_owners 0 > 1"],
        ),
        (
            lambda: [OWNED[0], accept(4)],
            "Accepted: Portal on Growth, 4",
            [BY_1, "agreed_score[1, 1].value 3.0 > 4.0", "+interest(2, 1)"],
        ),
        (
            lambda: [record_dissent(PORTAL, GROWTH, BEN, " Too high ")],
            "Dissent of Ben: Portal on Growth",
            ["+dissent(1, 1, 2, Too high, 3.0)"],
        ),
        (
            lambda: [
                record_dissent(PORTAL, GROWTH, BEN),
                record_dissent(PORTAL, GROWTH, ANA, "Mine"),
                accept(4),
                record_dissent(PORTAL, GROWTH, BEN, "Still too high"),
            ],
            "Dissent of Ben: Portal on Growth",
            [
                BY_1,
                "agreed_score[1, 1].value 3.0 > 4.0",
                "+dissent(1, 1, 1, Mine, 3.0)",
                "+dissent(1, 1, 2, Still too high, 4.0)",
            ],
        ),
        (
            lambda: [
                record_dissent(PORTAL, GROWTH, BEN, "Too high"),
                record_dissent(PORTAL, GROWTH, ANA, "Mine"),
                record_dissent(DEPOT, GROWTH, BEN, "Too low"),
                withdraw_dissent(PORTAL, GROWTH, BEN),
            ],
            "Dissent withdrawn by Ben: Portal on Growth",
            ["+dissent(1, 1, 1, Mine, 3.0)", "+dissent(2, 1, 2, Too low, 1.0)"],
        ),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


def test_typing_the_reason_of_a_dissent_is_one_step(workshop: Workshop) -> None:
    steps = len(workshop.history())
    for reason in ("Too", "Too high"):
        workshop.do(record_dissent(PORTAL, GROWTH, BEN, reason))
    assert len(workshop.history()) == steps + 1
    workshop.do(record_dissent(PORTAL, GROWTH, ANA, "Mine"))
    assert len(workshop.history()) == steps + 2
    workshop.undo()
    workshop.undo()


def test_a_dissent_of_one_driver_stays_when_that_of_another_is_withdrawn(workshop: Workshop) -> None:
    _, written = done(
        workshop,
        accept(20, cell=(PORTAL, SPEED)),
        record_dissent(PORTAL, SPEED, BEN),
        record_dissent(PORTAL, GROWTH, BEN),
        withdraw_dissent(PORTAL, GROWTH, BEN),
    )
    assert written == ["+acceptance(1, 2, 1)", "+agreed_score(1, 2, 20.0)", "+dissent(1, 2, 2, 20.0)"]


OTHER_ROUND = "NotAllowed: This round is not revealed, or it did not ask for this. Choose another round."
OUTSIDE = "lies outside the votes, which go from"
WHY = "Write why the room accepts it."


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (
            lambda: accept(4.5, "Because"),
            "ScoreRefused: Portal on Growth: 4.5 is not on the scale. Type a number from 0 to 4.",
        ),
        (lambda: accept(1), f"NotAllowed: 1 {OUTSIDE} 2 to 4. {WHY}"),
        (lambda: accept(1, "  "), f"NotAllowed: 1 {OUTSIDE} 2 to 4. {WHY}"),
        (lambda: accept(2 - 4.1e-9), f"NotAllowed: 2 {OUTSIDE} 2 to 4. {WHY}"),
        (lambda: accept(0.75, cell=(DEPOT, GROWTH)), f"NotAllowed: 0.75 {OUTSIDE} 0 to 0.5. {WHY}"),
        (lambda: accept(0.5 + 1.1e-9, cell=(DEPOT, GROWTH)), f"NotAllowed: 0.5 {OUTSIDE} 0 to 0.5. {WHY}"),
        (
            lambda: accept(30, cell=(DEPOT, SPEED)),
            f"NotAllowed: Nobody voted on this, so a score needs a reason. {WHY}",
        ),
        (lambda: accept(1, "Because", round_id=OPEN), OTHER_ROUND),
        (lambda: accept(1, "Because", round_id=99), OTHER_ROUND),
        (lambda: accept(1, "Because", cell=(DEPOT, GROWTH), round_id=LATER), OTHER_ROUND),
        (lambda: accept(1, "Because", cell=(PORTAL, SKILL)), OTHER_ROUND),
        (
            lambda: accept_all({(PORTAL, GROWTH): Accepted(REVEALED, 4), (DEPOT, GROWTH): Accepted(REVEALED, 3)}),
            f"NotAllowed: 3 {OUTSIDE} 0 to 0.5. {WHY}",
        ),
        (
            lambda: record_dissent(PORTAL, SPEED, BEN, "Why"),
            "NotAllowed: There is no agreed score to dissent from yet. Accept one first.",
        ),
        (
            lambda: record_dissent(PORTAL, PROFIT, BEN, "Why"),
            "NotAllowed: There is no agreed score to dissent from yet. Accept one first.",
        ),
    ],
)
def test_what_is_refused_writes_nothing(workshop: Workshop, operation: Callable[[], Operation], sentence: str) -> None:
    assert refused(workshop, operation()) == sentence


def test_votes_of_owners_that_are_left_out_do_not_count(tmp_path: Path) -> None:
    with make_edited(tmp_path / "w.vmo", *ROOM) as workshop:
        for operation in OWNED:
            workshop.do(operation)
        assert refused(workshop, accept(4)) == f"NotAllowed: 4 {OUTSIDE} 2 to 2. {WHY}"
        workshop.do(accept(0.5, cell=(DEPOT, GROWTH)))
