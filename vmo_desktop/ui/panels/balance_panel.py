"""Where the money of the scenario in hand goes, in words and as a table of its parts by class, driver and year."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.balance import balance_table, balance_words
from vmo_desktop.charts.numbers import money
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.balance_desk import balance_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.balance import Balance


class BalancePanel(Panel):
    """A row for each part; the one that is looked at is marked on the chart beside."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("balance_panel")
        self.desk = balance_desk_of(live)
        self.said = PlainLabel(wraps=True)
        self.about = PlainLabel(
            self.tr("A cost is spread over the drivers as they make up the initiative's value."),
            role=TextRole.CAPTION, wraps=True,
        )  # fmt: skip
        self.model = ChartTableModel(EMPTY, self)
        self.table = FactTable(self.model, self.tr("Balance"))
        self._column = QVBoxLayout(self)
        for part in (self.said, self.about):
            self._column.addWidget(part)
        self._column.addWidget(self.table, 1)
        self._column.addStretch()  # so that sentences stay at the top where there is no table
        self.desk.changed.connect(self.rebuild_now_or_when_shown)
        self.desk.looked.connect(self._on_looked)
        self.table.grid.selectionModel().currentRowChanged.connect(self._on_row)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.table.grid)
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        self.desk.ask()
        found = self.desk.found
        self.about.setVisible(found is not None)
        if found is None:
            # The table stays: the keyboard is in it, or comes to it as the page opens.
            self.said.setText(self.desk.waiting_text)
            self.model.show_table(EMPTY)
            return
        self.said.setText("\n".join(self._sentences(found)))
        self.model.show_table(balance_table(found))
        self.table.fit_columns()
        self._on_looked()

    def _sentences(self, found: Balance) -> list[str]:
        """The sum, what it leaves out, and every part that has a limit."""
        currency, spread = found.portfolio.of.snapshot.workshop.currency, found.alignment
        said = [self.tr("%1 spent").replace("%1", money(spread.spend, currency))]
        if spread.savings:
            said.append(self.tr("pairs save %1 of it").replace("%1", money(spread.savings, currency)))
        if spread.no_driver:
            said.append(self.tr("%1 serve no driver").replace("%1", money(spread.no_driver, currency)))
        parts = enumerate(found.parts)
        limited = [place for place, part in parts if part.least is not None or part.most is not None]
        return [" · ".join(said), *(balance_words(found, place) for place in limited)]

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells whatever concerns this page."""

    def _on_row(self, index: QModelIndex) -> None:
        row_id = self.model.id_at(index.row())
        if row_id is not None and self.table.grid.hasFocus():
            self.desk.look(row_id - 1)

    def _on_looked(self) -> None:
        row = None if self.desk.place is None else self.model.row_of(self.desk.place + 1)
        if row is not None and row != self.table.grid.currentIndex().row():
            self.table.grid.select_cell(row, 0)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.m, space.m)
        self._column.setSpacing(space.s)
