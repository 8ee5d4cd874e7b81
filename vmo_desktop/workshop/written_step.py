"""One step of a workshop, written into its file."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from vmo_desktop.changes import Key, StepKind
from vmo_desktop.errors import NotAllowed
from vmo_desktop.progress import Report
from vmo_desktop.store import history
from vmo_desktop.store.file import WorkshopFile
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.rows import StepRow

tr = Texts("Workshop")

_LONGEST_LABEL = 1_000
"""A name may be as long as a text; what was done is told in less."""


@dataclass(frozen=True, slots=True)
class WrittenStep:
    """A step that is in the file; what is held in memory is to follow it."""

    row: StepRow
    told: str
    """What the operation calls it, and what an edit that is joined to it goes on from."""
    rows: Mapping[str, frozenset[Key]]
    """Keys of the rows that were written, by the name of their table."""
    merge_key: Hashable | None
    is_joined: bool
    """Whether it went on with the last step."""
    brings_in: bool


@dataclass(frozen=True, slots=True)
class StepToWrite:
    """An operation, and which step of the history it becomes."""

    operation: Operation
    kind: StepKind
    author: str
    target: int | None = None
    """The step that it undoes or does again."""
    joined: int | None = None
    """The step that it goes on with, and what that was told as."""
    told_before: str = ""

    def write(self, file: WorkshopFile, report: Report) -> WrittenStep:
        """Write it in one transaction.

        Raises `VmoError` when it is refused, or what `report` raises; the file is then as before.
        """
        raw, operation = file.raw, self.operation
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        try:
            with file.transaction(report) as connection:
                before = history.last_change(raw)
                step = self.joined or history.begin_step(raw, self.kind, self.target, self.author, at)
                told = operation.apply(connection)
                if self.joined and operation.joined_label is not None:
                    told = operation.joined_label(self.told_before, told)
                label = _shortened(told)
                history.label_step(raw, step, label)
                rows = history.touched(raw, before)
        except IntegrityError as error:
            raise NotAllowed(
                tr(
                    "This does not fit what is there: a code is used twice, or something was deleted meanwhile. "
                    "Nothing was changed."
                )
            ) from error
        # Only the last step may be joined: of others the words are enough.
        row = StepRow(step, self.kind, self.target, label, self.author, at)
        return WrittenStep(row, told, rows, operation.merge_key, self.joined is not None, operation.brings_in)


def _shortened(told: str) -> str:
    return str(told) if len(told) <= _LONGEST_LABEL else f"{told[: _LONGEST_LABEL - 1]}…"
