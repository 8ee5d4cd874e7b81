"""The seal: what every table of a file must hold, so that a bit that turns over is never silent.

SQLite's own checks see damage to its pages, not to the values in them. For each table the file keeps the number of
rows and the sum of their hashes (BLAKE2b of 128 bits, modulo 2^128). A sum is free of order and follows each write
without reading the rest: old rows go out, new ones come in, within the transaction that writes them. The seal is no
protection against somebody who forges it.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Table

from vmo_desktop.store.base import Base
from vmo_desktop.store.history import HISTORY, INSERTED
from vmo_desktop.store.schema import RECORDED

Row = tuple[Any, ...]

_MODULUS = 1 << 128
_STEP, _CHANGE = Base.metadata.tables["step"], Base.metadata.tables["change"]


@dataclass(frozen=True, slots=True)
class TableSeal:
    """Number of rows, and the sum of their hashes."""

    rows: int = 0
    total: int = 0

    def with_rows(self, rows: Iterable[Row]) -> "TableSeal":
        """With more rows."""
        hashes = list(map(_hash, rows))
        return TableSeal(self.rows + len(hashes), (self.total + sum(hashes)) % _MODULUS)

    def without(self, rows: Iterable[Row]) -> "TableSeal":
        """With less rows."""
        hashes = [_hash(row) for row in rows]
        return TableSeal(self.rows - len(hashes), (self.total - sum(hashes)) % _MODULUS)


Seal = Mapping[str, TableSeal]
"""By name of the table."""


def _hash(row: Row) -> int:
    """The hash of a row; `ascii` tells texts, whole numbers, fractions and nothing apart, alike in every version."""
    return int.from_bytes(blake2b(ascii(row).encode("ascii"), digest_size=16).digest(), "big")


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def _rows(raw: sqlite3.Connection, table: Table, where: str = "", values: Row = ()) -> list[Row]:
    # The names are our own constants.
    return raw.execute(f'SELECT {_columns(table)} FROM "{table.name}" {where}', values).fetchall()  # noqa: S608


def stored_seal(raw: sqlite3.Connection) -> Seal:
    """The seal that the file carries."""
    found = raw.execute("SELECT table_name, row_count, total FROM seal").fetchall()
    return {str(name): TableSeal(int(count), int(total, 16)) for name, count, total in found}


def present_seal(raw: sqlite3.Connection) -> Seal:
    """The seal of what the file holds, from all of it."""
    return {table.name: TableSeal().with_rows(_rows(raw, table)) for table in (*RECORDED, *HISTORY, _STEP, _CHANGE)}


def broken(raw: sqlite3.Connection) -> list[str]:
    """Names of the tables that do not hold what was written into them."""
    stored, present = stored_seal(raw), present_seal(raw)
    return sorted(name for name in stored.keys() | present.keys() if stored.get(name) != present.get(name))


def write_whole_seal(raw: sqlite3.Connection) -> None:
    """Seal a file as it is: after it was made or brought to this version."""
    _write(raw, present_seal(raw))


def _write(raw: sqlite3.Connection, seal: Seal) -> None:
    raw.executemany(
        "INSERT INTO seal (table_name, row_count, total) VALUES (?, ?, ?) ON CONFLICT (table_name) "
        "DO UPDATE SET row_count = excluded.row_count, total = excluded.total",
        [(name, each.rows, f"{each.total:032x}") for name, each in sorted(seal.items())],
    )


class Sealing:
    """What a transaction must know at its beginning so that it can carry the seal forward at its end."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._change = int(raw.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])
        # The newest step alone can still get other words: an edit may be joined to it.
        self._newest = _rows(raw, _STEP, "ORDER BY id DESC LIMIT 1")

    def is_committed(self) -> bool:
        """Whether the file holds what the transaction wrote, asked when its commit was said to have failed."""
        try:
            change = int(self._raw.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])
            return change != self._change or _rows(self._raw, _STEP, "ORDER BY id DESC LIMIT 1") != self._newest
        except sqlite3.Error:
            return False

    def finish(self) -> None:
        """Carry the seal forward by all that was written since; nothing is done where nothing was."""
        stored = stored_seal(self._raw)
        first = self._newest[0][0] if self._newest else 0
        steps = _rows(self._raw, _STEP, "WHERE id >= ?", (first,))
        changes = _rows(self._raw, _CHANGE, "WHERE id > ?", (self._change,))
        seal: dict[str, TableSeal] = {}
        if steps != self._newest:
            seal["step"] = stored["step"].without(self._newest).with_rows(steps)
        if changes:
            seal["change"] = stored["change"].with_rows(changes)
        names = {change[_CHANGE.columns.keys().index("table_name")] for change in changes}
        for table, images in zip(RECORDED, HISTORY, strict=True):
            if table.name in names:
                kept = _rows(self._raw, images, "WHERE change_id > ?", (self._change,))
                seal[images.name] = stored[images.name].with_rows(kept)
                before, after = self._replaced(table)
                seal[table.name] = stored[table.name].without(before).with_rows(after)
        _write(self._raw, seal)

    def _replaced(self, table: Table) -> tuple[list[Row], list[Row]]:
        """Rows of a table as they were before the transaction, and what stands in their place now."""
        images = self._raw.execute(
            f"SELECT change.action, {', '.join(f'image.{chr(34)}{column.name}{chr(34)}' for column in table.columns)} "  # noqa: S608
            f'FROM change JOIN "history_{table.name}" AS image ON image.change_id = change.id '
            "WHERE change.id > ? ORDER BY change.id",
            (self._change,),
        ).fetchall()
        names = [column.name for column in table.columns]
        key = [names.index(column.name) for column in table.primary_key.columns]
        first: dict[Row, Row | None] = {}
        for action, *image in images:
            first.setdefault(tuple(image[place] for place in key), None if action == INSERTED else tuple(image))
        match = " AND ".join(f'"{column.name}" = ?' for column in table.primary_key.columns)
        after = [row for each in first for row in _rows(self._raw, table, f"WHERE {match}", each)]
        return [row for row in first.values() if row is not None], after
