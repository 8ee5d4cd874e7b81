"""A panel with one chart of points, and the same numbers as a table."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.table_view import EMPTY, ChartTable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.picture_panel import TabledPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture
from vmo_desktop.ui.widgets.scroller import Scroller


class PointChartPanel(TabledPanel):
    """A subclass says what is drawn, and what the table holds; keys and pointer go from point to point."""

    def __init__(
        self, live: LiveWorkshop, selection: Selection, chart: PointChart, *, file: str, empty: str
    ) -> None:  # fmt: skip
        super().__init__(live, selection)
        self.table_button = self.switch_to_table()
        self.more = self.more_button()
        self.chart = chart
        self.model = ChartTableModel(EMPTY, self)
        self.table = FactTable(self.model, self.tr("%1 as a table").replace("%1", chart.accessibleName()))
        self._empty = EmptyState(empty)
        self._stack = QStackedWidget()
        self._scroller = Scroller(self.chart)
        self._scroller.viewport().installEventFilter(self)
        for view in (self._scroller, self.table, self._empty):
            self._stack.addWidget(view)
        # It scrolls by itself: a page that took the chart's height for its own would scroll as well.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.chart_picture = ChartPicture(self.chart, self.chart.picture_draw, file)
        self._column = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._column.addLayout(self._row)
        for button in (self.table_button, self.more):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._column.addWidget(self._stack, 1)
        self.table_button.toggled.connect(self.rebuild)
        self.chart.picked.connect(self.bring_into_sight)
        self.show_what_was_made()
        appearance().changed.connect(self.rebuild_now_or_when_shown)
        self.setFocusProxy(self.chart)

    def picture(self) -> PointPicture | None:
        """What is drawn now; None where there is nothing to draw."""
        raise NotImplementedError

    def numbers(self) -> ChartTable:
        """The numbers behind it."""
        raise NotImplementedError

    def needed_height(self, width: float) -> float:
        """Pixels that the chart needs in a width; it takes what there is where that is more."""
        del width
        return 0.0

    def needed_width(self) -> float:
        """Pixels that the chart needs across; it takes what there is where that is more, and else is scrolled."""
        return 0.0

    def marked(self) -> int | None:
        """The point that is marked."""
        return self.chart.place

    @override
    def rebuild(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.m, look.space.s, look.space.m, look.space.s)
        self._column.setSpacing(look.space.xs)
        for button in (self.table_button, self.more):
            button.setIconSize(QSize(scaled(18), scaled(18)))
        shown = self.picture()
        if shown is None:
            self.chart.show_picture(None, None)
            self._stack.setCurrentWidget(self._empty)
        elif self.table_button.isChecked():
            self.model.show_table(self.numbers())
            self.table.fit_columns()
            self._stack.setCurrentWidget(self.table)
        else:
            self._stack.setCurrentWidget(self._scroller)
            self._fit_chart()
            self.chart.show_picture(shown, self.marked())

    def _fit_chart(self) -> None:
        least = max(round(self.needed_width()), scaled(240))
        width = max(self._scroller.viewport().width(), least)
        self.chart.setMinimumSize(least, max(round(self.needed_height(width)), scaled(180)))

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the chart the height that it needs in the width that there is for it."""
        if watched is self._scroller.viewport() and event.type() is QEvent.Type.Resize:
            self._fit_chart()
        return super().eventFilter(watched, event)

    def bring_into_sight(self, place: int) -> None:
        """Scroll to a point."""
        spot = self.chart.spot(place).toPoint()
        self._scroller.ensureVisible(spot.x(), spot.y(), scaled(60), scaled(40))
