"""Who is editing a workshop: a side file, locked by the operating system while its owner lives.

The lock is never on the workshop file itself: on POSIX, closing any other handle of a locked file in the same process
would drop the lock.
"""

import itertools
import json
import os
import socket
import stat
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vmo_desktop import __version__
from vmo_desktop.json_text import read_json
from vmo_desktop.paths import user_name

RECENT = timedelta(days=1)
"""For so long what another computer left behind is asked about."""

_LONGEST = 4096
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A side file that is a link would have its target overwritten."""

_ATTEMPTS, _DELAY_S = 25, 0.02


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a workshop open for editing."""

    user: str
    host: str
    pid: int
    since: str
    version: str

    @staticmethod
    def ourselves() -> "Owner":
        """This process."""
        user = user_name() or "unknown"
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Owner(user, socket.gethostname(), os.getpid(), now, __version__)

    def __str__(self) -> str:
        return f"{self.user} on {self.host}"


def lock_path(path: Path) -> Path:
    """The side file of a workshop: beside the file itself, by whichever link it was opened."""
    real = path.resolve()
    return real.with_name(f".~lock.{real.name}#")


class Lock:
    """The right to edit one workshop, held until `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the right up and remove the side file, unless it is another's by now."""
        if self._descriptor < 0:
            return
        # One that cannot be removed stops nobody: without its owner it is taken over.
        if sys.platform == "win32":
            os.close(self._descriptor)
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        else:
            with suppress(OSError):
                if _is_file(self._descriptor, self._path):
                    self._path.unlink()
            os.close(self._descriptor)
        self._descriptor = -1


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A side file of another computer that nobody holds here: its owner may be editing there, or be gone."""

    owner: Owner


def acquire(path: Path, *, take_over: bool = False) -> Lock | Owner | LeftBehind | None:
    """Take the right to edit a workshop.

    Returns the lock; or the owner who holds it; or what another computer left behind lately, unless that is to be
    taken over; or None where no side file can be written (a read-only folder). A side file whose owner died on this
    computer is taken over: locks of the operating system go with their process, but do not travel with a file that is
    synchronised.
    """
    side = lock_path(path)
    for attempt in itertools.count():
        try:
            descriptor = os.open(side, os.O_RDWR | os.O_CREAT | _PLAIN, 0o644)
        except OSError:
            return None
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            return None
        try:
            is_ours = _try_lock(descriptor)
        except OSError:  # a file system that locks nothing
            Lock(side, descriptor).release()
            return None
        if not is_ours:
            owner = _read_owner(descriptor)
            os.close(descriptor)
            if (owner is None or _is_dead(owner)) and attempt < _ATTEMPTS:
                threading.Event().wait(_DELAY_S)  # whoever has locked it is about to say who they are
                continue
            return owner or Owner("somebody", "another computer", 0, "", "")
        if _is_file(descriptor, side):
            break
        # The last owner removed it between our opening and our locking: a lock on it would stop nobody.
        os.close(descriptor)
    left = _read_owner(descriptor)
    if left is not None and _is_elsewhere(left) and not take_over:
        os.close(descriptor)
        return LeftBehind(left)
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        # The first byte is what is locked on Windows, where a locked range cannot be read: the owner follows it.
        os.write(descriptor, b" " + json.dumps(asdict(Owner.ourselves())).encode())
    except OSError:
        Lock(side, descriptor).release()
        return None
    return Lock(side, descriptor)


def is_free(path: Path) -> bool:
    """Whether nobody on this computer holds the right to edit a workshop; nothing is written to find out."""
    try:
        descriptor = os.open(lock_path(path), os.O_RDWR | _PLAIN)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        return _try_lock(descriptor)
    except OSError:  # a file system that locks nothing
        return False
    finally:
        os.close(descriptor)


def _is_file(descriptor: int, side: Path) -> bool:
    """Whether an open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(descriptor), side.stat())
    except OSError:
        return False


def _read_owner(descriptor: int) -> Owner | None:
    """Whom a side file names; None when it names nobody.

    Closing another handle of it would give up the lock where locks are of the process, as on a network share.
    """
    try:
        os.lseek(descriptor, 1, os.SEEK_SET)
        said = read_json(os.read(descriptor, _LONGEST))
        user, host, since, version = (_printable(said[name]) for name in ("user", "host", "since", "version"))
        return Owner(user, host, int(said["pid"]), since, version)
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None


def _printable(said: object) -> str:
    return "".join(filter(str.isprintable, str(said)))[:64]


def _is_dead(owner: Owner) -> bool:
    """Whether an owner has ended on this computer, as far as that can be told."""
    if sys.platform == "win32" or owner.host != socket.gethostname():
        return False
    try:
        os.kill(owner.pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _is_elsewhere(owner: Owner) -> bool:
    """Whether an owner may be editing on another computer now; a clock there that is wrong counts as recent."""
    if owner.host == socket.gethostname():
        return False
    try:
        since = datetime.fromisoformat(owner.since)
        return datetime.now(UTC) - since.astimezone(UTC) <= RECENT
    except (ValueError, OverflowError):
        return True


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
