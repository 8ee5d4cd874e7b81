"""Two weights at once: which initiative is first, or which portfolio is best, at every pair of them."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from vmo_desktop.charts.labels import LabelRequest, place_labels
from vmo_desktop.charts.lettering import drawable, elided, label_height, one_line, text_width
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.theme import POINTS, Theme, mixed
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.weight_map import PortfolioMap, Region
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.sensitivity_words import share_text

tr = Texts("Chart")

TINT = 0.55
"""How far the fill of an area is mixed with the ground, so that names are legible on it."""


@dataclass(frozen=True, eq=False)
class MapArea:
    """Where one thing is first: convex polygons of shares of the first and the second driver."""

    name: str
    polygons: tuple[FloatArray, ...]

    @property
    def share(self) -> float:
        """Its part of the whole triangle."""
        return float(sum(_area(each) for each in self.polygons)) / 0.5

    @property
    def middle(self) -> FloatArray:
        """The middle of its largest polygon."""
        return np.asarray(max(self.polygons, key=_area).mean(axis=0))


@dataclass(frozen=True, eq=False)
class WeightMapData:
    """Areas over the weights of two drivers; `present` is where the weights are, None where classes differ.

    `steps` is how finely it was sampled; None where the areas are exact.
    """

    drivers: tuple[str, str]
    areas: tuple[MapArea, ...]
    present: tuple[float, float] | None
    steps: int | None = None


def _area(polygon: FloatArray) -> float:
    x, y = polygon.T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def region_areas(regions: tuple[Region, ...], names: tuple[str, ...]) -> tuple[MapArea, ...]:
    """Where each initiative is first, the largest area first."""
    areas = [MapArea(names[each.row], (each.corners,)) for each in regions]
    return tuple(sorted(areas, key=lambda each: -each.share))


def portfolio_areas(found: PortfolioMap, names: tuple[str, ...]) -> tuple[MapArea, ...]:
    """Where each portfolio was found the best: a strip for every run of places on the grid that have it."""
    steps = len(found.labels) - 1
    strips: dict[int, list[FloatArray]] = {}
    for row, labels in enumerate(found.labels[: steps + 1]):
        known = labels[labels >= 0]
        starts = np.flatnonzero(np.diff(known, prepend=-1))
        for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(known)], strict=True):
            strips.setdefault(int(known[start]), []).append(_strip(row, start, end, steps))
    areas = [MapArea(names[label], tuple(parts)) for label, parts in strips.items()]
    return tuple(sorted(areas, key=lambda each: -each.share))


def _strip(row: int, start: int, end: int, steps: int) -> FloatArray:
    """Half a step about the places of a run, cut where both shares together pass 1."""
    left, right = max(row - 0.5, 0) / steps, min(row + 0.5, steps) / steps
    low, high = max(start - 0.5, 0) / steps, min(end - 0.5, steps) / steps
    corners = np.array([[left, low], [right, low], [right, high], [left, high]])
    corners[:, 1] = np.minimum(corners[:, 1], 1 - corners[:, 0])
    return corners


@dataclass(frozen=True)
class MapGround:
    """The triangle in its figure, in logical pixels."""

    width: float
    left: float
    bottom: float
    side: float

    def x(self, share: FloatArray | float) -> FloatArray:
        """Where shares of the first driver lie across."""
        return np.asarray(self.left + np.asarray(share) * self.side)

    def y(self, share: FloatArray | float) -> FloatArray:
        """Where shares of the second driver lie from above."""
        return np.asarray(self.bottom - np.asarray(share) * self.side)


def map_ground(theme: Theme, width: float, height: float) -> MapGround:
    """The largest triangle that leaves room for numbers and titles; the key stands right of it."""
    caption, space = theme.type.caption, theme.space
    left = text_width("100 %", caption) + space.l
    bottom = height - 2 * caption * LINE - space.s
    side = max(min(bottom - 2 * caption * LINE, 0.62 * (width - left)), 1.0)
    return MapGround(width, left, bottom, side)


def map_spots(data: WeightMapData, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """The middle of each area, in logical pixels."""
    ground = map_ground(theme, width, height)
    middles = np.array([each.middle for each in data.areas]).reshape(-1, 2)
    return ground.x(middles[:, 0]), ground.y(middles[:, 1])


def draw_weight_map(axes: Axes, data: WeightMapData, theme: Theme) -> None:
    """Draw the areas; the axes fill their figure. The cross is where the weights are."""
    width, height = pixel_axes(axes, theme)
    ground = map_ground(theme, width, height)
    for place, area in enumerate(data.areas):
        fill = mixed(theme.category(place).colour, theme.surface, TINT)
        polygons = [np.column_stack((ground.x(each[:, 0]), ground.y(each[:, 1]))) for each in area.polygons]
        edge = theme.surface if data.steps is None else fill
        axes.add_collection(
            PolyCollection(polygons, facecolors=fill, edgecolors=edge, linewidths=1.2, zorder=1.0), autolim=False
        )
    _draw_scales(axes, data, theme, ground)
    if data.present is not None:
        axes.plot(
            float(ground.x(data.present[0])), float(ground.y(data.present[1])), marker="P", zorder=4.0,
            markersize=11 * POINTS, markerfacecolor=theme.text, markeredgecolor=theme.surface, markeredgewidth=1.0,
        )  # fmt: skip
    _draw_marks(axes, data, theme, ground)
    _draw_key(axes, data, theme, ground)


def _draw_scales(axes: Axes, data: WeightMapData, theme: Theme, ground: MapGround) -> None:
    caption, faint = theme.type.caption, caption_style(theme, theme.text_secondary)
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    axes.plot(ground.x(corners[:, 0]), ground.y(corners[:, 1]), color=theme.line_strong, linewidth=1.0, zorder=2.0)
    for share in np.linspace(0, 1, 5 if ground.side > 22 * caption else 3).tolist():
        axes.text(
            float(ground.x(share)), ground.bottom + theme.space.xs, share_text(share), ha="center", va="top", **faint
        )
        axes.text(
            ground.left - theme.space.xs, float(ground.y(share)), share_text(share), ha="right", va="center_baseline",
            **faint,
        )  # fmt: skip
    room = ground.side + ground.left
    across = elided(tr("weight of {driver} →", driver=one_line(data.drivers[0])), caption, room)
    up = elided(tr("↑ weight of {driver}", driver=one_line(data.drivers[1])), caption, room)
    low = ground.bottom + caption * LINE + theme.space.xs
    axes.text(float(ground.x(1.0)), low, drawable(across), ha="right", va="top", **faint)
    axes.text(theme.space.s, ground.bottom - ground.side - caption, drawable(up), ha="left", va="bottom", **faint)


def letter(place: int) -> str:
    """The sign of an area on the map and in its key: A to Z, then A2."""
    turn, at = divmod(place, 26)
    return chr(ord("A") + at) + (str(turn + 1) if turn else "")


def _draw_marks(axes: Axes, data: WeightMapData, theme: Theme, ground: MapGround) -> None:
    """Letters in the areas where they fit; the cross of the weights stays free."""
    size = theme.type.body
    present = [] if data.present is None else [(float(ground.x(data.present[0])), float(ground.y(data.present[1])))]
    requests = [
        LabelRequest(place, float(ground.x(area.middle[0])), float(ground.y(area.middle[1])), 0.0,
                     (text_width(letter(place), size, is_bold=True) + 2,))
        for place, area in enumerate(data.areas)
    ]  # fmt: skip
    placed = place_labels(
        requests, width=ground.left + ground.side, height=ground.bottom, label_height=label_height(size), furthest=0.0,
        blocked=[(x - 7, y - 7, 14, 14) for x, y in present],
    )  # fmt: skip
    for place, label in placed.items():
        style = {**caption_style(theme, theme.text, is_bold=True), "fontsize": size * POINTS}
        axes.text(
            label.x + label.width / 2, label.y + label_height(size) / 2, letter(place), ha="center",
            va="center_baseline", zorder=3.0, **style,
        )  # fmt: skip


def _draw_key(axes: Axes, data: WeightMapData, theme: Theme, ground: MapGround) -> None:
    caption, space = theme.type.caption, theme.space
    x, y = float(ground.x(1.0)) + space.l, space.s + caption * LINE / 2
    step = caption * LINE * 1.1
    most = max(int((ground.bottom - 2 * step) / step), 1)
    lines = [(letter(place), f"{each.name} · {share_text(each.share)}") for place, each in enumerate(data.areas[:most])]
    if len(data.areas) > most:
        lines.append(("", tr("and {count} more", count=len(data.areas) - most)))
    note = tr("✚ weights as they are") if data.present is not None else ""
    sampled = "" if data.steps is None else tr("sampled in steps of {step}", step=share_text(1 / data.steps))
    lines += [("", each) for each in (note, sampled) if each]
    for place, (sign, text) in enumerate(lines):
        middle = y + place * step
        if sign:
            fill = mixed(theme.category(place).colour, theme.surface, TINT)
            axes.plot(x + caption / 2, middle, marker="s", markersize=caption * 1.15 * POINTS, color=fill)
            axes.text(
                x + caption / 2, middle, sign, ha="center", va="center_baseline",
                **caption_style(theme, theme.text, is_bold=True),
            )  # fmt: skip
        start = x + caption * 1.4 if sign else x
        shown = elided(one_line(text), caption, max(ground.width - start - space.xs, 1.0))
        axes.text(start, middle, drawable(shown), ha="left", va="center_baseline", **caption_style(theme, theme.text))


def weight_map_table(data: WeightMapData) -> ChartTable:
    """The areas, the largest first; the id of a row is its place, counted from 1."""
    columns = (
        ChartColumn(tr("Mark")), ChartColumn(tr("First")), ChartColumn(tr("Share of all weights (%)"), is_number=True,
                                                                       decimals=1),
    )  # fmt: skip
    rows = tuple((letter(place), each.name, 100 * each.share) for place, each in enumerate(data.areas))
    return ChartTable(tr("Two weights"), columns, rows, tuple(range(1, len(rows) + 1)))
