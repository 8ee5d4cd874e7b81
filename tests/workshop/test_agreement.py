"""What the room agrees on after the votes: accepted scores, reasons and dissents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room import PEOPLE, cells_of, make_room, vote
from vmo_desktop.errors import NotAllowed, ScoreRefused
from vmo_desktop.workshop.ops.agreement import (
    Accepted,
    accept_all,
    accept_votes,
    record_dissent,
    withdraw_dissent,
)
from vmo_desktop.workshop.ops.participants import set_interests
from vmo_desktop.workshop.ops.rounds import leave_out_owners
from vmo_desktop.workshop.ops.scores import set_rationale
from vmo_desktop.workshop.workshop import Workshop

CELL = (1, 1)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """Everybody voted 1 to 2 on the first cell, and the same elsewhere; nobody on the last one."""
    with make_room(tmp_path / "room.vmo") as workshop:
        vote(workshop, {name: [1 + place % 2, 2, 2, 2, 2, None] for place, name in enumerate(PEOPLE)})
        yield workshop


def test_a_score_within_the_votes_becomes_the_agreed_one(room: Workshop) -> None:
    room.do(accept_votes(*CELL, Accepted(1, 1.5)))
    assert room.snapshot.agreed_scores[CELL].value == 1.5
    assert room.snapshot.acceptances == {CELL: 1}
    assert room.undo_label == "Accepted: A on Growth, 1.5"
    room.undo()
    assert not room.snapshot.agreed_scores
    assert not room.snapshot.acceptances
    room.redo()
    assert room.snapshot.acceptances == {CELL: 1}


def test_a_score_outside_the_votes_needs_a_reason_which_is_kept_with_the_rationale(room: Workshop) -> None:
    with pytest.raises(NotAllowed, match="3 lies outside the votes, which go from 1 to 2"):
        room.do(accept_votes(*CELL, Accepted(1, 3.0)))
    assert not room.snapshot.agreed_scores
    room.do(set_rationale(initiative_id=1, driver_id=1, rationale="Pilot of 2026"))
    room.do(accept_votes(*CELL, Accepted(1, 3.0, "The contract is signed ")))
    agreed = room.snapshot.agreed_scores[CELL]
    assert (agreed.value, agreed.rationale) == (3.0, "Pilot of 2026\nThe contract is signed")
    room.undo()
    assert room.snapshot.agreed_scores[CELL].rationale == "Pilot of 2026"


def test_a_reason_that_is_part_of_the_rationale_takes_nothing_from_it(room: Workshop) -> None:
    room.do(set_rationale(initiative_id=1, driver_id=1, rationale="Pilot of 2026\nThe contract is signed in May"))
    room.do(accept_votes(*CELL, Accepted(1, 3.0, "The contract is signed")))
    lines = ["Pilot of 2026", "The contract is signed in May", "The contract is signed"]
    assert room.snapshot.agreed_scores[CELL].rationale.splitlines() == lines
    room.do(accept_votes(*CELL, Accepted(1, 4.0, "Pilot of 2026")))
    assert room.snapshot.agreed_scores[CELL].rationale.splitlines() == [*lines[1:], "Pilot of 2026"], "it stands last"


def test_a_score_on_which_nobody_voted_needs_a_reason(room: Workshop) -> None:
    with pytest.raises(NotAllowed, match="Nobody voted on this"):
        room.do(accept_votes(3, 2, Accepted(1, 3.0)))
    room.do(accept_votes(3, 2, Accepted(1, 3.0, "By the board")))
    assert room.snapshot.acceptances == {(3, 2): 1}


def test_owners_do_not_widen_the_votes_when_they_are_left_out(room: Workshop) -> None:
    for place in (0, 2):
        room.do(set_interests(room.snapshot.participants[place].id, [1]))
    room.do(leave_out_owners(is_left_out=True))
    with pytest.raises(NotAllowed, match="from 2 to 2"):
        room.do(accept_votes(*CELL, Accepted(1, 1.0)))


def test_all_close_scores_are_one_step(room: Workshop) -> None:
    cells = cells_of(room)[:5]
    room.do(accept_all({cells[0]: Accepted(1, 2.0)}))
    assert room.undo_label == "1 score accepted"
    room.undo()
    room.do(accept_all({cell: Accepted(1, 2.0) for cell in cells}))
    assert room.undo_label == "5 scores accepted"
    assert set(room.snapshot.acceptances) == set(cells)
    room.undo()
    assert not room.snapshot.agreed_scores


def test_one_refused_score_accepts_none(room: Workshop) -> None:
    with pytest.raises(ScoreRefused):
        room.do(accept_all({(2, 1): Accepted(1, 2.0), (2, 2): Accepted(1, 99.0, "why")}))
    assert not room.snapshot.agreed_scores


def test_a_round_that_did_not_ask_carries_no_agreement(room: Workshop) -> None:
    vote(room, {PEOPLE[0]: [1.0]}, cells_of(room)[:1])
    with pytest.raises(NotAllowed, match="did not ask"):
        room.do(accept_votes(2, 1, Accepted(2, 2.0)))
    with pytest.raises(NotAllowed, match="not revealed"):
        room.do(accept_votes(2, 1, Accepted(77, 2.0)))


def test_a_dissent_is_recorded_and_withdrawn_by_name(room: Workshop) -> None:
    with pytest.raises(NotAllowed, match="no agreed score"):
        room.do(record_dissent(*CELL, 1, "Too high"))
    room.do(accept_votes(*CELL, Accepted(1, 1.5)))
    room.do(record_dissent(*CELL, 1, "Too high"))
    room.do(record_dissent(*CELL, 1, "Far too high"))
    told = [(each.participant_id, each.reason, each.score) for each in room.snapshot.dissents]
    assert told == [(1, "Far too high", 1.5)]
    assert room.undo_label == "Dissent of Ana Lima: A on Growth"
    room.do(withdraw_dissent(*CELL, 1))
    assert room.snapshot.dissents == ()
    room.undo()
    assert room.snapshot.dissents


def test_a_dissent_stays_one_from_the_score_that_was_agreed_then(room: Workshop) -> None:
    room.do(accept_votes(*CELL, Accepted(1, 1.5)))
    room.do(record_dissent(*CELL, 1, "Too high"))
    room.do(accept_votes(*CELL, Accepted(1, 2.0)))
    (dissent,) = room.snapshot.dissents
    assert dissent.score == 1.5
    assert room.snapshot.agreed_scores[CELL].value == 2.0
