"""The page of the votes: there once they are revealed, and never before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report.packs import ReadPack, write
from tests.room import PEOPLE, cells_of, make_big_room, make_room, vote
from vmo_desktop.workshop.ops.agreement import Accepted, accept_votes, record_dissent
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.rounds import close_round, open_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """Four people, three initiatives, two drivers."""
    with make_room(tmp_path / "room.vmo") as workshop:
        yield workshop


def _read(workshop: Workshop, tmp_path: Path) -> ReadPack:
    return ReadPack(write(workshop, tmp_path / "pack.pdf"))


def test_without_a_revealed_round_there_is_no_page_of_votes(room: Workshop, tmp_path: Path) -> None:
    room.do(open_round("Round", [1], [1]))
    ballot = FilledBallot({(1, 1): Voted(3.0, "Known only to Ana")})
    room.do(take_in(1, 1, ballot, way=Way.LAPTOP))
    room.do(close_round(1))
    pack = _read(room, tmp_path)
    assert "How the room voted" not in pack.text
    assert "Known only to Ana" not in pack.text


def test_the_page_tells_agreement_splits_reasons_and_dissents(room: Workshop, tmp_path: Path) -> None:
    votes = {name: [4, 3 + place % 2, 2, 2, 1 + 2 * (place % 2), 2] for place, name in enumerate(PEOPLE)}
    round_id = vote(room, votes, name="Round 1")
    room.do(accept_votes(1, 1, Accepted(round_id, 1.0, "The contract caps it")))
    room.do(record_dissent(1, 1, room.snapshot.participants[1].id, "Far too low"))
    pack = _read(room, tmp_path)
    page = pack.pages[pack.page_of("The room is close on 5 of 6 scores and split on 1")]
    assert "2 | 2" in page
    assert "Where the room is split" in page
    assert "Ana Lima and Cem Kaya" in page
    assert "Agreed outside of the votes" in page
    assert "The contract caps it" in page
    assert "Far too low" in page
    assert "Votes of 4 participants in Round 1" in page


def test_scores_within_the_votes_need_no_table(room: Workshop, tmp_path: Path) -> None:
    round_id = vote(room, {name: [4, 4, 2, 2, 1, 2] for name in PEOPLE})
    for cell, score in zip(cells_of(room), (4, 4, 2, 2, 1, 2), strict=True):
        room.do(accept_votes(*cell, Accepted(round_id, float(score))))
    pack = _read(room, tmp_path)
    assert "The room is close on 6 of 6 scores and split on none" in pack.text
    for heading in ("Where the room is split", "Agreed outside of the votes", "Dissents"):
        assert heading not in pack.text


def test_a_long_list_goes_on_over_pages(tmp_path: Path) -> None:
    with make_big_room(tmp_path / "big.vmo", 5, 60, 3) as workshop:
        pack = _read(workshop, tmp_path)
    first = pack.page_of("The room is close on")
    assert "I59" not in pack.pages[first]
    assert "I59" in " ".join(pack.pages[first + 1 : first + 3])
