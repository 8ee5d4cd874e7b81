"""The course of the KPI that is looked at, as a chart and as a table."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.kpi_course import Course, course_spots, course_table, draw_course, reading_words
from vmo_desktop.charts.kpi_words import kpi_name, series_word, share_text, value_text
from vmo_desktop.charts.table_view import EMPTY, ChartTable
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture

LEAP = 5


class CoursePanel(PointChartPanel):
    """Keys and pointer go from reading to reading."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        empty = _tr("The course of a KPI is drawn once it has a reading.")
        super().__init__(live, selection, PointChart(_tr("Course of the KPI")), file=_tr("kpi"), empty=empty)
        self.setObjectName("course_panel")
        self.desk = follow_desk_of(live)
        self.desk.looked.connect(self.rebuild_now_or_when_shown)
        self.rebuild_when_shown()

    @property
    def _course(self) -> Course | None:
        state = self.desk.state
        return None if state is None else Course(state)

    @override
    def picture(self) -> PointPicture | None:
        data, theme = self._course, current_theme()
        if data is None or not data.readings:
            return None
        last = len(data.readings) - 1

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, last))

        drawn = partial(draw_course, data=data, theme=theme)
        return PointPicture(drawn, partial(course_spots, data, theme), partial(_facts, data), leap)

    @override
    def marked(self) -> int | None:
        place, data = self.chart.place, self._course
        return None if place is None or data is None else min(place, len(data.readings) - 1)

    @override
    def numbers(self) -> ChartTable:
        data = self._course
        return EMPTY if data is None else course_table(data)


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
