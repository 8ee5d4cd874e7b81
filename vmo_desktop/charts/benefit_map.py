"""The map of benefits: which initiatives bring them, what they lead to, and which drivers and objectives they serve."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from vmo_desktop.charts.benefit_network import BenefitMap, Node, NodeKind
from vmo_desktop.charts.benefit_words import benefit_name, completeness_text
from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.pixel_axes import caption_style, pixel_axes
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts

tr = Texts("Chart")

ROW, HEAD, BOX, HIGH = 50.0, 34.0, 0.8, 0.76
"""Logical pixels of a row and of the titles at 100 %; parts of a column's width and of a row that a box takes."""

PITCH = 112.0
"""Logical pixels across that a column needs at 100 %, so that names can be read."""

_KINDS = {
    NodeKind.INITIATIVE: tr.mark("Initiative"),
    NodeKind.BENEFIT: tr.mark("Benefit"),
    NodeKind.DRIVER: tr.mark("Value driver"),
    NodeKind.OBJECTIVE: tr.mark("Objective"),
}
_ENDS = {NodeKind.DRIVER: tr.mark("Value drivers"), NodeKind.OBJECTIVE: tr.mark("Objectives")}


@dataclass(frozen=True, slots=True)
class _Look:
    """How an arrow is drawn; `colour` is a token's name."""

    colour: str
    alpha: float
    width: float
    order: float


_NEAR = _Look("accent", 1.0, 2.4, 2.0)
_EVEN = _Look("line_strong", 1.0, 1.0, 1.0)
_FAR = _Look("line_strong", 0.45, 1.0, 1.0)
"""Arrows of the box in focus, those where none is, and those of other boxes."""


def map_width(data: BenefitMap, theme: Theme) -> float:
    """Logical pixels across that the map needs."""
    return PITCH * data.columns * theme.type.body / 13


def map_half(data: BenefitMap, theme: Theme, width: float) -> tuple[float, float]:
    """Half the width and height of a box."""
    return BOX * width / data.columns / 2, HIGH * ROW * theme.type.body / 26


def map_height(data: BenefitMap, theme: Theme) -> float:
    """Logical pixels that the map needs."""
    most = max((sum(node.column == column for node in data.nodes) for column in range(data.columns)), default=1)
    return (HEAD + max(most, 3) * ROW) * theme.type.body / 13


