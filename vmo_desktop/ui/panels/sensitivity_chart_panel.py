"""The chart of the sensitivity page: crossing lines, bars, the map of two weights, or ranks by scenario."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.picture_panel import TabledPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.sensitivity_desk import Part, sensitivity_desk_of
from vmo_desktop.ui.sensitivity_facts import NOTHING, SensitivityFacts
from vmo_desktop.ui.sensitivity_words import no_picture_text, part_names, refusal_text
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.point_chart import PointChart

RANKS = (Part.SCENARIOS, Part.STEPS)
"""Parts whose lines are initiatives."""


class SensitivityChartPanel(TabledPanel):
    """Left and Right go from mark to mark; a mark that is gone to is looked at on the page beside."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("sensitivity_chart_panel")
        self.desk = sensitivity_desk_of(live)
        self.table_button, self.more = self.switch_to_table(), self.more_button()
        self.chart = PointChart(self.tr("Sensitivity"))
        self.model = ChartTableModel(NOTHING, self)
        self.table = FactTable(self.model, self.tr("The chart as a table"))
        self._empty = EmptyState("")
        self._stack = QStackedWidget()
        for view in (self.chart, self.table, self._empty):
            self._stack.addWidget(view)
        self.chart_picture = ChartPicture(self.chart, self.chart.picture_draw, self.tr("sensitivity"))
        self._column = QVBoxLayout(self)
        flow = FlowLayout(spacing=4, row_spacing=4)
        self._column.addLayout(flow)
        for part in (self.table_button, self.more):
            flow.addWidget(part)
        self._column.addWidget(self._stack, 1)
        self._connect()
        self.setFocusProxy(self.chart)
        self.rebuild_when_shown()

    def _connect(self) -> None:
        for told in (self.desk.changed, self.table_button.toggled):
            told.connect(self.rebuild_now_or_when_shown)
        self.selection.initiative_changed.connect(self._on_selected)
        self.desk.weighed.connect(self._on_weighed)
        self.chart.picked.connect(self._on_picked)
        self.show_what_was_made()
        appearance().changed.connect(self.rebuild_now_or_when_shown)

    @override
    def rebuild(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.m, look.space.s, look.space.m, look.space.s)
        self._column.setSpacing(look.space.xs)
        for button in (self.table_button, self.more):
            button.setIconSize(QSize(scaled(18), scaled(18)))
        if not self.desk.is_possible:
            self._show_nothing(refusal_text(self.desk))
            return
        facts = SensitivityFacts(self.desk, self.desk.subject(self.selection.initiative_id))
        shown = facts.picture(look)
        self.chart.setAccessibleName(part_names()[self.desk.part])
        if shown is None:
            self._show_nothing(no_picture_text(facts))
            return
        if self.table_button.isChecked():
            self.model.show_table(facts.chart_table())
            self.table.fit_columns()
            self._stack.setCurrentWidget(self.table)
        else:
            self._stack.setCurrentWidget(self.chart)
        self.chart.show_picture(shown, self._place_of_selected(facts))

    def _place_of_selected(self, facts: SensitivityFacts) -> int | None:
        """The line of the selected initiative, where lines are initiatives."""
        if self.desk.part not in RANKS:
            return None
        data, chosen = facts.bumps(), self.selection.initiative_id
        return next((place for place, row in enumerate(data.shown) if data.ids[row] == chosen), None)

    def _on_selected(self) -> None:
        if self.isVisible() and self.desk.part in RANKS:
            facts = SensitivityFacts(self.desk, self.desk.subject(self.selection.initiative_id))
            self.chart.mark(self._place_of_selected(facts))
        else:
            self.rebuild_now_or_when_shown()

    def _show_nothing(self, sentence: str) -> None:
        self.chart.show_picture(None, None)
        self._empty.set_sentence(sentence)
        self._stack.setCurrentWidget(self._empty)

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def _on_weighed(self) -> None:
        """Draw the line of the weight that is looked at; the mark that led there stays."""
        if not self.isVisible():
            self.rebuild_when_shown()
            return
        facts = SensitivityFacts(self.desk, self.desk.subject(self.selection.initiative_id))
        self.chart.show_picture(facts.picture(current_theme()), self.chart.place)

    def _on_picked(self, place: int) -> None:
        facts = SensitivityFacts(self.desk, self.desk.subject(self.selection.initiative_id))
        if self.desk.part in RANKS:
            self.selection.select_initiative(facts.bumps().ids[facts.bumps().shown[place]])
        elif self.desk.part not in (Part.TORNADO, Part.SCORES, Part.MAP):
            data = facts.crossings()
            self.desk.show_weight(float(data.sweep.crossings.weights[data.marked[place]]))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the drawing and the work end."""
        self.desk.wait()
        super().closeEvent(event)
