"""One workshop file: creating, opening, transactions and copies.

Rollback journal, full synchronisation, normal locking: in this mode SQLite notices when the file is replaced under us
(write-ahead logging would write into a ghost), and a commit survives a power cut.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from vmo_desktop.errors import FileLost, FileRefused, WhyReadOnly, WorkshopReadOnly, WriteFailed
from vmo_desktop.progress import Report, silent
from vmo_desktop.store import history
from vmo_desktop.store.backups import Backup, Draft, Reason, Write, content_of, copy_whole, draft_backup, taken_state
from vmo_desktop.store.blank import lay_out
from vmo_desktop.store.bound import check_last_change, check_numbers
from vmo_desktop.store.connection import connect, engine_over, is_busy, is_garbage, one_state, verify
from vmo_desktop.store.header import journal_path, read_header, refuse_long_name
from vmo_desktop.store.journal import is_interrupted, play_back, unplayable
from vmo_desktop.store.lock import LeftBehind, Lock, Owner, acquire, lock_path
from vmo_desktop.store.mirror import Mirror, Writes, writes_of
from vmo_desktop.store.part_file import part_beside, registered, take_place
from vmo_desktop.store.putting_back import put_back
from vmo_desktop.store.right import Right, right_to_edit
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.store.seal import Sealing, Written
from vmo_desktop.store.stopping import stoppable
from vmo_desktop.store.untouched import untouched
from vmo_desktop.store.watch import Watch
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

log = logging.getLogger(__name__)

MANY = 10
"""A transaction that writes so many rows is worth a backup of what was there before."""


@dataclass(frozen=True, slots=True)
class _Committed:
    """What is in the file and is not followed in memory yet."""

    writes: Writes
    is_large: bool
    copy: sqlite3.Connection | None
    """What is in memory and has followed it, where that was made already."""


class WorkshopFile:
    """An open workshop file with one connection.

    The thread that opened it begins all that is done with it. It may have one transaction written in another thread:
    what was acknowledged is read on meanwhile, from memory, and whatever asks for the file itself waits.
    """

    def __init__(self, path: Path, raw: sqlite3.Connection, right: Right) -> None:
        self.path = path
        self._raw = raw
        self._turn = RLock()
        self.right = right
        self._engine = engine_over(raw)
        self._mirror = None if self.is_read_only else Mirror(raw)
        self._watch = None if self.is_read_only else Watch(path, raw)
        self.former: Write | None = None
        """The state before the last transaction, if that wrote many rows or was to be kept."""
        self._committed: list[_Committed] = []

    @property
    def is_read_only(self) -> bool:
        """Whether somebody else edits the file, or it cannot be written."""
        return self.right.lock is None

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection to the file."""
        with self._turn:
            return self._raw

    @contextmanager
    def transaction(self, report: Report = silent) -> Iterator[Connection]:
        """A transaction for writing; rolled back when the body raises, or `report` before all is ready to be committed.

        Once it is committed, the thread that opened the file has to `follow` it.

        Raises `WorkshopReadOnly`; `FileLost` when the file was changed, replaced, moved or deleted; or `WriteFailed`
        when the file system refuses.
        """
        self._refuse_reading_only()
        with self._turn:
            sealing = None
            try:
                with self._engine.begin() as connection:
                    self._refuse_lost()
                    sealing = Sealing(self._raw)
                    with stoppable(self._raw, report):
                        yield connection
                        written = sealing.finish()
                        check_numbers(written.keys)
                        check_last_change(history.last_change(self._raw))
                        writes = writes_of(self._raw, written)
            except (DBAPIError, sqlite3.Error) as error:
                cause = error.orig if isinstance(error, DBAPIError) else error
                self._take_back()
                if isinstance(cause, sqlite3.IntegrityError):
                    raise
                log.warning("write failed: %s", cause)
                if sealing is None or not sealing.is_committed():
                    raise self._why_not_written(cause) from error
                # Only the folder could not be flushed: the file holds the edit, and so must we.
            if self._watch is not None:
                self._watch.follow(written.seal)
            self._committed.append(self._committed_of(written, writes))

    def _committed_of(self, written: Written, writes: Writes) -> _Committed:
        """What is to be followed; many rows take long: that is done beside what is held, if that is up to date."""
        is_large = sum(map(len, written.keys.values())) >= MANY
        copy = None
        if is_large and self._mirror is not None and not self._committed:
            copy = self._mirror.copy_with(writes)
        return _Committed(writes, is_large, copy)

    def follow(self, *, keeps_former: bool = False) -> None:
        """Have in memory what was committed; `keeps_former`: however few rows that were."""
        committed, self._committed = self._committed, []
        if self._mirror is None:
            return
        for each in committed:
            is_kept = (each.is_large or keeps_former) and self._mirror.is_apart
            self.former = self._taken() if is_kept else None
            self._mirror.take(each.writes, each.copy)

    def _take_back(self) -> None:
        """End what a commit that failed leaves open, as where another program is reading: it is not in the file."""
        if self.raw.in_transaction:
            with suppress(sqlite3.Error):
                self.raw.execute("ROLLBACK")

    def _refuse_reading_only(self) -> None:
        if self.right.why is not None:
            raise WorkshopReadOnly(self.right.refusal(self.path), self.right.why)

    def find_loss(self) -> FileLost | None:
        """How what is open is no longer what stands at its path; None while all is as it was left."""
        if self._watch is None or not self._turn.acquire(blocking=False):
            return None  # what is being written tells it itself
        try:
            return self._watch.lost()
        finally:
            self._turn.release()

    def _refuse_lost(self) -> None:
        lost = self.find_loss()
        if lost is not None:
            raise lost

    def _why_not_written(self, cause: object) -> WriteFailed:
        lost = self._watch.taken_away() if self._watch is not None else None
        if lost is None and self._watch is not None and is_garbage(cause):
            lost = self._watch.changed()
        if lost is None and is_busy(cause):
            said = tr(
                "{name} is held by another program at this moment. The last edit is not in it. "
                "Try again, or save the workshop under another name.",
                name=self.path.name,
            )
            return WriteFailed(said)
        return lost or WriteFailed(
            tr(
                "{name} could not be written ({cause}). The last edit is not in it. "
                "Free some space or save the workshop under another name.",
                name=self.path.name,
                cause=cause,
            )
        )

    @property
    def acknowledged(self) -> sqlite3.Connection:
        """What holds all that was acknowledged, whatever became of the file."""
        return self._mirror.raw if self._mirror is not None and self._mirror.is_apart else self.raw

    def copy_to(self, target: Path) -> None:
        """Write a complete copy to another path; see `write_to`."""
        self.write_to(target, partial(copy_whole, self.acknowledged))

    def write_to(self, target: Path, write: Callable[[Path], object]) -> None:
        """Have something of this file written to another path, replacing what is there only when the new file stands.

        The file's own path is another one when the file is not there any more. Raises `FileRefused` for a name that is
        too long, and `WriteFailed` when the file system refuses, or somebody (we, perhaps) is editing what is there.
        """
        refuse_long_name(target)
        if self.is_gone_from(target):
            self._write_to(target, write)
            return
        with registered(lock_path(target)):
            self._write_under_lock(target, write)

    def _write_under_lock(self, target: Path, write: Callable[[Path], object]) -> None:
        lock = acquire(target)
        if isinstance(lock, LeftBehind | Owner):
            owner = lock.owner if isinstance(lock, LeftBehind) else lock
            raise WriteFailed(
                tr("{name} is being edited by {lock}. Choose another name for the copy.", name=target.name, lock=owner)
            )
        try:
            if target.resolve() == self.path.resolve():  # where there is no lock to hold it
                raise WriteFailed(
                    tr("{name} is the workshop itself. Choose another name for the copy.", name=target.name)
                )
            self._write_to(target, write)
        finally:
            if lock is not None:
                lock.release()

    def is_gone_from(self, target: Path) -> bool:
        """Whether the file was at this path, and nothing is now."""
        return self._watch is not None and target.resolve() == self.path.resolve() and not os.path.lexists(target)

    def _write_to(self, target: Path, write: Callable[[Path], object]) -> None:
        try:
            with part_beside(target) as part:
                write(part)
                read_header(part)
                take_place(part, target)
            # What an interrupted commit left of the file that was replaced would be played into the copy.
            journal_path(target).unlink(missing_ok=True)
        except (OSError, sqlite3.Error, DBAPIError, FileRefused) as error:
            raise WriteFailed(
                tr("{target} could not be written ({error}). Choose another folder.", target=target, error=error)
            ) from error

    def draft_backup(self, reason: Reason) -> Draft:
        """Copy what is committed, to be checked and counted by `Draft.finish`.

        Raises `FileRefused` for what a newer version wrote, of which no backup could be checked here.
        """
        if self.right.why is WhyReadOnly.NEWER:
            raise FileRefused(
                self.path,
                tr(
                    "no backup of it can be checked here, as it was written by VMO Desktop {version}, which is newer.",
                    version=self.right.written_by,
                ),
                tr("Make the backup with the newer program."),
            )
        state = self._taken()
        if state is None:
            raise WriteFailed(tr("{name}: no backup could be made: the memory is full.", name=self.path.name))
        return draft_backup(self.path, state, reason)

    def _taken(self) -> Write | None:
        """What was acknowledged, in memory; None where that cannot be had, which must not cost an edit."""
        try:
            return taken_state(self.acknowledged)
        except (sqlite3.Error, MemoryError) as error:
            log.warning("no backup: %s", type(error).__name__)
            return None

    def restore(self, backup: Path) -> Backup:
        """Put the content of a backup in the place of all that is here; returns the backup of what it replaced.

        Raises `FileRefused` when the backup is damaged, `WriteFailed` when nothing could be written: all is then as
        before. The file's own triggers go with the old content: it is to be opened again.
        """
        self._refuse_reading_only()
        self._refuse_lost()
        with untouched(backup) as whole:
            content_of(whole)
            replaced = self.draft_backup(Reason.RESTORE).finish(spared=backup)
            error = put_back(whole, self.raw)
        if error is not None:
            raise self._why_not_written(error) from error
        return replaced

    def close(self) -> None:
        """Close the file and give up the right to edit it."""
        raw = self.raw  # no sooner than what is being written
        self._engine.dispose()
        raw.close()
        if self._watch is not None:
            self._watch.close()
        if self._mirror is not None:
            self._mirror.close()
        if self.right.lock is not None:
            self.right.lock.release()


