"""A table model that is edited like a spreadsheet: cells, pasted blocks and fills are written as texts, in one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from typing_extensions import override

from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.row_model import Index, RowModel

# Views ask for these for each cell that they draw: putting them together anew takes longer than drawing it.
READABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
EDITABLE = READABLE | Qt.ItemFlag.ItemIsEditable
CHECKABLE = READABLE | Qt.ItemFlag.ItemIsUserCheckable


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A text for a cell; a row beyond the last one stands for a new row.

    `number` is what the text is known to mean, in percent where the text is, so that no locale has to be guessed.
    """

    row: int
    column: int
    text: str
    number: float | None = None


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A text that a cell did not take, where, and why; the cell keeps what it held."""

    row: int
    column: int
    where: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is nothing that a cell can hold."""

    reason: str


class CellModel(RowModel):
    """Rows of cells that take texts.

    Signals
    -------
    refused(QModelIndex, str)
        A typed text is nothing that the cell can hold; the reason in words.
    """

    refused = Signal(QModelIndex, str)

    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        """Write texts as one step; those that cannot be read are returned and the others are written."""
        raise NotImplementedError

    def check_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        """Which of these texts `write_cells` would not take, and why; nothing is written."""
        del cells
        return []

    def texts_after(self, cells: Sequence[TypedCell]) -> dict[tuple[int, int], str]:
        """What rows and columns would show after `write_cells`, where that is not the text itself."""
        del cells
        return {}

    def copied_cell(self, row: int, column: int) -> CopiedCell:
        """What copying takes from a cell: writing it back changes nothing."""
        raise NotImplementedError

    def may_grow(self) -> bool:
        """Whether pasting beyond the last row makes new rows."""
        return False

    def most_new_rows(self) -> int | None:
        """How many rows one paste may add; None: as many as the clipboard holds."""
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return EDITABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        refused = self.write_cells([TypedCell(index.row(), index.column(), str(value))])
        if refused:
            self.refused.emit(self.index(index.row(), index.column()), refused[0].reason)
        return not refused
