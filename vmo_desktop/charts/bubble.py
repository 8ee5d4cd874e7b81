"""Draws the bubble chart with ordinary artists: for the decision pack, for saved pictures, and the screen's axes."""

from collections.abc import Collection
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import Affine2D

from vmo_desktop.charts.bubble_axes import figure_of, from_corner, margins, text_at
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.bubble_ground import draw_ground
from vmo_desktop.charts.bubble_key import KeyRow, draw_key, key_rows
from vmo_desktop.charts.bubble_layout import BubbleLayout, Wish, lay_out
from vmo_desktop.charts.bubble_look import ALPHA, looks, parts, whisker_colour
from vmo_desktop.charts.bubble_sizes import Area, has_sizes
from vmo_desktop.charts.bubble_view import View, whole_view
from vmo_desktop.charts.labels import Box
from vmo_desktop.charts.lettering import (
    BOLD,
    FAMILIES,
    PAD,
    baseline_below_middle,
    drawable,
    elided,
    one_line,
    register_fonts,
    text_width,
)
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.charts.vote_ellipses import draw_vote_ellipses, ellipse_look, vote_ellipses
from vmo_desktop.translation import Texts

tr = Texts("Chart")

__all__ = ["BubbleData", "bubble_data", "draw_bubble", "draw_bubbles"]


def draw_bubble(
    axes: Axes,
    data: BubbleData,
    theme: Theme,
    *,
    view: View | None = None,
    hidden: Collection[int] = frozenset(),
    pinned: Collection[int] = frozenset(),
    is_framed: bool = True,
) -> None:
    """Draw bubbles, labels, thresholds, quadrant names and key as vectors and searchable text.

    `pinned` are places of bubbles that are labelled in bold on a plate.
    The axes are moved within their figure to make room for titles and key, unless `is_framed` is False.
    """
    register_fonts()
    view = view or whole_view(data)
    inches = figure_of(axes).get_size_inches()
    figure_width, figure_height = float(inches[0]) * LOGICAL_DPI, float(inches[1]) * LOGICAL_DPI
    rows: list[KeyRow] = []
    if is_framed:
        frame = margins(theme)
        rows = key_rows(data, theme, figure_width - frame.left - frame.right)
        frame = margins(theme, key_rows=len(rows), has_aside=bool(data.asides), has_sizes=has_sizes(data))
        width = max(1 - (frame.left + frame.right) / figure_width, 0.05)
        height = max(1 - (frame.top + frame.bottom) / figure_height, 0.05)
        axes.set_position((frame.left / figure_width, frame.bottom / figure_height, width, height))
    box = axes.get_position()
    area = Area(box.width * figure_width, box.height * figure_height)
    draw_ground(axes, data, theme, view, area)
    layout = lay_out(data, area, view, theme, Wish(hidden=hidden, pinned=pinned))
    draw_bubbles(axes, data, theme, layout)
    draw_vote_ellipses(axes, vote_ellipses(data, layout, area, view, theme), ellipse_look(data, theme))
    _draw_heaps(axes, theme, layout)
    _draw_leaders(axes, theme, layout, view, area)
    _draw_labels(axes, data, theme, layout, pinned)
    if is_framed:
        draw_key(axes, rows, theme, has_sizes=has_sizes(data))
        _draw_asides(axes, data, theme, area)
        _explain_heaps(axes, data, theme, layout, area)


def draw_bubbles(axes: Axes, data: BubbleData, theme: Theme, layout: BubbleLayout) -> None:
    """Draw bubbles as one collection in their order, so that small ones stay on large ones with all their parts."""
    whiskers = [place for place in layout.order if not data.is_complete[place]]
    if whiskers:
        low, high = data.value_axis.position(data.low), data.value_axis.position(data.high)
        ends = [[(data.x[place], low[place]), (data.x[place], high[place])] for place in whiskers]
        axes.add_collection(
            LineCollection(
                ends,
                colors=whisker_colour(data, theme),
                linewidths=1.25 * POINTS,
                zorder=2.0,
                label="_whiskers",
                snap=False,
            ),
            autolim=False,
        )
    seen = looks(data, theme)
    found = [(place, part) for place in layout.order for part in parts(seen[place], layout.radius[place])]
    if not found:
        return
    collection = PathCollection(
        [part.path for _, part in found],
        sizes=[(part.scale * POINTS) ** 2 for _, part in found],
        facecolors=[to_rgba(part.fill, ALPHA if part.edge else 1.0) for _, part in found],
        edgecolors=[to_rgba(part.edge, 1.0) if part.edge else (0, 0, 0, 0) for _, part in found],
        linewidths=[part.edge_width * POINTS for _, part in found],
        offsets=[(data.x[place], data.y[place]) for place, _ in found],
        offset_transform=axes.transData,
        zorder=3.0,
        label="_bubbles",
    )
    collection.set_transform(Affine2D())
    axes.add_collection(collection, autolim=False)


