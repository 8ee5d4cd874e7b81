"""Why no portfolio meets all conditions: those that contradict each other, and what would free them at a click."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.charts.aim_words import worth_text
from vmo_desktop.charts.condition_words import condition_text, relief_text
from vmo_desktop.domain.conflict import Conflict, Relief, find_conflict
from vmo_desktop.domain.portfolio import Status
from vmo_desktop.progress import Report
from vmo_desktop.ui.portfolio_desk import PortfolioDesk
from vmo_desktop.ui.scenario_edits import ScenarioEdits
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import current_theme, set_state
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, shown_text
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.reliefs import relief_operation
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

OFFERED = 5
"""So many reliefs are offered, the cheapest first: a longer list helps nobody."""


class ConflictCard(QFrame):
    """Looks for the conflict when a portfolio is infeasible; hidden otherwise.

    Signals
    -------
    explained()
        The conflict is known.
    """

    explained = Signal()

    def __init__(self, desk: PortfolioDesk, edits: ScenarioEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflict_card")
        self._desk, self._edits = desk, edits
        self._explained: Portfolio | None = None
        self.task = LatestTask(self)
        self.task.finished.connect(self._on_found)
        self.task.failed.connect(self._on_failed)
        self.said = PlainLabel(wraps=True)
        set_state(self.said, "error")
        self._reliefs = QWidget()
        self._lines = FlowLayout(self._reliefs, spacing=8, row_spacing=4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.said)
        self._column.addWidget(self._reliefs)
        self._column.setSpacing(current_theme().space.s)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_portfolio(self, portfolio: Portfolio | None) -> None:
        """Explain a portfolio that is infeasible; anything else needs no explanation."""
        if portfolio is not None and portfolio is self._explained:
            return
        self.task.stop()
        self._explained = portfolio
        self._show_reliefs(None, ())
        is_infeasible = portfolio is not None and portfolio.choice.status is Status.INFEASIBLE
        self.setVisible(is_infeasible)
        if portfolio is not None and is_infeasible:
            self.said.setText(self.tr("No portfolio meets all conditions. Looking for those that contradict…"))
            self.task.start(partial(_find, portfolio.of))

    def _on_found(self, conflict: Conflict | None) -> None:
        if conflict is None or self._explained is None:
            return
        of = self._explained.of
        told = [f"• {condition_text(of, each)}" for each in conflict.members]
        head = self.tr("These conditions contradict each other; any one less, and they do not:")
        if len(told) == 1:
            head = self.tr("This condition cannot be met by any portfolio:")
        self.said.setText("\n".join([head, *told]))
        self._show_reliefs(of, conflict.reliefs[:OFFERED])
        self.explained.emit()

    def _show_reliefs(self, of: ScenarioProblem | None, reliefs: tuple[Relief, ...]) -> None:
        for button in self.buttons:
            self._lines.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [] if of is None else [self._button(of, each) for each in reliefs]
        self._reliefs.setVisible(bool(self.buttons))

    def _button(self, of: ScenarioProblem, relief: Relief) -> QPushButton:
        text = relief_text(of, relief)
        if relief.is_enough:
            text += _worth_then(of).replace("%1", worth_text(of, relief.objective))
        else:
            text += self.tr(" (not enough alone)")
        button = QPushButton(shown_text(text).replace("&", "&&"))
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self._edits.do(lambda _scenario: relief_operation(of, relief)))
        self._lines.addWidget(button)
        return button

    def _on_failed(self, error: BaseException) -> None:
        raise error


def _worth_then(of: ScenarioProblem) -> str:
    if of.is_of_money:
        return QCoreApplication.translate("ConflictCard", " (NPV then %1)")
    return QCoreApplication.translate("ConflictCard", " (value then %1)")


def _find(of: ScenarioProblem, report: Report) -> Conflict | None:
    return find_conflict(of.problem, report)
