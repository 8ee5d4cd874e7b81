"""Writes a whole file or nothing: the old file stays until the new one is complete on the disk."""

import errno
import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from vmo_desktop.errors import WriteFailed
from vmo_desktop.translation import Texts

tr = Texts("Workshop")

ATTEMPTS = 6
_FIRST_DELAY_S = 0.05


def write_safely(
    target: Path, write: Callable[[BinaryIO], None], *, validate: Callable[[Path], None] | None = None
) -> None:
    """Write a file beside the target, flush it to the disk, check it, and put it in the target's place.

    Whatever `write` or `validate` raises leaves the target as it was and nothing beside it. Raises `WriteFailed`
    when the file system refuses.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _refusal(target, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        if validate is not None:
            validate(part)
        _give_usual_rights(part, target)
        _replace(part, target)
    except OSError as error:
        raise _refusal(target, error) from error
    finally:
        part.unlink(missing_ok=True)
    _flush_folder(target.parent)


def _give_usual_rights(part: Path, target: Path) -> None:
    """Give the rights of the file that is replaced, or those of any new file."""
    if os.name == "nt":
        return
    if target.exists():
        part.chmod(target.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(0o666 & ~mask)


def _replace(part: Path, target: Path) -> None:
    """Replace; on Windows a virus scanner or indexer may hold either file for a moment."""
    for attempt in range(ATTEMPTS):
        try:
            part.replace(target)
        except PermissionError:
            if os.name != "nt" or attempt == ATTEMPTS - 1:
                raise
            threading.Event().wait(_FIRST_DELAY_S * 2**attempt)
        else:
            return


def _flush_folder(folder: Path) -> None:
    """Make the new name durable where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _refusal(target: Path, error: OSError) -> WriteFailed:
    remedies = {
        errno.ENOENT: tr("The folder does not exist. Choose another one."),
        errno.ENOSPC: tr("The disk is full. Free some space, or choose another disk."),
        errno.EACCES: tr(
            "Writing is not allowed there, or a program has the file open. Close it or choose another place."
        ),
        errno.EPERM: tr("Writing is not allowed there. Choose another place."),
        errno.EROFS: tr("The disk is read-only. Choose another one."),
        errno.EISDIR: tr("A folder has this name. Choose another name."),
        errno.ENAMETOOLONG: tr("The name is too long. Choose a shorter one."),
    }
    remedy = remedies.get(
        error.errno or 0,
        tr("The system says: {reason}. Try another place.", reason=error.strerror or type(error).__name__),
    )
    return WriteFailed(tr("{name} could not be written. {remedy}", name=target.name, remedy=remedy))
