"""Who votes in a round, who has handed in, and who is next at the laptop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room import cells_of, make_room
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in, write_votes
from vmo_desktop.workshop.ops.participants import bar_drivers, edit_participant
from vmo_desktop.workshop.ops.rounds import open_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.voters import handed_in, is_done, next_voter, voters
from vmo_desktop.workshop.workshop import Workshop

ANA, BEN, CEM, DUA = 1, 2, 3, 4


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """Four people and an open round on the first driver alone."""
    with make_room(tmp_path / "room.vmo") as workshop:
        workshop.do(open_round("Round", [1, 2, 3], [1]))
        yield workshop


def _hand_in(room: Workshop, person: int) -> None:
    cells = [cell for cell in cells_of(room) if cell[1] == 1]
    room.do(take_in(1, person, FilledBallot({cell: Voted(2.0) for cell in cells}), way=Way.LAPTOP))


def test_who_is_away_or_scores_nothing_of_it_does_not_vote(room: Workshop) -> None:
    assert voters(room.snapshot, 1) == [ANA, BEN, CEM, DUA]
    room.do(edit_participant(BEN, {"is_present": False}))
    room.do(bar_drivers(CEM, [1]))
    room.do(bar_drivers(DUA, [2]))
    assert voters(room.snapshot, 1) == [ANA, DUA]
    room.do(bar_drivers(DUA, [1, 2]))
    assert voters(room.snapshot, 1) == [ANA]


def test_who_has_begun_a_ballot_votes_even_if_they_have_left_or_are_barred_since(room: Workshop) -> None:
    room.do(write_votes(1, BEN, {(1, 1): Voted(3.0)}, way=Way.LAPTOP))
    _hand_in(room, CEM)
    room.do(edit_participant(BEN, {"is_present": False}))
    room.do(bar_drivers(CEM, [1]))
    assert voters(room.snapshot, 1) == [ANA, BEN, CEM, DUA]
    assert [is_done(room.snapshot, 1, each) for each in (ANA, BEN, CEM, DUA)] == [False, False, True, False]
    assert handed_in(room.snapshot, 1) == (1, 4)


def test_the_next_voter_is_the_next_one_in_the_list_who_is_present_and_not_done(room: Workshop) -> None:
    assert next_voter(room.snapshot, 1, None) == ANA
    assert next_voter(room.snapshot, 1, ANA) == BEN
    assert next_voter(room.snapshot, 1, DUA) == ANA
    assert next_voter(room.snapshot, 1, 77) == ANA
    _hand_in(room, ANA)
    room.do(write_votes(1, BEN, {(1, 1): Voted(3.0)}, way=Way.LAPTOP))
    room.do(edit_participant(BEN, {"is_present": False}))
    assert next_voter(room.snapshot, 1, None) == CEM
    assert next_voter(room.snapshot, 1, DUA) == CEM
    _hand_in(room, CEM)
    assert next_voter(room.snapshot, 1, DUA) == DUA, "who has just voted may vote on while nobody else does"
    _hand_in(room, DUA)
    assert next_voter(room.snapshot, 1, None) is None
    assert handed_in(room.snapshot, 1) == (3, 4)
