"""Which steps undo and redo put back next, told from all steps of a history in their order."""

from collections.abc import Sequence
from typing import Any

from vmo_desktop.changes import StepKind
from vmo_desktop.workshop.rows import StepRow
from vmo_desktop.workshop.snapshot import to_rows, told_value

FIRST = 1
"""Steps are numbered without gaps from here on."""

Stacks = tuple[list[int], list[int]]
"""Numbers of the steps that can be taken back, and of those that can be done again, the next one last.

Both hold the step whose images are to be put back: for a redo that is the undoing step.
"""


def stacks_of(steps: Sequence[StepRow]) -> Stacks:
    """What can be taken back and done again after all steps; `ValueError` for steps that no program writes."""
    undoable: list[int] = []
    redoable: list[int] = []
    for number, row in enumerate(steps, FIRST):
        if row.id != number:
            raise ValueError(told_value("step", "id", row.id))
        advance(row, undoable, redoable)
    return undoable, redoable


def advance(row: StepRow, undoable: list[int], redoable: list[int]) -> None:
    """What one more step means for undo and redo."""
    if row.kind.is_final:
        undoable.clear()
        redoable.clear()
    elif row.kind == StepKind.EDIT:
        undoable.append(row.id)
        redoable.clear()
    elif row.kind == StepKind.UNDO:
        _move(row, undoable, redoable)
    else:
        _move(row, redoable, undoable)


def _move(row: StepRow, source: list[int], target: list[int]) -> None:
    if not source:
        raise ValueError(told_value("step", "kind", row.kind.value))
    source.pop()
    target.append(row.id)


def are_possible_steps(records: Sequence[tuple[Any, ...]]) -> bool:
    """Whether records of steps, in their order, are those of a history that a program wrote."""
    try:
        stacks_of(to_rows(StepRow, records))
    except ValueError:
        return False
    return True
