"""An edit of the workshop, ready to be done: free functions in `ops` make them."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, CursorResult

from vmo_desktop.changes import StepKind


@dataclass(frozen=True, slots=True)
class Operation:
    """One step, undoable unless the workshop begins with it.

    `apply` writes within the open transaction and returns the step's label; what it raises rolls the step back.
    Consecutive operations with the same `merge_key` (not None) become one step of the history; `joined_label` makes
    its label of the former one and this one's, which stands alone without it.
    """

    apply: Callable[[Connection], str]
    merge_key: Hashable | None = None
    joined_label: Callable[[str, str], str] | None = None
    kind: StepKind = StepKind.EDIT
    brings_in: bool = False
    """Rows of a file come in: what was there before is kept as a backup, however few they are."""


def new_id(result: CursorResult[object]) -> int:
    """The key of the row that an insert made."""
    key = result.inserted_primary_key
    assert key is not None  # noqa: S101 - true for every single-row insert
    return int(key[0])


def together(label: str, operations: Sequence[Operation]) -> Operation:
    """Several operations as one step: all are done or none."""

    def apply(connection: Connection) -> str:
        for operation in operations:
            operation.apply(connection)
        return label

    return Operation(apply)
