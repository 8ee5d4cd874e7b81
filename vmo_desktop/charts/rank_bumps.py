"""Ranks over steps of the history or over scenarios: a line for each initiative, best at the top."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.theme import POINTS, Marker, Theme
from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.ranking import competition_ranks
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

tr = Texts("Chart")

MOST_RANKS = 15
"""Lower ranks are not drawn: who falls below leaves at the foot."""

_SHAPES = {
    Marker.CIRCLE: "o",
    Marker.SQUARE: "s",
    Marker.TRIANGLE: "^",
    Marker.DIAMOND: "D",
    Marker.PENTAGON: "p",
    Marker.TRIANGLE_DOWN: "v",
    Marker.HEXAGON: "h",
    Marker.STAR: "*",
}


@dataclass(frozen=True, eq=False)
class BumpData:
    """Ranks, shape (initiatives, columns), 0 where unknown, with what rows and columns are called."""

    columns: tuple[str, ...]
    names: tuple[str, ...]
    ids: tuple[int, ...]
    ranks: IntArray

    @cached_property
    def shown(self) -> list[int]:
        """Rows that ever have a rank that is drawn, by their last rank, then by their best."""
        ranks = np.where(self.ranks == 0, len(self.names) + 1, self.ranks)
        best = ranks.min(axis=1)
        order = np.lexsort((best, ranks[:, -1]))
        return [int(row) for row in order if best[row] <= MOST_RANKS]

    @property
    def most(self) -> int:
        """The lowest rank that is drawn."""
        return min(int(self.ranks.max(initial=1)), MOST_RANKS)


def scenario_bumps(results: Results) -> BumpData:
    """The ranking of every scenario."""
    problems = [ScenarioProblem(results, each) for each in results.snapshot.choice.scenarios]
    return _bumps(results, [(each.scenario.name, each.values) for each in problems])


def history_bumps(past: Sequence[tuple[str, Results]]) -> BumpData:
    """The ranking at steps of the history, each with its name, the present last."""
    now = past[-1][1]
    columns = []
    for name, results in past:
        values = np.full(len(now.snapshot.initiatives), np.nan)
        known = results.snapshot.initiative_index
        for row, initiative in enumerate(now.snapshot.initiatives):
            if initiative.id in known:
                values[row] = results.valuation.value[known[initiative.id]]
        columns.append((name, values))
    return _bumps(now, columns)


def _bumps(results: Results, columns: Sequence[tuple[str, FloatArray]]) -> BumpData:
    initiatives = results.snapshot.initiatives
    return BumpData(
        tuple(name for name, _ in columns),
        tuple(shown_name(each) for each in initiatives),
        tuple(each.id for each in initiatives),
        np.column_stack([competition_ranks(values) for _, values in columns]),
    )


@dataclass(frozen=True)
class BumpGround:
    """Where columns and ranks lie, in logical pixels."""

    left: float
    right: float
    top: float
    bottom: float
    columns: int
    most: int

    def x(self, column: FloatArray | float) -> FloatArray:
        """Where columns lie across."""
        part = np.asarray(column) / (self.columns - 1) if self.columns > 1 else np.full(np.shape(column), 0.5)
        return np.asarray(self.left + part * (self.right - self.left))

    def y(self, rank: FloatArray | float) -> FloatArray:
        """Where ranks lie from above; all lower ones at the foot."""
        part = (np.minimum(np.asarray(rank, dtype=np.float64), self.most + 1) - 1) / max(self.most, 1)
        return np.asarray(self.top + part * (self.bottom - self.top))


def bump_ground(data: BumpData, theme: Theme, width: float, height: float) -> BumpGround:
    """Leave room for ranks at the left and names at the right."""
    caption, space = theme.type.caption, theme.space
    widest = max((text_width(one_line(data.names[row]), caption) for row in data.shown), default=0.0)
    right = width - min(widest + space.l, 0.35 * width)
    top, bottom = 2.2 * caption * LINE, height - space.l
    return BumpGround(space.xl + space.l, max(right, space.xxl + 1.0), top, bottom, len(data.columns), data.most)


def bump_spots(data: BumpData, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Where each shown initiative is in the last column, in logical pixels."""
    ground = bump_ground(data, theme, width, height)
    last = data.ranks[data.shown, -1]
    return np.full(len(last), float(ground.x(float(len(data.columns) - 1)))), ground.y(_filled(last))


