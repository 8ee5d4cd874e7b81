"""Agreement on each driver, as a table."""

from collections.abc import Sequence
from enum import IntEnum
from math import isnan

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import decimal_text, whole_text
from vmo_desktop.workshop.group_measures import DriverAgreement


class DriverColumn(IntEnum):
    """Columns of the drivers."""

    NAME = 0
    PEOPLE = 1
    ITEMS = 2
    W = 3
    WITHIN = 4
    INTRACLASS = 5


class DriverAgreementModel(FactModel):
    """A row for each driver of a round."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drivers: dict[int, DriverAgreement] = {}
        titles = (
            self.tr("Driver"), self.tr("People"), self.tr("Initiatives"), self.tr("Kendall's W"),
            self.tr("Within group"), self.tr("ICC of the mean"),
        )  # fmt: skip
        self._columns = tuple(
            FactColumn(title, is_number=column is not DriverColumn.NAME)
            for column, title in zip(DriverColumn, titles, strict=True)
        )

    def show(self, drivers: Sequence[DriverAgreement]) -> None:
        """Show these drivers."""
        self._drivers = {each.driver.id: each for each in drivers}
        self.show_facts()

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._drivers)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        row = self._drivers[row_id]
        found = {
            DriverColumn.PEOPLE: float(row.agreement.people.sum()),
            DriverColumn.ITEMS: float(row.agreement.items.sum()),
            DriverColumn.W: row.agreement.concordance.w,
            DriverColumn.WITHIN: row.within,
            DriverColumn.INTRACLASS: row.agreement.intraclass.two_way_agreement_mean,
        }[DriverColumn(column)]
        return None if isnan(found) else found

    @override
    def text(self, row_id: int, column: int) -> str:
        if column == DriverColumn.NAME:
            return self._drivers[row_id].driver.name
        number = self.number(row_id, column)
        if number is None:
            return "–"
        is_count = column in (DriverColumn.PEOPLE, DriverColumn.ITEMS)
        return whole_text(int(number)) if is_count else decimal_text(number, 2)
