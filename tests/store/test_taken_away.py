"""What is said of an open file that was lost, in whole sentences, and what does not count as lost."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.store.memory import laid_out
from vmo_desktop.errors import FileChanged, FileDeleted, FileLost, FileMoved, FileReplaced
from vmo_desktop.store.live import is_live
from vmo_desktop.store.seal import stored_seal, write_whole_seal
from vmo_desktop.store.watch import Watch

CHANGED = (
    "w.vmo was changed by another program. The last edit is not in it. "
    "Save a copy of what you see, then open the file again."
)
REPLACED = (
    "w.vmo was replaced: another file has its name now. The last edit is not in it. "
    "Save the workshop under another name to go on with yours."
)
GO_ON = "The last edit is not in it. Open it there, or save the workshop under another name to go on."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    path = tmp_path / "folder" / "w.vmo"
    with laid_out() as raw:
        path.write_bytes(raw.serialize())
    return path


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        yield raw


@pytest.fixture
def watch(path: Path, raw: sqlite3.Connection) -> Iterator[Watch]:
    watch = Watch(path, raw)
    yield watch
    watch.close()


def edit(raw: sqlite3.Connection, title: str, table: str = "workshop", column: str = "title") -> None:
    raw.execute("BEGIN")
    raw.execute(f"UPDATE {table} SET {column} = ?", (title,))  # noqa: S608
    write_whole_seal(raw)
    raw.execute("COMMIT")


def told(lost: FileLost | None, kind: type[FileLost], path: Path) -> str:
    assert type(lost) is kind
    assert lost.path == path
    return str(lost)


def test_what_we_write_ourselves_is_ours(path: Path, raw: sqlite3.Connection, watch: Watch) -> None:
    assert watch.lost() is None
    for table, column in (("workshop", "title"), ("room", "ballot_key"), ("workshop", "decision")):
        edit(raw, "Ours", table, column)
        watch.follow({table: stored_seal(raw)[table]})
        assert watch.lost() is None
    edit(raw, "Not told of")
    assert told(watch.lost(), FileChanged, path) == CHANGED


def test_what_another_program_writes_is_told_even_where_the_file_is_the_same_again(
    path: Path, raw: sqlite3.Connection, watch: Watch
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for title in ("Theirs", ""):
            other.execute("UPDATE workshop SET title = ?", (title,))
    assert told(watch.lost(), FileChanged, path) == CHANGED
    assert told(watch.changed(), FileChanged, path) == CHANGED
    assert watch.taken_away() is None


def test_a_file_that_is_written_over_by_itself_or_only_touched_is_ours(path: Path, watch: Watch) -> None:
    path.write_bytes(path.read_bytes())
    assert watch.lost() is None
    os.utime(path, (0, 0))
    assert watch.lost() is None


def test_a_copy_from_before_that_sqlite_cannot_tell_from_ours_is_told(
    path: Path, raw: sqlite3.Connection, watch: Watch
) -> None:
    before = path.read_bytes()
    edit(raw, "Ours")
    watch.follow(stored_seal(raw))
    data = bytearray(before)
    data[24:28] = data[92:96] = path.read_bytes()[24:28]  # as many commits
    path.write_bytes(data)
    assert told(watch.lost(), FileChanged, path) == CHANGED


def test_noise_in_the_place_of_the_file_s_content_is_told(path: Path, watch: Watch) -> None:
    path.write_bytes(b"\xff" * path.stat().st_size)
    assert told(watch.lost(), FileChanged, path) == CHANGED


def _replace(path: Path) -> Path | None:
    shutil.copy(path, path.with_name("other.vmo"))
    path.with_name("other.vmo").replace(path)
    return None


def _rename(path: Path) -> Path | None:
    return path.rename(path.with_name("new.vmo"))


def _rename_folder(path: Path) -> Path | None:
    return path.parent.rename(path.parent.with_name("elsewhere")) / "w.vmo"


def _put_a_file_in_the_place_of_the_folder(path: Path) -> Path | None:
    moved = _rename_folder(path)
    path.parent.touch()
    return moved


@pytest.mark.parametrize("lose", [_rename, _rename_folder, _put_a_file_in_the_place_of_the_folder])
def test_a_file_that_was_moved_is_told_with_its_place(
    path: Path, watch: Watch, lose: Callable[[Path], Path | None]
) -> None:
    moved = lose(path)
    for lost in (watch.lost(), watch.taken_away()):
        sentence = told(lost, FileMoved, path)
        assert sentence == f"w.vmo is no longer in {path.parent}. It is now {moved}. {GO_ON}"
        assert isinstance(lost, FileMoved)
        assert lost.moved_to == moved


def test_a_file_that_was_deleted_or_replaced_is_told(path: Path, watch: Watch) -> None:
    _replace(path)
    assert told(watch.lost(), FileReplaced, path) == told(watch.taken_away(), FileReplaced, path) == REPLACED
    path.unlink()
    assert told(watch.lost(), FileDeleted, path) == (
        f"w.vmo was deleted from {path.parent}. The last edit is not in it. Save the workshop under a name to go on."
    )


def test_where_the_system_does_not_tell_the_place_all_that_may_be_is_said(
    path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    _rename(path)
    monkeypatch.setattr(os, "readlink", refuse)
    lost = watch.lost()
    assert told(lost, FileMoved, path) == (
        f"w.vmo is no longer in {path.parent}. It was moved, renamed or deleted. {GO_ON}"
    )
    assert isinstance(lost, FileMoved)
    assert lost.moved_to is None


def test_what_cannot_be_told_now_is_left_to_the_write(
    path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refuse)
        assert watch.taken_away() is None
        watch.follow({})
    assert watch.lost() is None


def test_a_commit_into_a_file_that_was_just_replaced_is_not_taken_for_its_own(
    path: Path, raw: sqlite3.Connection, watch: Watch
) -> None:
    edit(raw, "Ours")
    away = path.with_name("away.vmo")
    path.rename(away)
    shutil.copy(away, path)
    watch.follow(stored_seal(raw))
    path.unlink()
    away.rename(path)
    assert watch.lost() is None


def test_the_whole_file_is_read_again_only_where_something_was_written(
    path: Path, raw: sqlite3.Connection, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    system = sqlite3.connect

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        opened.append(arguments)
        made: sqlite3.Connection = system(*arguments, **options)
        return made

    monkeypatch.setattr(sqlite3, "connect", connect)
    assert (watch.lost(), len(opened)) == (None, 0)
    edit(raw, "Ours")
    watch.follow({name: seal for name, seal in stored_seal(raw).items() if name == "workshop"})
    assert (watch.lost(), len(opened)) == (None, 0)
    os.utime(path, (0, 0))
    assert (watch.lost(), len(opened)) == (None, 1)
    assert (watch.lost(), len(opened)) == (None, 1)


def test_a_file_that_was_closed_twice_is_known_as_open_when_it_is_opened_again(
    path: Path, raw: sqlite3.Connection
) -> None:
    watch = Watch(path, raw)
    for _ in range(2):
        watch.close()
        assert not is_live(path.stat())
    os.fstat(1)  # no handle of anybody else was closed
    watch = Watch(path, raw)
    assert is_live(path.stat())
    watch.close()


def test_the_file_is_held_by_its_name_alone(
    path: Path, raw: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing a handle that can read would drop SQLite's locks."""
    asked = []
    system = os.open

    def opened(of: Path, flags: int) -> int:
        asked.append(flags)
        return system(of, flags)

    monkeypatch.setattr(os, "open", opened)
    Watch(path, raw).close()
    assert asked == [os.O_PATH | os.O_CLOEXEC]


def test_an_open_file_is_known_as_open_and_its_handle_is_given_back(path: Path, raw: sqlite3.Connection) -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    watch = Watch(path, raw)
    raw.execute("SELECT 1 FROM workshop")
    assert is_live(path.stat())
    watch.close()
    assert not is_live(path.stat())
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
