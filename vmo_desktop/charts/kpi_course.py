"""The course of a KPI: its plan, forecast and actual readings over time, against baseline and target."""

from dataclasses import dataclass
from datetime import date
from math import isnan, nan

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.kpi_words import kpi_name, series_word, status_colour, status_text, value_text
from vmo_desktop.charts.lettering import drawable, elided, text_width
from vmo_desktop.charts.numbers import compact, ticks
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes, stacked
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.kpi_state import KpiState, months_away
from vmo_desktop.workshop.value_rows import ReadingRow, Series

tr = Texts("Chart")

HEAD, FOOT = 3.2, 2.2
"""Lines of type above for the name and the key, and below for the days."""

AIR = 0.08
"""Part of the span of values that is kept free above and below."""

_STYLES = {
    Series.PLAN: ("o", (0, (5, 3))),
    Series.FORECAST: ("D", (0, (1, 2))),
    Series.ACTUAL: ("s", "solid"),
}
"""Shape of the points and dashes of the line of a series."""


@dataclass(frozen=True)
class Course:
    """The readings of a KPI in order of time, as one row of points."""

    state: KpiState

    @property
    def readings(self) -> tuple[ReadingRow, ...]:
        """All readings by day; of one day plan, forecast, actual."""
        order = list(Series)
        rows = (*self.state.plan, *self.state.forecast, *self.state.actual)
        return tuple(sorted(rows, key=lambda row: (row.on, order.index(row.series))))

    @property
    def days(self) -> tuple[int, int]:
        """First and last day that is shown, as ordinals."""
        kpi = self.state.kpi
        texts = [row.on for row in self.readings] + [each for each in (kpi.baseline_on, kpi.due_on) if each]
        found = [date.fromisoformat(each).toordinal() for each in texts]
        if self.state.day is not None:
            found.append(self.state.day.toordinal())
        low, high = min(found, default=1), max(found, default=2)
        return (low, high) if high > low else (low - 15, low + 15)

    @property
    def values(self) -> tuple[float, float]:
        """Lowest and highest value that is shown."""
        kpi = self.state.kpi
        found = [row.value for row in self.readings] + [each for each in (kpi.baseline, kpi.target) if each is not None]
        low, high = min(found, default=0.0), max(found, default=1.0)
        span = high - low or abs(high) or 1.0
        return low - AIR * span, high + AIR * span


@dataclass(frozen=True)
class _Ground:
    """Where days and values lie, in logical pixels."""

    left: float
    right: float
    top: float
    bottom: float
    days: tuple[int, int]
    values: tuple[float, float]

    def x(self, day: str) -> float:
        """Where a day lies across."""
        first, last = self.days
        return self.left + (date.fromisoformat(day).toordinal() - first) / (last - first) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value lies down."""
        low, high = self.values
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)


def _ground(data: Course, theme: Theme, width: float, height: float) -> _Ground:
    caption, kpi = theme.type.caption, data.state.kpi
    low, high = data.values
    left = max((text_width(compact(each), caption) for each in ticks(low, high, 6)), default=0.0)
    ends = [_end_text(word, value_text(kpi, each)) for word, each in _levels(data.state)]
    right = min(max((text_width(each, caption) for each in ends), default=0.0), 0.32 * width)
    line = LINE * caption
    return _Ground(
        theme.space.m + left + theme.space.s,
        max(width - right - 2 * theme.space.m, left + 40.0),
        HEAD * line + theme.space.s,
        max(height - FOOT * line, HEAD * line + 20.0),
        data.days,
        data.values,
    )


def _levels(state: KpiState) -> list[tuple[str, float]]:
    found = [(tr("target"), state.kpi.target), (tr("baseline"), state.kpi.baseline)]
    return [(word, value) for word, value in found if value is not None]


def _end_text(word: str, value: str) -> str:
    return f"{word} {value}"


def course_spots(data: Course, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Where the readings lie, in logical pixels across and down."""
    ground = _ground(data, theme, width, height)
    rows = data.readings
    return np.array([ground.x(row.on) for row in rows]), np.array([ground.y(row.value) for row in rows])


def draw_course(axes: Axes, data: Course, theme: Theme) -> None:
    """Draw the three series over time; the axes fill their figure.

    Lines tell themselves apart by dashes and the shapes of their points; what is after the day of the state is behind
    an upright line.
    """
    width, height = pixel_axes(axes, theme)
    ground = _ground(data, theme, width, height)
    _draw_head(axes, data, theme, width)
    _draw_scales(axes, ground, theme)
    _draw_levels(axes, data.state, ground, theme)
    if data.state.day is not None:
        x = ground.x(data.state.day.isoformat())
        axes.plot([x, x], [ground.top, ground.bottom], color=theme.line_strong, linewidth=1.0, zorder=1.0)
    state = data.state
    for series, rows in ((Series.PLAN, state.plan), (Series.FORECAST, state.forecast), (Series.ACTUAL, state.actual)):
        _draw_series(axes, series, rows, ground, theme)


