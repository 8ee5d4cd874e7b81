"""Backups of a workshop: whole copies, each opened again and checked before it counts.

They lie in the user's data folder and not beside the workshop, where a program that syncs folders may hold or replace
them. They are ordered by a number and never by the clock, which may be set back.
"""

import logging
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.paths import safe_stem, user_data_folder
from vmo_desktop.store.connection import connect, verify
from vmo_desktop.store.header import read_header
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

log = logging.getLogger(__name__)

RECENT, DAILY, MONTHLY = 20, 14, 12
"""So many of the newest are kept, then one of each day, then one of each month."""

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<number>\d{6}) (?P<at>\d{8}T\d{6}Z) (?P<reason>[a-z-]+)\.vmo")


class Reason(StrEnum):
    """Why a backup was made."""

    EDITS = "edits"
    """After some edits or minutes."""
    IMPORT = "import"
    """Before rows of a file were brought in."""
    MIGRATION = "migration"
    """Before the file was brought to a newer version."""
    RESTORE = "restore"
    """Before an older state was put back."""
    ASKED = "asked"
    """Somebody asked for it."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole copy of a workshop."""

    path: Path
    number: int
    at: datetime
    """In universal time, as the clock then had it."""
    reason: Reason
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Content:
    """How much a workshop file holds."""

    initiatives: int
    scores: int
    steps: int


def backup_folder(workshop: Path) -> Path:
    """Where the backups of the workshop at this path are; the folder need not exist."""
    whole = str(workshop.resolve())
    mark = blake2b(os.fsencode(whole), digest_size=6).hexdigest()
    return user_data_folder() / "backups" / f"{safe_stem(workshop.stem, 'workshop')} {mark}"


def list_backups(workshop: Path) -> list[Backup]:
    """The backups of the workshop at this path, newest first.

    Raises `FileRefused` when their folder cannot be read.
    """
    folder = backup_folder(workshop)
    try:
        return _in_folder(folder)
    except OSError as error:
        raise FileRefused(
            folder,
            tr("the backups in {folder} cannot be read ({strerror}).", folder=folder, strerror=error.strerror),
            tr("Check that you may open this folder."),
        ) from error


def _in_folder(folder: Path) -> list[Backup]:
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match and match["reason"] in set(Reason):
            at = datetime.strptime(match["at"], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, int(match["number"]), at, Reason(match["reason"]), path.stat().st_size))
    return sorted(found, key=lambda each: each.number, reverse=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """A copy that is written and not checked yet; until `finish` it is no backup."""

    part: Path
    backup: Backup

    def finish(self) -> Backup:
        """Check the copy and count it; older ones that are too many go. May run in any thread.

        Raises `WriteFailed` when the copy is not sound or cannot take its place; it is then gone.
        """
        try:
            content_of(self.part)
            self.part.replace(self.backup.path)
        except (OSError, sqlite3.Error, FileRefused) as error:
            _remove(self.part)
            raise _refusal(self.part.parent, error) from error
        try:
            for old in superfluous(_in_folder(self.part.parent)):
                old.path.unlink(missing_ok=True)
        except OSError as error:  # one too many is no loss, and the next backup tries again
            log.warning("backups not thinned: %s", type(error).__name__)
        return self.backup


def draft_backup(
    workshop: Path, write: Callable[[Path], object], reason: Reason, *, now: datetime | None = None
) -> Draft:
    """Write a copy by `write`, to be finished.

    Raises `WriteFailed` when the data folder cannot be written; nothing is then left behind.
    """
    at = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    folder = backup_folder(workshop)
    try:
        number = 1 + max((each.number for each in _in_folder(folder)), default=0)
    except OSError as error:
        raise _refusal(folder, error) from error
    part = folder / f".{number:06d}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(part)
        size = part.stat().st_size
    except (OSError, sqlite3.Error) as error:
        _remove(part)
        raise _refusal(folder, error) from error
    target = folder / f"{number:06d} {at.strftime(_STAMP)} {reason}.vmo"
    return Draft(part, Backup(target, number, at, reason, size))


def _remove(part: Path) -> None:
    """Take away what is half made; where it cannot be, the next one takes its place."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _refusal(folder: Path, error: Exception) -> WriteFailed:
    return WriteFailed(
        tr("No backup could be made in {folder} ({error}). Free some space there.", folder=folder, error=error)
    )


def copy_whole(raw: sqlite3.Connection, target: Path) -> None:
    """Write all that a connection sees to a new file and flush it to the disk."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # flushed once at the end
        raw.backup(copy)
    handle = os.open(target, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def take_out(backup: Path, target: Path) -> None:
    """Write a backup to a new file, for a workshop that is gone or damaged.

    Raises `FileRefused` when the backup is damaged or the target is taken, `WriteFailed` when it cannot be written.
    """
    if os.path.lexists(target):
        raise FileRefused(target, tr("there is already a file of this name."), tr("Choose another name."))
    content_of(backup)
    try:
        with closing(connect(backup, read_only=True)) as raw:
            copy_whole(raw, target)
    except (OSError, sqlite3.Error) as error:
        _remove(target)
        raise WriteFailed(
            tr("{target} could not be written ({error}). Choose another folder.", target=target, error=error)
        ) from error


def content_of(path: Path) -> Content:
    """Check a backup whole, seal and all, and count what it holds.

    Raises `FileRefused` if it is damaged; one of an older version, which has no seal, is checked when it is opened.
    """
    header = read_header(path)
    try:
        with closing(connect(path, read_only=True)) as raw:
            if header.schema == SCHEMA:
                verify(path, raw)
            counts = [
                int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our constants
                for table in ("initiative", "agreed_score", "step")
            ]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise FileRefused(path, tr("the file is damaged."), tr("Choose another backup.")) from error
    return Content(*counts)


def superfluous(backups: Sequence[Backup]) -> list[Backup]:
    """Which of these, newest first, need not be kept: neither recent, nor the newest of its day or month."""
    kept = {each.number for each in backups[:RECENT]}
    kept |= _newest_of(backups, DAILY, lambda each: each.at.strftime("%Y%m%d"))
    kept |= _newest_of(backups, MONTHLY, lambda each: each.at.strftime("%Y%m"))
    return [each for each in backups if each.number not in kept]


def _newest_of(backups: Iterable[Backup], most: int, period: Callable[[Backup], str]) -> set[int]:
    newest: dict[str, int] = {}
    for each in backups:
        if period(each) not in newest and len(newest) < most:
            newest[period(each)] = each.number
    return set(newest.values())
