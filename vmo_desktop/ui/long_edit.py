"""An edit that takes long: written in a thread, so that the window is free, and stopped until it is in the file."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from vmo_desktop.errors import VmoError
from vmo_desktop.progress import Cancel, Report, Stopped
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.workshop import Workshop
from vmo_desktop.workshop.written_step import WrittenStep

Outcome = WrittenStep | VmoError | None
"""What became of it; None: it was stopped, and nothing was written."""


class LongEdit(QObject):
    """One operation that is being written, or none.

    The workshop is to follow what was written before anything else is done with it: `settle` sees to that.

    Signals
    -------
    ended(Operation, Outcome)
        It is in the file, was refused, or was stopped; told once.
    """

    ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = Cancel()
        self._operation: Operation | None = None
        self._outcome: Outcome = None
        self._task = LatestTask(self)
        self._task.finished.connect(self._tell)
        self._task.stopped.connect(self._tell)
        self._task.failed.connect(self._on_failed)

    @property
    def is_running(self) -> bool:
        """Whether its end is still to be told."""
        return self._operation is not None

    def begin(self, workshop: Workshop, operation: Operation) -> None:
        """Have an operation written."""
        self._operation, self._outcome, self._cancel = operation, None, Cancel()
        self._task.start(partial(self._write, workshop, operation, self._cancel))

    def stop(self) -> None:
        """Stop it, unless all of it is about to be committed; its end is told either way."""
        self._cancel.cancel()

    def settle(self) -> None:
        """Wait for its end, and tell it; returns at once where nothing is being written."""
        if self.is_running:
            self._task.await_end()
            self._tell()

    def _write(self, workshop: Workshop, operation: Operation, cancel: Cancel, report: Report) -> None:
        def asked(done: int, of: int) -> None:
            cancel.raise_if_cancelled()
            report(done, of)

        with suppress(Stopped):  # nothing was written
            self._outcome = _outcome_of(workshop, operation, asked)

    def _tell(self) -> None:
        operation, self._operation = self._operation, None
        outcome, self._outcome = self._outcome, None
        if operation is not None:
            self.ended.emit(operation, outcome)

    def _on_failed(self, error: BaseException) -> None:
        self._tell()  # nothing was written
        raise error  # nobody expects that: it goes to the log and the report


def _outcome_of(workshop: Workshop, operation: Operation, report: Report) -> Outcome:
    try:
        return workshop.write(operation, report)
    except VmoError as error:
        report(0, 0)  # whoever has stopped it does not want it to wait for the file
        return error
