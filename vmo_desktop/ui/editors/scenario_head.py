"""What stands over every page about the choice: its pages, the scenario in hand, and what it chooses in a sentence."""

from collections.abc import Sequence

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.scenario_tables import shown_scenario
from vmo_desktop.domain.portfolio import Status
from vmo_desktop.ui.editors.pages_head import PagesHead
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.portfolio_words import portfolio_text
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.search_progress import SearchProgress
from vmo_desktop.workshop.choice_rows import ScenarioRow
from vmo_desktop.workshop.portfolio import Portfolio

PATIENCE_MS = 500
"""Most edits are answered sooner: the page below does not make room for a bar that comes and goes at once."""


class ScenarioHead(PagesHead):
    """The same on every page about the choice."""

    def __init__(
        self,
        live: LiveWorkshop,
        selection: Selection,
        pages: Sequence[tuple[str, str]],
        page_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(live, selection, pages, page_id, parent)
        self.setObjectName("scenario_head")
        self.desk = desk_of(live)
        self.scenarios = ChoiceCombo(self.tr("Scenario"))
        self.scenarios.setMinimumContentsLength(24)
        self.scenarios.chosen.connect(self._on_picked)
        self._flow.addWidget(self.scenarios)
        self.said = PlainLabel(wraps=True)
        self._column.addWidget(self.said)
        self.search = SearchProgress(
            self.tr("Progress of the search"), self.tr("Stop the search"), self.tr("Search again"), patience=PATIENCE_MS
        )
        self.search.pressed.connect(self._on_stop)
        # In the row of the scenario there is mostly room for it, so that nothing below has to move.
        self._flow.addWidget(self.search)
        self.desk.scenario_changed.connect(self.rebuild_now_or_when_shown)
        self.desk.chosen.connect(self.rebuild_now_or_when_shown)
        self.desk.progressed.connect(self.search.show_done)
        self.rebuild_when_shown()

    # Following the workshop

    @override
    def rebuild(self) -> None:
        choices: list[tuple[str, object]] = [
            (self._title(each), each.id) for each in self.live.snapshot.choice.scenarios
        ]
        self.scenarios.offer(choices, self.desk.scenario.id)
        self.desk.ask()
        self._show()

    def _title(self, scenario: ScenarioRow) -> str:
        name = shown_scenario(scenario)
        is_approved = scenario.id in self.live.snapshot.choice.approvals
        return self.tr("✓ %1, approved").replace("%1", name) if is_approved else name

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

    def _show(self) -> None:
        portfolio = self.desk.portfolio
        if portfolio is not None:
            self.said.setText(f"{portfolio_text(portfolio)} {self._way_out(portfolio)}".strip())
        elif self.desk.is_stopped:
            self.said.setText(self.tr("The search was stopped before it found the best portfolio."))
        else:
            self.said.setText(self.tr("Looking for the best portfolio…"))
        self.search.show_state(is_open=portfolio is None, is_stopped=self.desk.is_stopped)

    def _way_out(self, portfolio: Portfolio) -> str:
        """Where to go when nothing meets the conditions; empty on the page itself."""
        first = next(iter(self.buttons.values()))
        if portfolio.choice.status is not Status.INFEASIBLE or self.buttons[self._own] is first:
            return ""
        return self.tr("%1 says which of them contradict each other, and offers ways out.").replace("%1", first.text())

    def _on_picked(self, scenario_id: object) -> None:
        if isinstance(scenario_id, int):
            self.desk.take(scenario_id)

    def _on_stop(self) -> None:
        if self.desk.is_stopped:
            self.desk.try_again()
        else:
            self.desk.stop()
        self._show()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the search end."""
        self.desk.wait()
        super().closeEvent(event)
