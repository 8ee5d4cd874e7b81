"""The axes of the bubble chart: limits, ticks, grid, titles, thresholds and quadrants."""

from dataclasses import dataclass
from typing import Any, cast

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter
from matplotlib.transforms import Affine2D, Affine2DBase, ScaledTranslation, Transform

from vmo_desktop.charts.bubble_corners import Corner, corners
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_sizes import Area
from vmo_desktop.charts.bubble_view import View
from vmo_desktop.charts.lettering import BOLD, FAMILIES, drawable, one_line, register_fonts
from vmo_desktop.charts.numbers import compact
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.domain.scales import FloatArray

VEIL = 0.7
"""How much of a bubble the name of a quadrant hides that it lies below."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Logical pixels around the axes for titles, numbers, key and what stands aside."""

    left: float
    right: float
    top: float
    bottom: float


def figure_of(axes: Axes) -> Figure:
    """The figure that axes stand in."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("the axes stand in no figure")
    return figure


def from_corner(axes: Axes) -> Transform:
    """Logical pixels from the upper left corner of the axes, y upward."""
    corner = ScaledTranslation(0, 1, cast("Affine2DBase", axes.transAxes))
    return Affine2D().scale(1 / LOGICAL_DPI) + figure_of(axes).dpi_scale_trans + corner


def head(*, has_sizes: bool) -> float:
    """Type sizes above the axes for their title, and beside it the key of sizes."""
    return 3.6 if has_sizes else 1.9


def margins(theme: Theme, *, key_rows: int = 0, has_aside: bool = False, has_sizes: bool = False) -> Margins:
    """Room that the chart needs around its axes."""
    caption = theme.type.caption
    key = key_rows * caption * 1.75 + (theme.space.xs if key_rows else 0)
    return Margins(
        left=caption * 3.0 + theme.space.s,
        right=theme.space.xl,
        top=caption * head(has_sizes=has_sizes) + theme.space.s + key,
        bottom=caption * 3.6 + theme.space.xs + (caption * 1.6 if has_aside else 0),
    )


def style_axes(axes: Axes, data: BubbleData, theme: Theme, view: View) -> None:
    """Set limits, ticks, grid and titles: all that a typed score never changes."""
    register_fonts()
    axes.set_facecolor(theme.surface)
    figure_of(axes).set_facecolor(theme.surface)
    axes.set_xlim(view.left, view.right)
    axes.set_ylim(view.bottom, view.top)
    found = data.axis.ticks(view.left, view.right)
    _set_ticks(axes.xaxis, found, data.axis.position(found))
    found = data.value_axis.ticks(view.bottom, view.top)
    _set_ticks(axes.yaxis, found, data.value_axis.position(found))
    axes.grid(visible=True, color=theme.line, linewidth=0.75 * POINTS * 1.34, zorder=0.5)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(theme.line_strong)
        spine.set_linewidth(0.75)
    caption: dict[str, Any] = {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS}
    # Not set label by label: that makes every tick twice, which is a good part of the drawing.
    axes.tick_params(length=0, pad=theme.space.xs * POINTS * 1.5, colors=theme.text_secondary)
    axes.tick_params(labelsize=caption["fontsize"], labelfontfamily=FAMILIES)
    title = {**caption, "color": theme.text_secondary, "parse_math": False}
    axes.set_xlabel(drawable(one_line(data.axis.title)), loc="right", labelpad=theme.space.xs * POINTS, **title)
    text_at(
        axes, data.value_axis.title, (0.0, 1.0), (-2.4 * theme.type.caption, 0.9 * theme.type.caption), title, zorder=5
    )


def _set_ticks(axis: Axis, numbers: list[float], positions: FloatArray) -> None:
    words = {float(position): compact(number) for position, number in zip(positions, numbers, strict=True)}
    axis.set_major_locator(FixedLocator(list(words)))
    axis.set_major_formatter(FuncFormatter(lambda position, _: words.get(float(position), "")))


def text_at(
    axes: Axes, text: str, at: tuple[float, float], shift: tuple[float, float], style: dict[str, Any], **more: Any
) -> None:
    """A text at a fraction of the axes, shifted by logical pixels to the right and upward."""
    axes.annotate(
        drawable(text),
        at,
        xycoords="axes fraction",
        xytext=(shift[0] * POINTS, shift[1] * POINTS),
        textcoords="offset points",
        annotation_clip=False,
        **{**style, **more},
    )


def draw_quadrants(axes: Axes, data: BubbleData, theme: Theme, view: View, area: Area) -> None:
    """Draw the two thresholds, the tint of the best quadrant and the four names in the corners."""
    x, y = data.x_threshold, float(data.value_axis.position(data.value_threshold))
    left, right = (max(x, view.left), view.right) if data.is_right(0) else (view.left, min(x, view.right))
    if left < right and y < view.top:
        axes.fill_between(
            [left, right],
            max(y, view.bottom),
            view.top,
            color=theme.quadrant_best,
            linewidth=0,
            zorder=0.2,
        )
    line: dict[str, Any] = {"color": theme.line_strong, "linewidth": POINTS, "linestyle": (0, (4, 3)), "zorder": 0.8}
    if view.left < x < view.right:
        axes.axvline(x, **line)
    if view.bottom < y < view.top:
        axes.axhline(y, **line)
    _name_quadrants(axes, data, corners(data, area, view, theme), theme, area)


def _name_quadrants(axes: Axes, data: BubbleData, named: list[Corner], theme: Theme, area: Area) -> None:
    """Names above the bubbles, which dim below them; without bubbles the ground looks as if nothing lay on it."""
    style = {"fontfamily": FAMILIES, "fontsize": theme.type.body * POINTS, "fontweight": BOLD, "color": theme.quadrant}
    for corner in named:
        _, top, _, height = corner.box
        is_right = data.is_right(corner.quadrant)
        shift = (-theme.space.s if is_right else theme.space.s, area.height - top - height / 2)
        ground = theme.quadrant_best if corner.quadrant == 0 else theme.surface
        veil = {"facecolor": ground, "alpha": VEIL, "linewidth": 0, "boxstyle": "square,pad=0.1"}
        more: dict[str, Any] = {"ha": "right" if is_right else "left", "va": "center", "parse_math": False}
        box = veil if corner.text.strip() else None
        text_at(axes, corner.text, (is_right, 0), shift, style, zorder=3.2, bbox=box, **more)
