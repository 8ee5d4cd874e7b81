"""Ballots that are not whole are refused in words, with nothing changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from tests.exchange.ballots import (
    COMMENTS,
    NAMES,
    VOTES,
    cell_of,
    driver_sheets,
    fill,
    first_row,
    good,
    handed_out,
    mangle,
    meridian_room,
    open_on_all,
    read,
    small_room,
)
from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.ballot_mark import SHEET
from vmo_desktop.workshop.ballot_form import form_of
from vmo_desktop.workshop.ops.drivers import edit_driver, set_levels
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.participants import bar_drivers, delete_participants, edit_participant
from vmo_desktop.workshop.ops.rounds import close_round, discard_round, reveal_round
from vmo_desktop.workshop.workshop import Workshop


def _typed(value: object, driver: int = 0) -> Callable[[Any], object]:
    return lambda book: setattr(cell_of(book, driver, 0, VOTES), "value", value)


def _percent(book: Any) -> None:
    cell = cell_of(book, 0, 0, VOTES)
    cell.value, cell.number_format = 0.03, "0%"


def _swap_names(book: Any) -> None:
    one, two = cell_of(book, 0, 0, 2), cell_of(book, 0, 1, 2)
    one.value, two.value = two.value, one.value


def _below(book: Any) -> None:
    driver_sheets(book)[0].cell(60, 2).value = "One more"


def _hidden(book: Any) -> Any:
    return book[SHEET]


def _forge(book: Any) -> None:
    sheet = _hidden(book)
    sheet["A4"].value = sheet["A4"].value.replace('"participant_id":1', '"participant_id":2')


NASTIES: dict[str, tuple[Callable[[Any], object], str]] = {
    "text": (_typed("3 (see mail)"), "this is a text, no score"),
    "a word": (_typed("high"), "this is a text, no score"),
    "above the scale": (_typed(9), "this is not on the scale. Type a number from 0 to 4"),
    "below the scale": (_typed(-1), "this is not on the scale"),
    "far off": (_typed(1e300), "this is not on the scale"),
    "a formula": (_typed("=1+2"), "this is a formula"),
    "an error": (_typed("#N/A"), "shows an error"),
    "a date": (_typed(date(2027, 3, 1)), "made a date"),
    "true": (_typed(True), "true or false"),
    "a percentage": (_percent, "this is a percentage"),
    "empty": (_typed(None), "this cell is empty"),
    "only spaces": (_typed("   "), "this cell is empty"),
    "a row more": (
        lambda book: driver_sheets(book)[0].insert_rows(first_row(driver_sheets(book)[0]) + 1),
        "moved, added or renamed",
    ),
    "a row less": (
        lambda book: driver_sheets(book)[0].delete_rows(first_row(driver_sheets(book)[0])),
        "moved, added or renamed",
    ),
    "a column more": (lambda book: driver_sheets(book)[0].insert_cols(2), "was changed or moved"),
    "names swapped": (_swap_names, "moved, added or renamed"),
    "a name typed over": (lambda book: setattr(cell_of(book, 0, 2, 2), "value", "Other"), "moved, added or renamed"),
    "driver typed over": (lambda book: setattr(driver_sheets(book)[0]["B1"], "value", "Risk"), "name of the driver"),
    "below the list": (_below, "where the ballot asks nothing"),
    "beside the list": (lambda book: setattr(cell_of(book, 0, 0, 9), "value", 3), "where the ballot asks nothing"),
    "a sheet less": (lambda book: book.remove(driver_sheets(book)[1]), "is missing or was renamed"),
    "a sheet renamed": (lambda book: setattr(driver_sheets(book)[1], "title", "2 Other"), "is missing or was renamed"),
    "sheets swapped": (lambda book: _exchange_titles(driver_sheets(book)), "was changed or moved"),
    "no hidden sheet": (lambda book: book.remove(_hidden(book)), "this is no ballot"),
    "hidden sheet emptied": (lambda book: _hidden(book).delete_rows(1, 9), "this is no ballot"),
    "hidden sheet damaged": (lambda book: setattr(_hidden(book)["A4"], "value", "{"), "this is no ballot"),
    "somebody else's": (_forge, "the hidden part of this ballot was changed"),
    "a formula as comment": (lambda book: setattr(cell_of(book, 0, 0, COMMENTS), "value", "=1+1"), "this is a formula"),
}


def _exchange_titles(sheets: list[Any]) -> None:
    first, second = sheets[0].title, sheets[1].title
    sheets[0].title = "3 between"
    sheets[1].title = first
    sheets[0].title = second


@pytest.mark.parametrize("name", NASTIES)
def test_a_spoilt_ballot_is_refused_in_words(name: str, room: Workshop, ballot: Path) -> None:
    change, words = NASTIES[name]
    mangle(ballot, change)
    step, before = room.step, room.path.read_bytes()
    (each,) = read(room, ballot)
    assert not each.is_good
    assert words in each.sentences[0]
    assert each.sentences[0].startswith(ballot.name)
    assert "73" not in " ".join(each.sentences)
    assert (room.step, room.path.read_bytes()) == (step, before)


def test_a_refusal_names_sheet_and_cell(room: Workshop, ballot: Path) -> None:
    mangle(ballot, _typed("3 (see mail)"))
    row = first_row(driver_sheets(openpyxl.load_workbook(ballot))[0])
    (each,) = read(room, ballot)
    assert each.sentences == (
        f'Everything - Ann Lee.xlsx, sheet "1 Growth", cell C{row}: this is a text, no score. '
        "Type a number from 0 to 4, or no opinion. A remark belongs into the comment.",
    )


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.xlsx", b"PK\x03\x04 and no more", "damaged"),
        ("a.xlsx", b"Name;Score\nPortal;3\n", "this is a text, no workbook"),
        ("a.pdf", b"%PDF-1.7", "this is a PDF"),
    ],
)
def test_other_files_are_refused(room: Workshop, tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (each,) = read(room, path)
    assert words in each.sentences[0]


def test_a_ballot_of_another_workshop_is_refused(ballot: Path, tmp_path: Path) -> None:
    with meridian_room(tmp_path / "other.vmo") as other:
        (each,) = read(other, ballot)
    assert 'belongs to another workshop ("Digital portfolio")' in each.sentences[0]
    assert not each.is_good


def test_a_copy_of_the_workshop_takes_its_ballots(room: Workshop, ballot: Path, tmp_path: Path) -> None:
    room.save_copy(tmp_path / "copy.vmo")
    with Workshop.open(tmp_path / "copy.vmo") as copy:
        (each,) = read(copy, ballot)
    assert each.is_good


CHANGES: dict[str, tuple[Callable[[Workshop], object], str]] = {
    "closed": (lambda room: room.do(close_round(1)), "is for Everything, which is closed. Open the round again"),
    "deleted": (lambda room: room.do(discard_round(1)), "its round has been deleted"),
    "gone": (lambda room: room.do(delete_participants([1])), "is not in this workshop any more"),
    "barred": (lambda room: room.do(bar_drivers(1, [1])), "before the drivers that Ann Lee scores were changed"),
    "another scale": (lambda room: room.do(edit_driver(2, {"high": 50.0})), "before a scale was changed"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_an_older_ballot_is_refused(name: str, room: Workshop, ballot: Path) -> None:
    change, words = CHANGES[name]
    change(room)
    (each,) = read(room, ballot)
    assert words in each.sentences[0]


def test_a_revealed_round_takes_none(room: Workshop, ballot: Path) -> None:
    room.do(close_round(1))
    room.do(reveal_round(1))
    (each,) = read(room, ballot)
    assert "which is revealed. Open a new round to vote again." in each.sentences[0]


def test_new_names_do_not_spoil_a_ballot(room: Workshop, ballot: Path) -> None:
    room.do(edit_initiatives({room.snapshot.initiatives[0].id: {"name": "Customer portal"}}))
    room.do(edit_driver(room.snapshot.leaves[0].id, {"name": "Revenue"}))
    room.do(edit_participant(room.snapshot.participants[0].id, {"name": "Ann Smith"}))
    (each,) = read(room, ballot)
    assert (each.is_good, each.participant) == (True, "Ann Smith")


def test_a_ballot_is_taken_once(room: Workshop, ballot: Path) -> None:
    (each,) = read(room, ballot)
    room.do(each.take_in())
    (again,) = read(room, ballot)
    assert "the ballot of Ann Lee for Everything is handed in already" in again.sentences[0]


def test_copies_are_read_once_and_differing_ones_not_at_all(room: Workshop, ballot: Path) -> None:
    copy = ballot.with_name("copy.xlsx")
    copy.write_bytes(ballot.read_bytes())
    first, second = read(room, ballot, copy)
    assert (first.is_good, second.is_good) == (True, False)
    assert "the same ballot as Everything - Ann Lee.xlsx" in second.sentences[0]
    mangle(copy, _typed(1))
    for each in read(room, ballot, copy):
        assert not each.is_good
        assert "differs from another ballot of Ann Lee" in each.sentences[0]


def test_empty_cells_are_no_opinion_only_when_that_is_said(room: Workshop, ballot: Path) -> None:
    mangle(ballot, _typed(None))
    (each,) = read(room, ballot)
    assert (each.is_good, each.is_only_unfinished) == (False, True)
    taken = each.with_no_opinion()
    assert taken.is_good
    assert taken.filled is not None
    assert taken.filled.votes[room.snapshot.initiatives[0].id, room.snapshot.leaves[0].id].value is None
    mangle(ballot, _typed("what?", driver=1))
    (spoilt,) = read(room, ballot)
    assert not spoilt.with_no_opinion().is_good


def test_a_ballot_that_was_not_touched_is_refused(room: Workshop, tmp_path: Path) -> None:
    (each,) = read(room, handed_out(room, tmp_path / "blank")[1])
    assert each.sentences == (f"Everything - {NAMES[1]}.xlsx: nothing is filled in. Ask for it to be filled in.",)
    assert not each.with_no_opinion().is_good


def test_no_text_of_a_ballot_shows_its_votes(room: Workshop, ballot: Path) -> None:
    (each,) = read(room, ballot)
    assert "73.25" not in repr(each)
    assert "as in the plan" not in repr(each)


def test_a_driver_without_a_scale_has_no_ballots(room: Workshop) -> None:
    room.do(set_levels(room.snapshot.leaves[0].id, []))
    with pytest.raises(NotAllowed, match="Growth has no scale to vote on"):
        form_of(room.snapshot, 1, 1)


_CELLS = st.one_of(
    st.none(), st.integers(-3, 9), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
    st.text(max_size=12), st.sampled_from(["no opinion", "-", "=1+1", "3", "3,5", "#REF!", "٣"]),
)  # fmt: skip


@settings(max_examples=15, phases=[Phase.generate])  # each starts a process
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 30), st.integers(1, 7), _CELLS), min_size=1, max_size=4))
def test_a_mangled_workbook_is_taken_whole_or_refused(changes: list[tuple[int, int, int, object]]) -> None:
    """Whatever is typed wherever: a ballot is on its scales and complete, or it says why it is not taken."""
    import tempfile

    with tempfile.TemporaryDirectory() as name, small_room(Path(name) / "room.vmo") as room:
        path = handed_out(room, Path(name) / "out")[0]
        fill(path, good)
        book = openpyxl.load_workbook(path)
        for sheet, row, column, value in changes:
            cell = book.worksheets[sheet % len(book.worksheets)].cell(row, column)
            try:
                cell.value = value  # type: ignore[assignment]  # anything
            except (ValueError, AttributeError, IllegalCharacterError):
                continue  # letters that no workbook holds, or a part of a merged cell
        book.save(path)
        (each,) = read(room, path)
        if each.is_good:
            room.do(each.take_in())
            assert each.filled is not None
            assert len(each.filled.votes) == 6
        else:
            assert each.sentences
            assert all(sentence.startswith(path.name) for sentence in each.sentences)


def test_a_taken_ballot_is_checked_again_by_the_operation(room: Workshop, ballot: Path) -> None:
    (each,) = read(room, ballot)
    room.do(edit_driver(room.snapshot.leaves[1].id, {"high": 50.0}))
    step = room.step
    with pytest.raises(Exception, match="not on its driver's scale"):
        room.do(each.take_in())
    assert room.step == step


def test_a_later_round_does_not_take_the_ballots_of_the_first(room: Workshop, ballot: Path) -> None:
    second = open_on_all(room, "Again")
    (each,) = read(room, ballot)
    assert each.round_id != second
