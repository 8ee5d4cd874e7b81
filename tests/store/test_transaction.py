"""A transaction is kept whole or not at all, whatever the system says at its end."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from vmo_desktop.errors import FileChanged, FileReplaced, WhyReadOnly, WorkshopReadOnly, WriteFailed
from vmo_desktop.store import history
from vmo_desktop.store.backups import Reason, content_of
from vmo_desktop.store.connection import connect
from vmo_desktop.store.file import MANY, WorkshopFile, create_file
from vmo_desktop.store.lock import Lock, acquire
from vmo_desktop.store.right import Right
from vmo_desktop.store.seal import Sealing
from vmo_desktop.store.tables import Objective


class _System(sqlite3.Connection):
    """SQLite on a system that says of one commit that it failed, before or after it was done."""

    fails_before = fails_after = False

    def commit(self) -> None:
        if self.fails_before:
            self.fails_before = False
            raise sqlite3.OperationalError("disk I/O error")
        super().commit()
        if self.fails_after:
            self.fails_after = False
            raise sqlite3.OperationalError("unable to flush the folder")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    create_file(path).close()
    return path


@pytest.fixture
def system(path: Path) -> Iterator[_System]:
    raw = sqlite3.connect(path, isolation_level=None, factory=_System)
    raw.execute("PRAGMA foreign_keys = ON")
    history.install_triggers(raw)
    yield raw
    raw.close()


@pytest.fixture
def file(path: Path, system: _System) -> Iterator[WorkshopFile]:
    lock = acquire(path)
    assert isinstance(lock, Lock)
    file = WorkshopFile(path, system, Right(lock))
    yield file
    file.close()


def _add(file: WorkshopFile, *texts: str, keeps_former: bool = False) -> None:
    with file.transaction() as connection:
        history.begin_step(file.raw, "do", None, "", "")
        rows = [{"position": place, "text": text, "measure": ""} for place, text in enumerate(texts, 1)]
        connection.execute(insert(Objective), rows)
    file.follow(keeps_former=keeps_former)


def _texts(raw: sqlite3.Connection) -> list[str]:
    return [text for (text,) in raw.execute("SELECT text FROM objective ORDER BY id")]


def test_a_commit_of_which_only_the_folder_was_not_flushed_counts(file: WorkshopFile, system: _System) -> None:
    _add(file, "A")
    system.fails_after = True
    _add(file, "B")
    assert _texts(file.raw) == _texts(file.acknowledged) == ["A", "B"]
    _add(file, "C")
    assert _texts(file.acknowledged) == ["A", "B", "C"]


def test_a_commit_that_failed_counts_for_nothing_and_the_next_one_is_as_good_as_any(
    file: WorkshopFile, system: _System
) -> None:
    _add(file, "A")
    system.fails_before = True
    with pytest.raises(WriteFailed) as refused:
        _add(file, "B")
    assert str(refused.value) == (
        "w.vmo could not be written (disk I/O error). The last edit is not in it. "
        "Free some space or save the workshop under another name."
    )
    assert _texts(file.raw) == _texts(file.acknowledged) == ["A"]
    _add(file, "C")
    assert _texts(file.raw) == _texts(file.acknowledged) == ["A", "C"]


def test_whether_a_commit_is_in_the_file_is_asked_of_the_file(path: Path) -> None:
    with closing(connect(path, read_only=False)) as raw:
        history.install_triggers(raw)
        raw.execute("BEGIN")
        sealing = Sealing(raw)
        assert not sealing.is_committed()
        step = history.begin_step(raw, "do", None, "", "")
        assert sealing.is_committed(), "a step alone is something"
        raw.execute("ROLLBACK")
        assert not sealing.is_committed()
        history.begin_step(raw, "do", None, "", "")
        sealing = Sealing(raw)
        history.label_step(raw, step, "Other words")
        assert sealing.is_committed()
        sealing = Sealing(raw)
        raw.execute("INSERT INTO objective (position, text, measure) VALUES (1, '', '')")
        assert sealing.is_committed()
    assert not sealing.is_committed(), "a file that cannot be asked"


def _write_twice_the_same(file: WorkshopFile) -> None:
    with file.transaction() as connection:
        history.begin_step(file.raw, "do", None, "", "")
        connection.execute(insert(Objective), [{"id": 7, "position": 1, "text": "A", "measure": ""}] * 2)


def _refer_to_nothing(file: WorkshopFile) -> None:
    """Told at the end only, as when a step is undone."""
    with file.transaction() as connection:
        history.begin_step(file.raw, "do", None, "", "")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("INSERT INTO driver_objective VALUES (1, 1)")


@pytest.mark.parametrize("write", [_write_twice_the_same, _refer_to_nothing])
def test_what_breaks_a_constraint_is_refused_as_such_and_nothing_of_it_stays(
    file: WorkshopFile, write: Callable[[WorkshopFile], None]
) -> None:
    with pytest.raises(IntegrityError):
        write(file)
    assert file.raw.execute("SELECT count(*) FROM step").fetchone() == (0,)
    _add(file, "B")
    assert _texts(file.raw) == _texts(file.acknowledged) == ["B"]


def test_the_state_before_many_rows_is_kept_to_be_backed_up(file: WorkshopFile, tmp_path: Path) -> None:
    assert MANY == 10
    kept = []
    for texts in ("ABCDEFGHI", "ABCDEFGHIJ", "K"):
        _add(file, *texts)
        kept.append(file.former)
    _add(file, "L", keeps_former=True)
    assert [state is not None for state in (*kept, file.former)] == [False, True, False, True]
    former = kept[1]
    assert former is not None
    former(tmp_path / "former.vmo")
    with closing(sqlite3.connect(tmp_path / "former.vmo")) as raw:
        assert _texts(raw) == list("ABCDEFGHI")
    assert content_of(tmp_path / "former.vmo").steps == 1


def test_without_memory_for_a_backup_edits_go_on_and_a_backup_is_refused(
    file: WorkshopFile, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(sqlite3, "connect", refuse)
    _add(file, *"ABCDEFGHIJ")
    assert file.former is None
    assert "no backup: MemoryError" in caplog.text
    with pytest.raises(WriteFailed, match=r"w\.vmo: no backup could be made: the memory is full\."):
        file.draft_backup(Reason.ASKED)
    monkeypatch.undo()
    assert _texts(file.acknowledged) == list("ABCDEFGHIJ")


def test_what_is_written_over_within_is_noticed_though_sqlite_remembers_it_as_it_was(
    file: WorkshopFile, path: Path
) -> None:
    _add(file, "A")
    (page,) = file.raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'objective'").fetchone()
    _texts(file.raw)
    with path.open("r+b") as other:
        other.seek((page - 1) * 4096)
        other.write(b"\xff" * 4096)
    with pytest.raises(FileChanged, match=r"w\.vmo was changed by another program"):
        _add(file, "B")
    assert _texts(file.acknowledged) == ["A"]


def test_a_file_that_is_replaced_after_a_commit_is_not_taken_for_ours(file: WorkshopFile, path: Path) -> None:
    other = path.with_name("other.vmo")
    create_file(other).close()
    with file.transaction() as connection:
        history.begin_step(file.raw, "do", None, "", "")
        connection.execute(insert(Objective), [{"position": 1, "text": "A", "measure": ""}])
        connection.exec_driver_sql("PRAGMA data_version")
        other.replace(path)
    file.follow()
    lost = file.find_loss()
    assert isinstance(lost, FileReplaced)
    assert _texts(file.acknowledged) == ["A"]


def test_a_file_that_is_only_read_says_so_before_anything_is_tried(path: Path) -> None:
    with closing(connect(path, read_only=True)) as raw:
        file = WorkshopFile(path, raw, Right(None, WhyReadOnly.ASKED))
        assert file.is_read_only
        assert file.find_loss() is None
        assert file.acknowledged is raw
        with pytest.raises(WorkshopReadOnly) as refused:
            _add(file, "A")
        assert refused.value.why is WhyReadOnly.ASKED
        assert not file.is_gone_from(path)
