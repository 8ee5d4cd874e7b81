"""How often each initiative is funded while weights and scores vary: bars with their intervals and classes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.lettering import BOLD, FAMILIES, drawable, elided, one_line, register_fonts, text_width
from vmo_desktop.charts.robustness_words import SIGNS, class_word, name_of, percent, shown_order
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.robust_portfolio import OUT, SAFE, Certainty
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.robust_choice import Robustness

tr = Texts("Chart")

ROW = 22.0
"""Logical pixels of a row at 100 %."""

BAR = 0.56
"""Height of a bar as part of its row."""

HEAD, FOOT = 1.3, 2.4
"""Room for the scale above the rows and the key below them, in rows."""

NAMES = 0.34
"""Largest part of the figure's width that names take."""


def acceptability_height(theme: Theme, rows: int) -> float:
    """Logical pixels that a chart of so many rows needs."""
    return (max(rows, 1) + HEAD + FOOT) * ROW * theme.type.body / 13


def first_around_half(found: Robustness, most: int) -> int:
    """The first of so many bars that have chances above and below one half about alike."""
    above = int((found.selection.chance >= 0.5).sum())
    return int(np.clip(above - most // 2, 0, max(len(found.uncertain.rows) - most, 0)))


def draw_acceptability(axes: Axes, found: Robustness, theme: Theme, *, first: int = 0, most: int | None = None) -> None:
    """Draw the initiatives from place `first` on, the surest first, at most `most` of them; the axes fill their figure.

    The line at the end of a bar is where the chance lies, 95 times in 100. Names of what is funded now are bold.
    """
    register_fonts()
    width, height = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches())
    figure_of(axes).set_facecolor(theme.surface)
    axes.set_position((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    rows = shown_order(found)[first:][:most]
    ground = _ground(found, rows, theme, width)
    _draw_scale(axes, theme, ground, len(rows))
    low, high = found.selection.intervals()
    for place, row in enumerate(rows):
        weight = {"fontweight": BOLD} if found.is_funded[row] else {}
        name = _name(found, row, theme.type.caption, width * NAMES)
        axes.text(
            0, ground.y(place), drawable(name), va="center_baseline", **{**_style(theme, theme.text), **weight}
        )  # fmt: skip
        bar = _Bar(float(found.selection.chance[row]), float(low[row]), float(high[row]), found.certainty[row])
        _draw_bar(axes, theme, ground, place, bar)
    _draw_key(axes, theme, ground.y(len(rows)) + ground.step * 0.7)


def acceptability_spots(
    found: Robustness, theme: Theme, width: float, *, first: int = 0, most: int | None = None
) -> tuple[FloatArray, FloatArray]:
    """Where the bars end that `draw_acceptability` draws into so wide a figure: logical pixels across and down."""
    rows = shown_order(found)[first:][:most]
    ground = _ground(found, rows, theme, width)
    x = [ground.x(float(found.selection.chance[row])) for row in rows]
    return np.array(x, dtype=np.float64), np.array([ground.y(place) for place in range(len(rows))], dtype=np.float64)


@dataclass(frozen=True)
class _Bar:
    """A chance, between which ones it lies, and its class."""

    chance: float
    low: float
    high: float
    certainty: Certainty


@dataclass(frozen=True)
class _Ground:
    """Where chances and rows lie, in logical pixels."""

    left: float
    right: float
    step: float

    def x(self, chance: float) -> float:
        """Where a chance stands."""
        return self.left + (self.right - self.left) * chance

    def y(self, place: int) -> float:
        """The middle of a row."""
        return self.step * (HEAD + place + 0.5)


def _ground(found: Robustness, rows: Sequence[int], theme: Theme, width: float) -> _Ground:
    size = theme.type.caption
    names = [_name(found, row, size, width * NAMES) for row in rows]
    left = max((text_width(name, size, is_bold=True) for name in names), default=0.0) + theme.space.m
    said = max(text_width(f"{SIGNS[each]} {class_word(each)}  100 %", size) for each in Certainty)
    return _Ground(left, max(width - said - theme.space.l, left + 1.0), ROW * theme.type.body / 13)


def _name(found: Robustness, row: int, size: float, width: float) -> str:
    return elided(one_line(name_of(found, row)), size, width)


def _style(theme: Theme, colour: str) -> dict[str, Any]:
    return {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS, "color": colour, "parse_math": False}


def _draw_scale(axes: Axes, theme: Theme, ground: _Ground, rows: int) -> None:
    """The scale above, and where the classes part."""
    top, bottom = ground.step * HEAD, ground.step * (HEAD + rows)
    style = _style(theme, theme.text_secondary)
    for chance in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = ground.x(chance)
        axes.plot([x, x], [top, bottom], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(x, top - theme.space.xs, percent(chance), ha="center", va="bottom", **style)
    for chance in (OUT, SAFE):
        x = ground.x(chance)
        axes.plot([x, x], [top, bottom], color=theme.line_strong, linestyle=(0, (2, 2)), linewidth=1.0, zorder=0.6)


def _draw_bar(axes: Axes, theme: Theme, ground: _Ground, place: int, bar: _Bar) -> None:
    """A bar with its interval, and its class in words at the right: filled, hatched or hollow."""
    y = ground.y(place)
    fill = {Certainty.SAFE: theme.funded, Certainty.CONTESTED: theme.amber_soft, Certainty.OUT: theme.surface}
    edge = {Certainty.SAFE: theme.funded, Certainty.CONTESTED: theme.amber, Certainty.OUT: theme.out}
    axes.barh(
        y, ground.x(bar.chance) - ground.left, BAR * ground.step, left=ground.left, facecolor=fill[bar.certainty],
        edgecolor=edge[bar.certainty], linewidth=1.0, zorder=2.0,
        hatch="////" if bar.certainty is Certainty.CONTESTED else None,
    )  # fmt: skip
    ends, cap = [ground.x(each) for each in (bar.low, bar.high)], ground.step * 0.14
    line: dict[str, Any] = {"color": theme.text, "linewidth": 1.25, "zorder": 3.0}
    axes.plot(ends, [y, y], **line)
    for x in ends:
        axes.plot([x, x], [y - cap, y + cap], **line)
    text = f"{SIGNS[bar.certainty]} {class_word(bar.certainty)}  {percent(bar.chance)}"
    axes.text(ground.right + theme.space.m, y, drawable(text), va="center_baseline", **_style(theme, theme.text))


def _draw_key(axes: Axes, theme: Theme, y: float) -> None:
    """What bold names, dotted lines and the line at the end of a bar are."""
    text = tr(
        "bold: funded now · ├┤ interval of 95 % · dotted: safe from {safe} on, out up to {out}",
        safe=percent(SAFE), out=percent(OUT),
    )  # fmt: skip
    width = float(np.diff(axes.get_xlim())[0])
    shown = elided(text, theme.type.caption, width)
    axes.text(0, y, drawable(shown), va="center_baseline", **_style(theme, theme.text_secondary))
