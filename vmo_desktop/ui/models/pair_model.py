"""The judgements of pairs as a square: how many times as important the row is as the column."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from typing_extensions import override

from vmo_desktop.ui.ratio_text import times_text
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import beginning
from vmo_desktop.workshop.weighting import Pair, Sheet

Index = QModelIndex | QPersistentModelIndex


class PairModel(QAbstractTableModel):
    """Every pair both ways round; those that contradict each other most are marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._asked: Pair = (0, 0)
        self._triple: frozenset[int] = frozenset()

    def show_sheet(self, sheet: Sheet, asked: Pair, triple: frozenset[int]) -> None:
        """Show what was judged, which pair is asked about, and which drivers contradict each other most."""
        is_same = self._sheet is not None and self._sheet.ids == sheet.ids
        if not is_same:
            self.beginResetModel()
        self._sheet, self._asked, self._triple = sheet, asked, triple
        if is_same:
            last = len(sheet.ids) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, last))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        else:
            self.endResetModel()

    def pair_at(self, index: QModelIndex) -> Pair | None:
        """The pair of a cell, in the order of asking; None on the diagonal."""
        if self._sheet is None or index.row() == index.column():
            return None
        ids = self._sheet.ids
        return ids[min(index.row(), index.column())], ids[max(index.row(), index.column())]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.ids)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return self.rowCount(parent)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        del orientation
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and self._sheet is not None:
            return beginning(self._sheet.drivers[section].name)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._sheet is None:
            return None
        row, column = index.row(), index.column()
        look = current_theme()
        is_marked = row != column and {row, column} <= self._triple
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column) + (" !" if is_marked else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(look.sunken) if row == column else QColor(look.amber_soft) if is_marked else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(look.text if row < column else look.text_secondary)
        if role == Qt.ItemDataRole.FontRole and {self._sheet.ids[row], self._sheet.ids[column]} == set(self._asked):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _text(self, row: int, column: int) -> str:
        if row == column or self._sheet is None:
            return "1"
        times = self._sheet.ratio(self._sheet.ids[row], self._sheet.ids[column])
        return "" if times is None else times_text(times)

    def _words(self, row: int, column: int) -> str:
        if self._sheet is None:
            return ""
        first, second = self._sheet.drivers[row].name, self._sheet.drivers[column].name
        text = self._text(row, column) or self.tr("not compared")
        return self.tr("{first} against {second}: {times}").format(first=first, second=second, times=text)
