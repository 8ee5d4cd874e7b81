"""A bar that is a slider: how much of the points of its group a driver has."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.handle_bar import FULL, HandleBar


class WeightBar(HandleBar):
    """A share as a bar with a handle; dragged, or moved by arrows; digits are typed elsewhere.

    Signals
    -------
    stepped(float)
        A key asks for another share.
    digit_typed(str)
        A digit was pressed: somebody wants to type the points.
    neighbour_requested(int)
        Up (-1) or Down (1): the focus is to go to the next bar.
    """

    stepped = Signal(float)
    digit_typed = Signal(str)
    neighbour_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._colour = ""
        self._is_locked = False
        self.setSingleStep(FULL // 100)
        self.setPageStep(FULL // 20)

    @property
    def share(self) -> float:
        """The share shown, 0 to 1."""
        return self._share

    @property
    @override
    def has_handle(self) -> bool:
        return not self._is_locked

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

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, track = current_theme(), self.track()
        painter = QPainter(self)
        self.draw_ground(painter)
        colour = QColor(self._colour or look.line_strong)
        filled = QRectF(track)
        filled.setWidth(max(track.width() * self._share, 1.0))
        painter.setBrush(colour)
        painter.drawRoundedRect(filled, scaled(3), scaled(3))
        if self._is_locked:
            self._hatch(painter, filled)
        else:
            self.draw_handle(painter, filled.right(), colour)
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
