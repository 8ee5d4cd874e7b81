"""A value function: what each score of a measure is worth, and where the initiatives lie."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter

from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.lettering import FAMILIES, drawable, elided, one_line, register_fonts, text_width
from vmo_desktop.charts.numbers import compact
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.domain.scales import FloatArray, Scale
from vmo_desktop.translation import Texts

tr = Texts("Chart")

STROKE = 0.05
"""Length of the mark of a score, as a part of the axis."""


def draw_value_function(
    axes: Axes, scale: Scale, theme: Theme, *, unit: str, colour: str, scores: FloatArray | None = None
) -> None:
    """Draw a value function over its range.

    A stroke at the lower axis marks each of `scores` (NaN: missing), a stroke at the left what it is worth. Dots are
    the points that the function rests on. The axes fill their figure; a scale without anchors leaves them empty.
    """
    register_fonts()
    if len(scale.scores) < 2:
        axes.set_axis_off()
        return
    _place(axes, theme)
    _style(axes, scale, theme, unit)
    across, up = scale.line()
    axes.fill_between(across, up, color=colour, alpha=0.12, linewidth=0)
    axes.plot(across, up, color=colour, linewidth=1.25, zorder=3, clip_on=False)
    axes.plot(scale.scores, scale.points, "o", color=colour, markersize=3.5, zorder=4, clip_on=False)
    if scores is not None:
        given = scores[~np.isnan(scores)]
        style: dict[str, Any] = {"color": theme.text_secondary, "linewidth": 0.6, "zorder": 2}
        axes.vlines(given, 0, 100 * STROKE, **style)
        axes.hlines(scale.value(given), scale.low, scale.low + STROKE * (scale.high - scale.low), **style)


def _place(axes: Axes, theme: Theme) -> None:
    """Leave room for the numbers of both axes."""
    height, width = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches()[::-1])
    size, space = theme.type.caption, theme.space
    left = text_width("100", size) + space.s
    bottom, edge = size * 1.2 + space.xs, space.s
    axes.set_position(
        (left / width, bottom / height, max(1 - (left + edge) / width, 0.05), max(1 - (bottom + edge) / height, 0.05))
    )


def _style(axes: Axes, scale: Scale, theme: Theme, unit: str) -> None:
    figure_of(axes).set_facecolor(theme.surface)
    axes.set_facecolor(theme.surface)
    axes.set_xlim(scale.low, scale.high)
    axes.set_ylim(0, 100)
    axes.yaxis.set_major_locator(FixedLocator([0, 50, 100]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: compact(value)))
    size = theme.type.caption
    half = float(figure_of(axes).get_size_inches()[0]) * LOGICAL_DPI / 2 - theme.space.xl
    ends = [elided(one_line(f"{compact(end)} {unit}".strip()), size, half) for end in (scale.low, scale.high)]
    axes.set_xticks([scale.low, scale.high], labels=[drawable(end) for end in ends], parse_math=False)
    axes.grid(visible=True, axis="y", color=theme.line, linewidth=0.6)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(theme.line_strong)
        spine.set_linewidth(0.75)
    axes.tick_params(length=0, pad=theme.space.xs * POINTS, colors=theme.text_secondary)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set(fontfamily=FAMILIES, fontsize=size * POINTS)
    first, last = axes.get_xticklabels()
    first.set_horizontalalignment("left")
    last.set_horizontalalignment("right")
