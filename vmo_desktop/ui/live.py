"""The open workshop as the window sees it: one way in (`do`), one signal out (`changed`)."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from vmo_desktop.changes import Changes
from vmo_desktop.errors import NotAllowed, ScoreRefused, VmoError, WorkshopReadOnly, WriteFailed
from vmo_desktop.ui.long_edit import LongEdit
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop
from vmo_desktop.workshop.written_step import WrittenStep

log = logging.getLogger(__name__)


class LiveWorkshop(QObject):
    """One open workshop behind signals.

    Signals
    -------
    changed(Changes)
        After every write, undo and redo.
    previewed(object)
        Results of a drag that is not written yet, or None when the preview ends.
    failed(VmoError)
        An operation was refused; nothing was written.
    stranded(WriteFailed)
        The file took no edit, after `failed`; what could not be written is kept for `retry`.
    ended_long(Operation, object)
        What was begun by `do_long` has ended: a `WrittenStep` when it was done, after `changed`; the `VmoError` that
        refused it, sent by `failed` as `attempt` does; or None when it was stopped.
    """

    changed = Signal(object)
    previewed = Signal(object)
    failed = Signal(object)
    stranded = Signal(object)
    ended_long = Signal(object, object)

    def __init__(self, workshop: Workshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workshop = workshop
        self.opened_step = workshop.step
        self.unwritten: tuple[Operation, ...] = ()
        """Edits that the file did not take, in order; they are done before any other."""
        self._long = LongEdit(self)
        self._long.ended.connect(self._on_long_ended)

    @property
    def snapshot(self) -> Snapshot:
        """The workshop as it stands."""
        return self.workshop.snapshot

    @property
    def results(self) -> Results:
        """The analyses of the workshop as it stands."""
        return self.workshop.results

    def results_at(self, step: int) -> Results | None:
        """The analyses right after a step; None, after `failed` was sent, where the history is damaged."""
        try:
            return Results(self.workshop.snapshot_at(step))
        except NotAllowed as error:
            self._tell(error)
            return None

    def do(self, operation: Operation) -> bool:
        """Do an operation; False when it was refused, after `failed` was sent."""
        error = self._done(operation)
        if error is not None:
            self._tell(error)
        return error is None

    def attempt(self, operation: Operation) -> VmoError | None:
        """Do an operation for a place that says itself why it was refused; None when it was done.

        What concerns the file rather than the edit is sent by `failed` as well: the window knows the ways out.
        """
        error = self._done(operation)
        if error is not None and not isinstance(error, NotAllowed | ScoreRefused):
            self._tell(error)
        return error

    def do_long(self, operation: Operation) -> None:
        """Do an operation that takes long, without holding the window; `ended_long` tells what came of it."""
        error = self._done()
        if error is not None:
            if isinstance(error, WriteFailed):
                self.put_off(operation)
            self._tell(error)
            self.ended_long.emit(operation, error)
            return
        self._long.begin(self.workshop, operation)

    @property
    def is_writing(self) -> bool:
        """Whether the end of what was begun by `do_long` is still to be told."""
        return self._long.is_running

    def stop_long(self) -> None:
        """Stop what was begun by `do_long`, unless it is too late; either is told."""
        self._long.stop()

    def settle(self) -> None:
        """Wait for what was begun by `do_long`, and announce it."""
        self._long.settle()

    def awaits(self, operation: Operation) -> bool:
        """Whether an edit waits for the file to take it: it is done then, and must not be asked for again."""
        return operation in self.unwritten and not self.workshop.is_read_only

    def put_off(self, operation: Operation) -> None:
        """Have an edit done once the file has taken what waits; until then nothing is tried."""
        self.unwritten = (*self.unwritten, operation)

    def retry(self) -> bool:
        """Do again what the file did not take; True when nothing is left of it."""
        error = self._done()
        if error is not None:
            self._tell(error)
        return not self.unwritten

    def forget_unwritten(self) -> None:
        """Give up what the file did not take."""
        self.unwritten = ()

    def _tell(self, error: VmoError) -> None:
        self.failed.emit(error)
        if isinstance(error, WriteFailed):
            self.stranded.emit(error)

    def _done(self, *operations: Operation) -> VmoError | None:
        """Do what waits and then these; the error of the first that was refused."""
        self.settle()
        waiting, self.unwritten = (*self.unwritten, *operations), ()
        for place, operation in enumerate(waiting):
            try:
                changes = self.workshop.do(operation)
            except VmoError as error:
                if operation in operations or isinstance(error, WriteFailed | WorkshopReadOnly):
                    self._keep(error, waiting[place:])
                    return error
                self.failed.emit(error)  # what waited makes no sense any more; the others do
                continue
            self._announce(changes)
        return None

    def _keep(self, error: VmoError, refused: tuple[Operation, ...]) -> None:
        """Keep what the file did not take: the first of these, and those behind it."""
        log.info("refused: %s", type(error).__name__)
        if isinstance(error, WriteFailed):
            self.unwritten = refused
        elif isinstance(error, WorkshopReadOnly):
            self.unwritten = refused[:1]  # the last one goes along into a copy

    def _on_long_ended(self, operation: Operation, outcome: object) -> None:
        if isinstance(outcome, WrittenStep):
            self._announce(self.workshop.follow(outcome))
        elif isinstance(outcome, VmoError):
            self._keep(outcome, (operation, *self.unwritten))
            if not isinstance(outcome, NotAllowed | ScoreRefused):
                self._tell(outcome)
        self.ended_long.emit(operation, outcome)

    def undo(self) -> None:
        """Undo the last step that is not undone; does nothing when there is none."""
        self._move(self.workshop.undo)

    def redo(self) -> None:
        """Redo the last undone step; does nothing when there is none."""
        self._move(self.workshop.redo)

    def preview(self, results: Results | None) -> None:
        """Show results of a drag without writing; None ends the preview."""
        self.previewed.emit(results)

    def _move(self, step: Callable[[], Changes | None]) -> None:
        self.settle()
        if self.unwritten and not self.retry():
            return
        try:
            changes = step()
        except VmoError as error:
            self._tell(error)
            return
        if changes is not None:
            self._announce(changes)

    def _announce(self, changes: Changes) -> None:
        if changes.rows:
            self.changed.emit(changes)
