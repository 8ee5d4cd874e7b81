"""The decisions of the day in the pack: they are printed, notes never are."""

from pathlib import Path

from tests.report.packs import ReadPack, make_workshop, write
from vmo_desktop.workshop.ops.day import add_agenda_items, add_note
from vmo_desktop.workshop.room_rows import NoteKind


def test_decisions_are_printed_with_their_initiative_and_notes_are_not(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal", "Archive"]) as workshop:
        portal = workshop.snapshot.initiatives[0].id
        workshop.do(add_agenda_items([{"title": "Welcome", "prompt": "Beware of Zebedee"}]))
        workshop.do(add_note("Zebedee sleeps"))
        workshop.do(add_note("The portal goes first <soon>", kind=NoteKind.DECISION, initiative_id=portal))
        workshop.do(add_note("We meet again", kind=NoteKind.DECISION))
        pack = ReadPack(write(workshop, tmp_path / "out.pdf"))
    page = pack.pages[pack.page_of("2\u00a0decisions were recorded on".replace("\u00a0", " "))]
    assert "The portal goes first <soon> Portal" in page
    assert "We meet again" in page
    assert "Zebedee" not in pack.text
    assert [title for _, title, _ in pack.bookmarks()][-2:] == ["Decisions of the day", "Sign-off"]


def test_without_decisions_there_is_no_such_page(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal"]) as workshop:
        workshop.do(add_note("Zebedee sleeps"))
        pack = ReadPack(write(workshop, tmp_path / "out.pdf"))
    assert "Decisions of the day" not in pack.text
    assert "Zebedee" not in pack.text
