"""The test of robustness of the scenario in hand, counted in a thread in stretches, with a picture after each."""

import time
from dataclasses import replace
from functools import partial
from threading import Lock

from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.progress import Report
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import FOLLOWED
from vmo_desktop.ui.sampling_desk import SamplingDesk
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


class RobustnessDesk(SamplingDesk):
    """One for each open workshop: `robustness_desk_of` finds it."""

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._test: RobustChoice | None = None
        self._tested: Portfolio | None = None
        self._one_at_a_time = Lock()
        self._began = self._spent = 0.0
        self._stretch = 0
        self.known: Robustness | None = None
        self.refusal = ""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be counted."""
        return not self.refusal and (self.known is None or not self.known.is_complete)

    @override
    def ask_samples(self) -> None:
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

    @override
    def _on_drawn(self, answer: Robustness) -> None:
        self.known = answer
        took = max(time.monotonic() - self._began, 1e-3)
        self._spent += took
        self._stretch = max(int(self._stretch * min(max(PICTURE_S, RARER * self._spent) / took, FASTEST)), 1)
        self.changed.emit()
        self.ask_samples()

    @override
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

    @override
    def _on_portfolio(self, _scenario_id: int = 0) -> None:
        if self.portfolios.portfolio is not self._tested:
            self._forget()
            self.changed.emit()

    @override
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