def map_spots(data: BenefitMap, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Middles of the boxes, in logical pixels across and down."""
    head = HEAD * theme.type.body / 13
    pitch = width / data.columns
    x, y = [], []
    for node in data.nodes:
        here = [each for each in data.nodes if each.column == node.column]
        x.append((node.column + 0.5) * pitch)
        y.append(head + (here.index(node) + 0.5) * (height - head) / len(here))
    return np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)


def draw_benefit_map(axes: Axes, data: BenefitMap, theme: Theme, focus: int | None = None) -> None:
    """Draw the boxes and their arrows; those of the box in focus, by its place, stand out. The axes fill their figure.

    A benefit that lacks something has a dashed edge and a sign before its name.
    """
    width, height = pixel_axes(axes, theme)
    x, y = map_spots(data, theme, width, height)
    half, _ = halves = map_half(data, theme, width)
    _draw_titles(axes, data, theme, width)
    places = {node.key: place for place, node in enumerate(data.nodes)}
    key = data.nodes[focus].key if focus is not None and focus < len(data.nodes) else None
    for first, second in data.links:
        if first in places and second in places:
            start, end = places[first], places[second]
            ends = (x[start] + half, y[start], x[end] - half, y[end])
            _draw_link(axes, ends, theme, _NEAR if key in (first, second) else _EVEN if key is None else _FAR)
    for place, node in enumerate(data.nodes):
        _draw_box(axes, node, (float(x[place]), float(y[place]), *halves), theme, is_marked=node.key == key)


def _draw_titles(axes: Axes, data: BenefitMap, theme: Theme, width: float) -> None:
    titles = {0: tr("Initiatives"), 1: tr("Benefits")}
    titles |= {node.column: tr.marked(_ENDS[node.key[0]]) for node in data.nodes if node.key[0] in _ENDS}
    pitch = width / data.columns
    for column, title in titles.items():
        said = elided(title, theme.type.caption, pitch, is_bold=True)
        style = caption_style(theme, theme.text, is_bold=True)
        y = 0.5 * HEAD * theme.type.body / 13
        axes.text((column + 0.5) * pitch, y, drawable(said), ha="center", va="center_baseline", **style)


def _draw_link(axes: Axes, ends: tuple[float, float, float, float], theme: Theme, look: _Look) -> None:
    """A curve that leaves and arrives level, with its head at the end."""
    left, start, right, end = ends
    steps = np.linspace(0.0, 1.0, 24)
    bend = 3 * steps**2 - 2 * steps**3
    x, y, colour = left + steps * (right - left), start + bend * (end - start), getattr(theme, look.colour)
    axes.plot(x, y, color=colour, alpha=look.alpha, linewidth=look.width, zorder=look.order)
    head = {"color": colour, "alpha": look.alpha, "zorder": look.order + 0.1}
    axes.scatter([right - 3], [end], marker=">", s=12 + 4 * look.width, **head)


def _draw_box(
    axes: Axes, node: Node, place: tuple[float, float, float, float], theme: Theme, *, is_marked: bool
) -> None:
    x, y, half, high = place
    fill = theme.accent_soft if is_marked else theme.amber_soft if node.flag else theme.surface
    axes.add_patch(
        FancyBboxPatch(
            (x - half, y - high), 2 * half, 2 * high, boxstyle=f"round,pad=0,rounding_size={theme.radius}",
            facecolor=fill, edgecolor=theme.accent if is_marked else theme.line_strong,
            linestyle="dashed" if node.flag else "solid", linewidth=2.0 if is_marked else 1.2, zorder=3.0,
        )
    )  # fmt: skip
    name = f"! {one_line(node.name)}" if node.flag else one_line(node.name)
    lines = _two_lines(name, theme.type.caption, 2 * half - theme.space.s)
    style, line = caption_style(theme, theme.text), 1.3 * theme.type.caption
    for number, said in enumerate(lines):
        down = y + (number - (len(lines) - 1) / 2) * line
        axes.text(x, down, drawable(said), ha="center", va="center_baseline", zorder=4.0, **style)


def _two_lines(name: str, size: float, width: float) -> tuple[str, ...]:
    """A name in one line where it fits, else in two, the second one cut where it is too long."""
    if text_width(name, size) <= width:
        return (name,)
    words = name.split()
    fits = max((n for n in range(1, len(words)) if text_width(" ".join(words[:n]), size) <= width), default=0)
    if not fits:
        return (elided(name, size, width),)
    return " ".join(words[:fits]), elided(" ".join(words[fits:]), size, width)


def node_words(data: BenefitMap, place: int) -> str:
    """A box in a sentence: what it is linked with, and what it lacks."""
    node = data.nodes[place]
    names = {each.key: one_line(each.name) for each in data.nodes}
    before = [names[first] for first, second in data.links if second == node.key and first in names]
    after = [names[second] for first, second in data.links if first == node.key and second in names]
    said = f"{tr.marked(_KINDS[node.key[0]])} {one_line(node.name)}"
    parts = [tr("brought by {names}", names=", ".join(before))] if before else []
    parts += [tr("leads to {names}", names=", ".join(after))] if after else []
    parts += [tr("lacks {missing}", missing=node.flag)] if node.flag else []
    return f"{said}: {'; '.join(parts)}" if parts else said


def map_table(data: BenefitMap) -> ChartTable:
    """Every benefit with what brings it and what it leads to; rows have the ids of the benefits."""
    columns = tuple(ChartColumn(each) for each in (tr("Benefit"), tr("Brought by"), tr("Leads to"), tr("State")))
    names = {node.key: one_line(node.name) for node in data.nodes}
    rows, ids = [], []
    for row in data.snapshot.benefits:
        key = (NodeKind.BENEFIT, row.id)
        before = ", ".join(names[first] for first, second in data.links if second == key and first in names)
        after = ", ".join(names[second] for first, second in data.links if first == key and second in names)
        rows.append((benefit_name(row), before, after, completeness_text(row)))
        ids.append(row.id)
    return ChartTable(tr("Map of benefits"), columns, tuple(rows), tuple(ids))
