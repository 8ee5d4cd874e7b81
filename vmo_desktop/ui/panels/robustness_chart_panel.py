"""Chances or ranks of the tested initiatives as a chart, and both as tables."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.acceptability import (
    acceptability_height,
    acceptability_spots,
    draw_acceptability,
    first_around_half,
)
from vmo_desktop.charts.rank_acceptability import (
    draw_rank_acceptability,
    rank_acceptability_height,
    rank_order,
    rank_spots,
)
from vmo_desktop.charts.robustness_tables import chances_table, ranks_table
from vmo_desktop.charts.robustness_words import shown_order
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.picture_panel import TabledPanel
from vmo_desktop.ui.robustness_desk import robustness_desk_of
from vmo_desktop.ui.robustness_facts import tested_facts
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.choice_pair import ChoicePair
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.workshop.robust_choice import Robustness

MOST = 60
"""So many initiatives have a bar; more would be a wall that takes seconds to draw."""

LEAP = 10


class RobustnessChartPanel(TabledPanel):
    """A bar, or a row of ranks, for each initiative; the one that is selected is marked."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("robustness_chart_panel")
        self.desk = robustness_desk_of(live)
        self._rows: Sequence[int] = ()
        self.kind = ChoicePair(self.tr("Chances"), self.tr("Ranks"))
        self.table_button, self.more = self.switch_to_table(), self.more_button()
        self.part = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.chart = PointChart("")
        self.model = ChartTableModel(EMPTY, self)
        self.table = FactTable(self.model, self.tr("Robustness as a table"))
        self._empty = EmptyState("")
        self._stack = QStackedWidget()
        self._scroller = Scroller(self.chart)
        for view in (self._scroller, self.table, self._empty):
            self._stack.addWidget(view)
        self.chart_picture = ChartPicture(self.chart, self.chart.picture_draw, self.tr("robustness"))
        self._arrange()
        self._connect()
        self.setFocusProxy(self.chart)
        self.rebuild_when_shown()

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        flow = FlowLayout(spacing=4, row_spacing=4)
        self._column.addLayout(flow)
        for part in (self.kind, self.table_button, self.more):
            flow.addWidget(part)
        self._column.addWidget(self.part)
        self._column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.desk.changed.connect(self.rebuild_now_or_when_shown)
        self.kind.chosen.connect(self.rebuild)
        self.table_button.toggled.connect(self.rebuild)
        self.chart.picked.connect(self._on_picked)
        self.selection.initiative_changed.connect(self._on_selected)
        self.table.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.show_what_was_made()
        appearance().changed.connect(self.rebuild_now_or_when_shown)

    @property
    def is_ranks(self) -> bool:
        """Whether ranks are shown in place of chances."""
        return self.kind.place == 1

    @override
    def rebuild(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.m, look.space.s, look.space.m, look.space.s)
        self._column.setSpacing(look.space.xs)
        for button in (self.table_button, self.more):
            button.setIconSize(QSize(scaled(18), scaled(18)))
        self.desk.ask_samples()
        known = self.desk.known
        self.part.setVisible(False)
        if known is None:
            self.chart.show_picture(None, None)
            self._empty.set_sentence(self.desk.refusal or self.tr("The chart comes with the first samples."))
            self._stack.setCurrentWidget(self._empty)
        elif self.table_button.isChecked():
            self.model.show_table(ranks_table(known) if self.is_ranks else chances_table(known))
            self.table.fit_columns()
            self._on_selected(self.selection.initiative_id)
            self._stack.setCurrentWidget(self.table)
        else:
            self._show_chart(known)

    def _show_chart(self, known: Robustness) -> None:
        count, theme = len(known.uncertain.rows), current_theme()
        most = min(count, MOST)
        if self.is_ranks:
            first, order, height = 0, rank_order(known), rank_acceptability_height(theme, most)
            self.chart.setAccessibleName(self.tr("How often each initiative has which rank"))
            told = self.tr("The %1 of %2 initiatives with the best mean rank; the table has all.")
        else:
            first, order, height = first_around_half(known, MOST), shown_order(known), acceptability_height(theme, most)
            self.chart.setAccessibleName(self.tr("How often each initiative is funded"))
            told = self.tr("The %1 of %2 initiatives whose chance is nearest to one half; the table has all.")
        self.part.setText(filled(told, whole_text(most), whole_text(count)))
        self.part.setVisible(count > most)
        # From the lowest to the highest, as keys go up and down.
        self._rows = order[first : first + most][::-1]
        self.chart.setMinimumHeight(round(height))
        self._stack.setCurrentWidget(self._scroller)
        self.chart.show_picture(self._shown(known, first, most), self._place_of(self.selection.initiative_id))

    def _shown(self, known: Robustness, first: int, most: int) -> PointPicture:
        theme, rows, is_ranks = current_theme(), self._rows, self.is_ranks

        def spots(width: float, height: float) -> tuple[FloatArray, FloatArray]:
            del height
            x, y = (rank_spots if is_ranks else acceptability_spots)(known, theme, width, first=first, most=most)
            return x[::-1], y[::-1]

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, len(rows) - 1))

        draw = draw_rank_acceptability if is_ranks else draw_acceptability
        drawn = partial(draw, found=known, theme=theme, first=first, most=most)
        return PointPicture(drawn, spots, lambda place: tested_facts(known, rows[place]), leap)

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def _id_of(self, row: int) -> int:
        known = self.desk.known
        if known is None:
            return 0
        return int(known.uncertain.of.snapshot.initiatives[known.uncertain.rows[row]].id)

    def _place_of(self, initiative_id: int | None) -> int | None:
        return next((place for place, row in enumerate(self._rows) if self._id_of(row) == initiative_id), None)

    def _on_picked(self, place: int) -> None:
        self.selection.select_initiative(self._id_of(self._rows[place]))
        spot = self.chart.spot(place).toPoint()
        self._scroller.ensureVisible(spot.x(), spot.y(), 0, scaled(40))

    def _on_selected(self, initiative_id: int | None) -> None:
        if self.table_button.isChecked():
            row = self.model.row_of(initiative_id)
            if row is not None and row != self.table.grid.currentIndex().row():
                self.table.grid.select_cell(row, 0)
        elif self.desk.known is not None and self.chart.place != self._place_of(initiative_id):
            self.chart.mark(self._place_of(initiative_id))

    def _on_row(self, index: QModelIndex) -> None:
        row_id = self.model.id_at(index.row())
        if row_id is not None and self.table.grid.hasFocus():
            self.selection.select_initiative(row_id)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the drawing and the test end."""
        self.desk.wait()
        super().closeEvent(event)
