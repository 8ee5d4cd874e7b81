"""The dashboard as one chart: key figures, realized against planned by quarter, and bars of who is behind."""

from math import isnan

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.dashboard_data import (
    Bar,
    Dashboard,
    Kind,
    bar_name,
    bar_number,
    beside_title,
    kind_title,
    quarter_name,
)
from vmo_desktop.charts.dashboard_figures import key_figures
from vmo_desktop.charts.dashboard_ground import (
    BESIDE,
    NAMES,
    NUMBERS,
    Column,
    Ground,
    Place,
    ground_of,
    needed_rows,
    row_step,
)
from vmo_desktop.charts.kpi_words import SIGNS, share_text, status_colour
from vmo_desktop.charts.lettering import drawable, elided, text_width
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.realization import Status
from vmo_desktop.translation import Texts

tr = Texts("Chart")


def dashboard_height(data: Dashboard, theme: Theme, width: float) -> float:
    """Logical pixels that the chart needs in a width."""
    return needed_rows(data, theme, width, len(key_figures(data))) * row_step(theme)


def _ground(data: Dashboard, theme: Theme, width: float, height: float) -> Ground:
    return ground_of(data, theme, (width, height), len(key_figures(data)))


def dashboard_spots(data: Dashboard, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Where the quarters and then the bars that have room lie, in logical pixels across and down."""
    ground = _ground(data, theme, width, height)
    places = ground.quarter_places(len(data.quarters))
    spots = [
        (x, ground.quarter_y(0.0 if isnan(each.realized) else each.realized))
        for each, (x, _) in zip(data.quarters, places, strict=True)
    ]
    ends = _track_ends(data, ground, theme)
    for bar, place in ground.rows:
        done = bar.promise.progress.progress
        left, right = ends[place.column]
        spots.append((left + _clipped(0.0 if isnan(done) else done) * (right - left), place.y))
    found = np.array(spots, dtype=np.float64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def drawn_bars(data: Dashboard, theme: Theme, width: float, height: float) -> tuple[Bar, ...]:
    """The bars that have room, in the order of their spots."""
    return tuple(bar for bar, _ in _ground(data, theme, width, height).rows)


def draw_dashboard(axes: Axes, data: Dashboard, theme: Theme) -> None:
    """Draw the whole; the axes fill their figure.

    What is planned is an outline or an upright line, what is realized a filled bar.
    """
    width, height = pixel_axes(axes, theme)
    ground = _ground(data, theme, width, height)
    _draw_figures(axes, data, ground, theme)
    done, due = data.portfolio.progress.progress, data.portfolio.planned.progress
    _draw_shares(axes, (ground.head.left, ground.head.right), (ground.track, 0.6 * ground.step), (done, due), theme)
    _draw_quarters(axes, data, ground, theme)
    ends = _track_ends(data, ground, theme)
    for kind, place in ground.titles:
        _draw_title(axes, data, (kind, place), ends[place.column][1] + theme.space.s, theme)
    for bar, place in ground.rows:
        _draw_bar(axes, data, (bar, place), ends[place.column], theme)


def _draw_title(axes: Axes, data: Dashboard, row: tuple[Kind, Place], numbers: float, theme: Theme) -> None:
    """A kind with what its columns hold, the second of which begins at `numbers`."""
    kind, place = row
    bold, faint = caption_style(theme, theme.text, is_bold=True), caption_style(theme, theme.text_secondary)
    axes.text(place.column.left, place.y, drawable(kind_title(kind)), va="center_baseline", **bold)
    beside = beside_title(kind) if any(bar.beside for bar in data.bars if bar.kind is kind) else ""
    axes.text(place.column.right, place.y, drawable(beside), ha="right", va="center_baseline", **faint)
    room = place.column.right - numbers - text_width(beside, theme.type.caption) - theme.space.s
    said = tr("realized of planned")
    said = said if text_width(said, theme.type.caption) <= room else tr("of planned")
    axes.text(numbers, place.y, drawable(said), va="center_baseline", **faint)


def _clipped(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _draw_figures(axes: Axes, data: Dashboard, ground: Ground, theme: Theme) -> None:
    number = {**caption_style(theme, theme.text, is_bold=True), "fontsize": theme.type.lead * POINTS}
    words = caption_style(theme, theme.text_secondary)
    for figure, place in zip(key_figures(data), ground.figures, strict=True):
        room = place.column.width - theme.space.xs
        said = elided(figure.number, theme.type.lead, room, is_bold=True)
        axes.text(place.column.left, place.y - 0.4 * ground.step, drawable(said), va="center_baseline", **number)
        said = elided(figure.words, theme.type.caption, room)
        axes.text(place.column.left, place.y + 0.35 * ground.step, drawable(said), va="center_baseline", **words)


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
        axes.barh(y, _clipped(done) * span, thickness, left=left, facecolor=theme.funded, edgecolor=theme.line_strong,
                  linewidth=0.75, zorder=2.0)  # fmt: skip
    if not isnan(due):
        x = left + _clipped(due) * span
        for colour, width, order in ((theme.surface, 5.0, 3.0), (theme.text, 2.2, 3.1)):
            reach = [y - 0.75 * thickness, y + 0.75 * thickness]
            axes.plot([x, x], reach, color=colour, linewidth=width, solid_capstyle="butt", zorder=order)


def _draw_quarters(axes: Axes, data: Dashboard, ground: Ground, theme: Theme) -> None:
    faint, caption, step, head = (
        caption_style(theme, theme.text_secondary),
        theme.type.caption,
        ground.step,
        ground.head,
    )
    top, bottom = ground.quarters
    said = tr("By quarter: filled is realized, the outline or upright line planned")
    said = elided(said, caption, head.width, is_bold=True)
    style = caption_style(theme, theme.text, is_bold=True)
    axes.text(head.left, top - 0.9 * step, drawable(said), va="center_baseline", **style)
    left = head.left + 1.6 * step
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = ground.quarter_y(share)
        axes.plot([left, head.right], [y, y], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(left - theme.space.xs, y, share_text(share), ha="right", va="center_baseline", **faint)
    if not data.quarters:
        words = tr("No quarter has ended since the first baseline.")
        axes.text(left + theme.space.s, (top + bottom) / 2, drawable(words), va="center_baseline", **faint)
    for quarter, (x, half) in zip(data.quarters, ground.quarter_places(len(data.quarters)), strict=True):
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
    return f"{SIGNS[data.status_of(bar.promise)]} {bar_number(bar)}"


def _widths(data: Dashboard, ground: Ground, column: Column, theme: Theme) -> tuple[float, float, float]:
    """What names, numbers and what stands beside them take of a column."""
    bars, caption = [bar for bar, place in ground.rows if place.column == column], theme.type.caption
    names = max((text_width(bar_name(bar), caption) for bar in bars), default=0.0)
    numbers = max((text_width(_number(data, bar), caption) for bar in bars), default=0.0) + 1.0
    beside = max((text_width(bar.beside, caption) for bar in bars), default=0.0)
    beside = min(beside, BESIDE * column.width) + (theme.space.s if beside else 0.0)
    return min(names, NAMES * column.width), min(numbers, NUMBERS * column.width), beside


def _track_ends(data: Dashboard, ground: Ground, theme: Theme) -> dict[Column, tuple[float, float]]:
    """Where the tracks of each column begin and end."""
    found: dict[Column, tuple[float, float]] = {}
    for column in {place.column for _, place in ground.rows}:
        names, numbers, beside = _widths(data, ground, column, theme)
        left = column.left + names + theme.space.s
        found[column] = left, max(column.right - beside - numbers - theme.space.s, left + 20.0)
    return found


def _draw_bar(axes: Axes, data: Dashboard, row: tuple[Bar, Place], ends: tuple[float, float], theme: Theme) -> None:
    (bar, place), caption, (left, right) = row, theme.type.caption, ends
    column, y = place.column, place.y
    name = elided(bar_name(bar), caption, left - theme.space.s - column.left)
    axes.text(column.left, y, drawable(name), va="center_baseline", **caption_style(theme, theme.text))
    shares = (bar.promise.progress.progress, bar.promise.planned.progress)
    _draw_shares(axes, ends, (y, 0.56 * row_step(theme)), shares, theme)
    found = data.status_of(bar.promise)
    tone = status_colour(found, theme) if found in (Status.AT_RISK, Status.OFF_TRACK) else theme.text
    beside = elided(bar.beside, caption, BESIDE * column.width)
    room = column.right - right - theme.space.s - (text_width(beside, caption) + theme.space.s if beside else 0.0)
    said = elided(_number(data, bar), caption, room)
    axes.text(right + theme.space.s, y, drawable(said), va="center_baseline", **caption_style(theme, tone))
    style = caption_style(theme, theme.text)
    axes.text(column.right, y, drawable(beside), ha="right", va="center_baseline", **style)
