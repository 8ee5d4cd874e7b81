"""The pictures of bubbles and labels of the live chart at their device pixels, and the loop that copies them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QLineF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_heaps import Heap
from vmo_desktop.charts.bubble_layout import BubbleLayout
from vmo_desktop.charts.bubble_look import look_of, looks, whisker_colour
from vmo_desktop.charts.bubble_sizes import Area
from vmo_desktop.charts.bubble_view import View
from vmo_desktop.charts.lettering import baseline_below_middle
from vmo_desktop.charts.theme import Theme
from vmo_desktop.charts.vote_ellipses import ellipse_look, vote_ellipses
from vmo_desktop.ui.widgets.bubble_sprites import LabelLook, SpriteCache

Item = tuple[int, int, QPixmap]
"""A picture and the device pixels of its top left corner."""

_Picture = tuple[int, int, int, QPixmap]
"""Place of a bubble, left edge and half side of its picture in device pixels, and the picture."""

RINGS = 16
"""Pixels about a bubble's picture that rings of marked and selected bubbles may reach."""

_Painted = TypeVar("_Painted")


@dataclass(frozen=True)
class Stage:
    """Where the scene is painted: the axes within the widget in logical pixels, the view, the look and the ratio."""

    axes: QRectF
    view: View
    theme: Theme
    ratio: float

    @property
    def area(self) -> Area:
        """Size of the axes."""
        return Area(self.axes.width(), self.axes.height())


