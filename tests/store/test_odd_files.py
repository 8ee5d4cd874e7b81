"""Whatever is chosen in place of a workshop gets its own sentence, at once, and stays as it is."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.forged import forge
from tests.rights import without_rights
from tests.store.interrupted import INTERRUPTED
from vmo_desktop.errors import FileRefused, WhyReadOnly, WorkshopReadOnly
from vmo_desktop.store.header import journal_path
from vmo_desktop.workshop.ops.initiatives import add_initiatives, edit_initiatives
from vmo_desktop.workshop.workshop import Workshop

AT_ONCE_S = 2.0


@contextmanager
def at_once() -> Iterator[None]:
    """What the program does itself is counted, not what else the machine does."""
    start = time.process_time()
    yield
    assert time.process_time() - start < AT_ONCE_S


def made(path: Path) -> Path:
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
    return path


def _socket(path: Path) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as bound:
        bound.bind(str(path))


def _loop(path: Path) -> None:
    path.symlink_to(path.with_name("other.vmo"))
    path.with_name("other.vmo").symlink_to(path)


def _sparse(path: Path) -> None:
    made(path)
    os.truncate(path, 3 << 30)


def _sparse_from_nothing(path: Path) -> None:
    path.touch()
    os.truncate(path, 3 << 30)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (os.mkfifo, "a pipe or a device"),
        (_socket, "a pipe or a device"),
        (lambda path: path.symlink_to("/dev/zero"), "a pipe or a device"),
        (lambda path: path.symlink_to("gone.vmo"), r"a link to a file that is not there \(gone.vmo\)"),
        (_loop, "a link that leads back to itself"),
        (_sparse, "larger than any workshop"),
        (_sparse_from_nothing, "some other kind of file"),
        (lambda path: path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)), "an old Office file"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(84)), "belongs to another program"),
    ],
)
def test_an_odd_file_is_refused_at_once_in_its_own_words(
    tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    path = tmp_path / "x.vmo"
    make(path)
    before = {each.name: (each.lstat().st_mtime_ns, each.lstat().st_size) for each in tmp_path.iterdir()}
    with at_once(), pytest.raises(FileRefused, match=says) as refused:
        Workshop.open(path)
    assert refused.value.remedy
    assert {each.name: (each.lstat().st_mtime_ns, each.lstat().st_size) for each in tmp_path.iterdir()} == before


def test_a_workshop_is_opened_by_a_link_to_it(tmp_path: Path) -> None:
    made(tmp_path / "x.vmo")
    (tmp_path / "link.vmo").symlink_to("x.vmo")
    with Workshop.open(tmp_path / "link.vmo") as workshop:
        workshop.do(add_initiatives([{"name": "B"}]))
    with Workshop.open(tmp_path / "x.vmo") as workshop:
        assert [each.name for each in workshop.snapshot.initiatives] == ["A", "B"]


def test_what_may_not_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = made(tmp_path / "x.vmo")
    path.chmod(0)
    with without_rights(), pytest.raises(FileRefused, match=r"Permission denied\). Check that you may open"):
        Workshop.open(path)


@pytest.mark.parametrize("is_folder_writable", [False, True])
def test_what_may_not_be_written_is_read_and_says_why_it_is_not_edited(
    tmp_path: Path, is_folder_writable: bool
) -> None:
    path = made(tmp_path / "x.vmo")
    path.chmod(0o444)
    tmp_path.chmod(0o777 if is_folder_writable else 0o555)
    with without_rights(), Workshop.open(path) as workshop:
        assert workshop.why_read_only is WhyReadOnly.NOT_WRITABLE
        assert [each.name for each in workshop.snapshot.initiatives] == ["A"]
        with pytest.raises(WorkshopReadOnly, match=r"the file or its folder cannot be written\. Save a copy"):
            workshop.do(add_initiatives([{"name": "B"}]))
    assert [each.name for each in tmp_path.iterdir()] == ["x.vmo"]


def test_an_older_workshop_that_may_not_be_written_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "x.vmo"
    path.write_bytes((Path(__file__).parents[1] / "data" / "schema_1.vmo").read_bytes())
    tmp_path.chmod(0o555)
    with without_rights(), pytest.raises(FileRefused, match=r"an older version.*Copy it to a folder of yours"):
        Workshop.open(path)


def test_an_interrupted_commit_that_cannot_be_taken_back_says_what_to_copy(tmp_path: Path) -> None:
    path = made(tmp_path / "x.vmo")
    journal_path(path).write_bytes(_journal_of_an_interrupted_commit(path))
    journal_path(path).chmod(0o444)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    with (
        without_rights(),
        pytest.raises(FileRefused, match=r"Copy it together with x\.vmo-journal to a folder"),
    ):
        Workshop.open(path)


def _journal_of_an_interrupted_commit(path: Path) -> bytes:
    """Interrupt a commit to a copy of a file, and give what it left."""
    copy = path.with_name("interrupted.vmo")
    copy.write_bytes(path.read_bytes())
    subprocess.run([sys.executable, "-c", INTERRUPTED, str(copy)], check=False)
    journal = journal_path(copy).read_bytes()
    journal_path(copy).unlink()
    copy.unlink()
    return journal


def test_the_journal_of_another_database_is_never_played_into_a_workshop(tmp_path: Path) -> None:
    other, path = made(tmp_path / "other.vmo"), tmp_path / "x.vmo"
    with Workshop.create(path) as workshop:
        for number in range(30):
            workshop.do(add_initiatives([{"name": f"Mine {number}"}]))
    journal = _journal_of_an_interrupted_commit(other)
    journal_path(path).write_bytes(journal)
    before = path.read_bytes()
    with pytest.raises(FileRefused, match=r"a journal that belongs to another database.*Move x\.vmo-journal"):
        Workshop.open(path)
    assert (path.read_bytes(), journal_path(path).read_bytes()) == (before, journal)
    journal_path(path).rename(tmp_path / "away")
    with Workshop.open(path) as workshop:
        assert len(workshop.snapshot.initiatives) == 30


def test_a_copy_saved_over_an_interrupted_file_is_not_spoilt_by_what_that_left(tmp_path: Path) -> None:
    path, target = made(tmp_path / "x.vmo"), made(tmp_path / "target.vmo")
    journal_path(target).write_bytes(_journal_of_an_interrupted_commit(target))
    with Workshop.open(path) as workshop:
        for number in range(30):
            workshop.do(add_initiatives([{"name": f"Mine {number}"}]))
        workshop.save_copy(target)
    with Workshop.open(target) as workshop:
        assert len(workshop.snapshot.initiatives) == 31


def test_a_journal_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = made(tmp_path / "x.vmo")
    os.mkfifo(journal_path(path))
    with at_once(), pytest.raises(FileRefused, match=r"Move x\.vmo-journal away"):
        Workshop.open(path)


def test_a_write_ahead_log_beside_a_workshop_is_neither_read_nor_removed(tmp_path: Path) -> None:
    path, donor = made(tmp_path / "x.vmo"), tmp_path / "donor.vmo"
    donor.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(donor, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("UPDATE workshop SET title = 'Planted'")
        log = donor.with_name("donor.vmo-wal").read_bytes()
        assert log
        whole = donor.read_bytes()
    path.with_name("x.vmo-wal").write_bytes(log)
    before = path.read_bytes()
    with pytest.raises(FileRefused, match=r"unfinished writes beside it, in x\.vmo-wal"):
        Workshop.open(path)
    assert (path.read_bytes(), path.with_name("x.vmo-wal").read_bytes()) == (before, log)
    path.with_name("x.vmo-wal").unlink()
    path.write_bytes(whole)
    with pytest.raises(FileRefused, match="its journal mode is not a workshop's"):
        Workshop.open(path)
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "remade",
    [
        "PRAGMA auto_vacuum = FULL; VACUUM",
        "PRAGMA page_size = 512; VACUUM",
        "PRAGMA page_size = 65536; VACUUM",
        "CREATE TABLE big (x); WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000) "
        "INSERT INTO big SELECT zeroblob(4000) FROM n; DROP TABLE big",
    ],
    ids=["vacuums by itself", "small pages", "large pages", "mostly free pages"],
)
def test_a_workshop_that_another_program_has_only_packed_otherwise_still_opens(tmp_path: Path, remade: str) -> None:
    path = made(tmp_path / "x.vmo")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript(remade)
    with at_once(), Workshop.open(path) as workshop:
        workshop.do(edit_initiatives({1: {"cost": 5.0}}))
        assert workshop.check() == []
        assert [each.cost for each in workshop.snapshot.initiatives] == [5.0]


def test_a_workshop_rewritten_in_another_encoding_opens_or_is_refused_in_words(tmp_path: Path) -> None:
    path, other = made(tmp_path / "x.vmo"), tmp_path / "other.vmo"
    with closing(sqlite3.connect(other, isolation_level=None)) as target, closing(sqlite3.connect(path)) as source:
        target.execute("PRAGMA encoding = 'UTF-16le'")
        target.executescript("\n".join(line for line in source.iterdump()))
        target.execute(f"PRAGMA application_id = {0x564D4F44}")
        target.execute(f"PRAGMA user_version = {source.execute('PRAGMA user_version').fetchone()[0]}")
    with Workshop.open(other) as workshop:
        assert [each.name for each in workshop.snapshot.initiatives] == ["A"]


@pytest.mark.parametrize("table", ["chart", "room", "finance", "realization", "robustness", "format"])
def test_a_workshop_without_one_of_its_single_rows_is_refused(tmp_path: Path, table: str) -> None:
    path = made(tmp_path / "x.vmo")
    forge(path, f"DELETE FROM {table}")  # noqa: S608
    with pytest.raises(FileRefused, match="its frame is missing"):
        Workshop.open(path)
