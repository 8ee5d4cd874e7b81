"""Axes that count in logical pixels of their figure, and names beside the ends of lines."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.lettering import BOLD, FAMILIES, register_fonts
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray

LINE = 1.45
"""Height of a line of text in type sizes."""


def pixel_axes(axes: Axes, theme: Theme) -> tuple[float, float]:
    """Let the axes fill their figure, y downward from the upper left corner; gives back width and height."""
    register_fonts()
    figure = figure_of(axes)
    width, height = (float(side) * LOGICAL_DPI for side in figure.get_size_inches())
    figure.set_facecolor(theme.surface)
    axes.set_position((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    return width, height


def caption_style(theme: Theme, colour: str, *, is_bold: bool = False) -> dict[str, Any]:
    """A caption of a colour."""
    style = {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS, "color": colour, "parse_math": False}
    return {**style, "fontweight": BOLD} if is_bold else style


def stacked(wanted: Sequence[float], height: float, top: float, bottom: float) -> FloatArray:
    """Middles of labels of a height, as near to where they are wanted as they can be without covering one another.

    What does not fit between top and bottom is NaN: of more labels than there is room for, those given last.
    """
    places = np.full(len(wanted), np.nan)
    kept = np.arange(min(len(wanted), max(int((bottom - top) // height), 0)))
    order = sorted(kept.tolist(), key=lambda each: wanted[each])
    low = top + height / 2
    for each in order:
        places[each] = low = max(wanted[each], low)
        low += height
    high = bottom - height / 2
    for each in reversed(order):
        places[each] = high = min(places[each], high)
        high -= height
    return places
