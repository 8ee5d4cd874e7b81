"""How initiatives are told: in full, two a page, or in a few lines, with every fact."""

import itertools
from pathlib import Path

import pytest

from tests.report.packs import ReadPack, make_sample, make_workshop, write
from vmo_desktop.report.sections import IN_FULL, LONG_LIST, Section
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.presentation import include_section
from vmo_desktop.workshop.workshop import Workshop

FULL = "of 404 in the order"


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workshop, ReadPack]:
    """The sample with hundreds of initiatives, one of them below the line mandatory, and its pack."""
    folder = tmp_path_factory.mktemp("long")
    workshop = make_sample(folder / "w.vmo", "smart-scale-2018")
    workshop.do(edit_initiatives({workshop.snapshot.initiatives[0].id: {"is_mandatory": True}}))
    return workshop, ReadPack(write(workshop, folder / "p.pdf"))


@pytest.mark.parametrize(("sample", "most"), [("meridian", 36), ("uk-major-projects-2023", 62)])
def test_a_pack_is_short_enough_to_be_read(tmp_path: Path, sample: str, most: int) -> None:
    """What came after the workshop, from the value report on, is read apart; money over time takes five pages."""
    with make_sample(tmp_path / "w.vmo", sample) as workshop:
        pages = ReadPack(write(workshop, tmp_path / "p.pdf")).pages
    after = (place for place, page in enumerate(pages) if "of what was promised has come true" in page)
    assert next(after, len(pages)) <= most


def test_a_long_list_is_told_in_brief(long_list: tuple[Workshop, ReadPack]) -> None:
    _, read = long_list
    assert len(read.pages) <= 74
    assert read.text.count(FULL) == IN_FULL + 1


def test_no_fact_of_a_long_list_is_lost(long_list: tuple[Workshop, ReadPack]) -> None:
    workshop, read = long_list
    first, last = read.page_of(FULL), read.page_of("How the numbers come about")
    letters = "".join("".join(read.pages[first:last]).split())
    for each in workshop.snapshot.initiatives:
        for text in (each.code, each.name, each.sponsor, each.class_name, each.tags, each.notes):
            assert "".join(text.split()) in letters
    told = itertools.takewhile(lambda mark: not mark[1].startswith("Annex"), read.bookmarks())
    titles = [title for level, title, _ in told if level == 1]
    assert len(titles) == len(workshop.snapshot.initiatives)


def test_a_mandatory_initiative_of_a_long_list_is_told_in_full(long_list: tuple[Workshop, ReadPack]) -> None:
    workshop, read = long_list
    page = read.pages[read.page_of(" · mandatory")]
    assert workshop.snapshot.initiatives[0].name in page
    assert "Agreed score" in page


def test_all_of_a_long_list_are_told_in_full_when_asked(tmp_path: Path) -> None:
    count = LONG_LIST + 2
    with make_workshop(tmp_path / "w.vmo", [f"Portal {place}" for place in range(count)]) as workshop:
        brief = ReadPack(write(workshop, tmp_path / "brief.pdf")).text
        workshop.do(include_section(Section.BRIEF, is_included=False))
        whole = ReadPack(write(workshop, tmp_path / "whole.pdf")).text
        workshop.undo()
        again = ReadPack(write(workshop, tmp_path / "again.pdf")).text
    assert (brief.count(f"of {count} in the order"), whole.count(f"of {count} in the order")) == (4, count)
    assert "38 initiatives in brief" in brief
    assert "in brief" not in whole
    assert again.count("initiatives in brief") == 1


def test_two_initiatives_share_a_page_where_both_fit(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal", "Ledger", "Robots", "Archive"]) as workshop:
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        marks = {title: page for level, title, page in read.bookmarks() if level == 1}
        assert marks["P01 Portal"] == marks["P02 Ledger"]
        # One that needs more than its half has the page that it needs.
        notes = " ".join(["word"] * 500)
        workshop.do(edit_initiatives({each.id: {"notes": notes} for each in workshop.snapshot.initiatives}))
        read = ReadPack(write(workshop, tmp_path / "q.pdf"))
    marks = {title: page for level, title, page in read.bookmarks() if level == 1}
    assert marks["P01 Portal"] < marks["P02 Ledger"]


def test_columns_of_an_initiative_do_not_touch(tmp_path: Path) -> None:
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    page = read.page_of("1 of 24 in the order")
    boxes = [box for box in read.boxes(page) if box.text.strip()]
    for one in boxes:
        for other in boxes:
            if one is not other and one.bottom + 1 < other.top and other.bottom + 1 < one.top:
                assert one.right <= other.left + 0.5 or other.right <= one.left + 0.5, (one, other)
