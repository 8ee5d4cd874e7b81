"""Backups where the file system does not play along, and what is taken out of one."""

import logging
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.forged import forge
from tests.rights import without_rights
from vmo_desktop.errors import FileRefused, WorkshopTooNew, WriteFailed
from vmo_desktop.paths import user_data_folder
from vmo_desktop.store.backups import (
    RECENT,
    Backup,
    Content,
    Reason,
    backup_folder,
    content_of,
    draft_backup,
    list_backups,
    superfluous,
    take_out,
)
from vmo_desktop.store.putting_back import put_back
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}, {"name": "B"}]))
    return path


def _back_up(path: Path, at: datetime = NOON) -> Backup:
    return draft_backup(path, lambda target: shutil.copyfile(path, target), Reason.ASKED, now=at).finish()


def test_a_backup_carries_its_number_time_and_reason_in_its_name(path: Path) -> None:
    first, second = _back_up(path), _back_up(path, NOON.replace(microsecond=999_999) + timedelta(days=1))
    assert first.path.name == "000001 20260331T120000Z asked.vmo"
    assert second.path.name == "000002 20260401T120000Z asked.vmo"
    assert list_backups(path) == [second, first]
    assert (second.number, second.at, second.reason) == (2, NOON + timedelta(days=1), Reason.ASKED)
    assert content_of(second.path) == Content(initiatives=2, scores=0, steps=1)


def test_the_backup_after_so_many_recent_ones_of_a_day_takes_the_oldest_away(path: Path) -> None:
    made = [_back_up(path, NOON + timedelta(minutes=number)) for number in range(RECENT + 1)]
    assert RECENT == 20
    assert list_backups(path) == made[:0:-1]
    assert not made[0].path.exists()


def test_one_that_cannot_be_taken_away_does_not_cost_the_new_one(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = backup_folder(path)
    stuck = folder / "000001 20260331T110000Z edits.vmo"
    stuck.mkdir(parents=True)
    for number in range(2, RECENT + 1):
        (folder / f"{number:06d} 20260331T110000Z edits.vmo").touch()
    caplog.set_level(logging.WARNING)
    made = _back_up(path)
    assert made.number == RECENT + 1
    assert list_backups(path)[0] == made
    assert stuck.exists()
    assert "backups not thinned" in caplog.text


def _each(times: list[datetime]) -> list[Backup]:
    """Backups at these times, the newest first; their numbers count from the newest, 0."""
    return [Backup(Path(), number, at, Reason.EDITS, 1) for number, at in enumerate(times)]


def _kept(times: list[datetime]) -> list[int]:
    backups = _each(times)
    gone = superfluous(backups)
    return [each.number for each in backups if each not in gone]


def test_of_one_a_day_the_newest_twenty_and_the_last_of_each_month_are_kept() -> None:
    daily = [NOON - timedelta(days=number) for number in range(90)]  # 31 March back to 1 January
    assert _kept(daily) == [*range(20), 31, 59]


def test_of_three_a_day_the_newest_of_fourteen_days_are_kept_beyond_the_newest_twenty() -> None:
    times = [NOON - timedelta(days=number // 3, hours=number % 3) for number in range(60)]
    assert _kept(times) == [*range(20), *range(21, 42, 3)]


def test_of_one_a_month_twelve_are_kept_beyond_a_full_day() -> None:
    full_day = [NOON - timedelta(minutes=number) for number in range(25)]
    monthly = [datetime(2026 - number // 12, 12 - number % 12, 1, tzinfo=UTC) for number in range(10, 30)]
    # 13 of them as the newest of their days, which together with the full day are fourteen; the months are among them.
    assert _kept([*full_day, *monthly]) == [*range(20), *range(25, 38)]


def test_a_folder_of_backups_that_may_not_be_read_is_told(path: Path) -> None:
    _back_up(path)
    folder = backup_folder(path)
    folder.chmod(0)
    with (
        without_rights(),
        pytest.raises(FileRefused, match=r"cannot be read \(Permission denied\)\. Check that you may open this folder"),
    ):
        list_backups(path)
    folder.chmod(0o700)


def test_where_no_folder_of_backups_can_be_made_the_backup_is_refused_in_words(path: Path) -> None:
    (user_data_folder() / "backups").write_bytes(b"no folder")
    with pytest.raises(WriteFailed, match=r"No backup could be made in .*The workshop itself is saved"):
        _back_up(path)
    assert list_backups(path) == []


def test_a_backup_is_taken_out_whole_under_a_new_name(path: Path, tmp_path: Path) -> None:
    made = _back_up(path)
    target = tmp_path / "out.vmo"
    take_out(made.path, target)
    with Workshop.open(path, for_reading=True) as before, Workshop.open(target) as after:
        assert after.snapshot == before.snapshot
        assert after.undo_label == before.undo_label == "2 initiatives added"
    assert list_backups(path) == [made]
    target.write_bytes(b"mine")
    with pytest.raises(FileRefused, match=r"out\.vmo: there is already a file of this name\. Choose another name\."):
        take_out(made.path, target)
    assert target.read_bytes() == b"mine"
    with pytest.raises(WriteFailed, match=r"nowhere.*could not be written \(.*\)\. Choose another folder\."):
        take_out(made.path, tmp_path / "nowhere" / "out.vmo")


def test_a_damaged_backup_is_not_taken_out(path: Path, tmp_path: Path) -> None:
    made = _back_up(path)
    with closing(sqlite3.connect(made.path)) as raw, raw:
        raw.execute("UPDATE initiative SET name = 'C' WHERE id = 1")
    with pytest.raises(FileRefused, match="initiative is not as it was written"):
        take_out(made.path, tmp_path / "out.vmo")
    assert not os.path.lexists(tmp_path / "out.vmo")


def test_a_backup_of_a_newer_version_is_told_as_such(path: Path) -> None:
    forge(path, "PRAGMA user_version = 7")
    with pytest.raises(WorkshopTooNew, match=r"newer VMO Desktop \(file version 7, this program knows 6\)"):
        content_of(path)


def test_a_backup_of_an_older_version_counts_and_one_that_cannot_be_read_does_not(tmp_path: Path) -> None:
    old = tmp_path / "old.vmo"
    shutil.copy(Path(__file__).parents[1] / "data" / "schema_1.vmo", old)
    assert content_of(old) == Content(initiatives=2, scores=2, steps=4)
    with closing(sqlite3.connect(old)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'step'").fetchone()
    with old.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(FileRefused, match=r"old\.vmo: the file is damaged\. Choose another backup\."):
        content_of(old)


@pytest.mark.parametrize("content", [b"no database at all" * 1_000, b"SQLite format 3\0" * 64])
def test_a_backup_that_turned_bad_since_it_was_looked_at_is_refused_and_changes_nothing(
    path: Path, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.vmo"
    bad.write_bytes(content)
    before = path.read_bytes()
    with closing(sqlite3.connect(path)) as raw, pytest.raises(FileRefused, match="Choose another backup"):
        put_back(bad, raw)
    assert path.read_bytes() == before
