"""The dashboard as one chart: the portfolio's progress, realized against planned by quarter, and bars of who is behind.

On a wide figure the bars stand beside the quarters, on a narrow one below them.
"""

from dataclasses import dataclass
from math import isnan

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.dashboard_data import (
    Bar,
    Dashboard,
    Kind,
    bar_name,
    headline,
    kind_title,
    promise_words,
    quarter_name,
)
from vmo_desktop.charts.kpi_words import SIGNS, share_text, status_colour
from vmo_desktop.charts.lettering import drawable, elided, text_width
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.realization import Status
from vmo_desktop.translation import Texts

tr = Texts("Chart")

ROW = 24.0
"""Logical pixels of a bar at 100 %."""

HEAD, QUARTERS, GROUP = 3.0, 8.0, 1.3
"""Rows that the portfolio's bar takes, the quarters, and the title of each kind of bars."""

WIDE = 56.0
"""From so many type sizes on the figure is wide."""

NAMES = 0.36
"""Largest part of its column's width that names take."""


@dataclass(frozen=True)
class _Column:
    """A part of the figure's width."""

    left: float
    right: float


@dataclass(frozen=True)
class _Ground:
    """Where everything lies, in logical pixels; `rows` are bars with their middles, `titles` of kinds with theirs."""

    step: float
    first: _Column
    second: _Column
    names: float
    numbers: float
    quarters: tuple[float, float]
    rows: tuple[tuple[Bar, float], ...]
    titles: tuple[tuple[Kind, float], ...]

    def bar_x(self, share: float) -> float:
        """Where a share lies among the bars; from 0 to 1."""
        left, right = self.names, self.numbers
        return left + min(max(share, 0.0), 1.0) * (right - left)

    def quarter_y(self, share: float) -> float:
        """Where a share lies down among the quarters."""
        top, bottom = self.quarters
        return bottom - min(max(share, 0.0), 1.0) * (bottom - top)


def _step(theme: Theme) -> float:
    return ROW * theme.type.body / 13


def _is_wide(theme: Theme, width: float) -> bool:
    return width > WIDE * theme.type.body


def dashboard_height(data: Dashboard, theme: Theme, width: float) -> float:
    """Logical pixels that the chart needs in a width."""
    kinds = len({bar.kind for bar in data.bars})
    bars = kinds * GROUP + len(data.bars) + 0.5
    above = HEAD + QUARTERS
    return (max(above, bars) if _is_wide(theme, width) else above + bars) * _step(theme)


def _ground(data: Dashboard, theme: Theme, width: float, height: float) -> _Ground:
    step, edge = _step(theme), float(theme.space.m)
    if _is_wide(theme, width):
        first, second = _Column(edge, width * 0.48), _Column(width * 0.52, width - edge)
        y, quarters_end = 0.3 * step, height - 1.2 * step
    else:
        first = second = _Column(edge, width - edge)
        y, quarters_end = (HEAD + QUARTERS) * step, (HEAD + QUARTERS - 1.2) * step
    rows, titles = _placed(data, step, y, height)
    caption, room = theme.type.caption, second.right - second.left
    names = max((text_width(bar_name(bar), caption) for bar, _ in rows), default=0.0)
    numbers = max((text_width(_number(data, bar), caption) for bar, _ in rows), default=0.0)
    left = second.left + min(names, NAMES * room) + theme.space.s
    right = max(second.right - min(numbers, 0.42 * room) - theme.space.s, left + 20.0)
    return _Ground(step, first, second, left, right, ((HEAD + 1.2) * step, quarters_end), rows, titles)


def _placed(
    data: Dashboard, step: float, y: float, height: float
) -> tuple[tuple[tuple[Bar, float], ...], tuple[tuple[Kind, float], ...]]:
    """The bars of each kind below its title; a kind has as many as its share of the room holds."""
    kinds = list(dict.fromkeys(bar.kind for bar in data.bars))
    rows, titles = list[tuple[Bar, float]](), list[tuple[Kind, float]]()
    for place, kind in enumerate(kinds):
        bars = [bar for bar in data.bars if bar.kind is kind]
        room = (height - y) / step - GROUP * (len(kinds) - place)
        others = sum(bar.kind in kinds[place + 1 :] for bar in data.bars)
        fair = max(int(room / (len(kinds) - place)), int(room) - others, 1)
        titles.append((kind, y + 0.7 * step))
        y += GROUP * step
        for bar in bars[:fair]:
            rows.append((bar, y + step / 2))
            y += step
    return tuple(rows), tuple(titles)


