"""Saving what can still be read of a damaged workshop file into a new one, with a list of what was lost.

The damaged file is only read. Rows are read by ranges of their numbers: where a range cannot be read it is halved, so
that a damaged page costs its own rows and no others. What refers to a lost row goes with it, as if it had been
deleted. A history with gaps could not be undone, so one that is not whole is left behind.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.store.base import Base
from vmo_desktop.store.connection import (
    FOR_SCHEMA,
    engine_over,
    is_out_of_patience,
    limit,
    patience,
    too_much,
    verify,
)
from vmo_desktop.store.file import create_file, lay_out
from vmo_desktop.store.header import refuse_log_of_another, status_of
from vmo_desktop.store.history import HISTORY
from vmo_desktop.store.part_file import part_beside, take_place
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.schema_pages import transplant
from vmo_desktop.store.seal import TableSeal, present_seal, stored_seal, write_whole_seal
from vmo_desktop.store.structure import is_plain_table
from vmo_desktop.store.tables import Driver, Weight, WeightSet
from vmo_desktop.store.untouched import not_copied
from vmo_desktop.store.values import is_fitting
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

_UNREADABLE = (sqlite3.Error, UnicodeDecodeError, OverflowError, ValueError)
_PAST = (*HISTORY, *(Base.metadata.tables[name] for name in ("step", "change")))
LAST = 1 << 24
"""Row numbers beyond this are looked for only where the table says itself that it has them."""

_PATIENCE = 4000
"""No page holds so many rows: after so many failures in a row there is nothing behind."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What could not be taken over of one table."""

    table: str
    rows: int | None
    """How many rows are missing; None: the file does not say how many there were."""
    ranges: tuple[tuple[int, int], ...]
    """First and last row number, in the damaged file, of what cannot be read or refers to what is lost.

    Where rows are gone without a trace, all numbers that are not there: those of the lost rows are among them.
    """
    is_altered: bool
    """All rows are there, and they are not what was written."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of a salvage."""

    kept: int
    """Rows in the new file, without its history."""
    losses: tuple[Loss, ...]
    has_history: bool


def salvage(source: Path, target: Path) -> Salvaged:
    """Write what can be read of a damaged file to a new one.

    Raises `FileRefused` when nothing can be read or the target is taken, `WriteFailed` when the target cannot be
    written.
    """
    readable, seal = _read(source)
    if not _is_something(readable):
        readable, seal = _read_by_new_schema(source)
    if not _is_something(readable):
        raise FileRefused(source, tr("nothing of this file can be read."), tr("Open a backup of the workshop."))
    # A whole past fits to whole tables only: undoing a step puts rows in the place of those that it wrote.
    has_history = all(readable[table.name].seal == seal.get(table.name) for table in (*RECORDED, *_PAST))
    if os.path.lexists(target):
        raise FileRefused(target, tr("there is already a file of this name."), tr("Choose another name."))
    try:
        with part_beside(target) as part:
            salvaged = _write(part, readable, seal, has_history=has_history)
            take_place(part, target)
    except (OSError, sqlite3.Error, DBAPIError, FileRefused) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise WriteFailed(
            tr("{target} could not be written ({error}). Choose another folder.", target=target, error=cause)
        ) from error
    return salvaged


def _read(source: Path) -> tuple[dict[str, "_Read"], dict[str, TableSeal]]:
    with closing(_reader(source)) as damaged:
        return {table.name: _Read.of(damaged, table) for table in (*RECORDED, *_PAST)}, _old_seal(damaged)


def _is_something(readable: dict[str, "_Read"]) -> bool:
    return bool(readable["workshop"].rows or readable["initiative"].rows)


