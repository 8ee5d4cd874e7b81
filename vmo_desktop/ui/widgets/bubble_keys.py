"""The live bubble chart answers to keys: walking, marking, names, zoom; and asks for what others do."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from typing_extensions import override

from vmo_desktop.charts.bubble_view import View, whole_view
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.widgets.bubble_canvas import BubbleCanvas
from vmo_desktop.ui.widgets.bubble_groups import NAMED, ids_together
from vmo_desktop.ui.widgets.bubble_scene import Direction
from vmo_desktop.ui.widgets.cell_delegate import one_line

STEP = 1.2
"""Zoom of one notch of the wheel or one key."""

CLOSEST = 0.01
"""Smallest part of the whole chart that can be zoomed to."""


_ARROWS = {
    int(Qt.Key.Key_Left): Direction.LEFT,
    int(Qt.Key.Key_Right): Direction.RIGHT,
    int(Qt.Key.Key_Up): Direction.UP,
    int(Qt.Key.Key_Down): Direction.DOWN,
}


class BubbleKeys(BubbleCanvas):
    """The chart as keys move in it; `BubbleChart` adds the pointer.

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
        shown = chosen if self.hovered_id is None else self.hovered_id
        if event.key() == Qt.Key.Key_C and shown is not None and shown in self.data.index:
            return partial(self.group_asked.emit, shown, self._spot(shown))
        if chosen not in self.data.index or chosen is None:
            return None
        commands: dict[int, Callable[[], None]] = {
            int(Qt.Key.Key_Space): partial(self.toggle_mark, chosen),
            int(Qt.Key.Key_L): partial(self.label_asked.emit, chosen),
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
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave releases to the window."""
        event.ignore()

    @override
    def others_beside(self, initiative_id: int | None) -> str:
        others = [] if initiative_id is None else ids_together(self.scene, initiative_id)
        if len(others) < 2:
            return ""
        names = [one_line(self.data.names[self.data.index[each]]) for each in others if each != initiative_id]
        shown = ", ".join(name if len(name) <= 40 else name[:39] + "…" for name in names[:NAMED])
        more = self.tr(" and %1 more").replace("%1", str(len(names) - NAMED)) if len(names) > NAMED else ""
        words: str = self.tr("%1 in this place, with %2. C lists them.")
        return filled(words, str(len(others)), shown + more)

    def _walk(self, direction: Direction) -> None:
        found = self.scene.id_towards(self.selected_id, direction)
        if found is not None:
            self.picked.emit(found)
            self.hover(found)
