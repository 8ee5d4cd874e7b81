"""A short message at a cell: why it did not take what was typed."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import PlainLabel

WIDEST = 380
SIGN = 16


class CellNote(PlainLabel):
    """A message with a sign, below or above a cell; it lies over the table and takes no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, wraps=True)
        self._ground = parent
        self._is_refusal = True
        self.setObjectName("cellNote")
        self.setContentsMargins(SIGN + 16, 6, 10, 6)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, cell: QRect, text: str, *, is_refusal: bool = True) -> None:
        """Show a message at a cell, given in the parent's coordinates, and speak it."""
        self._is_refusal = is_refusal
        self.setText(text)
        self.setAccessibleName(text)
        room = self._ground.rect()
        margins = self.contentsMargins()
        inner = self.fontMetrics().boundingRect(
            QRect(0, 0, min(WIDEST, max(room.width() - 60, 120)), 10_000), int(Qt.TextFlag.TextWordWrap), self.text()
        )
        width = inner.width() + margins.left() + margins.right() + 4
        height = inner.height() + margins.top() + margins.bottom()
        below = cell.bottom() + 4
        top = below if below + height <= room.height() else max(0, cell.top() - height - 4)
        left = max(0, min(cell.left(), room.width() - width))
        self.setGeometry(QRect(QPoint(left, top), QPoint(left + width - 1, top + height - 1)))
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

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
