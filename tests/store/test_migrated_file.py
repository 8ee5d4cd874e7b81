"""A migrated file is a new one in every table, column, default, constraint and index, with all its former rows."""

import re
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from vmo_desktop import __version__
from vmo_desktop.store.file import create_file
from vmo_desktop.store.migration import migrate
from vmo_desktop.store.migrations import versions
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.store.seal import present_seal, stored_seal

STORED = Path(__file__).parents[1] / "data"

# Two people score two initiatives on two drivers; one score is of a cell on which nobody agreed.
ROOM = """
INSERT INTO driver SELECT 2, parent_id, 2, is_group, 'D2', 'Risk', description, category, colour, scale, direction,
    unit, low, high FROM driver WHERE id = 1;
INSERT INTO history_driver SELECT 15, * FROM driver WHERE id = 2;
INSERT INTO participant (id, position, name, role, "group") VALUES (7, 1, 'Anna', '', ''), (8, 2, 'Ben', 'CFO', 'B');
INSERT INTO history_participant SELECT 16, * FROM participant WHERE id = 7;
INSERT INTO history_weight_set SELECT 17, * FROM weight_set WHERE id = 1;
INSERT INTO agreed_score VALUES (2, 2, NULL, 'open');
INSERT INTO score VALUES (1, 1, 7, 2.5), (1, 1, 8, 4.0), (2, 1, 7, 1.0), (2, 2, 8, 3.0);
INSERT INTO change VALUES (14, 6, 'score', 'update'), (15, 6, 'driver', 'insert'),
    (16, 6, 'participant', 'insert'), (17, 6, 'weight_set', 'update'), (18, 6, 'benefit', 'insert');
INSERT INTO history_score VALUES (14, 1, 1, 7, 2.0);
INSERT INTO benefit VALUES (1, 1, 'Less waiting', 'h', 1.0, 2.0, 3.0, 'Ines');
INSERT INTO history_benefit SELECT 18, * FROM benefit;
"""

DAY = """
INSERT INTO agenda_item VALUES (1, 1, 'Choose', 30.0, 'decide', ''), (2, 2, 'Score', 60.0, 'score', 'Ask');
INSERT INTO history_agenda_item SELECT 1, * FROM agenda_item WHERE id = 1;
INSERT INTO history_agenda_item SELECT 2, * FROM agenda_item WHERE id = 2;
INSERT INTO dissent VALUES (1, 1, 1, 'Too high');
INSERT INTO history_dissent SELECT 3, * FROM dissent;
"""

Rows = list[dict[str, Any]]


def brought_up(folder: Path, schema: int, script: str = "") -> Path:
    path = folder / f"schema {schema}.vmo"
    shutil.copy(STORED / f"schema_{schema}.vmo", path)
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(script)
    shutil.copy(path, path.with_suffix(".before"))
    for number in range(2, SCHEMA + 1):  # each step is read anew, with what it works out while it is read
        sys.modules.pop(f"{versions.__name__}.schema_{number}", None)
    migrate(path, keeps_former=False)
    return path


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(query).fetchall()


def rows_of(path: Path, table: str) -> Rows:
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        return [dict(row) for row in raw.execute(f'SELECT * FROM "{table}" ORDER BY rowid')]  # noqa: S608


