"""The live bubble chart with pointer and wheel."""

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_view import View
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.bubble_canvas import FactsOf
from vmo_desktop.ui.widgets.bubble_drag import BubbleDrag
from vmo_desktop.ui.widgets.bubble_groups import ids_within, paint_lasso, paint_marked
from vmo_desktop.ui.widgets.bubble_keys import STEP, BubbleKeys
from vmo_desktop.ui.widgets.bubble_limits import BubbleLimits
from vmo_desktop.ui.widgets.bubble_scene import Threshold

CLICK = 4.0
"""Pixels that the pointer may move within a click."""


@dataclass
class _Press:
    """What the pressed pointer does: it drags a threshold or a bubble, draws a lasso, pans, or is still a click."""

    at: QPointF
    view: View
    threshold: Threshold | None
    is_drag: bool = False
    lasso: QPolygonF | None = None
    bubble: int | None = None


class BubbleChart(BubbleKeys):
    """Click or walk with the arrow keys to select; wheel and drag to zoom and pan; Home shows all, F fits.

    Shift and drag draw a lasso; Shift with an arrow, Space and Ctrl+A mark as well. L shows or hides a name, C lists
    who shares a place, Q edits the quadrants.
    """

    _press: _Press | None = None
    _is_lasso_next = False

    def __init__(self, data: BubbleData, facts_of: FactsOf, parent: QWidget | None = None) -> None:
        super().__init__(data, facts_of, parent)
        self.limits = BubbleLimits(self)
        self.limits.moved.connect(self.threshold_moved)
        self.drag = BubbleDrag(self)
        self._is_new = True
        # A single shot of no time at all would come before the rest of the page is painted.
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.update)

    def begin_lasso(self) -> None:
        """Let the next drag draw a lasso, as Shift does for each."""
        self._is_lasso_next = True
        self.setFocus()
        self.setCursor(Qt.CursorShape.CrossCursor)

    @override
    def draw(self) -> None:
        super().draw()
        self.limits.place()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        steps = event.angleDelta().y() / 120
        if steps:
            self._leave_field()
            self.zoom(STEP**steps, event.position())
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            point = event.position()
            bubble = self.scene.id_at(point)
            threshold = None if bubble is not None else self.scene.threshold_at(point)
            self._press = _Press(point, self.view, threshold, bubble=bubble if self.drag.is_on else None)
            if self._is_lasso_next or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._press.lasso = QPolygonF([point])
                self._is_lasso_next = False
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
            self.limits.drag(press.threshold, point)
        elif press.is_drag and press.bubble is not None:
            self.drag.move(press.bubble, press.at, point)
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
            self.limits.drop(press.threshold)
        elif self.drag.is_under_way:
            self.drag.drop()

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
        """Give up a lasso that was asked for, or a bubble's drag; other keys as they are."""
        if self.drag.is_under_way and event.key() == Qt.Key.Key_Escape:
            self._press = None
            self.drag.give_up()
        elif self._is_lasso_next and event.key() == Qt.Key.Key_Escape:
            self._is_lasso_next = False
            self.setCursor(Qt.CursorShape.ArrowCursor)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the bubble under the pointer, or by key of the selected one."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        found = self.selected_id if is_key else self.scene.id_at(QPointF(event.pos()))
        found = found if found in self.data.index else None
        self.hover(None)
        self.menu_asked.emit(found, self._spot(found) if is_key else event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks and lasso over the chart, and the first picture in a turn of its own: making a page takes one."""
        if self._is_new and self._scene is None:
            self._is_new = False
            self._late.start()
            QPainter(self).fillRect(self.rect(), QColor(current_theme().surface))
            return
        super().paintEvent(event)
        lasso = self._press.lasso if self._press is not None else None
        if self.marked_ids or lasso is not None:
            painter = QPainter(self)
            paint_marked(painter, self.scene, self.marked_ids)
            if lasso is not None:
                paint_lasso(painter, self.scene, lasso)
            painter.end()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Nothing yet: the first move tells where the pointer is."""

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        self.hover(None)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Take the card away, which may stand outside of the chart."""
        self.hover(None)
        super().hideEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take ring and card away."""
        self.hover(None)
        self.update()

    def _leave_field(self) -> None:
        """Let a field that stands on the chart write before the chart moves away under it."""
        typing = self.window().focusWidget()
        if typing is not None and typing is not self and self.isAncestorOf(typing):
            self.setFocus()

    def _pan(self, press: _Press, moved: QPointF) -> None:
        axes, view = self.scene.stage.axes, press.view
        x = -moved.x() / axes.width() * (view.right - view.left)
        y = moved.y() / axes.height() * (view.top - view.bottom)
        self.look_at(View(view.left + x, view.right + x, view.bottom + y, view.top + y))

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._is_lasso_next:
            shape = Qt.CursorShape.CrossCursor
        elif self.scene.id_at(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        else:
            threshold = self.scene.threshold_at(point)
            if threshold is Threshold.X:
                shape = Qt.CursorShape.SplitHCursor
            elif threshold is Threshold.VALUE:
                shape = Qt.CursorShape.SplitVCursor
        self.setCursor(shape)
