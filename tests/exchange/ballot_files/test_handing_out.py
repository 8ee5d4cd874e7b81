"""Ballots go out as workbooks and come back whole."""

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from tests.exchange.ballots import (
    COMMENTS,
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
)
from vmo_desktop.errors import NotAllowed, WriteFailed
from vmo_desktop.exchange.ballot_files import export_ballots, listed_files
from vmo_desktop.exchange.ballot_identity import workshop_key
from vmo_desktop.exchange.ballot_mark import SHEET, is_ballot
from vmo_desktop.exchange.ballot_workbook import write_ballot
from vmo_desktop.workshop.ballot_form import forms_of
from vmo_desktop.workshop.ops.drivers import Level, add_driver, edit_driver
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.participants import bar_drivers, edit_participant, set_interests
from vmo_desktop.workshop.ops.rounds import close_round, reveal_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.workshop import Workshop


def test_a_day_of_1152_votes_comes_back_to_the_last_digit(tmp_path: Path) -> None:
    random = Random(7)
    with meridian_room(tmp_path / "day.vmo") as workshop:
        files = handed_out(workshop, tmp_path / "out")
        snapshot, round_id = workshop.snapshot, workshop.snapshot.rounds[-1].id
        forms = forms_of(snapshot, round_id)
        given: dict[tuple[int, int, int], float | None] = {}
        for path, form in zip(files, forms, strict=True):
            votes: dict[tuple[int, int], float | str] = {}
            for place, initiative in enumerate(form.initiatives):
                for column, asked in enumerate(form.drivers):
                    value = random.choice(
                        [asked.low, asked.high, asked.low + (asked.high - asked.low) * 0.3759765625, None]
                    )
                    given[form.participant.id, initiative.id, asked.driver.id] = value
                    votes[place, column] = "no opinion" if value is None else value
            fill(path, lambda place, driver, votes=votes: votes[place, driver])  # type: ignore[misc]
        for each in read(workshop, *files):
            assert each.sentences == ()
            workshop.do(each.take_in())
        assert all(workshop.snapshot.ballots[round_id, form.participant.id].is_done for form in forms)
        assert all(workshop.snapshot.ballots[round_id, form.participant.id].way is Way.WORKBOOK for form in forms)
        workshop.do(close_round(round_id))
        workshop.do(reveal_round(round_id))
        found = {
            (each.participant_id, each.initiative_id, each.driver_id): each.value
            for each in workshop.snapshot.votes[round_id]
        }
    assert len(found) == 8 * 24 * 6
    assert found == given


def test_comments_come_back_as_texts(room: Workshop, ballot: Path) -> None:
    fill(ballot, good, {(0, 0): "=1+1", (1, 0): "+49 30", (1, 1): "  zwei\nZeilen "})
    mangle(ballot, lambda book: setattr(cell_of(book, 0, 0, COMMENTS), "data_type", "s"))
    (each,) = read(room, ballot)
    assert each.filled is not None
    said = [vote.rationale for vote in each.filled.votes.values() if vote.rationale]
    assert said == ["=1+1", "+49 30", "zwei\nZeilen"]


def test_numbers_typed_as_text_are_numbers(room: Workshop, ballot: Path) -> None:
    fill(ballot, lambda place, driver: "2" if driver == 0 else ("12,5" if place else "12.5"))
    (each,) = read(room, ballot)
    assert each.filled is not None
    assert {vote.value for vote in each.filled.votes.values()} == {2.0, 12.5}


def test_a_percentage_counts_where_the_unit_is_percent(room: Workshop, ballot: Path) -> None:
    def percent(book: Any) -> None:
        cell = cell_of(book, 1, 0, VOTES)
        cell.value, cell.number_format = 0.07, "0%"

    mangle(ballot, percent)
    (each,) = read(room, ballot)
    assert each.filled is not None
    first, share = room.snapshot.initiatives[0].id, room.snapshot.leaves[1].id
    assert each.filled.votes[first, share].value == 7.0


def test_what_libreoffice_saved_is_read(room: Workshop) -> None:
    """The stored file was filled in, and saved anew by LibreOffice as .xlsx."""
    from vmo_desktop.exchange.ballot_reading import read_ballot

    stored = Path(__file__).parents[2] / "data" / "ballot_libreoffice.xlsx"
    found = read_ballot(stored, room.snapshot, b"k" * 32)
    assert found.sentences == ()
    assert found.filled is not None
    assert [vote.value for vote in found.filled.votes.values()] == [3, 3, None, 73.25, 73.25, None]


# What is in a ballot


