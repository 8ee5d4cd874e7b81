"""The frontier of the scenario in hand: found in a thread, kept while it holds; which of its points is looked at."""

from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal

from vmo_desktop.progress import Report
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.workshop.portfolio_frontier import (
    PortfolioFrontier,
    Proposal,
    find_portfolio_frontier,
    ranking_line,
)
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

SOLVE_LIMIT = 10.0
"""Seconds for one budget, where they must be solved one by one; what is then not proven is said not to be."""


class Compared(Enum):
    """Which portfolio is compared with the frontier."""

    RANKING = "ranking"
    CHOSEN = "chosen"


class FrontierDesk(QObject):
    """One for each open workshop: `frontier_desk_of` finds it.

    Signals
    -------
    changed()
        The frontier, or the portfolio compared with it, is another one, or not known any more.
    looked()
        Another point is looked at.
    progressed(int, int)
        Done, of: how far the search is.
    """

    changed = Signal()
    looked = Signal()
    progressed = Signal(int, int)

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self.portfolios = desk_of(live)
        self._of = self.portfolios.problem
        self._found: PortfolioFrontier | None = None
        self._compared = Compared.RANKING
        self._place: int | None = None
        self._is_stopped = False
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_found)
        self._task.failed.connect(self._on_failed)
        self._task.progressed.connect(self.progressed)
        self.portfolios.scenario_changed.connect(self._follow)
        self.portfolios.chosen.connect(self.changed)

    @property
    def of(self) -> ScenarioProblem:
        """What the scenario in hand may choose."""
        return self._of

    @property
    def found(self) -> PortfolioFrontier | None:
        """The frontier; None while it is not known."""
        return self._found

    @property
    def is_stopped(self) -> bool:
        """Whether the search was stopped by the user."""
        return self._is_stopped

    @property
    def compared(self) -> Compared:
        """Which portfolio is compared with the frontier."""
        return self._compared

    @property
    def proposal(self) -> Proposal | None:
        """The portfolio that is compared, at values and costs of now where known; None where there is none yet."""
        if self._found is None:
            return None
        if self._compared is Compared.RANKING:
            line = ranking_line(self._of)
            return None if line is None else self._found.funding(line)
        portfolio = self.portfolios.portfolio
        if portfolio is None or not portfolio.choice.is_found:
            return None
        return self._found.proposal_of(portfolio)

    @property
    def place(self) -> int | None:
        """The point that is looked at; until one is picked, the best within the budget."""
        if self._found is None or not len(self._found.frontier):
            return None
        if self._place is not None:
            return self._place
        last = len(self._found.frontier) - 1
        return last if self._of.budget is None else self._found.frontier.best_within(self._of.budget) or 0

    def look(self, place: int) -> None:
        """Look at a point."""
        if self._found is not None and 0 <= place < len(self._found.frontier) and place != self._place:
            self._place = place
            self.looked.emit()

    def compare(self, compared: Compared) -> None:
        """Compare another portfolio."""
        if compared is not self._compared:
            self._compared = compared
            self.changed.emit()

    def ask(self) -> None:
        """Look for the frontier, unless it is known or the user has stopped the search."""
        if self._found is None and not self._is_stopped and not self._task.is_running:
            self._task.start(partial(_search, self._of))

    def stop(self) -> None:
        """Stop the search."""
        self._is_stopped = True
        self._task.stop()
        self.changed.emit()

    def try_again(self) -> None:
        """Search again after a stop."""
        self._is_stopped = False
        self.ask()
        self.changed.emit()

    def wait(self) -> None:
        """Stop, and wait until nothing runs: for closing."""
        self._task.wait()

    def _on_found(self, found: PortfolioFrontier) -> None:
        self._found = found
        self.changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        """Hand a defect to the crash guard, and do not search the same again by itself."""
        self._is_stopped = True
        self.changed.emit()
        raise error

    def _follow(self) -> None:
        """Keep the frontier where only names and the budget changed; otherwise it is to be found anew."""
        of = self.portfolios.problem
        if of.results is self._of.results and of.scenario == self._of.scenario:
            return
        self._of = of
        if self._found is None or not self._found.is_of(self._of):
            self._task.stop()
            self._found = self._place = None
            self._is_stopped = False
        self.changed.emit()


def _search(of: ScenarioProblem, report: Report) -> PortfolioFrontier:
    return find_portfolio_frontier(of.problem, of.budget_index, time_limit=SOLVE_LIMIT, report=report)


def frontier_desk_of(live: LiveWorkshop) -> FrontierDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(FrontierDesk)
    return FrontierDesk(live) if found is None else found
