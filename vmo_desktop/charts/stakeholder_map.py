"""The map of stakeholders: influence upward, interest to the right, attitude as a shape."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import cos, pi, sin

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from vmo_desktop.charts.labels import Box, LabelRequest, PlacedLabel, place_labels
from vmo_desktop.charts.lettering import PAD, drawable, elided, label_height, one_line, text_width
from vmo_desktop.charts.pixel_axes import LINE, caption_style, pixel_axes
from vmo_desktop.charts.stakeholder_words import (
    HIGHEST,
    LOWEST,
    attitude_text,
    attitude_word,
    corner_word,
    dealing,
)
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.road_rows import Attitude, StakeholderRow
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Chart")

AIR = 0.35
"""Room beyond the ends of the scales, in their unit."""

RADIUS, RING = 0.5, 1.3
"""Radius of a mark in captions, and of the ring on which those of one place stand."""

RINGED = 0.85
"""Radius in captions that the name of a marked one keeps clear: a ring is drawn around it."""

NAMES = (150.0, 90.0)
"""Widths that names are cut to at 100 %, the preferred one first."""

_SHAPES = {Attitude.SUPPORTS: "o", Attitude.NEUTRAL: "s", Attitude.RESISTS: "^"}


@dataclass(frozen=True)
class StakeholderMap:
    """The stakeholders of a workshop."""

    snapshot: Snapshot

    @cached_property
    def placed(self) -> tuple[StakeholderRow, ...]:
        """Those whose influence and interest are known, from the upper left."""
        known = [row for row in self.snapshot.road.stakeholders if dealing(row)]
        return tuple(sorted(known, key=lambda row: (-(row.influence or 0.0), row.interest or 0.0)))

    @property
    def aside(self) -> tuple[StakeholderRow, ...]:
        """Those who have no place on the map yet."""
        return tuple(row for row in self.snapshot.road.stakeholders if not dealing(row))


@dataclass(frozen=True)
class _Ground:
    """Where the scales lie, in logical pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def x(self, interest: float) -> float:
        """Where an interest lies across."""
        return self.left + _share(interest) * (self.right - self.left)

    def y(self, influence: float) -> float:
        """Where an influence lies down."""
        return self.bottom - _share(influence) * (self.bottom - self.top)


def _share(value: float) -> float:
    inside = min(max(value, LOWEST), HIGHEST)
    return (inside - LOWEST + AIR) / (HIGHEST - LOWEST + 2 * AIR)


def _ground(theme: Theme, width: float, height: float) -> _Ground:
    line = LINE * theme.type.caption
    return _Ground(theme.space.m + 1.3 * line, 2.0 * line, width - theme.space.m, height - 3.2 * line)


@dataclass(frozen=True)
class _Area:
    """What names keep clear of: the marks, and the words of the quarters."""

    ground: _Ground
    spots: tuple[tuple[float, float], ...]
    words: tuple[Box, ...]


def stakeholder_spots(
    data: StakeholderMap, theme: Theme, width: float, height: float
) -> tuple[FloatArray, FloatArray]:  # fmt: skip
    """Where those on the map stand, in logical pixels across and down; those of one place stand on a ring around it."""
    ground = _ground(theme, width, height)
    same: dict[tuple[float, float], list[int]] = defaultdict(list)
    for place, row in enumerate(data.placed):
        same[row.interest or 0.0, row.influence or 0.0].append(place)
    x, y = np.zeros(len(data.placed)), np.zeros(len(data.placed))
    for (interest, influence), places in same.items():
        reach = RING * theme.type.caption * min(len(places) - 1, 3) / 2
        for number, place in enumerate(places):
            angle = 2 * pi * number / len(places) + pi
            x[place] = ground.x(interest) + reach * cos(angle)
            y[place] = ground.y(influence) + reach * sin(angle)
    return x, y


