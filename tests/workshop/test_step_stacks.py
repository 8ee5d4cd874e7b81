"""What undo and redo put back next, told from the kinds of all steps."""

import pytest

from vmo_desktop.changes import StepKind
from vmo_desktop.workshop.rows import StepRow
from vmo_desktop.workshop.step_stacks import are_possible_steps, stacks_of


@pytest.mark.parametrize(
    ("kinds", "undoable", "redoable"),
    [
        ("", [], []), ("edit edit", [1, 2], []), ("edit edit undo", [1], [3]), ("edit edit undo undo", [], [3, 4]),
        ("edit undo redo", [3], []), ("edit undo edit", [3], []), ("edit edit begin", [], []),
        ("edit undo vote", [], []), ("edit vote edit edit undo", [3], [5]),
    ],
)  # fmt: skip
def test_undo_goes_back_to_the_last_step_that_it_stops_at(kinds: str, undoable: list[int], redoable: list[int]) -> None:
    steps = [StepRow(number, StepKind(kind), None, "", "", "") for number, kind in enumerate(kinds.split(), 1)]
    assert stacks_of(steps) == (undoable, redoable)
    assert are_possible_steps([(row.id, row.kind.value, None, "", "", "") for row in steps])
