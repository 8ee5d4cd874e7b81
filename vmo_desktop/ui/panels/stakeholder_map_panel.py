"""The map of stakeholders, gone to by click and keys."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.stakeholder_map import (
    StakeholderMap,
    draw_stakeholders,
    stakeholder_spots,
    stakeholder_table,
)
from vmo_desktop.charts.stakeholder_words import attitude_text, dealing, stakeholder_words
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.plan_desk import plan_desk_of
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture

LEAP = 5


class StakeholderMapPanel(PointChartPanel):
    """The stakeholder that is gone to is marked in the lists, and the other way round."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        empty = _tr("The map is drawn once a stakeholder has influence and interest.")
        super().__init__(live, selection, PointChart(_tr("Map of stakeholders")), file=_tr("stakeholders"), empty=empty)
        self.setObjectName("stakeholder_map_panel")
        self.desk = plan_desk_of(live)
        self.chart.picked.connect(self._on_picked)
        self.desk.stakeholder_looked.connect(lambda _id: self.rebuild_now_or_when_shown())
        self.rebuild_when_shown()

    @override
    def picture(self) -> PointPicture | None:
        data, theme = StakeholderMap(self.live.snapshot), current_theme()
        if not data.placed:
            return None
        last = len(data.placed) - 1

        def leap(place: int, step: int) -> int:
            return int(np.clip(place - LEAP * step, 0, last))

        drawn = partial(draw_stakeholders, data=data, theme=theme, focus=self.marked())
        return PointPicture(drawn, partial(stakeholder_spots, data, theme), partial(_facts, data), leap)

    @override
    def marked(self) -> int | None:
        ids = [row.id for row in StakeholderMap(self.live.snapshot).placed]
        return ids.index(self.desk.stakeholder_id) if self.desk.stakeholder_id in ids else None

    @override
    def numbers(self) -> ChartTable:
        return stakeholder_table(StakeholderMap(self.live.snapshot))

    @override
    def needed_height(self, width: float) -> float:
        return min(0.7 * width, float(scaled(420)))

    def _on_picked(self, place: int) -> None:
        self.desk.look_at_stakeholder(StakeholderMap(self.live.snapshot).placed[place].id)


def _facts(data: StakeholderMap, place: int) -> BubbleFacts:
    """What the card beside a stakeholder tells."""
    row = data.placed[place]
    told = [
        (_tr("Attitude"), attitude_text(row.attitude)), (_tr("Influence"), number_text(row.influence)),
        (_tr("Interest"), number_text(row.interest)), (_tr("How"), dealing(row)), (_tr("Role"), one_line(row.role)),
        (_tr("Message"), one_line(row.message)),
    ]  # fmt: skip
    return BubbleFacts(
        one_line(row.name), tuple(Fact(word, text) for word, text in told if text), stakeholder_words(row)
    )  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("StakeholderMapPanel", text)
