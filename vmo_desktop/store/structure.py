"""What a file's schema holds, so that a file with foreign tables or code is refused."""

import sqlite3
from functools import cache

from sqlalchemy import Connection, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement

from vmo_desktop.store.base import Base
from vmo_desktop.store.history import HISTORY
from vmo_desktop.store.schema import RECORDED

Structure = frozenset[tuple[str, ...]]


def structure_of(raw: sqlite3.Connection) -> Structure:
    """Every table, index, view and trigger of a file, and every column with its type, key and default."""
    found: set[tuple[str, ...]] = set()
    for kind, name in raw.execute("SELECT type, name FROM main.sqlite_schema").fetchall():
        found.add((kind, name))
        if kind == "table":
            for _, column, type_, not_null, default, key in raw.execute(
                "SELECT * FROM pragma_table_info(?)", (name,)
            ).fetchall():
                found.add(("column", name, column, type_, str(not_null), str(default), str(key)))
            for reference in raw.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,)).fetchall():
                found.add(("reference", name, *(str(part) for part in reference[2:])))
    return frozenset(found)


def create_structure(connection: Connection) -> None:
    """Make all tables in an empty file."""
    for statement in _statements():
        connection.exec_driver_sql(statement)


@cache
def _statements() -> tuple[str, ...]:
    """What makes the tables and their indexes, worded once: wording takes longer than making."""
    wanted = {*RECORDED, *HISTORY, *(Base.metadata.tables[name] for name in ("step", "change", "seal"))}
    tables = [table for table in Base.metadata.sorted_tables if table in wanted]
    indexes = [index for table in tables for index in sorted(table.indexes, key=lambda one: str(one.name))]
    made: list[DDLElement] = [*map(CreateTable, tables), *map(CreateIndex, indexes)]
    return tuple(str(each.compile(dialect=sqlite.dialect())) for each in made)


@cache
def expected_structure() -> Structure:
    """The structure that this program makes."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool).begin() as connection:
            create_structure(connection)
        return structure_of(raw)
    finally:
        raw.close()
