"""Balance of a portfolio: bars of spend by class, driver and year, with marks at limits and at weights."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.numbers import compact, money, ticks, written
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.balance import Balance, BalanceBy, BalancePart

tr = Texts("Chart")

ROW = 24.0
"""Logical pixels of a bar at 100 %."""

BAR = 0.56
"""Height of a bar as part of its row."""

GROUP, HEAD, FOOT = 1.15, 1.9, 1.2
"""Rows above each kind for its title, above all for the key and the scale, and below."""

NAMES = 0.34
"""Largest part of the figure's width that names take."""

WHOLE_FROM = 10_000.0
"""From this spend on parts of it are shown without decimals."""

FAR = 2.0
"""A limit beyond so many times the largest spend stands at the end of the scale, which it would else squeeze."""

_TITLES = {
    BalanceBy.CLASS: tr.mark("By class"),
    BalanceBy.DRIVER: tr.mark("By driver"),
    BalanceBy.YEAR: tr.mark("By year"),
}
_KINDS = {
    BalanceBy.CLASS: tr.mark("Class"),
    BalanceBy.DRIVER: tr.mark("Driver"),
    BalanceBy.YEAR: tr.mark("Year"),
}
_WITHOUT = {
    BalanceBy.CLASS: tr.mark("no class"),
    BalanceBy.DRIVER: tr.mark("no driver"),
    BalanceBy.YEAR: tr.mark("no year"),
}


def part_name(part: BalancePart) -> str:
    """What a part is called."""
    return one_line(part.name) or tr.marked(_WITHOUT[part.by])


def kind_name(part: BalancePart) -> str:
    """What kind of part it is."""
    return tr.marked(_KINDS[part.by])


def share_words(part: BalancePart, spend: float) -> str:
    """The part's share of the spend."""
    return f"{written(100 * part.spend / spend, 1)} %" if spend > 0 else "–"


def state_words(part: BalancePart) -> str:
    """Whether a limit is broken; empty where none is."""
    if part.is_short:
        return tr("below the least")
    return tr("above the most") if part.is_beyond else ""


@dataclass(frozen=True)
class _Ground:
    """Where money and rows lie, in logical pixels; `ys` are the middles of the rows, `heads` of the titles."""

    left: float
    right: float
    low: float
    high: float
    step: float
    ys: tuple[float, ...]
    heads: tuple[tuple[float, BalanceBy], ...]

    def x(self, amount: float) -> float:
        """Where an amount lies across; what is beyond the scale at its end."""
        share = (min(amount, self.high) - self.low) / (self.high - self.low)
        return self.left + share * (self.right - self.left)


def balance_height(data: Balance, theme: Theme) -> float:
    """Logical pixels that the chart needs so that its rows stand as they do at 100 %."""
    kinds = len({part.by for part in data.parts})
    return (HEAD + kinds * GROUP + max(len(data.parts), 1) + FOOT) * ROW * theme.type.body / 13


def _amounts(part: BalancePart, spend: float) -> list[float]:
    """The spend of a part and what its marks stand at."""
    marks = [part.least, part.most, None if part.weight is None else part.weight * spend]
    return [part.spend, *(each for each in marks if each is not None)]


def _ground(data: Balance, theme: Theme, width: float, height: float) -> _Ground:
    caption, spend, parts = theme.type.caption, data.alignment.spend, data.parts
    names = max((text_width(part_name(part), caption) for part in parts), default=0.0)
    numbers = max((text_width(_number(part, spend), caption) for part in parts), default=0.0)
    left = theme.space.s + min(names, NAMES * width) + theme.space.m
    right = max(width - numbers - theme.space.l, left + 1.0)
    largest = max((part.spend for part in parts), default=0.0)
    amounts = [each for part in parts for each in _amounts(part, spend) if each <= FAR * largest or largest <= 0]
    low, high = min([0.0, *amounts]), max([0.0, *amounts]) * 1.03
    kinds = list(dict.fromkeys(part.by for part in parts))
    rows = HEAD + GROUP * len(kinds) + max(len(parts), 1) + FOOT
    step = min(ROW * theme.type.body / 13, height / rows)
    y, ys, heads = HEAD * step, list[float](), list[tuple[float, BalanceBy]]()
    for kind in kinds:
        heads.append((y + GROUP * step * 0.6, kind))
        y += GROUP * step
        for _ in (part for part in parts if part.by is kind):
            ys.append(y + step / 2)
            y += step
    return _Ground(left, right, low, high if high > low else low + 1.0, step, tuple(ys), tuple(heads))


