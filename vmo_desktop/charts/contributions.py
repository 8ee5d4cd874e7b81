"""Stacked bars: what each driver adds to the value of each initiative, in the order of a ranking."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedLocator, FuncFormatter

from vmo_desktop.charts.bubble_axes import figure_of, text_at
from vmo_desktop.charts.lettering import BOLD, FAMILIES, drawable, elided, one_line, register_fonts, text_width
from vmo_desktop.charts.numbers import compact, money, points, written
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import RankBy

tr = Texts("Chart")

BAR = 0.62
"""Height of a bar as part of its row."""

ROW = 22.0
"""Logical pixels of a row at 100 %."""

NAMES = 0.30
"""Largest part of the figure's width that names take."""


def contributions_height(theme: Theme, rows: int, drivers: int, width: float) -> float:
    """Logical pixels that a chart of so many rows needs, with its key."""
    per_row = max(int(width // (theme.type.caption * 14)), 1)
    key_rows = -(-drivers // per_row)
    return (rows * ROW + key_rows * 20.0 + 44.0) * theme.type.body / 13


def draw_contributions(
    axes: Axes,
    results: Results,
    theme: Theme,
    *,
    by: RankBy = RankBy.VALUE,
    first: int = 0,
    most: int | None = None,
) -> None:
    """Draw the initiatives from place `first` (0 is the best) of a ranking on, at most `most` of them.

    Contributions are weighted points, so a bar is as long as the value. What missing scores could still add is hatched.
    A line marks where the budget ends in this order, which is no optimum. The axes fill their figure.
    """
    register_fonts()
    ranking = results.ranking(by)
    order = ranking.order[first:][:most].tolist()
    height, width = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches()[::-1])
    longest = width * NAMES
    names = [_name(results, row, theme, longest) for row in order]
    left = max((text_width(name, theme.type.caption) for name in names), default=0.0) + theme.space.m
    keys = _key_rows(results, theme, width - theme.space.l)
    key_height = len(keys) * theme.type.caption * 1.75 + theme.space.s
    bottom = theme.type.caption * 3.2
    right = theme.type.caption * 3.5
    axes.set_position(
        (left / width, bottom / height, max(1 - (left + right) / width, 0.05),
         max(1 - (bottom + key_height) / height, 0.05))
    )  # fmt: skip
    _style(axes, theme, names)
    _draw_bars(axes, results, theme, order)
    if ranking.line is not None:
        _draw_budget(axes, results, theme, ranking.line.funded - first, len(order))
    _draw_key(axes, keys, theme, left)


def _name(results: Results, row: int, theme: Theme, longest: float) -> str:
    return elided(one_line(shown_name(results.snapshot.initiatives[row])), theme.type.caption, longest)


def _style(axes: Axes, theme: Theme, names: list[str]) -> None:
    figure_of(axes).set_facecolor(theme.surface)
    axes.set_facecolor(theme.surface)
    axes.set_xlim(0, 100)
    axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
    axes.xaxis.set_major_locator(FixedLocator([0, 20, 40, 60, 80, 100]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: compact(value)))
    axes.set_yticks(range(len(names)), labels=[drawable(name) for name in names], parse_math=False)
    axes.grid(visible=True, axis="x", color=theme.line, linewidth=0.75)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "left")
        spine.set_color(theme.line_strong)
        spine.set_linewidth(0.75)
    axes.tick_params(length=0, pad=theme.space.xs * POINTS * 1.5, colors=theme.text_secondary)
    style: dict[str, Any] = {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS}
    for label in axes.get_xticklabels():
        label.set(**style)
    for label in axes.get_yticklabels():
        label.set(color=theme.text, **style)
    axes.set_xlabel(drawable(tr("Value (0–100)")), loc="right", color=theme.text_secondary, parse_math=False, **style)


def _draw_bars(axes: Axes, results: Results, theme: Theme, order: list[int]) -> None:
    values = results.valuation
    leaves = results.snapshot.leaves
    added = np.nan_to_num(values.contributions[order])
    ends = np.cumsum(added, axis=1)
    for column, driver in enumerate(leaves):
        axes.barh(
            range(len(order)), added[:, column], BAR, left=ends[:, column] - added[:, column],
            color=theme.driver(column, driver.colour), edgecolor=theme.surface, linewidth=0.6, zorder=2.0,
        )  # fmt: skip
    style: dict[str, Any] = {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS, "va": "center_baseline"}
    for place, row in enumerate(order):
        low, high = float(values.low[row]), float(values.high[row])
        if np.isnan(low):
            continue
        text = points(low)
        if not values.is_complete[row]:
            text = f"{written(low, 0)}–{written(high, 0)}?"
            axes.add_patch(
                Rectangle((low, place - BAR / 2), high - low, BAR, fill=False, hatch="////", linewidth=0.75,
                          edgecolor=theme.amber, zorder=1.9)
            )  # fmt: skip
        colour = theme.text if values.is_complete[row] else theme.amber
        axes.annotate(
            text, (high, place), xytext=(4 * POINTS, 0), textcoords="offset points", color=colour,
            annotation_clip=False, parse_math=False, **style,
        )  # fmt: skip


def _draw_budget(axes: Axes, results: Results, theme: Theme, funded: int, count: int) -> None:
    """The line under the last initiative that the budget pays for, if it lies among the drawn ones."""
    if not 0 <= funded <= count or (funded == 0 and count == 0):
        return
    y = funded - 0.5
    axes.axhline(y, color=theme.accent, linewidth=1.25, zorder=3.0)
    budget = results.snapshot.workshop.budget
    if budget is None:
        return
    amount = money(budget, results.snapshot.workshop.currency)
    text = tr("Budget {amount}: ranking order, not an optimum", amount=amount)
    axes.annotate(
        drawable(one_line(text)), (100, y), xytext=(0, -2 * POINTS), textcoords="offset points", ha="right", va="top",
        color=theme.accent, fontfamily=FAMILIES, fontsize=theme.type.caption * POINTS, fontweight=BOLD,
        annotation_clip=False, parse_math=False, zorder=3.1,
        bbox={"facecolor": theme.surface, "edgecolor": "none", "pad": 1.0},
    )  # fmt: skip


def _key_rows(results: Results, theme: Theme, width: float) -> list[list[tuple[float, str, str]]]:
    """Drivers as (distance, colour, text) in rows, in the order of the stack."""
    rows: list[list[tuple[float, str, str]]] = [[]]
    x = 0.0
    size = theme.type.caption
    for column, driver in enumerate(results.snapshot.leaves):
        text = elided(one_line(driver.name or driver.code), size, size * 18)
        needed = size * 1.3 + text_width(text, size)
        if rows[-1] and x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, theme.driver(column, driver.colour), text))
        x += needed + theme.space.l
    return [row for row in rows if row]


def _draw_key(axes: Axes, rows: list[list[tuple[float, str, str]]], theme: Theme, left: float) -> None:
    size = theme.type.caption
    square = {"boxstyle": "square,pad=0", "linewidth": 0}
    style: dict[str, Any] = {"fontfamily": FAMILIES, "fontsize": size * POINTS, "parse_math": False}
    for number, row in enumerate(reversed(rows)):
        y = theme.space.s + size * 1.75 * number
        for x, colour, text in row:
            place = (x - left + theme.space.s, y)
            bbox = {**square, "facecolor": colour}
            text_at(axes, "\u2003", (0, 1), place, {**style, "fontsize": size * 0.8 * POINTS}, bbox=bbox)
            text_at(axes, text, (0, 1), (place[0] + size * 1.3, y), style, color=theme.text_secondary)