def draw_stakeholders(axes: Axes, data: StakeholderMap, theme: Theme, focus: int | None = None) -> None:
    """Draw the map; the name of the one in focus, by its place, is always there. The axes fill their figure."""
    width, height = pixel_axes(axes, theme)
    ground = _ground(theme, width, height)
    x, y = stakeholder_spots(data, theme, width, height)
    spots = tuple(zip(x.tolist(), y.tolist(), strict=True))
    area = _Area(ground, spots, tuple(_draw_corners(axes, ground, theme)))
    _draw_scales(axes, ground, theme)
    marked = data.placed[focus] if focus is not None and focus < len(data.placed) else None
    for row, spot in zip(data.placed, spots, strict=True):
        _draw_mark(axes, row.attitude, spot, theme)
    _draw_names(axes, data, theme, area, marked)
    _draw_key(axes, theme, width)
    _draw_aside(axes, data.aside, theme, width, height)


def _draw_scales(axes: Axes, ground: _Ground, theme: Theme) -> None:
    """The edge of the map, the lines between its quarters, and what its sides mean."""
    middle = (LOWEST + HIGHEST) / 2
    x, y, line = ground.x(middle), ground.y(middle), LINE * theme.type.caption
    wide, high = ground.right - ground.left, ground.bottom - ground.top
    best = Rectangle((x, ground.top), ground.right - x, y - ground.top, facecolor=theme.quadrant_best, zorder=0.1)
    axes.add_patch(best)
    edge = Rectangle(
        (ground.left, ground.top), wide, high, facecolor="none", edgecolor=theme.line_strong, zorder=0.6
    )  # fmt: skip
    axes.add_patch(edge)
    axes.plot([x, x], [ground.top, ground.bottom], color=theme.line_strong, linewidth=0.75, zorder=0.5)
    axes.plot([ground.left, ground.right], [y, y], color=theme.line_strong, linewidth=0.75, zorder=0.5)
    style = caption_style(theme, theme.text)
    axes.text((ground.left + ground.right) / 2, ground.bottom + 0.75 * line, drawable(tr("Interest: low to high →")),
              ha="center", va="center_baseline", **style)  # fmt: skip
    axes.text(ground.left - 0.75 * line, (ground.top + ground.bottom) / 2, drawable(tr("Influence: low to high →")),
              ha="center", va="center", rotation=90, **style)  # fmt: skip


def _draw_corners(axes: Axes, ground: _Ground, theme: Theme) -> Iterator[Box]:
    """Write into each quarter how those in it are dealt with; gives where the words stand."""
    caption, line = theme.type.caption, LINE * theme.type.caption
    style = caption_style(theme, theme.text_secondary, is_bold=True)
    for right, up in product((False, True), repeat=2):
        said = corner_word(is_interested=right, is_influential=up)
        said = elided(said, caption, (ground.right - ground.left) / 2 - 12, is_bold=True)
        long = text_width(said, caption, is_bold=True)
        left = ground.right - long - 6 if right else ground.left + 6
        down = ground.top + line / 2 + 3 if up else ground.bottom - line / 2 - 3
        axes.text(left, down, drawable(said), va="center_baseline", **style)
        yield left - 2, down - line / 2, long + 4, line


def attitude_colour(attitude: Attitude, theme: Theme) -> str:
    """The colour that goes with the shape of an attitude."""
    return {Attitude.SUPPORTS: theme.accent, Attitude.RESISTS: theme.red}.get(attitude, theme.text_secondary)


def _draw_mark(axes: Axes, attitude: Attitude, place: tuple[float, float], theme: Theme) -> None:
    size = (2 * RADIUS * theme.type.caption * POINTS) ** 2
    axes.scatter([place[0]], [place[1]], marker=_SHAPES[attitude], s=size, color=attitude_colour(attitude, theme),
                 edgecolors=theme.surface, linewidths=0.8, zorder=3.0)  # fmt: skip


