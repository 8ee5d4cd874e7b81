"""How sure the portfolio of the scenario in hand is: what may vary, what was found in words, and as tables."""

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.robustness_tables import chances_table, rulers_table
from vmo_desktop.charts.robustness_words import basis_text, classes_text, core_text, fallback_texts, regret_text
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.editors.robustness_settings import RobustnessSettings
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.robustness_desk import robustness_desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.search_progress import SearchProgress
from vmo_desktop.ui.widgets.view_switch import ViewSwitch
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.robust_choice import Robustness

TABLE = 260
"""Height of the tables at least, at 100 %: the whole page scrolls where the window is lower."""


class RobustnessPanel(Panel):
    """Settings, progress, sentences, and one of two tables."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("robustness_panel")
        self.desk = robustness_desk_of(live)
        self.settings = RobustnessSettings(live)
        self.search = SearchProgress(self.tr("Progress of the test"), self.tr("Stop"), self.tr("Go on"))
        self.said = PlainLabel(wraps=True)
        self.basis = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.chances, self.ruled = (ChartTableModel(EMPTY, self) for _ in range(2))
        self.chances_table = FactTable(self.chances, self.tr("Chances of being funded"))
        self.ruled_table = FactTable(self.ruled, self.tr("As if each ruled"))
        self.no_rulers = PlainLabel(
            self.tr("Nobody's weights or scores are revealed, so nobody can be said to rule."), wraps=True
        )
        self._ruled_view = QWidget()
        column = QVBoxLayout(self._ruled_view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.no_rulers)
        column.addWidget(self.ruled_table, 1)
        self.views = ViewSwitch(
            ((self.tr("Chances"), self.chances_table), (self.tr("As if each ruled"), self._ruled_view))
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.settings.weights)
        self.rebuild_when_shown()

    def _lay_out(self) -> None:
        inside = WrappingView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroller(inside))
        self._column = QVBoxLayout(inside)
        for part in (self.settings, self.search, self.said, self.basis):
            self._column.addWidget(part)
        self._column.addWidget(self.views, 1)
        self._column.addStretch()  # so that sentences stay at the top where there is no table

    def _connect(self) -> None:
        self.desk.changed.connect(self.rebuild_now_or_when_shown)
        self.desk.progressed.connect(self.search.show_done)
        self.search.pressed.connect(self._on_stop)
        self.views.switched.connect(self._fill)
        for model, table in ((self.chances, self.chances_table), (self.ruled, self.ruled_table)):
            table.grid.selectionModel().currentRowChanged.connect(
                lambda index, _before, model=model, table=table: self._on_row(model, table, index)
            )
        self.selection.initiative_changed.connect(self._on_selected)
        appearance().changed.connect(self._fit)
        self._fit()

    @override
    def rebuild(self) -> None:
        self.desk.ask_samples()
        self.settings.show_settings()
        known = self.desk.known
        self.search.show_state(is_open=self.desk.is_open, is_stopped=self.desk.is_stopped)
        self.basis.setVisible(known is not None)
        self.views.setVisible(known is not None)
        if known is None:
            stopped = self.tr("The test was stopped before anything was known.")
            waiting = stopped if self.desk.is_stopped else self.tr("Drawing the first samples…")
            self.said.setText(self.desk.refusal or waiting)
            return
        self._show(known)

    def _show(self, known: Robustness) -> None:
        said = [classes_text(known), regret_text(known), core_text(known), *fallback_texts(known.uncertain)]
        self.said.setText("\n".join(each for each in said if each))
        self.basis.setText(basis_text(known))
        self._fill()

    def _fill(self) -> None:
        """Fill the table that is in sight; columns are fitted once what they show is complete."""
        known = self.desk.known
        if known is None:
            return
        model, table, made = self.chances, self.chances_table, chances_table
        if self.views.view is self._ruled_view:
            model, table, made = self.ruled, self.ruled_table, rulers_table
            has_rulers = known.rule is not None and bool(known.rule.rulers)
            self.ruled_table.setVisible(has_rulers)
            self.no_rulers.setVisible(known.rule is not None and not has_rulers)
            if not has_rulers:
                return
        is_first = not model.table.rows
        model.show_table(made(known))
        if is_first or known.is_complete:
            table.fit_columns()
        self._on_selected(self.selection.initiative_id)

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def _on_stop(self) -> None:
        if self.desk.is_stopped:
            self.desk.go_on()
        else:
            self.desk.stop()

    def _on_row(self, model: ChartTableModel, table: FactTable, index: QModelIndex) -> None:
        row_id = model.id_at(index.row())
        if row_id is not None and table.grid.hasFocus():
            self.selection.select_initiative(row_id)

    def _on_selected(self, initiative_id: int | None) -> None:
        for model, table in ((self.chances, self.chances_table), (self.ruled, self.ruled_table)):
            row = model.row_of(initiative_id)
            if row is not None and table.isVisible() and table.grid.currentIndex().row() != row:
                table.grid.select_cell(row, 0)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.m, space.m)
        self._column.setSpacing(space.s)
        self.views.setMinimumHeight(scaled(TABLE))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the test end."""
        self.desk.wait()
        super().closeEvent(event)
