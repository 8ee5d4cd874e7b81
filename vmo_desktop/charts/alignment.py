"""Strategic alignment: the share of each driver in the spend of a portfolio, against what the driver weighs."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from vmo_desktop.charts.bubble_axes import figure_of, text_at
from vmo_desktop.charts.lettering import FAMILIES, drawable, elided, one_line, register_fonts, text_width
from vmo_desktop.charts.numbers import written
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.alignment import Alignment

tr = Texts("Chart")

ROW = 34.0
"""Logical pixels of a driver at 100 %."""

BAR = 0.5
"""Height of a bar as part of its row."""

NAMES = 0.34
"""Largest part of the figure's width that names take."""


def alignment_height(theme: Theme, drivers: int) -> float:
    """Logical pixels that a chart of so many drivers needs, with its axis and key."""
    return (max(drivers, 1) * ROW + 64.0) * theme.type.body / 13


def draw_alignment(axes: Axes, data: Alignment, theme: Theme) -> None:
    """Draw a bar for the spend and a diamond for the weight of each driver; the axes fill their figure."""
    register_fonts()
    height, width = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches()[::-1])
    size = theme.type.caption
    names = [elided(one_line(name), size, width * NAMES) for name in _names(data)]
    left = max((text_width(name, size) for name in names), default=0.0) + theme.space.m
    right, bottom, top = text_width(_numbers(1, 1), size) + theme.space.m * 2, size * 1.9, size * 2.2
    axes.set_position(
        (left / width, bottom / height, max(1 - (left + right) / width, 0.05), max(1 - (bottom + top) / height, 0.05))
    )
    largest = max((*data.spend_shares, *data.weights, 0.1))
    _style(axes, theme, names, min(largest * 1.08, 1.0))
    places = range(len(names))
    colours = [theme.driver(place, driver.colour) for place, driver in enumerate(data.portfolio.of.snapshot.leaves)]
    axes.barh(places, data.spend_shares, BAR, color=colours, edgecolor=theme.line_strong, linewidth=0.75, zorder=2.0)
    axes.scatter(
        data.weights, places, s=(9 * POINTS) ** 2, marker="D", facecolors=theme.surface, edgecolors=theme.text,
        linewidths=1.5, zorder=3.0, clip_on=False,
    )  # fmt: skip
    _draw_numbers(axes, data, theme)
    _draw_key(axes, theme)


def _names(data: Alignment) -> list[str]:
    return [driver.name or driver.code for driver in data.portfolio.of.snapshot.leaves]


def _percent(share: float) -> str:
    return f"{written(100 * share, 1)} %"


def _text_style(theme: Theme) -> dict[str, Any]:
    return {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS}


def _style(axes: Axes, theme: Theme, names: list[str], end: float) -> None:
    figure_of(axes).set_facecolor(theme.surface)
    axes.set_facecolor(theme.surface)
    axes.set_xlim(0, end)
    axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{written(100 * share, 0)} %"))
    axes.locator_params(axis="x", nbins=5)
    axes.set_yticks(range(len(names)), labels=[drawable(name) for name in names], parse_math=False)
    axes.grid(visible=True, axis="x", color=theme.line, linewidth=0.75)
    axes.set_axisbelow(True)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "left")
        spine.set_color(theme.line_strong)
        spine.set_linewidth(0.75)
    axes.tick_params(length=0, pad=theme.space.xs * POINTS * 1.5, colors=theme.text_secondary)
    for label in axes.get_xticklabels():
        label.set(**_text_style(theme))
    for label in axes.get_yticklabels():
        label.set(color=theme.text, **_text_style(theme))


def _draw_numbers(axes: Axes, data: Alignment, theme: Theme) -> None:
    """Both numbers of each driver at the right: beside a bar they would be read as those of the diamond."""
    for place, (spend, weight) in enumerate(zip(data.spend_shares, data.weights, strict=True)):
        axes.annotate(
            _numbers(spend, weight), (1, place), xycoords=("axes fraction", "data"),
            xytext=(theme.space.m * POINTS, 0), textcoords="offset points", va="center_baseline", color=theme.text,
            annotation_clip=False, parse_math=False, **_text_style(theme),
        )  # fmt: skip


def _numbers(spend: float, weight: float) -> str:
    return f"■ {_percent(spend)}   ◇ {_percent(weight)}"


def _draw_key(axes: Axes, theme: Theme) -> None:
    size = theme.type.caption
    x = 0.0
    for sign, words in (("■", tr("share of the spend")), ("◇", tr("weight"))):
        text = f"{sign} {words}"
        text_at(axes, text, (0, 1), (x, size * 1.2), _text_style(theme), color=theme.text_secondary)
        x += text_width(text, size) + theme.space.l
