"""Doing an edit and hearing what the history says of it, or the sentence in which it is refused."""

import pytest

from vmo_desktop.errors import VmoError
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.workshop import Workshop


def label_of(workshop: Workshop, operation: Operation) -> str:
    """Do it; the last line of the history."""
    workshop.do(operation)
    return workshop.history()[-1].label


def refusal_of(workshop: Workshop, operation: Operation) -> str:
    """Try it; the sentence of the refusal, after which all is as it was."""
    before, steps = workshop.snapshot, workshop.history()
    with pytest.raises(VmoError) as refused:
        workshop.do(operation)
    assert workshop.snapshot is before
    assert workshop.history() == steps
    return str(refused.value)
