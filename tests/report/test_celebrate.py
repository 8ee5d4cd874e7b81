"""The sheet that celebrates: one page whatever is on it, hostile and long texts as data, the same bytes each time."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.pdfs import opened, page_count
from tests.workshop.reviewing import make_reviewing
from vmo_desktop.errors import WriteFailed
from vmo_desktop.report.celebrate import Sheet, celebrate_sheet, write_sheet
from vmo_desktop.report.preview import Preview
from vmo_desktop.workshop.ops.reviews import WINS
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.workshop import Workshop


def _made(workshop: Workshop, wins: Sequence[dict[str, Any]] = (), paper: Paper = Paper.A4) -> Sheet:
    if wins:
        workshop.do(WINS.delete([each.id for each in workshop.snapshot.value.wins]))
        workshop.do(WINS.add(wins))
    return celebrate_sheet(workshop.snapshot, workshop.snapshot.value.wins, paper)


def _text(sheet: Sheet) -> str:
    assert page_count(sheet.pdf) == 1
    preview = Preview(sheet.pdf)
    try:
        return " ".join(preview.text(0).replace("\xa0", " ").split())
    finally:
        preview.close()


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 595), (Paper.LETTER, 612)])
def test_the_sheet_tells_what_who_where_and_when(tmp_path: Path, paper: Paper, width: int) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        sheet = _made(workshop, paper=paper)
    with opened(sheet.pdf) as document:
        assert round(document.get_page_size(0)[0]) == width
    text = _text(sheet)
    for said in ("What we celebrate", "Calls answered in half the time", "The service desk", "A · 12 May 2027",
                 "Customers noticed before we told them.", "No weekend shift", "Platform team",
                 "20 June 2027"):  # fmt: skip
        assert said in text
    assert sheet.left_out == 0


def test_what_has_no_room_is_counted_and_the_rest_is_whole(tmp_path: Path) -> None:
    wins = [{"title": f"Win number {place}", "text": "Told in a line."} for place in range(80)]
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        sheet = _made(workshop, wins)
    text = _text(sheet)
    shown = 80 - sheet.left_out
    assert 10 < shown < 80
    assert f"Win number {shown - 1}" in text
    assert f"Win number {shown} " not in text
    assert f"… and {sheet.left_out} more wins" in text


def test_fewer_wins_are_set_larger(tmp_path: Path) -> None:
    heights = {}
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        for count in (1, 12):
            sheet = _made(workshop, [{"title": f"Hill {place}"} for place in range(count)])
            heights[count] = _height_of(sheet, "Hill")
    assert heights[1] > 1.4 * heights[12]


def _height_of(sheet: Sheet, word: str) -> float:
    with opened(sheet.pdf) as document:
        text = document[0].get_textpage()
        found = text.search(word).get_next()
        _, bottom, _, top = text.get_charbox(found[0])
        return float(top - bottom)


def test_long_and_hostile_texts_stay_on_one_page(tmp_path: Path) -> None:
    hostile = "<b>=1+1</b> & \u202eאבג\x00\r\n林 مرحبا"
    long = {"title": "W" * 4000, "people": "name " * 4000, "text": "lorem\n" * 9000}
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        assert "WWW" in _text(_made(workshop, [long] * 6))
        text = _text(_made(workshop, [{"title": hostile, "people": hostile, "text": hostile}]))
    assert "<b>=1+1</b> &" in text
    assert "[U+0000]" in text or "[U+" in text


def test_names_from_right_to_left_are_drawn_as_they_are_read(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        text = _text(_made(workshop, [{"title": "שלום עולם", "people": "Dina, دينا"}]))
    assert "Dina" in text
    assert any(letter in text for letter in "שלום")


def test_no_win_at_all_is_said(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        assert "No win is chosen." in _text(celebrate_sheet(workshop.snapshot, (), Paper.A4))


def test_it_is_written_whole_or_not_at_all_and_with_the_same_bytes(tmp_path: Path) -> None:
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        first, second = _made(workshop), _made(workshop)
    assert first.pdf == second.pdf
    target = tmp_path / "wins.pdf"
    write_sheet(first, target)
    assert target.read_bytes() == first.pdf
    with pytest.raises(WriteFailed):
        write_sheet(Sheet(b"no PDF", 0), target)
    assert target.read_bytes() == first.pdf
    assert [each.name for each in tmp_path.glob("*.part")] == []
