"""Rows as high as their text, on request: the whole of a description is read without opening its cell."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import one_line

MOST_LINES = 8
"""A row shows so many lines at most; the cell's editor and its tooltip show all."""

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class RowFit(QObject):
    """Gives the rows of a table one height, or each the height of its text."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.is_on = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.fit)
        view.horizontalHeader().sectionResized.connect(self._ask)
        model: QAbstractItemModel = view.model()
        for signal in (model.rowsInserted, model.layoutChanged, model.modelReset, model.dataChanged):
            signal.connect(self._ask)

    def set_on(self, is_on: bool) -> None:
        """Follow the text, or go back to rows of one height."""
        self.is_on = is_on
        self._view.setWordWrap(is_on)
        self._give_heights()

    def toggle(self) -> None:
        """Make rows as high as their text, or all of one height again."""
        self.set_on(not self.is_on)

    def _ask(self, *_what: object) -> None:
        if self.is_on:
            self._soon.start()

    def fit(self) -> None:
        """Give every row the height of its text, if that is asked for."""
        if self.is_on:
            self._give_heights()

    def _give_heights(self) -> None:
        view, least = self._view, current_theme().row_height
        columns = [each for each in range(view.model().columnCount()) if not view.isColumnHidden(each)]
        view.setUpdatesEnabled(False)
        for row in range(view.model().rowCount()):
            height = self._height(row, columns, least) if self.is_on else least
            if view.rowHeight(row) != height:
                view.setRowHeight(row, height)
        view.setUpdatesEnabled(True)

    def _height(self, row: int, columns: list[int], least: int) -> int:
        view, metrics = self._view, QFontMetrics(self._view.font())
        pad = 2 * current_theme().space.s + scaled(10)
        lines = 1
        for column in columns:
            text = one_line(str(view.model().index(row, column, QModelIndex()).data() or ""))
            room = view.columnWidth(column) - pad
            if text and metrics.horizontalAdvance(text) > room:
                box = metrics.boundingRect(0, 0, max(room, 20), 10_000, WRAP, text)
                lines = max(lines, round(box.height() / metrics.lineSpacing()))
        return max(least, min(lines, MOST_LINES) * metrics.lineSpacing() + least - metrics.lineSpacing())
