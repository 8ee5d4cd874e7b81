"""The whole pack: pages, bookmarks, fonts, the same bytes, nothing but what belongs there."""

import getpass
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.report.packs import ReadPack, facts_of, make_workshop, write
from vmo_desktop import translation
from vmo_desktop.errors import NotAllowed, WriteFailed
from vmo_desktop.report.build import build_pack
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.sections import SECTIONS, Section, section_name
from vmo_desktop.report.titles import TITLED
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.presentation import edit_pack, edit_pack_title, include_section
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.workshop import Workshop

NAMES = ["Portal", "Ledger", "Robots", "Archive", "Depot"]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return make_workshop(tmp_path / "w.vmo", NAMES)


@pytest.fixture
def pack(workshop: Workshop, tmp_path: Path) -> ReadPack:
    return ReadPack(write(workshop, tmp_path / "pack.pdf"))


def test_every_section_has_a_bookmark_on_its_page(pack: ReadPack, workshop: Workshop) -> None:
    top = {title: page for level, title, page in pack.bookmarks() if level == 0}
    assert list(top) == [section_name(section) for section in Pack(facts_of(workshop)).sections]
    for title, page in top.items():
        if title != section_name(Section.COVER):
            assert title in pack.pages[page]


def test_initiatives_are_bookmarked_below_their_section(pack: ReadPack) -> None:
    marks = [(title, page) for level, title, page in pack.bookmarks() if level == 1 and title.startswith("P0")]
    assert [title for title, _ in marks] == [f"P{place:02d} {name}" for place, name in enumerate(NAMES, start=1)]
    for title, page in marks:
        assert title.split(" ", 1)[1] in pack.pages[page]


def test_pages_count_themselves(pack: ReadPack) -> None:
    for number, page in enumerate(pack.pages[1:], start=2):
        assert f"Page {number} of {len(pack.pages)}" in page


def test_contents_on_the_cover_tell_the_pages(pack: ReadPack) -> None:
    for level, title, page in pack.bookmarks():
        if level == 0 and title != section_name(Section.COVER):
            assert f"{title} {page + 1}" in pack.pages[0] or str(page + 1) in pack.pages[0]


def test_running_header_names_workshop_and_section(pack: ReadPack) -> None:
    page = pack.pages[pack.page_of("How the numbers come about")]
    assert "Digital portfolio 2027" in page
    assert section_name(Section.ANNEX) in page


def test_the_ask_is_on_the_page_after_the_cover(pack: ReadPack) -> None:
    assert "Approve 4 of 5 initiatives for 2 M EUR, within the budget of 2 M EUR" in pack.pages[1]
    assert "Depot" in pack.pages[1]


