"""What memory follows of each commit: the rows that were written, under their numbers, and no more."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.store.memory import recording, write
from vmo_desktop.store.mirror import Mirror, Writes, writes_of
from vmo_desktop.store.seal import Sealing, broken, write_whole_seal

OBJECTIVE = "INSERT INTO objective VALUES ({0}, {0}, 'O{0}', '')"
DRIVER = "INSERT INTO driver (id, position, is_group, code, name, description, category, colour, scale, direction, "
DRIVER += "unit, low, high) VALUES ({0}, {0}, 0, 'D{0}', '', '', '', '', 'levels', 'higher', '', 0, 100)"


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    with recording() as raw:
        yield raw


def commit(raw: sqlite3.Connection, *statements: str) -> Writes:
    raw.execute("BEGIN")
    sealing = Sealing(raw)
    write(raw, *statements)
    writes = writes_of(raw, sealing.finish())
    raw.execute("COMMIT")
    return writes


def test_a_commit_is_followed_by_these_statements(raw: sqlite3.Connection) -> None:
    commit(raw, OBJECTIVE.format(1), OBJECTIVE.format(2), "INSERT INTO driver_objective VALUES (5, 6)")
    writes = commit(
        raw, "UPDATE objective SET text = 'B' WHERE id = 2", "DELETE FROM driver_objective", OBJECTIVE.format(4)
    )
    at = "2026-11-27T10:00:00+00:00"
    objective = 'INSERT OR REPLACE INTO "objective" (rowid, "id", "position", "text", "measure") VALUES (?, ?, ?, ?, ?)'
    pair = 'INSERT OR REPLACE INTO "driver_objective" (rowid, "driver_id", "objective_id") VALUES (?, ?, ?)'
    past = 'INSERT OR REPLACE INTO "history_objective" (rowid, "change_id", "id", "position", "text", "measure") '
    past_pair = 'INSERT OR REPLACE INTO "history_driver_objective" (rowid, "change_id", "driver_id", "objective_id") '
    step = 'INSERT OR REPLACE INTO "step" (rowid, "id", "kind", "target_id", "label", "author", "at") '
    change = 'INSERT OR REPLACE INTO "change" (rowid, "id", "step_id", "table_name", "action") VALUES (?, ?, ?, ?, ?)'
    (*others, (seal, sealed)) = writes
    assert others == [
        ('DELETE FROM "objective" WHERE "id" = ?', ((2,), (4,))),
        ('DELETE FROM "driver_objective" WHERE "driver_id" = ? AND "objective_id" = ?', ((5, 6),)),
        (objective, [(2, 2, 2, "B", ""), (4, 4, 4, "O4", "")]),
        (pair, []),
        (f"{step}VALUES (?, ?, ?, ?, ?, ?, ?)", [(n, n, "edit", None, "Edit", "Ines", at) for n in (1, 2)]),
        (f"{past}VALUES (?, ?, ?, ?, ?, ?)", [(4, 4, 2, 2, "O2", ""), (6, 6, 4, 4, "O4", "")]),
        (f"{past_pair}VALUES (?, ?, ?, ?)", [(5, 5, 5, 6)]),
        (change, [
            (4, 4, 2, "objective", "update"), (5, 5, 2, "driver_objective", "delete"), (6, 6, 2, "objective", "insert"),
        ]),
    ]  # fmt: skip
    assert seal == 'INSERT OR REPLACE INTO "seal" (rowid, "table_name", "row_count", "total") VALUES (?, ?, ?, ?)'
    assert [row[1:3] for row in sealed] == [
        ("step", 2), ("change", 6), ("history_objective", 4), ("objective", 3), ("history_driver_objective", 2),
        ("driver_objective", 0),
    ]  # fmt: skip


def test_memory_is_the_file_row_by_row_after_each_commit(raw: sqlite3.Connection) -> None:
    write_whole_seal(raw)
    mirror = Mirror(raw)
    with closing(mirror.raw):
        assert mirror.raw.execute("PRAGMA database_list").fetchall() == [(0, "main", "")], "it is nowhere on a disk"
        for statements in (
            (DRIVER.format(1), DRIVER.format(2)),
            ("UPDATE driver SET code = 'X' WHERE id = 1", "UPDATE driver SET code = 'D1' WHERE id = 2"),
            ("UPDATE driver SET code = 'D2' WHERE id = 1", "INSERT INTO driver_objective VALUES (1, 1)"),
            ("DELETE FROM driver WHERE id = 1", DRIVER.format(3), "INSERT INTO driver_objective VALUES (1, 2)"),
            ("DELETE FROM driver_objective WHERE objective_id = 1", "INSERT INTO pack_title VALUES ('chart', 'T')"),
            (),
        ):
            mirror.take(commit(raw, *statements))
            assert not mirror.raw.in_transaction
            for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                query = f'SELECT rowid, * FROM "{name}" ORDER BY rowid'  # noqa: S608
                assert mirror.raw.execute(query).fetchall() == raw.execute(query).fetchall(), name
        assert broken(mirror.raw) == []
