"""The balance as a chart: a bar for each class, driver and year, with marks at limits and weights."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.balance import (
    balance_height,
    balance_spots,
    balance_words,
    draw_balance,
    kind_name,
    part_name,
    share_words,
    state_words,
)
from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.numbers import money, written
from vmo_desktop.ui.balance_desk import balance_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.picture_panel import PicturePanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.workshop.balance import Balance

LEAP = 5


class BalanceChartPanel(PicturePanel):
    """Keys and pointer go from bar to bar; the table of its numbers stands beside it."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("balance_chart_panel")
        self.desk = balance_desk_of(live)
        self.more = self.more_button()
        self.chart = PointChart(self.tr("Balance: spend by class, driver and year"))
        self._empty = EmptyState("")
        self._stack = QStackedWidget()
        self._scroller = Scroller(self.chart)
        for view in (self._scroller, self._empty):
            self._stack.addWidget(view)
        # It scrolls by itself: a page that took the chart's height for its own would scroll as well.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.chart_picture = ChartPicture(self.chart, self.chart.picture_draw, self.tr("balance"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.more)
        self._column.addWidget(self._stack, 1)
        self.desk.changed.connect(self.rebuild_now_or_when_shown)
        self.desk.looked.connect(self._on_looked)
        self.chart.picked.connect(self._on_picked)
        self.show_what_was_made()
        appearance().changed.connect(self.rebuild_now_or_when_shown)
        self.setFocusProxy(self.chart)
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.m, look.space.s, look.space.m, look.space.s)
        self._column.setSpacing(look.space.xs)
        self.more.setIconSize(QSize(scaled(18), scaled(18)))
        self.desk.ask()
        found = self.desk.found
        if found is None or not found.parts:
            self.chart.show_picture(None, None)
            self._empty.set_sentence(self.desk.waiting_text)
            self._stack.setCurrentWidget(self._empty)
            return
        self.chart.setMinimumHeight(round(balance_height(found, look)))
        self._stack.setCurrentWidget(self._scroller)
        self.chart.show_picture(self._shown(found), self.desk.place)

    @staticmethod
    def _shown(found: Balance) -> PointPicture:
        theme, last = current_theme(), len(found.parts) - 1

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + LEAP * step, 0, last))

        drawn = partial(draw_balance, data=found, theme=theme)
        return PointPicture(drawn, partial(balance_spots, found, theme), partial(_facts, found), leap)

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def _on_picked(self, place: int) -> None:
        self.desk.look(place)
        spot = self.chart.spot(place).toPoint()
        self._scroller.ensureVisible(spot.x(), spot.y(), 0, scaled(40))

    def _on_looked(self) -> None:
        if self.chart.place != self.desk.place:
            self.chart.mark(self.desk.place)


def _facts(found: Balance, place: int) -> BubbleFacts:
    """What the card beside a bar tells."""
    part, currency = found.parts[place], found.portfolio.of.snapshot.workshop.currency
    told = [
        Fact(kind_name(part), part_name(part)),
        Fact(_tr("Spend"), money(part.spend, currency)),
        Fact(_tr("Share"), share_words(part, found.alignment.spend)),
    ]
    for word, limit in ((_tr("Least"), part.least), (_tr("Most"), part.most)):
        if limit is not None:
            told.append(Fact(word, money(limit, currency)))
    if part.weight is not None:
        told.append(Fact(_tr("Weight"), f"{written(100 * part.weight, 1)} %"))
    if state_words(part):
        told.append(Fact(_tr("State"), state_words(part)))
    return BubbleFacts(part_name(part), tuple(told), balance_words(found, place))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Balance", text)
