"""Movements between two rankings as a table."""

import math
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.ui.models.history_model import Movement
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import shown_text, tooltip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class MovementColumn(IntEnum):
    """Columns of the comparison."""

    RANK_THEN = 0
    NAME = 1
    VALUE_THEN = 2
    RANK_NOW = 3
    VALUE_NOW = 4
    PLACES = 5


NUMBERS = frozenset(MovementColumn) - {MovementColumn.NAME}


class MovementModel(QAbstractTableModel):
    """Each initiative with its rank and value then and now, and the places between."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Movement, ...] = ()

    def show(self, rows: tuple[Movement, ...]) -> None:
        """Show a comparison."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def movement_at(self, row: int) -> Movement:
        """Find the movement of a row."""
        return self._rows[row]

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(MovementColumn)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self, index)
        row = self._rows[index.row()]
        column = MovementColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is MovementColumn.NAME:
            return tooltip(row.name)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column is MovementColumn.PLACES and row.places:
            look = current_theme()
            return QColor(look.accent if row.places > 0 else look.amber)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and MovementColumn(section) in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Then"), self.tr("Initiative"), self.tr("Value"), self.tr("Now"), self.tr("Value"),
            self.tr("Moved"),
        )[section]  # fmt: skip

    def _text(self, row: Movement, column: MovementColumn) -> str:
        if column is MovementColumn.NAME:
            return " ".join(shown_text(row.name).split())
        if column is MovementColumn.RANK_THEN:
            return self._rank(row.rank_then)
        if column is MovementColumn.RANK_NOW:
            return self._rank(row.rank_now)
        if column is MovementColumn.VALUE_THEN:
            return _value(row.value_then)
        if column is MovementColumn.VALUE_NOW:
            return _value(row.value_now)
        if row.rank_then is None:
            return self.tr("new")
        if row.rank_now is None:
            return self.tr("deleted")
        if not row.places:
            return "–" if row.places == 0 else ""
        return f"▲ {row.places}" if row.places > 0 else f"▼ {-row.places}"

    @staticmethod
    def _rank(rank: int | None) -> str:
        return str(rank) if rank else "–"


def _value(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.1f}"
