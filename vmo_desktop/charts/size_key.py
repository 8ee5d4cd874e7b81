"""What the size of bubbles means: a few round amounts with bubbles of their size, above the axes at the right."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from vmo_desktop.charts.bubble_axes import from_corner
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_sizes import Area, Reference, references
from vmo_desktop.charts.lettering import FAMILIES, drawable, one_line, text_width
from vmo_desktop.charts.numbers import compact
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.translation import Texts

tr = Texts("Chart")

RISE = 2.1
"""Type sizes from the upper end of the axes to the middle of the key."""

GAP = 0.7
"""Type sizes between one amount and the next."""

TALLEST = 1.5
"""Largest radius in type sizes: room that is taken from the chart."""


def draw_size_key(axes: Axes, data: BubbleData, theme: Theme, area: Area) -> None:
    """Draw as much of the key as there is room for beside the title of the value axis."""
    size = theme.type.caption
    gap = GAP * size
    found = references(data, area, theme, TALLEST * size)
    room = area.width - text_width(data.value_axis.title, size) + 2.4 * size - 2 * gap
    word, shown = _fitting(tr("Size: {field}", field=one_line(data.size_title)), found, size, room)
    x = area.width - _width(word, shown, size)
    if word:
        _write(axes, word, x, theme)
        x += text_width(word, size) + gap
    for each in shown:
        _draw_circle(axes, x + each.radius, each.radius, theme)
        x += 2 * each.radius + gap / 2
        _write(axes, compact(each.amount), x, theme)
        x += text_width(compact(each.amount), size) + gap


def _fitting(word: str, found: list[Reference], size: int, room: float) -> tuple[str, list[Reference]]:
    """The word and the amounts, or fewer amounts, or these without the word; nothing where not even one fits."""
    for said in (word, ""):
        for first in range(len(found)):
            if _width(said, found[first:], size) <= room and (len(found) - first > 1 or not said):
                return said, found[first:]
    return "", []


def _width(word: str, shown: list[Reference], size: int) -> float:
    gap = GAP * size
    amounts = sum(2 * each.radius + gap * 1.5 + text_width(compact(each.amount), size) for each in shown)
    return (text_width(word, size) + gap if word else 0.0) + amounts - (gap if shown else 0.0)


def _draw_circle(axes: Axes, x: float, radius: float, theme: Theme) -> None:
    circle = PathCollection(
        [Path.unit_circle()],
        sizes=[(radius * POINTS) ** 2],
        facecolors="none",
        edgecolors=theme.text_secondary,
        linewidths=POINTS,
        offsets=[(x, RISE * theme.type.caption)],
        offset_transform=from_corner(axes),
        clip_on=False,
        zorder=6.0,
        label="_sizes",
    )
    circle.set_transform(Affine2D())
    axes.add_collection(circle, autolim=False)


def _write(axes: Axes, text: str, x: float, theme: Theme) -> None:
    style: dict[str, Any] = {"fontfamily": FAMILIES, "fontsize": theme.type.caption * POINTS, "parse_math": False}
    axes.annotate(
        drawable(text),
        (0, 1),
        xycoords="axes fraction",
        xytext=(x * POINTS, RISE * theme.type.caption * POINTS),
        textcoords="offset points",
        va="center_baseline",
        color=theme.text_secondary,
        annotation_clip=False,
        zorder=6.0,
        **style,
    )
