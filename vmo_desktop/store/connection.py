"""Connections to a workshop file: their settings, and what a file must be to be used through one."""

import logging
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from vmo_desktop.errors import FileRefused
from vmo_desktop.store.seal import broken
from vmo_desktop.store.structure import expected_structure, structure_of
from vmo_desktop.store.values import find_misfit
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

log = logging.getLogger(__name__)

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
}
_DEFENSIVE = 1010
"""SQLITE_DBCONFIG_DEFENSIVE, which Python names only from 3.12 on."""


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open a file with the settings that all connections to a workshop have; the caller commits by itself."""
    address = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    raw = sqlite3.connect(address, uri=True, isolation_level=None, timeout=2.0)
    for limit, most in _LIMITS.items():
        raw.setlimit(limit, most)
    if hasattr(raw, "setconfig"):
        raw.setconfig(_DEFENSIVE, True)
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
    return raw


@contextmanager
def one_state(raw: sqlite3.Connection) -> Iterator[None]:
    """Read one state of the file, whatever another program commits meanwhile."""
    raw.execute("BEGIN")
    try:
        yield
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")


def engine_over(raw: sqlite3.Connection) -> Engine:
    """An engine whose only connection this is."""
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, pool_reset_on_return=None)

    # Without an explicit BEGIN the driver commits each schema statement by itself and a failed write is half kept.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def verify(path: Path, raw: sqlite3.Connection) -> None:
    """Refuse a file that is damaged or holds what we did not put there.

    Raises `FileRefused`.
    """
    remedy = tr("Open a copy of the workshop from before.")
    steps = 0

    def give_up() -> int:
        nonlocal steps
        steps += 1
        return int(steps > 200)

    raw.set_progress_handler(give_up, 1_000_000)  # seldom: each time waits for whatever else runs in Python
    try:
        if raw.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise FileRefused(path, tr("the file is damaged."), remedy)
        if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise FileRefused(path, tr("the file is damaged: some rows refer to rows that are gone."), remedy)
        if structure_of(raw) != expected_structure():
            raise FileRefused(path, tr("the file holds tables or code that are not a workshop's."), remedy)
        misfit = find_misfit(raw)
        if misfit is not None:
            raise FileRefused(
                path,
                tr("the file is damaged: {misfit} holds a value that does not belong there.", misfit=misfit),
                remedy,
            )
        for table in ("workshop", "chart", "pack"):
            if raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] != 1:  # noqa: S608 - our constants
                raise FileRefused(path, tr("the file is damaged: its frame is missing."), remedy)
        tables = broken(raw)
        if tables:
            names = ", ".join(tables)
            raise FileRefused(path, tr("the file is damaged: {names} is not as it was written.", names=names), remedy)
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        log.warning("refused %s: %s", type(error).__name__, error)
        raise FileRefused(path, tr("the file is damaged."), remedy) from error
    finally:
        raw.set_progress_handler(None, 0)
