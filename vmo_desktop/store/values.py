"""Whether the values in a file have the kinds that its columns say: SQLite itself stores any value in any column."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache

from sqlalchemy import Boolean, Column, Float, Integer, Table

from vmo_desktop.domain.amounts import LEAST, MOST, is_amount
from vmo_desktop.store.base import Base
from vmo_desktop.store.bound import MOST_ROW
from vmo_desktop.store.history import HISTORY
from vmo_desktop.store.schema import RECORDED


def find_misfit(raw: sqlite3.Connection) -> str | None:
    """The first table with a misfit; None: there is none."""
    tables = (*RECORDED, *HISTORY, *(Base.metadata.tables[name] for name in ("step", "format")))
    filled = (table for table in tables if _is_filled(raw, table))
    return next((table.name for table in filled for _ in misfits_of(raw, table)), None)


def _is_filled(raw: sqlite3.Connection, table: Table) -> bool:
    """Whether a table has rows; most have none, and asking for misfits takes SQLite longer than this."""
    return raw.execute(f'SELECT 1 FROM "{table.name}" LIMIT 1').fetchone() is not None  # noqa: S608 - our constants


def misfits_of(raw: sqlite3.Connection, table: Table) -> Iterator[int]:
    """The number of every row with a value of another kind than its column's, or a number beyond all."""
    for (row,) in raw.execute(f'SELECT rowid FROM "{table.name}" WHERE {_is_misfit(table)}'):  # noqa: S608 - our constants
        yield int(row)


@cache
def _is_misfit(table: Table) -> str:
    return " OR ".join(map(_misfit, table.columns))


def _misfit(column: Column[object]) -> str:
    name = f'"{column.name}"'
    if isinstance(column.type, Boolean):
        wrong = f"{name} NOT IN (0, 1)"
    elif isinstance(column.type, Integer):
        most = _most_of(column)
        wrong = f"typeof({name}) <> 'integer' OR {name} NOT BETWEEN {-most} AND {most}"
    elif isinstance(column.type, Float):
        size = f"abs({name})"
        wrong = f"typeof({name}) NOT IN ('real', 'integer') OR {size} > {MOST} OR ({size} < {LEAST} AND {name} <> 0)"
    else:
        wrong = f"typeof({name}) <> 'text'"
    return f"({name} IS NOT NULL AND ({wrong}))"


def _most_of(column: Column[object]) -> int:
    return MOST_ROW if column.name == "id" else int(MOST)


def is_fitting(table: Table, columns: Sequence[str], row: Sequence[object]) -> bool:
    """Whether the values of a row are of the kinds of these columns of a table, as `find_misfit` has it."""
    return all(_is_fitting(table.columns[name], value) for name, value in zip(columns, row, strict=True))


def _is_fitting(column: Column[object], value: object) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Boolean):
        return value in (0, 1)
    if isinstance(column.type, Integer):
        return isinstance(value, int) and abs(value) <= _most_of(column)
    if isinstance(column.type, Float):
        return isinstance(value, int | float) and is_amount(value)
    return isinstance(value, str)
