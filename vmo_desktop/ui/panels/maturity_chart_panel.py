"""The assessment of the road as a radar, as gaps by priority, or over time; each as a table, too."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.maturity_data import MaturityView, course_table, gaps_table
from vmo_desktop.charts.maturity_radar import LEAST, draw_radar, radar_spots
from vmo_desktop.charts.maturity_rows import (
    StepRows,
    course_rows,
    draw_course,
    draw_gaps,
    gap_rows,
    row_spots,
    rows_height,
)
from vmo_desktop.charts.maturity_words import change_text, level_text, level_words, spread_text, step_name
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.ui.assessment_desk import assessment_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture

RADAR_HEIGHT = 300
"""Least height of the radar, in pixels at 100 %."""


class MaturityChart(StrEnum):
    """What is drawn."""

    RADAR = "radar"
    GAPS = "gaps"
    COURSE = "course"


class MaturityChartPanel(PointChartPanel):
    """Keys and pointer go from step to step; the one that they stand on is taken in hand."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        chart = PointChart(_tr("Levels of the road"))
        super().__init__(live, selection, chart, file=_tr("road"), empty=_tr("The chart comes with the first step."))
        self.setObjectName("maturity_chart_panel")
        self.desk = assessment_desk_of(live)
        self._kind = MaturityChart.RADAR
        self.kind = ChoiceCombo(_tr("What is drawn"))
        self.kind.setMinimumContentsLength(16)
        self._row.insertWidget(0, self.kind)
        self.kind.chosen.connect(self._on_kind)
        self.chart.picked.connect(self._on_picked)
        self.desk.looked.connect(self.rebuild_now_or_when_shown)
        self.rebuild_when_shown()

    def show_kind(self, kind: MaturityChart) -> None:
        """Draw something else."""
        self._kind = kind
        self.rebuild()

    @override
    def rebuild(self) -> None:
        names = {
            MaturityChart.RADAR: _tr("Radar"), MaturityChart.GAPS: _tr("Gaps by priority"),
            MaturityChart.COURSE: _tr("Levels over time"),
        }  # fmt: skip
        self.kind.offer([(names[kind], kind) for kind in MaturityChart], self._kind)
        self.chart.setAccessibleName(names[self._kind])
        super().rebuild()

    @property
    def _rows(self) -> StepRows:
        """The rows of what is drawn in rows."""
        return course_rows(self.desk.view) if self._kind is MaturityChart.COURSE else gap_rows(self.desk.view)

    @property
    def _is_radar(self) -> bool:
        return self._kind is MaturityChart.RADAR and len(self.desk.view.road.steps) >= LEAST

    @property
    def _order(self) -> tuple[int, ...]:
        """The places of the steps, by point of the chart."""
        return tuple(range(len(self.desk.view.road.steps))) if self._is_radar else self._rows.order

    @override
    def picture(self) -> PointPicture | None:
        view, theme, order = self.desk.view, current_theme(), self._order
        if not view.road.steps:
            return None
        facts = partial(_facts, view, order)

        def leap(place: int, step: int) -> int:
            return int(min(max(place + step, 0), len(order) - 1))

        if self._is_radar:
            return PointPicture(
                partial(draw_radar, view=view, theme=theme), partial(radar_spots, view, theme), facts, leap
            )
        rows = self._rows
        draw = draw_course if self._kind is MaturityChart.COURSE else draw_gaps
        return PointPicture(partial(draw, rows=rows, theme=theme), partial(row_spots, rows, theme), facts, leap)

    @override
    def marked(self) -> int | None:
        place = self.desk.place
        return None if place is None else self._order.index(place)

    @override
    def numbers(self) -> ChartTable:
        view = self.desk.view
        return course_table(view) if self._kind is MaturityChart.COURSE else gaps_table(view, self._order)

    @override
    def needed_height(self, width: float) -> float:
        view = self.desk.view
        if not view.road.steps:
            return 0.0
        return float(scaled(RADAR_HEIGHT)) if self._is_radar else rows_height(self._rows, current_theme())

    def _on_kind(self, kind: object) -> None:
        if isinstance(kind, MaturityChart):
            self.show_kind(kind)

    def _on_picked(self, point: int) -> None:
        steps, order = self.desk.view.road.steps, self._order
        if point < len(order):
            self.desk.look_at_step(steps[order[point]].id)


def _facts(view: MaturityView, order: tuple[int, ...], point: int) -> BubbleFacts:
    """What the card beside a step tells."""
    place = order[point]
    step, found = view.road.steps[place], view.now.found
    told = [
        Fact(_tr("Level"), level_text(found.level[place])),
        Fact(_tr("Spread"), spread_text(found.low[place], found.high[place]) or "–"),
        Fact(_tr("Target"), level_text(step.target)),
        Fact(_tr("Gap"), level_text(found.gap[place])),
        Fact(_tr("Priority"), level_text(found.priority[place])),
    ]
    if view.before is not None:
        told.append(Fact(_tr("Change"), change_text(view.change[place])))
    return BubbleFacts(step_name(step), tuple(told), level_words(view.now, place))


def _tr(text: str) -> str:
    return QCoreApplication.translate("MaturityChartPanel", text)
