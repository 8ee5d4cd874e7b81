"""A desk that draws samples in a thread, which the user can stop and let go on."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.task import LatestTask


class SamplingDesk(QObject):
    """A subclass says what is drawn, of what, and when it has to be forgotten.

    Signals
    -------
    changed()
        More is known, or nothing any more, or the drawing was stopped or let go on.
    progressed(int, int)
        Samples drawn, of.
    """

    changed = Signal()
    progressed = Signal(int, int)

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._live = live
        self.portfolios = desk_of(live)
        self.is_stopped = False
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_drawn)
        self._task.failed.connect(self._on_failed)
        self._task.progressed.connect(self.progressed)
        self.portfolios.chosen.connect(self._on_portfolio)
        self.portfolios.scenario_changed.connect(self._on_portfolio)
        live.changed.connect(self._on_changed)

    def ask_samples(self) -> None:
        """Draw what is not drawn yet, unless the user has stopped that."""
        raise NotImplementedError

    def stop(self) -> None:
        """Stop; what is known stays."""
        self.is_stopped = True
        self._task.stop()
        self.changed.emit()

    def go_on(self) -> None:
        """Draw further after a stop."""
        self.is_stopped = False
        self.ask_samples()
        self.changed.emit()

    def wait(self) -> None:
        """Stop, and wait until nothing runs: for closing."""
        self._task.wait()

    def _on_drawn(self, answer: Any) -> None:
        raise NotImplementedError

    def _on_failed(self, error: BaseException) -> None:
        """Hand a defect to the crash guard, and do not draw the same again by itself."""
        self.is_stopped = True
        self.changed.emit()
        raise error

    def _on_portfolio(self, _scenario_id: int = 0) -> None:
        """Take note of another scenario, or of another portfolio of the same."""
        raise NotImplementedError

    def _on_changed(self, changes: Changes) -> None:
        raise NotImplementedError
