"""A file with planted code or oversized rows is refused in a sentence, at once, and none of the code runs."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.forged import forge
from vmo_desktop.cli import main
from vmo_desktop.errors import FileRefused
from vmo_desktop.store.seal import write_whole_seal
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

AT_ONCE_S = 2.0

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def _rewritten(name: str, old: str, new: str) -> str:
    """Change the words of a table behind SQLite's back."""
    statement = f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE name = '{name}'"  # noqa: S608
    return f"PRAGMA writable_schema = ON; {statement}; PRAGMA writable_schema = RESET"


LONG = "length(hex(randomblob(500000000)))"

PLANTED = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON step BEGIN DELETE FROM initiative; END",
    "trigger of a view": "CREATE VIEW v AS SELECT 1 AS x; CREATE TRIGGER t INSTEAD OF INSERT ON v "
    "BEGIN DELETE FROM initiative; END",
    "view": "CREATE VIEW v AS SELECT * FROM initiative",
    "endless view": f"CREATE VIEW v AS {ENDLESS}",
    "endless view in the place of a table": f"DROP TABLE omitted_section; CREATE VIEW omitted_section AS {ENDLESS}",
    "full text search": "CREATE VIRTUAL TABLE v USING fts5(x)",
    "virtual table in the place of a table": "DROP TABLE omitted_section; "
    "CREATE VIRTUAL TABLE omitted_section USING fts5(section)",
    "spatial index": "CREATE VIRTUAL TABLE v USING rtree(id, a, b)",
    "generated column": "ALTER TABLE initiative ADD COLUMN g AS (length(hex(zeroblob(500000000))))",
    "column with a condition": f"ALTER TABLE note ADD COLUMN g INTEGER CHECK ({LONG} > 0)",
    "table with a condition": _rewritten("initiative", "CONSTRAINT pk", f"CHECK ({LONG} > 0), CONSTRAINT pk"),
    "another order of texts": _rewritten("initiative", "name VARCHAR NOT NULL", "name VARCHAR NOT NULL COLLATE NOCASE"),
    "rows that replace others": _rewritten(
        "driver", "UNIQUE (code)", "UNIQUE (code) ON CONFLICT REPLACE"
    ),
    "another column in which no two rows are alike": _rewritten("driver", "UNIQUE (code)", "UNIQUE (name)"),
    "index": "CREATE INDEX i ON initiative (name)",
    "index of an expression": "CREATE INDEX i ON initiative (abs(id))",
    "index of some rows": "CREATE INDEX i ON initiative (id) WHERE id > 0",
    "index in the place of ours": "DROP INDEX ix_agreed_score_driver_id; "
    "CREATE UNIQUE INDEX ix_agreed_score_driver_id ON agreed_score (driver_id)",
    "table": "CREATE TABLE t (x)",
    "counting table": "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t VALUES (1); DROP TABLE t",
    "statistics": "ANALYZE",
    "a table less": "DROP TABLE omitted_section",
    "a column more": "ALTER TABLE note ADD COLUMN extra INTEGER",
}  # fmt: skip


@pytest.mark.parametrize("script", PLANTED.values(), ids=PLANTED.keys())
def test_what_is_planted_in_a_schema_is_refused_and_never_run(tmp_path: Path, script: str) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.executescript(f"BEGIN; {script}; COMMIT" if "PRAGMA" not in script else script)
    before = path.read_bytes()
    start = time.process_time()
    with pytest.raises(FileRefused, match="tables or code that are not a workshop's"):
        Workshop.open(path)
    assert time.process_time() - start < AT_ONCE_S
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["w.vmo"]


def test_a_schema_that_would_take_minutes_to_read_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    Workshop.create(path).close()
    views = ((f"v{number}", f"v{number}", f"CREATE VIEW v{number} AS SELECT 1") for number in range(50_000))
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.executemany("INSERT INTO sqlite_schema VALUES ('view', ?, ?, 0, ?)", views)
    start = time.process_time()
    with pytest.raises(FileRefused, match="too many to read"):
        Workshop.open(path)
    assert time.process_time() - start < AT_ONCE_S


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("CAST(zeroblob(17000000) AS TEXT)", "longer than any can be"),
        ("zeroblob(50000000)", "a value that does not belong there"),
        ("x'00ff'", "a value that does not belong there"),
    ],
)
def test_an_oversized_row_is_refused_in_words(tmp_path: Path, value: str, says: str) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_initiatives([{"name": "A"}]))
    with closing(sqlite3.connect(path)) as raw, raw:
        write_whole_seal(raw)
        raw.execute(f"UPDATE initiative SET name = {value}")  # noqa: S608
    start = time.process_time()
    with pytest.raises(FileRefused, match=says):
        Workshop.open(path)
    assert time.process_time() - start < AT_ONCE_S


def test_groups_in_groups_without_end_are_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        workshop.do(add_driver("Top", is_group=True))
    deeper = (
        "WITH RECURSIVE n(x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM n WHERE x < 3000) "
        "INSERT INTO driver (id, parent_id, position, is_group, code, name, description, category, colour, scale, "
        "direction, unit, low, high) "
        "SELECT x, x - 1, 1, 1, 'G' || x, 'G', '', '', '', 'levels', 'higher', '', 0, 100 FROM n"
    )
    forge(path, deeper)
    with pytest.raises(FileRefused, match="groups of drivers within groups without end"):
        Workshop.open(path)
    assert main(["check", str(path)]) != 0
