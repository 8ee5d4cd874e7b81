"""A short message at a cell: why it did not take what was typed."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import PlainLabel

Index = QModelIndex | QPersistentModelIndex
WIDEST = 380
NARROWEST = 120
GAP = 4
SIGN = 16


class CellNote(PlainLabel):
    """A message with a sign, below or above a cell; it lies over the whole table and takes no focus.

    `area` tells where a cell is drawn, in the table's coordinates.
    """

    def __init__(self, table: QAbstractItemView, area: Callable[[Index], QRect]) -> None:
        super().__init__("", table, wraps=True)
        self._table, self._area = table, area
        self._cell = QPersistentModelIndex()
        self._is_refusal = True
        self.setObjectName("cellNote")
        self.setContentsMargins(SIGN + 16, 6, 10, 6)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._follow)

    def show_at(self, cell: Index, text: str, *, is_refusal: bool = True) -> None:
        """Show a message at a cell, and speak it."""
        self._cell, self._is_refusal = QPersistentModelIndex(cell), is_refusal
        self.setText(text)
        self.setAccessibleName(text)
        self.setGeometry(self._place(self._area(cell)))
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _follow(self) -> None:
        """Stay at the cell while the table scrolls, as long as the cell is in sight."""
        if self.isHidden():
            return
        area = self._area(self._cell)
        if self._table.viewport().geometry().intersects(area):
            self.setGeometry(self._place(area))
        else:
            self.hide()

    def _place(self, cell: QRect) -> QRect:
        """Below the cell or above it, else beside it where there is more room: what was typed stays to be read."""
        room = self._table.rect()
        size = self._size(min(WIDEST, max(room.width() - 60, NARROWEST)))
        left = max(0, min(cell.left(), room.width() - size.width()))
        for top in (cell.bottom() + GAP, cell.top() - size.height() - GAP):
            if top >= 0 and top + size.height() <= room.height():
                return QRect(QPoint(left, top), size)
        to_right, to_left = room.width() - cell.right() - 2 * GAP, cell.left() - GAP
        size = self._size(min(WIDEST, max(to_right, to_left, NARROWEST) - self._frame()))
        left = cell.right() + GAP if to_right >= to_left else cell.left() - GAP - size.width()
        top = max(0, min(cell.top(), room.height() - size.height()))
        return QRect(QPoint(max(0, min(left, room.width() - size.width())), top), size)

    def _frame(self) -> int:
        return self.contentsMargins().left() + self.contentsMargins().right() + 4

    def _size(self, widest: int) -> QSize:
        """The room that the text takes in lines of at most so many pixels."""
        lines = QRect(0, 0, widest, 10_000)
        inner = self.fontMetrics().boundingRect(lines, int(Qt.TextFlag.TextWordWrap), self.text())
        margins = self.contentsMargins()
        return QSize(inner.width() + self._frame(), inner.height() + margins.top() + margins.bottom())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, soft = (look.red, look.red_soft) if self._is_refusal else (look.accent, look.accent_soft)
        painter.setPen(QPen(QColor(colour), 1))
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), look.radius, look.radius)
        sign = QRect(9, (self.height() - SIGN) // 2, SIGN, SIGN)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(sign)
        painter.setPen(QColor(soft))
        painter.drawText(sign, int(Qt.AlignmentFlag.AlignCenter), "!" if self._is_refusal else "i")
        painter.setPen(QColor(look.text))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.contentsRect(), flags, self.text())
