"""The frontier as a chart or as value triangles, and both as tables."""

from functools import partial

import numpy as np
from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.frontier import draw_frontier, key_rows
from vmo_desktop.charts.frontier_data import FrontierData, frontier_data
from vmo_desktop.charts.frontier_ground import frontier_ground
from vmo_desktop.charts.frontier_tables import frontier_table, order_of_buy_table
from vmo_desktop.charts.table_view import ChartTable
from vmo_desktop.charts.value_triangles import TriangleData, draw_value_triangles
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.ui.frontier_desk import Compared, frontier_desk_of
from vmo_desktop.ui.frontier_words import bought_facts, frontier_text, point_facts
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.picture_panel import TabledPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.choice_pair import ChoicePair
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.point_chart import PointChart, PointPicture
from vmo_desktop.workshop.portfolio_frontier import PortfolioFrontier
from vmo_desktop.workshop.results import shown_name


class FrontierChartPanel(TabledPanel):
    """Every efficient portfolio is a point; the one that is looked at is marked."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("frontier_chart_panel")
        self.desk = frontier_desk_of(live)
        self._data: FrontierData | None = None
        self.kind = ChoicePair(self.tr("Frontier"), self.tr("Value triangles"))
        self.compared = ChoiceCombo(self.tr("Portfolio P, which is compared with the frontier"))
        self.compared.setMinimumContentsLength(20)
        self.table_button, self.more = self.switch_to_table(), self.more_button()
        self.chart = PointChart(self.tr("Frontier: value of portfolios against their cost"))
        self.model = ChartTableModel(ChartTable("", (), (), ()), self)
        self.table = FactTable(self.model, self.tr("Frontier as a table"))
        self._empty = EmptyState("")
        self._stack = QStackedWidget()
        for view in (self.chart, self.table, self._empty):
            self._stack.addWidget(view)
        self.chart_picture = ChartPicture(self.chart, self.chart.picture_draw, self.tr("frontier"))
        self._arrange()
        self._connect()
        self.setFocusProxy(self.chart)
        self.rebuild_when_shown()

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        flow = FlowLayout(spacing=4, row_spacing=4)
        self._column.addLayout(flow)
        for part in (self.kind, self.compared, self.table_button, self.more):
            flow.addWidget(part)
        self._column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.desk.changed.connect(self._on_desk)
        self.desk.looked.connect(self._on_looked)
        self.kind.chosen.connect(self.rebuild)
        self.compared.chosen.connect(self._on_compared)
        self.table_button.toggled.connect(self.rebuild)
        self.chart.picked.connect(self._on_picked)
        self.table.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.show_what_was_made()
        appearance().changed.connect(self._on_look)

    @property
    def is_triangles(self) -> bool:
        """Whether value triangles are shown in place of the frontier."""
        return self.kind.place == 1

    @override
    def rebuild(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.m, look.space.s, look.space.m, look.space.s)
        self._column.setSpacing(look.space.xs)
        for button in (self.table_button, self.more):
            button.setIconSize(QSize(scaled(18), scaled(18)))
        self.desk.ask()
        is_approved = self.desk.of.scenario.id in self.live.snapshot.choice.approvals
        own = self.tr("P: what was approved") if is_approved else self.tr("P: the best within the budget")
        ranked = self.tr("P: what the ranking funds")
        self.compared.offer([(ranked, Compared.RANKING), (own, Compared.CHOSEN)], self.desk.compared)
        self.compared.setVisible(not self.is_triangles)
        found = self.desk.found
        self._data = None if found is None else self._made(found)
        if found is None or self._data is None or not len(self._data):
            self.chart.show_picture(None, None)
            self._empty.set_sentence(frontier_text(self.desk))
            self._stack.setCurrentWidget(self._empty)
            return
        self._show(found, self._data)

    def _made(self, found: PortfolioFrontier) -> FrontierData:
        of, currency = self.desk.of, self.desk.of.snapshot.workshop.currency
        return frontier_data(found, self.desk.proposal, budget=of.budget, currency=currency, is_of_money=of.is_of_money)

    def _show(self, found: PortfolioFrontier, data: FrontierData) -> None:
        if self.table_button.isChecked():
            of_buy = order_of_buy_table(found, self.desk.of) if self.is_triangles else None
            self.model.show_table(of_buy or frontier_table(found, data, self.desk.of))
            self.table.fit_columns()
            # Before the table is shown: a table that gets the keyboard without a current row takes its first.
            self._on_looked()
            self._stack.setCurrentWidget(self.table)
            return
        self._stack.setCurrentWidget(self.chart)
        if self.is_triangles:
            self.chart.setAccessibleName(self.tr("Value triangles: initiatives by value for money"))
            self.chart.show_picture(self._triangles(found, data), None)
        else:
            self.chart.setAccessibleName(self.tr("Frontier: value of portfolios against their cost"))
            self.chart.show_picture(self._frontier(found, data), self.desk.place)

    def _frontier(self, found: PortfolioFrontier, data: FrontierData) -> PointPicture:
        theme, of = current_theme(), self.desk.of

        def spots(width: float, height: float) -> tuple[FloatArray, FloatArray]:
            rows = len(key_rows(data, theme, width))
            ground = frontier_ground(data, theme, width, height, key_rows=rows)
            return ground.x(data.frontier.costs), ground.y(data.frontier.values)

        facts = partial(point_facts, found, of, data)
        return PointPicture(partial(draw_frontier, data=data, theme=theme), spots, facts, data.next_supported)

    def _triangles(self, found: PortfolioFrontier, data: FrontierData) -> PointPicture:
        theme, of = current_theme(), self.desk.of
        bought = found.order_of_buy
        names = tuple(shown_name(of.snapshot.initiatives[row]) for row in bought.order.tolist())
        draw = partial(draw_value_triangles, data=TriangleData(bought, names, data), theme=theme)

        def spots(width: float, height: float) -> tuple[FloatArray, FloatArray]:
            ground = frontier_ground(data, theme, width, height, key_rows=1)
            return ground.x(bought.running_costs), ground.y(bought.running_values)

        def leap(place: int, step: int) -> int:
            return int(np.clip(place + 10 * step, 0, len(bought.order) - 1))

        return PointPicture(draw, spots, partial(bought_facts, found, of), leap)

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def _on_desk(self) -> None:
        if self.isVisible():
            self.rebuild()
        else:
            self.rebuild_when_shown()

    def _on_look(self) -> None:
        self._on_desk()

    def _on_looked(self) -> None:
        if self.is_triangles or self.desk.place is None:
            return
        if self.table_button.isChecked():
            row = self.model.row_of(self.desk.place + 1)
            if row is not None and row != self.table.grid.currentIndex().row():
                self.table.grid.select_cell(row, 0)
        elif self.chart.place != self.desk.place:
            self.chart.mark(self.desk.place)

    def _on_compared(self, compared: object) -> None:
        if isinstance(compared, Compared):
            self.desk.compare(compared)

    def _on_picked(self, place: int) -> None:
        if not self.is_triangles:
            self.desk.look(place)
        elif self.desk.found is not None:
            row = int(self.desk.found.order_of_buy.order[place])
            self.selection.select_initiative(self.live.snapshot.initiatives[row].id)

    def _on_row(self, index: QModelIndex) -> None:
        row_id = self.model.id_at(index.row())
        if row_id is not None and self.table.grid.hasFocus() and not self.is_triangles:
            self.desk.look(row_id - 1)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the drawing and the search end."""
        self.desk.wait()
        super().closeEvent(event)
