"""What salvage says, where it looks again, how far it looks, and what it believes."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.store.small_copy import copy_small
from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.store.damaged import LAST, joined, parts
from vmo_desktop.store.history import HISTORY
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.seal import stored_seal
from vmo_desktop.workshop.backups import salvage
from vmo_desktop.workshop.workshop import Workshop

READ = len(RECORDED) + len(HISTORY) + 2
"""Tables that are read of a damaged file: with steps and changes."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "w.vmo")


def damage(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript(script)


def lose_schema(path: Path) -> None:
    """Make noise of the page that says which tables there are, and leave the header before it."""
    data = bytearray(path.read_bytes())
    data[100:4096] = random.Random(1).randbytes(3996)
    path.write_bytes(data)


def rows_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        seal = stored_seal(raw)
    return sum(seal[table.name].rows for table in RECORDED)


def test_nothing_and_a_name_that_is_taken_are_told(path: Path) -> None:
    target = path.with_name("saved.vmo")
    noise = path.with_name("noise.vmo")
    noise.write_bytes(b"noise" * 2000)
    with pytest.raises(FileRefused) as refused:
        salvage(noise, target)
    assert refused.value.path == noise
    assert str(refused.value) == "noise.vmo: nothing of this file can be read. Open a backup of the workshop."
    target.symlink_to("nowhere")
    with pytest.raises(FileRefused) as refused:
        salvage(path, target)
    assert refused.value.path == target
    assert str(refused.value) == "saved.vmo: there is already a file of this name. Choose another name."


def test_a_target_that_cannot_be_written_is_told_with_its_place_and_the_reason(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = path.with_name("gone") / "saved.vmo"
    with pytest.raises(WriteFailed) as failed:
        salvage(path, target)
    words = str(failed.value)
    assert words.startswith(f"{target} could not be written ([Errno 2] No such file or directory: ")
    assert words.endswith("). Choose another folder.")

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("vmo_desktop.store.salvage.lay_out", full)
    with pytest.raises(WriteFailed) as failed:
        salvage(path, path.with_name("saved.vmo"))
    saved = path.with_name("saved.vmo")
    assert str(failed.value) == f"{saved} could not be written (database or disk is full). Choose another folder."
    assert [each.name for each in path.parent.iterdir()] == ["w.vmo"]


@pytest.mark.parametrize("table", ["workshop", "initiative"])
def test_the_frame_alone_and_initiatives_alone_are_something(path: Path, table: str) -> None:
    damage(path, f"PRAGMA foreign_keys = OFF; DROP TABLE {table}")
    came = salvage(path, path.with_name("saved.vmo"))
    assert table in {loss.table for loss in came.losses}
    with Workshop.open(path.with_name("saved.vmo")) as saved:
        assert saved.check() == []
        assert (saved.snapshot.workshop.title, len(saved.snapshot.initiatives)) == (
            ("", 3) if table == "workshop" else ("Digital portfolio", 0)
        )


def test_a_file_that_lost_the_list_of_its_tables_is_saved_whole(path: Path) -> None:
    total = rows_of(path)
    lose_schema(path)
    came = salvage(path, path.with_name("saved.vmo"))
    assert (came.kept, came.losses, came.has_history) == (total, (), True)
    assert rows_of(path.with_name("saved.vmo")) == total
    with Workshop.open(path.with_name("saved.vmo")) as saved:
        assert [each.name for each in saved.snapshot.initiatives] == ["Portal", "Ledger", "Robots"]
        assert saved.undo() is not None


@pytest.mark.parametrize(("right", "is_believed"), [(READ // 2, False), (READ // 2 + 1, True)])
def test_what_is_read_by_a_new_schema_is_believed_where_most_of_it_is_as_sealed(
    path: Path, right: int, is_believed: bool
) -> None:
    wrong = READ - right
    damage(
        path,
        "UPDATE seal SET row_count = 99 WHERE rowid IN (SELECT rowid FROM seal WHERE table_name NOT IN "  # noqa: S608
        f"('format', 'workshop', 'initiative') LIMIT {wrong})",
    )
    lose_schema(path)
    if is_believed:
        assert not salvage(path, path.with_name("saved.vmo")).has_history
        assert rows_of(path.with_name("saved.vmo")) == rows_of_small()
    else:
        with pytest.raises(FileRefused, match="nothing of this file can be read"):
            salvage(path, path.with_name("saved.vmo"))


def rows_of_small() -> int:
    with TemporaryDirectory() as folder:
        return rows_of(copy_small(Path(folder) / "w.vmo"))


class _Disk:
    """Answers for a table of which some rows are there and any look at others fails."""

    def __init__(self, there: set[int], bad: set[int]) -> None:
        self.there, self.bad = there, bad
        self.asked = 0

    def execute(self, query: str, numbers: tuple[int, ...]) -> "_Disk":
        assert query.startswith('SELECT rowid, "a", "b" FROM "t" WHERE rowid ')
        self.asked += 1
        wanted = range(numbers[0], numbers[-1] + 1)
        if not (self.there or self.bad) or any(number in self.bad for number in wanted):
            raise sqlite3.DatabaseError("database disk image is malformed")
        self.found = [(number, "x", "y") for number in wanted if number in self.there]
        return self

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self.found


def read(disk: Any, last: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Numbers of the rows that were read, and what could not be."""
    found = list(parts(disk, "t", ("a", "b"), 1, last))
    assert all(row[1:] == ("x", "y") for part in found if isinstance(part, list) for row in part)
    return (
        [row[0] for part in found if isinstance(part, list) for row in part],
        [part for part in found if isinstance(part, tuple)],
    )


@pytest.mark.parametrize("seed", range(8))
def test_every_row_is_read_in_order_but_those_that_cannot_be(seed: int) -> None:
    rng = random.Random(seed)
    last = rng.randrange(1, 60)
    bad = set(rng.sample(range(1, last + 1), rng.randrange(last)))
    there = {number for number in range(1, last + 1) if rng.random() < 0.7} | {last}
    disk = _Disk(there, bad)
    assert read(disk, last) == (sorted(there - bad), [(number, number) for number in sorted(bad)])


def test_a_table_without_rows_is_asked_for_nothing() -> None:
    disk = _Disk(set(), {1})
    assert read(disk, 0) == ([], [])
    assert disk.asked == 0


def test_after_four_thousand_failures_in_a_row_the_rest_is_given_up() -> None:
    disk = _Disk(set(), set())
    found, gaps = read(disk, LAST)
    assert (found, disk.asked, LAST) == ([], 4001, 16777216)
    # To come to the m-th of 2^24 numbers takes 2 m - 1 + 24 - (ones in m - 1) looks: 3999 for m = 1992.
    assert gaps[-1][1] == LAST
    assert gaps[:-1] == [(number, number) for number in range(1, gaps[-1][0])]
    assert gaps[-1][0] == 1993


def test_rows_that_are_found_give_courage_and_empty_stretches_do_not() -> None:
    last = 1 << 13
    odd, even = set(range(1, last + 1, 2)), set(range(2, last + 1, 2))
    assert read(_Disk(even, odd), last) == (sorted(even), [(number, number) for number in sorted(odd)])
    disk = _Disk(set(), odd)
    _, gaps = read(disk, last)
    assert gaps[-1][1] == last
    assert gaps[-1][0] < last


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], ()),
        ([(5, 5), (1, 2), (3, 3)], ((1, 3), (5, 5))),
        ([(1, 9), (2, 3), (4, 4), (11, 11)], ((1, 9), (11, 11))),
        ([(1, 2), (2, 5), (7, 8), (8, 8)], ((1, 5), (7, 8))),
    ],
)
def test_ranges_that_touch_are_told_as_one(
    ranges: list[tuple[int, int]], expected: tuple[tuple[int, int], ...]
) -> None:
    assert joined(ranges) == expected
