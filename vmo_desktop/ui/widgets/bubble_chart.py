"""The live bubble chart with pointer, wheel and keys."""

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from typing_extensions import override

from vmo_desktop.charts.bubble_layout import View, whole_view
from vmo_desktop.ui.widgets.bubble_canvas import BubbleCanvas
from vmo_desktop.ui.widgets.bubble_scene import Direction, Threshold

STEP = 1.2
"""Zoom of one notch of the wheel or one key."""

CLICK = 4.0
"""Pixels that the pointer may move within a click."""

CLOSEST = 0.01
"""Smallest part of the whole chart that can be zoomed to."""

_ARROWS = {
    int(Qt.Key.Key_Left): Direction.LEFT,
    int(Qt.Key.Key_Right): Direction.RIGHT,
    int(Qt.Key.Key_Up): Direction.UP,
    int(Qt.Key.Key_Down): Direction.DOWN,
}


@dataclass
class _Press:
    """What the pressed pointer does: it drags a threshold, or pans, or is still a click."""

    at: QPointF
    view: View
    threshold: Threshold | None
    is_drag: bool = False


class BubbleChart(BubbleCanvas):
    """Click or walk with the arrow keys to select; wheel and drag to zoom and pan; Home shows all, F fits.

    Signals
    -------
    picked(object)
        A bubble was clicked or walked to: the initiative's id, or None.
    threshold_moved(str, float)
        A threshold line was dragged: the field of `ChartRow` and its new number.
    quadrant_asked(int)
        The name of a quadrant was double-clicked.
    """

    picked = Signal(object)
    threshold_moved = Signal(str, float)
    quadrant_asked = Signal(int)

    _press: _Press | None = None

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom by a factor about a point of the widget, or about the middle."""
        scene, view, whole = self.scene, self.view, whole_view(self.data)
        x, y = scene.position_at(about or scene.stage.axes.center())
        share = (view.right - view.left) / factor / (whole.right - whole.left)
        if share >= 1.0:
            self.look_at(None)
        elif share >= CLOSEST:
            self.look_at(
                View(
                    x + (view.left - x) / factor,
                    x + (view.right - x) / factor,
                    y + (view.bottom - y) / factor,
                    y + (view.top - y) / factor,
                )
            )

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        steps = event.angleDelta().y() / 120
        if steps:
            self.zoom(STEP**steps, event.position())
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            point = event.position()
            is_on_bubble = self.scene.id_at(point) is not None
            threshold = None if is_on_bubble else self.scene.threshold_at(point)
            self._press = _Press(point, self.view, threshold)
            self.hover(None)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a threshold, pan, or tell about the bubble under the pointer."""
        point, press = event.position(), self._press
        if press is None:
            self.hover(self.scene.id_at(point))
            self._show_cursor(point)
            return
        moved = point - press.at
        if hypot(moved.x(), moved.y()) > CLICK:
            press.is_drag = True
        if press.is_drag and press.threshold is not None:
            self.drag_threshold(press.threshold, point)
        elif press.is_drag:
            self._pan(press, moved)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or select what was clicked."""
        press, self._press = self._press, None
        if press is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if not press.is_drag:
            self.picked.emit(self.scene.id_at(event.position()))
        elif press.threshold is not None:
            self.drag_threshold(None, event.position())
            is_x = press.threshold is Threshold.X
            number = self.data.axis.number(self.data.x_threshold) if is_x else self.data.value_threshold
            self.threshold_moved.emit(press.threshold.value, number)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a quadrant's name, or show everything again."""
        quadrant = self.scene.quadrant_at(event.position())
        if quadrant is not None:
            self.quadrant_asked.emit(quadrant)
        elif self.scene.id_at(event.position()) is None:
            self.look_at(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, zoom, reset; other keys go on to the window."""
        key = event.key()
        if key in _ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._walk(_ARROWS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and not event.modifiers():
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus and not event.modifiers():
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_Home:
            self.look_at(None)
        elif key == Qt.Key.Key_F and not event.modifiers():
            self.look_at_bubbles()
        elif key == Qt.Key.Key_Escape and self.selected_id is not None:
            self.picked.emit(None)
            self.hover(None)
        else:
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave releases to the window."""
        event.ignore()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Nothing yet: the first move tells where the pointer is."""

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        self.hover(None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take ring and card away."""
        self.hover(None)
        self.update()

    def _walk(self, direction: Direction) -> None:
        found = self.scene.id_towards(self.selected_id, direction)
        if found is not None:
            self.picked.emit(found)
            self.hover(found)

    def _pan(self, press: _Press, moved: QPointF) -> None:
        axes, view = self.scene.stage.axes, press.view
        x = -moved.x() / axes.width() * (view.right - view.left)
        y = moved.y() / axes.height() * (view.top - view.bottom)
        self.look_at(View(view.left + x, view.right + x, view.bottom + y, view.top + y))

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self.scene.id_at(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        else:
            threshold = self.scene.threshold_at(point)
            if threshold is Threshold.X:
                shape = Qt.CursorShape.SplitHCursor
            elif threshold is Threshold.VALUE:
                shape = Qt.CursorShape.SplitVCursor
        self.setCursor(shape)