def _read_by_new_schema(source: Path) -> tuple[dict[str, "_Read"], dict[str, TableSeal]]:
    """Read a file whose own list of tables is lost; believed only where most of it is what its seal says."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            fresh, mended = Path(folder) / "fresh.vmo", Path(folder) / "mended.vmo"
            create_file(fresh).close()
            transplant(source, fresh, mended)
            readable, seal = _read(mended)
    except (OSError, WriteFailed) as error:
        raise not_copied(source, error) from error
    right = sum(readable[name].seal == sealed for name, sealed in seal.items() if name in readable)
    return (readable, seal) if 2 * right > len(readable) else (dict.fromkeys(readable, _NOTHING), {})


def _reader(source: Path) -> sqlite3.Connection:
    status_of(source)
    refuse_log_of_another(source)
    raw = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    limit(raw)  # what is too long for a workshop is lost: it could not be opened with it
    raw.execute("PRAGMA trusted_schema = OFF")
    try:
        with patience(raw, FOR_SCHEMA):
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except _UNREADABLE as error:  # a damaged schema is dealt with table by table
        if is_out_of_patience(error):
            raw.close()
            raise too_much(source) from error
    return raw


def _old_seal(raw: sqlite3.Connection) -> dict[str, TableSeal]:
    try:
        return dict(stored_seal(raw))
    except _UNREADABLE:
        return {}


@dataclass(frozen=True)
class _Read:
    """What can be read of one table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    numbers: tuple[int, ...]
    """Of each row."""
    gaps: tuple[tuple[int, int], ...]

    @staticmethod
    def of(raw: sqlite3.Connection, table: Table) -> "_Read":
        try:
            is_plain = is_plain_table(raw, table.name)
            query = "SELECT name FROM pragma_table_info(?)"
            present = {name for (name,) in raw.execute(query, (table.name,))} if is_plain else set()
        except _UNREADABLE:
            present = set()
        columns = tuple(column.name for column in table.columns if column.name in present)
        if not columns:
            return _Read((), (), (), ((1, LAST),))
        rows: dict[int, tuple[object, ...]] = {}
        gaps: list[tuple[int, int]] = []
        for part in _parts(raw, table.name, columns, 1, _last_row(raw, table.name)):
            if isinstance(part, tuple):
                gaps.append(part)
                continue
            for number, *values in part:
                if is_fitting(table, columns, tuple(values)):
                    rows[number] = tuple(values)
                else:
                    gaps.append((number, number))
        return _Read(columns, tuple(rows.values()), tuple(rows), tuple(gaps))

    def ranges_without(self, present: Set[tuple[object, ...]]) -> tuple[tuple[int, int], ...]:
        """Row numbers of what could not be read, and of what was read and is not among these rows."""
        gone = [number for number, row in zip(self.numbers, self.rows, strict=True) if row not in present]
        return _joined([*self.gaps, *((number, number) for number in gone)])

    def unused(self) -> list[tuple[int, int]]:
        """Ranges of row numbers between and after those of the rows that were read."""
        edges = [0, *sorted(self.numbers), LAST + 1]
        return [(low + 1, high - 1) for low, high in pairwise(edges) if high - low > 1]

    @property
    def seal(self) -> TableSeal:
        return TableSeal().with_rows(self.rows)


_NOTHING = _Read((), (), (), ())


def _joined(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return tuple(joined)


def _last_row(raw: sqlite3.Connection, name: str) -> int:
    try:
        return int(raw.execute(f'SELECT coalesce(max(rowid), 0) FROM "{name}"').fetchone()[0])  # noqa: S608
    except _UNREADABLE:
        return LAST


def _parts(
    raw: sqlite3.Connection, name: str, columns: tuple[str, ...], first: int, last: int
) -> Iterator[list[tuple[Any, ...]] | tuple[int, int]]:
    """Rows of a range, each after its number, and ranges that cannot be read, in order."""
    query = f'SELECT rowid, {_list(columns)} FROM "{name}" WHERE rowid'  # noqa: S608 - our constants
    # One row as a range would be read on beyond its end, into the page that follows.
    one, several = f"{query} = ?", f"{query} BETWEEN ? AND ? ORDER BY rowid"
    waiting = [(first, last)]
    failures = 0
    while waiting:
        if failures > _PATIENCE:
            yield (waiting[-1][0], last)
            return
        low, high = waiting.pop()
        if low > high:
            continue
        try:
            found = (raw.execute(one, (low,)) if low == high else raw.execute(several, (low, high))).fetchall()
        except _UNREADABLE:
            failures += 1
            if low == high:
                yield (low, high)
            else:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]
        else:
            failures = 0 if found else failures
            yield found