def tables_of(path: Path) -> set[str]:
    return {name for (name,) in ask(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}


def clauses(path: Path) -> dict[tuple[str, str], Sequence[str]]:
    """Columns and constraints of every table, and the words of every index, in no order."""
    found: dict[tuple[str, str], Sequence[str]] = {}
    for kind, name, text in ask(path, "SELECT type, name, coalesce(sql, '()') FROM sqlite_schema"):
        words = re.sub(r"\s+", " ", text)
        inner = words[words.index("(") + 1 : words.rindex(")")]
        parts = re.split(r", (?![^()]*\))", inner)
        found[kind, name] = sorted(part.strip() for part in parts) if kind == "table" else [words]
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("migrated")


@pytest.fixture(scope="module")
def first(folder: Path) -> Path:
    """What became of a file of the first schema."""
    return brought_up(folder, 1)


@pytest.fixture(scope="module")
def room(folder: Path) -> Path:
    """What became of a file of schema 2 with a row in every table that was changed since."""
    return brought_up(folder, 2, ROOM)


@pytest.fixture(scope="module")
def day(folder: Path) -> Path:
    """What became of a file of schema 3 with a day."""
    return brought_up(folder, 3, DAY)


@pytest.fixture(scope="module")
def new(folder: Path) -> Path:
    path = folder / "new.vmo"
    create_file(path).close()
    return path


def test_every_clause_of_the_schema_is_that_of_a_new_file(first: Path, new: Path) -> None:
    brought, fresh = clauses(first), clauses(new)
    # SQLite adds a column together with its reference, which then has no name.
    for parent in ("driver", "objective"):
        reference = f"REFERENCES {parent} (id) ON DELETE SET NULL"
        one = f"{parent}_id INTEGER {reference}"
        two = {
            f"{parent}_id INTEGER",
            f"CONSTRAINT fk_benefit_{parent}_id FOREIGN KEY({parent}_id) {reference}",
        }
        assert one in brought["table", "benefit"]
        assert two <= set(fresh["table", "benefit"])
        brought["table", "benefit"] = sorted({*brought["table", "benefit"], *two} - {one})
    assert brought.keys() == fresh.keys()
    for part, words in fresh.items():
        assert brought[part] == words, part


def test_columns_stand_in_the_order_of_a_new_file(first: Path, new: Path) -> None:
    for table in tables_of(new):
        query = f"SELECT name FROM pragma_table_info('{table}')"  # noqa: S608
        assert ask(first, query) == ask(new, query), table


def test_the_rows_that_every_workshop_has_are_those_of_a_new_file(first: Path, new: Path) -> None:
    for table in ("scenario", "robustness", "finance", "realization", "format", "chart", "pack"):
        assert rows_of(first, table) == rows_of(new, table), table
    (ours,), (theirs,) = rows_of(first, "room"), rows_of(new, "room")
    assert ours.keys() == theirs.keys()
    assert {**ours, "ballot_key": ""} == {**theirs, "ballot_key": ""} == {
        "id": 1, "leaves_out_owners": 0, "ballot_key": ""
    }  # fmt: skip
    assert re.fullmatch("[0-9a-f]{32}", ours["ballot_key"])
    assert rows_of(first, "format") == [{"id": 1, "written_by": __version__, "min_reader": 6, "min_writer": 6}]
    assert ask(first, "PRAGMA user_version") == [(6,)]


def test_nothing_else_is_put_into_tables_that_are_new(first: Path, new: Path) -> None:
    filled = {"scenario", "robustness", "finance", "realization", "format", "room", "seal"}
    for table in tables_of(new) - tables_of(first.with_suffix(".before")):
        assert bool(rows_of(first, table)) == (table in filled), table


@pytest.mark.parametrize("name", ["first", "room", "day"])
def test_the_seal_is_that_of_what_the_file_holds(name: str, request: pytest.FixtureRequest) -> None:
    with closing(sqlite3.connect(request.getfixturevalue(name))) as raw:
        assert stored_seal(raw) == present_seal(raw)
        assert len(stored_seal(raw)) > 100


ADDED: dict[str, dict[str, Any]] = {
    "driver": {"curve": "straight", "half": None, "source": ""},
    "weight_set": {"method": "points"},
    "participant": {"voting_weight": 1.0, "colour": "", "initials": "", "is_present": 1},
    "benefit": {
        "outcome": "", "attribution": "", "measure": "", "category": "", "responsible": "", "note": "",
        "driver_id": None, "objective_id": None,
    },
    "dissent": {"score": None},
}  # fmt: skip
"""What the columns hold that were added to tables of schemas 1 to 3; so do their images, which undo puts back."""


@pytest.mark.parametrize("name", ["first", "room", "day"])
def test_each_row_stays_as_it_was_and_has_plain_values_where_it_got_columns(
    name: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(name)
    former = path.with_suffix(".before")
    for table in tables_of(former) - {"score", "history_score", "change", "agenda_item", "history_agenda_item"}:
        added = ADDED.get(table.removeprefix("history_"), {})
        missing = added.keys() - set(rows_of(former, table)[0]) if rows_of(former, table) else set()
        if table in ("round", "round_initiative", "round_driver", "ballot", "vote", "history_vote", "acceptance"):
            assert rows_of(path, table)[: len(rows_of(former, table))] == rows_of(former, table), table
            continue
        if table in ("room", "scenario", "robustness"):
            continue
        plain = {column: added[column] for column in missing}
        assert rows_of(path, table) == [{**row, **plain} for row in rows_of(former, table)], table


def test_single_scores_become_the_votes_of_one_revealed_round(room: Path, first: Path) -> None:
    assert ask(room, "SELECT * FROM round") == [(1, 1, "Round 1", "revealed", 0, None, "")]
    assert ask(room, "SELECT * FROM round_initiative ORDER BY 2") == [(1, 1), (1, 2)]
    assert ask(room, "SELECT * FROM round_driver ORDER BY 2") == [(1, 1), (1, 2)]
    assert ask(room, "SELECT * FROM ballot ORDER BY 2") == [(1, 7, 1, "laptop"), (1, 8, 1, "laptop")]
    assert ask(room, "SELECT * FROM vote ORDER BY 2, 3, 4") == [
        (1, 7, 1, 1, 2.5, "", None),
        (1, 7, 2, 1, 1.0, "", None),
        (1, 8, 1, 1, 4.0, "", None),
        (1, 8, 2, 2, 3.0, "", None),
    ]
    assert ask(room, "SELECT * FROM acceptance ORDER BY 1, 2") == [(1, 1, 1), (2, 1, 1)]
    assert ask(room, "SELECT * FROM history_vote") == [(14, 1, 7, 1, 1, 2.0, "", None)]
    others = "SELECT * FROM change WHERE id <> 14"
    assert ask(room, "SELECT * FROM change WHERE id = 14") == [(14, 6, "vote", "update")]
    assert ask(room, others) == ask(room.with_suffix(".before"), others)
    assert ask(first, "SELECT * FROM round") == []


def test_the_stage_that_was_called_decide_is_called_rank(day: Path) -> None:
    rows = [(1, 1, "Choose", 30.0, "rank", ""), (2, 2, "Score", 60.0, "score", "Ask")]
    assert ask(day, "SELECT * FROM agenda_item ORDER BY id") == rows
    assert ask(day, "SELECT * FROM history_agenda_item ORDER BY 1") == [(1, *rows[0]), (2, *rows[1])]
