"""What came true of what was promised: in a sentence, what is late, and every KPI with its status."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.dashboard_data import Dashboard, headline
from vmo_desktop.charts.kpi_words import kpi_name
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.kpi_state_model import KpiStateModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.wrapping import WrappingView

NAMED = 4
"""So many late KPIs are named; the table marks all."""


class DashboardPanel(Panel):
    """Enter on a KPI goes to its readings."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("dashboard_panel")
        self.desk = follow_desk_of(live)
        self.said = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.late = PlainLabel(wraps=True)
        self.note = PlainLabel(
            self.tr("Progress is the way from baseline to target; 100 % is there. A double click shows the readings."),
            role=TextRole.CAPTION, wraps=True,
        )  # fmt: skip
        self.model = KpiStateModel(self)
        self.table = FactTable(self.model, self.tr("KPIs with their status"))
        self._empty = EmptyState(
            self.tr("No KPI yet. Say what will show that value comes true, then type its readings."),
            [(self.tr("Add KPIs"), lambda: self.page_wanted.emit("kpis"))],
        )
        content = WrappingView()
        self._column = QVBoxLayout(content)
        for part in (self.said, self.late, self.note):
            self._column.addWidget(part)
        self._column.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(content)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.table.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.grid.doubleClicked.connect(lambda _index: self.page_wanted.emit("kpis"))
        self.desk.looked.connect(self._on_looked)
        appearance().changed.connect(self._fit)
        self._fit()
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        realized = self.desk.realized
        has_kpis = bool(realized.states)
        self._stack.setCurrentIndex(0 if has_kpis else 1)
        self.setFocusProxy(self.table.grid if has_kpis else self._empty.buttons()[0])
        if not has_kpis:
            return
        self.said.setText(headline(Dashboard(realized)))
        self.late.setText(self._late())
        self.late.setVisible(bool(self.late.text()))
        self.model.show(realized.states)
        self.table.fit_columns()
        self._on_looked()

    def _late(self) -> str:
        late = self.desk.realized.overdue
        if not late:
            return ""
        words = counted(len(late), self.tr("One reading is overdue"), self.tr("%n readings are overdue"))
        names = ", ".join(kpi_name(state.kpi) for state in late[:NAMED])
        return f"! {words}: {names}{'…' if len(late) > NAMED else ''}"

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

    def _on_row(self, index: QModelIndex) -> None:
        if self.table.grid.hasFocus():
            self.desk.look(self.model.id_at(index.row()))

    def _on_looked(self) -> None:
        kpi = self.desk.kpi
        row = None if kpi is None else self.model.row_of(kpi.id)
        if row is not None and row != self.table.grid.currentIndex().row():
            self.table.grid.select_cell(row, 0)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.m, space.m)
        self._column.setSpacing(space.s)
