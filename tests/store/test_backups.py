"""Backups are whole, checked before they count, thinned by age, and restoring one can be undone."""

import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import FileRefused, WorkshopReadOnly, WriteFailed
from vmo_desktop.store.backups import (
    DAILY,
    MONTHLY,
    RECENT,
    Backup,
    Content,
    Reason,
    backup_folder,
    content_of,
    draft_backup,
    list_backups,
    superfluous,
)
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop


def names(workshop: Workshop) -> list[str]:
    return [each.name for each in workshop.snapshot.initiatives]


def test_a_backup_holds_all_and_tells_how_much(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        steps = workshop.step
        made = workshop.draft_backup(Reason.ASKED).finish()
        workshop.do(add_initiatives([{"name": "Later"}]))
        assert content_of(made.path) == Content(initiatives=3, scores=5, steps=steps)
        assert made.size == made.path.stat().st_size
        assert list_backups(workshop.path) == [made]
        assert not list(made.path.parent.glob(".*")), "nothing half made is left"
    with Workshop.open(made.path, for_reading=True) as copy:
        assert "Later" not in names(copy)


def test_what_was_taken_is_written_by_another_thread(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop, ThreadPoolExecutor(1) as other:
        draft = workshop.draft_backup(Reason.ASKED)
        workshop.do(add_initiatives([{"name": "Later"}]))
        made = other.submit(draft.finish).result()
        assert content_of(made.path).initiatives == 3


def test_the_oldest_of_a_busy_day_is_restored_and_stays(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        before = names(workshop)
        oldest = workshop.draft_backup(Reason.ASKED).finish()
        workshop.do(add_initiatives([{"name": "Later"}]))
        for _ in range(RECENT - 1):
            workshop.draft_backup(Reason.EDITS).finish()
        replaced = workshop.restore(oldest.path)  # one too many now: another one goes
        assert names(workshop) == before
        assert list_backups(workshop.path)[0] == replaced
        assert list_backups(workshop.path)[-1] == oldest


def test_restoring_can_be_undone(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        before = names(workshop)
        made = workshop.draft_backup(Reason.ASKED).finish()
        workshop.do(add_initiatives([{"name": "Later"}]))
        replaced = workshop.restore(made.path)
        assert names(workshop) == before
        workshop.undo()
        workshop.redo()
        assert names(workshop) == before
        workshop.restore(replaced.path)
        assert names(workshop) == [*before, "Later"]
        assert workshop.undo_label is not None
        workshop.do(add_initiatives([{"name": "After all"}]))
        assert workshop.check() == []
    with Workshop.open(tmp_path / "w.vmo") as again:
        assert names(again) == [*before, "Later", "After all"]


def test_restoring_into_a_file_that_another_program_holds_is_refused_and_does_not_wait_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        made = workshop.draft_backup(Reason.ASKED).finish()
        workshop.do(add_initiatives([{"name": "Later"}]))
        workshop._file.raw.execute("PRAGMA busy_timeout = 0")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(WriteFailed, match=r"w\.vmo is held by another program at this moment.*Try again"):
                workshop.restore(made.path)
        assert "Later" in names(workshop)
        workshop.restore(made.path)
        assert "Later" not in names(workshop)


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        made = workshop.draft_backup(Reason.ASKED).finish()
        step = workshop.step
        data = made.path.read_bytes()
        made.path.write_bytes(data[: len(data) // 2])
        with pytest.raises(FileRefused, match="cut off"):
            workshop.restore(made.path)
        assert workshop.step == step
        workshop.do(add_initiatives([{"name": "On we go"}]))


def test_a_workshop_that_is_only_read_is_not_restored(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "w.vmo") as workshop:
        made = workshop.draft_backup(Reason.ASKED).finish()
    with Workshop.open(tmp_path / "w.vmo", for_reading=True) as reader, pytest.raises(WorkshopReadOnly):
        reader.restore(made.path)


def test_a_copy_that_is_not_sound_never_counts(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:

        def write_unsound(target: Path) -> None:
            workshop.save_copy(target)
            with target.open("r+b") as file:
                file.seek(-900, 2)
                file.write(b"\xff" * 900)

        with pytest.raises(WriteFailed, match=r"No backup could be made in .+ \(the file is damaged\)"):
            draft_backup(path, write_unsound, Reason.EDITS).finish()
    assert list_backups(path) == []
    assert not list(backup_folder(path).iterdir())


def test_a_data_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    def fail(_: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(WriteFailed, match=r"No space left on device.*Free some space"):
        draft_backup(tmp_path / "w.vmo", fail, Reason.ASKED).finish()


def test_numbers_order_backups_when_the_clock_jumps(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    now = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    with make_small_workshop(path) as workshop:
        for jump in (0, -1, 3650, 0):
            at = now + timedelta(days=jump)
            draft_backup(path, workshop.save_copy, Reason.EDITS, now=at).finish()
    assert [(each.number, each.at.year) for each in list_backups(path)] == [(4, 2026), (3, 2036), (2, 2026), (1, 2026)]


def test_thinned_to_recent_daily_and_monthly() -> None:
    rng = random.Random(3)
    at = datetime(2025, 1, 1, tzinfo=UTC)
    backups: list[Backup] = []
    for number in range(1, 1500):
        at += timedelta(minutes=rng.randint(1, 800))
        backups.insert(0, Backup(Path(str(number)), number, at, Reason.EDITS, 1))
    kept: list[Backup] = []
    for each in reversed(backups):
        kept.insert(0, each)
        gone = superfluous(kept)
        kept = [one for one in kept if one not in gone]
        assert kept[0] == each, "the newest is always kept"
    assert kept[:RECENT] == backups[:RECENT]
    days = list(dict.fromkeys(each.at.date() for each in backups))[:DAILY]
    assert set(days) <= {each.at.date() for each in kept}
    months = list(dict.fromkeys((each.at.year, each.at.month) for each in backups))[:MONTHLY]
    assert set(months) <= {(each.at.year, each.at.month) for each in kept}
    assert len(kept) <= RECENT + DAILY + MONTHLY


def test_workshops_of_one_name_in_two_folders_do_not_share_backups(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        with make_small_workshop(tmp_path / folder / "w.vmo") as workshop:
            workshop.draft_backup(Reason.ASKED).finish()
    assert len(list_backups(tmp_path / "a" / "w.vmo")) == 1
    assert backup_folder(tmp_path / "a" / "w.vmo") != backup_folder(tmp_path / "b" / "w.vmo")


@pytest.mark.parametrize(
    "name",
    [
        "000002 99999999T999999Z edits.vmo",
        "000002 20260101T000000Z edits.vmo",
        "000002 20260101T000000Z whims.vmo",
        "2 20260101T000000Z edits.vmo",
        "000002 20260101T000000Z edits.vmo.bak",
        "notes.txt",
    ],
)
def test_what_is_no_backup_or_gone_by_now_hides_none_that_is_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        made = workshop.draft_backup(Reason.ASKED).finish()
    (backup_folder(path) / name).symlink_to(tmp_path / "gone")
    assert list_backups(path) == [made]
