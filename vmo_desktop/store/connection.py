"""Connections to a workshop file: their settings, and what a file must be to be used through one."""

import logging
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import NullPool, StaticPool
from sqlalchemy.util import LRUCache

from vmo_desktop.errors import FileRefused
from vmo_desktop.store.bound import check_bound
from vmo_desktop.store.header import schema_of, too_new
from vmo_desktop.store.rules import breaks_of_damage
from vmo_desktop.store.schema import SCHEMA, SINGLE
from vmo_desktop.store.seal import broken
from vmo_desktop.store.structure import find_code, find_strange
from vmo_desktop.store.values import find_misfit
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

log = logging.getLogger(__name__)

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1024 * 1024,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
}
_ADDRESS = make_url("sqlite://")
_WORDED: LRUCache[Any, Any] = LRUCache(500)
"""Statements as SQL, the latest ones: wording one takes longer than doing it."""

FOR_SCHEMA, FOR_CONTENT = (10_000, 20), (1_000_000, 1000)
"""After how many operations of the database engine it is asked whether to go on, and how often the answer is yes.

Seldom, for each time waits for whatever else runs in Python. A schema takes some 20,000 operations; a thousand times
as many tables as a workshop has would take minutes.
"""

_MOST_NAMED = 3
"""Tables that a refusal tells by name: a file that lost its seal has more than a hundred that are not as written."""

_DEFENSIVE = 1010
"""SQLITE_DBCONFIG_DEFENSIVE, which Python names only from 3.12 on."""


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open a file with the settings that all connections to a workshop have; the caller commits by itself.

    One thread at a time may use it: whoever hands it on sees to that.

    Raises `sqlite3.Error`, or `FileRefused` for a schema that would take minutes to read.
    """
    address = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}"
    raw = sqlite3.connect(address, uri=True, isolation_level=None, timeout=2.0, check_same_thread=False)
    try:
        _set_up(raw, read_only=read_only)
    except BaseException as error:
        raw.close()
        if is_out_of_patience(error):
            raise too_much(path) from error
        raise
    return raw


def is_out_of_patience(error: BaseException) -> bool:
    """Whether it was `patience` that ended what was asked."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT


def is_busy(error: object) -> bool:
    """Whether SQLite waited in vain for another program to let go of the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def is_garbage(error: object) -> bool:
    """Whether SQLite says that the file is none of its own any more."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def too_much(path: Path) -> FileRefused:
    """What is said of a schema that would take minutes to read."""
    reason = tr("the file holds tables or code that are not a workshop's (too many to read).")
    return FileRefused(path, reason, _remedy())


def limit(raw: sqlite3.Connection) -> None:
    """Refuse larger texts, statements and nesting than any workshop has."""
    for category, most in _LIMITS.items():
        raw.setlimit(category, most)


def _set_up(raw: sqlite3.Connection, *, read_only: bool) -> None:
    limit(raw)
    if hasattr(raw, "setconfig"):
        raw.setconfig(_DEFENSIVE, True)
    with patience(raw, FOR_SCHEMA):
        _set_pragmas(raw, read_only=read_only)


def _set_pragmas(raw: sqlite3.Connection, *, read_only: bool) -> None:
    for pragma in (
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        "locking_mode = NORMAL",
        "mmap_size = 0",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        *(("synchronous = FULL", "fullfsync = ON") if sys.platform == "darwin" else ()),
    ):
        if read_only and pragma.startswith("journal_mode"):
            continue
        raw.execute(f"PRAGMA {pragma}")


@contextmanager
def patience(raw: sqlite3.Connection, most: tuple[int, int]) -> Iterator[None]:
    """End what takes too many operations; they are counted, so that a slow computer is not taken for a bad file."""
    every, times = most
    done = 0

    def give_up() -> int:
        nonlocal done
        done += 1
        return int(done > times)

    raw.set_progress_handler(give_up, every)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


