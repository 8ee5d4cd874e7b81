"""The one way in which the program writes a file for the user: whole or not at all.

The old file stays until the new one is complete, checked and on the disk.
"""

import errno
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from vmo_desktop.errors import WriteFailed
from vmo_desktop.store.part_file import part_beside, sweep, take_place
from vmo_desktop.translation import Texts

__all__ = ["NotWhole", "sweep", "write_bytes_safely", "write_safely"]

tr = Texts("Workshop")


class NotWhole(Exception):
    """What was written is not what was to be written, as reading it again shows."""


def write_safely(
    target: Path,
    write: Callable[[BinaryIO], object],
    *,
    validate: Callable[[Path], None] | None = None,
    is_durable: bool = True,
) -> None:
    """Write a file beside the target, flush it to the disk, check it, and put it in the target's place.

    Whatever `write` or `validate` raises leaves the target as it was and nothing beside it. Raises `WriteFailed`
    when the file system refuses, or `validate` raises `NotWhole`; where only the old file cannot be replaced, the new
    one is kept and its path told.
    What is not `is_durable` may be the old one again after a power cut.
    """
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        with part_beside(target) as part:
            # Made in memory: a writer that the disk refuses half way would be closed later, by whoever collects it.
            content = BytesIO()
            write(content)
            with part.open("wb") as stream:
                stream.write(content.getbuffer())
                stream.flush()
                if is_durable:
                    os.fsync(stream.fileno())
            if validate is not None:
                validate(part)
            take_place(part, target, is_durable=is_durable)
    except OSError as error:
        raise _refusal(target, error) from error
    except NotWhole as error:
        raise WriteFailed(
            tr(
                "{name} could not be read again as it was written. Try again, or choose another disk.",
                name=target.name,
            )
        ) from error


def write_bytes_safely(target: Path, content: bytes) -> None:
    """Write bytes that are made already, and read them again before they take the target's place."""

    def validate(part: Path) -> None:
        if part.read_bytes() != content:
            raise NotWhole

    write_safely(target, lambda stream: stream.write(content), validate=validate)


def _refusal(target: Path, error: OSError) -> WriteFailed:
    remedies = {
        errno.ENOENT: tr("The folder does not exist. Choose another one."),
        errno.ENOSPC: tr("The disk is full. Free some space, or choose another disk."),
        errno.EDQUOT: tr("Your share of the disk is full. Free some space, or choose another disk."),
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
