"""Reading whole tables quickly: plain tuples in column order, straight from the driver."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from vmo_desktop.changes import Key
from vmo_desktop.store.base import Base
from vmo_desktop.store.schema import RECORDED

_TABLES = (*RECORDED, Base.metadata.tables["step"])
_COLUMNS = {table.name: ", ".join(f'"{column.name}"' for column in table.columns) for table in _TABLES}
_KEYS = {table.name: tuple(column.name for column in table.primary_key.columns) for table in _TABLES}
_BY_KEY = {name: "ORDER BY " + ", ".join(f'"{column}"' for column in key) for name, key in _KEYS.items()}
"""A row that was deleted and has come back stands where it stood, wherever the file keeps it now."""


def read_table(connection: sqlite3.Connection, name: str) -> list[tuple[Any, ...]]:
    """All records of a table, by their keys."""
    statement = f'SELECT {_COLUMNS[name]} FROM "{name}" {_BY_KEY[name]}'  # noqa: S608 - our constants
    return connection.execute(statement).fetchall()


def read_records(connection: sqlite3.Connection, name: str, keys: Iterable[Key]) -> dict[Key, tuple[Any, ...] | None]:
    """Records of some keys; None for a key that is gone."""
    match = " AND ".join(f'"{column}" = ?' for column in _KEYS[name])
    statement = f'SELECT {_COLUMNS[name]} FROM "{name}" WHERE {match}'  # noqa: S608 - our constants
    return {key: connection.execute(statement, key).fetchone() for key in keys}


def read_revealed(connection: sqlite3.Connection, name: str) -> list[tuple[Any, ...]]:
    """All records of a table of votes whose rounds are revealed: no other vote leaves the file this way."""
    return connection.execute(
        f'SELECT {_COLUMNS[name]} FROM "{name}" WHERE round_id IN '  # noqa: S608 - our constants
        f"(SELECT id FROM round WHERE state = 'revealed') {_BY_KEY[name]}"
    ).fetchall()
