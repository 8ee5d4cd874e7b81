"""What can be done about a workshop file that cannot be opened."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from vmo_desktop.errors import FileRefused, WorkshopTooNew
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.workshop.backups import Reason, content_of, list_backups
from vmo_desktop.workshop.findings import check_closed
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ways_back import WaysBack, salvage_beside, ways_back
from vmo_desktop.workshop.workshop import Workshop

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound workshop of two initiatives, of which there is no backup."""
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([{"name": "Portal"}, {"name": "Depot"}]))
        return workshop.path


def _ways(path: Path) -> WaysBack:
    return ways_back(FileRefused(path, "It is refused.", "Try another one."))


def _with_head(path: Path, at: int, content: bytes) -> Path:
    head = bytearray(path.read_bytes())
    head[at : at + len(content)] = content
    path.write_bytes(head)
    return path


def test_the_newest_whole_backup_is_found_with_what_it_holds(path: Path) -> None:
    with Workshop.open(path) as workshop:
        first = workshop.draft_backup(Reason.ASKED).finish()
        workshop.do(add_initiatives([{"name": "Later"}]))
        second = workshop.draft_backup(Reason.ASKED).finish()
        workshop.do(add_initiatives([{"name": "Last"}]))
        third = workshop.draft_backup(Reason.ASKED).finish()
    heard: list[tuple[int, int]] = []
    error = FileRefused(path, "It is refused.", "Try another one.")
    found = ways_back(error, lambda done, of: heard.append((done, of)))
    assert found.backup == third
    assert found.content is not None
    assert found.content.initiatives == 4
    assert heard == [(0, 3)]
    for damaged in (third, second):
        damaged.path.write_bytes(damaged.path.read_bytes()[:5000])
    heard.clear()
    found = ways_back(error, lambda done, of: heard.append((done, of)))
    assert found.backup == first
    assert found.content is not None
    assert found.content.initiatives == 2
    assert heard == [(0, 3), (1, 3), (2, 3)]
    first.path.write_bytes(b"")
    found = ways_back(error)
    assert (found.backup, found.content) == (None, None)


def test_a_backup_is_listed_with_its_content_and_is_as_sound_as_the_file(path: Path) -> None:
    assert list_backups(path) == []
    with Workshop.open(path) as workshop:
        made = workshop.draft_backup(Reason.ASKED).finish()
    assert list_backups(path) == [made]
    assert content_of(made.path).initiatives == 2
    assert check_closed(path) == check_closed(made.path) == []


def test_a_file_that_begins_as_ours_may_be_salvaged(path: Path, tmp_path: Path) -> None:
    whole = path.read_bytes()
    assert _ways(path).may_be_salvaged
    assert _ways(_with_head(path, 0, b"\xff" * 16)).may_be_salvaged, "the mark of the program is whole"
    path.write_bytes(whole)
    assert _ways(_with_head(path, 68, bytes(4))).may_be_salvaged, "the mark of SQLite is whole"
    path.write_bytes(whole[:20])
    assert _ways(path).may_be_salvaged, "it was cut off there"
    path.write_bytes(whole)
    assert not _ways(_with_head(path, 68, b"ABCD")).may_be_salvaged, "the file of another program"
    assert not _ways(_with_head(path, 0, b"\xff" * 16)).may_be_salvaged
    path.write_bytes(b"")
    assert not _ways(path).may_be_salvaged
    assert _ways(tmp_path / "gone.vmo") == WaysBack(None, None, False, False)


def test_a_newer_file_and_one_with_writes_of_another_program_are_left_alone(path: Path) -> None:
    assert not ways_back(WorkshopTooNew(path, "It is newer.", "Update.")).may_be_salvaged
    path.with_name(f"{path.name}-wal").write_bytes(b"writes")
    assert not _ways(path).may_be_salvaged


def test_a_file_of_an_older_version_may_be_copied_and_need_not_be_salvaged(tmp_path: Path) -> None:
    older = tmp_path / "older.vmo"
    shutil.copy(DATA / "schema_1.vmo", older)
    assert _ways(older) == WaysBack(None, None, may_be_salvaged=False, may_be_copied=True)
    with closing(sqlite3.connect(older)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA}")
    assert _ways(older) == WaysBack(None, None, may_be_salvaged=True, may_be_copied=False)


def test_there_is_a_way_back_where_there_is_any(path: Path) -> None:
    with Workshop.open(path) as workshop:
        backup = workshop.draft_backup(Reason.ASKED).finish()
    assert not WaysBack(None, None, False, False).is_any
    assert WaysBack(backup, None, False, False).is_any
    assert WaysBack(None, None, True, False).is_any
    assert WaysBack(None, None, False, True).is_any


def test_what_was_saved_lies_beside_a_text_about_what_was_lost(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "saved.vmo"
    saved = salvage_beside(path, target)
    assert saved.path == target
    assert saved.report[0].endswith(" rows saved.")
    assert saved.report[1:] == ("Nothing of the present state is missing.",)
    assert saved.report_path == tmp_path / "saved - what was lost.txt"
    assert saved.report_path.read_text("utf-8") == "\n".join(("w.vmo", "", *saved.report, ""))
    with Workshop.open(target) as workshop:
        assert [each.name for each in workshop.snapshot.initiatives] == ["Portal", "Depot"]


def test_a_text_that_cannot_be_written_costs_nothing_of_what_was_saved(path: Path, tmp_path: Path) -> None:
    (tmp_path / "saved - what was lost.txt").mkdir()
    saved = salvage_beside(path, tmp_path / "saved.vmo")
    assert saved.report_path is None
    assert saved.report[0].endswith(" rows saved.")
    assert saved.path.is_file()
