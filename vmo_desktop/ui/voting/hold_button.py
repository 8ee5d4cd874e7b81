"""A button that is held for a moment: what a hurried finger must not do."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme

HOLD_MS = 1500
TICK_MS = 30


class HoldButton(QPushButton):
    """Does its work after it was held down, by mouse or by the space bar, for a second and a half.

    Signals
    -------
    held()
        It was held long enough.
    """

    held = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._passed = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self.pressed.connect(self._begin)
        self.released.connect(self._end)

    def _begin(self) -> None:
        self._passed = 0
        self._timer.start()

    def _end(self) -> None:
        self._timer.stop()
        self._passed = 0
        self.update()

    def _on_tick(self) -> None:
        self._passed += TICK_MS
        self.update()
        if self._passed >= HOLD_MS:
            self._end()
            self.held.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do not let Enter press and release it at once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._end()
        super().focusOutEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw how much longer below the button's text."""
        super().paintEvent(event)
        if self._passed:
            share = min(self._passed / HOLD_MS, 1.0)
            painter = QPainter(self)
            painter.fillRect(
                QRectF(4, self.height() - 5, (self.width() - 8) * share, 3), QColor(current_theme().accent)
            )
