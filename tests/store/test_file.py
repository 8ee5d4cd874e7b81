"""Commits survive a kill; settings are the safe ones; nothing is written half."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.interrupted import INTERRUPTED
from vmo_desktop.errors import FileRefused, VmoError, WriteFailed
from vmo_desktop.store.file import WorkshopFile, create_file
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.workshop.ops.initiatives import add_initiatives, edit_initiatives
from vmo_desktop.workshop.workshop import Workshop


def test_settings_of_a_workshop_file(tmp_path: Path) -> None:
    file = create_file(tmp_path / "w.vmo")
    try:
        found = {
            name: file.raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "locking_mode", "foreign_keys", "trusted_schema")
        }
    finally:
        file.close()
    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "locking_mode": "normal",
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


KILLED = """
import os, sys
from pathlib import Path
from vmo_desktop.workshop.workshop import Workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
workshop = Workshop.open(Path(sys.argv[1]))
number = 0
while True:
    workshop.do(add_initiatives([{"name": f"I{number}"}]))
    print(number, flush=True)
    number += 1
"""


def test_an_edit_that_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path).close()
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(25)]
        process.kill()
        rest = process.stdout.read().splitlines(keepends=True)
        process.wait()
        process.stdout.close()
        acknowledged = [int(line) for line in seen + rest if line.endswith("\n")]
        with Workshop.open(path) as workshop:
            assert len(workshop.snapshot.initiatives) >= len(acknowledged)
            assert workshop.check() == []
            while workshop.undo():
                pass


def test_a_failing_operation_changes_nothing(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        before = workshop.snapshot
        with pytest.raises(Exception, match="no_such_field"):
            workshop.do(edit_initiatives({1: {"no_such_field": 1}}))
        assert workshop.snapshot is before
        assert len(workshop.history()) == 1
        assert workshop.check() == []


def _change_schema_and_fail(file: WorkshopFile) -> None:
    with file.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE extra (x)")
        connection.exec_driver_sql("PRAGMA user_version = 77")
        raise KeyError


def test_a_schema_change_that_fails_is_rolled_back_whole(tmp_path: Path) -> None:
    file = create_file(tmp_path / "w.vmo")
    try:
        with pytest.raises(KeyError):
            _change_schema_and_fail(file)
        assert file.raw.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        assert file.raw.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").fetchone()[0] == 0
    finally:
        file.close()


def test_an_existing_file_is_never_overwritten_by_a_new_workshop(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    path.write_text("mine")
    with pytest.raises(FileRefused, match="already a file"):
        Workshop.create(path)
    assert path.read_text() == "mine"


def test_a_new_workshop_in_a_missing_folder_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="folder"):
        Workshop.create(tmp_path / "missing" / "w.vmo")


def test_a_write_by_another_program_is_noticed_before_ours(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        other = sqlite3.connect(path)
        other.execute("UPDATE workshop SET title = 'Theirs'")
        other.commit()
        other.close()
        with pytest.raises(WriteFailed, match="changed by another program"):
            workshop.do(add_initiatives([{"name": "A"}]))
        assert workshop.snapshot.initiatives == ()


def test_a_folder_that_is_taken_away_is_named_and_the_work_goes_on_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with Workshop.create(folder / "w.vmo") as workshop:
        folder.rename(tmp_path / "elsewhere")
        with pytest.raises(WriteFailed, match=r"w\.vmo is no longer in .*stick"):
            workshop.do(add_initiatives([{"name": "A"}]))
        workshop.save_as(tmp_path / "rescued.vmo")
        workshop.do(add_initiatives([{"name": "A"}]))
        assert [each.name for each in workshop.snapshot.initiatives] == ["A"]


def test_a_replaced_file_is_noticed_and_the_copy_can_still_be_saved(tmp_path: Path) -> None:
    path, other = tmp_path / "w.vmo", tmp_path / "other.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        Workshop.create(other).close()
        other.replace(path)
        with pytest.raises(WriteFailed):
            workshop.do(add_initiatives([{"name": "B"}]))
        workshop.save_copy(tmp_path / "rescued.vmo")
    with Workshop.open(tmp_path / "rescued.vmo") as rescued:
        assert [each.name for each in rescued.snapshot.initiatives] == ["A"]


def test_save_as_goes_on_in_the_new_file_and_leaves_the_old_one(tmp_path: Path) -> None:
    old, new = tmp_path / "old.vmo", tmp_path / "new.vmo"
    with Workshop.create(old) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        workshop.save_as(new)
        workshop.do(add_initiatives([{"name": "B"}]))
        assert workshop.path == new
        assert workshop.undo_label == "Initiative added: B"
        workshop.undo()
        workshop.undo()
        assert workshop.snapshot.initiatives == ()
    with Workshop.open(old) as left:
        assert [each.name for each in left.snapshot.initiatives] == ["A"]


def test_a_workshop_that_somebody_edits_is_never_replaced_by_a_copy(tmp_path: Path) -> None:
    one, other = tmp_path / "one.vmo", tmp_path / "other.vmo"
    with Workshop.create(one) as workshop, Workshop.create(other) as edited:
        for write in (workshop.save_copy, workshop.save_as):
            with pytest.raises(WriteFailed, match=r"other\.vmo is being edited by"):
                write(other)
        with pytest.raises(WriteFailed, match=r"one\.vmo is being edited by"):
            workshop.save_copy(one)
        edited.do(add_initiatives([{"name": "A"}]))
        workshop.do(add_initiatives([{"name": "B"}]))
    with Workshop.open(other) as edited:
        assert [each.name for each in edited.snapshot.initiatives] == ["A"]


def test_a_name_that_no_file_can_have_is_refused_in_words(tmp_path: Path) -> None:
    long = tmp_path / f"{'x' * 300}.vmo"
    with pytest.raises(FileRefused, match=r"too long\. Choose a shorter one"):
        Workshop.create(long)
    with pytest.raises(FileRefused, match=r"too long\. Choose a shorter one"):
        Workshop.open(long)
    with Workshop.create(tmp_path / "w.vmo") as workshop, pytest.raises(VmoError, match="too long"):
        workshop.save_copy(long)


@pytest.mark.parametrize("is_cut_off", [False, True])
def test_looking_after_an_interrupted_commit_shows_the_state_before_it(tmp_path: Path, is_cut_off: bool) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
    subprocess.run([sys.executable, "-c", INTERRUPTED, str(path)], check=False)
    assert path.with_name("w.vmo-journal").stat().st_size > 0
    if is_cut_off:  # the first page is written before those that the file grows by
        with path.open("r+b") as file:
            file.seek(28)
            file.write((path.stat().st_size // 4096 + 50).to_bytes(4, "big"))
    with Workshop.open(path, for_reading=True) as workshop:
        assert [each.name for each in workshop.snapshot.initiatives] == ["A"]
        assert workshop.check() == []