def _draw_labels(axes: Axes, data: BubbleData, theme: Theme, layout: BubbleLayout, pinned: Collection[int]) -> None:
    """Names at fixed distances from their bubbles, with a thin leader where they stand off."""
    style: dict[str, Any] = {"fontfamily": FAMILIES, "fontsize": layout.label_size * POINTS, "parse_math": False}
    for place, label in layout.labels.items():
        x, y = float(layout.x[place]), float(layout.y[place])
        text = layout.texts[place]
        if place in pinned:
            _draw_plate(axes, (label.x, label.y, label.width, layout.label_height), theme.raised, theme, zorder=3.9)
        baseline = label.y + layout.label_height / 2 + baseline_below_middle(layout.label_size)
        axes.annotate(
            drawable(text),
            (data.x[place], data.y[place]),
            xytext=((label.x + PAD - x) * POINTS, (y - baseline) * POINTS),
            textcoords="offset points",
            va="baseline",
            color=theme.text,
            fontweight=BOLD if place in pinned else 400,
            zorder=4.0,
            annotation_clip=False,
            **style,
        )


def _draw_heaps(axes: Axes, theme: Theme, layout: BubbleLayout) -> None:
    """Draw on each heap of bubbles how many they are."""
    size = theme.type.caption
    for heap in layout.heaps:
        x, y, _, height = heap.box
        _draw_plate(axes, heap.box, theme.surface, theme, zorder=3.3)
        shift = ((x + PAD) * POINTS, -(y + height / 2 + baseline_below_middle(size)) * POINTS)
        axes.annotate(
            str(heap.count), (0, 1), xycoords="axes fraction", xytext=shift, textcoords="offset points",
            va="baseline", fontfamily=FAMILIES, fontsize=size * POINTS, fontweight=BOLD, color=theme.text,
            parse_math=False, zorder=3.4, annotation_clip=False,
        )  # fmt: skip


def _explain_heaps(axes: Axes, data: BubbleData, theme: Theme, layout: BubbleLayout, area: Area) -> None:
    """Say beside the title of the axis to the right what the numbers on bubbles are: paper answers no pointer."""
    text, size = tr("A number counts the bubbles that overlap there"), theme.type.caption
    room = area.width - text_width(one_line(data.axis.title), size) - theme.space.l
    if layout.heaps and text_width(text, size) <= room:
        style = {"fontfamily": FAMILIES, "fontsize": size * POINTS, "color": theme.text_secondary}
        text_at(axes, text, (0.0, 0.0), (0.0, -2.75 * size), style)


def _draw_plate(axes: Axes, box: Box, ground: str, theme: Theme, zorder: float) -> None:
    """The ground of a text that stands on bubbles."""
    x, y, width, height = box
    plate = FancyBboxPatch(
        (x + 0.5, -y - height + 0.5), width - 1, height - 1, boxstyle="round,pad=0,rounding_size=3",
        facecolor=ground, edgecolor=theme.line_strong, linewidth=POINTS, zorder=zorder, transform=from_corner(axes),
    )  # fmt: skip
    axes.add_patch(plate)


def _draw_leaders(axes: Axes, theme: Theme, layout: BubbleLayout, view: View, area: Area) -> None:
    """Thin lines from labels that stand off to their bubbles."""

    def in_data(x: float, y: float) -> tuple[float, float]:
        across, down = x / area.width, y / area.height
        return view.left + across * (view.right - view.left), view.top - down * (view.top - view.bottom)

    lines = [[in_data(*end) for end in ends] for ends in layout.leaders()]
    if lines:
        axes.add_collection(
            LineCollection(lines, colors=theme.line_strong, linewidths=0.75 * POINTS, zorder=3.5, snap=False),
            autolim=False,
        )


def _draw_asides(axes: Axes, data: BubbleData, theme: Theme, area: Area) -> None:
    """What has no place on the chart, in one line below it."""
    if not data.asides:
        return
    text = " \u00b7 ".join(
        f"{aside.text}: {', '.join(one_line(name) for name in aside.names)}" for aside in data.asides
    )
    size = theme.type.caption
    style: dict[str, Any] = {
        "fontfamily": FAMILIES,
        "fontsize": size * POINTS,
        "color": theme.text_secondary,
        "parse_math": False,
    }
    text_at(axes, elided(text, size, area.width), (0.0, 0.0), (0.0, -4.6 * size), style)
