"""The seal: what every table of a file must hold, so that a bit that turns over is never silent.

SQLite's own checks see damage to its pages, not to the values in them. For each table the file keeps the number of
rows and the sum of their hashes (BLAKE2b of 128 bits, modulo 2^128). A sum is free of order and follows each write
without reading the rest: old rows go out, new ones come in, within the transaction that writes them. The seal is no
protection against somebody who forges it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Table

from vmo_desktop.store.base import Base
from vmo_desktop.store.history import HISTORY, INSERTED, last_change
from vmo_desktop.store.schema import RECORDED

Row = tuple[Any, ...]

_MODULUS = 1 << 128
_STEP, _CHANGE, _FORMAT = (Base.metadata.tables[name] for name in ("step", "change", "format"))
SEALED = (*RECORDED, *HISTORY, _STEP, _CHANGE, _FORMAT)


@dataclass(frozen=True, slots=True)
class TableSeal:
    """Number of rows, and the sum of their hashes."""

    rows: int = 0
    total: int = 0

    def with_rows(self, rows: Iterable[Row]) -> "TableSeal":
        """With more rows."""
        count, total = _summed(rows)
        return TableSeal(self.rows + count, (self.total + total) % _MODULUS)

    def without(self, rows: Iterable[Row]) -> "TableSeal":
        """With less rows."""
        count, total = _summed(rows)
        return TableSeal(self.rows - count, (self.total - total) % _MODULUS)


Seal = Mapping[str, TableSeal]
"""By name of the table."""


def _summed(rows: Iterable[Row]) -> tuple[int, int]:
    """Number of rows and the sum of their hashes; the rows need not all be in memory at once."""
    count = total = 0
    for row in rows:
        count += 1
        total += _hash(row)
    return count, total


def _hash(row: Row) -> int:
    """The hash of a row; `ascii` tells texts, whole numbers, fractions and nothing apart, alike in every version."""
    return int.from_bytes(blake2b(ascii(row).encode("ascii"), digest_size=16).digest(), "big")


@cache
def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def _rows(raw: sqlite3.Connection, table: Table, where: str, values: Row) -> list[Row]:
    return list(_each_row(raw, table, where, values))


def _newest_step(raw: sqlite3.Connection) -> list[Row]:
    """The step that alone can still get other words: an edit may be joined to it."""
    return _rows(raw, _STEP, "ORDER BY id DESC LIMIT 1", ())


def _each_row(raw: sqlite3.Connection, table: Table, where: str = "", values: Row = ()) -> Iterator[Row]:
    """Rows one by one: all of a table need not be in memory."""
    # The names are our own constants.
    yield from raw.execute(f'SELECT {_columns(table)} FROM "{table.name}" {where}', values)  # noqa: S608


def stored_seal(raw: sqlite3.Connection) -> Seal:
    """The seal that the file carries."""
    found = raw.execute("SELECT table_name, row_count, total FROM seal").fetchall()
    return {str(name): TableSeal(int(count), int(total, 16)) for name, count, total in found}


def present_seal(raw: sqlite3.Connection) -> Seal:
    """The seal of what the file holds, from all of it."""
    return {table.name: present_table_seal(raw, table) for table in SEALED}


def present_table_seal(raw: sqlite3.Connection, table: Table) -> TableSeal:
    """The seal of what one table holds."""
    return TableSeal().with_rows(_each_row(raw, table))


def broken(raw: sqlite3.Connection, *, is_newer: bool = False) -> list[str]:
    """Names of the tables that do not hold what was written into them.

    Of a newer file only those tables can be told of that are as we know them.
    """
    stored = stored_seal(raw)
    tables = known_tables(raw) if is_newer else SEALED
    found = [table.name for table in tables if stored.get(table.name) != present_table_seal(raw, table)]
    return sorted(found if is_newer else [*found, *(stored.keys() - {table.name for table in SEALED})])


def is_sealed_alike(raw: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Whether two files are sealed for the same content; one that cannot be read is like none."""
    try:
        return stored_seal(raw) == stored_seal(other)
    except (sqlite3.Error, ValueError):
        return False


def known_tables(raw: sqlite3.Connection) -> list[Table]:
    """The tables of a file that have no more columns than we know: what others hold cannot be sealed here."""
    return [table for table in SEALED if _column_names(raw, table) == {*table.columns.keys()}]


