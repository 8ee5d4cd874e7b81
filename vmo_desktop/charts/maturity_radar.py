"""The road as a radar: a spoke for each step, the level now against the target and the assessment before."""

from dataclasses import dataclass
from math import cos, isnan, pi, sin

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.lettering import drawable, elided, text_width
from vmo_desktop.charts.maturity_data import MaturityView
from vmo_desktop.charts.maturity_words import assessment_name, level_text, step_name
from vmo_desktop.charts.numbers import ticks
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts

tr = Texts("Chart")

LEAST = 3
"""So many steps make a radar; of fewer the gaps tell more."""

NAMES = 0.27
"""Largest part of the width that names take to either side."""

SMALL = 5.0
"""A radar of fewer type sizes from its middle to its edge leaves the names away and has the numbers of the steps."""

LINES = 3
"""So many lines a name has at most."""


@dataclass(frozen=True)
class _Ground:
    """Where the spokes lie, in logical pixels."""

    x: float
    y: float
    radius: float
    names: float
    top: float
    spokes: int
    is_named: bool

    def spot(self, place: int, level: float) -> tuple[float, float]:
        """Where a level lies on a spoke; the first spoke points up, the others follow clockwise."""
        angle, far = 2 * pi * place / self.spokes, self.radius * level / self.top
        return self.x + far * sin(angle), self.y - far * cos(angle)


@dataclass(frozen=True)
class _Outline:
    """One of the figures of the radar: how it is told and drawn."""

    said: str
    levels: FloatArray
    colour: str
    marker: str
    dashes: str | tuple[int, tuple[int, ...]]
    is_filled: bool


def _ground(view: MaturityView, theme: Theme, width: float, height: float) -> _Ground:
    line = LINE * theme.type.caption
    key = (len(_outlines(view, theme)) + 0.4) * line
    across = width / 2 - min(NAMES * width, _longest(view, theme)) - theme.space.l
    down = (height - key - 2 * (LINES - 0.5) * line) / 2 - theme.space.m
    radius, is_named = min(across, down), True
    if radius < SMALL * theme.type.caption:
        radius, is_named = max(min(width, height - key) / 2 - 2 * line, 20.0), False
    names = max(width / 2 - radius, 30.0)
    return _Ground(width / 2, key + (height - key) / 2, radius, names, view.top, len(view.road.steps), is_named)


def _longest(view: MaturityView, theme: Theme) -> float:
    """Width of the longest word of all names: they wrap."""
    words = [word for step in view.road.steps for word in step_name(step).split()]
    return max((text_width(word, theme.type.caption) for word in words), default=0.0) + 2.5 * theme.type.caption


def _outlines(view: MaturityView, theme: Theme) -> list[_Outline]:
    """What is drawn, from below to above."""
    now = view.now
    found = []
    if view.before is not None:
        said = tr("before: {name}", name=assessment_name(view.before.assessment))
        found.append(_Outline(said, view.before.found.level, theme.text_faint, "^", (0, (1, 2)), is_filled=False))
    if np.any(~np.isnan(now.targets)):
        colour = theme.category(1).colour
        found.append(_Outline(tr("target"), now.targets, colour, "D", (0, (5, 3)), is_filled=False))
    said = tr("now: {name}", name=assessment_name(now.assessment)) if view.place is not None else tr("not assessed")
    found.append(_Outline(said, now.found.level, theme.accent, "s", "solid", is_filled=True))
    return found


