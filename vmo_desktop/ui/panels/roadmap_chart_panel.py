"""The roadmap: a bar for each action, gone to by click and keys."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from vmo_desktop.charts.action_words import action_state_text
from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.roadmap import draw_roadmap, roadmap_height, roadmap_row, roadmap_spots
from vmo_desktop.charts.roadmap_data import Roadmap, action_words, roadmap_table, step_name
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.plan_desk import plan_desk_of
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture

LEAP = 5


class RoadmapChartPanel(PointChartPanel):
    """The action that is gone to is marked in the list, and the other way round."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        empty = _tr("The roadmap is drawn once there is an action.")
        super().__init__(live, selection, PointChart(_tr("Roadmap")), file=_tr("roadmap"), empty=empty)
        self.setObjectName("roadmap_chart_panel")
        self.desk = plan_desk_of(live)
        self.chart.picked.connect(self._on_picked)
        self.desk.action_looked.connect(lambda _id: self.rebuild_now_or_when_shown())
        self.rebuild_when_shown()

    @override
    def picture(self) -> PointPicture | None:
        data, theme = Roadmap(self.live.snapshot), current_theme()
        if not data.actions:
            return None
        last = len(data.actions) - 1

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, last))

        return PointPicture(
            partial(draw_roadmap, data=data, theme=theme, focus=self.marked()),
            partial(roadmap_spots, data, theme),
            partial(_facts, data),
            leap,
            partial(roadmap_row, data, theme),
        )

    @override
    def marked(self) -> int | None:
        ids = [row.id for row in Roadmap(self.live.snapshot).actions]
        return ids.index(self.desk.action_id) if self.desk.action_id in ids else None

    @override
    def numbers(self) -> ChartTable:
        return roadmap_table(Roadmap(self.live.snapshot))

    @override
    def needed_height(self, width: float) -> float:
        return roadmap_height(Roadmap(self.live.snapshot), current_theme())

    def _on_picked(self, place: int) -> None:
        self.desk.look_at_action(Roadmap(self.live.snapshot).actions[place].id)


def _facts(data: Roadmap, place: int) -> BubbleFacts:
    """What the card beside an action tells."""
    row = data.actions[place]
    told = [
        (_tr("State"), action_state_text(data.state(row))), (_tr("Owner"), one_line(row.owner)),
        (_tr("Start"), date_text(row.start_on)), (_tr("Due"), date_text(row.due_on)),
        (_tr("Done"), date_text(row.done_on)), (_tr("Phase"), one_line(row.phase)),
        (_tr("Step"), step_name(data.snapshot, row)),
    ]  # fmt: skip
    return BubbleFacts(
        one_line(row.text), tuple(Fact(word, text) for word, text in told if text), action_words(data, row)
    )  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("RoadmapChartPanel", text)
