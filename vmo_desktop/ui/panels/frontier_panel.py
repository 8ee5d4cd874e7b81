"""The efficient portfolio that is looked at: what it changes, and the way to take it into the scenario."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.frontier_tables import changes_table, order_of_buy_table
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.ui.frontier_desk import frontier_desk_of
from vmo_desktop.ui.frontier_words import frontier_text, point_text
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.choice_pair import ChoicePair
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.search_progress import SearchProgress
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario, edit_scenario

NOTHING = ChartTable("", (), (), ())


class FrontierPanel(Panel):
    """What the frontier says in a sentence, the portfolio that is looked at, and in turn the order of buy."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("frontier_panel")
        self.desk = frontier_desk_of(live)
        self.said = PlainLabel(wraps=True)
        self.point = PlainLabel(wraps=True)
        self.notice = Notice()
        self.load_button = QPushButton(self.tr("Load into the scenario"))
        self.load_button.setProperty("kind", "primary")
        self.views = ChoicePair(self.tr("Against P"), self.tr("Order of buy"))
        self.changes, self.bought = (ChartTableModel(NOTHING, self) for _ in range(2))
        self.changes_table = FactTable(self.changes, self.tr("The portfolio that is looked at"), stretched=1)
        self.bought_table = FactTable(self.bought, self.tr("Order of buy"))
        self._stack = QStackedWidget()
        self.search = SearchProgress(
            self.tr("Progress of the search for the frontier"), self.tr("Stop the search"), self.tr("Search again")
        )
        self._arrange()
        self._connect()
        self.setFocusProxy(self.search.button)
        self.rebuild_when_shown()

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.said)
        self._column.addWidget(self.search)
        self._column.addWidget(self.point)
        self._column.addWidget(self.load_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.views)
        for table in (self.changes_table, self.bought_table):
            self._stack.addWidget(table)
        self._column.addWidget(self._stack, 1)
        self._column.addStretch()  # so that sentences stay at the top where there is no table

    def _connect(self) -> None:
        self.desk.changed.connect(self._on_desk)
        self.desk.looked.connect(self._on_looked)
        self.desk.progressed.connect(self.search.show_done)
        self.load_button.clicked.connect(self.load)
        self.search.pressed.connect(self._on_stop)
        self.views.chosen.connect(self._fill)
        appearance().changed.connect(self._fit)
        self._fit()

    @override
    def rebuild(self) -> None:
        self.desk.ask()
        found, was_waiting = self.desk.found, self.search.button.hasFocus()
        self.said.setText(frontier_text(self.desk))
        self.search.show_state(is_open=found is None, is_stopped=self.desk.is_stopped)
        self.notice.hide()
        self._show_point()
        if was_waiting and found is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_point(self) -> None:
        found, place = self.desk.found, self.desk.place
        is_known = found is not None and place is not None
        for part in (self.point, self.load_button, self.views, self._stack):
            part.setVisible(is_known)
        self.setFocusProxy(self.changes_table if is_known else self.search.button)
        if found is not None and place is not None:
            self.point.setText(point_text(found, self.desk.of, place))
            self._fill(self._stack.currentIndex())

    def _fill(self, view: int) -> None:
        """Fill the table that is shown."""
        self._stack.setCurrentIndex(view)
        found, place, of = self.desk.found, self.desk.place, self.desk.of
        if found is None or place is None:
            return
        if view == 1:
            self.bought.show_table(order_of_buy_table(found, of))
            self.bought_table.fit_columns()
            return
        proposal = self.desk.proposal
        self.changes.show_table(changes_table(found, of, place, None if proposal is None else proposal.shares))
        self.changes_table.fit_columns()

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def _on_desk(self) -> None:
        if self.isVisible():
            self.rebuild()
        else:
            self.rebuild_when_shown()

    def _on_looked(self) -> None:
        self.notice.hide()
        if not self.isVisible():
            self.rebuild_when_shown()
        else:
            self.views.choose(0)
            self._stack.setCurrentIndex(0)
            self._show_point()

    def load(self) -> None:
        """Make the cost of the portfolio the scenario's budget, or say why not and offer a copy."""
        found, place = self.desk.found, self.desk.place
        if found is None or place is None:
            return
        error = self.live.attempt(edit_scenario(self.desk.of.scenario.id, {"budget": found.point(place).cost}))
        if error is not None:
            self.notice.refuse(str(error), [(self.tr("Load into a copy"), self.load_into_copy)])

    def load_into_copy(self) -> None:
        """Make a copy of the scenario with the cost of the portfolio as its budget, and take it in hand."""
        found, place, scenario = self.desk.found, self.desk.place, self.desk.of.scenario
        if found is None or place is None:
            return
        name = self.tr("%1 (copy)").replace("%1", scenario.name)
        if self.live.do(duplicate_scenario(scenario.id, name, {"budget": found.point(place).cost})):
            self.desk.portfolios.take(self.live.snapshot.choice.scenarios[-1].id)

    def _on_stop(self) -> None:
        if self.desk.is_stopped:
            self.desk.try_again()
        else:
            self.desk.stop()

    def _fit(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.l, look.space.s, look.space.m, look.space.s)
        self._column.setSpacing(look.space.s)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the search end."""
        self.desk.wait()
        super().closeEvent(event)
