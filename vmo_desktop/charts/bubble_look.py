"""How one bubble looks: the shapes and colours that the screen's sprites and the exported artists are both made of.

Solid: funded in the ranking order (or no budget to fund from). Pale with a coloured rim: not funded. A dot in the
middle: mandatory. An amber rim and a question mark: the value is incomplete. Shape and colour: the category.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.theme import Mark, Marker, Theme, font_files, mixed

PALE = 0.80
"""How far the fill of what is not funded goes towards the ground."""

ALPHA = 0.92
"""Opacity of bubbles: enough to see that one stands behind another."""

MANY_WHISKERS = 25

SIGN_FROM_RADIUS = 4.5
"""Pixels of radius from which a question mark can be read; below it the amber rim stands alone."""


@dataclass(frozen=True, slots=True)
class BubbleLook:
    """Everything but place and size."""

    marker: Marker
    fill: str
    edge: str
    edge_width: float
    dot: str
    sign: str
    votes: str = ""
    """Colour of an ellipse on it: for the key alone, on the chart it is as high as the votes say."""


@dataclass(frozen=True, slots=True)
class Part:
    """A path about the bubble's middle, to be grown by `scale` pixels; empty colours are not drawn."""

    path: Path
    scale: float
    fill: str
    edge: str
    edge_width: float


def _polygon(corners: int, turn: float) -> Path:
    """A regular polygon with the area of the unit circle."""
    radius = np.sqrt(2 * np.pi / (corners * np.sin(2 * np.pi / corners)))
    angles = turn + 2 * np.pi * np.arange(corners) / corners
    outline = radius * np.column_stack([np.cos(angles), np.sin(angles)])
    return Path(np.vstack([outline, outline[:1]]), closed=True)


def _star() -> Path:
    angles = np.pi / 2 + np.pi * np.arange(10) / 5
    radii = np.where(np.arange(10) % 2 == 0, 1.52, 0.78)
    outline = np.column_stack([radii * np.cos(angles), radii * np.sin(angles)])
    return Path(np.vstack([outline, outline[:1]]), closed=True)


MARKER_PATHS: Mapping[Marker, Path] = {
    Marker.CIRCLE: Path.unit_circle(),
    Marker.SQUARE: _polygon(4, np.pi / 4),
    Marker.TRIANGLE: _polygon(3, np.pi / 2),
    Marker.DIAMOND: _polygon(4, 0.0),
    Marker.PENTAGON: _polygon(5, np.pi / 2),
    Marker.TRIANGLE_DOWN: _polygon(3, -np.pi / 2),
    Marker.HEXAGON: _polygon(6, 0.0),
    Marker.STAR: _star(),
}
"""Outline of each marker about the origin, all with about the area of the unit circle, y upward."""


REACH: Mapping[Marker, float] = {
    marker: float(np.linalg.norm(np.asarray(path.vertices), axis=1).max()) if marker is not Marker.CIRCLE else 1.0
    for marker, path in MARKER_PATHS.items()
}
"""How far each marker reaches from its middle, in radii: the disc that labels keep clear of."""


@cache
def _upright() -> Path:
    """A slender ellipse of unit half height."""
    circle = Path.unit_circle()
    return Path(np.asarray(circle.vertices) * [0.36, 1.0], circle.codes)


@cache
def question_mark() -> Path:
    """A question mark of unit half height about the origin, as a path: it is a sign, not text to be searched."""
    path = TextPath((0, 0), "?", size=2.0, prop=FontProperties(fname=str(font_files().bold)))
    box = path.get_extents()
    vertices = (path.vertices - [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2]) * (2.0 / box.height)
    return Path(vertices, path.codes)


def whisker_colour(data: BubbleData, theme: Theme) -> str:
    """Colour of the range of an incomplete value; paler where there are many, so that the bubbles stay in front."""
    is_crowd = int(np.count_nonzero(~data.is_complete)) > MANY_WHISKERS
    return mixed(theme.amber, theme.surface, 0.5) if is_crowd else theme.amber


def mark_of(data: BubbleData, place: int, theme: Theme) -> Mark:
    """Colour and shape of a bubble."""
    if data.is_shaded:
        share = float(data.shade[place])
        return Mark(theme.out if np.isnan(share) else theme.sequence(share), Marker.CIRCLE)
    if not data.categories:
        return Mark(theme.funded, Marker.CIRCLE)
    return category_mark(data, int(data.category[place]), theme)


def marks(data: BubbleData, theme: Theme) -> list[Mark]:
    """Colour and shape of every bubble."""
    if data.is_shaded or not data.categories:
        return [mark_of(data, place, theme) for place in range(len(data))]
    of_category = [category_mark(data, category, theme) for category in range(len(data.categories))]
    return [of_category[category] for category in data.category.tolist()]


def category_mark(data: BubbleData, category: int, theme: Theme) -> Mark:
    """Colour and shape of an entry of the legend."""
    mark = data.categories[category].mark
    return Mark(theme.out, Marker.STAR) if mark is None else theme.category(mark)


def look_of(data: BubbleData, place: int, theme: Theme) -> BubbleLook:
    """How a bubble looks."""
    return look(
        mark_of(data, place, theme),
        theme,
        is_solid=bool(data.is_funded[place]) or not data.has_budget,
        is_mandatory=bool(data.is_mandatory[place]),
        is_complete=bool(data.is_complete[place]),
    )


def looks(data: BubbleData, theme: Theme) -> list[BubbleLook]:
    """How every bubble looks."""
    is_solid = data.is_funded if data.has_budget else np.ones(len(data), dtype=np.bool_)
    flags = zip(is_solid.tolist(), data.is_mandatory.tolist(), data.is_complete.tolist(), strict=True)
    return [
        look(mark, theme, is_solid=solid, is_mandatory=mandatory, is_complete=complete)
        for mark, (solid, mandatory, complete) in zip(marks(data, theme), flags, strict=True)
    ]


@cache
def look(mark: Mark, theme: Theme, *, is_solid: bool, is_mandatory: bool, is_complete: bool) -> BubbleLook:
    """How a bubble with a mark looks."""
    fill = mark.colour if is_solid and is_complete else mixed(mark.colour, theme.surface, PALE)
    edge, width = (theme.bubble_edge, 1.0) if is_solid else (mark.colour, 1.5)
    if not is_complete:
        edge, width = theme.amber, 1.75
    dark = mark.colour if not (is_solid and is_complete) else theme.bubble_edge
    return BubbleLook(
        marker=mark.marker,
        fill=fill,
        edge=edge,
        edge_width=width,
        dot=dark if is_mandatory and is_complete else "",
        sign=theme.text if not is_complete else "",
    )


def parts(look: BubbleLook, radius: float) -> list[Part]:
    """The shapes of a bubble of a radius in pixels, bottom first."""
    if look.votes:
        bubble = parts(replace(look, votes=""), radius * 0.8)
        return [*bubble, Part(_upright(), radius * 1.2, mixed(look.fill, look.edge, 0.5), look.votes, 1.0)]
    found = [Part(MARKER_PATHS[look.marker], radius, look.fill, look.edge, look.edge_width)]
    if look.dot:
        found.append(Part(MARKER_PATHS[Marker.CIRCLE], max(radius * 0.34, 1.5), look.dot, "", 0.0))
    if look.sign and radius >= SIGN_FROM_RADIUS:
        found.append(Part(question_mark(), radius * 0.62, look.sign, "", 0.0))
    return found
