"""How much of each resource initiatives use, in all or by period."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.amount_model import AmountColumn, AmountModel, Amounts, Key
from vmo_desktop.workshop.choice_rows import ResourceRow
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.resources import set_demands

ALL_TIME = ""
"""The period that stands for all of an initiative's time."""


class DemandModel(AmountModel):
    """A column for each resource and period."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        self._periods: set[str] = set()
        super().__init__(live, parent)

    def add_period(self, period: str) -> None:
        """Show a column of each resource for a period; the workshop knows of it once something stands there."""
        self._periods.add(period)
        self.show_all()

    @override
    def columns(self) -> Sequence[AmountColumn]:
        choice = self._live.snapshot.choice
        self._periods |= {period for _, _, period in choice.demands if period != ALL_TIME}
        whole = {resource for _, resource, period in choice.demands if period == ALL_TIME}
        return [
            AmountColumn((each.id, period), self._title(each, period), (each.id, period))
            for each in choice.resources
            for period in ([ALL_TIME] if each.id in whole or not self._periods else []) + sorted(self._periods)
        ]

    @override
    def amounts(self) -> Amounts:
        demands = self._live.snapshot.choice.demands
        return {(row_id, resource, period): amount for (row_id, resource, period), amount in demands.items()}

    @override
    def writing(self, amounts: Mapping[Key, float | None]) -> Operation:
        return set_demands({(int(key[0]), int(key[1]), str(key[2])): value for key, value in amounts.items()})

    def _title(self, resource: ResourceRow, period: str) -> str:
        unit = f" ({resource.unit})" if resource.unit else ""
        return f"{resource.name}{unit}\n{period or self.tr('in all')}"
