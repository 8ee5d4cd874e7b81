"""Reading what can still be read of a damaged workshop file.

Rows are read by ranges of their numbers: where a range cannot be read it is halved, so that a damaged page costs its
own rows and no others. A text of which some bytes are no letters is read with U+FFFD in their place.
"""

import sqlite3
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.store.base import Base
from vmo_desktop.store.connection import FOR_SCHEMA, is_out_of_patience, limit, patience, too_much
from vmo_desktop.store.file import create_file
from vmo_desktop.store.free_texts import is_free
from vmo_desktop.store.header import refuse_log_of_another, refuse_too_large, status_of
from vmo_desktop.store.history import HISTORY
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.schema_pages import transplant
from vmo_desktop.store.seal import Seal, TableSeal, stored_seal
from vmo_desktop.store.structure import is_plain_table
from vmo_desktop.store.untouched import not_copied
from vmo_desktop.store.values import is_fitting
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

_UNREADABLE = (sqlite3.Error, UnicodeDecodeError, OverflowError, ValueError)
PAST = (*HISTORY, *(Base.metadata.tables[name] for name in ("step", "change")))
LAST = 1 << 24
"""Row numbers beyond this are looked for only where the table says itself that it has them."""

_PATIENCE = 4000
"""No page holds so many rows: after so many failures in a row there is nothing behind."""

Row = tuple[object, ...]
Ranges = tuple[tuple[int, int], ...]
"""First and last row number of each."""
IsPossible = Callable[[str, Sequence[str], Sequence[object]], bool]
"""Whether a row, of a table and with these columns, is one that a workshop can hold; every value is of its kind."""


class _MendedText(str):
    """A text that has U+FFFD in the place of what could not be read of it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Mend:
    """Where a text was mended: the row by its number in the damaged file, and the column."""

    row: int
    column: str


@dataclass(frozen=True)
class Readable:
    """What can be read of one table."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]
    """Of each row."""
    gaps: Ranges
    displaced: Ranges
    """Numbers that rows have out of their order: they are damaged, and what was theirs is not known."""

    @staticmethod
    def of(raw: sqlite3.Connection, table: Table, is_possible: IsPossible) -> "Readable":
        """All rows of a table that can be read, hold nothing that their columns cannot, and are possible."""
        columns = _present_columns(raw, table)
        if not columns:
            return Readable((), (), (), ((1, LAST),), ())
        rows: dict[tuple[int, Row], None] = {}  # where numbers are damaged, the same row may be met twice
        met: list[int] = []
        gaps: list[tuple[int, int]] = []
        for part in parts(raw, table.name, columns, 1, _last_row(raw, table.name)):
            if isinstance(part, tuple):
                gaps.append(part)
                continue
            for number, *values in part:
                met.append(number)
                if (
                    is_fitting(table, columns, values)
                    and all(is_free(table, name) for name in _mended(columns, values))
                    and is_possible(table.name, columns, values)
                ):
                    rows[number, tuple(values)] = None
                else:
                    gaps.append((number, number))
        return Readable(
            columns, tuple(row for _, row in rows), tuple(number for number, _ in rows), joined(gaps), displaced(met)
        )

    def ranges_without(self, present: Set[Row], missing: int | None) -> Ranges:
        """Row numbers of what could not be read, and of what was read and is not among these rows.

        Of a row that was read twice both numbers are told, since one of them is of another row. Where more rows are
        missing than that accounts for, or numbers themselves are damaged, all numbers that are not there are told.
        """
        told, accounted = list(self.gaps), sum(high - low + 1 for low, high in self.gaps)
        for row, numbers in self._numbers_of_rows().items():
            is_present = row in present
            if len(numbers) > is_present:
                told += [(number, number) for number in numbers]
                accounted += len(numbers) - is_present
        if missing is not None and (self.displaced or missing > accounted):
            told += [*self.displaced, *self._unused()]
        return joined(told)

    def _numbers_of_rows(self) -> Mapping[Row, Sequence[int]]:
        found: dict[Row, list[int]] = {}
        for number, row in zip(self.numbers, self.rows, strict=True):
            found.setdefault(row, []).append(number)
        return found

    def mends_in(self, present: Set[Row]) -> tuple[Mend, ...]:
        """Texts that were mended, in those of the rows that are among these."""
        return tuple(
            Mend(number, name)
            for number, row in zip(self.numbers, self.rows, strict=True)
            for name in _mended(self.columns, row)
            if row in present
        )

    def _unused(self) -> list[tuple[int, int]]:
        """Ranges of row numbers between and after those of the rows that were read."""
        edges = [0, *sorted(self.numbers), LAST + 1]
        return [(low + 1, high - 1) for low, high in pairwise(edges) if high - low > 1]

    @property
    def seal(self) -> TableSeal:
        """What the table would have to hold for nothing to be lost."""
        return TableSeal().with_rows(self.rows)


