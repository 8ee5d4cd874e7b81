"""What the sensitivity page looks at: a driver, a weight, a part; and what is worked out for it in a thread."""

from collections.abc import Callable
from enum import IntEnum
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.weight_map import PortfolioMap
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.rank_history import RankHistory
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_sensitivity import PortfolioSweep, ScenarioSensitivity
from vmo_desktop.workshop.weight_sweep import WeightSweep


class Part(IntEnum):
    """The parts of the page, in the order of their names."""

    CROSSINGS = 0
    RANKING = 1
    PORTFOLIOS = 2
    TORNADO = 3
    MAP = 4
    SCORES = 5
    NEAREST = 6
    SCENARIOS = 7
    STEPS = 8


ASKING = (Part.RANKING, Part.PORTFOLIOS, Part.MAP, Part.SCORES, Part.NEAREST)
"""Parts that wait for portfolios."""

Key = tuple[Part, int, int]


class SensitivityDesk(QObject):
    """One for each open workshop: `sensitivity_desk_of` finds it. Nothing that is looked at here is ever written.

    Signals
    -------
    changed()
        Something else is looked at, or more is known.
    weighed()
        The weight that is looked at is another one.
    progressed(int, int)
        Done, of.
    """

    changed = Signal()
    weighed = Signal()
    progressed = Signal(int, int)

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self.portfolios = desk_of(live)
        self._sensitivity = ScenarioSensitivity(self.portfolios.problem)
        self._driver_id = self._second_id = 0
        self._part = Part.CROSSINGS
        self._of_portfolios = False
        self._weight: float | None = None
        self._sweeps: dict[int, WeightSweep] = {}
        self._known: dict[Key, Any] = {}
        self._asked: Key | None = None
        self._is_stopped = False
        self.past = RankHistory(live, self)
        self.past.changed.connect(self.changed)
        self.task = LatestTask(self)
        self.task.finished.connect(self._on_found)
        self.task.failed.connect(self._on_failed)
        self.task.progressed.connect(self.progressed)
        self.portfolios.scenario_changed.connect(self._follow)
        self.portfolios.chosen.connect(self._on_chosen)

    # What is looked at

    @property
    def sensitivity(self) -> ScenarioSensitivity:
        """That of the scenario in hand."""
        return self._sensitivity

    @property
    def names(self) -> tuple[str, ...]:
        """What the initiatives are called."""
        return tuple(shown_name(each) for each in self._sensitivity.of.snapshot.initiatives)

    @property
    def drivers(self) -> tuple[str, ...]:
        """What the drivers are called."""
        return tuple(each.name or each.code for each in self._sensitivity.of.snapshot.leaves)

    @property
    def is_possible(self) -> bool:
        """Whether there is anything to weigh: two drivers, an initiative, and weights with a part in the choice."""
        weighed, of = self._sensitivity.weighed, self._sensitivity.of
        return not of.is_of_money and weighed.points.shape[1] > 1 and bool(weighed.weights.any())

    @property
    def driver(self) -> int:
        """Column of the driver whose weight moves."""
        return self._sensitivity.of.snapshot.leaf_index.get(self._driver_id, 0)

    @property
    def second(self) -> int:
        """Column of the other driver on the map of two weights."""
        found = self._sensitivity.of.snapshot.leaf_index.get(self._second_id, 0)
        return found if found != self.driver else (1 if self.driver == 0 else 0)

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return self._part

    @property
    def is_of_portfolios(self) -> bool:
        """Whether the map and the bars are about portfolios in place of initiatives."""
        return self._of_portfolios

    @property
    def weight(self) -> float:
        """The weight that is looked at: as it is until another one is picked."""
        return self.sweep.present[0] if self._weight is None else self._weight

    @property
    def is_elsewhere(self) -> bool:
        """Whether another weight than the present one is looked at."""
        return self._weight is not None

    def subject(self, initiative_id: int | None) -> int:
        """Row of an initiative; of the first in rank where there is none."""
        first = int(np.argmax(self._sensitivity.weighed.ranks == 1))
        return self._sensitivity.of.snapshot.initiative_index.get(initiative_id or 0, first)

    def show_driver(self, column: int) -> None:
        """Move the weight of another driver."""
        if column != self.driver:
            second = self.driver if column == self.second else self.second
            leaves, self._weight = self._sensitivity.of.snapshot.leaves, None
            self._driver_id, self._second_id = leaves[column].id, leaves[second].id
            self._look()

    def show_second(self, column: int) -> None:
        """Put another driver beside it on the map."""
        if column not in (self.driver, self.second):
            self._second_id = self._sensitivity.of.snapshot.leaves[column].id
            self._look()

    def show_part(self, part: Part) -> None:
        """Show another part."""
        if part is not self._part:
            self._part = part
            self._look()

    def show_portfolios(self, of_portfolios: bool) -> None:
        """Ask about portfolios, or about initiatives."""
        if of_portfolios != self._of_portfolios:
            self._of_portfolios = of_portfolios
            self._look()

    def show_weight(self, weight: float | None) -> None:
        """Look at another weight; None: at the present one."""
        if weight != self._weight:
            self._weight = weight
            self.weighed.emit()

    def _look(self) -> None:
        self._is_stopped = False
        self.ask()
        self.changed.emit()

    # What is known

    @property
    def sweep(self) -> WeightSweep:
        """Values over the weight of the driver."""
        if self.driver not in self._sweeps:
            self._sweeps[self.driver] = self._sensitivity.weighed.sweep(self.driver)
        return self._sweeps[self.driver]

    @property
    def portfolio_sweep(self) -> PortfolioSweep | None:
        """Portfolios over the weight of the driver; None while they are not known."""
        found = self._known.get((Part.PORTFOLIOS, self.driver, 0))
        return found if isinstance(found, PortfolioSweep) else None

    @property
    def portfolio_map(self) -> PortfolioMap | None:
        """Portfolios over both weights; None while they are not known."""
        found = self._known.get((Part.MAP, self.driver, self.second))
        return found if isinstance(found, PortfolioMap) else None

    @property
    def margins(self) -> FloatArray | None:
        """What changes the portfolio in hand, by initiative; None while it is not known."""
        found: FloatArray | None = self._known.get((Part.SCORES, 0, 0))
        return found

    @property
    def is_waiting(self) -> bool:
        """Whether what the part shows is still worked out, or was stopped."""
        key = self._wanted()
        return key is not None and key not in self._known

    @property
    def is_stopped(self) -> bool:
        """Whether the user has stopped the work."""
        return self._is_stopped

    def ask(self) -> None:
        """Work out what the part shows, unless it is known or stopped."""
        if self._part is Part.STEPS:
            self.past.ask()
        key = self._wanted()
        if key is None or key in self._known:
            if self._asked is not None and self._asked != key:
                self.task.stop()
                self._asked = None
            return
        job = self._job(key)
        if self._is_stopped or key == self._asked or job is None:
            return
        self._asked = key
        self.task.start(job)

    def stop(self) -> None:
        """Stop the work."""
        self._is_stopped = True
        self._asked = None
        self.task.stop()
        self.changed.emit()

    def try_again(self) -> None:
        """Work on after a stop."""
        self._look()

    def _wanted(self) -> Key | None:
        """What the part waits for."""
        if not self.is_possible or self._part not in ASKING:
            return None
        if self._part is Part.MAP:
            return (Part.MAP, self.driver, self.second) if self._of_portfolios else None
        return (Part.SCORES, 0, 0) if self._part is Part.SCORES else (Part.PORTFOLIOS, self.driver, 0)

    def _job(self, key: Key) -> Callable[..., Any] | None:
        """What is done in the thread; None while the portfolio in hand, which it needs, is not known."""
        part, first, second = key
        if part is Part.MAP:
            return partial(self._sensitivity.portfolio_map, first, second)
        if part is Part.PORTFOLIOS:
            return partial(self._sensitivity.portfolio_sweep, first)
        self.portfolios.ask()
        portfolio = self.portfolios.portfolio
        return None if portfolio is None else partial(self._sensitivity.funding_margins, portfolio)

    def _on_found(self, answer: object) -> None:
        if self._asked is not None:
            self._known[self._asked] = answer
        self._asked = None
        self.changed.emit()

    def _on_chosen(self) -> None:
        self.ask()
        self.changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        """Hand a defect to the crash guard, and do not try the same again by itself."""
        self._is_stopped = True
        self._asked = None
        self.changed.emit()
        raise error

    def _follow(self) -> None:
        """Forget what the workshop or the scenario has made another; a step that changes nothing here keeps it."""
        of, before = self.portfolios.problem, self._sensitivity.of
        if of.results is before.results and of.scenario == before.scenario:
            return
        self._sensitivity = ScenarioSensitivity(of)
        self._sweeps.clear()
        self._known.clear()
        self._asked = None
        self.task.stop()
        self._is_stopped = False
        self.changed.emit()

    def wait(self) -> None:
        """Stop, and wait until nothing runs: for closing."""
        self._asked = None
        self.past.wait()
        self.task.wait()


def sensitivity_desk_of(live: LiveWorkshop) -> SensitivityDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(SensitivityDesk)
    return SensitivityDesk(live) if found is None else found
