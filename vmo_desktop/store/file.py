"""One workshop file: creating, opening, transactions and copies.

Rollback journal, full synchronisation, normal locking: in this mode SQLite notices when the file is replaced under us
(write-ahead logging would write into a ghost), and a commit survives a power cut.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlalchemy.exc import DBAPIError

from vmo_desktop.errors import FileRefused, WorkshopReadOnly, WriteFailed
from vmo_desktop.store import history
from vmo_desktop.store.backups import Backup, Draft, Reason, content_of, copy_whole, draft_backup
from vmo_desktop.store.choice_tables import Robustness, Scenario
from vmo_desktop.store.connection import connect, engine_over, one_state, verify
from vmo_desktop.store.header import APPLICATION_ID, journal_path, read_header
from vmo_desktop.store.lock import Lock, Owner, acquire
from vmo_desktop.store.room_tables import Room
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.store.seal import Sealing, write_whole_seal
from vmo_desktop.store.structure import create_structure
from vmo_desktop.store.tables import Chart, Pack, WeightSet, Workshop
from vmo_desktop.store.value_tables import Finance, Realization
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

log = logging.getLogger(__name__)


class WorkshopFile:
    """An open workshop file with one connection, owned by the thread that opened it."""

    def __init__(self, path: Path, raw: sqlite3.Connection, lock: Lock | None, owner: Owner | None) -> None:
        self.path = path
        self.raw = raw
        self.owner = owner
        self._lock = lock
        self._engine = engine_over(raw)
        self._data_version = self._read_data_version()

    @property
    def is_read_only(self) -> bool:
        """Whether somebody else edits the file, or it cannot be written."""
        return self._lock is None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction for writing; rolled back when the body raises.

        Raises `WorkshopReadOnly`, or `WriteFailed` when the file system refuses or the file was changed from outside.
        """
        self._refuse_reading_only()
        sealing = None
        try:
            with self._engine.begin() as connection:
                if self._read_data_version() != self._data_version:
                    raise WriteFailed(
                        tr(
                            "{name} was changed by another program. "
                            "Save a copy of what you see, then open the file again.",
                            name=self.path.name,
                        )
                    )
                sealing = Sealing(self.raw)
                yield connection
                sealing.finish()
        except (DBAPIError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            if isinstance(cause, sqlite3.IntegrityError):
                raise
            log.warning("write failed: %s", cause)
            if sealing is not None and sealing.is_committed():
                return  # only the folder could not be flushed: the file holds the edit, and so must we
            raise WriteFailed(self._why_not_written(cause)) from error

    def _refuse_reading_only(self) -> None:
        if self.is_read_only:
            who = tr("the file or its folder cannot be written")
            if self.owner:
                who = tr("{owner} is editing it", owner=self.owner)
            remedy = tr("Save a copy to go on with yours.")
            raise WorkshopReadOnly(
                tr("{name} is open for reading only: {who}. {remedy}", name=self.path.name, who=who, remedy=remedy)
            )

    def _why_not_written(self, cause: object) -> str:
        if not self.path.exists():
            return tr(
                "{name} is no longer in {folder}: file or folder was moved, renamed or deleted. "
                "The last edit was not kept. Save the workshop under another name to go on.",
                name=self.path.name,
                folder=self.path.parent,
            )
        return tr(
            "{name} could not be written ({cause}). The last edit was not kept. "
            "Free some space or save the workshop under another name.",
            name=self.path.name,
            cause=cause,
        )

    def copy_to(self, target: Path) -> None:
        """Write a complete copy to another path, replacing what is there only when the copy stands.

        Raises `WriteFailed` when the file system refuses, or somebody (we, perhaps) is editing what is there.
        """
        lock = acquire(target)
        if isinstance(lock, Owner):
            raise WriteFailed(
                tr("{name} is being edited by {lock}. Choose another name for the copy.", name=target.name, lock=lock)
            )
        try:
            self._copy_to(target)
        finally:
            if lock is not None:
                lock.release()

    def _copy_to(self, target: Path) -> None:
        partial = target.with_name(f".{target.name}.partial")
        try:
            partial.unlink(missing_ok=True)
            copy_whole(self.raw, partial)
            partial.replace(target)
        except (OSError, sqlite3.Error) as error:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise WriteFailed(
                tr("{target} could not be written ({error}). Choose another folder.", target=target, error=error)
            ) from error

    def draft_backup(self, reason: Reason) -> Draft:
        """Copy what is committed, to be checked and counted by `Draft.finish`."""
        return draft_backup(self.path, partial(copy_whole, self.raw), reason)

    def restore(self, backup: Path) -> Backup:
        """Put the content of a backup in the place of all that is here; returns the backup of what it replaced.

        Raises `FileRefused` when the backup is damaged, `WriteFailed` when nothing could be written: all is then as
        before. The file's own triggers go with the old content: it is to be opened again.
        """
        self._refuse_reading_only()
        content_of(backup)
        replaced = self.draft_backup(Reason.RESTORE).finish()
        try:
            with closing(connect(backup, read_only=True)) as source:
                source.backup(self.raw)
        except sqlite3.Error as error:
            raise WriteFailed(self._why_not_written(error)) from error
        return replaced

    def close(self) -> None:
        """Close the file and give up the right to edit it."""
        self._engine.dispose()
        self.raw.close()
        if self._lock is not None:
            self._lock.release()

    def _read_data_version(self) -> int:
        return int(self.raw.execute("PRAGMA data_version").fetchone()[0])


def create_file(path: Path) -> WorkshopFile:
    """Make a new workshop file; refused when the path is taken."""
    if os.path.lexists(path):
        raise FileRefused(path, tr("there is already a file of this name."), tr("Choose another name."))
    lock = acquire(path)
    if not isinstance(lock, Lock):
        raise WriteFailed(
            tr(
                "{name}: no file of this name can be made in this folder. Choose another folder or a shorter name.",
                name=path.name,
            )
        )
    raw = None
    try:
        raw = connect(path, read_only=False)
        with engine_over(raw).begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
            create_structure(connection)
            for single in (Workshop, Chart, Pack, Room, Robustness, Finance, Realization):
                connection.execute(insert(single).values(id=1))
            connection.execute(insert(WeightSet).values(position=1, name="Default", is_default=True))
            connection.execute(insert(Scenario).values(position=1, name="Base case", is_recommended=True))
            write_whole_seal(raw)
        history.install_triggers(raw)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        if raw is not None:
            raw.close()
        with suppress(OSError):
            path.unlink(missing_ok=True)
        lock.release()
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise WriteFailed(
            tr("{path} could not be made ({error}). Choose another folder.", path=path, error=cause)
        ) from error
    return WorkshopFile(path, raw, lock, None)


def open_file(path: Path, *, for_reading: bool = False) -> WorkshopFile:
    """Open a workshop file; for reading only when asked, or when somebody else is editing it.

    Raises `FileRefused` when it is not a workshop, damaged, or too new; the file is then untouched.
    """
    header = read_header(path)
    # A journal may be what an interrupted commit left: only a writer can roll that back.
    is_looking = for_reading and header.schema == SCHEMA and not journal_path(path).exists()
    got = None if is_looking else acquire(path)
    lock = got if isinstance(got, Lock) else None
    owner = got if isinstance(got, Owner) else None
    raw = None
    try:
        if header.schema < SCHEMA:
            _migrate(path, lock)
        raw = connect(path, read_only=lock is None)
        with one_state(raw):
            verify(path, raw)
        if lock is not None:
            history.install_triggers(raw)
        return WorkshopFile(path, raw, lock, owner)
    except BaseException as error:
        if raw is not None:
            raw.close()
        if lock is not None:
            lock.release()
        if isinstance(error, (sqlite3.Error, UnicodeDecodeError)):
            remedy = tr("Try again, or open a copy of the workshop from before.")
            raise FileRefused(path, tr("the file cannot be opened ({error}).", error=error), remedy) from error
        raise


def _migrate(path: Path, lock: Lock | None) -> None:
    if lock is None:
        reason = tr("this workshop is of an older version and cannot be brought up to date here.")
        raise FileRefused(path, reason, tr("Copy it and open the copy."))
    # Alembic takes half a second to import and is needed for older files only.
    from vmo_desktop.store.migration import migrate  # noqa: PLC0415

    migrate(path)