def radar_spots(view: MaturityView, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Where the levels of the steps lie, in logical pixels across and down; unrated ones in the middle."""
    ground = _ground(view, theme, width, height)
    levels = [0.0 if isnan(each) else float(each) for each in view.now.found.level]
    spots = np.array([ground.spot(place, level) for place, level in enumerate(levels)], dtype=np.float64)
    return spots[:, 0], spots[:, 1]


def draw_radar(axes: Axes, view: MaturityView, theme: Theme) -> None:
    """Draw the radar; the axes fill their figure. It needs `LEAST` steps."""
    width, height = pixel_axes(axes, theme)
    ground = _ground(view, theme, width, height)
    _draw_rings(axes, ground, theme)
    outlines = _outlines(view, theme)
    for outline in outlines:
        _draw_outline(axes, outline, ground, theme)
    _draw_spread(axes, view, ground, theme)
    _draw_names(axes, view, ground, theme)
    _draw_key(axes, outlines, theme, width)


def _draw_rings(axes: Axes, ground: _Ground, theme: Theme) -> None:
    every = range(ground.spokes)
    faint = caption_style(theme, theme.text_faint)
    for level in ticks(0.0, ground.top, 6):
        if level > 0:
            ring = [ground.spot(place, level) for place in (*every, 0)]
            is_end = level == ground.top
            axes.plot(*zip(*ring, strict=True), color=theme.line_strong if is_end else theme.line, linewidth=0.75,
                      zorder=0.5)  # fmt: skip
    for place in every:
        axes.plot(*zip((ground.x, ground.y), ground.spot(place, ground.top), strict=True), color=theme.line,
                  linewidth=0.75, zorder=0.5)  # fmt: skip
    for level in ticks(0.0, ground.top, 6):
        x, y = ground.spot(0, level)
        axes.text(x + 3, y, level_text(level), va="center_baseline", zorder=4.0, **faint)


def _draw_outline(axes: Axes, outline: _Outline, ground: _Ground, theme: Theme) -> None:
    """Join neighbours that are known; what is unknown leaves the outline open."""
    known = [place for place, level in enumerate(outline.levels) if not isnan(level)]
    spots = {place: ground.spot(place, float(outline.levels[place])) for place in known}
    for place in known:
        following = (place + 1) % ground.spokes
        if following in spots:
            xs, ys = zip(spots[place], spots[following], strict=True)
            axes.plot(xs, ys, color=outline.colour, linewidth=1.6, linestyle=outline.dashes, zorder=2.0)
    if outline.is_filled and len(known) == ground.spokes:
        axes.fill(*zip(*spots.values(), strict=True), color=outline.colour, alpha=0.16, linewidth=0, zorder=1.0)
    if spots:
        xs, ys = zip(*spots.values(), strict=True)
        _mark(axes, (list(xs), list(ys)), outline, theme)


def _mark(axes: Axes, at: tuple[list[float], list[float]], outline: _Outline, theme: Theme) -> None:
    size = (0.55 * theme.type.caption) * POINTS
    inside = outline.colour if outline.is_filled else theme.surface
    axes.plot(*at, linestyle="none", marker=outline.marker, markersize=size, markerfacecolor=inside,
              markeredgecolor=outline.colour, markeredgewidth=1.4, zorder=3.0)  # fmt: skip


def _draw_spread(axes: Axes, view: MaturityView, ground: _Ground, theme: Theme) -> None:
    found = view.now.found
    for place, (low, high) in enumerate(zip(found.low, found.high, strict=True)):
        if not isnan(low) and low < high:
            xs, ys = zip(ground.spot(place, float(low)), ground.spot(place, float(high)), strict=True)
            axes.plot(xs, ys, color=theme.accent, linewidth=3.0, alpha=0.45, solid_capstyle="round", zorder=1.5)


def _draw_names(axes: Axes, view: MaturityView, ground: _Ground, theme: Theme) -> None:
    style, line = caption_style(theme, theme.text), LINE * theme.type.caption
    for place, step in enumerate(view.road.steps):
        angle = 2 * pi * place / ground.spokes
        x, y = ground.spot(place, ground.top * (1 + 1.1 * theme.type.caption / ground.radius))
        side = "center" if abs(sin(angle)) < 0.15 else "left" if sin(angle) > 0 else "right"
        room = ground.names - (x - ground.x - ground.radius if sin(angle) > 0 else ground.x - x - ground.radius)
        room = 2 * ground.names if side == "center" else room
        name = f"{place + 1} {step_name(step)}" if ground.is_named else str(place + 1)
        lines = _wrapped(name, theme.type.caption, max(room - theme.space.s, 24.0))
        first = y - (len(lines) - 1) * line * (0.5 + 0.5 * cos(angle))
        for row, text in enumerate(lines):
            axes.text(x, first + row * line, drawable(text), ha=side, va="center_baseline", **style)


def _wrapped(text: str, size: float, room: float) -> list[str]:
    """A name in lines; what has no room in the last one ends in an ellipsis."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > room and len(lines) < LINES:
            lines.append(word)
        else:
            lines[-1] = longer
    return [elided(each, size, room) for each in lines]


def _draw_key(axes: Axes, outlines: list[_Outline], theme: Theme, width: float) -> None:
    caption, line = theme.type.caption, LINE * theme.type.caption
    left, long = float(theme.space.m), 2.4 * theme.type.caption
    for row, outline in enumerate(reversed(outlines)):
        y = (row + 0.7) * line
        axes.plot([left, left + long], [y, y], color=outline.colour, linewidth=1.6, linestyle=outline.dashes)
        _mark(axes, ([left + long / 2], [y]), outline, theme)
        said = elided(outline.said, caption, width - left - long - 2 * theme.space.m)
        style = caption_style(theme, theme.text_secondary)
        axes.text(left + long + theme.space.s, y, drawable(said), va="center_baseline", **style)
