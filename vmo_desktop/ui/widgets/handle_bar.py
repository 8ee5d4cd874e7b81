"""A bar with a handle that is dragged with live preview, or moved by keys: what weights and the budget share."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme, scaled

FULL = 1000
"""The slider counts thousandths of its range, for who hears it."""


class HandleBar(QSlider):
    """A share of a range as a bar; a subclass draws what is filled and says what keys mean.

    Signals
    -------
    dragged(float)
        The handle is at another share of the range, from 0 to 1.
    dropped()
        The mouse let the handle go.
    """

    dragged = Signal(float)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_held = False
        self.setRange(0, FULL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def is_held(self) -> bool:
        """Whether the handle is being dragged."""
        return self._is_held

    @property
    def inset(self) -> int:
        """From the left edge to where the range begins: half a handle."""
        return scaled(6)

    @property
    def has_handle(self) -> bool:
        """Whether there is anything to drag."""
        return self.isEnabled()

    def let_go(self) -> None:
        """End a drag where it is."""
        self._is_held = False
        self.update()

    def track(self) -> QRectF:
        """Where the range is drawn."""
        height = self.height() - scaled(16)
        return QRectF(self.inset, (self.height() - height) / 2, self.width() - 2 * self.inset, height)

    def draw_ground(self, painter: QPainter) -> None:
        """Draw the whole range."""
        look = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.line if look.is_dark else look.sunken))
        painter.drawRoundedRect(self.track(), scaled(3), scaled(3))

    def draw_handle(self, painter: QPainter, x: float, colour: QColor) -> None:
        """Draw the handle where the filled part ends."""
        look = current_theme()
        handle = QRectF(0, 0, scaled(8), self.height() - scaled(6))
        handle.moveCenter(QPointF(x, self.track().center().y()))
        is_lively = self.hasFocus() or self._is_held or self.underMouse()
        painter.setPen(QPen(QColor(look.focus) if self.hasFocus() else colour, 2 if is_lively else 1.4))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(handle, scaled(3), scaled(3))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.has_handle:
            self._is_held = True
            self._drag_to(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._drag_to(event.position().x())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self.let_go()
            self.dropped.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls what is around; nothing changes by accident

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self.update()

    def _drag_to(self, x: float) -> None:
        track = self.track()
        self.dragged.emit(min(max((x - track.left()) / track.width(), 0.0), 1.0))
