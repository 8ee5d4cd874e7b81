"""The map of benefits: a network whose boxes are gone to by click and keys."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from vmo_desktop.charts.benefit_map import (
    draw_benefit_map,
    map_half,
    map_height,
    map_spots,
    map_table,
    map_width,
    node_words,
)
from vmo_desktop.charts.benefit_network import BenefitMap, NodeKind
from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture

LEAP = 5


class BenefitMapPanel(PointChartPanel):
    """A benefit that is gone to is marked in the register, an initiative or driver everywhere."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        empty = _tr("The map is drawn once there is a benefit.")
        super().__init__(live, selection, PointChart(_tr("Map of benefits")), file=_tr("benefits"), empty=empty)
        self.setObjectName("benefit_map_panel")
        self.desk = follow_desk_of(live)
        self._focus: tuple[NodeKind, int] | None = None
        self.chart.picked.connect(self._on_picked)
        self.desk.benefit_looked.connect(self._on_looked)
        self.rebuild_when_shown()

    @override
    def picture(self) -> PointPicture | None:
        data, theme = BenefitMap(self.live.snapshot), current_theme()
        if not data.snapshot.benefits:
            return None
        last = len(data.nodes) - 1

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, last))

        drawn = partial(draw_benefit_map, data=data, theme=theme, focus=self.marked())
        spots, facts = partial(map_spots, data, theme), partial(_facts, data)
        return PointPicture(drawn, spots, facts, leap, half=lambda width, _height: map_half(data, theme, width))

    @override
    def marked(self) -> int | None:
        keys = [node.key for node in BenefitMap(self.live.snapshot).nodes]
        return keys.index(self._focus) if self._focus in keys else None

    @override
    def numbers(self) -> ChartTable:
        return map_table(BenefitMap(self.live.snapshot))

    @override
    def needed_height(self, width: float) -> float:
        return map_height(BenefitMap(self.live.snapshot), current_theme())

    @override
    def needed_width(self) -> float:
        return map_width(BenefitMap(self.live.snapshot), current_theme())

    def _on_picked(self, place: int) -> None:
        kind, row_id = self._focus = BenefitMap(self.live.snapshot).nodes[place].key
        if kind is NodeKind.BENEFIT:
            self.desk.look_at_benefit(row_id)
        elif kind is NodeKind.INITIATIVE:
            self.selection.select_initiative(row_id)
        elif kind is NodeKind.DRIVER:
            self.selection.select_driver(row_id)
        self.rebuild()

    def _on_looked(self, benefit_id: int) -> None:
        if self._focus != (NodeKind.BENEFIT, benefit_id):
            self._focus = (NodeKind.BENEFIT, benefit_id)
            self.rebuild_now_or_when_shown()
            if self.isVisible() and self.chart.place is not None:
                self.bring_into_sight(self.chart.place)


def _facts(data: BenefitMap, place: int) -> BubbleFacts:
    """What the card beside a box tells."""
    node = data.nodes[place]
    told = [Fact(_tr("Linked with"), whole_text(len(data.neighbours(node.key))))]
    if node.flag:
        told.append(Fact(_tr("Lacks"), node.flag))
    return BubbleFacts(node.name, tuple(told), node_words(data, place))


def _tr(text: str) -> str:
    return QCoreApplication.translate("BenefitMapPanel", text)
