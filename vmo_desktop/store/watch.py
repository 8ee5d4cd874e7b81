"""Whether the file that is open is still the one at its path, and as we left it.

SQLite notices by itself that a file was renamed away or replaced, but not why, and only when it writes. A file that was
written over in place, by a copy of itself from before, can pass for its own: what SQLite remembers of it may still fit.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from vmo_desktop.errors import FileChanged, FileDeleted, FileLost, FileMoved, FileReplaced
from vmo_desktop.store import live
from vmo_desktop.store.connection import connect, is_busy
from vmo_desktop.store.seal import Seal, present_seal, stored_seal
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

_Mark = tuple[int, int, int]
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError, OverflowError, ValueError, TypeError)


def _mark(found: os.stat_result) -> _Mark:
    """What changes with every write: equal marks mean that nothing was written."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


class Watch:
    """What an open file is known by."""

    def __init__(self, path: Path, raw: sqlite3.Connection) -> None:
        self._path = path
        self._raw = raw
        # Such a handle names the file and opens nothing: closing it drops no lock.
        self._handle = os.open(path, os.O_PATH | os.O_CLOEXEC) if hasattr(os, "O_PATH") else -1
        self._identity = live.enter(path.stat())
        self._seal: Seal = stored_seal(raw)
        self._version = self._read_version()
        self._mark: _Mark | None = None
        self._note_mark()

    def follow(self, written: Seal) -> None:
        """Take what we have just committed for ours; the file is not read for it, since reading might fail."""
        self._note_mark()
        self._seal = {**self._seal, **written}

    def _note_mark(self) -> None:
        with suppress(OSError):  # gone since: the next transaction tells, and the mirror has the edit
            found = self._path.stat()
            if live.identity(found) == self._identity:
                self._mark = _mark(found)

    def close(self) -> None:
        """Let go of the file, after SQLite did."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
        live.leave(self._identity)

    def lost(self) -> FileLost | None:
        """How the file was lost, asked at the beginning of a transaction for writing; None: it is ours."""
        return self.taken_away() or self._changed()

    def taken_away(self) -> FileLost | None:
        """Whether another file, or none, stands at the path."""
        try:
            found = self._path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return self._gone()
        except OSError:
            return None  # it cannot be told now; writing tells
        if live.identity(found) == self._identity:
            return None
        return FileReplaced(
            self._path,
            tr(
                "{name} was replaced: another file has its name now. The last edit is not in it. "
                "Save the workshop under another name to go on with yours.",
                name=self._path.name,
            ),
        )

    def _changed(self) -> FileChanged | None:
        try:
            if self._read_version() == self._version and stored_seal(self._raw) == self._seal:
                now = self._mark_now()
                if now == self._mark:
                    return None
                if self._is_as_sealed():
                    self._mark = now
                    return None
        except _UNREADABLE as error:
            if is_busy(error):
                return None  # it cannot be told now; writing tells
        return self.changed()

    def _mark_now(self) -> _Mark | None:
        """What the file is marked by; as it was left where that cannot be told now, since writing tells."""
        try:
            return _mark(self._path.stat())
        except OSError:
            return self._mark

    def changed(self) -> FileChanged:
        """What is said of a file that another program wrote into."""
        return FileChanged(
            self._path,
            tr(
                "{name} was changed by another program. The last edit is not in it. "
                "Save a copy of what you see, then open the file again.",
                name=self._path.name,
            ),
        )

    def _is_as_sealed(self) -> bool:
        """Whether the file itself, not what SQLite remembers of it, holds what we left in it."""
        with closing(connect(self._path, read_only=True)) as fresh:
            return present_seal(fresh) == self._seal

    def _gone(self) -> FileLost:
        place = self._place()
        if place is not None and not place.exists():
            return FileDeleted(
                self._path,
                tr(
                    "{name} was deleted from {folder}. The last edit is not in it. "
                    "Save the workshop under a name to go on.",
                    name=self._path.name,
                    folder=self._path.parent,
                ),
            )
        where = tr("It is now {place}.", place=place) if place else tr("It was moved, renamed or deleted.")
        return FileMoved(
            self._path,
            tr(
                "{name} is no longer in {folder}. {where} The last edit is not in it. "
                "Open it there, or save the workshop under another name to go on.",
                name=self._path.name,
                folder=self._path.parent,
                where=where,
            ),
            place,
        )

    def _place(self) -> Path | None:
        """Where the file is now, as far as the operating system tells; a deleted file is at a place that is not."""
        try:
            return Path(f"/proc/self/fd/{self._handle}").readlink()
        except OSError:
            return None

    def _read_version(self) -> int:
        return int(self._raw.execute("PRAGMA data_version").fetchone()[0])
