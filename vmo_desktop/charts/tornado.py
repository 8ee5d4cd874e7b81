"""How far a value swings with each weight or score: bars from the low end to the high end, the widest first."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.numbers import compact, points, ticks
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.table_view import CellValue, ChartColumn, ChartTable
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.sensitivity import Tornado
from vmo_desktop.translation import Texts

tr = Texts("Chart")

MOST_BARS = 20
NAMES = 0.42
"""Largest part of the width that names take."""

TALLEST, ROW = 30.0, 24.0
"""Logical pixels of a row at most, and of one that has all the room that it needs."""


@dataclass(frozen=True, eq=False)
class TornadoData:
    """Bars and their words.

    `low_ends` and `high_ends` say what each thing is at the ends of its bar, such as "10 %"; ranks are 0 where there
    are none. `said` is what stands above the bars, if not the value of the subject.
    """

    swings: Tornado
    names: tuple[str, ...]
    low_ends: tuple[str, ...]
    high_ends: tuple[str, ...]
    subject: str
    low_ranks: IntArray | None = None
    high_ranks: IntArray | None = None
    said: str = ""

    @property
    def order(self) -> list[int]:
        """The bars that are drawn, the widest first."""
        return [int(each) for each in self.swings.order[:MOST_BARS]]


@dataclass(frozen=True)
class TornadoGround:
    """Where bars lie, in logical pixels."""

    left: float
    right: float
    top: float
    row: float
    low: float
    high: float
    end_width: float

    def x(self, value: FloatArray | float) -> FloatArray:
        """Where values lie across."""
        return np.asarray(
            self.left + (np.asarray(value) - self.low) / (self.high - self.low) * (self.right - self.left)
        )

    def y(self, place: int) -> float:
        """The middle of a row."""
        return self.top + (place + 0.5) * self.row


def tornado_height(data: TornadoData, theme: Theme) -> float:
    """Logical pixels that so many bars need."""
    caption = theme.type.caption
    return 3.9 * caption * LINE + len(data.order) * ROW * caption / 11


def tornado_ground(data: TornadoData, theme: Theme, width: float, height: float) -> TornadoGround:
    """Leave room for the names at the left and for what stands at the ends of bars."""
    caption, space = theme.type.caption, theme.space
    names = max((text_width(one_line(data.names[each]), caption) for each in data.order), default=0.0)
    ends = max((text_width(each, caption) for each in (*data.low_ends, *data.high_ends)), default=0.0) + space.s
    left = min(names + space.s, NAMES * width) + space.s + ends
    right = width - ends - space.s
    low = float(min(data.swings.base, data.swings.low.min(initial=np.inf), data.swings.high.min(initial=np.inf)))
    high = float(max(data.swings.base, data.swings.low.max(initial=-np.inf), data.swings.high.max(initial=-np.inf)))
    if high - low < 1e-9:
        low, high = low - 1, high + 1
    top, bottom = 2.6 * caption * LINE, height - 1.3 * caption * LINE
    row = min((bottom - top) / max(len(data.order), 1), TALLEST * caption / 11)
    return TornadoGround(left, max(right, left + 1), top, row, low, high, ends)


def tornado_spots(data: TornadoData, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """The wider end of each bar, the widest bar first, in logical pixels."""
    ground = tornado_ground(data, theme, width, height)
    order = data.order
    x = ground.x((data.swings.low[order] + data.swings.high[order]) / 2)
    return x, np.array([ground.y(place) for place in range(len(order))])


def draw_tornado(axes: Axes, data: TornadoData, theme: Theme) -> None:
    """Draw the bars; the axes fill their figure. Hollow is the low end, filled the high end."""
    width, height = pixel_axes(axes, theme)
    ground = tornado_ground(data, theme, width, height)
    foot = ground.top + ground.row * len(data.order)
    caption, faint = theme.type.caption, caption_style(theme, theme.text_secondary)
    for value in ticks(ground.low, ground.high, max(int((ground.right - ground.left) / (caption * 6)), 2)):
        x = float(ground.x(value))
        axes.plot([x, x], [ground.top, foot], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(x, foot + theme.space.xs, compact(value), ha="center", va="top", **faint)
    for place, each in enumerate(data.order):
        _draw_bar(axes, data, theme, ground, (place, each))
    base = float(ground.x(data.swings.base))
    axes.plot([base, base], [ground.top - 3, foot], color=theme.text, linewidth=1.4, zorder=3.0)
    said = data.said or tr("value of {name}: {value}", name=one_line(data.subject), value=points(data.swings.base))
    key = tr("hollow: lower end · filled: higher end")
    for line, text in enumerate((said, key)):
        shown = elided(text, caption, width - 2 * theme.space.s)
        axes.text(
            theme.space.s, theme.space.xs + caption * LINE * (line + 0.5), drawable(shown), va="center_baseline",
            **(caption_style(theme, theme.text) if line == 0 else faint),
        )  # fmt: skip


def _draw_bar(axes: Axes, data: TornadoData, theme: Theme, ground: TornadoGround, row: tuple[int, int]) -> None:
    place, each = row
    caption, space = theme.type.caption, theme.space
    y, half = ground.y(place), min(ground.row * 0.32, caption * 0.8)
    base = float(ground.x(data.swings.base))
    name = elided(one_line(data.names[each]), caption, ground.left - ground.end_width - 2 * space.s)
    axes.text(space.s, y, drawable(name), ha="left", va="center_baseline", **caption_style(theme, theme.text))
    low, high = float(ground.x(data.swings.low[each])), float(ground.x(data.swings.high[each]))
    for end, fill, order in ((low, theme.surface, 2.0), (high, theme.accent, 2.1)):
        box = Rectangle((min(base, end), y - half), abs(end - base), 2 * half, facecolor=fill, zorder=order)
        box.set(edgecolor=theme.accent, linewidth=1.2)
        axes.add_patch(box)
    is_turned = low > high
    for end, text, is_right in ((low, data.low_ends[each], is_turned), (high, data.high_ends[each], not is_turned)):
        axes.text(
            end + (space.xs if is_right else -space.xs), y, drawable(text), ha="left" if is_right else "right",
            va="center_baseline", **caption_style(theme, theme.text_secondary),
        )  # fmt: skip


def tornado_table(data: TornadoData) -> ChartTable:
    """The bars in numbers, the widest first; the id of a row is the column of its driver, counted from 1."""
    columns = [
        ChartColumn(tr("Driver")),
        ChartColumn(tr("Low end")),
        ChartColumn(tr("High end")),
        ChartColumn(tr("Value at low end"), is_number=True, decimals=1),
        ChartColumn(tr("Value at high end"), is_number=True, decimals=1),
        ChartColumn(tr("Swing"), is_number=True, decimals=1),
    ]
    ranks = data.low_ranks, data.high_ranks
    if ranks[0] is not None:
        columns += [
            ChartColumn(tr("Rank at low end"), is_number=True, decimals=0),
            ChartColumn(tr("Rank at high end"), is_number=True, decimals=0),
        ]
    rows: list[tuple[CellValue, ...]] = []
    for each in map(int, data.swings.order):
        low, high = float(data.swings.low[each]), float(data.swings.high[each])
        told = [float(rank[each]) for rank in ranks if rank is not None]
        rows.append((data.names[each], data.low_ends[each], data.high_ends[each], low, high, abs(high - low), *told))
    return ChartTable(tr("Tornado"), tuple(columns), tuple(rows), tuple(int(each) + 1 for each in data.swings.order))
