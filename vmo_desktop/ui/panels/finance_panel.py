"""Money over time: what each initiative is worth, its cash lines, forecasts by scenario, and how money is counted."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.finance_tables import cost_sentence, finance_table, forecasts_table, money_sentence
from vmo_desktop.charts.money_words import irr_sentence
from vmo_desktop.charts.table_view import EMPTY, ChartTable
from vmo_desktop.ui.editors.cash_lines_editor import CashLinesEditor
from vmo_desktop.ui.editors.finance_settings import FinanceSettings
from vmo_desktop.ui.finance_desk import finance_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.loss_chances import LossChances
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.scroller import OwnScroller, Scroller
from vmo_desktop.ui.widgets.view_switch import ViewSwitch
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.money import Money

TABLE = 300
"""Height of the views at least, at 100 %: the whole page scrolls where the window is lower."""


class FinancePanel(Panel):
    """A sentence about the portfolio above one of four views."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("finance_panel")
        self.desk = finance_desk_of(live)
        self.said = PlainLabel(wraps=True)
        self.about = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.model, self.forecasts = (ChartTableModel(EMPTY, self) for _ in range(2))
        self.table = FactTable(self.model, self.tr("Finance by initiative"))
        self.forecasts_table = FactTable(self.forecasts, self.tr("Forecasts by scenario"))
        self._asked: Money | None = None
        self.losses = LossChances(self)
        self.losses.found.connect(self.rebuild_now_or_when_shown)
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_table)
        self._task.failed.connect(self._on_failed)
        self.lines = CashLinesEditor(live, selection, self.desk)
        self.settings = FinanceSettings(live)
        self.lines_view, self.settings_view = OwnScroller(self.lines), OwnScroller(self.settings)
        self.views = ViewSwitch(
            (
                (self.tr("By initiative"), self.table),
                (self.tr("Cash lines"), self.lines_view),
                (self.tr("By scenario"), self.forecasts_table),
                (self.tr("Settings"), self.settings_view),
            )
        )
        self._empty = EmptyState(
            self.tr("No initiatives yet. What they cost and bring is said here once they are in the list."),
            [(self.tr("Go to the list of initiatives"), lambda: self.page_wanted.emit("initiatives"))],
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.views)
        self.rebuild_when_shown()

    def _lay_out(self) -> None:
        inside = WrappingView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroller(inside))
        self._column = QVBoxLayout(inside)
        for part in (self.said, self.about):
            self._column.addWidget(part)
        self._column.addWidget(self.views, 1)
        self._column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self.desk.changed.connect(self.rebuild_now_or_when_shown)
        self.views.switched.connect(self._on_switched)
        self.table.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.selection.initiative_changed.connect(self._on_selected)
        appearance().changed.connect(self._fit)
        self._fit()

    @override
    def rebuild(self) -> None:
        self.desk.ask()
        has_rows = bool(self.live.snapshot.initiatives)
        for part in (self.said, self.about, self.views):
            part.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        if has_rows:
            self._say()
            self._fill()

    def _say(self) -> None:
        cash = self.desk.cash
        if cash is None:
            self.said.setText(self.tr("Looking for the best portfolio…"))
            self.about.setText("")
            return
        self.said.setText(money_sentence(cash, self.desk.name))
        parts = [] if cash.is_unknown else [irr_sentence(cash.series.irr)]
        if cash.is_priced and not cash.is_empty:
            parts.append(cost_sentence(cash))
        if cash.lacking and self.desk.is_of_portfolio:
            names = ", ".join(cash.lacking[:5]) + ("…" if len(cash.lacking) > 5 else "")
            parts.append(self.tr("Counted with costs alone, as no benefit is known yet: %1").replace("%1", names))
        self.about.setText("\n".join(part for part in parts if part))
        self.about.setVisible(any(parts))

    def _on_switched(self, view: object) -> None:
        """While lines are edited the chart is about them."""
        if view is self.lines_view:
            self.desk.look(self.lines.initiative_id)
        self._fill()

    def _fill(self) -> None:
        """Fill the view that is in sight; the others wait until they are looked at."""
        match self.views.view:
            case self.table:
                self._ask_table()
            case self.lines_view:
                self.lines.show_lines()
            case self.forecasts_table:
                self._show_forecasts()
            case _:
                self.settings.show_settings()

    def _show_forecasts(self) -> None:
        """Show what is known of every scenario; chances come from samples, drawn in a thread."""
        self.desk.portfolios.ask_all()
        portfolios, scenarios = self.desk.portfolios.portfolios, self.live.snapshot.choice.scenarios
        chances = self.losses.of(self.desk.money, portfolios)
        self.forecasts.show_table(forecasts_table(self.desk.money, scenarios, portfolios, chances))
        self.forecasts_table.fit_columns()

    def _ask_table(self) -> None:
        """Have the table made in a thread, unless it is there: of hundreds it takes longer than a key may wait."""
        money = self.desk.money
        if money is not self._asked:
            self._asked = money
            self._task.start(partial(finance_table, money))

    def _on_table(self, table: ChartTable) -> None:
        self.model.show_table(table)
        self.table.fit_columns()
        self._on_selected(self.selection.initiative_id)

    def _on_failed(self, error: BaseException) -> None:
        raise error

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def _on_row(self, index: QModelIndex) -> None:
        row_id = self.model.id_at(index.row())
        if row_id is not None and self.table.grid.hasFocus():
            self.selection.select_initiative(row_id)

    def _on_selected(self, initiative_id: int | None) -> None:
        self.desk.take_initiative(initiative_id)
        row = self.model.row_of(initiative_id)
        if self.views.view is self.lines_view and self.isVisible():
            self.lines.show_lines()
        elif row is not None and row != self.table.grid.currentIndex().row():
            self.table.grid.select_cell(row, 0)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.m, space.m)
        self._column.setSpacing(space.s)
        self.views.setMinimumHeight(scaled(TABLE))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what runs in threads end."""
        self._task.wait()
        self.losses.wait()
        self.desk.wait()
        super().closeEvent(event)