def test_only_votes_and_comments_can_be_typed(ballot: Path) -> None:
    book = openpyxl.load_workbook(ballot)
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert book[SHEET].sheet_state == "veryHidden"
    for sheet in driver_sheets(book):
        start = first_row(sheet)
        unlocked = {(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        assert unlocked == {(row, column) for row in range(start, start + 3) for column in (VOTES, COMMENTS)}
        (rule,) = sheet.data_validations.dataValidation
        assert rule.errorStyle in (None, "stop")
        assert str(rule.sqref) == f"C{start}:C{start + 2}"


def test_each_of_many_drivers_offers_its_own_levels(room: Workshop, tmp_path: Path) -> None:
    for number in range(30):
        room.do(
            add_driver(f"Driver {number}", levels=[Level(100 + number, 0, "None"), Level(200 + number, 100, "Most")])
        )
    open_on_all(room, "Many")
    form = forms_of(room.snapshot, room.snapshot.rounds[-1].id)[0]
    stream = BytesIO()
    write_ballot(form, workshop_key(room.snapshot), stream)
    book = openpyxl.load_workbook(stream)
    for asked, sheet in zip(form.drivers, driver_sheets(book), strict=True):
        if not asked.is_measure:
            (rule,) = sheet.data_validations.dataValidation
            offered = [cell.value for (cell,) in book[SHEET][rule.formula1.partition("!")[2].replace("$", "")]]
            assert offered == [*(level.score for level in asked.levels), "no opinion"]


def test_the_scale_stands_above_the_list_and_as_a_note(room: Workshop, ballot: Path) -> None:
    book = openpyxl.load_workbook(ballot)
    levels = room.snapshot.levels[room.snapshot.leaves[0].id]
    sheet = driver_sheets(book)[0]
    note = sheet.cell(first_row(sheet) - 1, VOTES).comment.text
    above = [str(cell.value) for row in sheet.iter_rows(max_row=first_row(sheet) - 1) for cell in row]
    scales = [str(cell.value) for row in book["Scales"].iter_rows() for cell in row]
    assert levels
    for level in levels:
        assert level.statement in note
        assert level.statement in above
        assert level.statement in scales


def test_texts_never_become_formulas_or_sheets_of_bad_names(room: Workshop, tmp_path: Path) -> None:
    nasty = '=HYPERLINK("http://x")[]:*?/\\\'\x07 \u202etab'
    room.do(edit_initiatives({room.snapshot.initiatives[0].id: {"name": nasty, "description": "=1+1"}}))
    room.do(edit_driver(room.snapshot.leaves[0].id, {"name": nasty * 3}))
    room.do(edit_participant(room.snapshot.participants[0].id, {"name": nasty}))
    path = handed_out(room, tmp_path / "nasty")[0]
    book = openpyxl.load_workbook(path)
    formulas = [
        cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert all("COUNTBLANK" in str(each) for each in formulas)
    fill(path, good)
    (each,) = read(room, path)
    assert each.sentences == ()


def test_barred_drivers_are_left_out_and_own_initiatives_marked(room: Workshop, tmp_path: Path) -> None:
    ann = room.snapshot.participants[0].id
    room.do(bar_drivers(ann, [room.snapshot.leaves[0].id]))
    room.do(set_interests(ann, [room.snapshot.initiatives[1].id]))
    book = openpyxl.load_workbook(handed_out(room, tmp_path / "own")[0])
    (sheet,) = driver_sheets(book)
    start = first_row(sheet)
    assert [sheet.cell(row, 2).value for row in range(start, start + 3)] == ["P0 Portal", "◆ P1 Ledger", "P2 Robots"]
    assert any("◆" in str(cell.value) for row in book["Start"].iter_rows() for cell in row)


def test_the_same_ballot_is_the_same_bytes(room: Workshop, tmp_path: Path) -> None:
    first, again = handed_out(room, tmp_path / "a"), handed_out(room, tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


# The files


def test_names_are_safe_unique_and_never_taken_from_another_file(room: Workshop, tmp_path: Path) -> None:
    for participant in room.snapshot.participants:
        room.do(edit_participant(participant.id, {"name": "CON: a/b"}))
    folder = tmp_path / "names"
    first, again = handed_out(room, folder), handed_out(room, folder)
    names = [path.name for path in (*first, *again)]
    assert names == [f"Everything - CON a b{more}.xlsx" for more in ("", " 2", " 3", " 4")]


def test_a_stop_leaves_no_file(room: Workshop, tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        if done == of - 1:
            raise KeyboardInterrupt

    forms = forms_of(room.snapshot, room.snapshot.rounds[-1].id)
    folder = tmp_path / "stopped"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        export_ballots(forms, workshop_key(room.snapshot), folder, stop)
    assert list(folder.iterdir()) == []
    with pytest.raises(WriteFailed, match="is no folder"):
        export_ballots(forms, workshop_key(room.snapshot), folder / "none")


def test_folders_are_looked_into_and_temporary_files_passed_over(tmp_path: Path) -> None:
    for name in ("a.xlsx", "~$a.xlsx", ".b.xlsx", "c.txt"):
        (tmp_path / name).touch()
    assert listed_files([tmp_path, tmp_path / "a.xlsx"]) == [tmp_path / "a.xlsx"]
    with pytest.raises(NotAllowed, match="no Excel workbook"):
        listed_files([tmp_path / "c.txt" / ".."][:0])


def test_a_ballot_is_told_from_other_files(ballot: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(ballot.read_bytes()[:900])
    assert [is_ballot(path) for path in (ballot, other, broken, tmp_path / "none")] == [True, False, False, False]
