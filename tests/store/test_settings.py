"""What every connection to a workshop is told, and that nothing of ours lets go of the file."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import WriteFailed
from vmo_desktop.store.file import create_file
from vmo_desktop.workshop.backups import Reason
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

SETTINGS = {"journal_mode": "delete", "synchronous": 3, "locking_mode": "normal", "foreign_keys": 1,
            "trusted_schema": 0, "cell_size_check": 1}  # fmt: skip

TRY_TO_WRITE = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    raw.execute("BEGIN EXCLUSIVE")
except sqlite3.OperationalError as error:
    print(error)
"""


@pytest.mark.parametrize("name", SETTINGS)
def test_a_connection_is_set_to_be_safe(tmp_path: Path, name: str) -> None:
    file = create_file(tmp_path / "w.vmo")
    try:
        assert file.raw.execute(f"PRAGMA {name}").fetchone()[0] == SETTINGS[name]
    finally:
        file.close()


def test_a_file_is_read_and_never_mapped_into_memory(tmp_path: Path) -> None:
    file = create_file(tmp_path / "w.vmo")
    try:
        mapped = file.raw.execute("PRAGMA mmap_size").fetchone()
        assert mapped is None or mapped[0] == 0
        assert file.raw.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
    finally:
        file.close()


def test_copies_and_backups_do_not_let_go_of_a_lock_on_the_file(tmp_path: Path) -> None:
    """On POSIX, closing any other handle of a file drops all locks that this process has on it."""
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        raw = workshop._file.raw
        raw.execute("BEGIN")
        raw.execute("SELECT count(*) FROM step").fetchone()
        workshop.save_copy(tmp_path / "copy.vmo")
        workshop.draft_backup(Reason.ASKED).finish()
        done = subprocess.run([sys.executable, "-c", TRY_TO_WRITE, path], check=True, capture_output=True, text=True)
        raw.execute("ROLLBACK")
    assert "locked" in done.stdout


@pytest.mark.parametrize("how", ["BEGIN EXCLUSIVE", "BEGIN; SELECT count(*) FROM initiative"])
def test_a_file_that_another_program_holds_is_told_as_held(tmp_path: Path, how: str) -> None:
    """Whether it writes or only reads: a commit that must wait for a reader is not in the file."""
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop, closing(sqlite3.connect(path, isolation_level=None)) as other:
        workshop._file.raw.execute("PRAGMA busy_timeout = 0")
        for statement in how.split("; "):
            other.execute(statement).fetchall()
        for _ in range(2):
            with pytest.raises(WriteFailed, match=r"w\.vmo is held by another program at this moment.*Try again"):
                workshop.do(add_initiatives([{"name": "A"}]))
            assert workshop.snapshot.initiatives == ()
        assert workshop.find_loss() is None, "held is not changed: nothing is lost"
        other.execute("ROLLBACK")
        workshop.do(add_initiatives([{"name": "B"}]))
        assert other.execute("SELECT name FROM initiative").fetchall() == [("B",)]
        assert [each.name for each in workshop.snapshot.initiatives] == ["B"]
        workshop.save_copy(tmp_path / "copy.vmo")
    with Workshop.open(tmp_path / "copy.vmo") as copy:
        assert [each.name for each in copy.snapshot.initiatives] == ["B"]