def test_own_words_replace_the_generated_ones(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(edit_pack({"request": "Please approve the first two.", "recommendation": "Because <b> & so on."}))
    page = ReadPack(write(workshop, tmp_path / "p.pdf")).pages[1]
    assert "Please approve the first two." in page
    assert "Because <b> & so on." in page
    assert "Approve 4 of 5" not in page


def test_sections_that_are_left_out_leave_no_trace(workshop: Workshop, tmp_path: Path) -> None:
    for section in (Section.COVER, Section.HISTORY, Section.INITIATIVES):
        workshop.do(include_section(section, is_included=False))
    read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    titles = [title for _, title, _ in read.bookmarks()]
    assert section_name(Section.HISTORY) not in titles
    assert titles[0] == section_name(Section.ASK)
    assert "Page 1 of" in read.pages[0]


def test_a_pack_without_sections_is_refused_in_words(workshop: Workshop, tmp_path: Path) -> None:
    for section in SECTIONS:
        workshop.do(include_section(section, is_included=False))
    with pytest.raises(NotAllowed, match="Tick at least one section"):
        write(workshop, tmp_path / "p.pdf")
    assert not (tmp_path / "p.pdf").exists()


def test_some_pages_keep_their_numbers_and_bookmarks(workshop: Workshop, tmp_path: Path) -> None:
    build_pack(workshop.results, workshop.history(), tmp_path / "all.pdf")
    build_pack(workshop.results, workshop.history(), tmp_path / "some.pdf", pages=(0, 2, 4))
    build_pack(workshop.results, workshop.history(), tmp_path / "again.pdf", pages=(0, 2, 4))
    everything, some = ReadPack(tmp_path / "all.pdf"), ReadPack(tmp_path / "some.pdf")
    assert some.pages == [everything.pages[page] for page in (0, 2, 4)]
    assert [(title, page) for _, title, page in some.bookmarks()] == [
        (title, (0, 2, 4).index(page)) for _, title, page in everything.bookmarks() if page in {0, 2, 4}
    ]
    assert some.raw == ReadPack(tmp_path / "again.pdf").raw


def test_titles_of_ones_own_stand_in_the_pack(workshop: Workshop, tmp_path: Path) -> None:
    for section in TITLED.keys() & set(Pack(facts_of(workshop)).sections):
        workshop.do(edit_pack_title(section, f"Mine <b>{section}"))
    read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    for section in TITLED.keys() & set(Pack(facts_of(workshop)).sections):
        assert f"Mine <b>{section}" in read.text
    workshop.do(edit_pack_title(Section.CHART, ""))
    text = ReadPack(write(workshop, tmp_path / "p.pdf")).text
    assert f"Mine <b>{Section.CHART}" not in text
    assert "high value with low effort" in text


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_paper(workshop: Workshop, tmp_path: Path, paper: Paper, size: tuple[int, int]) -> None:
    workshop.do(edit_pack({"paper": paper}))
    read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    assert {(round(width), round(height)) for width, height in read.sizes} == {size}


def test_an_empty_workshop_says_what_is_missing(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    assert "There is nothing to decide yet" in read.pages[1]
    for part in ("a title", "a budget", "value drivers", "initiatives"):
        assert f"The workshop lacks {part}" in read.pages[1]
    assert all(page for page in read.pages)


def test_the_same_file_gives_the_same_bytes(workshop: Workshop, tmp_path: Path) -> None:
    first = write(workshop, tmp_path / "a.pdf").read_bytes()
    path = workshop.path
    workshop.close()
    script = (
        "import sys\nfrom pathlib import Path\nfrom vmo_desktop.workshop.workshop import Workshop\n"
        "from vmo_desktop.report.build import build_pack\n"
        "w = Workshop.open(Path(sys.argv[1]))\n"
        "build_pack(w.results, w.history(), Path(sys.argv[2]))\nw.close()\n"
    )
    for seed in ("0", "4711"):
        target = tmp_path / f"{seed}.pdf"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "0" else "UTC"}
        subprocess.run([sys.executable, "-c", script, path, target], check=True, env=environment)
        assert target.read_bytes() == first


def test_dates_come_from_the_file(workshop: Workshop, pack: ReadPack) -> None:
    stamp = re.sub(r"[^0-9]", "", pack.metadata()["CreationDate"])[:14]
    at = re.sub(r"[^0-9]", "", workshop.history()[-1].at)
    assert stamp[:4] == at[:4]
    assert pack.metadata()["CreationDate"] == pack.metadata()["ModDate"]


def test_metadata_is_ours(pack: ReadPack) -> None:
    metadata = pack.metadata()
    assert metadata["Title"] == "Digital portfolio 2027"
    assert metadata["Producer"] == metadata["Creator"] == "VMO Desktop"
    assert metadata["Author"] == ""


def test_every_font_is_embedded(pack: ReadPack) -> None:
    fonts = re.findall(rb"/Type /Font\b[^d]", pack.raw)
    descriptors = re.findall(rb"/FontFile2", pack.raw)
    assert fonts
    assert len(descriptors) >= len(fonts)
    assert b"Helvetica" not in pack.raw


def test_the_pack_names_the_language_of_its_words(workshop: Workshop, tmp_path: Path) -> None:
    def german(context: str, text: str, number: int) -> str:
        del context, number
        return {"en": "de"}.get(text, text)

    former = translation.install(german)
    try:
        assert b"/Lang (de)" in ReadPack(write(workshop, tmp_path / "de.pdf")).raw
        translation.install(lambda _context, text, _number: "?" if text == "en" else text)
        assert b"/Lang (en)" in ReadPack(write(workshop, tmp_path / "odd.pdf")).raw
    finally:
        translation.install(former)
    assert b"/Lang (en)" in ReadPack(write(workshop, tmp_path / "en.pdf")).raw


def test_nothing_active_is_inside(pack: ReadPack) -> None:
    for name in (b"/JavaScript", b"/JS ", b"/Launch", b"/URI", b"/EmbeddedFile", b"/OpenAction", b"/AA "):
        assert name not in pack.raw


def test_neither_computer_nor_folder_is_inside(workshop: Workshop, tmp_path: Path) -> None:
    read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    inside = read.unpacked()
    for trace in (str(tmp_path), str(Path.home()), f"/{getpass.getuser()}/", sys.prefix):
        assert trace.encode() not in inside
    assert socket.gethostname().encode() not in read.readable()


def test_progress_is_told_up_to_the_end(workshop: Workshop, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build_pack(workshop.results, workshop.history(), tmp_path / "p.pdf", lambda *at: told.append(at))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_stopped_pack_leaves_the_old_file(workshop: Workshop, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done > of / 2:
            raise Enough

    target = tmp_path / "p.pdf"
    target.write_bytes(b"old")
    with pytest.raises(Enough):
        build_pack(workshop.results, workshop.history(), target, stop)
    assert target.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.glob("*p*df*")) == ["p.pdf"]


def test_a_folder_that_is_not_there_is_told_in_words(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="folder does not exist"):
        write(workshop, tmp_path / "nowhere" / "p.pdf")


def test_title_in_the_metadata_is_one_line(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(edit_workshop({"title": "Two\nlines"}))
    assert ReadPack(write(workshop, tmp_path / "p.pdf")).metadata()["Title"] == "Two lines"
