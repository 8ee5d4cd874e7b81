"""Cash by period, chances or the tornado of what is looked at, as a chart or as a table."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.finance_desk import finance_desk_of
from vmo_desktop.ui.finance_views import FinanceChart, FinanceView, cash_view, chances_view, tornado_view
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.picture_panel import TabledPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.point_chart import PointChart
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.search_progress import SearchProgress
from vmo_desktop.workshop.results import shown_name

PATIENCE_MS = 500
"""Most samples are drawn sooner: what comes and goes at once would only move what stands below."""


class FinanceChartPanel(TabledPanel):
    """Whose money, which chart, and the chart; samples are drawn once a chart needs them."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("finance_chart_panel")
        self.desk = finance_desk_of(live)
        self.whose = ChoiceCombo(self.tr("Whose money"))
        self.whose.setMinimumContentsLength(16)
        self.kind = ChoiceCombo(self.tr("What is drawn"))
        self.kind.setMinimumContentsLength(14)
        self.table_button = self.switch_to_table()
        self.more = self.more_button()
        self.search = SearchProgress(
            self.tr("Progress of the samples"), self.tr("Stop"), self.tr("Go on"), patience=PATIENCE_MS
        )
        self.said = PlainLabel(wraps=True)
        self.chart = PointChart("")
        self.model = ChartTableModel(EMPTY, self)
        self.table = FactTable(self.model, self.tr("Finance chart as a table"))
        self._empty = EmptyState("")
        self._stack = QStackedWidget()
        self._scroller = Scroller(self.chart)
        for view in (self._scroller, self.table, self._empty):
            self._stack.addWidget(view)
        # It scrolls by itself: a page that took the chart's height for its own would scroll as well.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.chart_picture = ChartPicture(self.chart, self.chart.picture_draw, self.tr("finance"))
        self._kind = FinanceChart.CASH
        self._arrange()
        self._connect()
        self.setFocusProxy(self.chart)
        self.rebuild_when_shown()

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        flow = FlowLayout(spacing=4, row_spacing=4)
        self._column.addLayout(flow)
        for part in (self.whose, self.kind, self.table_button, self.more, self.search):
            flow.addWidget(part)
        self._column.addWidget(self.said)
        self._column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.desk.changed.connect(self.rebuild_now_or_when_shown)
        self.desk.progressed.connect(self.search.show_done)
        self.whose.chosen.connect(self._on_whose)
        self.kind.chosen.connect(self._on_kind)
        self.search.pressed.connect(self._on_stop)
        self.table_button.toggled.connect(self.rebuild)
        self.chart.picked.connect(self._on_picked)
        self.selection.initiative_changed.connect(self.desk.take_initiative)
        self.show_what_was_made()
        appearance().changed.connect(self.rebuild_now_or_when_shown)

    @override
    def rebuild(self) -> None:
        look = current_theme()
        self._column.setContentsMargins(look.space.m, look.space.s, look.space.m, look.space.s)
        self._column.setSpacing(look.space.xs)
        for button in (self.table_button, self.more):
            button.setIconSize(QSize(scaled(18), scaled(18)))
        self.desk.ask()
        self.desk.take_initiative(self.selection.initiative_id)
        self._offer()
        needs_samples = self._kind is not FinanceChart.CASH
        if needs_samples:
            self.desk.ask_samples()
        self.search.show_state(is_open=needs_samples and self.desk.is_open, is_stopped=self.desk.is_stopped)
        view = self._view()
        self.said.setVisible(view is not None and self.table_button.isChecked())
        if view is None:
            self.chart.show_picture(None, None)
            self._empty.set_sentence(self._waiting_text())
            self._stack.setCurrentWidget(self._empty)
            return
        self._show(view)

    def _show(self, view: FinanceView) -> None:
        self.said.setText(view.said)
        if self.table_button.isChecked():
            self.model.show_table(view.table)
            self.table.fit_columns()
            self._stack.setCurrentWidget(self.table)
            return
        names = {
            FinanceChart.CASH: self.tr("Cash by period"), FinanceChart.CHANCES: self.tr("Chances of net present value"),
            FinanceChart.TORNADO: self.tr("Tornado of net present value"),
        }  # fmt: skip
        self.chart.setAccessibleName(f"{names[self._kind]}, {self.desk.name}")
        self.chart.setMinimumHeight(round(view.height))
        self._stack.setCurrentWidget(self._scroller)
        self.chart.show_picture(view.picture, None)

    def _view(self) -> FinanceView | None:
        cash, risk, name, theme = self.desk.cash, self.desk.risk, self.desk.name, current_theme()
        if cash is None or cash.is_unknown:
            return None
        if self._kind is FinanceChart.CASH:
            return cash_view(cash, name, theme)
        if risk is None:
            return None
        return (
            chances_view(risk, name, theme) if self._kind is FinanceChart.CHANCES else tornado_view(risk, name, theme)
        )

    def _waiting_text(self) -> str:
        """Why there is nothing to see."""
        cash = self.desk.cash
        if cash is None:
            known = self.desk.portfolios.portfolio is not None
            return self.tr("There is no portfolio.") if known else self.tr("Looking for the best portfolio…")
        if cash.is_empty:
            return self.tr("%1: nothing is funded.").replace("%1", self.desk.name)
        if cash.is_unknown:
            said = (
                self.tr("%1: no benefit in money is known yet. Type it under Cash lines.")
                if cash.is_without_benefit
                else self.tr("%1: what it costs is not known yet. Type it under Initiatives, or as a cash line.")
            )
            return said.replace("%1", self.desk.name)
        if self.desk.risk is not None:
            return self.tr("Nothing is uncertain: no cash line has a low, a high or a latest delay.")
        return self.tr("Stopped.") if self.desk.is_stopped else self.tr("Drawing samples…")

    def _offer(self) -> None:
        """Offer the portfolio and the initiative in hand, and the charts."""
        snapshot, chosen = self.live.snapshot, self.desk.initiative_id
        whose: list[tuple[str, object]] = [(self.tr("Portfolio"), None)]
        if chosen is not None and chosen in snapshot.initiative_index:
            whose.append((shown_name(snapshot.initiative(chosen)), chosen))
        self.whose.offer(whose, None if self.desk.is_of_portfolio else chosen)
        kinds: list[tuple[str, object]] = [
            (self.tr("Cash by period"), FinanceChart.CASH), (self.tr("Chances"), FinanceChart.CHANCES),
            (self.tr("Tornado"), FinanceChart.TORNADO),
        ]  # fmt: skip
        self.kind.offer(kinds, self._kind)

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def show_kind(self, kind: FinanceChart) -> None:
        """Draw something else."""
        self._kind = kind
        self.rebuild()

    def _on_kind(self, kind: object) -> None:
        if isinstance(kind, FinanceChart):
            self.show_kind(kind)

    def _on_whose(self, initiative_id: object) -> None:
        self.desk.look(initiative_id if isinstance(initiative_id, int) else None)

    def _on_stop(self) -> None:
        if self.desk.is_stopped:
            self.desk.go_on()
        else:
            self.desk.stop()

    def _on_picked(self, place: int) -> None:
        spot = self.chart.spot(place).toPoint()
        self._scroller.ensureVisible(spot.x(), spot.y(), 0, scaled(40))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the drawing and the samples end."""
        self.desk.wait()
        super().closeEvent(event)
