"""The map of benefits: which initiatives bring them, what they lead to, and which drivers and objectives they serve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from vmo_desktop.charts.benefit_words import benefit_name, completeness_text, missing_words
from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.pixel_axes import caption_style, pixel_axes
from vmo_desktop.charts.table_view import ChartColumn, ChartTable
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Chart")

ROW, HEAD, BOX = 50.0, 34.0, 0.8
"""Logical pixels of a row and of the titles at 100 %; part of a column's width that a box takes."""


class NodeKind(StrEnum):
    """What a box of the map stands for."""

    INITIATIVE = "initiative"
    BENEFIT = "benefit"
    DRIVER = "driver"
    OBJECTIVE = "objective"


Key = tuple[NodeKind, int]


@dataclass(frozen=True, slots=True)
class Node:
    """A box; columns count from the left."""

    key: Key
    name: str
    column: int
    flag: str = ""
    """What is missing of a benefit."""


_KINDS = {
    NodeKind.INITIATIVE: tr.mark("Initiative"),
    NodeKind.BENEFIT: tr.mark("Benefit"),
    NodeKind.DRIVER: tr.mark("Value driver"),
    NodeKind.OBJECTIVE: tr.mark("Objective"),
}


@dataclass(frozen=True)
class BenefitMap:
    """The network of a workshop's benefits."""

    snapshot: Snapshot

    @cached_property
    def links(self) -> tuple[tuple[Key, Key], ...]:
        """Every arrow, from what brings to what is brought."""
        found: list[tuple[Key, Key]] = []
        value = self.snapshot.value
        for row in self.snapshot.benefits:
            own = (NodeKind.BENEFIT, row.id)
            needed = dict.fromkeys((row.initiative_id, *value.enablers.get(row.id, ())))
            found += [((NodeKind.INITIATIVE, each), own) for each in needed]
            found += [(own, (NodeKind.BENEFIT, each)) for each in value.leads_to.get(row.id, ())]
            if row.driver_id is not None:
                found.append((own, (NodeKind.DRIVER, row.driver_id)))
            if row.objective_id is not None:
                found.append((own, (NodeKind.OBJECTIVE, row.objective_id)))
        return tuple(found)

    @cached_property
    def _depths(self) -> Mapping[int, int]:
        """How many benefits lead to each, one after the other, by id."""
        leads_to = self.snapshot.value.leads_to
        depths = {row.id: 0 for row in self.snapshot.benefits}
        for _ in depths:
            deeper = {after: max(depths[after], depths[before] + 1) for before, all_after in leads_to.items()
                      for after in all_after}  # fmt: skip
            if all(depths[each] >= depth for each, depth in deeper.items()):
                break
            depths |= {each: max(depths[each], depth) for each, depth in deeper.items()}
        return depths

    @cached_property
    def columns(self) -> int:
        """Columns: initiatives, benefits by how many lead to them, and what they serve."""
        return max(self._depths.values(), default=0) + 3

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The boxes, column by column; those of a column near to what leads to them."""
        snapshot, last = self.snapshot, self.columns - 1
        linked = {key for link in self.links for key in link}
        found = [
            Node((NodeKind.INITIATIVE, row.id), shown_name(row), 0)
            for row in snapshot.initiatives
            if (NodeKind.INITIATIVE, row.id) in linked
        ]
        found += [
            Node((NodeKind.BENEFIT, row.id), benefit_name(row), 1 + self._depths[row.id], missing_words(row))
            for row in snapshot.benefits
        ]
        found += [
            Node((NodeKind.DRIVER, row.id), row.name or row.code, last)
            for row in snapshot.driver_by_id.values()
            if (NodeKind.DRIVER, row.id) in linked
        ]
        found += [
            Node((NodeKind.OBJECTIVE, row.id), row.text, last)
            for row in snapshot.objectives
            if (NodeKind.OBJECTIVE, row.id) in linked
        ]
        return self._ordered(found)

    def _ordered(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        heights: dict[Key, float] = {}
        ordered: list[Node] = []
        for column in range(self.columns):
            here = [node for node in nodes if node.column == column]
            if column:
                wanted = {node.key: self._mean(node.key, heights) for node in here}
                here.sort(key=lambda node, wanted=wanted: wanted[node.key])  # type: ignore[misc]
            heights |= {node.key: (place + 0.5) / len(here) for place, node in enumerate(here)}
            ordered += here
        return tuple(ordered)

    def _mean(self, key: Key, heights: Mapping[Key, float]) -> float:
        before = [heights[first] for first, second in self.links if second == key and first in heights]
        return sum(before) / len(before) if before else 1.0

    def neighbours(self, key: Key) -> frozenset[Key]:
        """What a box is linked with."""
        return frozenset(other for link in self.links if key in link for other in link if other != key)


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
    half = BOX * width / data.columns / 2
    _draw_titles(axes, data, theme, width)
    places = {node.key: place for place, node in enumerate(data.nodes)}
    key = data.nodes[focus].key if focus is not None and focus < len(data.nodes) else None
    for first, second in data.links:
        if first in places and second in places:
            start, end = places[first], places[second]
            ends = (x[start] + half, y[start], x[end] - half, y[end])
            _draw_link(axes, ends, theme, is_marked=key in (first, second))
    for place, node in enumerate(data.nodes):
        _draw_box(axes, node, (float(x[place]), float(y[place]), half), theme, is_marked=node.key == key)


def _draw_titles(axes: Axes, data: BenefitMap, theme: Theme, width: float) -> None:
    titles = [tr("Initiatives"), tr("Benefits"), *[""] * (data.columns - 3), tr("Drivers and objectives")]
    pitch = width / data.columns
    for column, title in enumerate(titles):
        said = elided(title, theme.type.caption, pitch, is_bold=True)
        style = caption_style(theme, theme.text, is_bold=True)
        y = 0.5 * HEAD * theme.type.body / 13
        axes.text((column + 0.5) * pitch, y, drawable(said), ha="center", va="center_baseline", **style)


def _draw_link(axes: Axes, ends: tuple[float, float, float, float], theme: Theme, *, is_marked: bool) -> None:
    """A curve that leaves and arrives level, with its head at the end."""
    left, start, right, end = ends
    steps = np.linspace(0.0, 1.0, 24)
    bend = 3 * steps**2 - 2 * steps**3
    colour, width = (theme.accent, 2.4) if is_marked else (theme.line_strong, 1.0)
    x, y = left + steps * (right - left), start + bend * (end - start)
    axes.plot(x, y, color=colour, linewidth=width, zorder=2.0 if is_marked else 1.0)
    axes.scatter([right - 3], [end], marker=">", s=22 if is_marked else 14, color=colour, zorder=2.1)


def _draw_box(axes: Axes, node: Node, place: tuple[float, float, float], theme: Theme, *, is_marked: bool) -> None:
    x, y, half = place
    high = 0.76 * ROW * theme.type.body / 13
    fill = theme.accent_soft if is_marked else theme.amber_soft if node.flag else theme.surface
    axes.add_patch(
        FancyBboxPatch(
            (x - half, y - high / 2), 2 * half, high, boxstyle=f"round,pad=0,rounding_size={theme.radius}",
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
