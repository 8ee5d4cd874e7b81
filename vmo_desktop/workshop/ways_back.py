"""What can be done about a workshop file that cannot be opened."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vmo_desktop.errors import FileRefused, WorkshopTooNew, WriteFailed
from vmo_desktop.store.backups import Backup, Content, content_of, list_backups
from vmo_desktop.store.header import APPLICATION_ID, log_of_another, read_header
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.workshop.backups import salvage
from vmo_desktop.workshop.safe_write import write_safely
from vmo_desktop.workshop.salvage_words import report_of

_HEAD = 100
_OURS = APPLICATION_ID.to_bytes(4, "big")
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class WaysBack:
    """What there is; nothing of it was tried on the file itself."""

    backup: Backup | None
    """The newest one that is whole."""
    content: Content | None
    """What it holds."""
    may_be_salvaged: bool
    """The file is a damaged workshop, at least by its beginning."""
    may_be_copied: bool
    """The file is a workshop of an older version, which cannot be brought up to date where it is."""

    @property
    def is_any(self) -> bool:
        """Whether there is any way back."""
        return self.backup is not None or self.may_be_salvaged or self.may_be_copied


def ways_back(error: FileRefused, report: Callable[[int, int], None] = lambda _done, _of: None) -> WaysBack:
    """Look for what can be done about a refused file; takes as long as checking its newest backup."""
    backup, content = None, None
    try:
        found = list_backups(error.path)
    except FileRefused:
        found = []
    for number, each in enumerate(found):
        report(number, len(found))
        try:
            backup, content = each, content_of(each.path)
            break
        except FileRefused:
            backup = None
    is_older = _is_older(error.path)
    is_readable = not isinstance(error, WorkshopTooNew) and log_of_another(error.path) is None
    is_damaged = is_readable and not is_older and _begins_as_ours(error.path)
    return WaysBack(backup, content, is_damaged, is_older)


def _is_older(path: Path) -> bool:
    try:
        return read_header(path).schema < SCHEMA
    except FileRefused:
        return False


def _begins_as_ours(path: Path) -> bool:
    """Whether the first bytes are a workshop's: either of its two marks, as one of them may be what is damaged."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEAD)
    except OSError:
        return False
    return start[68:72] == _OURS or (start.startswith(_MAGIC) and start[68:72] in (b"", bytes(4)))


@dataclass(frozen=True, slots=True)
class Saved:
    """A salvage that was written."""

    path: Path
    report: tuple[str, ...]
    """What was saved and what was lost, in sentences."""
    report_path: Path | None
    """Where the report lies as a text; None where it could not be written."""


def salvage_beside(source: Path, target: Path) -> Saved:
    """Save what can be read of a damaged file to a new one, and beside that a text about what was lost.

    Raises what `salvage` raises.
    """
    report = tuple(report_of(salvage(source, target)))
    told = target.with_name(f"{target.stem} - what was lost.txt")
    content = "\n".join((source.name, "", *report, "")).encode()
    try:
        write_safely(told, lambda stream: _put(stream, content))
    except WriteFailed:
        return Saved(target, report, None)
    return Saved(target, report, told)


def _put(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)
