"""What a step of the history did, in one line of words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vmo_desktop.changes import StepKind
from vmo_desktop.ui.widgets.label import shown_line
from vmo_desktop.workshop.rows import StepRow

_CONTEXT = "StepText"
_SAID = {
    StepKind.UNDO: str(QT_TRANSLATE_NOOP("StepText", "Undone: %1")),
    StepKind.REDO: str(QT_TRANSLATE_NOOP("StepText", "Redone: %1")),
}


def step_text(step: StepRow) -> str:
    """Say what a step did; an undo carries the label of what it took back, so it has to say that it did."""
    label = shown_line(step.label)
    said = _SAID.get(StepKind(step.kind))
    return label if said is None else QCoreApplication.translate(_CONTEXT, said).replace("%1", label)
