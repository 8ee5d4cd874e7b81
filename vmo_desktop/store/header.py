"""The gate before SQLite: only what can be a workshop passes, and every other file gets its own sentence.

Only the first hundred bytes are read, so a hostile or damaged file never reaches the database engine.
See the file format description of SQLite, section 1.3 (file format version at byte 18, text encoding at byte 56,
user version at byte 60, application id at byte 68).
"""

import errno
import os
import sqlite3
import stat
import struct
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from vmo_desktop.errors import FileRefused, WorkshopTooNew
from vmo_desktop.store.live import is_live
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

APPLICATION_ID = 0x564D4F44
"""The four letters VMOD."""

LARGEST = 1 << 30
"""No workshop has so many bytes: 10,000 steps make some ten millions."""

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a workshop file says."""

    schema: int


def journal_path(path: Path) -> Path:
    """Where SQLite keeps what a commit replaces; it stays when a computer or program stops in the middle of one."""
    return Path(f"{os.path.realpath(path)}-journal")


def read_header(path: Path) -> Header:
    """The header of a file that can be a workshop, of whatever schema.

    Raises `FileRefused` with a sentence of its own for every other file.
    """
    elsewhere, before = tr("Choose a workshop file (.vmo)."), tr("Open a copy of the workshop from before.")
    found = status_of(path)
    if is_live(found):
        return _header_by_sqlite(path)
    start = _start(path)
    if not start:
        raise FileRefused(path, tr("the file is empty."), elsewhere)
    if not start.startswith(_MAGIC[: len(start)]):
        raise FileRefused(path, tr("this is {kind}, not a workshop.", kind=_kind(start)), elsewhere)
    if len(start) < _LENGTH:
        raise FileRefused(path, tr("the file is cut off."), before)
    schema, application_id = struct.unpack(">I", start[60:64])[0], struct.unpack(">I", start[68:72])[0]
    if application_id != APPLICATION_ID:
        raise FileRefused(path, tr("this database belongs to another program."), elsewhere)
    refuse_too_large(path, found)
    _refuse_write_ahead(path, start)
    page_size = struct.unpack(">H", start[16:18])[0]
    pages = struct.unpack(">I", start[28:32])[0]
    if found.st_size < pages * (65536 if page_size == 1 else page_size) and not journal_path(path).exists():
        raise FileRefused(path, tr("the file is cut off."), before)
    return Header(schema)


def schema_of(raw: sqlite3.Connection) -> int:
    """The schema that a file says it has: the database engine tells the highest numbers as ones below 0."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0]) % (1 << 32)


def refuse_too_large(path: Path, found: os.stat_result) -> None:
    """Raise `FileRefused` for a file that nobody should begin to read."""
    if found.st_size > LARGEST:
        remedy = tr("Open a copy of the workshop from before.")
        raise FileRefused(path, tr("the file is larger than any workshop can be."), remedy)


def too_new(path: Path, schema: int, written_by: str = "") -> WorkshopTooNew:
    """What is said of a file that only a newer version of the program can read."""
    reason = tr(
        "the workshop was written by a newer VMO Desktop (file version {schema}, this program knows {known}).",
        schema=schema,
        known=SCHEMA,
    )
    if written_by:
        reason = tr(
            "the workshop was written by a newer VMO Desktop, {version} "
            "(file version {schema}, this program knows {known}).",
            version=written_by,
            schema=schema,
            known=SCHEMA,
        )
    return WorkshopTooNew(path, reason, tr("Open it with the newer program; the file was left as it is."))


