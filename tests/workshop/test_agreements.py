"""Which accepted scores lie outside of the votes that they rest on."""

from collections.abc import Iterator
from math import isnan
from pathlib import Path

import pytest

from tests.room import PEOPLE, cells_of, make_room, vote
from vmo_desktop.workshop.agreements import OutsideScore, scores_outside
from vmo_desktop.workshop.ops.agreement import Accepted, accept_votes
from vmo_desktop.workshop.ops.participants import set_interests
from vmo_desktop.workshop.ops.rounds import leave_out_owners
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """Everybody voted 1 or 2 on the first cell, and 2 elsewhere; nobody on the last one."""
    with make_room(tmp_path / "room.vmo") as workshop:
        vote(workshop, {name: [1 + place % 2, 2, 2, 2, 2, None] for place, name in enumerate(PEOPLE)})
        yield workshop


def test_what_lies_within_the_votes_or_at_their_ends_is_none(room: Workshop) -> None:
    for value in (1.0, 1.5, 2.0):
        room.do(accept_votes(1, 1, Accepted(1, value)))
        assert scores_outside(room.snapshot) == ()


def test_scores_outside_are_told_in_the_order_of_the_table_with_votes_and_reason(room: Workshop) -> None:
    room.do(accept_votes(3, 2, Accepted(1, 4.0, "By the board")))
    room.do(accept_votes(1, 2, Accepted(1, 1.0, "Half of it is done")))
    room.do(accept_votes(1, 1, Accepted(1, 3.0, "The contract is signed")))
    room.do(accept_votes(2, 1, Accepted(1, 2.0)))
    first, second, unvoted = scores_outside(room.snapshot)
    assert first == OutsideScore(0, 0, 3.0, 1.0, 2.0, "The contract is signed")
    assert second == OutsideScore(0, 1, 1.0, 2.0, 2.0, "Half of it is done")
    assert (unvoted.row, unvoted.column, unvoted.value, unvoted.reason) == (2, 1, 4.0, "By the board")
    assert isnan(unvoted.low)
    assert isnan(unvoted.high)


def test_each_score_is_held_against_its_own_round(room: Workshop) -> None:
    vote(room, {PEOPLE[0]: [4.0]}, cells_of(room)[:1], name="Again")
    room.do(accept_votes(1, 1, Accepted(2, 4.0)))
    room.do(accept_votes(2, 1, Accepted(1, 3.0, "Half done")))
    other = OutsideScore(1, 0, 3.0, 2.0, 2.0, "Half done")
    assert scores_outside(room.snapshot) == (other,)
    room.do(accept_votes(1, 1, Accepted(1, 4.0, "As the second round has it")))
    assert scores_outside(room.snapshot) == (OutsideScore(0, 0, 4.0, 1.0, 2.0, "As the second round has it"), other)


def test_votes_of_owners_count_as_the_room_says(room: Workshop) -> None:
    room.do(accept_votes(1, 1, Accepted(1, 2.0)))
    for place in (1, 3):
        room.do(set_interests(room.snapshot.participants[place].id, [1]))
    assert scores_outside(room.snapshot) == ()
    room.do(leave_out_owners(is_left_out=True))
    assert scores_outside(room.snapshot) == (OutsideScore(0, 0, 2.0, 1.0, 1.0, ""),)


def test_a_score_that_was_changed_or_cleared_since_is_seen_as_it_is_now(room: Workshop) -> None:
    room.do(accept_votes(1, 1, Accepted(1, 2.0)))
    room.do(set_score(initiative_id=1, driver_id=1, value=0.0))
    assert scores_outside(room.snapshot) == (OutsideScore(0, 0, 0.0, 1.0, 2.0, ""),)
    room.do(set_score(initiative_id=1, driver_id=1, value=None))
    assert scores_outside(room.snapshot) == ()
    room.do(accept_votes(1, 1, Accepted(1, 3.0, "Signed")))
    room.do(set_score(initiative_id=1, driver_id=1, value=None))
    assert scores_outside(room.snapshot) == ()


def test_what_nobody_accepted_is_not_looked_at(room: Workshop) -> None:
    room.do(set_score(initiative_id=1, driver_id=1, value=4.0))
    assert scores_outside(room.snapshot) == ()
