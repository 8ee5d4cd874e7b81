"""The course of the KPI that is looked at, as a chart and as a table."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.kpi_course import Course, course_spots, course_table, draw_course, reading_words
from vmo_desktop.charts.kpi_words import kpi_name, series_word, share_text, value_text
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.chart_action import OF_ANY_CHART, ChartAction
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture

LEAP = 5


class CoursePanel(Panel):
    """Keys and pointer go from reading to reading."""

    offered = OF_ANY_CHART

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("course_panel")
        self.desk = follow_desk_of(live)
        self.table_button = self._button("table", self.tr("View as table"))
        self.table_button.setCheckable(True)
        self.more = self._button("more", self.tr("More about the chart"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self.chart = PointChart(self.tr("Course of the KPI"))
        self.model = ChartTableModel(EMPTY, self)
        self.table = FactTable(self.model, self.tr("Course of the KPI as a table"))
        self._empty = EmptyState(self.tr("The course of a KPI is drawn once it has a reading."))
        self._stack = QStackedWidget()
        for view in (self.chart, self.table, self._empty):
            self._stack.addWidget(view)
        self._picture = ChartPicture(self.chart, self.chart.picture_draw, self.tr("kpi"))
        self._column = QVBoxLayout(self)
        row = QHBoxLayout()
        self._column.addLayout(row)
        for button in (self.table_button, self.more):
            row.addWidget(button)
        row.addStretch(1)
        self._column.addWidget(self._stack, 1)
        self.desk.looked.connect(self.rebuild_now_or_when_shown)
        self.table_button.toggled.connect(self.rebuild)
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
        state = self.desk.state
        data = None if state is None else Course(state)
        if data is None or not data.readings:
            self.chart.show_picture(None, None)
            self._stack.setCurrentWidget(self._empty)
        elif self.table_button.isChecked():
            self.model.show_table(course_table(data))
            self.table.fit_columns()
            self._stack.setCurrentWidget(self.table)
        else:
            self._stack.setCurrentWidget(self.chart)
            place = self.chart.place
            last = len(data.readings) - 1
            self.chart.show_picture(self._shown(data), None if place is None else min(place, last))

    @staticmethod
    def _shown(data: Course) -> PointPicture:
        theme, last = current_theme(), len(data.readings) - 1

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, last))

        drawn = partial(draw_course, data=data, theme=theme)
        return PointPicture(drawn, partial(course_spots, data, theme), partial(_facts, data), leap)

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

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


def _facts(data: Course, place: int) -> BubbleFacts:
    """What the card beside a reading tells."""
    row, state = data.readings[place], data.state
    told = [
        Fact(_tr("Day"), date_text(row.on)),
        Fact(series_word(row.series), value_text(state.kpi, row.value)),
        Fact(_tr("Progress"), share_text(state.progress_of(row.value))),
    ]
    if row.note:
        told.append(Fact(_tr("Note"), row.note))
    return BubbleFacts(kpi_name(state.kpi), tuple(told), reading_words(state, row))


def _tr(text: str) -> str:
    return QCoreApplication.translate("CoursePanel", text)
