"""The errors that a user can meet: each names what, where, and what to do.

Anything that is not a `VmoError` is a defect of the program: it goes to the log and the report dialog.
"""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from vmo_desktop.translation import Texts

tr = Texts("Errors")


class VmoError(Exception):
    """Base of all errors worded for the user; `str(error)` is the sentence to show."""


class NotAllowed(VmoError):
    """The operation does not make sense in the present state of the workshop."""


_LONGEST_REASON = 1_000
"""Letters of a reason: it may quote what a file holds, which may be a text of a million letters."""


class FileRefused(VmoError):
    """A file cannot be used; it was left untouched."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        if len(reason) > _LONGEST_REASON:
            reason = f"{reason[:_LONGEST_REASON]}…"
        super().__init__(f"{path.name}: {reason} {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


class RestoredUnread(FileRefused):
    """A backup stands in the place of a workshop and cannot be read from there."""

    def __init__(self, error: FileRefused, replaced: Path) -> None:
        reason = tr("the backup is in its place and cannot be read from there: {reason}", reason=error.reason)
        self.replaced = replaced
        """The backup of what stood there before."""
        self.kept = tr(
            "What stood there before is kept in {replaced}. Copy that file to a folder of yours and open the copy.",
            replaced=replaced,
        )
        super().__init__(error.path, reason, f"{error.remedy} {self.kept}")


class WorkshopTooNew(FileRefused):
    """The workshop file was written by a newer version of the program."""


class WhyReadOnly(Enum):
    """Why a workshop is open for reading only."""

    ASKED = auto()
    """It was opened for that."""
    EDITED = auto()
    """Somebody has it open for editing: its owner."""
    LEFT_BEHIND = auto()
    """A note of another computer says that somebody edits it there, which may be over: it can be taken over."""
    NOT_WRITABLE = auto()
    """The file or its folder cannot be written."""
    NEWER = auto()
    """A newer version of the program wrote it, and this one can only read it."""


class WorkshopReadOnly(VmoError):
    """An edit was tried on a workshop that is open for reading only."""

    def __init__(self, text: str, why: WhyReadOnly = WhyReadOnly.ASKED) -> None:
        super().__init__(text)
        self.why = why


class WriteFailed(VmoError):
    """The file system refused a write; the workshop is as it was before."""


class FileLost(WriteFailed):
    """What is open is not what stands at its path any more; all that was acknowledged can be saved as a copy."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(text)
        self.path = path


class FileChanged(FileLost):
    """Another program wrote into the file."""


class FileReplaced(FileLost):
    """Another file stands at the path."""


class FileMoved(FileLost):
    """The file, or its folder, has another name or place now."""

    def __init__(self, path: Path, text: str, moved_to: Path | None) -> None:
        super().__init__(path, text)
        self.moved_to = moved_to
        """Where it is now; None when the operating system does not tell."""


class FileDeleted(FileLost):
    """The file is gone."""


class ScoreRefused(VmoError):
    """A text or number is not a score on the driver's scale."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where in a spreadsheet something was found; rows and columns count from 1."""

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""


class SourceRefused(VmoError):
    """A spreadsheet or map cannot be read; nothing was imported."""

    def __init__(self, place: CellPlace, reason: str, remedy: str) -> None:
        where = place.file
        if place.sheet:
            where = tr("{where}, sheet {sheet}", where=where, sheet=place.sheet)
        if place.row is not None:
            where = tr("{where}, row {row}", where=where, row=place.row)
        if place.column:
            where = tr("{where}, column {column}", where=where, column=place.column)
        super().__init__(f"{where}: {reason} {remedy}")
        self.place = place
        self.reason = reason
        self.remedy = remedy


def places(error: BaseException) -> str:
    """Write for the log which exceptions came from where; their words are left out, as they may quote the workshop."""
    import traceback  # noqa: PLC0415 - hardly ever, and start-up counts

    lines = []
    reason: BaseException | None = error
    while reason is not None:
        lines += [type(reason).__name__, *(line.rstrip() for line in traceback.format_tb(reason.__traceback__))]
        reason = reason.__cause__ or reason.__context__
    return without_home("\n".join(lines))


def without_home(text: str) -> str:
    """A text in which the user's folder is not named."""
    return text.replace(str(Path.home()), "~")
