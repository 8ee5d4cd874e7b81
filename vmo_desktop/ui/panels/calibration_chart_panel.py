"""What promises were worth as bars, from low over middle to high."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.calibration import calibration_height, calibration_spots, draw_calibration
from vmo_desktop.charts.calibration_data import (
    CalibrationData,
    ShareRange,
    calibration_table,
    range_name,
    range_words,
)
from vmo_desktop.charts.kpi_words import share_text
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture

LEAP = 4


class CalibrationChartPanel(PointChartPanel):
    """Keys and pointer go from range to range."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        chart = PointChart(_tr("Calibration: how much of promises came true"))
        super().__init__(
            live, selection, chart, file=_tr("calibration"), empty=_tr("The chart comes with the first promise.")
        )
        self.setObjectName("calibration_chart_panel")
        self.desk = follow_desk_of(live)
        self.rebuild_when_shown()

    @override
    def picture(self) -> PointPicture | None:
        data, theme = CalibrationData(self.desk.calibration), current_theme()
        if not data.drawn:
            return None

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, len(data.drawn) - 1))

        drawn = partial(draw_calibration, data=data, theme=theme)
        spots = partial(calibration_spots, data, theme)
        return PointPicture(drawn, spots, lambda place: _facts(data.drawn[place]), leap)

    @override
    def numbers(self) -> ChartTable:
        return calibration_table(CalibrationData(self.desk.calibration))

    @override
    def needed_height(self, width: float) -> float:
        return calibration_height(CalibrationData(self.desk.calibration), current_theme(), width)


def _facts(each: ShareRange) -> BubbleFacts:
    """What the card beside a range tells."""
    prior = each.prior
    told = (
        Fact(_tr("Low"), share_text(prior.low)),
        Fact(_tr("Middle"), share_text(prior.middle)),
        Fact(_tr("High"), share_text(prior.high)),
        Fact(_tr("Mean"), share_text(prior.mean)),
        Fact(_tr("Promises"), whole_text(prior.promises)),
    )
    return BubbleFacts(range_name(each), told, range_words(each))


def _tr(text: str) -> str:
    return QCoreApplication.translate("CalibrationChartPanel", text)