_NOTHING = Readable((), (), (), (), ())


def read_damaged(source: Path, is_possible: IsPossible) -> tuple[Mapping[str, Readable], Seal]:
    """What can be read of each table, and the seal; nothing where that is not worth believing.

    Raises `FileRefused` where the file cannot be looked at.
    """
    readable, seal = _read(source, is_possible)
    return (readable, seal) if is_something(readable) else _read_by_new_schema(source, is_possible)


def is_something(readable: Mapping[str, Readable]) -> bool:
    """Whether there is anything that a workshop could be made of."""
    return bool(readable["workshop"].rows or readable["initiative"].rows)


def _read(source: Path, is_possible: IsPossible) -> tuple[Mapping[str, Readable], Seal]:
    with closing(_reader(source)) as damaged:
        readable = {table.name: Readable.of(damaged, table, is_possible) for table in (*RECORDED, *PAST)}
        return readable, _old_seal(damaged)


def _read_by_new_schema(source: Path, is_possible: IsPossible) -> tuple[Mapping[str, Readable], Seal]:
    """Read a file whose own list of tables is lost; believed only where most of it is what its seal says."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            fresh, whole = Path(folder) / "fresh.vmo", Path(folder) / "whole.vmo"
            create_file(fresh).close()
            transplant(source, fresh, whole)
            readable, seal = _read(whole, is_possible)
    except (OSError, WriteFailed) as error:
        raise not_copied(source, error) from error
    right = sum(readable[name].seal == sealed for name, sealed in seal.items() if name in readable)
    return (readable, seal) if 2 * right > len(readable) else (dict.fromkeys(readable, _NOTHING), {})


def _reader(source: Path) -> sqlite3.Connection:
    refuse_too_large(source, status_of(source))
    refuse_log_of_another(source)
    try:
        raw = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except sqlite3.Error as error:
        reason = tr("the file cannot be opened ({error}).", error=error)
        raise FileRefused(source, reason, tr("Check that you may open it, or copy it to another disk.")) from error
    limit(raw)  # what is too long for a workshop is lost: it could not be opened with it
    raw.text_factory = _text
    raw.execute("PRAGMA trusted_schema = OFF")
    try:
        with patience(raw, FOR_SCHEMA):
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except _UNREADABLE as error:  # a damaged schema is dealt with table by table
        if is_out_of_patience(error):
            raw.close()
            raise too_much(source) from error
    return raw


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _MendedText(data.decode(errors="replace"))


def _mended(columns: Sequence[str], row: Sequence[object]) -> list[str]:
    return [name for name, value in zip(columns, row, strict=True) if isinstance(value, _MendedText)]


def _old_seal(raw: sqlite3.Connection) -> Seal:
    try:
        return stored_seal(raw)
    except _UNREADABLE:
        return {}


def _present_columns(raw: sqlite3.Connection, table: Table) -> tuple[str, ...]:
    try:
        is_plain = is_plain_table(raw, table.name)
        query = "SELECT name FROM pragma_table_info(?)"
        present = {name for (name,) in raw.execute(query, (table.name,))} if is_plain else set()
    except _UNREADABLE:
        present = set()
    return tuple(column.name for column in table.columns if column.name in present)


def joined(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Ranges in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def displaced(numbers: Sequence[int]) -> Ranges:
    """Numbers beside the longest ascending way through all, in the order in which they were met."""
    ends: list[int] = []
    """Least last number of an ascending way, by its length."""
    lengths: list[int] = []
    for number in numbers:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
        lengths.append(place)
    beside, wanted = [], len(ends) - 1
    for number, length in zip(reversed(numbers), reversed(lengths), strict=True):
        if length == wanted:
            wanted -= 1
        else:
            beside.append((number, number))
    return joined(beside)


def _last_row(raw: sqlite3.Connection, name: str) -> int:
    try:
        return int(raw.execute(f'SELECT coalesce(max(rowid), 0) FROM "{name}"').fetchone()[0])  # noqa: S608
    except _UNREADABLE:
        return LAST


def parts(
    raw: sqlite3.Connection, name: str, columns: tuple[str, ...], first: int, last: int
) -> Iterator[list[tuple[Any, ...]] | tuple[int, int]]:
    """Rows of a range, each after its number, and ranges that cannot be read, in order."""
    query = f'SELECT rowid, {column_list(columns)} FROM "{name}" WHERE rowid'  # noqa: S608 - our constants
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


def column_list(columns: Sequence[str]) -> str:
    """Columns as SQL names them."""
    return ", ".join(f'"{column}"' for column in columns)
