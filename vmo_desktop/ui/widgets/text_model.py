"""Texts in rows and columns that are only read: the model of every list and table that has nothing to type into.

Qt's own item widgets would need no model, but their items crash in destruction when they were made in Python.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.ui.cell_model import CHECKABLE, READABLE
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.whole_text import WHOLE_TEXT, title_for

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
VALUE = WHOLE_TEXT
"""Role of what a cell stands for: an object, or the whole text, which is copied."""

NO_PARENT = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TextCell:
    """What a cell shows; `is_ticked` is None where there is nothing to tick.

    `spoken` is said instead of the text, `tip` is plain text, and `ink` a colour other than the usual one.
    """

    text: str = ""
    value: object = None
    tip: str = ""
    spoken: str = ""
    ink: str = ""
    is_ticked: bool | None = None


def line_of(text: str) -> TextCell:
    """Make a cell of a text: it shows what goes on one line, and tells and copies all."""
    return TextCell(one_line(text), value=text, tip=text)


class TextModel(QAbstractTableModel):
    """Rows of cells below titles; without titles it is a list.

    Signals
    -------
    ticked()
        A person ticked a cell, or took its tick away.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ("",)
        self._row_titles: tuple[str, ...] = ()
        self._numbers: frozenset[int] = frozenset()
        self._rows: list[list[TextCell]] = []

    def show_titles(self, titles: Sequence[str], rows: Sequence[str] = (), numbers: Collection[int] = ()) -> None:
        """Have these columns, without any row, and titles of rows to come; columns of `numbers` stand right."""
        self.beginResetModel()
        self._titles, self._row_titles, self._numbers = tuple(titles), tuple(rows), frozenset(numbers)
        self._rows = []
        self.endResetModel()

    def show_rows(self, rows: Sequence[Sequence[TextCell]]) -> None:
        """Show other rows; nothing is marked any more."""
        self.beginResetModel()
        self._rows = [list(row) for row in rows]
        self.endResetModel()

    def replace_rows(self, rows: Sequence[Sequence[TextCell]]) -> None:
        """Show other rows in the places of these; views stay where they stand."""
        former, count = len(self._rows), len(rows)
        if count < former:
            self.beginRemoveRows(NO_PARENT, count, former - 1)
            del self._rows[count:]
            self.endRemoveRows()
        elif count > former:
            self.beginInsertRows(NO_PARENT, former, count - 1)
            self._rows += [list(row) for row in rows[former:]]
            self.endInsertRows()
        self._rows = [list(row) for row in rows]
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self._titles) - 1))

    def put(self, row: int, column: int, cell: TextCell) -> None:
        """Show another cell."""
        self._rows[row][column] = cell
        self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def cell(self, row: int, column: int = 0) -> TextCell:
        """Find a cell."""
        return self._rows[row][column]

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return READABLE if self.cell(index.row(), index.column()).is_ticked is None else CHECKABLE

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        is_across = orientation is Qt.Orientation.Horizontal
        titles = self._titles if is_across else self._row_titles
        shown = title_for(role, titles[section]) if 0 <= section < len(titles) else None
        if shown is not None:
            return shown
        if role == Role.TextAlignmentRole and is_across and section in self._numbers:
            return RIGHT
        return super().headerData(section, orientation, role)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Role.DisplayRole:
            return cell.text
        if role == VALUE:
            return cell.value
        if role == Role.AccessibleTextRole:
            return cell.spoken or spoken_cell(self, index)
        if role == Role.ToolTipRole:
            return tooltip(cell.tip) or None
        if role == Role.ForegroundRole and cell.ink:
            return QColor(cell.ink)
        if role == Role.TextAlignmentRole and index.column() in self._numbers:
            return RIGHT
        if role == Role.CheckStateRole and cell.is_ticked is not None:
            return Qt.CheckState.Checked if cell.is_ticked else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        cell = self.cell(index.row(), index.column())
        is_ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self.put(index.row(), index.column(), replace(cell, is_ticked=is_ticked))
        self.ticked.emit()
        return True
