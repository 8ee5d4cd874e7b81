"""A file that is taken away or written over while it is open: told as what it is, and the work is saved as a copy."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.rights import without_rights
from vmo_desktop.errors import FileChanged, FileDeleted, FileLost, FileMoved, FileReplaced, WriteFailed
from vmo_desktop.store.backups import Reason, content_of
from vmo_desktop.store.file import create_file
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives, edit_initiatives
from vmo_desktop.workshop.workshop import Workshop


def _names(workshop: Workshop) -> list[str]:
    return [each.name for each in workshop.snapshot.initiatives]


def _garbage(path: Path, _: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


WAYS: tuple[tuple[Callable[[Path, Path], object], type[FileLost], str], ...] = (
    (lambda path, older: older.replace(path), FileReplaced, "another file has its name now"),
    (lambda path, _: path.rename(path.with_name("new.vmo")), FileMoved, r"It is now .*new\.vmo"),
    (lambda path, _: path.unlink(), FileDeleted, "was deleted from"),
    (lambda path, older: path.write_bytes(older.read_bytes()), FileChanged, "changed by another program"),
    (_garbage, FileChanged, "changed by another program"),
)


@pytest.mark.parametrize(("lose", "kind", "says"), WAYS)
def test_no_edit_is_acknowledged_into_a_file_that_is_lost_and_the_work_goes_on_elsewhere(
    tmp_path: Path, lose: Callable[[Path, Path], object], kind: type[FileLost], says: str
) -> None:
    path, older = tmp_path / "w.vmo", tmp_path / "older.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        shutil.copy(path, older)
        workshop.do(add_initiatives([{"name": "B"}]))
        lose(path, older)
        for _ in range(2):
            with pytest.raises(kind, match=says) as lost:
                workshop.do(add_initiatives([{"name": "C"}]))
            assert lost.value.path == path
        assert _names(workshop) == ["A", "B"]
        assert [each.name for each in workshop.snapshot_at(1).initiatives] == ["A"]
        assert workshop.draft_backup(Reason.EDITS).finish().size
        workshop.save_as(tmp_path / "rescued.vmo")
        workshop.do(add_initiatives([{"name": "C"}]))
        workshop.undo()
        workshop.undo()
        assert _names(workshop) == ["A"]


def test_a_file_that_comes_back_is_edited_again(tmp_path: Path) -> None:
    path, away = tmp_path / "w.vmo", tmp_path / "away.vmo"
    with Workshop.create(path) as workshop:
        path.rename(away)
        with pytest.raises(FileMoved) as lost:
            workshop.do(add_initiatives([{"name": "A"}]))
        assert lost.value.moved_to == away
        away.rename(path)
        workshop.do(add_initiatives([{"name": "A"}]))
    with Workshop.open(path) as workshop:
        assert _names(workshop) == ["A"]


def test_a_system_that_does_not_tell_where_a_file_is_now_leaves_that_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_PATH")
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        path.unlink()
        with pytest.raises(FileMoved) as lost:
            workshop.do(add_initiatives([{"name": "A"}]))
    assert lost.value.moved_to is None
    assert str(lost.value) == (
        f"w.vmo is no longer in {tmp_path}. It was moved, renamed or deleted. The last edit is not in it. "
        "Open it there, or save the workshop under another name to go on."
    )


def test_a_deleted_file_is_put_back_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        path.unlink()
        with pytest.raises(FileDeleted):
            workshop.do(add_initiatives([{"name": "B"}]))
        workshop.save_as(path)
        workshop.do(add_initiatives([{"name": "B"}]))
    with Workshop.open(path) as workshop:
        assert _names(workshop) == ["A", "B"]


def test_an_edit_during_which_the_file_is_deleted_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    edit = add_initiatives([{"name": "A"}])

    def apply(connection: Connection) -> str:
        label = edit.apply(connection)
        path.unlink()
        return label

    with Workshop.create(path) as workshop:
        workshop.do(Operation(apply))
        with pytest.raises(FileDeleted):
            workshop.do(add_initiatives([{"name": "B"}]))
        workshop.save_as(tmp_path / "rescued.vmo")
        assert _names(workshop) == ["A"]


def test_a_folder_that_may_not_be_entered_any_more_is_no_word_about_another_program(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    with Workshop.create(folder / "w.vmo") as workshop:
        folder.chmod(0)
        with without_rights(), pytest.raises(WriteFailed, match=r"w\.vmo could not be written") as refused:
            workshop.do(add_initiatives([{"name": "A"}]))
        assert not isinstance(refused.value, FileLost)
        folder.chmod(0o700)
        workshop.do(add_initiatives([{"name": "A"}]))
        assert _names(workshop) == ["A"]


def test_a_file_that_was_only_touched_is_edited_on(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        os.utime(path, (0, 0))
        path.chmod(0o600)
        workshop.do(add_initiatives([{"name": "B"}]))
        data = path.read_bytes()
        path.write_bytes(data)
        workshop.do(add_initiatives([{"name": "C"}]))
        assert _names(workshop) == ["A", "B", "C"]


def test_a_twin_with_as_many_commits_is_noticed_though_its_header_is_the_same(tmp_path: Path) -> None:
    path, twin = tmp_path / "w.vmo", tmp_path / "twin.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        shutil.copy(path, twin)
        workshop.do(edit_initiatives({1: {"owner": "Ours"}}))
        with Workshop.open(twin) as other:
            other.do(edit_initiatives({1: {"owner": "Them"}}))
        assert path.read_bytes()[:100] == twin.read_bytes()[:100]
        path.write_bytes(twin.read_bytes())
        with pytest.raises(FileChanged):
            workshop.do(add_initiatives([{"name": "B"}]))
    with Workshop.open(path) as workshop:
        assert [each.owner for each in workshop.snapshot.initiatives] == ["Them"]


def test_what_is_kept_in_memory_is_the_file_row_by_row(tmp_path: Path) -> None:
    path, copy = tmp_path / "w.vmo", tmp_path / "copy.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": f"I{number}", "code": f"C{number}"} for number in range(5)]))
        workshop.do(edit_initiatives({1: {"code": "X"}}))
        workshop.do(edit_initiatives({2: {"code": "C0"}}))
        workshop.do(delete_initiatives([3, 4]))
        workshop.undo()
        workshop.undo()
        workshop.redo()
        workshop.save_copy(copy)
    assert content_of(copy) == content_of(path)
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(copy)) as other:
        tables = [name for (name,) in one.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            query = f'SELECT rowid, * FROM "{table}" ORDER BY rowid'  # noqa: S608
            assert one.execute(query).fetchall() == other.execute(query).fetchall()


TRY = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    raw.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error, end="")
"""


