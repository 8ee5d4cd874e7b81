"""Heaps: places where so many bubbles overlap that they are counted, for nobody can tell them apart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from vmo_desktop.charts.bubble_across import BoolArray
from vmo_desktop.charts.labels import Box
from vmo_desktop.charts.lettering import PAD, text_width
from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.scales import FloatArray

LEAST = 7
"""So many bubbles in one place are counted."""


@dataclass(frozen=True, slots=True)
class Heap:
    """A bubble that many overlap: its place, how many there are with it, and the box of its mark in pixels."""

    place: int
    count: int
    box: Box

    def moved(self, down: float) -> "Heap":
        """The heap with its mark so many pixels further down."""
        x, y, width, height = self.box
        return replace(self, box=(x, y + down, width, height))


def overlapping(x: FloatArray, y: FloatArray, radius: FloatArray, start: int, among: IntArray) -> IntArray:
    """Those of some bubbles that overlap a bubble, and this itself."""
    distance = np.hypot(x[among] - x[start], y[among] - y[start])
    return np.asarray(among[distance < radius[among] + radius[start]])


def heaps(among: IntArray, x: FloatArray, y: FloatArray, radius: FloatArray, *, size: int, height: int) -> list[Heap]:
    """Find the heaps among some bubbles, the largest first; marks do not cover each other.

    Each mark stands on the bubble that most others overlap, and counts just those: what is listed for this bubble.
    """
    touches = _touches(x[among], y[among], radius[among])
    counts = touches.sum(axis=1)
    is_counted = np.zeros(len(among), dtype=np.bool_)
    found: list[Heap] = []
    for row in np.lexsort((among, -counts)).tolist():
        count = int(counts[row])
        if count < LEAST:
            break
        if is_counted[row]:
            continue
        place = int(among[row])
        width = text_width(str(count), size, is_bold=True) + 2 * PAD
        box = (float(x[place]) - width / 2, float(y[place]) - height / 2, width, float(height))
        if not _meets(box, (each.box for each in found)):
            is_counted |= touches[row]
            found.append(Heap(place, count, box))
    return found


def _touches(x: FloatArray, y: FloatArray, radius: FloatArray) -> BoolArray:
    across, down = x[:, None] - x, y[:, None] - y
    return np.asarray(across * across + down * down < (radius[:, None] + radius) ** 2)


def _meets(box: Box, others: Iterable[Box]) -> bool:
    x, y, width, height = box
    return any(
        x < left + broad and left < x + width and y < top + high and top < y + height
        for left, top, broad, high in others
    )
