"""The first rows of a spreadsheet as they stand in the file, with the header marked."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QTableView, QWidget
from typing_extensions import override

from vmo_desktop.exchange.table import SourceTable, cell_text
from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.copy_keys import CopyKeys
from vmo_desktop.ui.widgets.header_tips import HeaderTips
from vmo_desktop.ui.widgets.label import shown_line, tooltip
from vmo_desktop.ui.widgets.whole_text import WHOLE_TEXT

ROWS = 100
COLUMNS = 200
_LONGEST = 160
_LONGEST_TOOLTIP = 1_000

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class PreviewModel(QAbstractTableModel):
    """Raw rows, read-only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: SourceTable | None = None
        self._width = 0
        self._no_data: frozenset[int] = frozenset()

    def show_table(self, table: SourceTable) -> None:
        """Show the file that a table was found in."""
        self.beginResetModel()
        self._table = table
        rows = table.raw.rows[:ROWS]
        self._width = min(COLUMNS, max((len(row.cells) for row in rows), default=0))
        skipped = {each.row for each in table.skipped}
        above = {row.number for row in rows if row.number < table.header_row}
        self._no_data = frozenset() if table.is_transposed else frozenset(skipped | above)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self._table is None else min(ROWS, len(self._table.raw.rows))

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else self._width

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._table is None or not index.isValid():
            return None
        row = self._table.raw.rows[index.row()]
        text = cell_text(row.cells[index.column()]) if index.column() < len(row.cells) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_line(text[:_LONGEST])
        if role == WHOLE_TEXT:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self, index)
        if role == Qt.ItemDataRole.ToolTipRole and len(text) > 20:
            return tooltip(text[:_LONGEST_TOOLTIP] + ("…" if len(text) > _LONGEST_TOOLTIP else ""))
        is_header = self._table.header_row == (index.column() + 1 if self._table.is_transposed else row.number)
        if role == Qt.ItemDataRole.FontRole and is_header:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.BackgroundRole and is_header:
            return QColor(current_theme().accent_soft)
        if role == Qt.ItemDataRole.ForegroundRole and row.number in self._no_data:
            return QColor(current_theme().text_faint)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._table is None:
            return None
        return (
            letters(section) if orientation is Qt.Orientation.Horizontal else str(self._table.raw.rows[section].number)
        )


class PreviewView(QTableView):
    """The preview, which is read and never typed into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = PreviewModel(self)
        self.setModel(self.source)
        self.setObjectName("import_preview")
        self.setAccessibleName(self.tr("The file as it is"))
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultSectionSize(scaled(120))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultSectionSize(scaled(24))
        HeaderTips(self.horizontalHeader())
        CopyKeys(self)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_table(self, table: SourceTable) -> None:
        """Show the file that a table was found in."""
        self.source.show_table(table)


def letters(place: int) -> str:
    """The name of a spreadsheet's column: A, B, .. Z, AA."""
    name = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
