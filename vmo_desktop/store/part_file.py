"""Files that are written beside their target and take its place when they are whole.

The user's data folder has a register of those that are being written, so that a later start finds what a killed one
left behind, wherever that was.
"""

import errno
import os
import re
import secrets
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from vmo_desktop.errors import WriteFailed
from vmo_desktop.paths import user_data_folder
from vmo_desktop.store.lock import Lock, acquire
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

DELAYS_S = (0.01, 0.02, 0.05, 0.1, 0.2)
"""Waits before a replacement is tried again."""

OLD_S = 86_400.0
"""What was left behind so long ago is nobody's work any more."""

_HELD = (5, 32)
"""Windows: access denied, sharing violation. A virus scanner or indexer may hold a file for a moment."""

_PART = re.compile(r"\.vmo-[0-9a-f]{16}\.part")
_LOCK = re.compile(r"\.~lock\.(?P<name>.+)#", re.DOTALL)
_COMPANIONS = ("", "-journal", "-wal", "-shm")
"""What SQLite may put beside a file."""


@contextmanager
def part_beside(target: Path) -> Iterator[Path]:
    """A new empty file in the target's folder, to be filled; gone afterwards unless it took the target's place.

    The folder of a link is that of the file to which it leads. Raises `OSError` when the folder takes no file, and
    `WriteFailed` for a name that would be taken for something about a neighbour.
    """
    _sweep_once()
    real = _behind_links(target)
    _refuse_companion(real)
    part = real.parent / f".vmo-{secrets.token_hex(8)}.part"
    with registered(part):
        try:
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            yield part
        finally:
            _remove(part)


def _refuse_companion(path: Path) -> None:
    """SQLite would play a journal into the file that it is named after, or delete it as one of no use."""
    named = next((path.name.removesuffix(each) for each in _COMPANIONS if each and path.name.endswith(each)), "")
    locked = _LOCK.fullmatch(path.name)
    owner = locked["name"] if locked else named
    if owner and os.path.lexists(path.with_name(owner)):
        raise WriteFailed(
            tr("{name}: a file of this name would be taken for a part of {owner}. Choose another name.",
               name=path.name, owner=owner)
        )  # fmt: skip


@contextmanager
def registered(path: Path) -> Iterator[None]:
    """Know of a file that the body makes and takes away again, should the program end before that.

    Where the data folder takes no mark, nothing is known.
    """
    mark: Path | None = None
    try:
        folder = _register()
        folder.mkdir(exist_ok=True)
        mark = folder / secrets.token_hex(8)
        mark.write_bytes(os.fsencode(path.absolute()))
    except OSError:
        mark = None
    try:
        yield
    finally:
        if mark is not None:
            with suppress(OSError):
                mark.unlink()


def take_place(part: Path, target: Path, *, is_durable: bool = True) -> None:
    """Put a whole file in the target's place, with the rights of the one that it replaces; a link stays a link.

    Raises `WriteFailed` when the old file cannot be replaced: it stays as it was, and the new one is kept beside it.
    Raises `OSError` when the new name cannot be made durable.
    """
    target = _behind_links(target)
    _give_usual_rights(part, target)
    try:
        _replace(part, target)
    except OSError as error:
        kept = _kept_beside(part, target)
        if kept is None:
            raise
        raise WriteFailed(
            tr(
                "{name} could not be replaced and stays as it was: a program may have it open. What was written is "
                "beside it: {kept}. Close the other program and try again, or use that file.",
                name=target.name,
                kept=kept,
            )
        ) from error
    if is_durable:
        _flush_folder(target.parent)


def _behind_links(target: Path) -> Path:
    """The file to which a link leads, whether or not it is there."""
    return Path(os.path.realpath(target))


def sweep(*, now: float | None = None) -> int:
    """Remove what was never finished, is ours and was begun more than a day ago; returns how many files."""
    moment = time.time() if now is None else now
    removed = 0
    try:
        marks = list(_register().iterdir())
    except OSError:
        return 0
    for mark in marks:
        with suppress(OSError):
            # The mark's age, as it was made by the clock of this computer; one of the future is old as well.
            if abs(moment - mark.stat().st_mtime) <= OLD_S:
                continue
            removed += _swept(Path(os.fsdecode(mark.read_bytes())))
            mark.unlink()
    return removed


def _swept(left: Path) -> int:
    if not left.is_absolute() or left.is_symlink() or not left.is_file():
        return 0
    if _PART.fullmatch(left.name):
        _remove(left)
        return 1
    locked = _LOCK.fullmatch(left.name)
    lock = acquire(left.with_name(locked["name"])) if locked else None
    if isinstance(lock, Lock):  # nobody holds it any more
        lock.release()
        return 1
    return 0


@cache
def _sweep_once() -> None:
    sweep()


def _register() -> Path:
    return user_data_folder() / "unfinished"


def _remove(part: Path) -> None:
    for ending in _COMPANIONS:
        with suppress(OSError):
            part.with_name(part.name + ending).unlink()


def _give_usual_rights(part: Path, target: Path) -> None:
    """Give the rights of the file that is replaced, or those of any new file."""
    if sys.platform == "win32":
        return
    if target.exists():
        rights = target.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        rights = 0o666 & ~mask
    with suppress(OSError):  # a drive that knows no rights
        part.chmod(rights)


def _replace(part: Path, target: Path) -> None:
    for delay in (*DELAYS_S, None):
        try:
            os.replace(part, target)  # noqa: PTH105 - the name by which tests can have it refused
        except OSError as error:
            if delay is None or getattr(error, "winerror", None) not in _HELD:
                raise
            threading.Event().wait(delay)
        else:
            return


def _kept_beside(part: Path, target: Path) -> Path | None:
    """The new file under a name that can be seen and is free; None where that cannot be done."""
    for number in range(1, 100):
        ending = "(new)" if number == 1 else f"(new {number})"
        kept = target.with_name(f"{target.stem} {ending}{target.suffix}")
        if os.path.lexists(kept):
            continue
        try:
            part.rename(kept)
        except OSError:
            return None
        return kept
    return None


def _flush_folder(folder: Path) -> None:
    """Make the new name durable where the system can."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # a folder that takes files and shows none
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
