"""The dashboard as a chart: the portfolio, its quarters, and bars by driver, objective and initiative."""

from functools import partial
from math import isnan

import numpy as np
from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.dashboard import dashboard_height, dashboard_spots, draw_dashboard, drawn_bars
from vmo_desktop.charts.dashboard_data import (
    Bar,
    Dashboard,
    bar_name,
    bar_words,
    dashboard_table,
    quarter_name,
    quarter_words,
    worth_text,
)
from vmo_desktop.charts.kpi_words import share_text, status_text
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture
from vmo_desktop.workshop.realized import QuarterEnd

LEAP = 4


class DashboardChartPanel(PointChartPanel):
    """Keys and pointer go from quarter to quarter and from bar to bar."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        chart = PointChart(_tr("Dashboard: realized against planned"))
        super().__init__(
            live, selection, chart, file=_tr("dashboard"), empty=_tr("The chart comes with the first KPI.")
        )
        self.setObjectName("dashboard_chart_panel")
        self.desk = follow_desk_of(live)
        self.desk.portfolio_found.connect(self.rebuild_now_or_when_shown)
        self.rebuild_when_shown()

    @override
    def picture(self) -> PointPicture | None:
        data, theme = self.desk.dashboard(), current_theme()
        if not data.realized.states:
            return None

        def points() -> tuple[Bar | QuarterEnd, ...]:
            return (*data.quarters, *drawn_bars(data, theme, self.chart.width(), self.chart.height()))

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, len(points()) - 1))

        drawn = partial(draw_dashboard, data=data, theme=theme)
        spots = partial(dashboard_spots, data, theme)
        return PointPicture(drawn, spots, lambda place: _facts(data, points()[place]), leap)

    @override
    def numbers(self) -> ChartTable:
        return dashboard_table(self.desk.dashboard())

    @override
    def needed_height(self, width: float) -> float:
        return dashboard_height(self.desk.dashboard(), current_theme(), width)


def _facts(data: Dashboard, point: Bar | QuarterEnd) -> BubbleFacts:
    """What the card beside a quarter or a bar tells."""
    if isinstance(point, QuarterEnd):
        shares = (
            Fact(_tr("Realized"), share_text(point.realized)),
            Fact(_tr("Planned"), share_text(point.planned)),
        )
        return BubbleFacts(quarter_name(point), shares, quarter_words(point))
    promise = point.promise
    told = [
        Fact(_tr("Status"), status_text(data.status_of(promise))),
        Fact(_tr("Realized"), share_text(promise.progress.progress)),
        Fact(_tr("Planned"), share_text(promise.planned.progress)),
        Fact(_tr("In the end"), share_text(promise.at_completion.progress)),
        Fact(_tr("KPIs"), whole_text(len(promise.states))),
    ]
    if point.worth is not None:
        told.append(Fact(_tr("Points of value"), worth_text(point.worth)))
    if not isnan(point.roi):
        told.append(Fact(_tr("ROI"), share_text(point.roi)))
    return BubbleFacts(bar_name(point), tuple(told), bar_words(point))


def _tr(text: str) -> str:
    return QCoreApplication.translate("DashboardChartPanel", text)
