"""A table that is only read: rows of facts under titles, to be sorted, filtered, searched and copied."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.cell_model import READABLE, RefusedCell, TypedCell
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.row_order import SortKey
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.widgets.label import shown_line, shown_text, tooltip

Role = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column; numbers stand right, sort by size and are copied with all their digits."""

    title: str
    is_number: bool = False


class FactModel(ArrangedModel):
    """Rows by id; a subclass says what each cell holds and how it is shown."""

    def columns(self) -> Sequence[FactColumn]:
        """The columns, from left to right."""
        raise NotImplementedError

    def text(self, row_id: int, column: int) -> str:
        """What a cell shows."""
        raise NotImplementedError

    def number(self, row_id: int, column: int) -> float | None:
        """What a cell of a number column holds; None where nothing is known."""
        raise NotImplementedError

    def ink(self, row_id: int, column: int) -> str:
        """The colour of a cell's text; empty for the usual one."""
        del row_id, column
        return ""

    def show_facts(self) -> None:
        """Show the rows as they stand now, sorted and filtered as asked for."""
        self.arrange()
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, self.columnCount() - 1))

    @override
    def shown_text(self, row_id: int, column: int) -> str:
        return self.text(row_id, column)

    @override
    def sort_key(self, row_id: int, column: int) -> SortKey:
        return self.number(row_id, column) if self.columns()[column].is_number else self.text(row_id, column)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns())

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return READABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        column = self.columns()[section]
        if role == Role.DisplayRole:
            return shown_text(column.title)
        if role == Role.DecorationRole and section in self.filtered_columns:
            return icon("filter")
        return (RIGHT if column.is_number else LEFT) if role == Role.TextAlignmentRole else None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row_id = self.id_at(index.row()) if index.isValid() else None
        if row_id is None:
            return None
        column = index.column()
        if role == Role.DisplayRole:
            return shown_line(self.text(row_id, column))
        if role == Role.AccessibleTextRole:
            return spoken_cell(self, index)
        if role == Role.TextAlignmentRole:
            return RIGHT if self.columns()[column].is_number else LEFT
        if role == Role.ToolTipRole and not self.columns()[column].is_number:
            return tooltip(self.text(row_id, column))
        if role == Role.ForegroundRole:
            ink = self.ink(row_id, column)
            return QColor(ink) if ink else None
        return None

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        row_id = self.id_at(row)
        if row_id is None:
            return CopiedCell("")
        number = self.number(row_id, column) if self.columns()[column].is_number else None
        return CopiedCell(self.text(row_id, column)) if number is None else CopiedCell(number_text(number), number)

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        return []
