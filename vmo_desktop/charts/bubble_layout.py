"""Where bubbles and their labels stand, in pixels: worked out once for the screen and for exports alike."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import hypot

import numpy as np

from vmo_desktop.charts.bubble_across import BoolArray
from vmo_desktop.charts.bubble_corners import corners, limit_boxes
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_heaps import Heap, heaps
from vmo_desktop.charts.bubble_look import REACH, marks
from vmo_desktop.charts.bubble_sizes import Area, radii
from vmo_desktop.charts.bubble_view import View
from vmo_desktop.charts.labels import CELL, LabelRequest, PlacedLabel, place_labels
from vmo_desktop.charts.lettering import PAD, elided, label_height, one_line, text_width
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.workshop.rows import LabelChoice

FEW = 30
"""Up to so many bubbles the labels are set larger."""

CROWD = 120
"""From so many bubbles on, labels that find no room for a good part of the name are left out."""

SHORTER = (16.0, 11.0, 8.0)
"""Type sizes that the beginning of a name takes where there is no room for the whole."""

FURTHEST = ((40, 46.0), (CROWD, 18.0), (float("inf"), 0.0))
"""Up to so many labels they may stand so many pixels off: in a crowd leader lines would only add to it."""


@dataclass(frozen=True)
class BubbleLayout:
    """Places in pixels from the top left corner of the axes, y downward, one per bubble of the data.

    `order` is the order of drawing, largest first, without what is hidden; `labels` are by place; `heaps` are where
    bubbles are counted because they overlap.
    """

    x: FloatArray
    y: FloatArray
    low_y: FloatArray
    high_y: FloatArray
    radius: FloatArray
    order: IntArray
    labels: Mapping[int, PlacedLabel]
    texts: Mapping[int, str]
    label_size: int
    heaps: tuple[Heap, ...] = ()

    @property
    def label_height(self) -> int:
        """Pixels from the top of a label to its bottom."""
        return label_height(self.label_size)

    def following(self, data: BubbleData, area: Area, view: View) -> "BubbleLayout":
        """The layout after values changed: bubbles move upward or down and take their labels along as they stand."""
        y, low_y, high_y = _heights(data, area, view)
        moved = (y - self.y).tolist()
        labels = {
            place: replace(label, y=label.y + moved[place]) if moved[place] else label
            for place, label in self.labels.items()
        }
        found = tuple(heap.moved(moved[heap.place]) for heap in self.heaps)
        return replace(self, y=y, low_y=low_y, high_y=high_y, labels=labels, heaps=found)

    def leaders(self) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
        """Lines from the rim of a bubble to its label, for labels that stand off."""
        for place, label in self.labels.items():
            if label.has_leader:
                x, y = float(self.x[place]), float(self.y[place])
                end_x = min(max(x, label.x), label.x + label.width)
                end_y = min(max(y, label.y), label.y + self.label_height)
                length = hypot(end_x - x, end_y - y)
                share = float(self.radius[place]) / length if length else 0.0
                yield (x + (end_x - x) * share, y + (end_y - y) * share), (end_x, end_y)


@dataclass(frozen=True)
class Wish:
    """What the person at the screen asks of the layout: places of bubbles, and in `hidden` numbers of categories."""

    hidden: Collection[int] = frozenset()
    pinned: Collection[int] = frozenset()
    former: Mapping[int, PlacedLabel] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """Type size of labels, and pixels that the longest may take."""

    size: int
    room: float


def lay_out(data: BubbleData, area: Area, view: View, theme: Theme, wish: Wish | None = None) -> BubbleLayout:
    """Place bubbles and labels in an area."""
    wish = wish or Wish()
    radius = radii(data, area, theme)
    scale_x = area.width / (view.right - view.left)
    x = (data.x - view.left) * scale_x
    y, low_y, high_y = _heights(data, area, view)
    seen = _seen(data, wish.hidden) & (x >= 0) & (x <= area.width) & (y >= 0) & (y <= area.height)
    drawn = np.flatnonzero(_seen(data, wish.hidden))
    order = drawn[np.argsort(-radius[drawn], kind="stable")]
    size = theme.type.body if len(data) <= FEW else theme.type.caption
    reach = radius * np.array([REACH[mark.marker] for mark in marks(data, theme)])
    requests, texts = _requests(data, (x, y, reach), seen, _Line(size, area.width - 2 * PAD - 2 * CELL), wish)
    caption = theme.type.caption
    counted = heaps(np.flatnonzero(seen), x, y, radius, size=caption, height=label_height(caption))
    labels = place_labels(
        requests,
        width=area.width,
        height=area.height,
        label_height=label_height(size),
        former=wish.former,
        blocked=[
            *(corner.box for corner in corners(data, area, view, theme)),
            *(heap.box for heap in counted),
            *limit_boxes(data, area, view),
        ],
        furthest=next(distance for most, distance in FURTHEST if len(requests) <= most),
    )
    labels = _with_leaders(labels, (x, y, reach), np.flatnonzero(seen), label_height(size))
    shown = {place: texts[place][label.text] for place, label in labels.items()}
    return BubbleLayout(x, y, low_y, high_y, radius, order.astype(np.intp), labels, shown, size, tuple(counted))


def _with_leaders(
    labels: Mapping[int, PlacedLabel], places: tuple[FloatArray, FloatArray, FloatArray], seen: IntArray, height: float
) -> dict[int, PlacedLabel]:
    """The labels with a leader line also where another bubble is nearer than their own."""
    x, y, reach = (array[seen] for array in places)
    row_of = {place: row for row, place in enumerate(seen.tolist())}
    found = dict(labels)
    for place, label in labels.items():
        across = np.maximum(np.maximum(label.x - x, x - label.x - label.width), 0.0)
        down = np.maximum(np.maximum(label.y - y, y - label.y - height), 0.0)
        distance = np.hypot(across, down) - reach
        own = float(distance[row_of[place]])
        distance[row_of[place]] = np.inf
        if not label.has_leader and float(distance.min()) < own:
            found[place] = replace(label, has_leader=True)
    return found


def _heights(data: BubbleData, area: Area, view: View) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Pixels from the top of values and of both ends of their ranges."""
    scale = area.height / (view.top - view.bottom)
    low, high = data.value_axis.position(data.low), data.value_axis.position(data.high)
    return (view.top - data.y) * scale, (view.top - low) * scale, (view.top - high) * scale