def status_of(path: Path) -> os.stat_result:
    """What the file system says of a file; only a plain file passes, for a pipe would be waited for without end."""
    refuse_long_name(path)
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise _unreachable(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise FileRefused(path, tr("this is a folder, not a workshop."), tr("Choose a workshop file (.vmo)."))
    if not stat.S_ISREG(found.st_mode):
        raise FileRefused(path, tr("this is a pipe or a device, not a file."), tr("Choose a workshop file (.vmo)."))
    return found


def refuse_long_name(path: Path) -> None:
    """Raise `FileRefused` where a name leaves no room for those of the files that lie beside a workshop."""
    try:
        os.lstat(journal_path(path))
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.ENAMETOOLONG:
            raise FileRefused(path, tr("the name is too long."), tr("Choose a shorter one.")) from error


def _unreachable(path: Path, error: Exception) -> FileRefused:
    """Why nothing can be learned of a path."""
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ELOOP:
        return FileRefused(
            path, tr("this is a link that leads back to itself."), tr("Choose the workshop file itself.")
        )
    if isinstance(error, OSError) and number not in (errno.ENOENT, errno.ENOTDIR):
        return _unreadable(path, error)
    if path.is_symlink():
        reason = tr("this is a link to a file that is not there ({target}).", target=path.readlink())
        return FileRefused(path, reason, tr("Look for the workshop file itself."))
    return FileRefused(path, tr("there is no such file."), tr("Check the name, or look for it in the folder."))


def _unreadable(path: Path, error: OSError) -> FileRefused:
    reason = tr("the file cannot be read ({strerror}).", strerror=error.strerror)
    return FileRefused(path, reason, tr("Check that you may open it."))


def _start(path: Path) -> bytes:
    try:
        # A pipe that took the file's place meanwhile is not waited for.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
            return file.read(_LENGTH)
    except OSError as error:
        raise _unreadable(path, error) from error


def _header_by_sqlite(path: Path) -> Header:
    """The header of a file that is open in this process: an `open()` of it would drop SQLite's locks."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as raw:
            return Header(schema_of(raw))
    except sqlite3.Error as error:
        reason = tr("the file is damaged.")
        raise FileRefused(path, reason, tr("Open a copy of the workshop from before.")) from error


def log_of_another(path: Path) -> Path | None:
    """What another program has written and not yet put into a file, beside it; None: there is no such thing."""
    real = path.resolve()
    log = real.with_name(f"{real.name}-wal")
    return log if os.path.lexists(log) else None


def refuse_log_of_another(path: Path) -> None:
    """Refuse a file that such writes belong to: read without them it would be older than it seems."""
    log = log_of_another(path)
    if log is not None:
        raise FileRefused(
            path,
            tr("another program has unfinished writes beside it, in {log}.", log=log.name),
            tr("End that program, or move {log} to another folder, then open the workshop again.", log=log.name),
        )


def _refuse_write_ahead(path: Path, start: bytes) -> None:
    """Refuse what another program brought into write-ahead logging: there a replaced file would not be noticed."""
    refuse_log_of_another(path)
    if start[18:20] != b"\x01\x01":
        raise FileRefused(
            path,
            tr("the file was damaged, or changed by another program (its journal mode is not a workshop's)."),
            tr("Open a backup, or save what can be read into a new file."),
        )
    journal = journal_path(path)
    if os.path.lexists(journal) and not stat.S_ISREG(journal.lstat().st_mode):
        raise FileRefused(
            path,
            tr("beside it is something of the name {journal} that is not a file.", journal=journal.name),
            tr("Move {journal} away, then open the workshop again.", journal=journal.name),
        )
    if _names_another_file(journal):
        raise journal_of_another(path)


def journal_of_another(path: Path) -> FileRefused:
    """What is said of a journal beside a workshop that is not the workshop's own."""
    journal = journal_path(path).name
    return FileRefused(
        path,
        tr("beside it is a journal that belongs to another database, {journal}.", journal=journal),
        tr("Move {journal} to another folder, then open the workshop again.", journal=journal),
    )


def _names_another_file(journal: Path) -> bool:
    """Whether a journal is of a commit of several files, as none of ours is: it ends with the name of one more file.

    SQLite deletes that file with the journal, whatever it is.
    """
    try:
        with journal.open("rb") as file:
            size = file.seek(-16, os.SEEK_END)
            length, _, magic = struct.unpack(">II8s", file.read(16))
    except (OSError, struct.error):  # there is none, or it is too short, or it is gone by now
        return False
    return bool(magic == _JOURNAL_MAGIC and 0 < length <= size)


def _kind(start: bytes) -> str:
    """What a file that is not ours seems to be, in words."""
    if start.startswith(b"PK"):
        return tr("a ZIP or Office file")
    if start.startswith(b"%PDF"):
        return tr("a PDF")
    if start.startswith(bytes.fromhex("d0cf11e0a1b11ae1")):
        return tr("an old Office file")
    return tr("some other kind of file")
