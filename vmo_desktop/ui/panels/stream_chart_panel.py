"""The value stream that is looked at as a drawing, whose steps are gone to by click and keys."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.numbers import compact
from vmo_desktop.charts.stream_layout import stream_height
from vmo_desktop.charts.stream_words import (
    initiative_name,
    percent_text,
    step_name,
    step_words,
    steps_table,
    time_text,
)
from vmo_desktop.charts.table_view import EMPTY, ChartTable
from vmo_desktop.charts.value_stream import draw_value_stream, stream_half, stream_spots
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.stream_desk import stream_desk_of
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_streams import ValueStream

LEAP = 5


class StreamChartPanel(PointChartPanel):
    """A step that is gone to is marked in the table of steps."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        empty = _tr("A value stream is drawn once it has a step.")
        chart = PointChart(_tr("Drawing of the value stream"))
        super().__init__(live, selection, chart, file=_tr("value stream"), empty=empty)
        self.setObjectName("stream_chart_panel")
        self.desk = stream_desk_of(live)
        self.chart.picked.connect(self._on_picked)
        self.desk.looked.connect(self.rebuild_now_or_when_shown)
        self.desk.step_looked.connect(lambda _id: self._on_looked())
        self.rebuild_when_shown()

    @override
    def picture(self) -> PointPicture | None:
        stream, snapshot, theme = self.desk.stream, self.live.snapshot, current_theme()
        if stream is None or not stream.steps:
            return None
        last = len(stream.steps) - 1

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, last))

        return PointPicture(
            partial(draw_value_stream, stream=stream, snapshot=snapshot, theme=theme),
            partial(stream_spots, stream, theme),
            partial(_facts, stream, snapshot),
            leap,
            half=partial(stream_half, stream, theme),
        )

    @override
    def marked(self) -> int | None:
        stream = self.desk.stream
        ids = [] if stream is None else [step.id for step in stream.steps]
        return ids.index(self.desk.step_id) if self.desk.step_id in ids else None

    @override
    def numbers(self) -> ChartTable:
        stream = self.desk.stream
        return EMPTY if stream is None else steps_table(stream, self.live.snapshot)

    @override
    def needed_height(self, width: float) -> float:
        stream = self.desk.stream
        return 0.0 if stream is None else stream_height(len(stream.steps), current_theme(), width)

    def _on_picked(self, place: int) -> None:
        stream = self.desk.stream
        if stream is not None:
            self.desk.look_at_step(stream.steps[place].id)

    def _on_looked(self) -> None:
        place = self.marked()
        if self.isVisible() and place is not None:
            self.chart.mark(place)
            self.bring_into_sight(place)


def _facts(stream: ValueStream, snapshot: Snapshot, place: int) -> BubbleFacts:
    """What the card beside a step tells."""
    step, unit = stream.steps[place], stream.row.unit
    told = [
        Fact(_tr("Wait before it"), time_text(step.wait_time, unit)),
        Fact(_tr("Process time"), time_text(step.process_time, unit)),
        Fact(_tr("Complete and accurate"), percent_text(step.complete_accurate)),
        Fact(_tr("People"), compact(step.people)),
    ]
    if place == stream.measures.bottleneck:
        told.append(Fact(_tr("Bottleneck"), _tr("longest process time per person")))
    improved = initiative_name(snapshot, step.initiative_id)
    if improved:
        told.append(Fact(_tr("Improved by"), improved))
    if step.note:
        told.append(Fact(_tr("Note"), step.note))
    return BubbleFacts(step_name(step), tuple(told), step_words(stream, place, snapshot))


def _tr(text: str) -> str:
    return QCoreApplication.translate("StreamChartPanel", text)
