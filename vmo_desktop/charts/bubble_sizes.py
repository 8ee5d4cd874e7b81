"""How large bubbles are: radii in pixels, and which amounts explain them."""

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np

from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.numbers import nice_down
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.scales import FloatArray

COVER = 0.16
"""Share of the chart that the bubbles would cover if all had the largest size."""

SMALLEST, LARGEST = 4.5, 30.0
"""Pixels of radius at 100 %."""

EQUAL = 0.6
"""Radius as a share of the largest where nothing is known of sizes."""

REFERENCES = 3
"""So many amounts explain the sizes at most."""


@dataclass(frozen=True, slots=True)
class Area:
    """Size of the axes in logical pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Reference:
    """An amount and the radius of a bubble of this size."""

    amount: float
    radius: float


def largest_size(data: BubbleData) -> float:
    """The largest of the sizes that are known; 0 where none is."""
    known = data.size[np.isfinite(data.size) & (data.size > 0)]
    return float(known.max()) if len(known) else 0.0


def has_sizes(data: BubbleData) -> bool:
    """Whether the size of bubbles says something."""
    return bool(data.size_title) and largest_size(data) > 0


def shares(data: BubbleData) -> FloatArray:
    """Radius of each bubble as a share of the largest, before the smallest are made large enough to be seen."""
    top = largest_size(data)
    if not top:
        return np.full(len(data), EQUAL)
    return np.asarray(np.sqrt(np.where(data.size > 0, data.size, 0.0) / top))


def _limits(count: int, area: Area, theme: Theme) -> tuple[float, float]:
    """The smallest and the largest radius."""
    zoom = theme.type.body / 13
    room = sqrt(COVER * area.width * area.height / (pi * max(count, 1)))
    smallest = SMALLEST * zoom
    return smallest, float(np.clip(room, 2.0 * smallest, LARGEST * zoom))


def radii(data: BubbleData, area: Area, theme: Theme) -> FloatArray:
    """Radius of each bubble: its area grows with its size, from a smallest that can still be seen and clicked."""
    smallest, largest = _limits(len(data), area, theme)
    return np.asarray(np.maximum(largest * shares(data), smallest))


def references(data: BubbleData, area: Area, theme: Theme, most: float) -> list[Reference]:
    """Round amounts whose bubbles have at most a radius of `most` pixels, smallest first; empty where size says none.

    The smallest bubbles are left out: below a size they are all drawn alike.
    """
    if not has_sizes(data):
        return []
    top = largest_size(data)
    smallest, largest = _limits(len(data), area, theme)
    amount = nice_down(top * min(most / largest, 1.0) ** 2)
    found: list[Reference] = []
    while len(found) < REFERENCES:
        radius = largest * sqrt(amount / top)
        if radius < smallest:
            break
        found.append(Reference(amount, radius))
        amount = nice_down(amount * 0.6)
    return found[::-1]
