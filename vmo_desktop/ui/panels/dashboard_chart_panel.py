"""The dashboard as a chart: the portfolio, its quarters, and bars by driver, objective and initiative."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.dashboard import dashboard_height, dashboard_points, dashboard_spots, draw_dashboard
from vmo_desktop.charts.dashboard_data import (
    Bar,
    Dashboard,
    bar_name,
    bar_words,
    dashboard_table,
    quarter_name,
    quarter_words,
)
from vmo_desktop.charts.kpi_words import share_text, status_text
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.chart_action import OF_ANY_CHART, ChartAction
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture
from vmo_desktop.ui.widgets.scroller import Scroller

LEAP = 4


class DashboardChartPanel(Panel):
    """Keys and pointer go from quarter to quarter and from bar to bar; the same numbers stand in a table."""

    offered = OF_ANY_CHART

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("dashboard_chart_panel")
        self.desk = follow_desk_of(live)
        self.table_button = self._button("table", self.tr("View as table"))
        self.table_button.setCheckable(True)
        self.more = self._button("more", self.tr("More about the chart"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self.chart = PointChart(self.tr("Dashboard: realized against planned"))
        self.model = ChartTableModel(EMPTY, self)
        self.table = FactTable(self.model, self.tr("Dashboard as a table"))
        self._empty = EmptyState(self.tr("The chart comes with the first KPI."))
        self._stack = QStackedWidget()
        self._scroller = Scroller(self.chart)
        for view in (self._scroller, self.table, self._empty):
            self._stack.addWidget(view)
        # It scrolls by itself: a page that took the chart's height for its own would scroll as well.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._picture = ChartPicture(self.chart, self.chart.picture_draw, self.tr("dashboard"))
        self._column = QVBoxLayout(self)
        row = QHBoxLayout()
        self._column.addLayout(row)
        for button in (self.table_button, self.more):
            row.addWidget(button)
        row.addStretch(1)
        self._column.addWidget(self._stack, 1)
        self.table_button.toggled.connect(self.rebuild)
        self.chart.picked.connect(self._on_picked)
        self._picture.told.connect(self.told)
        self._picture.failed.connect(self.live.failed)
        appearance().changed.connect(self.rebuild_now_or_when_shown)
        self.setFocusProxy(self.chart)
        self.rebuild_when_shown()

    def _button(self, glyph: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(glyph))
        button.setAccessibleName(name)
        button.setToolTip(tooltip(name))
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(icon("copy"), self.tr("Copy as picture"), lambda: self.act(ChartAction.COPY))
        menu.addAction(icon("export"), self.tr("Save as picture…"), lambda: self.act(ChartAction.SAVE))
        return menu

    @override
    def rebuild(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.m, look.space.s, look.space.m, look.space.s)
        self._column.setSpacing(look.space.xs)
        for button in (self.table_button, self.more):
            button.setIconSize(QSize(scaled(18), scaled(18)))
        data = Dashboard(self.desk.realized)
        if not data.realized.states:
            self.chart.show_picture(None, None)
            self._stack.setCurrentWidget(self._empty)
        elif self.table_button.isChecked():
            self.model.show_table(dashboard_table(data))
            self.table.fit_columns()
            self._stack.setCurrentWidget(self.table)
        else:
            self._stack.setCurrentWidget(self._scroller)
            self._fit_chart(data)
            place = self.chart.place
            self.chart.show_picture(self._shown(data), place)

    def _fit_chart(self, data: Dashboard) -> None:
        width = max(self._scroller.viewport().width(), scaled(240))
        self.chart.setMinimumHeight(round(dashboard_height(data, current_theme(), width)))

    def _shown(self, data: Dashboard) -> PointPicture:
        theme = current_theme()
        points = dashboard_points(data, theme, 1e4, 1e5)

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, len(points) - 1))

        drawn = partial(draw_dashboard, data=data, theme=theme)
        return PointPicture(
            drawn, partial(dashboard_spots, data, theme), lambda place: _facts(data, points[place]), leap
        )  # fmt: skip

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the chart the height that it needs in this width."""
        super().resizeEvent(event)
        self._fit_chart(Dashboard(self.desk.realized))

    def _on_picked(self, place: int) -> None:
        spot = self.chart.spot(place).toPoint()
        self._scroller.ensureVisible(spot.x(), spot.y(), 0, scaled(40))

    def act(self, action: ChartAction) -> None:
        """Do what was asked for in a menu or found by the search."""
        if action is ChartAction.TABLE:
            self.table_button.toggle()
        elif action is ChartAction.COPY and self.table_button.isChecked():
            self.table.grid.blocks.copy_table()
        elif action is ChartAction.COPY:
            self._picture.copy()
        elif action is ChartAction.SAVE:
            self._picture.ask_and_save(self.live.snapshot.workshop.title)

    def save(self, path: Path) -> None:
        """Save the chart as it is seen as PNG, SVG or PDF, by the ending of the name."""
        self._picture.save(path)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the drawing end."""
        self.chart.wait()
        super().closeEvent(event)


def _facts(data: Dashboard, point: Bar | int) -> BubbleFacts:
    """What the card beside a quarter or a bar tells."""
    if isinstance(point, int):
        quarter = data.quarters[point]
        shares = (
            Fact(_tr("Realized"), share_text(quarter.realized)),
            Fact(_tr("Planned"), share_text(quarter.planned)),
        )
        return BubbleFacts(quarter_name(quarter), shares, quarter_words(quarter))
    promise = point.promise
    told = (
        Fact(_tr("Status"), status_text(data.status_of(promise))),
        Fact(_tr("Realized"), share_text(promise.progress.progress)),
        Fact(_tr("Planned"), share_text(promise.planned.progress)),
        Fact(_tr("In the end"), share_text(promise.at_completion.progress)),
        Fact(_tr("KPIs"), whole_text(len(promise.states))),
    )
    return BubbleFacts(bar_name(point), told, bar_words(point))


def _tr(text: str) -> str:
    return QCoreApplication.translate("DashboardChartPanel", text)
