"""A text that nobody reads on paper, such as a planted one: its beginning is printed, and that it goes on."""

from pathlib import Path

import pytest
from reportlab.platypus import Paragraph

from tests.report.packs import ReadPack, make_workshop, write
from vmo_desktop.report.safe_text import printable, shortened
from vmo_desktop.report.styles import styles
from vmo_desktop.report.text import para
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives

END = "(the text goes on: all {count} characters of it are in the workshop file)"
LONG = "long text " * 6_000
SAID = END.format(count="60,000")


def test_the_beginning_of_a_long_text_is_printed_and_that_it_goes_on() -> None:
    shown = printable(LONG)
    assert shown.startswith("long text " * 1_900)
    assert shown.endswith(f"… {SAID}")
    assert len(shown) <= 20_000


def test_what_is_as_long_as_an_honest_note_is_printed_whole() -> None:
    note = "long text " * 1_900
    assert printable(note) == note
    assert printable("line\n" * 300) == "line\n" * 300


@pytest.mark.parametrize("text", ["line\n" * 2_000, "\x07" * 19_000, "a\r\n" * 100_000], ids=["lines", "bell", "dos"])
def test_lines_and_what_is_spelt_out_count_too(text: str) -> None:
    shown = printable(text)
    assert shown.endswith(END.format(count=f"{len(text):,}"))
    assert len(shown) <= 20_000
    assert shown.count("\n") <= 500


def test_a_text_that_was_cut_is_not_cut_again_in_a_sentence_around_it() -> None:
    assert printable(f"Of {printable(LONG)}, we ask.") == f"Of {printable(LONG)}, we ask."
    assert shortened(LONG, 40) == "long text long text long text long text…"


def test_a_name_from_right_to_left_stays_kept_together_where_it_is_cut() -> None:
    shown = printable(f"{'a' * 19_000}\u2068{'נ' * 900}\u2069{'b' * 1_000}")
    assert shown.count("\u2068") == shown.count("\u2069") == 1
    assert shown.index("…") < shown.index("\u2069")


def test_a_heading_of_many_lines_is_as_any_text() -> None:
    heading = para("line\n" * 140, style=styles().page_title)
    assert isinstance(heading, Paragraph)
    heading.wrap(470, 500)
    assert len(heading.blPara.lines) == 140


@pytest.mark.parametrize("text", [LONG, "w" * 60_000, "line\n" * 12_000], ids=["words", "word", "lines"])
def test_a_pack_with_long_texts_has_pages_that_can_be_read(tmp_path: Path, text: str) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal", "Lakehouse"]) as workshop:
        pages = len(ReadPack(write(workshop, tmp_path / "short.pdf")).pages)
        workshop.do(edit_workshop({"purpose": text}))
        portal = workshop.snapshot.initiatives[0].id
        workshop.do(edit_initiatives({portal: {"name": text, "notes": text}}))
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        assert workshop.snapshot.workshop.purpose == text
    assert read.text.count(SAID) >= 3
    assert len(read.pages) <= pages + 40


def test_a_currency_that_is_no_unit_leaves_room_for_the_rows_below_it(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal", "Lakehouse"]) as workshop:
        workshop.do(edit_workshop({"currency": "EUR", "effort_unit": "days"}))
        pages = len(ReadPack(write(workshop, tmp_path / "short.pdf")).pages)
        workshop.do(edit_workshop({"currency": LONG, "effort_unit": LONG}))
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    assert "Cost, M long text long text" in read.text
    assert len(read.pages) <= pages + 10
