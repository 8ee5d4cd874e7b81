"""What an interrupted commit left is taken back when it is the file's own, and told when it is not."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import FileRefused
from vmo_desktop.store.header import journal_path
from vmo_desktop.store.journal import is_interrupted, play_back, unplayable
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.workshop import Workshop

Bytes = tuple[bytes, bytes]
"""Of a file and of its journal."""

SPOIL = "UPDATE initiative SET name = 'Half written'"


def interrupted(path: Path, script: str) -> Bytes:
    """A file and its journal in the middle of a commit."""
    copy = path.with_name("interrupted.vmo")
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(script)
        for number in range(50):  # more than the cache holds, so that it goes to the file
            raw.execute("INSERT INTO objective (position, text, measure) VALUES (?, ?, '')", (number, "x" * 900))
        return copy.read_bytes(), journal_path(copy).read_bytes()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "sound.vmo"
    make_small_workshop(path).close()
    return path


@pytest.fixture(scope="module")
def twin(sound: Path) -> Path:
    """The same workshop with one other name."""
    path = sound.with_name("twin.vmo")
    shutil.copy(sound, path)
    with Workshop.open(path) as workshop:
        workshop.do(edit_initiatives({1: {"name": "Twin"}}))
    return path


def put(path: Path, content: bytes, journal: bytes) -> Bytes:
    path.write_bytes(content)
    journal_path(path).write_bytes(journal)
    return content, journal


def now(path: Path) -> Bytes:
    return path.read_bytes(), journal_path(path).read_bytes()


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        play_back(path)
    assert refused.value.path == path
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "expected"), [(b"", False), (b"\0\1", False), (b"\0", False), (b"\xd9", True), (b"\1\0", True)]
)
def test_a_journal_counts_while_its_first_byte_does(tmp_path: Path, content: bytes, expected: bool) -> None:
    path = tmp_path / "w.vmo"
    assert not is_interrupted(path)
    journal_path(path).write_bytes(content)
    assert is_interrupted(path) is expected


def test_an_interrupted_commit_is_taken_back(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    put(path, *interrupted(sound, SPOIL))
    assert b"Half written" in path.read_bytes()
    assert is_interrupted(path)
    play_back(path)
    assert b"Half written" not in path.read_bytes()
    assert not is_interrupted(path)
    assert [each.name for each in tmp_path.iterdir() if not each.name.endswith("-journal")] == ["w.vmo"]
    with Workshop.open(path) as workshop:
        assert [each.name for each in workshop.snapshot.initiatives] == ["Portal", "Ledger", "Robots"]


def test_an_interrupted_commit_of_an_older_file_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    old = Path(__file__).parents[1] / "data" / "schema_5.vmo"
    put(path, *interrupted(old, SPOIL))
    play_back(path)
    assert b"Half written" not in path.read_bytes()
    assert not is_interrupted(path)


def _of_the_twin(sound: Path, twin: Path) -> Bytes:
    return sound.read_bytes(), interrupted(twin, "UPDATE initiative SET notes = 'x'")[1]


def _of_another_program(sound: Path, _: Path) -> Bytes:
    other = sound.with_name("other.db")
    with closing(sqlite3.connect(other)) as raw, raw:
        raw.execute("CREATE TABLE IF NOT EXISTS objective (position, text, measure)")
    return sound.read_bytes(), interrupted(other, "CREATE TABLE t (x)")[1]


def _of_one_with_code(sound: Path, _: Path) -> Bytes:
    other = sound.with_name("code.vmo")
    shutil.copy(sound, other)
    with closing(sqlite3.connect(other)) as raw, raw:
        raw.execute("CREATE VIEW v AS SELECT 1")
    return sound.read_bytes(), interrupted(other, "DROP VIEW v")[1]


@pytest.mark.parametrize("make", [_of_the_twin, _of_another_program, _of_one_with_code])
def test_a_journal_of_another_database_is_told_and_left(
    sound: Path, twin: Path, tmp_path: Path, make: Callable[[Path, Path], Bytes]
) -> None:
    path = tmp_path / "w.vmo"
    before = put(path, *make(sound, twin))
    assert refusal(path) == (
        "w.vmo: beside it is a journal that belongs to another database, w.vmo-journal. "
        "Move w.vmo-journal to another folder, then open the workshop again."
    )
    assert now(path) == before


def test_a_half_written_file_whose_journal_is_another_s_is_told_and_left(
    sound: Path, twin: Path, tmp_path: Path
) -> None:
    path = tmp_path / "w.vmo"
    before = put(path, interrupted(sound, SPOIL)[0], _of_another_program(sound, twin)[1])
    assert refusal(path) == (
        "w.vmo: the file is damaged: its last change was interrupted, and what was kept of it (w.vmo-journal) does "
        "not fit. Open a backup, or save what can be read into a new file."
    )
    assert now(path) == before


def test_a_disk_that_is_full_is_told(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "w.vmo"
    before = put(path, *interrupted(sound, SPOIL))
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", refuse)
        assert refusal(path) == (
            "w.vmo: its last change was interrupted and cannot be taken back ([Errno 28] No space left on device). "
            "Free some space, then open it again."
        )
    assert now(path) == before


def test_where_nothing_can_be_written_it_is_told_what_to_copy() -> None:
    refused = unplayable(Path("folder/w.vmo"), None)
    assert refused.path == Path("folder/w.vmo")
    assert str(refused) == (
        "w.vmo: its last change was interrupted, and it cannot be taken back where nothing can be written. "
        "Copy it together with w.vmo-journal to a folder of yours and open the copy."
    )
