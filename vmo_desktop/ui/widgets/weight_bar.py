"""A bar that is a slider: how much of the points of its group a driver has."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme, scaled

FULL = 1000
"""The slider counts thousandths of the points of its group."""


class WeightBar(QSlider):
    """A share as a bar with a handle; dragged, or moved by arrows; digits are typed elsewhere.

    Signals
    -------
    dragged(float)
        The handle is at another share, from 0 to 1.
    dropped()
        The mouse let the handle go.
    stepped(float)
        A key asks for another share.
    digit_typed(str)
        A digit was pressed: somebody wants to type the points.
    neighbour_requested(int)
        Up (-1) or Down (1): the focus is to go to the next bar.
    """

    dragged = Signal(float)
    dropped = Signal()
    stepped = Signal(float)
    digit_typed = Signal(str)
    neighbour_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._share = 0.0
        self._colour = ""
        self._is_locked = False
        self._is_held = False
        self.setRange(0, FULL)
        self.setSingleStep(FULL // 100)
        self.setPageStep(FULL // 20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def share(self) -> float:
        """The share shown, 0 to 1."""
        return self._share

    @property
    def is_held(self) -> bool:
        """Whether the handle is being dragged."""
        return self._is_held

    def show_share(self, share: float, colour: str, *, is_locked: bool) -> None:
        """Show a share in a driver's colour; a locked bar has no handle."""
        self._share, self._colour, self._is_locked = share, colour, is_locked
        self.setValue(round(share * FULL))
        self.setCursor(Qt.CursorShape.ArrowCursor if is_locked else Qt.CursorShape.PointingHandCursor)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(140), scaled(26))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(56), scaled(26))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._is_locked:
            return
        self._is_held = True
        self._drag_to(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._drag_to(event.position().x())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._is_held = False
            self.update()
            self.dropped.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the list; a weight never changes by accident

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -self.singleStep(),
            Qt.Key.Key_Right: self.singleStep(),
            Qt.Key.Key_PageDown: -self.pageStep(),
            Qt.Key.Key_PageUp: self.pageStep(),
            Qt.Key.Key_Home: -FULL,
            Qt.Key.Key_End: FULL,
        }
        if key in steps:
            if not self._is_locked:
                self.stepped.emit(min(max(self._share + steps[key] / FULL, 0.0), 1.0))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.neighbour_requested.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif event.text() and event.text() in "0123456789.,":
            self.digit_typed.emit(event.text())
        else:
            event.ignore()

    def _drag_to(self, x: float) -> None:
        track = self._track()
        self.dragged.emit(min(max((x - track.left()) / track.width(), 0.0), 1.0))

    def _track(self) -> QRectF:
        inset = scaled(6)
        return QRectF(inset, self.height() / 2 - scaled(5), self.width() - 2 * inset, scaled(10))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self._track()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.sunken if not look.is_dark else look.line))
        painter.drawRoundedRect(track, scaled(3), scaled(3))
        colour = QColor(self._colour or look.line_strong)
        filled = QRectF(track)
        filled.setWidth(max(track.width() * self._share, 1.0))
        painter.setBrush(colour)
        painter.drawRoundedRect(filled, scaled(3), scaled(3))
        if self._is_locked:
            self._hatch(painter, filled)
        else:
            handle = QRectF(0, 0, scaled(8), scaled(20))
            handle.moveCenter(QPointF(filled.right(), track.center().y()))
            is_lively = self.hasFocus() or self._is_held or self.underMouse()
            painter.setPen(QPen(QColor(look.focus if self.hasFocus() else colour), 2 if is_lively else 1.4))
            painter.setBrush(QColor(look.surface))
            painter.drawRoundedRect(handle, scaled(3), scaled(3))
        if self.hasFocus() and self._is_locked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.drawRoundedRect(track.adjusted(-3, -3, 3, 3), scaled(5), scaled(5))

    def _hatch(self, painter: QPainter, area: QRectF) -> None:
        """A locked bar is told by its strokes, not by colour alone."""
        painter.save()
        painter.setClipRect(area)
        shade = QColor(current_theme().surface)
        shade.setAlpha(120)
        painter.setPen(QPen(shade, scaled(2)))
        x = area.left() - area.height()
        while x < area.right():
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
            x += scaled(7)
        painter.restore()
