"""The portfolio of the scenario in hand: what it funds, what waits, and why."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.portfolio_model import PortfolioColumn, PortfolioModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.fact_table import FactTable


class PortfolioPanel(Panel):
    """A table of all initiatives in the order of the choice."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("portfolio_panel")
        self.desk = desk_of(live)
        self.model = PortfolioModel(self)
        self.table = FactTable(self.model, self.tr("Portfolio"), stretched=PortfolioColumn.NAME)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self.desk.chosen.connect(self._on_desk)
        self.desk.scenario_changed.connect(self._on_desk)
        self.setFocusProxy(self.table)
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        self.model.show(self.desk.portfolio)
        self.table.fit_columns()

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

    def _on_desk(self) -> None:
        if self.isVisible():
            self.rebuild()
        else:
            self.rebuild_when_shown()
