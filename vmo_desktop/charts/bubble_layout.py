"""Where bubbles and their labels stand, in pixels: worked out once for the screen and for exports alike."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import hypot, pi, sqrt

import numpy as np

from vmo_desktop.charts.bubble_data import BoolArray, BubbleData
from vmo_desktop.charts.bubble_look import REACH, marks
from vmo_desktop.charts.labels import Box, LabelRequest, PlacedLabel, place_labels
from vmo_desktop.charts.lettering import elided, one_line, text_width
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.workshop.rows import LabelChoice

COVER = 0.16
"""Share of the chart that the bubbles would cover if all had the largest size."""

SMALLEST, LARGEST = 4.5, 30.0
"""Pixels of radius at 100 %."""

FEW = 30
"""Up to so many bubbles the labels are set larger."""

BEYOND = 7.0
"""Points shown below 0 and above 100, so that bubbles at the ends are whole."""

CROWD = 120
"""From so many bubbles on, labels that find no room for the whole name are left out."""

FURTHEST = ((40, 46.0), (CROWD, 18.0), (float("inf"), 0.0))
"""Up to so many labels they may stand so many pixels off: in a crowd leader lines would only add to it."""

PAD = 2.0
"""Pixels kept free left and right of a label's text."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the chart that is seen, in positions of the two axes (see `XAxis` and `ValueAxis`)."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Area:
    """Size of the axes in logical pixels."""

    width: float
    height: float


@dataclass(frozen=True)
class BubbleLayout:
    """Places in pixels from the top left corner of the axes, y downward, one per bubble of the data.

    `order` is the order of drawing, largest first, without what is hidden; `labels` are by place.
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
        return replace(self, y=y, low_y=low_y, high_y=high_y, labels=labels)

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


def label_height(size: int) -> int:
    """Height of a label of a type size."""
    return round(size * 1.25)


@dataclass(frozen=True)
class Wish:
    """What the person at the screen asks of the layout: places of bubbles, and in `hidden` numbers of categories."""

    hidden: Collection[int] = frozenset()
    pinned: Collection[int] = frozenset()
    former: Mapping[int, PlacedLabel] = field(default_factory=dict)


def whole_view(data: BubbleData) -> View:
    """The view that shows everything: value always from 0 to 100, so that a typed score never moves the axes."""
    low, high = data.axis.position([data.axis.low, data.axis.high])
    return View(float(low), float(high), -BEYOND, 100.0 + BEYOND)


def fitted_view(data: BubbleData) -> View:
    """The view that the bubbles fill, with a margin."""
    if not len(data):
        return whole_view(data)

    def around(numbers: FloatArray, least: float) -> tuple[float, float]:
        low, high = float(numbers.min()), float(numbers.max())
        margin = max((high - low) * 0.08, (least - (high - low)) / 2)
        return low - margin, high + margin

    whole = whole_view(data)
    left, right = around(data.x, (whole.right - whole.left) * 0.05)
    bottom, top = around(data.y, 5.0)
    return View(left, right, bottom, top)


def radii(data: BubbleData, area: Area, theme: Theme) -> FloatArray:
    """Radius of each bubble: its area grows with its size, from a smallest that can still be seen and clicked."""
    zoom = theme.type.body / 13
    room = sqrt(COVER * area.width * area.height / (pi * max(len(data), 1)))
    smallest = SMALLEST * zoom
    largest = float(np.clip(room, 2.0 * smallest, LARGEST * zoom))
    known = np.isfinite(data.size) & (data.size > 0)
    if not known.any():
        return np.full(len(data), max(largest * 0.6, smallest))
    share = np.where(known, data.size, 0.0) / data.size[known].max()
    return np.asarray(np.maximum(largest * np.sqrt(share), smallest))


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
    requests, texts = _requests(data, (x, y, reach), seen, size, wish)
    labels = place_labels(
        requests,
        width=area.width,
        height=area.height,
        label_height=label_height(size),
        former=wish.former,
        blocked=[box for _, box in corners(data, area, theme)],
        furthest=next(distance for most, distance in FURTHEST if len(requests) <= most),
    )
    shown = {place: texts[place][label.text] for place, label in labels.items()}
    return BubbleLayout(x, y, low_y, high_y, radius, order.astype(np.intp), labels, shown, size)


def _heights(data: BubbleData, area: Area, view: View) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Pixels from the top of values and of both ends of their ranges."""
    scale = area.height / (view.top - view.bottom)
    low, high = data.value_axis.position(data.low), data.value_axis.position(data.high)
    return (view.top - data.y) * scale, (view.top - low) * scale, (view.top - high) * scale


def corners(data: BubbleData, area: Area, theme: Theme) -> list[tuple[str, Box]]:
    """The quadrants' names, as far as they fit, and their boxes: quick wins, big bets, fill-ins, reconsider."""
    size, inset = theme.type.body, theme.space.s
    longest = area.width / 2 - 2 * inset
    height = label_height(size)
    found: list[tuple[str, Box]] = []
    for number, name in enumerate(data.quadrants):
        text = elided(one_line(name), size, longest, is_bold=True)
        width = text_width(text, size, is_bold=True)
        x = inset if number % 2 == 0 else area.width - inset - width
        y = inset if number < 2 else area.height - inset - height
        found.append((text, (x, y, width, height)))
    return found


def _seen(data: BubbleData, hidden: Collection[int]) -> BoolArray:
    if not hidden or not data.categories:
        return np.ones(len(data), dtype=np.bool_)
    return ~np.isin(data.category, list(hidden))


def _requests(
    data: BubbleData,
    places: tuple[FloatArray, FloatArray, FloatArray],
    seen: BoolArray,
    size: int,
    wish: Wish,
) -> tuple[list[LabelRequest], dict[int, tuple[str, ...]]]:
    """A label for each bubble in view, most important first: its name, a shorter one, its code."""
    xs, ys, rs = (array.tolist() for array in places)
    is_crowd = len(data) > CROWD
    pinned = data.labelled(LabelChoice.ALWAYS) | {*wish.pinned}
    unlabelled = data.labelled(LabelChoice.NEVER) - pinned
    longest = size * (15.0 if len(data) <= FEW else 11.0)
    requests: list[LabelRequest] = []
    texts: dict[int, tuple[str, ...]] = {}
    for place in data.importance.tolist():
        if not seen[place]:
            continue
        if place in unlabelled:
            requests.append(LabelRequest(place, xs[place], ys[place], rs[place], ()))
            continue
        is_pinned = place in pinned
        texts[place], widths = label_texts(data.names[place], size, longest, is_pinned, not is_crowd)
        requests.append(LabelRequest(place, xs[place], ys[place], rs[place], widths, is_pinned))
    return requests, texts


@lru_cache(maxsize=4096)
def label_texts(
    name: str, size: float, longest: float, is_pinned: bool, has_shorter: bool
) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """What a bubble may be called and how wide that is: its name, and in a small crowd a shorter beginning of it."""
    line = one_line(name)
    texts = [elided(line, size, longest * (1.6 if is_pinned else 1.0), is_bold=is_pinned)]
    shorter = elided(line, size, longest * 0.6, is_bold=is_pinned)
    if has_shorter and shorter != texts[0]:
        texts.append(shorter)
    return tuple(texts), tuple(text_width(text, size, is_bold=is_pinned) + 2 * PAD for text in texts)
