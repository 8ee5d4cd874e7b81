"""The aspects in which PMO and VMO differ: what each end means, where we stand, and where we want to be."""

from math import isclose

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.exchange.road_library import FIRST_ROAD, nearest_road, road_of
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.aspect_list import aspect_list
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.scroller import OwnScroller
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.ops.road import ASPECTS


class AspectsPanel(Panel):
    """The list; without aspects, ready ones are offered."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("aspects_panel")
        self.said = PlainLabel(wraps=True)
        self.ready = QPushButton(self.tr("Take the ready aspects"))
        self.ready.clicked.connect(lambda _checked=False: self.take_ready())
        self.aspects = RecordListEditor(
            RecordModel(live, aspect_list(), self),
            title=self.tr("Aspects"),
            note=self.tr("Both ends in words, then today and the target: 0 % is a PMO, 100 % a VMO."),
            shares=(118.0, 0.5, 0.5, 64.0, 64.0),
        )
        content = WrappingView()
        self._column = QVBoxLayout(content)
        row = QHBoxLayout()
        row.addWidget(self.ready)
        row.addStretch(1)
        self._column.addWidget(self.said)
        self._column.addLayout(row)
        self._column.addWidget(self.aspects)
        self._column.addStretch(1)
        scroller = OwnScroller(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroller)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.aspects.grid)
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        self.aspects.model.refresh()
        self.aspects.grid.resizeRowsToContents()
        rows = self.live.snapshot.road.aspects
        self.ready.setVisible(not rows and not self.live.workshop.is_read_only)
        if not rows:
            words = self.tr("No aspect yet. Take the ready ones, or type your own.")
        elif all(row.today is None for row in rows):
            words = self.tr("Type where you stand today, or drag the circle on the line; the diamond is the target.")
        else:
            gaps = {row.name: row.target - row.today for row in rows if None not in (row.today, row.target)}  # type: ignore[operator]
            most = max(gaps.values(), default=0.0)
            widest = ", ".join(name for name in gaps if isclose(gaps[name], most))
            words = self.tr("The longest way is ahead in: %1.").replace("%1", widest) if widest else ""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def take_ready(self) -> None:
        """Add the aspects of the set of texts that the steps are from, else of the first one."""
        texts = nearest_road(step.name for step in self.live.snapshot.road.steps) or road_of(FIRST_ROAD)
        self.live.do(ASPECTS.add({"name": each.name, "pmo": each.pmo, "vmo": each.vmo} for each in texts.aspects))

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches("aspect"):
            self.rebuild()

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.m, space.l, space.l)
        self._column.setSpacing(space.m)
