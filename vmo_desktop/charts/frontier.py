"""The frontier of portfolios: value against cost, with the order of buy, a proposal and the budget."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.frontier_data import FrontierData, Spot, on_grid
from vmo_desktop.charts.frontier_ground import LINE, FrontierGround, cost_ticks, frontier_ground, value_ticks
from vmo_desktop.charts.labels import LabelRequest, place_labels
from vmo_desktop.charts.lettering import BOLD, FAMILIES, drawable, elided, label_height, register_fonts, text_width
from vmo_desktop.charts.numbers import compact, money
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.translation import Texts

tr = Texts("Chart")

MARK = 6.5
"""Logical pixels across a supported point; unsupported ones are smaller."""


@dataclass(frozen=True)
class KeyEntry:
    """What a mark or line of the chart is called."""

    text: str
    style: dict[str, Any]


def draw_frontier(axes: Axes, data: FrontierData, theme: Theme) -> None:
    """Draw the frontier; the axes fill their figure.

    Of points that would lie on each other one is drawn; the line through them is a step line that never lies above the
    frontier.
    """
    register_fonts()
    width, height = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches())
    rows = key_rows(data, theme, width)
    ground = frontier_ground(data, theme, width, height, key_rows=len(rows))
    draw_frontier_axes(axes, data, theme, ground)
    _draw_key(axes, rows, theme)
    _draw_bought(axes, data, theme, ground)
    _draw_points(axes, data, theme, ground)
    _draw_spots(axes, data, theme, ground)


def key_rows(data: FrontierData, theme: Theme, width: float) -> list[list[KeyEntry]]:
    """The key in as many rows as the width asks for."""
    supported: dict[str, Any] = {
        "marker": "D", "markersize": MARK * POINTS * 0.9, "color": theme.accent, "linestyle": "none",
    }  # fmt: skip
    hollow: dict[str, Any] = {
        "marker": "o", "markersize": MARK * POINTS * 0.75, "markerfacecolor": theme.surface,
        "markeredgecolor": theme.text_secondary, "linestyle": "none",
    }  # fmt: skip
    entries = [KeyEntry(tr("best for some price of money"), supported)]
    if not data.frontier.is_supported.all():
        entries.append(KeyEntry(tr("best within its cost only"), hollow))
    if len(data.bought_costs) > 1:
        order = tr("order of value for money (not the frontier)")
        if data.is_of_money:
            order = tr("order of NPV per cost (not the frontier)")
        entries.append(KeyEntry(order, bought_style(theme)))
    rows: list[list[KeyEntry]] = [[]]
    room = 0.0
    for entry in entries:
        need = _entry_width(entry, theme)
        if rows[-1] and room + need > width - theme.space.l:
            rows.append([])
            room = 0.0
        rows[-1].append(entry)
        room += need
    return rows


def bought_style(theme: Theme) -> dict[str, Any]:
    """The line of the order of buy."""
    return {"color": theme.amber, "linestyle": (0, (4, 2.5)), "linewidth": 1.25}


def _entry_width(entry: KeyEntry, theme: Theme) -> float:
    return text_width(entry.text, theme.type.caption) + theme.space.xl + theme.space.l


def text_style(theme: Theme, colour: str, *, is_bold: bool = False) -> dict[str, Any]:
    """A caption of a colour."""
    style = {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS, "color": colour, "parse_math": False}
    return {**style, "fontweight": BOLD} if is_bold else style


def _draw_key(axes: Axes, rows: list[list[KeyEntry]], theme: Theme) -> None:
    swatch = theme.space.xl - theme.space.xs
    for number, row in enumerate(rows):
        x, y = float(theme.space.s), theme.space.xs + theme.type.caption * LINE * (number + 0.5)
        for entry in row:
            is_line = entry.style.get("linestyle") != "none"
            xs = [x, x + swatch] if is_line else [x + swatch / 2]
            axes.plot(xs, [y] * len(xs), **entry.style)
            axes.text(
                x + swatch + theme.space.xs, y, drawable(entry.text), va="center_baseline",
                **text_style(theme, theme.text_secondary),
            )  # fmt: skip
            x += _entry_width(entry, theme)


def draw_frontier_axes(axes: Axes, data: FrontierData, theme: Theme, ground: FrontierGround) -> None:
    """Make the axes count in pixels of their figure, and draw both scales, their titles and the budget."""
    width, height = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches())
    figure_of(axes).set_facecolor(theme.surface)
    axes.set_position((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    caption, space = theme.type.caption, theme.space
    faint = text_style(theme, theme.text_secondary)
    for value in value_ticks(data):
        y = float(ground.y(value))
        axes.plot([ground.left, ground.right], [y, y], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(ground.left - space.xs, y, compact(value), ha="right", va="center_baseline", **faint)
    _draw_costs(axes, data, theme, ground)
    edge: dict[str, Any] = {"color": theme.line_strong, "linewidth": 1.0, "zorder": 0.6}
    axes.plot([ground.left, ground.right], [ground.bottom] * 2, **edge)
    axes.plot([ground.left] * 2, [ground.top, ground.bottom], **edge)
    title = _upward(data)
    axes.text(space.s, ground.top - caption * 0.5, title, ha="left", va="bottom", **faint)
    _draw_budget(axes, data, theme, ground)


def _upward(data: FrontierData) -> str:
    if not data.is_of_money:
        return tr("value of the portfolio")
    return tr("NPV of the portfolio ({currency})", currency=data.currency) if data.currency else tr("NPV")


def _draw_costs(axes: Axes, data: FrontierData, theme: Theme, ground: FrontierGround) -> None:
    caption, low = theme.type.caption, ground.bottom + theme.space.xs
    faint = text_style(theme, theme.text_secondary)
    for cost in cost_ticks(data, ground.right - ground.left, theme):
        x = float(ground.x(cost))
        axes.plot([x, x], [ground.top, ground.bottom], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(x, low, compact(cost), ha="center", va="top", **faint)
    title = tr("cost ({currency})", currency=data.currency) if data.currency else tr("cost")
    shown = elided(title, caption, ground.right - ground.left)
    axes.text(ground.right, low + caption * LINE, drawable(shown), ha="right", va="top", **faint)


def _draw_budget(axes: Axes, data: FrontierData, theme: Theme, ground: FrontierGround) -> None:
    if data.budget is None or data.budget > ground.most_cost:
        return
    x, size = float(ground.x(data.budget)), theme.type.caption
    text = tr("budget {money}", money=money(data.budget, data.currency))
    axes.plot([x, x], [ground.top, ground.bottom], color=theme.text, linestyle=(0, (1, 2)), linewidth=1.5, zorder=1.0)
    half = text_width(text, size) / 2
    least = text_width(_upward(data), size) + theme.space.l + half
    middle = max(min(x, ground.right - half), least)
    axes.text(
        middle, ground.top - size * 0.5, drawable(text), ha="center", va="bottom", **text_style(theme, theme.text)
    )


def _draw_bought(axes: Axes, data: FrontierData, theme: Theme, ground: FrontierGround) -> None:
    x, y = ground.x(data.bought_costs), ground.y(data.bought_values)
    axes.plot(x, y, zorder=2.1, **bought_style(theme))


def _draw_points(axes: Axes, data: FrontierData, theme: Theme, ground: FrontierGround) -> None:
    found = data.frontier
    if not len(found):
        return
    line = found.thinned(2 * max(int(ground.right - ground.left), 1))
    axes.plot(
        ground.x(found.costs[line]), ground.y(found.values[line]), drawstyle="steps-post", color=theme.accent,
        linewidth=1.0, zorder=2.0,
    )  # fmt: skip
    x, y = ground.x(found.costs), ground.y(found.values)
    supported = np.flatnonzero(found.is_supported)
    supported = supported[on_grid(x[supported], y[supported], 2 * MARK)]
    others = np.flatnonzero(~found.is_supported)
    others = others[on_grid(x[others], y[others], MARK)]
    if len(found) > len(line):
        # Where points follow each other within a pixel, marks between the supported ones would be one broad band.
        others = others[:: max(len(others) // max(len(supported), 1), 1)]
    axes.plot(
        x[others], y[others], linestyle="none", marker="o", markersize=MARK * POINTS * 0.7, zorder=2.2,
        markerfacecolor=theme.surface, markeredgecolor=theme.text_secondary, markeredgewidth=0.9,
    )  # fmt: skip
    axes.plot(
        x[supported], y[supported], linestyle="none", marker="D", markersize=MARK * POINTS * 0.9, zorder=2.4,
        markerfacecolor=theme.accent, markeredgecolor=theme.surface, markeredgewidth=0.6,
    )  # fmt: skip


def _draw_spots(axes: Axes, data: FrontierData, theme: Theme, ground: FrontierGround) -> None:
    """P as a square, B and C as rings about their points, each with its letter where there is room."""
    size = theme.type.body
    for spot in data.spots:
        is_proposal = spot.name == "P"
        axes.plot(
            float(ground.x(spot.cost)), float(ground.y(spot.value)), marker="s" if is_proposal else "o", zorder=3.0,
            markersize=(8.5 if is_proposal else 11) * POINTS, markeredgecolor=theme.text, markeredgewidth=1.5,
            markerfacecolor=theme.text if is_proposal and spot.place is None else "none",
        )  # fmt: skip
    places = place_labels(
        [_request(number, spot, ground, size) for number, spot in enumerate(data.spots)],
        width=ground.right, height=ground.bottom, label_height=label_height(size),
        blocked=[(0, 0, ground.right, ground.top), (0, 0, ground.left, ground.bottom)],
    )  # fmt: skip
    for number, placed in places.items():
        spot = data.spots[number]
        if placed.has_leader:
            ends = (placed.x + placed.width / 2, placed.y + label_height(size) / 2)
            axes.plot(
                [float(ground.x(spot.cost)), ends[0]], [float(ground.y(spot.value)), ends[1]], color=theme.text,
                linewidth=0.75, zorder=2.9,
            )  # fmt: skip
        axes.text(
            placed.x + placed.width / 2, placed.y + label_height(size) / 2, spot.name, ha="center",
            va="center_baseline", zorder=3.2,
            bbox={"facecolor": theme.surface, "edgecolor": "none", "pad": 0.5, "alpha": 0.85},
            **{**text_style(theme, theme.text, is_bold=True), "fontsize": size * POINTS},
        )  # fmt: skip


def _request(number: int, spot: Spot, ground: FrontierGround, size: float) -> LabelRequest:
    width = text_width(spot.name, size, is_bold=True) + 4
    x, y = float(ground.x(spot.cost)), float(ground.y(spot.value))
    return LabelRequest(number, x, y, 7.0, (width,), is_pinned=True)
