"""PMO and VMO compared: today and the target of each aspect, moved on the line between both."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.aspect_profile import (
    AspectProfile,
    draw_profile,
    handle_words,
    profile_height,
    profile_spots,
    profile_table,
    profile_track,
)
from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.kpi_words import share_text
from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.point_chart_panel import PointChartPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.movable_points import MovablePoints
from vmo_desktop.ui.widgets.point_chart import PointPicture
from vmo_desktop.workshop.ops.road import ASPECTS


class AspectsChartPanel(PointChartPanel):
    """A handle that is dragged is drawn where it is, and written when it is let go."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        self.handles = MovablePoints(_tr("PMO and VMO compared"))
        empty = _tr("The comparison is drawn once there is an aspect.")
        super().__init__(live, selection, self.handles, file=_tr("pmo-and-vmo"), empty=empty)
        self.setObjectName("aspects_chart_panel")
        self._dragged: AspectProfile | None = None
        self.handles.moving.connect(self._on_moving)
        self.handles.moved.connect(self._on_moved)
        self.handles.cleared.connect(lambda place: self._write(place, None))
        self.rebuild_when_shown()

    @property
    def profile(self) -> AspectProfile:
        """What is drawn: the workshop's aspects, one of them elsewhere while it is dragged."""
        return self._dragged or AspectProfile(self.live.snapshot.road.aspects)

    @override
    def picture(self) -> PointPicture | None:
        data, theme = self.profile, current_theme()
        self.handles.is_fixed = self.live.workshop.is_read_only
        self.handles.track = partial(profile_track, data, theme)
        if not data.rows:
            return None
        last = 2 * len(data.rows) - 1

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + 2 * step, 0, last))

        drawn = partial(draw_profile, data=data, theme=theme)
        return PointPicture(drawn, partial(profile_spots, data, theme), partial(_facts, data), leap)

    @override
    def numbers(self) -> ChartTable:
        return profile_table(self.profile.rows)

    @override
    def needed_height(self, width: float) -> float:
        return profile_height(self.profile, current_theme(), width)

    @override
    def refresh(self, changes: Changes) -> None:
        self._dragged = None
        self.rebuild()

    def _on_moving(self, place: int, share: float) -> None:
        self._dragged = AspectProfile(self.live.snapshot.road.aspects).with_share(place, share)
        self.rebuild()

    def _on_moved(self, place: int, share: float) -> None:
        self._dragged = None
        self._write(place, share)

    def _write(self, place: int, share: float | None) -> None:
        row, is_target = AspectProfile(self.live.snapshot.road.aspects).handle(place)
        self.live.do(ASPECTS.edit(row.id, {"target" if is_target else "today": share}))


def _facts(data: AspectProfile, place: int) -> BubbleFacts:
    """What the card beside a handle tells."""
    row, is_target = data.handle(place)
    share = data.share(place)
    word = _tr("Target") if is_target else _tr("Today")
    told = [(word, _tr("not set") if share is None else share_text(share)), (_tr("PMO"), one_line(row.pmo)),
            (_tr("VMO"), one_line(row.vmo))]  # fmt: skip
    return BubbleFacts(
        one_line(row.name), tuple(Fact(name, text) for name, text in told if text), handle_words(data, place)
    )  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("AspectsChartPanel", text)
