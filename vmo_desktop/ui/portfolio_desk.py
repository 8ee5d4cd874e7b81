"""The scenario in hand and what it chooses, for all pages about the choice; the search goes on behind the window."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from vmo_desktop.changes import Changes
from vmo_desktop.progress import Report
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.workshop.choice_rows import ScenarioRow
from vmo_desktop.workshop.money_use import unless_counted
from vmo_desktop.workshop.portfolio import Portfolio, chosen
from vmo_desktop.workshop.road_data import ROAD_ROWS
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

TIME_LIMIT = 60.0
"""Seconds after which the best found so far is shown with the gap that remains."""

FOLLOWED = (
    "kpi", "reading", "realization", "benefit", "enabler", "benefit_link", "review", "lesson", "win", *ROAD_ROWS,
)  # fmt: skip
"""Tables of what came after the choice."""

ELSEWHERE = (
    "note", "agenda_item", "ballot", "chart", "chart_label", "pack", "pack_title", "omitted_section", "objective",
    "driver_objective", "pin", "support", "robustness", "score_range", "room", "participant", "barred_driver",
    "interest", "round", "round_initiative", "round_driver", "vote", "weight_vote", "dissent", "judgement",
    *FOLLOWED,
)  # fmt: skip
"""Tables that change nothing of what is chosen; nor do those of money, unless it is counted."""

OF_ONE = ("scenario", "limit", "force", "assumption", "approval", "approved_initiative")
"""Tables whose rows each belong to one scenario, and change nothing of what another one chooses."""


class PortfolioDesk(QObject):
    """One for each open workshop: `desk_of` finds it.

    Nothing is chosen until a page asks (`ask`, `ask_all`); an answer stays while nothing that it rests on changes.

    Signals
    -------
    scenario_changed()
        Another scenario is in hand, or its row changed.
    chosen(int)
        The portfolio of a scenario, by id, is known.
    progressed(int, int)
        Done, of: how far the search of the scenario that is being chosen is.
    """

    scenario_changed = Signal()
    chosen = Signal(int)
    progressed = Signal(int, int)

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._live = live
        self._scenario_id = 0
        self._portfolios: dict[int, Portfolio] = {}
        self._asked: list[int] = []
        self._choosing: int | None = None
        self._stopped: set[int] = set()
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_chosen)
        self._task.failed.connect(self._on_failed)
        self._task.progressed.connect(self.progressed)
        live.changed.connect(self._on_changed)

    @property
    def scenario(self) -> ScenarioRow:
        """The scenario in hand: the one chosen here, else the recommended one."""
        choice = self._live.snapshot.choice
        found = choice.scenario_by_id.get(self._scenario_id) or choice.recommended
        if found is None:
            raise LookupError("a workshop has at least one scenario")
        return found

    @property
    def problem(self) -> ScenarioProblem:
        """What the scenario in hand may choose."""
        return ScenarioProblem(self._live.results, self.scenario)

    @property
    def portfolio(self) -> Portfolio | None:
        """What the scenario in hand chooses; None while it is not known."""
        return self._portfolios.get(self.scenario.id)

    @property
    def portfolios(self) -> Mapping[int, Portfolio]:
        """What is known of each scenario, by id."""
        return self._portfolios

    @property
    def is_choosing(self) -> bool:
        """Whether the portfolio of the scenario in hand is still to come."""
        return self._choosing is not None and self._choosing == self.scenario.id

    @property
    def is_stopped(self) -> bool:
        """Whether the search for the scenario in hand was stopped by the user."""
        return self.scenario.id in self._stopped

    def take(self, scenario_id: int) -> None:
        """Take another scenario in hand."""
        if scenario_id != self.scenario.id:
            self._scenario_id = scenario_id
            self.scenario_changed.emit()

    def ask(self) -> None:
        """Choose the portfolio of the scenario in hand before all others, unless it is known."""
        self._asked.insert(0, self.scenario.id)
        if self._choosing is not None and self._choosing != self.scenario.id and self.portfolio is None:
            self._asked.append(self._choosing)
            self._task.stop()
            self._choosing = None
        self._go_on()

    def ask_all(self) -> None:
        """Choose the portfolio of every scenario, one after another, of those that are not known."""
        self.ask()
        self._asked += [each.id for each in self._live.snapshot.choice.scenarios]
        self._go_on()

    def ask_recommended(self) -> Portfolio | None:
        """What the recommended scenario chooses; while it is not known, it is chosen after all that was asked for."""
        recommended = self._live.snapshot.choice.recommended
        if recommended is None:
            return None
        if recommended.id not in self._portfolios:
            self._asked.append(recommended.id)
            self._go_on()
        return self._portfolios.get(recommended.id)

    def stop(self) -> None:
        """Stop the search for the scenario in hand."""
        if self.is_choosing:
            self._stopped.add(self.scenario.id)
            self._task.stop()
            self._choosing = None
            self.chosen.emit(self.scenario.id)
            self._go_on()

    def try_again(self) -> None:
        """Search again after a stop."""
        self._stopped.discard(self.scenario.id)
        self.ask()

    def wait(self) -> None:
        """Stop, and wait until nothing runs: for closing."""
        self._asked.clear()
        self._choosing = None
        self._task.wait()

    def _go_on(self) -> None:
        if self._choosing is not None:
            return
        scenarios = self._live.snapshot.choice.scenario_by_id
        while self._asked:
            scenario = scenarios.get(self._asked.pop(0))
            if scenario is None or scenario.id in self._portfolios or scenario.id in self._stopped:
                continue
            self._choosing = scenario.id
            self._task.start(partial(_search, ScenarioProblem(self._live.results, scenario)))
            return

    def _on_chosen(self, portfolio: Portfolio) -> None:
        self._choosing = None
        self._portfolios[portfolio.of.scenario.id] = portfolio
        self.chosen.emit(portfolio.of.scenario.id)
        self._go_on()

    def _on_failed(self, error: BaseException) -> None:
        """Hand a defect to the crash guard, and do not search the same again by itself."""
        if self._choosing is not None:
            self._stopped.add(self._choosing)
        self._choosing = None
        raise error

    def _on_changed(self, changes: Changes) -> None:
        elsewhere = (*ELSEWHERE, *unless_counted(self._live.snapshot))
        if not changes.only(*elsewhere):
            asked = [*([self._choosing] if self._choosing is not None else []), *self._asked]
            self._task.stop()
            self._choosing = None
            self._portfolios = self._kept() if changes.only(*elsewhere, *OF_ONE) else {}
            self._stopped.clear()
            self._asked = asked
        self.scenario_changed.emit()

    def _kept(self) -> dict[int, Portfolio]:
        """The portfolios of scenarios that another one's edit, or a new name or place, leaves as they are."""
        results, kept = self._live.results, dict[int, Portfolio]()
        for scenario in results.snapshot.choice.scenarios:
            known = self._portfolios.get(scenario.id)
            if known is not None and _conditions(known.of) == _conditions(ScenarioProblem(results, scenario)):
                kept[scenario.id] = replace(known, of=ScenarioProblem(results, scenario))
        return kept


def _conditions(of: ScenarioProblem) -> tuple[object, ...]:
    """All that belongs to one scenario alone and decides what it chooses."""
    scenario, choice = of.scenario, of.snapshot.choice
    rows = (choice.limits.get(scenario.id), choice.forces_of(scenario.id), choice.assumptions_of(scenario.id))
    return (scenario.weight_set_id, scenario.aim, scenario.budget, choice.approvals.get(scenario.id), *rows)


def _search(of: ScenarioProblem, report: Report) -> Portfolio:
    return chosen(of, time_limit=TIME_LIMIT, report=report)


def desk_of(live: LiveWorkshop) -> PortfolioDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(PortfolioDesk)
    return PortfolioDesk(live) if found is None else found
