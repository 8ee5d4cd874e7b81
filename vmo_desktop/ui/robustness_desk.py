"""The test of robustness of the scenario in hand, counted in a thread in stretches, with a picture after each."""

import time
from dataclasses import replace
from functools import partial
from threading import Lock

from PySide6.QtCore import QObject, Signal

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import FOLLOWED, desk_of
from vmo_desktop.ui.task import LatestTask, Report
from vmo_desktop.workshop.money_use import unless_counted
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.robust_choice import RobustChoice, Robustness
from vmo_desktop.workshop.sample_optimiser import CannotTest

PICTURE_S = 1.0
"""At least about so many seconds lie between two pictures."""

RARER = 0.5
"""Pictures become rarer, as each tells less that is new: the next one after so much of the time that has gone."""

FASTEST = 4.0
"""A stretch is at most so many times as long as the one before: the first ones also warm up."""

ELSEWHERE = (
    "note", "agenda_item", "ballot", "vote", "weight_vote", "chart", "chart_label", "pack", "pack_title",
    "omitted_section", "objective", "driver_objective", "pin", "support", *FOLLOWED,
)  # fmt: skip
"""Tables that change nothing of what is tested: votes count once their round is revealed."""


class RobustnessDesk(QObject):
    """One for each open workshop: `robustness_desk_of` finds it.

    Signals
    -------
    changed()
        More is known, or nothing any more, or the test was stopped.
    progressed(int, int)
        Samples counted, of.
    """

    changed = Signal()
    progressed = Signal(int, int)

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._live = live
        self.portfolios = desk_of(live)
        self._test: RobustChoice | None = None
        self._tested: Portfolio | None = None
        self._one_at_a_time = Lock()
        self._began = self._spent = 0.0
        self._stretch = 0
        self.known: Robustness | None = None
        self.refusal = ""
        self.is_stopped = False
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_counted)
        self._task.failed.connect(self._on_failed)
        self._task.progressed.connect(self.progressed)
        self.portfolios.chosen.connect(self._on_portfolios)
        self.portfolios.scenario_changed.connect(self._on_portfolios)
        live.changed.connect(self._on_changed)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be counted."""
        return not self.refusal and (self.known is None or not self.known.is_complete)

    def ask(self) -> None:
        """Test the portfolio in hand as far as it is not tested, unless the user has stopped that."""
        self.portfolios.ask()
        portfolio = self.portfolios.portfolio
        if portfolio is None or self.is_stopped or self._task.is_running or not self.is_open:
            return
        if self._test is None:
            try:
                # The portfolio may be known from before a setting was changed.
                self._test = RobustChoice(replace(portfolio, of=self.portfolios.problem))
            except CannotTest as error:
                self.refusal = str(error)
                self.changed.emit()
                return
            self._tested, self._stretch = portfolio, self._test.fewest
        self._count(self._test)

    def _count(self, test: RobustChoice) -> None:
        self._began = time.monotonic()
        self._task.start(partial(_advanced, test, self._stretch, self._one_at_a_time))

    def stop(self) -> None:
        """Stop; what is known stays."""
        self.is_stopped = True
        self._task.stop()
        self.changed.emit()

    def go_on(self) -> None:
        """Count further after a stop."""
        self.is_stopped = False
        self.ask()
        self.changed.emit()

    def wait(self) -> None:
        """Stop, and wait until nothing runs: for closing."""
        self._task.wait()

    def _on_counted(self, known: Robustness) -> None:
        self.known = known
        took = max(time.monotonic() - self._began, 1e-3)
        self._spent += took
        self._stretch = max(int(self._stretch * min(max(PICTURE_S, RARER * self._spent) / took, FASTEST)), 1)
        self.changed.emit()
        self.ask()

    def _on_failed(self, error: BaseException) -> None:
        """Say why nothing can be tested; hand a defect to the crash guard, and do not try the same again by itself."""
        if isinstance(error, CannotTest):
            self.refusal = str(error)
        self.is_stopped = not self.refusal
        self.changed.emit()
        if not self.refusal:
            raise error

    def _forget(self) -> None:
        self._task.stop()
        self._test = self._tested = self.known = None
        self._spent = 0.0
        self.refusal, self.is_stopped = "", False

    def _on_portfolios(self) -> None:
        """Another scenario, or another portfolio of the same."""
        if self.portfolios.portfolio is not self._tested:
            self._forget()
            self.changed.emit()

    def _on_changed(self, changes: Changes) -> None:
        if not changes.only(*ELSEWHERE, *unless_counted(self._live.snapshot)):
            self._forget()
            self.changed.emit()


def _advanced(test: RobustChoice, samples: int, one_at_a_time: Lock, report: Report) -> Robustness:
    # A stretch that was stopped may still be at its last sample.
    with one_at_a_time:
        return test.advance(samples, report)


def robustness_desk_of(live: LiveWorkshop) -> RobustnessDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(RobustnessDesk)
    return RobustnessDesk(live) if found is None else found
