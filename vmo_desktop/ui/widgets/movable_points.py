"""A chart whose points move along a line each: by the pointer, or by the arrow keys to the left and right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.ui.widgets.point_chart import PointChart

COARSE, FINE = 0.05, 0.01
"""Shares of the line that an arrow key moves a point, and with Shift."""

Track = Callable[[float, float], tuple[float, float]]
"""Left and right end of the lines, for a width and a height."""


class MovablePoints(PointChart):
    """Up and Down go from point to point, Left and Right move one, Delete takes it away.

    Signals
    -------
    moving(int, float)
        A point is dragged: its place, and the share of its line at which it is.
    moved(int, float)
        A point was moved.
    cleared(int)
        A point is to be no more.
    """

    moving = Signal(int, float)
    moved = Signal(int, float)
    cleared = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.track: Track = lambda width, _height: (0.0, width)
        self.is_fixed = False
        """Whether the points stay where they are."""
        self._dragged: int | None = None
        self._at: float | None = None

    def share(self, place: int) -> float:
        """Share of its line at which a point is."""
        return self._share_at(self.spot(place).x())

    def _share_at(self, x: float) -> float:
        left, right = self.track(self.width(), self.height())
        return min(max((x - left) / max(right - left, 1.0), 0.0), 1.0)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.is_fixed:
            self._dragged, self._at = self._nearest(event.position(), 24.0), None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            super().mouseMoveEvent(event)
            return
        self._at = round(self._share_at(event.position().x()) / FINE) * FINE
        self.moving.emit(self._dragged, self._at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, at = self._dragged, self._at
        self._dragged = self._at = None
        if dragged is not None and at is not None:
            self.moved.emit(dragged, at)
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._spots[0]) - 1
        place = min(self._place or 0, last)
        step = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else COARSE
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if last >= 0 and not self.is_fixed:
                way = step if event.key() == Qt.Key.Key_Right else -step
                self._go(place)
                self.moved.emit(place, min(max(round((self.share(place) + way) / FINE) * FINE, 0.0), 1.0))
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if last >= 0 and not self.is_fixed:
                self.cleared.emit(place)
            case _:
                super().keyPressEvent(event)