def _draw_names(
    axes: Axes, data: StakeholderMap, theme: Theme, area: _Area, marked: StakeholderRow | None
) -> None:  # fmt: skip
    """Names beside their marks, none over another; with a leader where they stand further off."""
    caption, ground = theme.type.caption, area.ground
    texts = {
        row.id: tuple(elided(one_line(row.name), caption, width * theme.type.body / 13) for width in NAMES)
        for row in data.placed
    }
    requests = [
        LabelRequest(row.id, x - ground.left, y - ground.top, (RINGED if row is marked else RADIUS) * caption,
                     tuple(text_width(text, caption) + 2 * PAD for text in texts[row.id]), row is marked)
        for row, (x, y) in zip(data.placed, area.spots, strict=True)
    ]  # fmt: skip
    behind = {"facecolor": theme.surface, "edgecolor": "none", "alpha": 0.8, "pad": 0.0}
    boxes = [(x - ground.left, y - ground.top, wide, high) for x, y, wide, high in area.words]
    x, y = (each((LOWEST + HIGHEST) / 2) for each in (ground.x, ground.y))
    boxes += [
        (x - ground.left, 0.0, 1.0, ground.bottom - ground.top),
        (0.0, y - ground.top, ground.right - ground.left, 1.0),
    ]
    found = place_labels(requests, width=ground.right - ground.left, height=ground.bottom - ground.top,
                         label_height=label_height(caption), blocked=boxes)  # fmt: skip
    for row, spot in zip(data.placed, area.spots, strict=True):
        if row.id in found:
            label = found[row.id]
            at = replace(label, x=label.x + ground.left, y=label.y + ground.top)
            _draw_leader(axes, at, spot, theme)
            style = caption_style(theme, theme.text, is_bold=row is marked)
            middle = at.y + label_height(caption) / 2
            said = drawable(texts[row.id][label.text])
            axes.text(at.x + PAD, middle, said, va="center_baseline", zorder=2.0, bbox=behind, **style)


def _draw_leader(axes: Axes, label: PlacedLabel, spot: tuple[float, float], theme: Theme) -> None:
    if label.has_leader:
        end = min(max(spot[0], label.x), label.x + label.width)
        middle = label.y + label_height(theme.type.caption) / 2
        axes.plot([spot[0], end], [spot[1], middle], color=theme.line_strong, linewidth=0.75, zorder=1.0)


def _draw_key(axes: Axes, theme: Theme, width: float) -> None:
    """What shapes mean, above the map."""
    caption, x, y = theme.type.caption, float(theme.space.m), LINE * theme.type.caption
    for attitude in Attitude:
        word = attitude_word(attitude)
        if x + 1.4 * caption + text_width(word, caption) > width:
            return
        _draw_mark(axes, attitude, (x + 0.6 * caption, y), theme)
        x += 1.5 * caption
        axes.text(x, y, drawable(word), va="center_baseline", **caption_style(theme, theme.text))
        x += text_width(word, caption) + theme.space.l


def _draw_aside(axes: Axes, rows: Sequence[StakeholderRow], theme: Theme, width: float, height: float) -> None:
    if rows:
        said = tr("Not rated yet: {names}", names=", ".join(one_line(row.name) for row in rows))
        cut = elided(said, theme.type.caption, width - 2 * theme.space.m)
        y = height - 0.7 * LINE * theme.type.caption
        axes.text(theme.space.m, y, drawable(cut), va="center_baseline", **caption_style(theme, theme.text_secondary))


def stakeholder_table(data: StakeholderMap) -> ChartTable:
    """Every stakeholder, those on the map first; rows have their ids."""
    columns = (
        ChartColumn(tr("Stakeholder")), ChartColumn(tr("Role")), ChartColumn(tr("Influence (1–5)"), is_number=True),
        ChartColumn(tr("Interest (1–5)"), is_number=True), ChartColumn(tr("Attitude")), ChartColumn(tr("How")),
    )  # fmt: skip
    rows = (*data.placed, *data.aside)
    cells = tuple(
        (row.name, row.role, row.influence, row.interest, attitude_text(row.attitude), dealing(row)) for row in rows
    )
    return ChartTable(tr("Stakeholders"), columns, cells, tuple(row.id for row in rows))
