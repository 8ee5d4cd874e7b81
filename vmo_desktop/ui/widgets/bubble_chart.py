"""The live bubble chart with pointer, wheel and keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from math import hypot

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QWheelEvent,
)
from typing_extensions import override

from vmo_desktop.charts.bubble_view import View, whole_view
from vmo_desktop.ui.widgets.bubble_canvas import BubbleCanvas
from vmo_desktop.ui.widgets.bubble_groups import NAMED, ids_together, ids_within, paint_lasso, paint_marked
from vmo_desktop.ui.widgets.bubble_scene import Direction, Threshold
from vmo_desktop.ui.widgets.cell_delegate import one_line

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
    """What the pressed pointer does: it drags a threshold, draws a lasso, or pans, or is still a click."""

    at: QPointF
    view: View
    threshold: Threshold | None
    is_drag: bool = False
    lasso: QPolygonF | None = None


class BubbleChart(BubbleCanvas):
    """Click or walk with the arrow keys to select; wheel and drag to zoom and pan; Home shows all, F fits.

    Shift and drag draw a lasso; Shift with an arrow, Space and Ctrl+A mark as well. L shows or hides a name, C lists
    who shares a place, Q edits the quadrants.

    Signals
    -------
    picked(object)
        A bubble was clicked or walked to: the initiative's id, or None.
    threshold_moved(str, float)
        A threshold line was dragged: the field of `ChartRow` and its new number.
    quadrant_asked(int)
        The name of a quadrant was double-clicked.
    quadrants_asked()
        The names and limits of all quadrants are to be edited.
    marked(object)
        Several bubbles are to be marked together: a set of ids, empty when none is.
    label_asked(int)
        The name of a bubble is to be shown or hidden.
    group_asked(int, QPoint)
        Those that share a bubble's place are to be listed, at a point of the screen.
    menu_asked(object, QPoint)
        The menu of a bubble, or of the chart (None), is to be shown at a point of the screen.
    """

    picked = Signal(object)
    threshold_moved = Signal(str, float)
    quadrant_asked = Signal(int)
    quadrants_asked = Signal()
    marked = Signal(object)
    label_asked = Signal(int)
    group_asked = Signal(int, QPoint)
    menu_asked = Signal(object, QPoint)

    _press: _Press | None = None
    marked_ids: frozenset[int] = frozenset()

    def mark(self, initiative_ids: frozenset[int]) -> None:
        """Show which bubbles are marked together."""
        if initiative_ids != self.marked_ids:
            self.marked_ids = initiative_ids
            self.update()

    def mark_these(self, initiative_ids: Iterable[int]) -> None:
        """Ask for these bubbles to be marked together."""
        self.marked.emit(frozenset(initiative_ids))

    def mark_all(self) -> None:
        """Ask for all bubbles in sight to be marked."""
        self.mark_these(self.data.ids[place] for place in self.scene.visible())

    def toggle_mark(self, initiative_id: int) -> None:
        """Mark one more bubble, or one less."""
        self.mark_these(self.marked_ids ^ {initiative_id})

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
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._press.lasso = QPolygonF([point])
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
        if press.lasso is not None:
            press.lasso.append(point)
            self.update()
        elif press.is_drag and press.threshold is not None:
            self.drag_threshold(press.threshold, point)
        elif press.is_drag:
            self._pan(press, moved)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or select what was clicked."""
        press, self._press = self._press, None
        if press is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if press.lasso is not None:
            self._end_lasso(press, press.lasso, event.position())
        elif not press.is_drag:
            self._click(event.position())
        elif press.threshold is not None:
            self.drag_threshold(None, event.position())
            is_x = press.threshold is Threshold.X
            number = self.data.axis.number(self.data.x_threshold) if is_x else self.data.value_threshold
            self.threshold_moved.emit(press.threshold.value, number)

    def _click(self, point: QPointF) -> None:
        """Select the bubble at a point; where a count stands, list those that it counts as well."""
        counted = self.scene.heap_at(point)
        self.picked.emit(self.scene.id_at(point))
        if counted is not None:
            self.hover(None)
            self.group_asked.emit(counted, self.mapToGlobal(point.toPoint()))

    def _end_lasso(self, press: _Press, outline: QPolygonF, point: QPointF) -> None:
        """Mark what the lasso holds; a mere click marks the bubble under it."""
        self.update()
        found = self.scene.id_at(point)
        if press.is_drag:
            self.mark_these(ids_within(self.scene, outline))
        elif found is not None:
            self.toggle_mark(found)

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
        key, command = event.key(), self._command_of(event)
        if command is not None:
            command()
        elif key in _ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
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

    def _command_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does with marks, names and groups; None when it does something else."""
        chosen, modifiers = self.selected_id, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return self.mark_all
        if event.key() in _ARROWS and modifiers == Qt.KeyboardModifier.ShiftModifier:
            return partial(self._walk_and_mark, _ARROWS[event.key()])
        if modifiers:
            return None
        if event.key() == Qt.Key.Key_Escape and self.marked_ids:
            return partial(self.mark_these, ())
        if event.key() == Qt.Key.Key_Q:
            return self.quadrants_asked.emit
        if chosen not in self.data.index or chosen is None:
            return None
        commands: dict[int, Callable[[], None]] = {
            int(Qt.Key.Key_Space): partial(self.toggle_mark, chosen),
            int(Qt.Key.Key_L): partial(self.label_asked.emit, chosen),
            int(Qt.Key.Key_C): partial(self.group_asked.emit, chosen, self._spot(chosen)),
        }
        return commands.get(event.key())

    def _walk_and_mark(self, direction: Direction) -> None:
        """Walk on, and mark both where the walk began and where it leads."""
        before = self.selected_id
        found = self.scene.id_towards(before, direction)
        if found is not None:
            self.mark_these(self.marked_ids | {found} | ({before} if before in self.data.index else set()))
            self._walk(direction)

    def _spot(self, initiative_id: int | None) -> QPoint:
        """Where a menu of a bubble opens, on the screen."""
        spot = None if initiative_id is None else self.scene.point_of(initiative_id)
        point: QPoint = self.mapToGlobal(self.rect().center() if spot is None else spot[0].toPoint())
        return point

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the bubble under the pointer, or by key of the selected one."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        found = self.selected_id if is_key else self.scene.id_at(QPointF(event.pos()))
        found = found if found in self.data.index else None
        self.hover(None)
        self.menu_asked.emit(found, self._spot(found) if is_key else event.globalPos())

    @override
    def others_beside(self, initiative_id: int | None) -> str:
        others = [] if initiative_id is None else ids_together(self.scene, initiative_id)
        if len(others) < 2:
            return ""
        names = [one_line(self.data.names[self.data.index[each]]) for each in others if each != initiative_id]
        shown = ", ".join(name if len(name) <= 40 else name[:39] + "…" for name in names[:NAMED])
        more = self.tr(" and %1 more").replace("%1", str(len(names) - NAMED)) if len(names) > NAMED else ""
        words: str = self.tr("%1 in this place, with %2. C lists them.")
        return words.replace("%1", str(len(others))).replace("%2", shown + more)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks and lasso over the chart."""
        super().paintEvent(event)
        lasso = self._press.lasso if self._press is not None else None
        if self.marked_ids or lasso is not None:
            painter = QPainter(self)
            paint_marked(painter, self.scene, self.marked_ids)
            if lasso is not None:
                paint_lasso(painter, self.scene, lasso)
            painter.end()

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