def _filled(ranks: IntArray) -> FloatArray:
    return np.where(ranks == 0, np.inf, ranks).astype(np.float64)


def draw_rank_bumps(axes: Axes, data: BumpData, theme: Theme) -> None:
    """Draw the lines; the axes fill their figure. Who changes no rank is drawn thin."""
    width, height = pixel_axes(axes, theme)
    ground = bump_ground(data, theme, width, height)
    caption, faint = theme.type.caption, caption_style(theme, theme.text_secondary)
    # The first and the last title stand inward: a third of the way to the next is left to each.
    room = (ground.right - ground.left) / max(len(data.columns) - 1, 1) * 0.65
    for column, name in enumerate(data.columns):
        x = float(ground.x(float(column)))
        axes.plot([x, x], [ground.top, ground.bottom], color=theme.line, linewidth=0.75, zorder=0.5)
        text = elided(one_line(name), caption, room)
        side = "left" if column == 0 else "right" if column == len(data.columns) - 1 else "center"
        axes.text(x, caption * LINE / 2 + theme.space.xs, drawable(text), ha=side, va="center_baseline", **faint)
    for rank in range(1, data.most + 1):
        y = float(ground.y(float(rank)))
        axes.text(ground.left - theme.space.m, y, str(rank), ha="right", va="center_baseline", **faint)
    for place in range(len(data.shown)):
        _draw_line(axes, data, theme, ground, place)
    _draw_names(axes, data, theme, ground, width)


def _draw_line(axes: Axes, data: BumpData, theme: Theme, ground: BumpGround, place: int) -> None:
    ranks = data.ranks[data.shown[place]]
    y = np.where(ranks == 0, np.nan, ground.y(_filled(ranks)))
    mark = theme.category(place)
    moves = len(set(ranks.tolist())) > 1
    axes.plot(
        ground.x(np.arange(len(ranks), dtype=np.float64)), y, color=mark.colour, linewidth=2.2 if moves else 0.9,
        marker=_SHAPES[mark.marker], markersize=7 * POINTS, zorder=2.0 + 0.1 * moves,
        markeredgecolor=theme.surface, markeredgewidth=0.6,
    )  # fmt: skip


def _draw_names(axes: Axes, data: BumpData, theme: Theme, ground: BumpGround, width: float) -> None:
    """At the last rank; those that tie share a line, those below the drawn ranks are named in the table alone."""
    caption, edge = theme.type.caption, ground.right + theme.space.s
    together: dict[int, list[str]] = {}
    for row in data.shown:
        together.setdefault(int(data.ranks[row, -1]), []).append(one_line(data.names[row]))
    for rank, names in together.items():
        if 1 <= rank <= data.most:
            text = elided(", ".join(names), caption, width - edge - theme.space.xs)
            y = float(ground.y(float(rank)))
            axes.text(edge, y, drawable(text), ha="left", va="center_baseline", **caption_style(theme, theme.text))


def bump_table(data: BumpData) -> ChartTable:
    """Every rank."""
    columns = (ChartColumn(tr("Initiative")), *(ChartColumn(each, is_number=True, decimals=0) for each in data.columns))
    rows = tuple(
        (name, *(float(rank) if rank else None for rank in ranks.tolist()))
        for name, ranks in zip(data.names, data.ranks, strict=True)
    )
    return ChartTable(tr("Ranks"), columns, rows, data.ids)
