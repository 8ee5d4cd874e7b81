"""Values over the weight of one driver: straight lines, where they cross, and the weight as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from vmo_desktop.charts.crossing_data import FIRST, CrossingData
from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.numbers import compact, ticks
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes, stacked
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.sensitivity_words import present_text, share_text

tr = Texts("Chart")

FEW = 8
"""With so many lines at most the axis of values begins at 0."""

NAMES = 0.3
"""Share of the width for names at most."""


@dataclass(frozen=True)
class CrossingGround:
    """The plot in its figure, in logical pixels, and the values at its lower and upper edge."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float

    def x(self, weight: FloatArray | float) -> FloatArray:
        """Where weights lie across."""
        return np.asarray(self.left + np.asarray(weight) * (self.right - self.left))

    def y(self, value: FloatArray | float) -> FloatArray:
        """Where values lie from above."""
        share = (np.asarray(value) - self.low) / (self.high - self.low)
        return np.asarray(self.bottom - share * (self.bottom - self.top))


def crossing_ground(data: CrossingData, theme: Theme, width: float, height: float) -> CrossingGround:
    """Leave room for numbers, titles and the names at the right."""
    low, high = _range(data)
    caption, space = theme.type.caption, theme.space
    numbers = max((text_width(compact(each), caption) for each in ticks(low, high, 6)), default=0.0)
    widest = max((text_width(one_line(data.names[row]), caption) for row in data.named.tolist()), default=0.0)
    left = numbers + space.s + space.xs
    right = width - min(widest + space.xl, NAMES * width) - space.s
    return CrossingGround(
        left, max(right, left + 1), 3 * caption * LINE, height - 2 * caption * LINE - space.s, low, high
    )


def _range(data: CrossingData) -> tuple[float, float]:
    ends = np.concatenate((data.sweep.lines.start, data.sweep.lines.end))
    if not np.isfinite(ends).any():
        return 0.0, 100.0
    high = float(np.nanmax(ends))
    low = min(0.0, float(np.nanmin(ends)))
    if len(data.names) > FEW and len(data.named):
        rows = data.named
        low = float(min(data.sweep.lines.start[rows].min(), data.sweep.lines.end[rows].min()))
    span = (high - low) or 1.0
    return (low if low == 0 else low - 0.03 * span), high + 0.04 * span


