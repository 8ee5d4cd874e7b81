"""All that was acknowledged, kept in memory: what is saved as a copy when the file is damaged, replaced or gone.

It follows each commit by the rows that were written, with their row numbers, so that a copy of it reads like the file.
"""

import logging
import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table

from vmo_desktop.store.base import Base
from vmo_desktop.store.connection import copy_pages
from vmo_desktop.store.history import HISTORY
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.seal import Written

log = logging.getLogger(__name__)

_FULL = (sqlite3.Error, MemoryError)
"""What is said where memory runs out; or, when it is read anew, where another program holds the file."""

_STEP, _CHANGE, _SEAL = (Base.metadata.tables[name] for name in ("step", "change", "seal"))

Writes = Sequence[tuple[str, Sequence[tuple[Any, ...]]]]
"""Statements, each with the rows that it is done for."""


class Mirror:
    """A workshop file in memory, as long as there is room for it: the file alone holds everything where there is none.

    It is tried anew after each commit, so that a short want of memory costs nothing.
    """

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._memory: sqlite3.Connection | None = _copied(file)

    @property
    def raw(self) -> sqlite3.Connection:
        """What holds all that was acknowledged."""
        return self._memory or self._file

    @property
    def is_apart(self) -> bool:
        """Whether it is in memory, so that it outlives the file, and a commit until it is followed."""
        return self._memory is not None

    def copy_with(self, writes: Writes) -> sqlite3.Connection | None:
        """Make a copy that has followed a commit, in any thread; what is held stays as it is. None: no room."""
        if self._memory is None:
            return None
        try:
            copy = _copied(self._memory)
        except _FULL as error:
            log.warning("no copy in memory: %s", type(error).__name__)
            return None
        if _is_followed(copy, writes):
            return copy
        copy.close()
        return None

    def take(self, writes: Writes, copy: sqlite3.Connection | None = None) -> None:
        """Follow a commit; a copy that has done so takes the place of what is held."""
        if copy is not None:
            self.close()
            self._memory = copy
            return
        if self._memory is not None and _is_followed(self._memory, writes):
            return
        self.close()
        try:
            self._memory = _copied(self._file)
        except _FULL as error:
            log.warning("not in memory: %s", type(error).__name__)

    def close(self) -> None:
        """Let the memory go."""
        if self._memory is not None:
            self._memory.close()
            self._memory = None


def _copied(file: sqlite3.Connection) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)  # as the file's own is used
    try:
        copy_pages(file, memory)
    except BaseException:
        memory.close()
        raise
    return memory


def _is_followed(memory: sqlite3.Connection, writes: Writes) -> bool:
    """Whether memory took all of a commit; else it may hold the half of it."""
    try:
        memory.execute("BEGIN")
        for statement, rows in writes:
            memory.executemany(statement, rows)
        memory.execute("COMMIT")
    except _FULL as error:
        log.warning("not followed in memory: %s", type(error).__name__)
        return False
    return True


def writes_of(raw: sqlite3.Connection, written: Written) -> Writes:
    """What the mirror has to do after a transaction, asked before it is committed."""
    images = {table.name: history for table, history in zip(RECORDED, HISTORY, strict=True)}
    recorded = [table for table in RECORDED if table.name in written.keys]
    gone = [(_deletion(table), written.keys[table.name]) for table in recorded]
    # All that is replaced goes first: one row may have got the code that another had.
    rows = [_copy(raw, table, _match(table), written.keys[table.name]) for table in recorded]
    past = [_copy(raw, images[table.name], "change_id > ?", [(written.last_change,)]) for table in recorded]
    past += [
        _copy(raw, _CHANGE, "id > ?", [(written.last_change,)]),
        _copy(raw, _SEAL, "table_name = ?", [(name,) for name in written.seal]),
    ]
    return [*gone, *rows, _copy(raw, _STEP, "id >= ?", [(written.first_step,)]), *past]


def _match(table: Table) -> str:
    return " AND ".join(f'"{column.name}" = ?' for column in table.primary_key.columns)


def _deletion(table: Table) -> str:
    return f'DELETE FROM "{table.name}" WHERE {_match(table)}'  # noqa: S608 - our constants


def _copy(
    raw: sqlite3.Connection, table: Table, where: str, values: Sequence[tuple[Any, ...]]
) -> tuple[str, list[tuple[Any, ...]]]:
    columns = ", ".join(["rowid", *(f'"{column.name}"' for column in table.columns)])
    query = f'SELECT {columns} FROM "{table.name}" WHERE {where}'  # noqa: S608 - our constants
    rows = [row for each in values for row in raw.execute(query, each)]
    marks = ", ".join("?" * (1 + len(table.columns)))
    return f'INSERT OR REPLACE INTO "{table.name}" ({columns}) VALUES ({marks})', rows  # noqa: S608 - our constants