class BubbleItems:
    """Everything that is copied or drawn over the axes."""

    def __init__(self, stage: Stage, sprites: SpriteCache, selected: int | None) -> None:
        self.stage = stage
        self._sprites = sprites
        self._selected = selected
        self._bubbles: list[_Picture] = []
        self._items: list[Item] = []
        self._label_pictures: dict[int, QPixmap] = {}
        self._labels: list[Item] = []
        self._heaps: list[Item] = []
        self._leaders: list[QLineF] = []
        self._whiskers: list[QLineF] = []
        self._whisker_pen = QPen()
        self._ellipses: list[Item] = []

    @staticmethod
    def made(
        data: BubbleData, layout: BubbleLayout, stage: Stage, sprites: SpriteCache, selected: int | None
    ) -> "BubbleItems":
        """Make the pictures of a layout; the selected bubble is on top and its label on a plate."""
        items = BubbleItems(stage, sprites, selected)
        order = layout.order.tolist()
        if selected is not None and selected in order:
            order.remove(selected)
            order.append(selected)
        left = stage.axes.left() * stage.ratio
        xs, radii = (layout.x * stage.ratio + left).tolist(), layout.radius.tolist()
        found = looks(data, stage.theme)
        for place in order:
            pixmap, half = sprites.bubble(found[place], radii[place])
            items._bubbles.append((place, round(xs[place]) - half, half, pixmap))
        items._label_pictures = {place: items._label(layout, place) for place in layout.labels}
        items._put(data, layout)
        return items

    def following(self, before: BubbleData, data: BubbleData, layout: BubbleLayout) -> "BubbleItems":
        """The same pictures at other heights; only what is funded or complete in another way is made anew."""
        items = BubbleItems(self.stage, self._sprites, self._selected)
        items._label_pictures = self._label_pictures
        other = (before.is_funded != data.is_funded) | (before.is_complete != data.is_complete)
        items._bubbles = self._bubbles
        if other.any():
            items._bubbles = [self._again(each, data, layout) if other[each[0]] else each for each in self._bubbles]
        items._put(data, layout)
        return items

    @property
    def pictures(self) -> list[Item]:
        """Every picture in the order of painting."""
        return [*self._items, *self._ellipses, *self._heaps, *self._labels]

    def changed_area(self, former: "BubbleItems") -> QRect:
        """The part of the widget that has to be painted where the former pictures were painted before."""
        area = QRectF()
        for x, y, pixmap in _differing(former.pictures, self.pictures):
            area |= QRectF(x, y, pixmap.width(), pixmap.height())
        lines = _differing([*former._whiskers, *former._leaders], [*self._whiskers, *self._leaders])
        for line in lines:
            area |= QRectF(line.p1(), line.p2()).normalized().adjusted(-2, -2, 2, 2)
        ratio = self.stage.ratio
        inner = QRectF(area.topLeft() / ratio, area.size() / ratio)
        return inner.toAlignedRect().adjusted(-RINGS, -RINGS, RINGS, RINGS)

    def _put_ellipses(self, data: BubbleData, layout: BubbleLayout, corner: tuple[float, float]) -> None:
        """How far the votes lie apart, over the bubbles."""
        stage, (left, top) = self.stage, corner
        look = ellipse_look(data, stage.theme)
        for each in vote_ellipses(data, layout, stage.area, stage.view, stage.theme):
            picture = self._sprites.ellipse(look, each.across, each.down)
            x, y = each.x * stage.ratio + left, each.y * stage.ratio + top
            self._ellipses.append((round(x - picture.width() / 2), round(y - picture.height() / 2), picture))

    def _again(self, picture: _Picture, data: BubbleData, layout: BubbleLayout) -> _Picture:
        place, left, half, _ = picture
        pixmap, new_half = self._sprites.bubble(look_of(data, place, self.stage.theme), float(layout.radius[place]))
        return place, left + half - new_half, new_half, pixmap

    def _label(self, layout: BubbleLayout, place: int) -> QPixmap:
        theme, is_selected = self.stage.theme, place == self._selected
        return self._sprites.label(
            LabelLook(
                layout.texts[place],
                layout.label_size,
                theme.text,
                layout.labels[place].width,
                float(layout.label_height),
                is_bold=is_selected,
                ground=theme.raised if is_selected else "",
                rim=theme.line_strong if is_selected else "",
            )
        )

    def _put(self, data: BubbleData, layout: BubbleLayout) -> None:
        """Give everything its device pixels."""
        ratio = self.stage.ratio
        left, top = self.stage.axes.left() * ratio, self.stage.axes.top() * ratio
        ys = (layout.y * ratio + top).tolist()
        self._items = [(x, round(ys[place]) - half, pixmap) for place, x, half, pixmap in self._bubbles]
        # Rounded at the baseline, as matplotlib does, so that screen and export agree to the pixel.
        baseline = layout.label_height / 2 + baseline_below_middle(layout.label_size)
        first, drop = baseline * ratio + top, round(baseline * ratio)
        pictures = self._label_pictures
        self._labels = [
            (round(label.x * ratio + left), round(label.y * ratio + first) - drop, pictures[place])
            for place, label in layout.labels.items()
        ]
        self._leaders = [
            QLineF(a * ratio + left, b * ratio + top, c * ratio + left, d * ratio + top)
            for (a, b), (c, d) in layout.leaders()
        ]
        self._heaps = [self._heap(heap, (left, top)) for heap in layout.heaps]
        if data.spread is not None:
            self._put_ellipses(data, layout, (left, top))
        incomplete = np.flatnonzero(~data.is_complete)
        if len(incomplete):
            self._put_whiskers(data, layout, set(incomplete.tolist()), (left, top))

    def _heap(self, heap: Heap, corner: tuple[float, float]) -> Item:
        """The mark of a heap: how many there are, on a plate."""
        theme, ratio = self.stage.theme, self.stage.ratio
        x, y, width, height = heap.box
        look = LabelLook(
            str(heap.count), theme.type.caption, theme.text, width, height,
            is_bold=True, ground=theme.surface, rim=theme.line_strong,
        )  # fmt: skip
        return round(x * ratio + corner[0]), round(y * ratio + corner[1]), self._sprites.label(look)

    def _put_whiskers(
        self, data: BubbleData, layout: BubbleLayout, incomplete: set[int], corner: tuple[float, float]
    ) -> None:
        ratio, (left, top) = self.stage.ratio, corner
        self._whisker_pen = QPen(QColor(whisker_colour(data, self.stage.theme)), 1.25 * ratio)
        for place, *_ in self._bubbles:
            if place in incomplete:
                x = float(layout.x[place]) * ratio + left
                low, high = float(layout.low_y[place]) * ratio + top, float(layout.high_y[place]) * ratio + top
                self._whiskers.append(QLineF(x, low, x, high))

    def paint(self, painter: QPainter, corners: Callable[[], None]) -> None:
        """Paint in device pixels, clipped to the axes: one plain loop, which is all that a typed score costs.

        `corners` paints what lies between bubbles and labels, in pixels of the widget.
        """
        ratio, theme = self.stage.ratio, self.stage.theme
        painter.save()
        painter.setClipRect(self.stage.axes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / ratio, 1 / ratio)
        if self._whiskers:
            painter.setPen(self._whisker_pen)
            painter.drawLines(self._whiskers)
        copy = painter.drawPixmap
        for x, y, pixmap in (*self._items, *self._ellipses):
            copy(x, y, pixmap)
        painter.scale(ratio, ratio)
        corners()
        painter.scale(1 / ratio, 1 / ratio)
        if self._leaders:
            painter.setPen(QPen(QColor(theme.line_strong), 0.75 * ratio))
            painter.drawLines(self._leaders)
        for x, y, pixmap in (*self._heaps, *self._labels):
            copy(x, y, pixmap)
        painter.restore()


def _differing(before: Sequence[_Painted], after: Sequence[_Painted]) -> Iterator[_Painted]:
    """What is in one list and not at the same place of the other."""
    for pair in zip_longest(before, after):
        if pair[0] != pair[1]:
            yield from (each for each in pair if each is not None)
