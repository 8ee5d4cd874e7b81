"""What is frozen with an approval: baselines and targets of the KPIs that the portfolio is to be judged by."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.charts.kpi_words import kpi_name, value_text
from vmo_desktop.charts.table_view import CellValue, ChartColumn, ChartTable
from vmo_desktop.domain.realization import Direction
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.calibration import is_promise, promised_kpis
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.kpis import freeze_kpis
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.value_rows import KpiRow

MOST_ROWS = 4
"""A longer table scrolls."""


class PromiseFreeze(WrappingView):
    """A table of the KPIs of the funded initiatives; hidden where they have none."""

    def __init__(self, live: LiveWorkshop, portfolio: Portfolio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        funded = [each.initiative_id for each in portfolio.approved()]
        self._kpis = promised_kpis(Realized(live.snapshot), funded)
        about = PlainLabel(
            self.tr(
                "Frozen with it are baseline, target, due day and plan of these KPIs: what was promised stays as it"
                " was. Readings go on."
            ),
            wraps=True,
        )
        self.model = ChartTableModel(self._table(), self)
        self.table = FactTable(self.model, self.tr("KPIs that are frozen with it"), stretched=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(PlainLabel(self.tr("What was promised"), role=TextRole.LEAD))
        column.addWidget(about)
        column.addWidget(self.table)
        self.table.setMinimumHeight(scaled(44 + 32 * min(len(self._kpis), MOST_ROWS)))
        self.table.fit_columns()
        self.setVisible(bool(self._kpis))

    def operations(self) -> Sequence[Operation]:
        """What freezes them."""
        ids = [kpi.id for kpi in self._kpis if is_promise(kpi) and not kpi.frozen_at]
        return [freeze_kpis(ids, datetime.now().astimezone().isoformat(timespec="seconds"))] if ids else []

    def _table(self) -> ChartTable:
        titles = (self.tr("KPI"), self.tr("Baseline"), self.tr("Target"), self.tr("Due"), self.tr("What happens"))
        rows: list[tuple[CellValue, ...]] = [
            (kpi_name(kpi), *self._ends(kpi), date_text(kpi.due_on), self._fate(kpi)) for kpi in self._kpis
        ]
        ids = tuple(kpi.id for kpi in self._kpis)
        return ChartTable("", tuple(map(ChartColumn, titles)), tuple(rows), ids)

    def _ends(self, kpi: KpiRow) -> tuple[str, str]:
        if kpi.direction is Direction.MILESTONE:
            return "", self.tr("reached")
        return value_text(kpi, kpi.baseline), value_text(kpi, kpi.target)

    def _fate(self, kpi: KpiRow) -> str:
        if kpi.frozen_at:
            return self.tr("frozen since %1").replace("%1", date_text(kpi.frozen_at[:10]))
        return self.tr("is frozen") if is_promise(kpi) else self.tr("stays open: baseline or target is missing")