def _draw_head(axes: Axes, data: Course, theme: Theme, width: float) -> None:
    caption, room = theme.type.caption, width - 2 * theme.space.m
    style = {**caption_style(theme, theme.text, is_bold=True), "fontsize": theme.type.body * POINTS}
    name = elided(kpi_name(data.state.kpi), theme.type.body, room, is_bold=True)
    axes.text(theme.space.m, theme.space.s, drawable(name), va="top", **style)
    y, x = (HEAD - 0.7) * LINE * caption, float(theme.space.m)
    said = status_text(data.state.status)
    tone = status_colour(data.state.status, theme)
    axes.text(x, y, drawable(said), va="center_baseline", **caption_style(theme, tone, is_bold=True))
    x += text_width(said, caption) + theme.space.l
    for series in Series:
        word = series_word(series)
        if x + 26 + text_width(word, caption) > width - theme.space.s:
            return
        shape, dashes = _STYLES[series]
        axes.plot([x, x + 22], [y, y], color=_colour(series, theme), linestyle=dashes, linewidth=1.6)
        _mark(axes, [x + 11], [y], (shape, _colour(series, theme)), theme)
        axes.text(x + 28, y, drawable(word), va="center_baseline", **caption_style(theme, theme.text))
        x += 28 + text_width(word, caption) + theme.space.l


def _colour(series: Series, theme: Theme) -> str:
    return {Series.PLAN: theme.text_secondary, Series.FORECAST: theme.categories[1].colour}.get(series, theme.accent)


def _mark(axes: Axes, x: list[float], y: list[float], look: tuple[str, str], theme: Theme) -> None:
    shape, colour = look
    is_full = shape == "s"
    size = (0.55 * theme.type.caption * POINTS) ** 2
    axes.scatter(
        x, y, s=size, marker=shape, facecolors=colour if is_full else theme.surface, edgecolors=colour,
        linewidths=1.4, zorder=4.0,
    )  # fmt: skip


def _draw_scales(axes: Axes, ground: _Ground, theme: Theme) -> None:
    faint, line = caption_style(theme, theme.text_secondary), LINE * theme.type.caption
    for value in ticks(*ground.values, max(int((ground.bottom - ground.top) / (2 * line)), 2)):
        y = ground.y(value)
        axes.plot([ground.left, ground.right], [y, y], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(ground.left - theme.space.xs, y, drawable(compact(value)), ha="right", va="center_baseline", **faint)
    taken = -1e9
    for day in _day_ticks(ground):
        x, said = ground.x(day.isoformat()), day.isoformat()[:7]
        half = text_width(said, theme.type.caption) / 2
        axes.plot([x, x], [ground.bottom, ground.bottom + theme.space.xs], color=theme.line_strong, linewidth=0.75)
        if x - half > taken:
            axes.text(x, ground.bottom + line, drawable(said), ha="center", va="center_baseline", **faint)
            taken = x + half + theme.space.m
    edge = [ground.bottom, ground.bottom]
    axes.plot([ground.left, ground.right], edge, color=theme.line_strong, linewidth=0.75, zorder=0.6)


def _day_ticks(ground: _Ground) -> list[date]:
    """First days of months within the span: every one, third, sixth or twelfth."""
    first, last = (date.fromordinal(each) for each in ground.days)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((each for each in (1, 3, 6, 12) if months / each <= 10), 12 * max(months // 120, 1))
    start = date(first.year, 1, 1)
    found = [months_away(start, place * step) for place in range((months + 12) // step + 1)]
    return [each for each in found if first <= each <= last]


def _draw_levels(axes: Axes, state: KpiState, ground: _Ground, theme: Theme) -> None:
    """Baseline and target as lines with their words at the right."""
    levels, line = _levels(state), LINE * theme.type.caption
    places = stacked([ground.y(value) for _, value in levels], line, ground.top - line, ground.bottom + line)
    for (word, value), place in zip(levels, places, strict=True):
        y = ground.y(value)
        axes.plot([ground.left, ground.right], [y, y], color=theme.text, linewidth=1.1, zorder=0.8)
        if not isnan(place):
            said = _end_text(word, value_text(state.kpi, value))
            style = caption_style(theme, theme.text)
            axes.text(ground.right + theme.space.s, place, drawable(said), va="center_baseline", **style)


def _draw_series(
    axes: Axes, series: Series, rows: tuple[ReadingRow, ...], ground: _Ground, theme: Theme
) -> None:  # fmt: skip
    x, y = [ground.x(row.on) for row in rows], [ground.y(row.value) for row in rows]
    shape, dashes = _STYLES[series]
    axes.plot(x, y, color=_colour(series, theme), linestyle=dashes, linewidth=1.6, zorder=3.0)
    _mark(axes, x, y, (shape, _colour(series, theme)), theme)


def reading_words(state: KpiState, row: ReadingRow) -> str:
    """One reading in a sentence."""
    said = tr("{series} on {day}: {value}", series=series_word(row.series), day=row.on,
              value=value_text(state.kpi, row.value))  # fmt: skip
    return f"{said}. {row.note}" if row.note else said


def course_table(data: Course) -> ChartTable:
    """Every reading with the share of the way that it is; the id of a row is its place counted from 1."""
    unit = f" ({data.state.kpi.unit})" if data.state.kpi.unit else ""
    columns = (
        ChartColumn(tr("Day")),
        ChartColumn(tr("Series")),
        ChartColumn(tr("Value") + unit, is_number=True),
        ChartColumn(tr("Progress (%)"), is_number=True, decimals=1),
        ChartColumn(tr("Note")),
    )
    rows = []
    for row in data.readings:
        done = data.state.progress_of(row.value) if data.state.kpi.target is not None else nan
        rows.append((row.on, series_word(row.series), row.value, None if isnan(done) else 100 * done, row.note))
    return ChartTable(kpi_name(data.state.kpi), columns, tuple(rows), tuple(range(1, len(rows) + 1)))
