"""The bubble chart as a sign of a workshop: bubbles, thresholds and the best quadrant, without a word."""

from io import BytesIO

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from vmo_desktop.charts.bubble import draw_bubbles
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_layout import BubbleLayout
from vmo_desktop.charts.bubble_sizes import Area, radii
from vmo_desktop.charts.bubble_view import whole_view
from vmo_desktop.charts.theme import LOGICAL_DPI, Theme

WIDTH, HEIGHT = 320, 160
"""Logical pixels of the picture."""

SHARPNESS = 2
"""Pixels of the picture to a logical pixel, so that it is sharp on any screen."""

FEW, GROWTH = 60, 1.2
"""Up to so many bubbles they are drawn so much larger than on the chart."""

INSET = 0.035
"""Room around the axes, as a share of the width."""


def draw_thumbnail(axes: Axes, data: BubbleData, theme: Theme) -> None:
    """Draw the chart on axes that fill a figure of WIDTH by HEIGHT."""
    view = whole_view(data)
    inset_y = INSET * WIDTH / HEIGHT
    axes.set_position((INSET, inset_y, 1 - 2 * INSET, 1 - 2 * inset_y))
    axes.set_xlim(view.left, view.right)
    axes.set_ylim(view.bottom, view.top)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor(theme.surface)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(theme.line_strong)
        spine.set_linewidth(1.4)
    x, y = data.x_threshold, float(data.value_axis.position(data.value_threshold))
    left, right = (max(x, view.left), view.right) if data.is_right(0) else (view.left, min(x, view.right))
    if left < right and y < view.top:
        bottom = max(y, view.bottom)
        axes.fill_between([left, right], bottom, view.top, color=theme.quadrant_best, linewidth=0, zorder=0.2)
    for line, is_seen in ((axes.axvline, view.left < x < view.right), (axes.axhline, view.bottom < y < view.top)):
        if is_seen:
            line(x if line == axes.axvline else y, color=theme.line, linewidth=1.2, zorder=0.8)
    draw_bubbles(axes, data, theme, _layout(data, theme))


def thumbnail(data: BubbleData, theme: Theme) -> bytes:
    """Draw the chart small, as the bytes of a PNG file."""
    # Not through `picture`: its settings are the process's own, and thumbnails are drawn in threads.
    figure = Figure(figsize=(WIDTH / LOGICAL_DPI, HEIGHT / LOGICAL_DPI), dpi=LOGICAL_DPI, facecolor=theme.surface)
    FigureCanvasAgg(figure)
    draw_thumbnail(figure.add_subplot(), data, theme)
    out = BytesIO()
    figure.savefig(out, format="png", dpi=SHARPNESS * LOGICAL_DPI, metadata={"Software": None})
    return out.getvalue()


def _layout(data: BubbleData, theme: Theme) -> BubbleLayout:
    """The bubbles at their sizes, without labels."""
    area = Area(WIDTH * (1 - 2 * INSET), HEIGHT - 2 * INSET * WIDTH)
    radius = radii(data, area, theme) * (GROWTH if len(data) <= FEW else 1.0)
    nothing = np.zeros(len(data))
    order = np.argsort(-radius, kind="stable").astype(np.intp)
    return BubbleLayout(nothing, nothing, nothing, nothing, radius, order, {}, {}, theme.type.caption)