def create_file(path: Path) -> WorkshopFile:
    """Make a new workshop file; refused when the path is taken."""
    refuse_long_name(path)
    if os.path.lexists(path):
        raise FileRefused(path, tr("there is already a file of this name."), tr("Choose another name."))
    lock = acquire(path, take_over=True)
    if not isinstance(lock, Lock):
        raise WriteFailed(
            tr(
                "{name}: no file of this name can be made in this folder. Choose another folder or a shorter name.",
                name=path.name,
            )
        )
    raw = None
    try:
        _make(path)
        raw = connect(path, read_only=False)
        history.install_triggers(raw)
        return WorkshopFile(path, raw, Right(lock))
    except BaseException as error:
        if raw is not None:
            raw.close()
            with suppress(OSError):
                path.unlink(missing_ok=True)
        lock.release()
        if isinstance(error, FileExistsError):
            raise FileRefused(path, tr("there is already a file of this name."), tr("Choose another name.")) from error
        if isinstance(error, (OSError, sqlite3.Error, DBAPIError)):
            cause = error.orig if isinstance(error, DBAPIError) else error
            raise WriteFailed(
                tr("{path} could not be made ({error}). Choose another folder.", path=path, error=cause)
            ) from error
        raise


def _make(path: Path) -> None:
    """Write a new workshop beside its place, and put it there when it is whole: a program that dies leaves no half."""
    with part_beside(path) as part:
        with closing(connect(part, read_only=False)) as raw:
            lay_out(raw)
        if os.path.lexists(path):
            raise FileExistsError(path)
        take_place(part, path)


