"""Money by period as bars, and its running total as a line that shows when it breaks even."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.money_words import payback_text
from vmo_desktop.charts.numbers import compact, money, ticks
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.table_view import CellValue, ChartColumn, ChartTable
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.cash_flow import discount_factors
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.cash import Cash

tr = Texts("Chart")

BAR = 0.6
"""Width of a bar as a part of its period."""


@dataclass(frozen=True, eq=False)
class CashCurve:
    """What is drawn of one initiative or portfolio, by its name."""

    cash: Cash
    name: str

    @property
    def labels(self) -> tuple[str, ...]:
        """What each period is called."""
        return self.cash.money.labels

    @property
    def currency(self) -> str:
        """Of all amounts."""
        return self.cash.money.snapshot.workshop.currency

    @property
    def discounted(self) -> FloatArray:
        """Running total of discounted money."""
        series = self.cash.series
        factors = discount_factors(series.rate, np.arange(len(series.net), dtype=np.float64))
        return np.asarray(np.cumsum(series.net * factors))

    @property
    def break_even(self) -> float | None:
        """After how many periods the total stops being negative; None where it never was, or stays so."""
        found = self.cash.series.payback
        return found if np.isfinite(found) and found > 0 else None


@dataclass(frozen=True)
class CashGround:
    """Where periods and amounts lie, in logical pixels."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    step: float

    def x(self, period: FloatArray | float) -> FloatArray:
        """The middle of a period; in between, moments."""
        return np.asarray(self.left + (np.asarray(period) + 0.5) * self.step)

    def y(self, amount: FloatArray | float) -> FloatArray:
        """Where amounts lie, from above."""
        return np.asarray(self.bottom - (np.asarray(amount) - self.low) / (self.high - self.low) * self._height)

    @property
    def _height(self) -> float:
        return self.bottom - self.top


def cash_ground(data: CashCurve, theme: Theme, width: float, height: float) -> CashGround:
    """Leave room for the key above, amounts at the left, and periods below."""
    series, caption = data.cash.series, theme.type.caption
    amounts = np.concatenate([[0.0], series.benefits, -series.costs, series.cumulative, data.discounted])
    low, high = float(amounts.min()), float(amounts.max())
    if high - low < 1e-9:
        low, high = low - 1.0, high + 1.0
    edge = 0.06 * (high - low)
    low, high = low - edge * (low < 0), high + edge * (high > 0)
    wide = max((text_width(compact(each), caption) for each in ticks(low, high)), default=0.0)
    left, right = wide + 2 * theme.space.s, width - theme.space.m
    top, bottom = 3.4 * caption * LINE, height - 1.8 * caption * LINE
    step = max(right - left, 1.0) / max(len(data.labels), 1)
    return CashGround(left, right, top, max(bottom, top + 1.0), low, high, step)


