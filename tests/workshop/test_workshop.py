"""An open workshop: steps that join, what each write tells, copies, backups, and a second opener."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.workshop.doing import refusal_of
from vmo_desktop.changes import StepKind, Subject
from vmo_desktop.errors import FileLost, FileRefused, WhyReadOnly, WorkshopReadOnly, WriteFailed
from vmo_desktop.workshop.backups import Reason
from vmo_desktop.workshop.ops.drivers import add_driver, edit_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.imports import ImportedInitiative, import_initiatives
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.participants import add_participant, set_pin
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.workshop import FEW, Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """One driver and two initiatives."""
    with Workshop.create(tmp_path / "w.vmo", author="Ines") as opened:
        opened.do(add_driver("Growth"))
        opened.do(add_initiatives([{"name": "Portal", "code": "P"}, {"name": "Depot", "code": "D"}]))
        yield opened


def _title(workshop: Workshop, title: str) -> None:
    workshop.do(edit_workshop({"title": title}))


def test_edits_of_one_field_are_one_step_until_something_comes_between(workshop: Workshop) -> None:
    _title(workshop, "A")
    _title(workshop, "B")
    assert workshop.step == 3
    workshop.undo()
    assert workshop.snapshot.workshop.title == ""
    assert workshop.redo_label == "Frame: title none → B"
    _title(workshop, "C")
    assert workshop.step == 5, "what was undone is not joined"
    assert workshop.redo() is None
    workshop.undo()
    workshop.redo()
    _title(workshop, "D")
    assert workshop.undo_label == "Frame: title C → D"
    workshop.do(edit_workshop({"decision": "Which"}))
    _title(workshop, "E")
    assert workshop.undo_label == "Frame: title D → E"


def test_what_is_typed_after_an_undo_that_failed_is_a_step_of_its_own(workshop: Workshop) -> None:
    _title(workshop, "A")
    workshop._file.raw.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(workshop.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(WriteFailed):
            workshop.undo()
    _title(workshop, "B")
    assert workshop.undo_label == "Frame: title A → B"


def test_every_write_tells_its_step_its_label_and_its_rows(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[0].id
    changes = workshop.do(edit_initiatives({first: {"cost": 5.0}}))
    assert (changes.step, changes.label, changes.kind) == (3, "Portal: cost none → 5", StepKind.EDIT)
    assert changes.rows == {"initiative": {(first,)}}
    undone = workshop.undo()
    assert undone is not None
    assert (undone.step, undone.label, undone.kind) == (4, "Portal: cost none → 5", StepKind.UNDO)
    assert undone.rows == changes.rows
    redone = workshop.redo()
    assert redone is not None
    assert (redone.step, redone.kind) == (5, StepKind.REDO)
    assert workshop.redo() is None
    assert [each.author for each in workshop.history()] == ["Ines"] * 5
    assert [each.id for each in workshop.history(Subject("initiative", first))] == [2, 3, 4, 5]


def test_a_code_that_is_used_twice_is_refused_in_words(workshop: Workshop) -> None:
    workshop.do(add_driver("Trust"))
    growth, trust = workshop.snapshot.leaves
    assert refusal_of(workshop, edit_driver(growth.id, {"code": trust.code})) == (
        "This does not fit what is there: a code is used twice, or something was deleted meanwhile. "
        "Nothing was changed."
    )


def test_scores_are_the_same_whether_few_or_many_are_written(workshop: Workshop) -> None:
    growth = workshop.snapshot.leaves[0].id
    rows = [ImportedInitiative({"name": f"I{number}"}, {growth: float(number % 5)}) for number in range(FEW + 1)]
    workshop.do(import_initiatives(source="a.csv", added=rows, changed={}))
    imported = workshop.snapshot.scores[2:, 0].tolist()
    assert imported == [float(number % 5) for number in range(FEW + 1)]
    first = workshop.snapshot.initiatives[0].id
    workshop.do(set_score(initiative_id=first, driver_id=growth, value=3.0))
    assert workshop.snapshot.scores[0, 0] == 3.0
    assert workshop.results.points[0, 0] == 75.0
    with Workshop.open(workshop.path, for_reading=True) as again:
        assert again.snapshot == workshop.snapshot
        assert again.results.points[:, 0].tolist() == pytest.approx(workshop.results.points[:, 0].tolist(), nan_ok=True)


def test_what_is_opened_to_be_looked_at_takes_no_edit_and_says_why(workshop: Workshop) -> None:
    assert (workshop.is_read_only, workshop.why_read_only, workshop.read_only_notice) == (False, None, "")
    assert (workshop.author, workshop.owner, workshop.may_be_edited()) == ("Ines", None, False)
    with Workshop.open(workshop.path, for_reading=True) as reader:
        assert (reader.is_read_only, reader.why_read_only, reader.owner) == (True, WhyReadOnly.ASKED, None)
        told = "w.vmo is open for reading only: it was opened to be looked at. Save a copy to go on with yours."
        assert reader.read_only_notice == told
        assert not reader.may_be_edited(), "nobody kept us from it"
        with pytest.raises(WorkshopReadOnly, match="opened to be looked at"):
            _title(reader, "X")


def test_a_second_opener_may_edit_once_the_first_has_closed(workshop: Workshop) -> None:
    with Workshop.open(workshop.path) as second:
        assert second.why_read_only is WhyReadOnly.EDITED
        assert second.owner is not None
        assert str(second.owner) in second.read_only_notice
        assert not second.may_be_edited()
        workshop.close()
        assert second.may_be_edited()


def test_reading_leaves_the_folder_as_it_was(workshop: Workshop) -> None:
    path = workshop.path
    workshop.close()
    before, content = sorted(path.parent.iterdir()), path.read_bytes()
    with Workshop.read(path) as read:
        assert [each.name for each in read.snapshot.initiatives] == ["Portal", "Depot"]
        assert set(read.tables) >= {"workshop", "initiative", "agreed_score"}
        assert read.tables["initiative"] == read.snapshot.initiatives
    assert (sorted(path.parent.iterdir()), path.read_bytes()) == (before, content)


def test_a_row_that_no_workshop_can_hold_refuses_the_file_with_a_way_out(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "forged.vmo"
    workshop.save_copy(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE scenario SET aim = 'luck'")
        raw.commit()
    with pytest.raises(FileRefused) as refused:
        Workshop.open(path)
    assert refused.value.path == path
    assert refused.value.remedy
    assert not path.with_name(f".~lock.{path.name}#").exists()


def test_saving_as_the_same_file_changes_nothing_and_a_file_that_is_gone_is_put_back(workshop: Workshop) -> None:
    path, before = workshop.path, workshop.path.read_bytes()
    workshop.save_as(path)
    assert path.read_bytes() == before
    assert workshop.find_loss() is None
    path.unlink()
    assert isinstance(workshop.find_loss(), FileLost)
    workshop.save_as(path)
    assert workshop.find_loss() is None
    _title(workshop, "Back")
    with Workshop.open(path, for_reading=True) as again:
        assert again.snapshot.workshop.title == "Back"


def test_a_reader_that_saves_a_copy_goes_on_in_what_the_copy_holds(workshop: Workshop, tmp_path: Path) -> None:
    with Workshop.open(workshop.path) as second:
        _title(workshop, "Newer")
        second.save_as(tmp_path / "mine.vmo")
        assert not second.is_read_only
        assert second.snapshot.workshop.title == "Newer"
        assert second.step == workshop.step
        _title(second, "Mine")
    assert workshop.snapshot.workshop.title == "Newer"


def test_many_rows_and_rows_of_a_file_leave_what_stood_before_for_a_backup(workshop: Workshop) -> None:
    _title(workshop, "Few")
    assert workshop.draft_former() is None
    workshop.do(import_initiatives(source="a.csv", added=[ImportedInitiative({"name": "New"})], changed={}))
    former = workshop.draft_former()
    assert former is not None
    made = former.finish()
    assert made.reason is Reason.IMPORT
    assert workshop.draft_former() is None, "it is kept once"
    with Workshop.open(made.path, for_reading=True) as backup:
        assert [each.name for each in backup.snapshot.initiatives] == ["Portal", "Depot"]
    workshop.do(add_initiatives([{"name": f"I{number}"} for number in range(200)]))
    many = workshop.draft_former()
    assert many is not None
    assert many.finish().reason is Reason.BULK


def test_a_backup_is_put_back_with_its_history_and_can_be_taken_back(workshop: Workshop) -> None:
    made = workshop.draft_backup(Reason.ASKED).finish()
    workshop.do(delete_initiatives([workshop.snapshot.initiatives[0].id]))
    replaced = workshop.restore(made.path)
    assert (replaced.reason, workshop.step) == (Reason.RESTORE, 2)
    assert len(workshop.snapshot.initiatives) == 2
    workshop.restore(replaced.path)
    assert workshop.undo_label == "Initiative deleted: Portal"


def test_a_copy_for_sharing_tells_beforehand_what_it_leaves_out(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(add_participant({"name": "Ana"}))
    shared = workshop.shared
    assert (shared.steps, shared.rows["participant"], shared.rows["initiative"]) == (3, 1, 2)
    workshop.share(tmp_path / "shared.vmo")
    with Workshop.open(tmp_path / "shared.vmo", for_reading=True) as copy:
        assert (copy.step, copy.snapshot.participants) == (0, ())
        assert copy.snapshot.initiatives == workshop.snapshot.initiatives


def test_whether_a_participant_has_a_pin_is_known_and_the_pin_is_not(workshop: Workshop) -> None:
    workshop.do(add_participant({"name": "Ana"}))
    person = workshop.snapshot.participants[0].id
    assert not workshop.has_pin(person)
    workshop.do(set_pin(person, "4711"))
    assert workshop.has_pin(person)
    assert workshop.undo_label == "PIN set: Ana"
    workshop.do(set_pin(person, None))
    assert workshop.undo_label == "PIN removed: Ana"
    assert not workshop.has_pin(person)


def test_a_new_workshop_has_nothing_to_undo(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "new.vmo") as fresh:
        assert (fresh.step, fresh.undo_label, fresh.redo_label, fresh.undo(), fresh.redo()) == (
            0,
            None,
            None,
            None,
            None,
        )
        assert (fresh.author, fresh.history(), fresh.check()) == ("", (), [])
