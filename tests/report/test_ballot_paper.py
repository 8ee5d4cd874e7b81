"""Ballots on paper: everything that is asked, whose each sheet is, and the same bytes each time."""

from io import BytesIO
from pathlib import Path

import pytest

from tests.exchange.ballots import small_room
from vmo_desktop.report.ballot_paper import export_paper, write_paper
from vmo_desktop.report.preview import Preview
from vmo_desktop.workshop.ballot_form import BallotForm, forms_of
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.participants import edit_participant, set_interests
from vmo_desktop.workshop.ops.rounds import open_round
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.workshop import Workshop


def _forms(workshop: Workshop) -> tuple[BallotForm, ...]:
    return forms_of(workshop.snapshot, workshop.snapshot.rounds[-1].id)


def _pages(forms: tuple[BallotForm, ...], paper: Paper = Paper.A4) -> tuple[list[str], tuple[tuple[float, float], ...]]:
    stream = BytesIO()
    write_paper(forms, paper, stream)
    preview = Preview(stream.getvalue())
    try:
        return [preview.text(page) for page in range(preview.pages)], preview.sizes
    finally:
        preview.close()


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 595), (Paper.LETTER, 612)])
def test_everything_that_is_asked_is_on_the_sheets(tmp_path: Path, paper: Paper, width: int) -> None:
    with small_room(tmp_path / "room.vmo") as room:
        room.do(set_interests(1, [room.snapshot.initiatives[1].id]))
        texts, sizes = _pages(_forms(room), paper)
    assert {round(size[0]) for size in sizes} == {width}
    first = texts[0]
    for said in ("Ballot of Ann Lee", "Growth", "Earns 3 million.", "Share", "A number from 0 to 100 %", "P0 Portal"):
        assert said in first.replace("\xa0", " ")
    assert "◆ P1 Ledger" in first
    assert any("Ballot of Björn Østergård" in text for text in texts[1:])


def test_each_ballot_counts_its_own_pages_and_every_page_names_it(tmp_path: Path) -> None:
    with small_room(tmp_path / "room.vmo") as room:
        room.do(add_initiatives([{"code": f"X{place}", "name": f"Initiative {place}"} for place in range(60)]))
        snapshot = room.snapshot
        drivers = [each.id for each in snapshot.leaves]
        room.do(open_round("Long", [each.id for each in snapshot.initiatives], drivers))
        texts, _ = _pages(_forms(room))
    for name in ("Ann Lee", "Björn Østergård"):
        own = [text for text in texts if f"Ballot of {name}" in text]
        assert len(own) == len(texts) // 2
        assert all(f"Page {number}" in text for number, text in enumerate(own, start=1))


def test_hostile_names_and_the_same_bytes(tmp_path: Path) -> None:
    with small_room(tmp_path / "room.vmo") as room:
        room.do(edit_participant(1, {"name": "<b>=1+1</b> & \u202eאבג 林"}))
        forms = _forms(room)
        first, second = export_paper(forms, Paper.A4, tmp_path), export_paper(forms, Paper.A4, tmp_path)
    assert [each.name for each in (first, second)] == ["Everything - ballots.pdf", "Everything - ballots 2.pdf"]
    assert first.read_bytes() == second.read_bytes()