def _list(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _write(target: Path, readable: dict[str, _Read], seal: dict[str, TableSeal], *, has_history: bool) -> Salvaged:
    with closing(sqlite3.connect(target, isolation_level=None)) as raw:
        lay_out(raw)
        raw.execute("PRAGMA foreign_keys = OFF")
        with engine_over(raw).begin() as connection:
            for table in RECORDED:
                _fill(connection, table, readable[table.name])
            if has_history:
                for table in _PAST:
                    _fill(connection, table, readable[table.name])
            _keep_rules(connection)
            _drop_dangling(raw)
            write_whole_seal(raw)
        verify(target, raw)
        present = present_seal(raw)
        losses = [_loss(raw, table.name, readable[table.name], seal, present[table.name]) for table in RECORDED]
    kept = sum(present[table.name].rows for table in RECORDED)
    return Salvaged(kept, tuple(loss for loss in losses if loss is not None), has_history)


def _fill(connection: Connection, table: Table, read: _Read) -> None:
    """Put rows into a table of the new file; its own first row, as of a new workshop, gives way."""
    if not read.rows:
        return
    connection.execute(table.delete())
    records = [dict(zip(read.columns, row, strict=True)) for row in read.rows]
    try:
        with connection.begin_nested():
            connection.execute(insert(table), records)
    except IntegrityError:
        for record in records:
            _fill_one(connection, table, record)


def _fill_one(connection: Connection, table: Table, record: dict[str, object]) -> None:
    try:
        with connection.begin_nested():
            connection.execute(insert(table), [record])
    except IntegrityError:
        return  # twice the same key, or a value missing: told as lost, since the seal counts it


def _drop_dangling(raw: sqlite3.Connection) -> None:
    """Take out what refers to rows that are not there, until nothing does."""
    while found := {(name, row) for name, row, *_ in raw.execute("PRAGMA foreign_key_check").fetchall()}:
        for name, row in found:
            raw.execute(f'DELETE FROM "{name}" WHERE rowid = ?', (row,))  # noqa: S608 - from the schema we made


def _keep_rules(connection: Connection) -> None:
    """Make good what no workshop can be without, and what its loss of rows may have broken: see `rules`."""
    connection.execute(delete(Weight).where(Weight.points < 0))
    reached = select(Driver.id).where(Driver.parent_id.is_(None)).cte(recursive=True)
    reached = reached.union(select(Driver.id).join(reached, Driver.parent_id == reached.c.id))
    connection.execute(update(Driver).where(Driver.id.not_in(select(reached.c.id))).values(parent_id=None))
    sets = connection.execute(select(WeightSet.id, WeightSet.is_default).order_by(WeightSet.id)).all()
    if not sets:
        connection.execute(insert(WeightSet).values(position=1, name="Default", is_default=True))
    elif sum(row.is_default for row in sets) != 1:
        connection.execute(update(WeightSet).values(is_default=WeightSet.id == sets[0].id))


def _loss(
    raw: sqlite3.Connection, name: str, read: _Read, seal: dict[str, TableSeal], present: TableSeal
) -> Loss | None:
    was = seal.get(name)
    missing = None if was is None else was.rows - present.rows
    if missing == 0 and was == present:
        return None
    if was is None and not read.gaps and len(read.rows) == present.rows:
        return None
    kept = set(raw.execute(f'SELECT {_list(read.columns)} FROM "{name}"')) if read.columns else set()  # noqa: S608
    ranges = read.ranges_without(kept)
    if missing is not None and missing > sum(high - low + 1 for low, high in ranges):
        ranges = _joined([*ranges, *read.unused()])
    return Loss(name, missing, ranges, is_altered=missing == 0)
