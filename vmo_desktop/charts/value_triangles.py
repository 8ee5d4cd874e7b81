"""The order of buy as value triangles: base is cost, height is value, the steepest first."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.frontier import draw_frontier_axes, text_style
from vmo_desktop.charts.frontier_data import FrontierData
from vmo_desktop.charts.frontier_ground import LINE, FrontierGround, frontier_ground
from vmo_desktop.charts.labels import LabelRequest, place_labels
from vmo_desktop.charts.lettering import drawable, elided, label_height, one_line, register_fonts, text_width
from vmo_desktop.charts.theme import LOGICAL_DPI, Theme
from vmo_desktop.domain.ratio_curve import RatioCurve
from vmo_desktop.translation import Texts

tr = Texts("Chart")

NAME = 120.0
"""Logical pixels of a name at most."""

LEAST = 8.0
"""A triangle smaller than so many pixels in both directions is drawn without a name."""


@dataclass(frozen=True, eq=False)
class TriangleData:
    """The order of buy with the names of its initiatives, on the axes of the frontier beside it."""

    bought: RatioCurve
    names: tuple[str, ...]
    axes: FrontierData


def draw_value_triangles(axes: Axes, data: TriangleData, theme: Theme) -> None:
    """Draw the triangles; the axes fill their figure. Filled ones are bought within the budget, hollow ones later."""
    register_fonts()
    width, height = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches())
    ground = frontier_ground(data.axes, theme, width, height, key_rows=1)
    draw_frontier_axes(axes, data.axes, theme, ground)
    title = tr("order of value for money: the steeper, the more value per cost")
    middle = theme.space.xs + theme.type.caption * LINE / 2
    shown = elided(title, theme.type.caption, width - 2 * theme.space.s)
    axes.text(theme.space.s, middle, drawable(shown), va="center_baseline", **text_style(theme, theme.text_secondary))
    ends = np.column_stack((ground.x(data.axes.bought_costs), ground.y(data.axes.bought_values)))
    corners = np.stack((ends[:-1], np.column_stack((ends[1:, 0], ends[:-1, 1])), ends[1:]), axis=1)
    is_bought = np.zeros(len(corners), dtype=np.bool_)
    budget = data.axes.budget
    is_bought[: len(data.bought.within(budget)) if budget is not None else len(corners)] = True
    for some, fill, edge in (
        (is_bought, theme.sequence(0.35), theme.surface),
        (~is_bought, theme.surface, theme.line_strong),
    ):
        axes.add_collection(
            PolyCollection(list(corners[some]), facecolors=fill, edgecolors=edge, linewidths=0.7, zorder=2.0),
            autolim=False,
        )
    axes.plot(ends[:, 0], ends[:, 1], color=theme.text, linewidth=1.0, zorder=2.5)
    _name(axes, data, theme, ground, corners)


def _name(axes: Axes, data: TriangleData, theme: Theme, ground: FrontierGround, corners: np.ndarray) -> None:
    """Names below the triangles, where they cover neither each other nor the curve; the largest come first."""
    size, tall = theme.type.caption, label_height(theme.type.caption)
    base = corners[:, 1, 0] - corners[:, 0, 0]
    rise = corners[:, 1, 1] - corners[:, 2, 1]
    large = [row for row in np.argsort(-(base + rise), kind="stable") if base[row] + rise[row] >= LEAST][:60]
    texts = {row: elided(one_line(data.names[row]), size, NAME) for row in map(int, large)}
    requests = [
        LabelRequest(row, float(corners[row, 1, 0]), float(corners[row, 1, 1]), 1.0, (text_width(text, size) + 4,))
        for row, text in texts.items()
    ]
    curve = [
        (float(left), float(up), max(float(right - left), 1.0), max(float(down - up), 1.0))
        for (left, down), _, (right, up) in corners
    ]
    if data.axes.budget is not None:
        curve.append((float(ground.x(data.axes.budget)) - 2, 0.0, 4.0, ground.bottom))
    placed = place_labels(
        requests, width=ground.right, height=ground.bottom, label_height=tall, furthest=0.0,
        blocked=[(0, 0, ground.right, ground.top), (0, 0, ground.left, ground.bottom), *curve],
    )  # fmt: skip
    for row, label in placed.items():
        axes.text(
            label.x + 2, label.y + tall / 2, drawable(texts[row]), va="center_baseline", zorder=3.0,
            **text_style(theme, theme.text),
        )  # fmt: skip
