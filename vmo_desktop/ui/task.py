"""Long work off the window's thread: the newest task wins, and it can be stopped."""

import time
from collections.abc import Callable
from threading import Condition
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, QRunnable, QThreadPool, QTimer, Signal
from typing_extensions import override

from vmo_desktop.progress import Cancel, Report, Stopped

PROGRESS_S = 0.02
"""Progress is told to the window's thread at most so often: told hundreds of times at once, it would stall it."""

ANSWER_MS = 200
"""So long the window waits for a cancelled job before it says that it was stopped: nobody wants to wait longer."""


class _Work:
    """All jobs of the program that are not over, so that its end can stop them together."""

    def __init__(self) -> None:
        self._cancels: set[Cancel] = set()
        self._changed = Condition()

    def add(self, cancel: Cancel) -> None:
        with self._changed:
            self._cancels.add(cancel)

    def remove(self, cancel: Cancel) -> None:
        with self._changed:
            self._cancels.discard(cancel)
            self._changed.notify_all()

    def cancel(self) -> None:
        with self._changed:
            for each in self._cancels:
                each.cancel()

    def wait(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._cancels)


_work = _Work()


def stop_all_work() -> None:
    """Have every job end at its next report, all at once; what tells no progress is soon over and runs to its end."""
    _work.cancel()


def end_all_work() -> None:
    """Stop every job, and wait until none runs: for the end of the program, before Qt takes its objects apart."""
    _work.cancel()
    _work.wait()


class _Signals(QObject):
    progressed = Signal(int, int, int)
    done = Signal(int, object)
    broke = Signal(int, object)
    ended = Signal(int)


class _Run(QRunnable):
    def __init__(self, generation: int, job: Callable[[Report], Any], cancel: Cancel, signals: _Signals) -> None:
        super().__init__()
        self._generation = generation
        self._job = job
        self._cancel = cancel
        self._signals = signals
        self._told = 0.0
        _work.add(cancel)

    @override
    def run(self) -> None:
        try:
            self._cancel.raise_if_cancelled()  # before it began
            answer = self._job(self._report)
        except Stopped:
            self._signals.ended.emit(self._generation)
        except BaseException as error:
            self._signals.broke.emit(self._generation, error)
        else:
            self._signals.done.emit(self._generation, answer)
        finally:
            _work.remove(self._cancel)

    def _report(self, done: int, of: int) -> None:
        self._cancel.raise_if_cancelled()
        now = time.monotonic()
        if now - self._told < PROGRESS_S:
            return
        self._told = now
        self._signals.progressed.emit(self._generation, done, of)


class LatestTask(QObject):
    """Runs one job at a time in a thread; starting another stops and forgets the former.

    A job is a function of a `Report`; it gets frozen data (snapshots, arrays), and no open file, but for a `LongEdit`.
    Its answer is told in a turn of its own: what has come meanwhile, such as a key, does not wait for all that the
    answer changes.

    Signals
    -------
    progressed(int, int)
        Done, of.
    finished(object)
        The job's answer.
    failed(object)
        The exception that the job raised; where nobody is told, it is reported as a fault of the program.
    stopped()
        The job was cancelled, and came to nothing.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._generation = 0
        self._cancel = Cancel()
        self._is_running = False
        self._answer: object = None
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(ANSWER_MS)
        self._waiting.timeout.connect(self._give_up)
        self._signals = _Signals(self)
        self._signals.progressed.connect(self._on_progressed)
        self._signals.done.connect(self._on_done)
        self._signals.broke.connect(self._on_broke)
        self._signals.ended.connect(self._on_ended)

    @property
    def is_running(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_running

    def start(self, job: Callable[[Report], Any]) -> None:
        """Run a job; a running one is stopped and its answer ignored."""
        self.stop()
        self._cancel = Cancel()
        self._is_running = True
        self._pool.start(_Run(self._generation, job, self._cancel, self._signals))

    def cancel(self) -> None:
        """Stop a job that writes: soon `stopped` is told, or what became of it when it was too late to stop it."""
        if self._is_running:
            self._cancel.cancel()
            self._waiting.start()

    def stop(self) -> None:
        """Stop the running job; its answer will not be told."""
        self._cancel.cancel()
        self._telling.stop()
        self._waiting.stop()
        self._answer = None
        self._generation += 1
        self._is_running = False

    def wait(self) -> None:
        """Stop, and wait until the thread is idle: for closing."""
        self.stop()
        self._pool.waitForDone()

    def finish(self) -> None:
        """Let the running job come to its end, and wait for it; its answer will not be told: for closing."""
        self.await_end()
        self.stop()

    def await_end(self) -> None:
        """Wait, in any thread, until the running job is over; its answer is still told."""
        self._pool.waitForDone()

    def _on_progressed(self, generation: int, done: int, of: int) -> None:
        if generation == self._generation:
            self.progressed.emit(done, of)

    def _on_done(self, generation: int, answer: object) -> None:
        if generation == self._generation:
            self._answer = answer
            self._telling.start()

    def _tell(self) -> None:
        answer, self._answer = self._answer, None
        self._is_running = False
        self._waiting.stop()
        self.finished.emit(answer)

    def _on_broke(self, generation: int, error: object) -> None:
        if generation == self._generation:
            self._is_running = False
            self._waiting.stop()
            self.failed.emit(error)
            if isinstance(error, BaseException) and not self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
                raise error  # nobody expects that: it goes to the log and the report

    def _on_ended(self, generation: int) -> None:
        if generation == self._generation:
            self._give_up()

    def _give_up(self) -> None:
        self.stop()
        self.stopped.emit()
