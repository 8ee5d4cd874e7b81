"""Hebrew and Arabic names stand in the pack as they are read."""

from pathlib import Path

import pytest

from tests.report.packs import Box, ReadPack, explain, facts_of, make_workshop, write
from vmo_desktop.report import words
from vmo_desktop.report.fonts import Face, runs
from vmo_desktop.report.right_to_left import ISOLATE, POP, isolated, joined, stretches, visual
from vmo_desktop.report.safe_text import name_in_sentence, printable
from vmo_desktop.workshop.ops.initiatives import edit_initiatives

HEBREW, MIXED, ARABIC = "תכנית דיגיטלית לשירות", "מערכת SAP חדשה (2027)", "بوابة العملاء الجديدة"
LONG = " ".join([HEBREW] * 30)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> ReadPack:
    folder = tmp_path_factory.mktemp("rtl")
    with make_workshop(folder / "w.vmo", [HEBREW, MIXED, ARABIC, "Portal"]) as workshop:
        first = workshop.snapshot.initiatives[0].id
        workshop.do(edit_initiatives({first: {"description": LONG, "notes": f"See {MIXED}, then {ARABIC}."}}))
        explain(workshop, 0, HEBREW)
        write(workshop, folder / "again.pdf")
        read = ReadPack(write(workshop, folder / "p.pdf"))
    assert read.raw == (folder / "again.pdf").read_bytes()
    return read


def _lefts(read: ReadPack, page: int, letters: str) -> list[Box]:
    """The first boxes of these letters on the same line, in the order of the letters."""
    boxes = list(read.letter_boxes(page))
    line = next(box for box in boxes if box.text == letters[0])
    same = [box for box in boxes if abs(box.bottom - line.bottom) < 4]
    return [next(box for box in same if box.text == letter) for letter in letters]


def test_letters_run_from_the_right_to_the_left(pack: ReadPack) -> None:
    page = pack.page_of("First in order")
    lefts = [box.left for box in _lefts(pack, page, "כנד")]
    assert lefts == sorted(lefts, reverse=True)


def test_numbers_and_words_of_other_scripts_keep_their_direction() -> None:
    assert visual(MIXED) == "(2027) השדח SAP תכרעמ"
    assert visual("Portal 2027") == "Portal 2027"


def test_a_name_reorders_nothing_beside_it() -> None:
    sentence = f"Fund {isolated(HEBREW)}, {isolated(MIXED)} and Portal."
    assert list(stretches(sentence)) == [
        (False, "Fund "),
        (True, HEBREW),
        (False, ", "),
        (True, MIXED),
        (False, " and Portal."),
    ]
    assert list(stretches(f"See {HEBREW}, then {ARABIC}.")) == [
        (False, "See "),
        (True, HEBREW),
        (False, ", then "),
        (True, ARABIC),
        (False, "."),
    ]
    assert list(stretches(f"P01  {HEBREW}")) == [(False, "P01  "), (True, HEBREW)]


def test_sentences_isolate_names(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", [HEBREW, MIXED, "Portal"], cost=900_000.0) as workshop:
        told = words.recommendation(facts_of(workshop))
    assert f"Fund {ISOLATE}{HEBREW}{POP} and {ISOLATE}{MIXED}{POP}." in told


def test_arabic_letters_are_joined_and_can_all_be_drawn() -> None:
    assert joined("بوابة") != "بوابة"
    assert joined("Portal") == "Portal"
    assert joined("مُحَمَّد").count("\u064f") == 1
    ((face, run),) = runs(ARABIC, Face.REGULAR)
    assert face is Face.FALLBACK
    assert "U+" not in run


def test_a_long_text_is_broken_before_it_is_ordered(pack: ReadPack) -> None:
    page = pack.page_of("1 of 4 in the order")
    tops = [box.top for box in pack.letter_boxes(page) if box.text == "ג"]
    assert len({round(top) for top in tops}) > 3
    for box in pack.boxes(page):
        assert box.right <= pack.sizes[page][0]


def test_no_mark_of_isolation_is_seen(pack: ReadPack) -> None:
    assert "FSI" not in pack.text
    assert "\ufffd" not in pack.text


def test_marks_of_users_are_named_unless_they_are_whole_isolates() -> None:
    assert printable(f"a{ISOLATE}b") == "a⟦FSI⟧b"
    assert printable(f"a{ISOLATE}b{POP}c") == f"a{ISOLATE}b{POP}c"
    assert printable("a\u202eb") == "a⟦RLO⟧b"


def test_a_cut_name_stays_isolated() -> None:
    cut = name_in_sentence(LONG, 20)
    assert (cut[0], cut[-1]) == (ISOLATE, POP)
    assert len(cut) == 22
