"""The field in which a quadrant's name is edited where it stands."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import scaled

WIDTH = 180
"""Pixels at 100 %."""


class QuadrantName(QLineEdit):
    """Enter and leaving it keep what is typed; Escape keeps what was there. Either way the field goes.

    Signals
    -------
    kept(str)
        The name as it was left.
    """

    kept = Signal(str)

    def __init__(self, name: str, chart: QWidget, middle: QPointF) -> None:
        super().__init__(name, chart)
        self.setObjectName("quadrant_name")
        self.setAccessibleName(self.tr("Name of the quadrant"))
        self._chart = chart
        self._is_left = False
        width, height = min(scaled(WIDTH), chart.width()), self.sizeHint().height()
        x = min(max(round(middle.x() - width / 2), 0), chart.width() - width)
        y = min(max(round(middle.y() - height / 2), 0), chart.height() - height)
        self.setGeometry(x, y, width, height)
        self.selectAll()
        self.show()
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, give up with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._leave(is_kept=event.key() != Qt.Key.Key_Escape)
            self._chart.setFocus()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what is typed when the keyboard goes elsewhere; a menu of the field gives it back."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._leave(is_kept=True)

    def _leave(self, *, is_kept: bool) -> None:
        if self._is_left:
            return
        self._is_left = True
        self.hide()
        self.deleteLater()
        if is_kept:
            self.kept.emit(self.text().strip())
