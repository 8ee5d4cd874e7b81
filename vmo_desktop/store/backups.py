"""Backups of a workshop: whole copies, each opened again and checked before it counts.

They lie in the user's data folder and not beside the workshop, where a program that syncs folders may hold or replace
them. They are ordered by a number and never by the clock, which may be set back.
"""

import logging
import os
import re
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.paths import safe_stem, user_data_folder
from vmo_desktop.store.connection import connect, copy_pages, verify
from vmo_desktop.store.header import read_header, too_new
from vmo_desktop.store.part_file import part_beside, take_place
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
    BULK = "bulk"
    """Before many rows changed at once."""
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
    whole = os.path.realpath(workshop)  # unlike `resolve`, of a link that leads back to itself as well
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
            with suppress(ValueError, FileNotFoundError):  # not of our making, or thinned out meanwhile
                at = datetime.strptime(match["at"], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, int(match["number"]), at, Reason(match["reason"]), path.stat().st_size))  # type: ignore[number-of-text]  # digits alone
    return sorted(found, key=lambda each: each.number, reverse=True)


Write = Callable[[Path], object]
"""Writes a state to a new file."""

_FINISHING = threading.Lock()
"""Two that are finished at once would take the same number."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A state that is kept in memory, or elsewhere; until `finish` it is no backup."""

    workshop: Path
    at: datetime
    reason: Reason
    write: Write

    def finish(self, *, spared: Path | None = None) -> Backup:
        """Write the state, check what was written and count it; older ones that are too many go. May run in any thread.

        One that is about to be restored is `spared`.

        Raises `WriteFailed` when it cannot be written, or is not sound; nothing is then left behind.
        """
        folder = backup_folder(self.workshop)
        with _FINISHING:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                number = 1 + max((each.number for each in _in_folder(folder)), default=0)
            except OSError as error:
                raise _refusal(folder, error) from error
            part = folder / f".{number:06d}.part"
            target = folder / f"{number:06d} {self.at.strftime(_STAMP)} {self.reason}.vmo"
            try:
                self.write(part)
                content_of(part)
                size = part.stat().st_size
                take_place(part, target)
            except (OSError, sqlite3.Error, FileRefused) as error:
                _remove(part)
                raise _refusal(folder, error) from error
            try:
                for old in superfluous(_in_folder(folder)):
                    if old.path != spared:
                        old.path.unlink(missing_ok=True)
            except OSError as error:  # one too many is no loss, and the next backup tries again
                log.warning("backups not thinned: %s", type(error).__name__)
        return Backup(target, number, self.at, self.reason, size)


def draft_backup(workshop: Path, write: Write, reason: Reason, *, now: datetime | None = None) -> Draft:
    """A backup that is to be written by `write` when it is finished."""
    at = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    return Draft(workshop, at, reason, write)


def taken_state(raw: sqlite3.Connection) -> Write:
    """Copy all that a connection sees into memory, which holds nobody up; gives back what writes it to a file, once."""
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    copy_pages(raw, memory)

    def write(target: Path) -> None:
        with closing(memory):
            copy_whole(memory, target)

    return write


def _remove(part: Path) -> None:
    """Take away what is half made; where it cannot be, the next one takes its place."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _refusal(folder: Path, error: Exception) -> WriteFailed:
    cause = error.reason.rstrip(".") if isinstance(error, FileRefused) else error  # nobody knows the file by its name
    return WriteFailed(
        tr(
            "No backup could be made in {folder} ({error}). The workshop itself is saved. Free some space there.",
            folder=folder,
            error=cause,
        )
    )


def copy_whole(raw: sqlite3.Connection, target: Path) -> None:
    """Write all that a connection sees to a new file and flush it to the disk."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # flushed once at the end
        copy_pages(raw, copy)
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
        with closing(connect(backup, read_only=True)) as raw, part_beside(target) as part:
            copy_whole(raw, part)
            take_place(part, target)
    except (OSError, sqlite3.Error) as error:
        raise WriteFailed(
            tr("{target} could not be written ({error}). Choose another folder.", target=target, error=error)
        ) from error


def content_of(path: Path) -> Content:
    """Check a backup whole, seal and all, and count what it holds.

    Raises `FileRefused` if it is damaged; one of an older version, which has no seal, is checked when it is opened.
    """
    header = read_header(path)
    if header.schema > SCHEMA:
        raise too_new(path, header.schema)
    with reading(path) as raw:
        if header.schema == SCHEMA:
            verify(path, raw)
        counts = [
            int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our constants
            for table in ("initiative", "agreed_score", "step")
        ]
    return Content(*counts)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A backup, to be read. Raises `FileRefused` where that cannot be done, also in the midst of it."""
    try:
        with closing(connect(path, read_only=True)) as raw:
            yield raw
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise FileRefused(path, tr("the file is damaged."), tr("Choose another backup.")) from error


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
