"""The room's agreement and the coach's notes in the annex: only where there is something to tell."""

from pathlib import Path

from tests.report.packs import ReadPack, make_workshop, write
from tests.voted_room import make_voted_room, vote
from vmo_desktop.workshop.group_measures import group_measures
from vmo_desktop.workshop.ops.rounds import close_round


def test_the_room_is_told_with_its_figures_and_whose_reading_it_is(tmp_path: Path) -> None:
    with make_voted_room(tmp_path / "room.vmo", initiatives=9, people=5, missing=0.0) as workshop:
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        w = group_measures(workshop.results, 1).order.concordance.w
    page = read.pages[read.page_of("How far the room agreed: Round 1")]
    assert "5 of 5 participants; 9 of 9 initiatives" in page
    assert f"Kendall's W {w:.2f}" in page
    assert "LeBreton & Senter 2008" in page
    assert "Driver 6 5 9" in page


def test_how_single_people_vote_stays_in_the_room(tmp_path: Path) -> None:
    with make_voted_room(tmp_path / "room.vmo", initiatives=9, people=5) as workshop:
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        page = read.pages[read.page_of("How far the room agreed: Round 1")]
        assert not any(each.name in page for each in workshop.snapshot.participants)


def test_a_round_that_is_not_revealed_leaves_no_trace(tmp_path: Path) -> None:
    with make_voted_room(tmp_path / "room.vmo", initiatives=5, people=3) as workshop:
        round_id = vote(workshop, "Round 2", noise=3.0)
        workshop.do(close_round(round_id))
        text = ReadPack(write(workshop, tmp_path / "p.pdf")).text
    assert "How far the room agreed: Round 1" in text
    assert "agreed: Round 2" not in text


def test_the_coach_says_what_was_noted_and_what_may_mend_it(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", [f"Portal {place}" for place in range(8)]) as workshop:
        text = ReadPack(write(workshop, tmp_path / "p.pdf")).text
    assert "How far the room agreed" not in text
    assert "Resilience has a weight of 50 %, but the initiatives hardly differ on it." in text
    assert "A weight stands for the way from worst to best." in text


def test_without_notes_there_is_no_table_of_them(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal", "Archive"]) as workshop:
        assert "What the scores may not say" not in ReadPack(write(workshop, tmp_path / "p.pdf")).text
