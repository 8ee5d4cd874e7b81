"""What a damaged file still holds is saved into a new one, and what was lost is listed."""

import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.portfolio import make_portfolio
from tests.rights import without_rights
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import FileRefused
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.seal import stored_seal
from vmo_desktop.workshop.backups import salvage
from vmo_desktop.workshop.ways_back import ways_back
from vmo_desktop.workshop.workshop import Workshop

TRIALS = 30
PAGE = 4096


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "whole.vmo"
    make_portfolio(path, 120).close()
    return path


def damaged(whole: Path, page: int) -> Path:
    """A copy of a file of which one page is noise."""
    data = bytearray(whole.read_bytes())
    data[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
    path = whole.with_name(f"damaged{page}.vmo")
    path.write_bytes(data)
    return path


def rows_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        seal = stored_seal(raw)
    return sum(seal[table.name].rows for table in RECORDED)


def test_a_sound_file_is_taken_over_whole(whole: Path, tmp_path: Path) -> None:
    target = tmp_path / "saved.vmo"
    came = salvage(whole, target)
    assert (came.kept, came.losses, came.has_history) == (rows_of(whole), (), True)
    with Workshop.open(whole, for_reading=True) as before, Workshop.open(target) as after:
        assert after.snapshot == before.snapshot
        assert after.undo_label == before.undo_label
        after.undo()
        after.redo()
        assert after.snapshot.agreed_scores == before.snapshot.agreed_scores


def test_one_damaged_page_costs_its_own_rows(whole: Path, tmp_path: Path) -> None:
    total, shares = rows_of(whole), []
    pages = whole.stat().st_size // PAGE
    for page in {0, *random.Random(4).sample(range(pages), TRIALS)}:
        path, target = damaged(whole, page), tmp_path / f"saved{page}.vmo"
        before = path.read_bytes()
        came = salvage(path, target)
        shares.append(came.kept / total)
        lost = [loss.rows for loss in came.losses]
        if None not in lost:
            assert came.kept + sum(rows or 0 for rows in lost) == total, "every lost row is told"
        with Workshop.open(target) as saved:
            assert saved.check() == []
            assert (saved.undo_label is not None) == came.has_history
        assert path.read_bytes() == before, "the damaged file is only read"
    assert sum(shares) / len(shares) >= 0.95


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    noise = tmp_path / "noise.vmo"
    noise.write_bytes(random.Random(1).randbytes(20_000))
    with pytest.raises(FileRefused, match="nothing of this file can be read"):
        salvage(noise, tmp_path / "saved.vmo")
    with pytest.raises(FileRefused, match="no such file"):
        salvage(tmp_path / "gone.vmo", tmp_path / "saved.vmo")
    assert not (tmp_path / "saved.vmo").exists()


def test_a_file_without_its_list_of_tables_needs_room_for_a_copy_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = tmp_path / "noise.vmo"
    noise.write_bytes(random.Random(1).randbytes(20_000))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(
        FileRefused, match=r"noise\.vmo: it cannot be copied, to be read \(.+gone.+\)\. Free some space"
    ):
        salvage(noise, tmp_path / "saved.vmo")


def test_a_file_that_is_there_is_not_written_over(whole: Path, tmp_path: Path) -> None:
    target = tmp_path / "taken.vmo"
    target.write_text("mine")
    with pytest.raises(FileRefused, match="already a file"):
        salvage(whole, target)
    assert target.read_text() == "mine"


def test_what_no_workshop_can_be_without_is_made_good(tmp_path: Path) -> None:
    path, saved = tmp_path / "w.vmo", tmp_path / "saved.vmo"
    make_small_workshop(path).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE driver SET parent_id = id, is_group = 1 WHERE id = 1")
        raw.execute("UPDATE weight SET points = -3 WHERE rowid = 2")
        raw.execute("DELETE FROM weight_set")
    salvage(path, saved)
    with Workshop.open(saved) as workshop:
        assert [each.is_default for each in workshop.snapshot.weight_sets] == [True]
        assert workshop.snapshot.drivers[0].parent_id is None


def test_what_lies_in_a_driver_makes_it_a_group(tmp_path: Path) -> None:
    path, saved = tmp_path / "w.vmo", tmp_path / "saved.vmo"
    make_small_workshop(path).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE driver SET parent_id = 1 WHERE id = 2")
        raw.execute("UPDATE driver SET is_group = 1 WHERE id = 1")
    salvaged = salvage(path, saved)
    with Workshop.open(saved) as workshop:
        assert [each.is_group for each in workshop.snapshot.drivers] == [True, False]
        assert {driver_id for _, driver_id in workshop.snapshot.agreed_scores} == {2}
    assert "agreed_score" in {loss.table for loss in salvaged.losses}


def test_a_view_in_the_place_of_a_table_is_not_run(tmp_path: Path) -> None:
    path, saved = tmp_path / "w.vmo", tmp_path / "saved.vmo"
    make_small_workshop(path).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DROP TABLE objective")
        raw.execute(
            "CREATE VIEW objective AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) "
            "SELECT id, 1 AS position, '' AS text, '' AS measure FROM n WHERE id < 0"
        )
    salvage(path, saved)
    with Workshop.open(saved) as workshop:
        assert len(workshop.snapshot.initiatives) == 3


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"PK\x03\x04 some archive"])
def test_a_file_too_short_to_hold_anything_is_refused(tmp_path: Path, content: bytes) -> None:
    short = tmp_path / "short.vmo"
    short.write_bytes(content)
    with pytest.raises(FileRefused, match="nothing of this file can be read"):
        salvage(short, tmp_path / "saved.vmo")


def test_what_is_no_file_is_said_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="this is a folder"):
        salvage(tmp_path, tmp_path / "saved.vmo")
    link = tmp_path / "loop.vmo"
    link.symlink_to(link)
    with pytest.raises(FileRefused, match="leads back to itself"):
        salvage(link, tmp_path / "saved.vmo")


def test_a_text_that_no_workshop_can_hold_does_not_come_along(tmp_path: Path) -> None:
    path, saved = tmp_path / "w.vmo", tmp_path / "saved.vmo"
    make_small_workshop(path).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE initiative SET notes = hex(zeroblob(9000000)) WHERE id = 1")
    came = salvage(path, saved)
    assert [(each.table, each.rows) for each in came.losses if each.table == "initiative"] == [("initiative", 1)]
    with Workshop.open(saved) as workshop:
        assert len(workshop.snapshot.initiatives) == 2


def test_a_file_that_unfinished_writes_of_another_program_belong_to_is_not_read_without_them(
    whole: Path, tmp_path: Path
) -> None:
    whole.with_name(f"{whole.name}-wal").write_bytes(b"writes")
    with pytest.raises(FileRefused, match="unfinished writes beside it") as refused:
        salvage(whole, tmp_path / "saved.vmo")
    assert not ways_back(refused.value).may_be_salvaged


def test_a_file_larger_than_any_workshop_is_not_read_at_all(tmp_path: Path) -> None:
    large, target = tmp_path / "large.vmo", tmp_path / "saved.vmo"
    with large.open("wb") as stream:
        stream.truncate((1 << 30) + 1)
    with pytest.raises(FileRefused, match="larger than any workshop"):
        salvage(large, target)
    assert not target.exists()


def test_a_file_that_may_not_be_opened_is_told(whole: Path, tmp_path: Path) -> None:
    whole.chmod(0)
    with without_rights(), pytest.raises(FileRefused, match="cannot be"):
        salvage(whole, tmp_path / "saved.vmo")
