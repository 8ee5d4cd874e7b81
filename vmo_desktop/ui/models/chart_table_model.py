"""The numbers behind a chart as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.charts.table_view import CellValue, ChartTable
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import here, number_text


class ChartTableModel(FactModel):
    """Rows of a `ChartTable`, each by the id of its initiative."""

    def __init__(self, table: ChartTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._titles: tuple[FactColumn, ...] = ()
        self._rows: dict[int, tuple[CellValue, ...]] = {}
        self.show_table(table)

    @property
    def table(self) -> ChartTable:
        """What is shown."""
        return self._table

    def show_table(self, table: ChartTable) -> None:
        """Show another table."""
        titles = tuple(FactColumn(column.title, column.is_number) for column in table.columns)
        is_other = titles != self._titles
        if is_other:
            self.beginResetModel()
        self._table, self._titles = table, titles
        self._rows = dict(zip(table.ids, table.rows, strict=True))
        if is_other:
            self.forget_columns()
            self.endResetModel()
        self.show_facts()

    @override
    def own_order(self) -> Sequence[int]:
        return self._table.ids

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._titles

    @override
    def number(self, row_id: int, column: int) -> float | None:
        cell = self._rows[row_id][column]
        return None if cell is None or isinstance(cell, str) else float(cell)

    @override
    def text(self, row_id: int, column: int) -> str:
        cell = self._rows[row_id][column]
        if cell is None or isinstance(cell, str):
            return cell or ""
        decimals = self._table.columns[column].decimals
        return number_text(cell) if decimals is None else here().toString(float(cell), "f", decimals)
