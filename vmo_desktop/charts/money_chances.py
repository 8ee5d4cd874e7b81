"""How likely which net present value is: a histogram of samples with P10, P50, P90 and what would be a loss."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.numbers import compact, money, ticks, written
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.money_risk import MoneyRisk

tr = Texts("Chart")

BINS = 40


@dataclass(frozen=True, eq=False)
class MoneyChances:
    """What is drawn of the samples of one initiative or portfolio, by its name."""

    risk: MoneyRisk
    name: str

    @cached_property
    def edges(self) -> FloatArray:
        """Borders of the bars, one of them at 0 where that is within."""
        low, high = float(self.risk.samples[0]), float(self.risk.samples[-1])
        width = (high - low) / BINS
        if not width > 1e-9 * max(abs(low), abs(high), 1e-300):
            half = max(abs(low) * 0.05, 0.5)
            return np.array([low - half, high + half])
        first = np.floor(low / width)
        return np.asarray(width * np.arange(first, np.floor(high / width) + 2))

    @cached_property
    def shares(self) -> FloatArray:
        """Share of the samples in each bar."""
        return np.asarray(np.histogram(self.risk.samples, self.edges)[0] / len(self.risk.samples))

    @property
    def currency(self) -> str:
        """Of all amounts."""
        return self.risk.cash.money.snapshot.workshop.currency


@dataclass(frozen=True)
class _Ground:
    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    most: float

    def x(self, amount: FloatArray | float) -> FloatArray:
        return np.asarray(
            self.left + (np.asarray(amount) - self.low) / (self.high - self.low) * (self.right - self.left)
        )

    def y(self, share: FloatArray | float) -> FloatArray:
        return np.asarray(self.bottom - np.asarray(share) / self.most * (self.bottom - self.top))


def _ground(data: MoneyChances, theme: Theme, width: float, height: float) -> _Ground:
    caption, space = theme.type.caption, theme.space
    top, bottom = 4.6 * caption * LINE, height - 2.9 * caption * LINE
    return _Ground(
        space.l, max(width - space.l, space.l + 1.0), top, max(bottom, top + 1.0), float(data.edges[0]),
        float(data.edges[-1]), float(data.shares.max()),
    )  # fmt: skip


def chances_spots(data: MoneyChances, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """The top of each bar, in logical pixels."""
    ground = _ground(data, theme, width, height)
    return ground.x((data.edges[:-1] + data.edges[1:]) / 2), ground.y(data.shares)


def draw_money_chances(axes: Axes, data: MoneyChances, theme: Theme) -> None:
    """Draw the histogram; the axes fill their figure. Hollow bars are losses."""
    width, height = pixel_axes(axes, theme)
    ground = _ground(data, theme, width, height)
    for place, share in enumerate(data.shares):
        left, right = (float(ground.x(data.edges[place + end])) for end in (0, 1))
        is_loss = data.edges[place + 1] <= 1e-9 * (data.edges[-1] - data.edges[0])
        box = Rectangle(
            (left, float(ground.y(share))), right - left, ground.bottom - float(ground.y(share)), zorder=1.5
        )
        box.set(facecolor=theme.surface if is_loss else theme.accent_soft, edgecolor=theme.accent, linewidth=0.8)
        axes.add_patch(box)
    _draw_scale(axes, data, theme, ground)
    _draw_percentiles(axes, data, theme, ground)
    caption, space = theme.type.caption, theme.space
    for line, (text, colour) in enumerate(
        ((chances_sentence(data), theme.text), (tr("hollow: losses"), theme.text_secondary))
    ):
        shown = elided(text, caption, width - 2 * space.s)
        y = space.xs + caption * LINE * (line + 0.5)
        axes.text(space.s, y, drawable(shown), va="center_baseline", **caption_style(theme, colour))


def _draw_scale(axes: Axes, data: MoneyChances, theme: Theme, ground: _Ground) -> None:
    faint, caption = caption_style(theme, theme.text_secondary), theme.type.caption
    axes.plot([ground.left, ground.right], [ground.bottom] * 2, color=theme.line_strong, linewidth=1.0, zorder=2.0)
    for amount in ticks(ground.low, ground.high, max(int((ground.right - ground.left) / (7 * caption)), 2)):
        x = float(ground.x(amount))
        axes.plot([x, x], [ground.bottom, ground.bottom + 3], color=theme.line_strong, linewidth=1.0)
        axes.text(x, ground.bottom + theme.space.s, compact(amount), ha="center", va="top", **faint)
    title = tr("net present value ({currency})", currency=data.currency) if data.currency else tr("net present value")
    y = ground.bottom + theme.space.s + caption * LINE
    axes.text(ground.right, y, drawable(title), ha="right", va="top", **faint)


def _draw_percentiles(axes: Axes, data: MoneyChances, theme: Theme, ground: _Ground) -> None:
    """A line for each percentile, its name above; names that would cover one another stand in rows of their own."""
    caption, ends = theme.type.caption, [-np.inf, -np.inf]
    for name, amount in zip(("P10", "P50", "P90"), data.risk.percentiles, strict=True):
        x = float(ground.x(amount))
        said = f"{name} {compact(amount)}"
        half = text_width(said, caption) / 2 + theme.space.xs
        middle = max(min(x, ground.right - half), ground.left + half)
        row = 0 if middle - half >= ends[0] else 1
        ends[row] = middle + half
        y = ground.top - caption * (0.4 + LINE * row)
        axes.plot(
            [x, x], [ground.top, ground.bottom], color=theme.text, linestyle=(0, (1, 2)), linewidth=1.4, zorder=2.4
        )
        axes.text(middle, y, drawable(said), ha="center", va="bottom", **caption_style(theme, theme.text))


def chances_sentence(data: MoneyChances) -> str:
    """The percentiles and the chance of loss."""
    low, middle, high = (money(each, data.currency) for each in data.risk.percentiles)
    return tr(
        "{name}: P10 {low}, P50 {middle}, P90 {high}, chance of loss {chance} %", name=one_line(data.name), low=low,
        middle=middle, high=high, chance=written(100 * data.risk.chance_of_loss, 1),
    )  # fmt: skip


def chances_table(data: MoneyChances) -> ChartTable:
    """The bars in numbers; the id of a row is its place, counted from 1."""
    columns = (
        ChartColumn(tr("From"), is_number=True, decimals=2),
        ChartColumn(tr("To"), is_number=True, decimals=2),
        ChartColumn(tr("Share of samples (%)"), is_number=True, decimals=1),
        ChartColumn(tr("So much or less (%)"), is_number=True, decimals=1),
    )
    sums = np.cumsum(data.shares)
    rows = tuple(
        (float(data.edges[place]), float(data.edges[place + 1]), 100 * float(share), 100 * float(sums[place]))
        for place, share in enumerate(data.shares)
    )
    return ChartTable(tr("Chances"), columns, rows, tuple(range(1, len(rows) + 1)))
