"""Places labels beside marks so that none covers another: greedy, on an occupancy bitmap.

The bitmap has cells of `CELL` pixels and one Python integer per row. All labels have one height, so each row of the
bitmap that is asked stands for a whole label: it is the union of the rows that a label standing there would cover, and
a candidate place is free when one `&` says so. This is some hundred times faster than moving labels by forces, which
matters because the chart follows every typed score; it is why the code below is about bits, not rectangles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, cos, pi, sin, sqrt

import numpy as np
import numpy.typing as npt

CELL = 2
"""Pixels of a cell of the bitmap."""

GAP = 3.0
"""Pixels between a mark's rim and its label."""

RINGS = (8.0, 18.0, 30.0, 46.0, 64.0, 84.0)
"""Further distances of a label from the rim, tried when no place beside the mark is free; they need a leader line."""

FAR_DIRECTIONS = 16

ABOVE, BELOW = 2, 3
"""Which candidates stand above and below the middle of the mark."""


Box = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """A mark that wants a label, in pixels, y downward.

    `widths` are the widths of its texts, the preferred one first (the whole name, a shorter one, the code). A pinned
    label is placed even if it covers marks; a mark without widths wants no label and is only kept clear.
    """

    key: int
    x: float
    y: float
    radius: float
    widths: tuple[float, ...]
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label that found room: its top left corner in pixels, and which of its texts fits.

    `candidate` is the place among those tried: handed back, it is tried first, so that labels do not jump.
    """

    key: int
    x: float
    y: float
    width: float
    text: int
    candidate: int
    has_leader: bool


def _candidates() -> npt.NDArray[np.float64]:
    """Places as columns unit x, unit y, share of width, share of height, ring: where the label's corner goes."""
    slant = sqrt(0.5)
    near = [
        (1.0, 0.0, 0.0, -0.5, 0.0),
        (-1.0, 0.0, -1.0, -0.5, 0.0),
        (0.0, -1.0, -0.5, -1.0, 0.0),
        (0.0, 1.0, -0.5, 0.0, 0.0),
        (slant, -slant, 0.0, -1.0, 0.0),
        (slant, slant, 0.0, 0.0, 0.0),
        (-slant, -slant, -1.0, -1.0, 0.0),
        (-slant, slant, -1.0, 0.0, 0.0),
        (0.0, -1.0, -0.15, -1.0, 0.0),
        (0.0, -1.0, -0.85, -1.0, 0.0),
        (0.0, 1.0, -0.15, 0.0, 0.0),
        (0.0, 1.0, -0.85, 0.0, 0.0),
    ]
    angles = [2 * pi * place / FAR_DIRECTIONS for place in range(FAR_DIRECTIONS)]
    far = [
        (cos(angle), sin(angle), (cos(angle) - 1) / 2, (sin(angle) - 1) / 2, ring) for ring in RINGS for angle in angles
    ]
    return np.array(near + far)


CANDIDATES = _candidates()
"""Every place that is tried for a label, nearest first."""

NEAR = int(np.count_nonzero(CANDIDATES[:, 4] == 0))
"""How many of them are beside the mark, so that no leader line is needed."""


