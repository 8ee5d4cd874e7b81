"""The votes on one cell: a dot for each person over the scale, with the median, the spread and the round before."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.lettering import BOLD, FAMILIES, drawable, elided, one_line, register_fonts, text_width
from vmo_desktop.charts.numbers import compact, ticks
from vmo_desktop.charts.theme import LOGICAL_DPI, POINTS, Theme
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.people import initials_of
from vmo_desktop.workshop.revealed_votes import RevealedVotes

tr = Texts("Chart")

LARGEST_DOT = 26.0
"""Logical pixels across a person's dot at 100 %; in a low strip dots are smaller, so that all of them are seen."""

BESIDE = 3
"""So many equal votes at most stand beside each other."""

LINE = 1.45
"""Height of a line of text in type sizes."""


@dataclass(frozen=True)
class _Ground:
    """Where the scale lies, in logical pixels from the upper left corner."""

    left: float
    right: float
    axis: float
    top: float
    low: float
    high: float

    def x(self, score: float) -> float:
        span = self.high - self.low
        share = 0.5 if span <= 0 else min(max((score - self.low) / span, 0.0), 1.0)
        return self.left + share * (self.right - self.left)


def draw_votes_strip(axes: Axes, votes: RevealedVotes, row: int, column: int, theme: Theme) -> None:
    """Draw the votes on an initiative (row) and a driver (column); the axes fill their figure.

    An owner's dot has a ring, and no filling where owners do not count. The bar below the dots is the spread, in two
    parts where the room is split.
    """
    register_fonts()
    width, height = (float(side) * LOGICAL_DPI for side in figure_of(axes).get_size_inches())
    figure_of(axes).set_facecolor(theme.surface)
    axes.set_position((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    scale = votes.snapshot.scales[votes.snapshot.leaves[column].id]
    if not scale.scores:
        return
    caption = theme.type.caption
    # Three dots beside each other at an end of the scale are seen whole.
    edge = theme.space.s + BESIDE * LARGEST_DOT * caption / 22
    ground = _Ground(
        edge, width - edge, height - caption * LINE * 2 - theme.space.s, caption * LINE * 2, scale.low, scale.high
    )
    _draw_scale(axes, votes, column, theme, ground)
    _draw_spread(axes, votes, (row, column), theme, ground)
    _draw_medians(axes, votes, (row, column), theme, ground)
    _draw_dots(axes, votes, (row, column), theme, ground)


def _style(theme: Theme, colour: str, *, is_bold: bool = False) -> dict[str, Any]:
    return {
        "fontfamily": FAMILIES,
        "fontsize": theme.type.caption * POINTS,
        "color": colour,
        "parse_math": False,
        **({"fontweight": BOLD} if is_bold else {}),
    }


def _draw_scale(axes: Axes, votes: RevealedVotes, column: int, theme: Theme, ground: _Ground) -> None:
    driver = votes.snapshot.leaves[column]
    levels = votes.snapshot.levels[driver.id]
    is_anchored = votes.snapshot.scales[driver.id].is_anchored
    marks = [(each.score, each.label) for each in levels] if is_anchored else []
    if not marks:
        marks = [(score, "") for score in sorted({ground.low, *ticks(ground.low, ground.high, 6), ground.high})]
    axes.plot([ground.left, ground.right], [ground.axis] * 2, color=theme.line_strong, linewidth=1.0, zorder=1.0)
    room = (ground.right - ground.left) / max(len(marks) - 1, 1) - theme.space.s
    last = -np.inf
    for score, label in marks:
        x = ground.x(score)
        axes.plot([x, x], [ground.top, ground.axis], color=theme.line, linewidth=0.75, zorder=0.5)
        text = compact(score)
        if x - text_width(text, theme.type.caption) / 2 < last + theme.space.xs:
            continue
        last = x + text_width(text, theme.type.caption) / 2
        y = ground.axis + theme.space.s
        axes.text(x, y, text, ha="center", va="top", **_style(theme, theme.text))
        below = elided(one_line(label), theme.type.caption, room)
        axes.text(
            x, y + theme.type.caption * LINE, drawable(below), ha="center", va="top", **_style(theme, theme.text_faint)
        )
    if driver.unit and not is_anchored:
        y = ground.axis + theme.space.s + theme.type.caption * LINE
        unit = drawable(one_line(driver.unit))
        axes.text(ground.right, y, unit, ha="right", va="top", **_style(theme, theme.text_faint))


def _draw_spread(axes: Axes, votes: RevealedVotes, cell: tuple[int, int], theme: Theme, ground: _Ground) -> None:
    found, column = votes.consensus, cell[1]
    if np.isnan(found.low[cell]):
        return
    ends = [(found.low[cell], found.high[cell])]
    if not np.isnan(found.camp_low[cell]):
        ends = [(found.low[cell], found.camp_low[cell]), (found.camp_high[cell], found.high[cell])]
    for low, high in ends:
        scores = votes.in_unit_of(np.array([low, high]), column)
        xs = [ground.x(float(score)) for score in scores]
        axes.plot(xs, [ground.axis] * 2, color=theme.text_secondary, linewidth=4.0, solid_capstyle="round", zorder=1.5)


def _draw_medians(axes: Axes, votes: RevealedVotes, cell: tuple[int, int], theme: Theme, ground: _Ground) -> None:
    former = votes.before(*cell)
    medians = [] if former is None else [(tr("before {score}"), float(former.medians[cell]), True)]
    medians.append((tr("median {score}"), float(votes.medians[cell]), False))
    size = theme.type.caption
    for words, score, is_former in medians:
        if np.isnan(score):
            continue
        text = words.replace("{score}", compact(score))
        colour = theme.text_secondary if is_former else theme.accent
        x, half = ground.x(score), text_width(text, size, is_bold=True) / 2
        y = size * LINE * (1.5 if is_former else 0.5)
        style: Any = (0, (3, 3)) if is_former else "solid"
        axes.plot([x, x], [y + size * 0.6, ground.axis], color=colour, linestyle=style, linewidth=1.5, zorder=1.2)
        middle = min(max(x, half + 2), ground.right + ground.left - half - 2)
        axes.text(
            middle, y, text, ha="center", va="center", zorder=1.3,
            bbox={"facecolor": theme.surface, "edgecolor": "none", "pad": 1.0},
            **_style(theme, colour, is_bold=not is_former),
        )  # fmt: skip


def _draw_dots(axes: Axes, votes: RevealedVotes, cell: tuple[int, int], theme: Theme, ground: _Ground) -> None:
    row, column = cell
    scores = votes.scores[:, row, column]
    people = [int(place) for place in np.argsort(scores, kind="stable") if not np.isnan(scores[place])]
    xs = [ground.x(float(scores[place])) for place in people]
    room = ground.axis - ground.top - theme.space.xs
    pile = _fitted(xs, LARGEST_DOT * theme.type.caption / 11, room)
    size = pile.size
    initials = initials_of(votes.snapshot.participants)
    order = {each.id: number for number, each in enumerate(votes.snapshot.participants)}
    for place, x, layer in zip(people, pile.xs, pile.layers, strict=True):
        person = votes.people[place]
        colour = theme.driver(order[person.id], person.colour)
        is_owner = bool(votes.is_owner[place, row])
        is_out = is_owner and votes.snapshot.room.leaves_out_owners
        y = ground.axis - theme.space.xs - size * (layer + 0.5)
        points = size * POINTS
        if is_owner:
            axes.scatter([x], [y], s=points**2, facecolors="none", edgecolors=theme.text, linewidths=1.2, zorder=2.0)
        axes.scatter(
            [x], [y], s=((points - 5.0) if is_owner else points - 1.5) ** 2, zorder=2.1,
            facecolors=theme.surface if is_out else colour, edgecolors=colour if is_out else theme.surface,
            linewidths=1.0,
        )  # fmt: skip
        ink = theme.text if is_out else theme.text_on(colour)
        text = drawable(one_line(initials[person.id])[:4])
        fitting = min(size * 0.42, size * 0.78 / max(text_width(text, 1.0, is_bold=True), 0.1))
        axes.text(
            x, y, text, ha="center", va="center_baseline", zorder=2.2,
            **{**_style(theme, ink, is_bold=True), "fontsize": fitting * POINTS},
        )  # fmt: skip


@dataclass(frozen=True)
class _Pile:
    """Where dots of one size stand: across, in logical pixels, and in which layer from below."""

    size: float
    xs: list[float]
    layers: list[int]


def _fitted(xs: list[float], largest: float, room: float) -> _Pile:
    """The largest dots that stay within the strip; equal votes stand beside each other; `xs` ascending."""
    size = largest
    while True:
        for beside in range(1, BESIDE + 1):
            pile = _piled(xs, size, beside)
            if size <= 5.0 or (max(pile.layers, default=0) + 1) * size <= room:
                return pile
        size *= 0.92


def _piled(xs: list[float], size: float, beside: int) -> _Pile:
    """Each dot in the lowest layer in which it touches none before it."""
    shifted = []
    for first, x in enumerate(xs):
        place, count = first - xs.index(x), xs.count(x)
        in_row = min(beside, count - place // beside * beside)
        shifted.append(x + (place % beside - (in_row - 1) / 2) * size)
    layers = [0] * len(xs)
    ends: list[float] = []
    for dot in sorted(range(len(xs)), key=lambda each: shifted[each]):
        layer = next((number for number, end in enumerate(ends) if shifted[dot] - end >= size - 1e-6), len(ends))
        if layer == len(ends):
            ends.append(0.0)
        ends[layer] = shifted[dot]
        layers[dot] = layer
    return _Pile(size, shifted, layers)