def test_looking_at_a_file_that_is_being_written_here_leaves_its_locks(tmp_path: Path) -> None:
    """Closing any handle of a file drops all locks that the process has on it."""
    path = tmp_path / "w.vmo"
    with closing(create_file(path)) as file, file.transaction():
        Workshop.open(path, for_reading=True).close()
        other = subprocess.run([sys.executable, "-c", TRY, str(path)], text=True, capture_output=True, check=True)
        assert other.stdout == "database is locked"


def test_a_shared_copy_holds_what_is_seen_and_not_what_another_program_wrote(tmp_path: Path) -> None:
    path, shared = tmp_path / "w.vmo", tmp_path / "shared.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
        shutil.copy(path, tmp_path / "older.vmo")
        workshop.do(add_initiatives([{"name": "B"}]))
        path.write_bytes((tmp_path / "older.vmo").read_bytes())
        assert workshop.shared.rows["initiative"] == 2
        workshop.share(shared)
    with Workshop.open(shared) as copy:
        assert _names(copy) == ["A", "B"]


def _deny_looking(action: int, name: str | None, *_: object) -> int:
    is_looking = action == sqlite3.SQLITE_PRAGMA and name == "data_version"
    return sqlite3.SQLITE_DENY if is_looking else sqlite3.SQLITE_OK


def test_an_edit_after_which_the_file_cannot_be_looked_at_is_kept(tmp_path: Path) -> None:
    file = create_file(tmp_path / "w.vmo")
    workshop = Workshop(file, author="")

    def add(connection: Connection) -> str:
        said = add_initiatives([{"name": "A"}]).apply(connection)
        file.raw.set_authorizer(_deny_looking)
        return said

    workshop.do(Operation(add))
    file.raw.set_authorizer(None)
    workshop.do(add_initiatives([{"name": "B"}]))
    assert _names(workshop) == ["A", "B"]
    workshop.close()