def open_file(path: Path, *, for_reading: bool = False, take_over: bool = False) -> WorkshopFile:
    """Open a workshop file; for reading only when asked, or when it cannot or must not be written here.

    `take_over` is the user's word that nobody edits it on the computer that left its mark there. Raises `FileRefused`
    when it is not a workshop, damaged, or too new; the file is then untouched.
    """
    header = read_header(path)
    # A journal may be what an interrupted commit left: only a writer can roll that back.
    is_looking = for_reading and header.schema == SCHEMA and not journal_path(path).exists()
    right = Right(None, WhyReadOnly.ASKED) if is_looking else right_to_edit(path, take_over=take_over)
    raw = None
    try:
        _settle(path, right)
        raw = connect(path, read_only=right.lock is None)
        raw.execute("PRAGMA query_only = ON")
        with one_state(raw):
            found = verify(path, raw)
        if not found.is_writable:
            right = right.given_up(found.written_by)
        if right.lock is not None:
            raw.execute("PRAGMA query_only = OFF")
            history.install_triggers(raw)
        return WorkshopFile(path, raw, right)
    except BaseException as error:
        if raw is not None:
            raw.close()
        right.release()
        if isinstance(error, (OSError, sqlite3.Error, UnicodeDecodeError)):
            remedy = tr("Try again, or open a copy of the workshop from before.")
            raise FileRefused(path, tr("the file cannot be opened ({error}).", error=error), remedy) from error
        raise


def _settle(path: Path, right: Right) -> None:
    """Bring a file to where it can be read: without an interrupted commit, and of the present schema."""
    if is_interrupted(path):
        if right.lock is not None:
            play_back(path)
        elif right.why is not WhyReadOnly.EDITED:
            raise unplayable(path, right.owner)
    if read_header(path).schema < SCHEMA:
        _migrate(path, right)


def _migrate(path: Path, right: Right) -> None:
    if right.lock is None:
        reason = tr("this workshop is of an older version and cannot be brought up to date here.")
        raise FileRefused(path, reason, tr("Copy it to a folder of yours and open the copy."))
    # Alembic takes half a second to import and is needed for older files only.
    from vmo_desktop.store.migration import migrate  # noqa: PLC0415

    migrate(path)
