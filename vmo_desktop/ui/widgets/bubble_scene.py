"""What moves on the live bubble chart: bubbles, labels and their pictures, placed and painted in one plain loop."""

from enum import Enum
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from vmo_desktop.charts.bubble_axes import VEIL
from vmo_desktop.charts.bubble_corners import corners
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_layout import BubbleLayout, Wish, lay_out
from vmo_desktop.charts.bubble_look import REACH, mark_of
from vmo_desktop.charts.lettering import PAD
from vmo_desktop.ui.widgets.bubble_items import BubbleItems, Item, Stage
from vmo_desktop.ui.widgets.bubble_sprites import SpriteCache

NEAR_MISS = 3.0
"""Pixels beside a bubble that still hit it."""

RING = 4.0
"""Pixels from the rim of a bubble to the outer edge of the ring about it."""

HANDLE = 5.0
"""Radius of the handles of the threshold lines."""


class Direction(Enum):
    """A way to walk from bubble to bubble; the value is the step on the screen."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


class Threshold(Enum):
    """One of the two lines between the quadrants."""

    X = "x_threshold"
    VALUE = "value_threshold"


class BubbleScene:
    """The bubbles of one data on one stage."""

    def __init__(self, data: BubbleData, layout: BubbleLayout, items: BubbleItems) -> None:
        self.data = data
        self.layout = layout
        self._items = items

    @staticmethod
    def arranged(
        data: BubbleData,
        stage: Stage,
        sprites: SpriteCache,
        *,
        hidden: frozenset[int] = frozenset(),
        selected_id: int | None = None,
        former: "BubbleScene | None" = None,
    ) -> "BubbleScene":
        """Place everything; labels stay where they were in the former scene as far as they can."""
        selected = data.index.get(selected_id) if selected_id is not None else None
        pinned = frozenset() if selected is None else frozenset({selected})
        known = former.layout.labels if former is not None and former.data.ids == data.ids else {}
        wish = Wish(hidden=hidden, pinned=pinned, former=known)
        layout = lay_out(data, stage.area, stage.view, stage.theme, wish)
        return BubbleScene(data, layout, BubbleItems.made(data, layout, stage, sprites, selected))

    def following(self, data: BubbleData) -> "BubbleScene":
        """The scene after values changed and nothing else: labels go with their bubbles and are not placed anew."""
        layout = self.layout.following(data, self.stage.area, self.stage.view)
        return BubbleScene(data, layout, self._items.following(self.data, data, layout))

    def changed_area(self, former: "BubbleScene") -> QRect:
        """The part of the widget that has to be painted where a scene that this one follows was painted before."""
        return self._items.changed_area(former._items)

    @property
    def stage(self) -> Stage:
        """Where it is painted."""
        return self._items.stage

    @property
    def items(self) -> list[Item]:
        """Every picture in the order of painting."""
        return self._items.pictures

    @property
    def label_count(self) -> int:
        """How many labels found room."""
        return len(self.layout.labels)

    def _on_widget(self, x: float, y: float) -> tuple[float, float]:
        return x + self.stage.axes.left(), y + self.stage.axes.top()

    def paint(self, painter: QPainter, ground: QPixmap) -> None:
        """Paint bubbles, the quadrants' names again so that bubbles dim below them, and labels."""

        def copy_names() -> None:
            painter.setOpacity(VEIL)
            for box in self.quadrant_boxes().values():
                place = box.adjusted(-PAD, 0, PAD, 0)
                source = QRectF(place.topLeft() * self.stage.ratio, place.size() * self.stage.ratio)
                painter.drawPixmap(place, ground, source)
            painter.setOpacity(1.0)

        self._items.paint(painter, copy_names)

    def paint_ring(self, painter: QPainter, initiative_id: int | None, *, is_strong: bool) -> None:
        """Paint a ring about a bubble: the selected one, or the one under the pointer."""
        place = None if initiative_id is None else self.data.index.get(initiative_id)
        if place is None or place not in self.layout.order:
            return
        theme = self.stage.theme
        centre = QPointF(*self._on_widget(float(self.layout.x[place]), float(self.layout.y[place])))
        reach = self._reach(place) + (3.0 if is_strong else 2.0)
        painter.save()
        painter.setClipRect(self.stage.axes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.text if is_strong else theme.line_strong), 2.0 if is_strong else 1.25))
        painter.drawEllipse(centre, reach, reach)
        painter.restore()

    def paint_handles(self, painter: QPainter, grabbed: Threshold | None) -> None:
        """Paint the handles at the ends of the threshold lines."""
        theme = self.stage.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for threshold in Threshold:
            centre = self.handle(threshold)
            if centre is not None:
                painter.setPen(QPen(QColor(theme.surface), 1.5))
                painter.setBrush(QColor(theme.accent if threshold is grabbed else theme.line_strong))
                painter.drawEllipse(centre, HANDLE, HANDLE)

    def _reach(self, place: int) -> float:
        marker = mark_of(self.data, place, self.stage.theme).marker
        return float(self.layout.radius[place]) * REACH[marker]

    def id_at(self, point: QPointF) -> int | None:
        """The bubble at a point of the widget: counted there, else the topmost that is hit, else one nearly hit."""
        if not self.stage.axes.contains(point):
            return None
        counted = self.heap_at(point)
        if counted is not None:
            return counted
        x, y = point.x() - self.stage.axes.left(), point.y() - self.stage.axes.top()
        distance = np.hypot(self.layout.x - x, self.layout.y - y) - self.layout.radius
        order = self.layout.order
        for limit in (0.0, NEAR_MISS):
            hits = order[distance[order] <= limit]
            if len(hits):
                return self.data.ids[int(hits[-1])]
        return None

    def heap_at(self, point: QPointF) -> int | None:
        """The bubble whose count of overlapping ones stands at a point of the widget."""
        x, y = point.x() - self.stage.axes.left(), point.y() - self.stage.axes.top()
        for heap in self.layout.heaps:
            left, top, width, height = heap.box
            if left <= x <= left + width and top <= y <= top + height:
                return self.data.ids[heap.place]
        return None

    def id_towards(self, initiative_id: int | None, direction: Direction) -> int | None:
        """The nearest visible bubble in a direction; from nowhere the most valuable one."""
        visible = set(self.visible())
        if initiative_id not in self.data.index or self.data.index[initiative_id] not in visible:
            return next((self.data.ids[place] for place in self.data.importance.tolist() if place in visible), None)
        start = self.data.index[initiative_id]
        across, down = direction.value
        best, least = None, float("inf")
        for place in visible - {start}:
            dx = float(self.layout.x[place] - self.layout.x[start])
            dy = float(self.layout.y[place] - self.layout.y[start])
            ahead, aside = dx * across + dy * down, abs(dx * down) + abs(dy * across)
            # On the same spot the order of initiatives decides, so that stacked bubbles are all reached.
            is_stacked = dx == dy == 0 and (place > start) == (across + down > 0)
            if ahead > 0.5 or is_stacked:
                cost = hypot(ahead, 2.5 * aside)
                if cost < least:
                    best, least = place, cost
        return initiative_id if best is None else self.data.ids[best]

    def visible(self) -> list[int]:
        """Places of the bubbles that are within the view and not hidden."""
        x, y, order = self.layout.x, self.layout.y, self.layout.order
        area = self.stage.area
        inside = (x >= 0) & (x <= area.width) & (y >= 0) & (y <= area.height)
        return [place for place in order.tolist() if inside[place]]

    def point_of(self, initiative_id: int) -> tuple[QPointF, float] | None:
        """Middle of a bubble on the widget and its radius; None when it is not shown."""
        place = self.data.index.get(initiative_id)
        if place is None or place not in self.visible():
            return None
        point = QPointF(*self._on_widget(float(self.layout.x[place]), float(self.layout.y[place])))
        return point, float(self.layout.radius[place])

    def boxes_of(self, initiative_id: int | None) -> list[QRect]:
        """What a card beside a bubble keeps clear: its ring, its name and its count; empty when it is not shown."""
        spot = None if initiative_id is None else self.point_of(initiative_id)
        if initiative_id is None or spot is None:
            return []
        place, (centre, _) = self.data.index[initiative_id], spot
        reach = self._reach(place) + RING
        boxes = [QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)]
        label = self.layout.labels.get(place)
        if label is not None:
            boxes.append(QRectF(*self._on_widget(label.x, label.y), label.width, self.layout.label_height))
        for heap in self.layout.heaps:
            if heap.place == place:
                x, y, width, height = heap.box
                boxes.append(QRectF(*self._on_widget(x, y), width, height))
        return [box.toAlignedRect().adjusted(-2, -2, 2, 2) for box in boxes]

    def handle(self, threshold: Threshold) -> QPointF | None:
        """Where the handle of a threshold line is; None when the line is out of view."""
        axes, view = self.stage.axes, self.stage.view
        if threshold is Threshold.X:
            share = (self.data.x_threshold - view.left) / (view.right - view.left)
            return QPointF(axes.left() + share * axes.width(), axes.top()) if 0 <= share <= 1 else None
        share = (view.top - float(self.data.value_axis.position(self.data.value_threshold))) / (view.top - view.bottom)
        return QPointF(axes.right(), axes.top() + share * axes.height()) if 0 <= share <= 1 else None

    def threshold_at(self, point: QPointF) -> Threshold | None:
        """The threshold whose line or handle is at a point."""
        axes = self.stage.axes
        for threshold in Threshold:
            handle = self.handle(threshold)
            if handle is None:
                continue
            off = point - handle
            if hypot(off.x(), off.y()) <= HANDLE + 4:
                return threshold
            is_on_line = abs(off.x() if threshold is Threshold.X else off.y()) <= 3.5
            if is_on_line and axes.contains(point):
                return threshold
        return None

    def quadrant_at(self, point: QPointF) -> int | None:
        """The quadrant whose name is at a point, counted as in `BubbleData.quadrants`."""
        for number, box in self.quadrant_boxes().items():
            if box.adjusted(-4, -4, 4, 4).contains(point):
                return number
        return None

    def quadrant_boxes(self) -> dict[int, QRectF]:
        """Where the names of the quadrants in view stand on the widget."""
        found: dict[int, QRectF] = {}
        for corner in corners(self.data, self.stage.area, self.stage.view, self.stage.theme):
            x, y, width, height = corner.box
            found[corner.quadrant] = QRectF(*self._on_widget(x, y), max(width, 24 * PAD), height)
        return found

    def position_at(self, point: QPointF) -> tuple[float, float]:
        """Positions on both axes at a point of the widget."""
        axes, view = self.stage.axes, self.stage.view
        across = (point.x() - axes.left()) / axes.width()
        down = (point.y() - axes.top()) / axes.height()
        return view.left + across * (view.right - view.left), view.top - down * (view.top - view.bottom)