def crossing_spots(data: CrossingData, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Where the marked crossings lie, in logical pixels."""
    ground = crossing_ground(data, theme, width, height)
    weights = data.sweep.crossings.weights[data.marked]
    return ground.x(weights), ground.y(data.sweep.values_met[data.marked])


def draw_crossing_lines(axes: Axes, data: CrossingData, theme: Theme) -> None:
    """Draw the lines; the axes fill their figure. The thick line is whoever is first; diamonds are changes of it."""
    width, height = pixel_axes(axes, theme)
    ground = crossing_ground(data, theme, width, height)
    _draw_scales(axes, data, theme, ground)
    _draw_lines(axes, data, theme, ground)
    _draw_weights(axes, data, theme, ground)
    x, y = crossing_spots(data, theme, width, height)
    is_lead = np.isin(data.marked, data.leading)
    for which, marker, size in ((~is_lead, "o", 4.5), (is_lead, "D", 8.0)):
        axes.plot(
            x[which], y[which], linestyle="none", marker=marker, markersize=size * POINTS, zorder=4.0,
            markerfacecolor=theme.text if marker == "D" else theme.surface, markeredgecolor=theme.text,
            markeredgewidth=0.9,
        )  # fmt: skip
    _draw_names(axes, data, theme, ground, width)


def _draw_scales(axes: Axes, data: CrossingData, theme: Theme, ground: CrossingGround) -> None:
    caption, faint = theme.type.caption, caption_style(theme, theme.text_secondary)
    for value in ticks(ground.low, ground.high, 6):
        y = float(ground.y(value))
        axes.plot([ground.left, ground.right], [y, y], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(ground.left - theme.space.xs, y, compact(value), ha="right", va="center_baseline", **faint)
    steps = 5 if ground.right - ground.left > 26 * caption else 2
    for weight in np.linspace(0, 1, steps + 1).tolist():
        x = float(ground.x(weight))
        axes.plot([x, x], [ground.bottom, ground.bottom + 3], color=theme.line_strong, linewidth=1.0)
        axes.text(x, ground.bottom + theme.space.s, share_text(weight), ha="center", va="top", **faint)
    axes.plot([ground.left, ground.right], [ground.bottom] * 2, color=theme.line_strong, linewidth=1.0)
    title = tr("weight of {driver}; the others keep their proportions", driver=one_line(data.driver))
    shown = elided(title, caption, ground.right - ground.left)
    axes.text(ground.right, ground.bottom + caption * LINE + theme.space.s, drawable(shown), ha="right", va="top",
              **faint)  # fmt: skip
    is_all = len(data.named) == len(data.names) - len(data.sweep.left_out)
    named = "" if is_all else tr("named: ever among the first {count}, or crossing the line of funding", count=FIRST)
    if data.funded is None and not is_all:
        named = tr("named: ever among the first {count}", count=FIRST)
    said = tr("value") + (f" · {named}" if named else "")
    axes.text(
        theme.space.s, caption * LINE / 2 + theme.space.xs, drawable(elided(said, caption, ground.right)), ha="left",
        va="center_baseline", **faint,
    )  # fmt: skip


def _draw_lines(axes: Axes, data: CrossingData, theme: Theme, ground: CrossingGround) -> None:
    start, end = data.sweep.lines.start, data.sweep.lines.end
    others = np.setdiff1d(np.flatnonzero(~np.isnan(start)), data.named)
    frame = Rectangle((ground.left, ground.top), ground.right - ground.left, ground.bottom - ground.top)
    frame.set_transform(axes.transData)
    lines = [[(ground.left, float(ground.y(start[row]))), (ground.right, float(ground.y(end[row])))] for row in others]
    faint = LineCollection(lines, colors=theme.line, linewidths=0.7, zorder=1.0)
    axes.add_collection(faint, autolim=False)
    faint.set_clip_path(frame)
    for place, row in enumerate(data.named.tolist()):
        (drawn,) = axes.plot(
            [ground.left, ground.right], ground.y(np.array([start[row], end[row]])),
            color=theme.category(place).colour, linewidth=1.4, zorder=2.0, linestyle=_DASHES[place // 8 % 2],
        )  # fmt: skip
        drawn.set_clip_path(frame)
    places = {row: place for place, row in enumerate(data.named.tolist())}
    for each in data.sweep.reigns:
        ends = np.array([each.start, each.end])
        values = data.sweep.lines.start[each.row] * (1 - ends) + data.sweep.lines.end[each.row] * ends
        axes.plot(
            ground.x(ends), ground.y(values), color=theme.category(places[each.row]).colour, linewidth=3.2, zorder=2.5,
            solid_capstyle="butt",
        )  # fmt: skip


_DASHES = ("-", "--")


def _draw_weights(axes: Axes, data: CrossingData, theme: Theme, ground: CrossingGround) -> None:
    """The weight as it is, dotted, and the one that is looked at."""
    caption = theme.type.caption
    for weight in data.sweep.present:
        x = float(ground.x(weight))
        axes.plot([x, x], [ground.top, ground.bottom], color=theme.text, linestyle=(0, (1, 2)), linewidth=1.4, zorder=3)
    marks: list[tuple[float, str]] = [(float(np.mean(data.sweep.present)), present_text(data.sweep.present))]
    if data.shown_at is not None and data.shown_at not in data.sweep.present:
        x = float(ground.x(data.shown_at))
        axes.plot([x, x], [ground.top, ground.bottom], color=theme.accent, linewidth=1.6, zorder=3.1)
        marks.append((data.shown_at, tr("looked at {weight}", weight=share_text(data.shown_at))))
    taken: list[tuple[float, float]] = []
    for weight, text in reversed(marks):
        half = text_width(text, caption) / 2
        x = min(max(float(ground.x(weight)), ground.left + half), ground.right - half)
        if all(abs(x - other) > half + reach for other, reach in taken):
            taken.append((x, half + theme.space.xs))
            colour = theme.text if text == marks[0][1] else theme.accent
            axes.text(
                x, ground.top - caption * 0.3, drawable(text), ha="center", va="bottom", **caption_style(theme, colour)
            )


def _draw_names(axes: Axes, data: CrossingData, theme: Theme, ground: CrossingGround, width: float) -> None:
    rows: Sequence[int] = data.named.tolist()
    wanted = [float(ground.y(float(data.sweep.lines.end[row]))) for row in rows]
    caption, edge = theme.type.caption, ground.right + theme.space.l
    places = stacked(wanted, caption * 1.25, ground.top - caption, ground.bottom + caption)
    for place, (row, y) in enumerate(zip(rows, places.tolist(), strict=True)):
        if np.isnan(y):
            continue
        colour = theme.category(place).colour
        axes.plot([ground.right, edge - 3], [wanted[place], y], color=colour, linewidth=0.8, zorder=1.5)
        text = elided(one_line(data.names[row]), caption, width - edge - theme.space.xs)
        axes.text(edge, y, drawable(text), ha="left", va="center_baseline", **caption_style(theme, theme.text))
