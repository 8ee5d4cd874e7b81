"""The steps of the road as rows: gaps to their targets by priority, and what each assessment found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.lettering import drawable, elided, text_width
from vmo_desktop.charts.maturity_data import MaturityView
from vmo_desktop.charts.maturity_words import assessment_name, change_text, level_text, numbered
from vmo_desktop.charts.numbers import ticks
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts

tr = Texts("Chart")

ROW = 28.0
"""Logical pixels of a row at 100 %."""

NAMES, WORDS = 0.4, 0.3
"""Largest parts of the width for names and for what stands at the end of a row."""

MARKERS = ("o", "^", "D", "v", "p", "h")
"""Shapes of earlier assessments; the last one is a filled square."""


@dataclass(frozen=True)
class StepRows:
    """Steps from the top down, by their places on the road, with what is said at the end of each row."""

    view: MaturityView
    title: str
    order: tuple[int, ...]
    said: tuple[str, ...]
    key: tuple[str, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the rows."""
        return tuple(numbered(place, self.view.road.steps[place]) for place in self.order)


def gap_rows(view: MaturityView) -> StepRows:
    """The steps by priority."""
    order, found = view.now.by_priority, view.now.found
    said = tuple(
        tr(
            "gap {gap} × {importance} = {priority}",
            gap=level_text(found.gap[place]),
            importance=level_text(view.road.steps[place].importance),
            priority=level_text(found.priority[place]),
        )
        if found.gap[place] > 0
        else tr("not rated")
        if isnan(found.level[place])
        else tr("no target")
        if isnan(found.gap[place])
        else tr("reached")
        for place in order
    )
    key = (tr("filled: level now, hatched: gap, upright line: target; gap × importance = priority"),)
    return StepRows(view, tr("Gaps by priority"), order, said, key)


def course_rows(view: MaturityView) -> StepRows:
    """The steps in their order, with the change from the first rated assessment to the last."""
    order = tuple(range(len(view.road.steps)))
    levels = np.array([each.found.level for each in view.rated]).reshape(len(view.rated), len(order))
    said = tuple(_change(levels[:, place]) for place in order)
    return StepRows(view, tr("Levels over time"), order, said, tuple(assessment_name(e.assessment) for e in view.rated))


def _change(levels: FloatArray) -> str:
    known = levels[~np.isnan(levels)]
    if not known.size:
        return tr("not rated")
    if known.size == 1:
        return level_text(float(known[0]))
    first, last = float(known[0]), float(known[-1])
    return f"{level_text(first)} → {level_text(last)} ({change_text(last - first)})"


@dataclass(frozen=True)
class _Ground:
    """Where rows and levels lie, in logical pixels."""

    left: float
    right: float
    first: float
    step: float
    top: float

    def x(self, level: float) -> float:
        """Where a level lies across."""
        return self.left + level / self.top * (self.right - self.left)

    def y(self, row: int) -> float:
        """The middle of a row."""
        return self.first + (row + 0.5) * self.step


def _head(rows: StepRows, theme: Theme) -> float:
    """Height of title, key and scale."""
    return (1.6 + max(len(rows.key), 1) + 1.2) * LINE * theme.type.caption


def rows_height(rows: StepRows, theme: Theme) -> float:
    """Logical pixels that the chart needs."""
    return _head(rows, theme) + len(rows.order) * ROW * theme.type.body / 13 + theme.space.s


def _ground(rows: StepRows, theme: Theme, width: float, height: float) -> _Ground:
    caption, edge = theme.type.caption, float(theme.space.m)
    names = min(max(text_width(each, caption) for each in rows.names), NAMES * width)
    words = min(max(text_width(each, caption) for each in rows.said), WORDS * width)
    left = edge + names + theme.space.m
    right = max(width - edge - words - theme.space.m, left + 30.0)
    first = _head(rows, theme)
    step = min((height - first - theme.space.s) / len(rows.order), 1.6 * ROW * theme.type.body / 13)
    return _Ground(left, right, first, step, rows.view.top)


