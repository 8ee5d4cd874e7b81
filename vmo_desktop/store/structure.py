"""What a file's schema holds, so that a file with foreign tables or code is refused before any of it can run.

SQLite runs what a file says while it is checked or read: CHECK constraints, generated columns, expressions of indexes,
the modules of virtual tables. So the text of the schema is looked at first, which runs nothing.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache

from sqlalchemy import Connection, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement

from vmo_desktop.store.base import Base
from vmo_desktop.store.history import HISTORY
from vmo_desktop.store.schema import RECORDED

Structure = frozenset[tuple[str, ...]]

_ONE_ROW = re.compile(r"\bCHECK \(id = 1\)")
_CODE = re.compile(r"\b(VIRTUAL|CHECK|GENERATED|AS|COLLATE|WHERE|CONFLICT|WITHOUT|SELECT)\b", re.IGNORECASE)
"""Words without which nothing in the text of a table or an index can run, or behave in another way than ours."""

_INDEX = re.compile(r'CREATE (UNIQUE )?INDEX "?\w+"? ON "?\w+"? \(("?\w+"?(, )?)+\)')


def find_code(raw: sqlite3.Connection) -> str | None:
    """The name of a part of the schema that could run something, as a trigger or view can; None: there is none."""
    for kind, name, text in _worded(raw):
        if (kind, name, text) in _expected_words() or (kind == "table" and _is_plain(text)):
            continue
        if kind == "index" and (text is None or _INDEX.fullmatch(str(text))):
            continue
        return str(name)
    return None


def is_plain_table(raw: sqlite3.Connection, name: str) -> bool:
    """Whether a file has a table of this name that runs nothing when it is read."""
    found = raw.execute("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?", (name,)).fetchone()
    return found is not None and _is_plain(found[0])


def _is_plain(text: object) -> bool:
    return not _CODE.search(_ONE_ROW.sub("", str(text)))


def find_strange(raw: sqlite3.Connection, *, is_newer: bool) -> str | None:
    """The name of a part of the schema that is missing or not a workshop's; None: all is as it must be.

    A newer file may have more tables, columns and indexes than we know, and must have all that we know.
    """
    if frozenset(_worded(raw)) == _expected_words():
        return None
    found, expected = structure_of(raw), expected_structure()
    strange = expected - found if is_newer else expected ^ found
    return min(part[1] for part in strange) if strange else None


def structure_of(raw: sqlite3.Connection) -> Structure:
    """Every table, view and trigger of a file, every index in its words, every column with type, key and default.

    And every reference, and all columns that no two rows may have alike.
    """
    found: set[tuple[str, ...]] = set()
    for kind, name, text in _worded(raw):
        found.add((kind, name, str(text) if kind == "index" else ""))
        if kind == "table":
            for _, column, type_, not_null, default, key, hidden in raw.execute(
                "SELECT * FROM pragma_table_xinfo(?)", (name,)
            ).fetchall():
                found.add(("column", name, column, type_, str(not_null), str(default), str(key), str(hidden)))
            for reference in raw.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,)).fetchall():
                found.add(("reference", name, *(str(part) for part in reference[2:])))
            for index, origin in raw.execute("SELECT name, origin FROM pragma_index_list(?)", (name,)).fetchall():
                if origin != "c":  # those that were made by statements of their own are told by their words
                    columns = raw.execute("SELECT name FROM pragma_index_info(?)", (index,)).fetchall()
                    found.add(("unique", name, *(str(column) for (column,) in columns)))
    return frozenset(found)


def create_structure(connection: Connection) -> None:
    """Make all tables in an empty file."""
    for statement in _statements():
        connection.exec_driver_sql(statement)


@cache
def _statements() -> tuple[str, ...]:
    """What makes the tables and their indexes, worded once: wording takes longer than making."""
    wanted = {*RECORDED, *HISTORY, *(Base.metadata.tables[name] for name in ("step", "change", "seal", "format"))}
    tables = [table for table in Base.metadata.sorted_tables if table in wanted]
    indexes = [index for table in tables for index in sorted(table.indexes, key=lambda one: str(one.name))]
    made: list[DDLElement] = [*map(CreateTable, tables), *map(CreateIndex, indexes)]
    return tuple(str(each.compile(dialect=sqlite.dialect())) for each in made)


def _worded(raw: sqlite3.Connection) -> list[tuple[str, str, str | None]]:
    """Kind, name and words of every part of the schema: those that are word for word ours need no closer look."""
    return raw.execute("SELECT type, name, sql FROM main.sqlite_schema").fetchall()


@cache
def _expected_words() -> frozenset[tuple[str, str, str | None]]:
    with _made() as raw:
        return frozenset(_worded(raw))


@cache
def expected_structure() -> Structure:
    """The structure that this program makes."""
    with _made() as raw:
        return structure_of(raw)


@contextmanager
def _made() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        with create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool).begin() as connection:
            create_structure(connection)
        yield raw