@contextmanager
def one_state(raw: sqlite3.Connection) -> Iterator[None]:
    """Read one state of the file, whatever another program commits meanwhile."""
    raw.execute("BEGIN")
    try:
        yield
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Put all that a connection sees in the place of what another one holds.

    Raises `sqlite3.OperationalError` where another program holds one of the two: the driver alone would try for ever.
    """

    def give_up(status: int, _left: int, _of: int) -> None:
        if status & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):  # after as long as the connection waits
            held = sqlite3.OperationalError("database is locked")
            held.sqlite_errorcode = status
            raise held

    source.backup(target, progress=give_up)


def engine_over(raw: sqlite3.Connection) -> Engine:
    """An engine whose only connection this is; statements that any engine has worded are not worded again."""
    dialect = _dialect()
    pool = StaticPool(lambda: cast("DBAPIConnection", raw), reset_on_return=None, dialect=dialect)
    engine = Engine(pool, dialect, _ADDRESS, execution_options={"compiled_cache": _WORDED})

    # Without an explicit BEGIN the driver commits each schema statement by itself and a failed write is half kept.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "before_cursor_execute")
    def _check(_c: object, _cursor: object, _statement: str, bound: Any, _context: object, is_many: bool) -> None:
        check_bound(bound if is_many else (bound,))

    return engine


@cache
def _dialect() -> Dialect:
    """What SQLAlchemy knows of this SQLite, which it asks of a connection once."""
    engine = create_engine(_ADDRESS, poolclass=NullPool)
    with engine.connect():
        return engine.dialect


@dataclass(frozen=True, slots=True)
class Format:
    """Which program wrote a file, and what this one may do with it."""

    schema: int
    written_by: str
    min_writer: int

    @property
    def is_newer(self) -> bool:
        """Whether it holds more than this program knows."""
        return self.schema > SCHEMA

    @property
    def is_writable(self) -> bool:
        """Whether this program may write into it."""
        return not self.is_newer and self.min_writer <= SCHEMA


def verify(path: Path, raw: sqlite3.Connection) -> Format:
    """Refuse a file that is damaged or holds what we did not put there; nothing that it holds is run.

    Raises `FileRefused`, or `WorkshopTooNew` for one that only newer programs can read.
    """
    try:
        with patience(raw, FOR_SCHEMA):
            found = refuse_code(path, raw)
        with patience(raw, FOR_CONTENT):
            _refuse_damage(path, raw, is_newer=found.is_newer)
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        log.warning("refused: %s", type(error).__name__)  # its words may quote what the file holds
        raise FileRefused(path, _damage(error), _remedy()) from error
    return found


def _remedy() -> str:
    return tr("Open a copy of the workshop from before.")


def _damage(error: Exception) -> str:
    if isinstance(error, sqlite3.DataError):
        return tr("the file is damaged: it holds a text that is longer than any can be.")
    return tr("the file is damaged.")


def _altered(tables: list[str]) -> str:
    names, more = ", ".join(tables[:_MOST_NAMED]), len(tables) - _MOST_NAMED
    if more <= 0:
        return tr("the file is damaged: {names} is not as it was written.", names=names)
    return tr.counted(
        more,
        "the file is damaged: {names} and one more table are not as they were written.",
        "the file is damaged: {names} and {n} more tables are not as they were written.",
        names=names,
    )


def refuse_code(path: Path, raw: sqlite3.Connection) -> Format:
    """Refuse a schema that holds what no workshop does, by its text alone."""
    name = find_code(raw)
    schema = schema_of(raw)
    found = _format(path, raw, schema) if name is None and schema >= SCHEMA else Format(schema, "", schema)
    if name is None and schema >= SCHEMA:
        name = find_strange(raw, is_newer=found.is_newer)
    if name is not None:
        reason = tr("the file holds tables or code that are not a workshop's ({name}).", name=name)
        raise FileRefused(path, reason, _remedy())
    return found


def _format(path: Path, raw: sqlite3.Connection, schema: int) -> Format:
    """What a file says of who may read it; one that says nothing is none of ours, or too new to be read."""
    try:
        rows = raw.execute("SELECT written_by, min_reader, min_writer FROM format").fetchall()
        ((written_by, min_reader, min_writer),) = (
            (str(name), int(reader), int(writer)) for name, reader, writer in rows
        )
    except (sqlite3.OperationalError, ValueError, TypeError) as error:
        if schema > SCHEMA:
            raise too_new(path, schema) from error
        raise FileRefused(path, tr("the file is damaged: its frame is missing."), _remedy()) from error
    if min_reader > SCHEMA:
        raise too_new(path, schema, written_by)
    return Format(schema, written_by, min_writer)


def _refuse_damage(path: Path, raw: sqlite3.Connection, *, is_newer: bool) -> None:
    remedy = _remedy()
    if raw.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise FileRefused(path, tr("the file is damaged."), remedy)
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise FileRefused(path, tr("the file is damaged: some rows refer to rows that are gone."), remedy)
    misfit = find_misfit(raw)
    if misfit is not None:
        reason = tr("the file is damaged: {misfit} holds a value that does not belong there.", misfit=misfit)
        raise FileRefused(path, reason, remedy)
    for table in SINGLE:
        if raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] != 1:  # noqa: S608 - our constants
            raise FileRefused(path, tr("the file is damaged: its frame is missing."), remedy)
    tables = broken(raw, is_newer=is_newer)
    if tables:
        raise FileRefused(path, _altered(tables), remedy)
    for finding in breaks_of_damage(raw):
        raise FileRefused(path, tr("the file is damaged: {what}.", what=f"{finding.where}, {finding.what}"), remedy)