def dashboard_spots(data: Dashboard, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Where the quarters and then the bars that have room lie, in logical pixels across and down."""
    ground = _ground(data, theme, width, height)
    spots = [
        (x, ground.quarter_y(0.0 if isnan(each.realized) else each.realized))
        for each, (x, _) in zip(data.quarters, _quarter_places(data, ground), strict=True)
    ]
    for bar, y in ground.rows:
        done = bar.promise.progress.progress
        spots.append((ground.bar_x(0.0 if isnan(done) else done), y))
    found = np.array(spots, dtype=np.float64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _quarter_places(data: Dashboard, ground: _Ground) -> list[tuple[float, float]]:
    """Middle and half width of each quarter."""
    left, right = ground.first.left + 3.2 * ground.step / 2, ground.first.right
    pitch = (right - left) / max(len(data.quarters), 4)
    return [(left + (place + 0.5) * pitch, 0.32 * pitch) for place in range(len(data.quarters))]


def draw_dashboard(axes: Axes, data: Dashboard, theme: Theme) -> None:
    """Draw the whole; the axes fill their figure.

    What is planned is an outline or an upright line, what is realized a filled bar.
    """
    width, height = pixel_axes(axes, theme)
    ground = _ground(data, theme, width, height)
    _draw_head(axes, data, ground, theme)
    _draw_quarters(axes, data, ground, theme)
    for kind, y in ground.titles:
        style = caption_style(theme, theme.text, is_bold=True)
        axes.text(ground.second.left, y, drawable(kind_title(kind)), va="center_baseline", **style)
    for row in ground.rows:
        _draw_bar(axes, data, row, ground, theme)


def _draw_head(axes: Axes, data: Dashboard, ground: _Ground, theme: Theme) -> None:
    left, right, step = ground.first.left, ground.first.right, ground.step
    style = {**caption_style(theme, theme.text, is_bold=True), "fontsize": theme.type.body * POINTS}
    said = elided(headline(data), theme.type.body, right - left, is_bold=True)
    axes.text(left, 0.8 * step, drawable(said), va="center_baseline", **style)
    done, due = data.portfolio.progress.progress, data.portfolio.planned.progress
    _draw_shares(axes, (left, right), (2.0 * step, 0.7 * step), (done, due), theme)


def _draw_shares(
    axes: Axes, ends: tuple[float, float], place: tuple[float, float], shares: tuple[float, float], theme: Theme
) -> None:
    """A track from 0 to 1 filled as far as is realized, with an upright line where the plan is."""
    (left, right), (y, thickness), (done, due) = ends, place, shares
    span = right - left
    axes.barh(
        y, span, thickness, left=left, facecolor=theme.sunken, edgecolor=theme.line_strong, linewidth=0.75, zorder=1.0
    )
    if not isnan(done):
        long = min(max(done, 0.0), 1.0) * span
        axes.barh(y, long, thickness, left=left, facecolor=theme.funded, edgecolor=theme.line_strong, linewidth=0.75,
                  zorder=2.0)  # fmt: skip
    if not isnan(due):
        x = left + min(max(due, 0.0), 1.0) * span
        for colour, width, order in ((theme.surface, 5.0, 3.0), (theme.text, 2.2, 3.1)):
            reach = [y - 0.75 * thickness, y + 0.75 * thickness]
            axes.plot([x, x], reach, color=colour, linewidth=width, solid_capstyle="butt", zorder=order)


def _draw_quarters(axes: Axes, data: Dashboard, ground: _Ground, theme: Theme) -> None:
    faint, caption, step = caption_style(theme, theme.text_secondary), theme.type.caption, ground.step
    top, bottom = ground.quarters
    said = tr("By quarter: filled is realized, the outline or upright line planned")
    said = elided(said, caption, ground.first.right - ground.first.left, is_bold=True)
    style = caption_style(theme, theme.text, is_bold=True)
    axes.text(ground.first.left, top - 0.9 * step, drawable(said), va="center_baseline", **style)
    left = ground.first.left + 3.2 * step / 2
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = ground.quarter_y(share)
        axes.plot([left, ground.first.right], [y, y], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(left - theme.space.xs, y, share_text(share), ha="right", va="center_baseline", **faint)
    if not data.quarters:
        words = tr("No quarter has ended since the first baseline.")
        axes.text(left + theme.space.s, (top + bottom) / 2, drawable(words), va="center_baseline", **faint)
    for quarter, (x, half) in zip(data.quarters, _quarter_places(data, ground), strict=True):
        for share, colour, edge, order in (
            (quarter.realized, theme.funded, theme.line_strong, 2.0), (quarter.planned, "none", theme.text, 2.5),
        ):  # fmt: skip
            if not isnan(share):
                y = ground.quarter_y(share)
                axes.bar(x, bottom - y, 2 * half, bottom=y, facecolor=colour, edgecolor=edge, linewidth=1.4,
                         zorder=order)  # fmt: skip
        if text_width(quarter_name(quarter), caption) < 3.0 * half:
            y = bottom + LINE * caption * 0.8
            axes.text(x, y, quarter_name(quarter), ha="center", va="center_baseline", **faint)


def _number(data: Dashboard, bar: Bar) -> str:
    return f"{SIGNS[data.status_of(bar.promise)]} {promise_words(bar.promise)}"


def _draw_bar(axes: Axes, data: Dashboard, row: tuple[Bar, float], ground: _Ground, theme: Theme) -> None:
    (bar, y), caption = row, theme.type.caption
    name = elided(bar_name(bar), caption, ground.names - theme.space.s - ground.second.left)
    axes.text(ground.second.left, y, drawable(name), va="center_baseline", **caption_style(theme, theme.text))
    shares = (bar.promise.progress.progress, bar.promise.planned.progress)
    _draw_shares(axes, (ground.names, ground.numbers), (y, 0.56 * ground.step), shares, theme)
    found = data.status_of(bar.promise)
    tone = status_colour(found, theme) if found in (Status.AT_RISK, Status.OFF_TRACK) else theme.text
    said = elided(_number(data, bar), caption, ground.second.right - ground.numbers - theme.space.s)
    axes.text(ground.numbers + theme.space.s, y, drawable(said), va="center_baseline", **caption_style(theme, tone))
