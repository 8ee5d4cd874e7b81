"""What the text of a schema tells before any of it is run."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.store.memory import laid_out
from vmo_desktop.store.structure import find_code, find_strange, is_plain_table, structure_of


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        yield raw


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    with laid_out() as raw:
        yield raw


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("CREATE TABLE t (x INTEGER PRIMARY KEY, y TEXT UNIQUE); CREATE INDEX i ON t (y)", None),
        ("CREATE TABLE t (x, y); CREATE UNIQUE INDEX i ON t (x, y)", None),
        ("CREATE TABLE t (id INTEGER, CONSTRAINT one CHECK (id = 1))", None),
        ("CREATE TABLE t (id INTEGER CHECK (id = 2))", "t"),
        ("CREATE TABLE t (id INTEGER CHECK (id = 1), x check (x > 1))", "t"),
        ("CREATE TABLE t (id INTEGER, g generated always as (id))", "t"),
        ("CREATE TABLE t (x PRIMARY KEY) WITHOUT ROWID", "t"),
        ("CREATE TABLE t (x COLLATE NOCASE)", "t"),
        ("CREATE TABLE t (x UNIQUE ON CONFLICT REPLACE)", "t"),
        ("CREATE TABLE t (x); CREATE INDEX i ON t (abs(x))", "i"),
        ("CREATE TABLE t (x); CREATE INDEX i ON t (x) WHERE x > 0", "i"),
        ("CREATE TABLE t (x); CREATE INDEX i ON t (x DESC)", "i"),
        ("CREATE TABLE t (x); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END", "g"),
        ("CREATE VIEW v AS SELECT 1", "v"),
        ("CREATE TABLE a (x); CREATE VIEW v AS SELECT 1; CREATE TABLE b (x)", "v"),
        ("CREATE TABLE a (x UNIQUE); CREATE INDEX i ON a (x); CREATE VIEW v AS SELECT 1", "v"),
    ],
)
def test_what_could_run_is_found_by_its_words(empty: sqlite3.Connection, script: str, name: str | None) -> None:
    empty.executescript(script)
    assert find_code(empty) == name


def test_a_table_is_plain_that_is_there_and_runs_nothing(empty: sqlite3.Connection) -> None:
    empty.executescript(
        "CREATE TABLE a (x); CREATE TABLE b (x CHECK (x > 1)); CREATE VIEW c AS SELECT 1; CREATE INDEX d ON a (x)"
    )
    assert [is_plain_table(empty, name) for name in ("a", "b", "c", "d", "e")] == [True, False, False, False, False]


def test_a_structure_is_every_table_column_reference_and_index(empty: sqlite3.Connection) -> None:
    empty.executescript(
        "CREATE TABLE p (id INTEGER PRIMARY KEY); "
        "CREATE TABLE t (a TEXT NOT NULL DEFAULT 'x', b INTEGER REFERENCES p (id) ON DELETE CASCADE, UNIQUE (b, a)); "
        "CREATE INDEX i ON t (b); CREATE VIEW v AS SELECT 1 AS one"
    )
    assert structure_of(empty) == {
        ("table", "p", ""),
        ("column", "p", "id", "INTEGER", "0", "None", "1", "0"),
        ("table", "t", ""),
        ("column", "t", "a", "TEXT", "1", "'x'", "0", "0"),
        ("column", "t", "b", "INTEGER", "0", "None", "0", "0"),
        ("reference", "t", "p", "b", "id", "NO ACTION", "CASCADE", "NONE"),
        ("index", "i", "CREATE INDEX i ON t (b)"),
        ("index", "sqlite_autoindex_t_1", "None"),
        ("unique", "t", "b", "a"),
        ("view", "v", ""),
    }


@pytest.mark.parametrize(
    ("script", "name", "name_if_newer"),
    [
        ("", None, None),
        ("CREATE TABLE extra (x)", "extra", None),
        ("ALTER TABLE note ADD COLUMN extra", "note", None),
        ("CREATE INDEX extra ON note (at)", "extra", None),
        ("DROP TABLE omitted_section", "omitted_section", "omitted_section"),
        ("DROP INDEX ix_agreed_score_driver_id", "ix_agreed_score_driver_id", "ix_agreed_score_driver_id"),
        ("DROP TABLE win; DROP TABLE lesson; CREATE TABLE a (x)", "a", "ix_lesson_driver_id"),
    ],
)
def test_what_is_strange_is_named_first_in_order(
    raw: sqlite3.Connection, script: str, name: str | None, name_if_newer: str | None
) -> None:
    raw.executescript(script)
    assert find_strange(raw, is_newer=False) == name
    assert find_strange(raw, is_newer=True) == name_if_newer