class _Bitmap:
    """Rows of cells as integers, and for each row the union of the rows that a label starting there covers."""

    def __init__(self, width: float, height: float, label_height: float) -> None:
        self.columns = max(int(width // CELL), 0)
        self.count = max(int(height // CELL), 0)
        self.tall = max(ceil(label_height / CELL) + 1, 1)
        self.rows = [0] * (self.count + self.tall)
        self.windows: list[int] = []

    def add_disc(self, x: float, y: float, radius: float) -> None:
        """Block the cells of a disc."""
        if not (-radius < x < self.columns * CELL + radius and -radius < y < self.count * CELL + radius):
            return
        rows, count = self.rows, self.count
        top, chords = _disc(round(radius * 2))
        row = round(y / CELL) - top
        left = round(x / CELL) - top
        for chord in chords:
            if 0 <= row < count:
                rows[row] |= chord << left if left >= 0 else chord >> -left
            row += 1

    def add_box(self, x: float, y: float, width: float, height: float) -> None:
        """Block the cells of a box within the area."""
        left = max(int(x // CELL), 0)
        mask = ((1 << max(ceil((x + width) / CELL) - left, 0)) - 1) << left
        for row in range(max(int(y // CELL), 0), min(ceil((y + height) / CELL), self.count)):
            self.rows[row] |= mask

    def close(self) -> None:
        """Make the windows, after the last disc, by doubling their height; one more, never free, is for outside."""
        windows, height = self.rows[:], 1
        while height < self.tall:
            step = min(height, self.tall - height)
            windows = [a | b for a, b in zip(windows, windows[step:] + [0] * step, strict=True)]
            height += step
        self.windows = [*windows[: self.count], -1]

    def block(self, row: int, mask: int) -> None:
        """Block a label's cells in every window that it touches."""
        windows = self.windows
        for each in range(max(row - self.tall + 1, 0), min(row + self.tall, self.count)):
            windows[each] |= mask


@lru_cache(maxsize=512)
def _disc(double_radius: int) -> tuple[int, tuple[int, ...]]:
    """Half height in cells of a disc, and its rows as masks from the same number of cells left of its middle."""
    radius = double_radius / (2 * CELL)
    half = max(ceil(radius), 1)
    chords = []
    for row in range(-half, half + 1):
        inside = radius * radius - row * row
        reach = int(sqrt(inside) + 0.5) if inside > 0 else -1
        chords.append(((1 << (2 * reach + 1)) - 1) << (half - reach) if reach >= 0 else 0)
    return half, tuple(chords)


def place_labels(
    requests: Sequence[LabelRequest],
    *,
    width: float,
    height: float,
    label_height: float,
    former: Mapping[int, PlacedLabel] | None = None,
    blocked: Sequence[Box] = (),
    furthest: float = RINGS[-1],
) -> dict[int, PlacedLabel]:
    """Place labels in an area; those that find no room are left out.

    The most important requests come first. No label leaves the area, covers another label or, unless pinned, any
    mark. `former` are the labels placed last time, whose places are tried first; `blocked` boxes stay free, too. Labels
    stand at most `furthest` pixels off their marks' rims.
    """
    marks = _Bitmap(width, height, label_height)
    for request in requests:
        marks.add_disc(request.x, request.y, request.radius)
    for box in blocked:
        marks.add_box(*box)
    marks.close()
    wanted = [request for request in requests if request.widths]
    wanted.sort(key=lambda request: not request.is_pinned)
    # What pinned labels, which come first, keep clear of when they find no other room.
    labels = _Bitmap(width, height, label_height)
    labels.close()
    places = _Places(wanted, marks, label_height, sum(ring <= furthest for ring in RINGS))
    former = former or {}
    placed: dict[int, PlacedLabel] = {}
    for row, request in enumerate(wanted):
        before = former.get(request.key)
        label = places.first_free(row, marks, before)
        if label is None and request.is_pinned:
            label = places.first_free(row, labels, before) or places.pushed_in(row)
        if label is not None:
            placed[request.key] = label
            mask = places.mask(label.width) << int(label.x // CELL)
            marks.block(int(label.y // CELL), mask)
            if request.is_pinned:
                labels.block(int(label.y // CELL), mask)
    return placed


class _Places:
    """All candidate places of all requests, worked out at once by numpy for each of their texts."""

    def __init__(self, requests: Sequence[LabelRequest], bitmap: _Bitmap, label_height: float, ring_count: int) -> None:
        self._last = NEAR + ring_count * FAR_DIRECTIONS
        self._requests = requests
        self._label_height = label_height
        self._right = bitmap.columns * CELL
        self._bottom = bitmap.count * CELL - label_height
        self._outside = bitmap.count
        reach = np.array([request.radius + GAP for request in requests])[:, None] + CANDIDATES[:, 4]
        self._x = np.array([request.x for request in requests])[:, None] + reach * CANDIDATES[:, 0]
        y = np.array([request.y for request in requests])[:, None] + reach * CANDIDATES[:, 1]
        self._y = y + label_height * CANDIDATES[:, 3]
        self._texts: dict[int, tuple[list[list[int]], list[list[int]]]] = {}

    @staticmethod
    def mask(width: float) -> int:
        """Cells that a label covers, wherever within a cell it starts."""
        return (1 << (ceil(width / CELL) + 1)) - 1

    def _cells(self, text: int) -> tuple[list[list[int]], list[list[int]]]:
        """Row and column of every candidate with one of the texts; the row is the never free one when outside."""
        if text not in self._texts:
            widths = np.array([request.widths[min(text, len(request.widths) - 1)] for request in self._requests])
            x = self._x + widths[:, None] * CANDIDATES[:, 2]
            is_inside = (x >= 0) & (x <= self._right - widths[:, None]) & (self._y >= 0) & (self._y <= self._bottom)
            rows = np.where(is_inside, self._y // CELL, self._outside).astype(np.intp)
            columns = np.where(is_inside, x // CELL, 0).astype(np.intp)
            self._texts[text] = (rows.tolist(), columns.tolist())
        return self._texts[text]

    def first_free(self, row: int, bitmap: _Bitmap, former: PlacedLabel | None) -> PlacedLabel | None:
        """The former place if free, else one beside the mark or further off, with the longest text that fits."""
        texts = range(len(self._requests[row].widths))
        tried = [(text, *range_) for text in texts for range_ in ((0, NEAR), (NEAR, self._last))]
        if former is not None and former.text < len(texts):
            tried.insert(0, (former.text, former.candidate, former.candidate + 1))
        windows = bitmap.windows
        for text, first, last in tried:
            mask = self.mask(self._requests[row].widths[text])
            rows, columns = self._cells(text)
            row_cells, column_cells = rows[row], columns[row]
            for candidate in range(first, last):
                if not windows[row_cells[candidate]] & (mask << column_cells[candidate]):
                    return self._label(row, text, candidate)
        return None

    def pushed_in(self, row: int) -> PlacedLabel:
        """Above the mark, or below it, and moved aside into the area: for a name as long as the area is wide."""
        label = self._label(row, 0, ABOVE if self._y[row, ABOVE] >= 0 else BELOW)
        x = min(max(label.x, 0.0), max(self._right - label.width, 0.0))
        return replace(label, x=x, y=min(max(label.y, 0.0), max(self._bottom, 0.0)))

    def _label(self, row: int, text: int, candidate: int) -> PlacedLabel:
        request = self._requests[row]
        width = request.widths[text]
        x = float(self._x[row, candidate] + width * CANDIDATES[candidate, 2])
        y = float(self._y[row, candidate])
        return PlacedLabel(request.key, x, y, width, text, candidate, candidate >= NEAR)