def balance_spots(data: Balance, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Where the bars end, in logical pixels across and down."""
    ground = _ground(data, theme, width, height)
    return np.array([ground.x(part.spend) for part in data.parts]), np.array(ground.ys)


def draw_balance(axes: Axes, data: Balance, theme: Theme) -> None:
    """Draw a bar for each part under a title for each kind; the axes fill their figure.

    Brackets are the least and the most of the scenario's limits, a diamond is what the weight of a driver would take.
    """
    width, height = pixel_axes(axes, theme)
    ground = _ground(data, theme, width, height)
    _draw_scale(axes, data, theme, ground, width)
    for y, kind in ground.heads:
        style = caption_style(theme, theme.text, is_bold=True)
        axes.text(theme.space.s, y, drawable(tr.marked(_TITLES[kind])), va="center_baseline", **style)
    for part, y in zip(data.parts, ground.ys, strict=True):
        _draw_part(axes, data, theme, ground, (part, y))


def _draw_scale(axes: Axes, data: Balance, theme: Theme, ground: _Ground, width: float) -> None:
    """The key above, then the scale of money."""
    caption, faint = theme.type.caption, caption_style(theme, theme.text_secondary)
    axes.text(
        theme.space.s,
        ground.step * 0.5,
        drawable(elided(_key(data), caption, width - theme.space.s)),
        va="center_baseline",
        **faint,
    )
    top, bottom = ground.step * HEAD, max(ground.ys, default=0.0) + ground.step
    most = max(int((ground.right - ground.left) / (caption * 7)), 2)
    for amount in ticks(ground.low, ground.high, most):
        x = ground.x(amount)
        axes.plot([x, x], [top, bottom], color=theme.line, linewidth=0.75, zorder=0.5)
        axes.text(x, top - theme.space.xs, drawable(compact(amount)), ha="center", va="bottom", **faint)
    zero = ground.x(0.0)
    axes.plot([zero, zero], [top, bottom], color=theme.line_strong, linewidth=0.75, zorder=0.6)


def _key(data: Balance) -> str:
    parts = data.parts
    said = [tr("spend ({unit})", unit=data.portfolio.of.snapshot.workshop.currency or "1")]
    if any(part.least is not None for part in parts):
        said.append(tr("[ the least allowed"))
    if any(part.most is not None for part in parts):
        said.append(tr("] the most allowed"))
    if any(part.weight is not None for part in parts):
        said.append(tr("◇ what the weight would take"))
    return " · ".join(said)


def _number(part: BalancePart, spend: float) -> str:
    state = state_words(part)
    said = f"{compact(part.spend)} · {share_words(part, spend)}"
    return f"{said} · ! {state}" if state else said


def _draw_part(axes: Axes, data: Balance, theme: Theme, ground: _Ground, row: tuple[BalancePart, float]) -> None:
    (part, y), caption, spend = row, theme.type.caption, data.alignment.spend
    name = elided(part_name(part), caption, ground.left - theme.space.s - theme.space.m)
    axes.text(theme.space.s, y, drawable(name), va="center_baseline", **caption_style(theme, theme.text))
    leaves = data.portfolio.of.snapshot.leaves
    colour = theme.funded if part.place is None else theme.driver(part.place, leaves[part.place].colour)
    zero = ground.x(0.0)
    axes.barh(
        y, ground.x(part.spend) - zero, BAR * ground.step, left=zero, facecolor=colour, edgecolor=theme.line_strong,
        linewidth=0.75, zorder=2.0,
    )  # fmt: skip
    for limit, side in ((part.least, 1.0), (part.most, -1.0)):
        if limit is not None:
            _draw_bracket(axes, theme, ground, (limit, side, y))
    if part.weight is not None:
        axes.scatter(
            [ground.x(part.weight * spend)], [y], s=(0.36 * ground.step * POINTS) ** 2, marker="D",
            facecolors=theme.surface, edgecolors=theme.text, linewidths=1.4, zorder=4.0,
        )  # fmt: skip
    tone = theme.red if state_words(part) else theme.text
    said = drawable(_number(part, spend))
    axes.text(ground.right + theme.space.m, y, said, va="center_baseline", **caption_style(theme, tone))


def _draw_bracket(axes: Axes, theme: Theme, ground: _Ground, mark: tuple[float, float, float]) -> None:
    """A square bracket that opens to where the spend may lie; an arrow where the limit is beyond the scale."""
    limit, side, y = mark
    x, half, arm = ground.x(limit), 0.44 * ground.step, 0.2 * ground.step * side
    for colour, width, order in ((theme.surface, 4.5, 3.0), (theme.text, 2.0, 3.1)):
        axes.plot(
            [x + arm, x, x, x + arm], [y - half, y - half, y + half, y + half], color=colour, linewidth=width,
            solid_capstyle="butt", solid_joinstyle="miter", zorder=order,
        )  # fmt: skip
    if limit > ground.high:
        said = drawable(f"→ {compact(limit)}")
        plate = {"facecolor": theme.surface, "edgecolor": "none", "pad": 1.0}
        style = {**caption_style(theme, theme.text_secondary), "bbox": plate}
        axes.text(x - LINE * theme.type.caption * 0.4, y, said, ha="right", va="center_baseline", zorder=3.2, **style)


def balance_table(data: Balance) -> ChartTable:
    """Every part in numbers; the id of a row is its place counted from 1."""
    spend, currency = data.alignment.spend, data.portfolio.of.snapshot.workshop.currency
    decimals = 0 if spend >= WHOLE_FROM else 2
    unit = f" ({currency})" if currency else ""
    columns = (
        ChartColumn(tr("By")),
        ChartColumn(tr("Of")),
        ChartColumn(tr("Spend") + unit, is_number=True, decimals=decimals),
        ChartColumn(tr("Share of spend (%)"), is_number=True, decimals=1),
        ChartColumn(tr("Weight (%)"), is_number=True, decimals=1),
        ChartColumn(tr("Least"), is_number=True, decimals=decimals),
        ChartColumn(tr("Most"), is_number=True, decimals=decimals),
    )
    rows = tuple(
        (
            kind_name(part), part_name(part), part.spend, 100 * part.spend / spend if spend > 0 else None,
            None if part.weight is None else 100 * part.weight, part.least, part.most,
        )
        for part in data.parts
    )  # fmt: skip
    return ChartTable(tr("Balance"), columns, rows, tuple(range(1, len(rows) + 1)))


def balance_words(data: Balance, place: int) -> str:
    """One part in a sentence."""
    part, spend = data.parts[place], data.alignment.spend
    currency = data.portfolio.of.snapshot.workshop.currency
    said = [tr("{amount}, {share} of the spend", amount=money(part.spend, currency), share=share_words(part, spend))]
    if part.saving and not (part.least is part.most is None):
        said.append(tr("pairs save {amount} of it", amount=money(part.saving, currency)))
    if part.least is not None:
        said.append(tr("at least {amount}", amount=money(part.least, currency)))
    if part.most is not None:
        said.append(tr("at most {amount}", amount=money(part.most, currency)))
    if part.weight is not None:
        said.append(tr("weight {weight}", weight=f"{written(100 * part.weight, 1)} %"))
    if state_words(part):
        said.append(state_words(part))
    return f"{kind_name(part)} {part_name(part)}: {', '.join(said)}"
