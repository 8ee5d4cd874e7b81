"""Doing an operation where the place that asked for it wants to say itself why it was refused."""

from PySide6.QtWidgets import QDialog

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.operation import Operation


def refusal_of(live: LiveWorkshop, operation: Operation) -> str:
    """Do an operation; the sentence why it was refused, or an empty text when it was done."""
    error = live.attempt(operation)
    return "" if error is None else str(error)


LATER = 2
"""How a dialog ends whose edit waits for the file: neither accepted nor rejected."""


def refusal_at_end(dialog: QDialog, live: LiveWorkshop, operation: Operation) -> str:
    """Do the operation that a dialog is for, and close it; the sentence why it was refused, which keeps it open.

    An edit that the file does not take waits for that at the window, which says so. The dialog closes all the same: its
    button would ask for the edit a second time.
    """
    sentence = refusal_of(live, operation)
    return "" if close_after(dialog, live, operation, is_done=not sentence) else sentence


def close_after(dialog: QDialog, live: LiveWorkshop, operation: Operation, *, is_done: bool) -> bool:
    """Close a dialog whose operation was done or waits for the file; False when it was refused."""
    if live.awaits(operation):
        dialog.done(LATER)
        return True
    if is_done:
        dialog.accept()
    return is_done
