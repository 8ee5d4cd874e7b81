"""Doing an operation where the place that asked for it wants to say itself why it was refused."""

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.operation import Operation


def refusal_of(live: LiveWorkshop, operation: Operation) -> str:
    """Do an operation; the sentence why it was refused, or an empty text when it was done."""
    error = live.attempt(operation)
    return "" if error is None else str(error)
