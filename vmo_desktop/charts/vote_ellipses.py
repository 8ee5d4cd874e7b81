"""Ellipses on bubbles: between which values the middle half of the votes lies.

They are slender and stand upright, as nobody votes on effort or cost: their width says nothing. They lie on the
bubbles, so that votes that agree within a bubble's size are seen too.
"""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.path import Path

from vmo_desktop.charts.bubble_axes import from_corner
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_layout import BubbleLayout
from vmo_desktop.charts.bubble_sizes import Area
from vmo_desktop.charts.bubble_view import View
from vmo_desktop.charts.theme import POINTS, Theme

SLENDER, NARROWEST, WIDEST = 0.4, 3.5, 7.5
"""Half the width as a part of the bubble's radius, and pixels of it at least and at most at 100 %."""

FLATTEST = 1.5
"""Pixels of half height of an ellipse where the votes agree."""

CROWD = 40
"""With more bubbles the ellipses are paler, so that the bubbles stay in front."""


@dataclass(frozen=True, slots=True)
class Ellipse:
    """Middle and half axes in pixels from the top left corner of the axes, y downward."""

    x: float
    y: float
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class EllipseLook:
    """Colours of ground and outline, and their opacity."""

    fill: str
    line: str
    fill_alpha: float
    line_alpha: float


def ellipse_look(data: BubbleData, theme: Theme) -> EllipseLook:
    """How all ellipses of a chart look: on solid bubbles, on pale ones and beside them."""
    fill_alpha, line_alpha = (0.35, 0.8) if len(data) <= CROWD else (0.2, 0.4)
    return EllipseLook(theme.surface, theme.text, fill_alpha, line_alpha)


def has_ellipses(data: BubbleData) -> bool:
    """Whether any bubble has an ellipse."""
    return data.spread is not None and bool((~np.isnan(data.spread.low)).any())


def vote_ellipses(data: BubbleData, layout: BubbleLayout, area: Area, view: View, theme: Theme) -> list[Ellipse]:
    """The ellipses of the bubbles that are drawn, in their order."""
    if data.spread is None:
        return []
    scale = area.height / (view.top - view.bottom)
    tops, feet = ((view.top - data.value_axis.position(each)) * scale for each in (data.spread.high, data.spread.low))
    middles, halves = ((tops + feet) / 2).tolist(), np.maximum((feet - tops) / 2, FLATTEST).tolist()
    known = (~np.isnan(data.spread.low)).tolist()
    zoom = theme.type.body / 13
    xs, across = layout.x.tolist(), np.clip(SLENDER * layout.radius, NARROWEST * zoom, WIDEST * zoom).tolist()
    return [
        Ellipse(xs[place], middles[place], across[place], halves[place])
        for place in layout.order.tolist()
        if known[place]
    ]


def draw_vote_ellipses(axes: Axes, found: list[Ellipse], look: EllipseLook) -> None:
    """Draw the ellipses on the bubbles."""
    if not found:
        return
    circle = Path.unit_circle()
    corners = np.asarray(circle.vertices)
    outlines = [Path(corners * [each.across, each.down] + [each.x, -each.y], circle.codes) for each in found]
    collection = PathCollection(
        outlines,
        facecolors=to_rgba(look.fill, look.fill_alpha),
        edgecolors=to_rgba(look.line, look.line_alpha),
        linewidths=POINTS,
        zorder=3.1,
        label="_votes",
    )
    collection.set_transform(from_corner(axes))
    axes.add_collection(collection, autolim=False)