def _column_names(raw: sqlite3.Connection, table: Table) -> set[str]:
    return {str(name) for (name,) in raw.execute("SELECT name FROM pragma_table_xinfo(?)", (table.name,))}


def write_whole_seal(raw: sqlite3.Connection) -> None:
    """Seal a file as it is: after it was made or brought to this version."""
    _write(raw, present_seal(raw))


def write_table_seal(raw: sqlite3.Connection, table: Table) -> None:
    """Seal one table as it is, of a file that was sealed."""
    _write(raw, {table.name: present_table_seal(raw, table)})


def _write(raw: sqlite3.Connection, seal: Seal) -> None:
    raw.executemany(
        "INSERT INTO seal (table_name, row_count, total) VALUES (?, ?, ?) ON CONFLICT (table_name) "
        "DO UPDATE SET row_count = excluded.row_count, total = excluded.total",
        [(name, each.rows, f"{each.total:032x}") for name, each in sorted(seal.items())],
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What a transaction wrote."""

    keys: Mapping[str, tuple[Row, ...]]
    """Keys of the rows of recorded tables that were written or are gone, by the name of the table."""
    first_step: int
    """Steps from this one on are new or have other words."""
    last_change: int
    """Changes after this one are new, and so are their images."""
    seal: Seal
    """The new seals of the tables that were written."""


class Sealing:
    """What a transaction must know at its beginning so that it can carry the seal forward at its end."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._change = last_change(raw)
        self._newest = _newest_step(raw)

    def is_committed(self) -> bool:
        """Whether the file holds what the transaction wrote, asked when its commit was said to have failed."""
        try:
            return last_change(self._raw) != self._change or _newest_step(self._raw) != self._newest
        except sqlite3.Error:
            return False

    def finish(self) -> Written:
        """Carry the seal forward by all that was written since, and tell it; nothing is done where nothing was."""
        first = self._newest[0][0] if self._newest else 0
        steps = _rows(self._raw, _STEP, "WHERE id >= ?", (first,))
        changes = _rows(self._raw, _CHANGE, "WHERE id > ?", (self._change,))
        seal: dict[str, TableSeal] = {}
        keys: dict[str, tuple[Row, ...]] = {}
        if steps != self._newest:
            seal["step"] = self._stored("step").without(self._newest).with_rows(steps)
        if changes:
            seal["change"] = self._stored("change").with_rows(changes)
        names = {change[_CHANGE.columns.keys().index("table_name")] for change in changes}
        for table, images in zip(RECORDED, HISTORY, strict=True):
            if table.name in names:
                kept = _rows(self._raw, images, "WHERE change_id > ?", (self._change,))
                seal[images.name] = self._stored(images.name).with_rows(kept)
                former = self._former(table)
                keys[table.name] = tuple(former)
                before = (row for row in former.values() if row is not None)
                seal[table.name] = self._stored(table.name).without(before).with_rows(self._present(table, former))
        _write(self._raw, seal)
        return Written(keys, first, self._change, seal)

    def _stored(self, name: str) -> TableSeal:
        """The seal of one table as the file carries it: of the many, a transaction writes into a few."""
        found = self._raw.execute("SELECT row_count, total FROM seal WHERE table_name = ?", (name,))
        ((count, total),) = found.fetchall()
        return TableSeal(int(count), int(total, 16))

    def _former(self, table: Table) -> dict[Row, Row | None]:
        """By key, the rows of a table that were written, as they were before; None: it was not there."""
        images = self._raw.execute(
            f"SELECT change.action, {', '.join(f'image.{chr(34)}{column.name}{chr(34)}' for column in table.columns)} "  # noqa: S608
            f'FROM change JOIN "history_{table.name}" AS image ON image.change_id = change.id '
            "WHERE change.id > ? ORDER BY change.id",
            (self._change,),
        ).fetchall()
        names = [column.name for column in table.columns]
        places = [names.index(column.name) for column in table.primary_key.columns]
        first: dict[Row, Row | None] = {}
        for action, *image in images:
            first.setdefault(tuple(image[place] for place in places), None if action == INSERTED else tuple(image))
        return first

    def _present(self, table: Table, keys: Iterable[Row]) -> Iterator[Row]:
        match = " AND ".join(f'"{column.name}" = ?' for column in table.primary_key.columns)
        query = f'SELECT {_columns(table)} FROM "{table.name}" WHERE {match}'  # noqa: S608 - our constants
        for key in keys:
            yield from self._raw.execute(query, key)