def cash_spots(data: CashCurve, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """The running total at each period, in logical pixels."""
    ground = cash_ground(data, theme, width, height)
    return ground.x(_periods(data)), ground.y(data.cash.series.cumulative)


def _periods(data: CashCurve) -> FloatArray:
    return np.arange(len(data.labels), dtype=np.float64)


def draw_cash_curve(axes: Axes, data: CashCurve, theme: Theme) -> None:
    """Draw bars and lines; the axes fill their figure. Hollow bars below are costs, filled ones above benefits."""
    width, height = pixel_axes(axes, theme)
    ground = cash_ground(data, theme, width, height)
    _draw_scales(axes, data, theme, ground)
    series, half = data.cash.series, ground.step * BAR / 2
    zero = float(ground.y(0.0))
    for period, (cost, benefit) in enumerate(zip(series.costs, series.benefits, strict=True)):
        x = float(ground.x(period)) - half
        for amount, fill in ((-cost, theme.surface), (benefit, theme.accent_soft)):
            end = float(ground.y(amount))
            if amount:
                box = Rectangle((x, min(zero, end)), 2 * half, abs(end - zero), facecolor=fill, zorder=1.5)
                box.set(edgecolor=theme.accent, linewidth=1.0)
                axes.add_patch(box)
    periods = ground.x(_periods(data))
    dashed: dict[str, Any] = {"linestyle": (0, (4, 2.5)), "linewidth": 1.25, "zorder": 2.0}
    axes.plot(periods, ground.y(data.discounted), color=theme.amber, **dashed)
    axes.plot(
        periods, ground.y(series.cumulative), color=theme.text, linewidth=1.75, marker="o", markersize=3, zorder=2.2
    )
    _draw_break_even(axes, data, theme, ground)
    _draw_head(axes, data, theme, width)


def _draw_scales(axes: Axes, data: CashCurve, theme: Theme, ground: CashGround) -> None:
    caption, faint = theme.type.caption, caption_style(theme, theme.text_secondary)
    for amount in ticks(ground.low, ground.high):
        y = float(ground.y(amount))
        axes.plot([ground.left, ground.right], [y, y], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(ground.left - theme.space.xs, y, compact(amount), ha="right", va="center_baseline", **faint)
    zero = float(ground.y(0.0))
    axes.plot([ground.left, ground.right], [zero, zero], color=theme.line_strong, linewidth=1.2, zorder=1.0)
    widest = max((text_width(label, caption) for label in data.labels), default=0.0) + theme.space.s
    for place in range(0, len(data.labels), max(int(np.ceil(widest / ground.step)), 1)):
        x = float(ground.x(place))
        axes.text(x, ground.bottom + theme.space.xs, data.labels[place], ha="center", va="top", **faint)


def _draw_break_even(axes: Axes, data: CashCurve, theme: Theme, ground: CashGround) -> None:
    if data.break_even is None:
        return
    x, caption = float(ground.x(data.break_even)), theme.type.caption
    axes.plot([x, x], [ground.top, ground.bottom], color=theme.text, linestyle=(0, (1, 2)), linewidth=1.4, zorder=1.8)
    said = break_even_text(data)
    half = text_width(said, caption) / 2
    middle = max(min(x, ground.right - half), ground.left + half)
    axes.text(
        middle, ground.top - caption * 0.4, drawable(said), ha="center", va="bottom", **caption_style(theme, theme.text)
    )


def break_even_text(data: CashCurve) -> str:
    """When the running total breaks even, in words."""
    finance = data.cash.money.finance
    if data.break_even is None:
        return payback_text(data.cash.series.payback, finance.period)
    return tr("break-even after {time}", time=payback_text(data.break_even, finance.period))


def _draw_head(axes: Axes, data: CashCurve, theme: Theme, width: float) -> None:
    """The name and net present value, and below it what lines and bars are."""
    caption, space = theme.type.caption, theme.space
    worth = money(data.cash.series.npv, data.currency)
    title = tr("{name}: net present value {money}", name=one_line(data.name), money=worth)
    key = tr("line: running total · dashed: discounted · hollow: costs · filled: benefits")
    for line, (text, colour) in enumerate(((title, theme.text), (key, theme.text_secondary))):
        shown = elided(text, caption, width - 2 * space.s)
        y = space.xs + caption * LINE * (line + 0.5)
        axes.text(space.s, y, drawable(shown), va="center_baseline", **caption_style(theme, colour))


def cash_table(data: CashCurve) -> ChartTable:
    """Money by period in numbers; the id of a row is its period, counted from 1."""
    series = data.cash.series
    titles = (tr("Costs"), tr("Benefits"), tr("Net"), tr("Running total"), tr("Discounted total"))
    columns = (ChartColumn(tr("Period")), *(ChartColumn(title, is_number=True, decimals=2) for title in titles))
    numbers = np.stack([series.costs, series.benefits, series.net, series.cumulative, data.discounted], axis=1)
    rows: tuple[tuple[CellValue, ...], ...] = tuple(
        (label, *each) for label, each in zip(data.labels, numbers.tolist(), strict=True)
    )
    return ChartTable(tr("Cash by period"), columns, rows, tuple(range(1, len(rows) + 1)))