def row_spots(rows: StepRows, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Where the newest level of each row lies, in logical pixels across and down; of unrated ones the beginning."""
    ground = _ground(rows, theme, width, height)
    levels = [rows.view.now.found.level[place] for place in rows.order]
    x = [ground.x(0.0 if isnan(level) else float(level)) for level in levels]
    return np.array(x), np.array([ground.y(row) for row in range(len(x))])


def draw_gaps(axes: Axes, rows: StepRows, theme: Theme) -> None:
    """Draw each step's level, its gap and its target; the axes fill their figure."""
    ground = _draw_ground(axes, rows, theme)
    found, steps = rows.view.now.found, rows.view.road.steps
    for row, place in enumerate(rows.order):
        y, thick, level, target = ground.y(row), 0.5 * ground.step, found.level[place], steps[place].target
        axes.barh(y, ground.right - ground.left, thick, left=ground.left, facecolor=theme.sunken, zorder=1.0,
                  edgecolor=theme.line_strong, linewidth=0.75)  # fmt: skip
        if not isnan(level):
            axes.barh(y, ground.x(level) - ground.left, thick, left=ground.left, facecolor=theme.funded, zorder=2.0,
                      edgecolor=theme.line_strong, linewidth=0.75)  # fmt: skip
        if target is not None:
            start = 0.0 if isnan(level) else float(level)
            if target > start and not isnan(level):
                axes.barh(y, ground.x(target) - ground.x(start), thick, left=ground.x(start), facecolor="none",
                          edgecolor=theme.text_secondary, hatch="////", linewidth=0.75, zorder=2.1)  # fmt: skip
            x = ground.x(target)
            for colour, width in ((theme.surface, 5.0), (theme.text, 2.2)):
                axes.plot([x, x], [y - 0.8 * thick, y + 0.8 * thick], color=colour, linewidth=width,
                          solid_capstyle="butt", zorder=3.0)  # fmt: skip
    _draw_key(axes, rows.key, theme)


def draw_course(axes: Axes, rows: StepRows, theme: Theme) -> None:
    """Draw for each step the levels that each assessment found; the axes fill their figure."""
    ground = _draw_ground(axes, rows, theme)
    for row, place in enumerate(rows.order):
        y = ground.y(row)
        axes.plot([ground.left, ground.right], [y, y], color=theme.line, linewidth=0.75, zorder=0.6)
        target = rows.view.road.steps[place].target
        if target is not None:
            x, thick = ground.x(target), 0.32 * ground.step
            axes.plot([x, x], [y - thick, y + thick], color=theme.text, linewidth=2.2, zorder=1.0)
        levels = [float(each.found.level[place]) for each in rows.view.rated]
        known = [level for level in levels if not isnan(level)]
        if len(known) > 1:
            axes.plot([ground.x(known[0]), ground.x(known[-1])], [y, y], color=theme.accent, linewidth=2.0, zorder=1.5)
        for number, level in enumerate(levels):
            if not isnan(level):
                _mark(axes, (ground.x(level), y), (number, len(levels)), theme)
    _draw_times(axes, rows, theme)


def _mark(axes: Axes, at: tuple[float, float], which: tuple[int, int], theme: Theme) -> None:
    """The mark of an assessment: a shape of its own, the newest filled and smaller, so that it covers none."""
    number, count = which
    is_last = number == count - 1
    size = (0.5 if is_last else 0.8) * theme.type.body * POINTS
    inside, edge = (theme.accent, theme.accent) if is_last else (theme.surface, theme.text_secondary)
    marker = "s" if is_last else MARKERS[number % len(MARKERS)]
    axes.plot(*at, linestyle="none", marker=marker, markersize=size, markerfacecolor=inside, markeredgewidth=1.5,
              markeredgecolor=edge, zorder=2.0 + number / count)  # fmt: skip


def _draw_ground(axes: Axes, rows: StepRows, theme: Theme) -> _Ground:
    """Title, names, scale and what is said at the ends."""
    width, height = pixel_axes(axes, theme)
    ground, caption = _ground(rows, theme, width, height), theme.type.caption
    edge, line = float(theme.space.m), LINE * caption
    title = elided(rows.title, caption, width - 2 * edge, is_bold=True)
    style = caption_style(theme, theme.text, is_bold=True)
    axes.text(edge, 0.8 * line, drawable(title), va="center_baseline", **style)
    bottom = ground.y(len(rows.order) - 1) + ground.step / 2
    for level in ticks(0.0, ground.top, 6):
        x = ground.x(level)
        axes.plot([x, x], [ground.first, bottom], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(x, ground.first - 0.5 * line, level_text(level), ha="center", va="center_baseline",
                  **caption_style(theme, theme.text_faint))  # fmt: skip
    for row, (name, said) in enumerate(zip(rows.names, rows.said, strict=True)):
        y = ground.y(row)
        shown = elided(name, caption, ground.left - edge - theme.space.s)
        axes.text(edge, y, drawable(shown), va="center_baseline", **caption_style(theme, theme.text))
        shown = elided(said, caption, width - ground.right - theme.space.m - theme.space.xs)
        x = ground.right + theme.space.m
        axes.text(x, y, drawable(shown), va="center_baseline", **caption_style(theme, theme.text_secondary))
    return ground


def _draw_key(axes: Axes, key: Sequence[str], theme: Theme) -> None:
    line, width = LINE * theme.type.caption, axes.get_xlim()[1]
    for row, text in enumerate(key):
        said = elided(text, theme.type.caption, width - 2 * theme.space.m)
        style = caption_style(theme, theme.text_secondary)
        axes.text(theme.space.m, (1.9 + row) * line, drawable(said), va="center_baseline", **style)


def _draw_times(axes: Axes, rows: StepRows, theme: Theme) -> None:
    """The key of the assessments: their marks with their names."""
    line, width = LINE * theme.type.caption, axes.get_xlim()[1]
    left = theme.space.m + theme.type.caption
    for number, text in enumerate(rows.key):
        y = (1.9 + number) * line
        _mark(axes, (left - 0.4 * theme.type.caption, y), (number, len(rows.key)), theme)
        said = elided(text, theme.type.caption, width - left - 2 * theme.space.m)
        style = caption_style(theme, theme.text_secondary)
        axes.text(left + theme.space.s, y, drawable(said), va="center_baseline", **style)
