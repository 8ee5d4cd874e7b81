"""Which part of the chart is seen: all of it, or what the bubbles fill."""

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np

from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_sizes import COVER, LARGEST, SMALLEST, shares
from vmo_desktop.domain.scales import FloatArray

BEYOND = 7.0
"""Points shown below 0 and above 100, so that bubbles at the ends are whole."""

NARROWEST, TALLEST = 300.0, 1.25
"""Pixels of width and height as a share of it up to which bubbles at the sides are whole."""

WIDEST_MARK = 1.5
"""No marker reaches further to a side, in radii."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the chart that is seen, in positions of the two axes (see `XAxis` and `ValueAxis`)."""

    left: float
    right: float
    bottom: float
    top: float


def whole_view(data: BubbleData) -> View:
    """The view that shows everything: value always from 0 to 100, so that a typed score never moves the axes.

    To the sides it reaches as far as the bubbles do: known before the chart has a size, so for a narrow one.
    """
    low, high = (float(end) for end in data.axis.position([data.axis.low, data.axis.high]))
    before = after = 0.0
    if len(data):
        reach = _reach(data) * (high - low)
        before = max(float((low - data.x + reach).max()), 0.0)
        after = max(float((data.x + reach - high).max()), 0.0)
    return View(low - before, high + after, -BEYOND, 100.0 + BEYOND)


def _reach(data: BubbleData) -> FloatArray:
    """How far each bubble reaches to a side at most, as a share of the axis."""
    largest = min(sqrt(COVER * TALLEST / (pi * len(data))), LARGEST / NARROWEST)
    radius = np.maximum(shares(data) * largest, SMALLEST / NARROWEST)
    return np.asarray(radius * WIDEST_MARK)


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