def _seen(data: BubbleData, hidden: Collection[int]) -> BoolArray:
    if not hidden or not data.categories:
        return np.ones(len(data), dtype=np.bool_)
    return ~np.isin(data.category, list(hidden))


def _requests(
    data: BubbleData,
    places: tuple[FloatArray, FloatArray, FloatArray],
    seen: BoolArray,
    line: _Line,
    wish: Wish,
) -> tuple[list[LabelRequest], dict[int, tuple[str, ...]]]:
    """A label for each bubble in view, most important first: its name, a shorter one, its code."""
    xs, ys, rs = (array.tolist() for array in places)
    is_crowd = len(data) > CROWD
    pinned = data.labelled(LabelChoice.ALWAYS) | {*wish.pinned}
    unlabelled = data.labelled(LabelChoice.NEVER) - pinned
    requests: list[LabelRequest] = []
    texts: dict[int, tuple[str, ...]] = {}
    for place in data.importance.tolist():
        if not seen[place]:
            continue
        if place in unlabelled:
            requests.append(LabelRequest(place, xs[place], ys[place], rs[place], ()))
            continue
        is_pinned = place in pinned
        texts[place], widths = label_texts(data.names[place], line.size, line.room, is_pinned, not is_crowd)
        requests.append(LabelRequest(place, xs[place], ys[place], rs[place], widths, is_pinned))
    return requests, texts


@lru_cache(maxsize=4096)
def label_texts(
    name: str, size: float, room: float, is_pinned: bool, has_shorter: bool
) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """What a bubble may be called and how wide that is: its name if there is room for it, else beginnings of it."""
    line = one_line(name)
    widths = [room] if is_pinned else [room, *(size * each for each in (SHORTER if has_shorter else SHORTER[:2]))]
    texts = tuple(dict.fromkeys(elided(line, size, min(width, room), is_bold=is_pinned) for width in widths))
    return texts, tuple(text_width(text, size, is_bold=is_pinned) + 2 * PAD for text in texts)
