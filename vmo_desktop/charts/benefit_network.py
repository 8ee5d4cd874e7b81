"""The network of benefits: what brings them, what they lead to, and which drivers and objectives they serve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from vmo_desktop.charts.benefit_words import benefit_name, missing_words
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot

SWEEPS = 6
"""Boxes are put near to what they are linked with so many times, forth and back: crossings become few."""


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
            if row.objective_id is not None and (row.driver_id, row.objective_id) not in self._ties:
                found.append((own, (NodeKind.OBJECTIVE, row.objective_id)))
        served = {key for _, (kind, key) in found if kind is NodeKind.DRIVER}
        found += [
            ((NodeKind.DRIVER, driver), (NodeKind.OBJECTIVE, objective))
            for driver, objective in sorted(self._ties)
            if driver in served
        ]
        return tuple(found)

    @cached_property
    def _ties(self) -> frozenset[tuple[int, int]]:
        """Which driver serves which objective: a benefit that serves both is drawn to the driver alone."""
        return frozenset((tie.driver_id, tie.objective_id) for tie in self.snapshot.driver_objectives)

    @cached_property
    def _depths(self) -> Mapping[int, int]:
        """How many benefits lead to each, one after the other, by id."""
        leads_to = self.snapshot.value.leads_to
        depths = {row.id: 0 for row in self.snapshot.benefits}
        for _ in depths:
            former = dict(depths)
            for before, all_after in leads_to.items():
                for after in all_after:
                    depths[after] = max(depths[after], depths[before] + 1)
            if depths == former:
                break
        return depths

    @cached_property
    def columns(self) -> int:
        """Columns: initiatives, benefits by how many lead to them, drivers, and objectives where any is served."""
        has_objectives = any(kind is NodeKind.OBJECTIVE for _, (kind, _) in self.links)
        return self._drivers_at + 1 + has_objectives

    @property
    def _drivers_at(self) -> int:
        return max(self._depths.values(), default=0) + 2

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The boxes, column by column; those of a column near to what leads to them."""
        snapshot, drivers_at = self.snapshot, self._drivers_at
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
            Node((NodeKind.DRIVER, row.id), row.name or row.code, drivers_at)
            for row in snapshot.driver_by_id.values()
            if (NodeKind.DRIVER, row.id) in linked
        ]
        found += [
            Node((NodeKind.OBJECTIVE, row.id), row.text, drivers_at + 1)
            for row in snapshot.objectives
            if (NodeKind.OBJECTIVE, row.id) in linked
        ]
        return self._ordered(found)

    def _ordered(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        columns = [[node for node in nodes if node.column == column] for column in range(self.columns)]
        heights = {node.key: _height(place, len(here)) for here in columns for place, node in enumerate(here)}
        for sweep in range(SWEEPS):
            for here in columns if sweep % 2 == 0 else reversed(columns):
                wanted = {node.key: self._mean(node.key, heights, sweep % 2) for node in here}
                here.sort(key=lambda node, wanted=wanted: wanted[node.key])  # type: ignore[misc]
                heights |= {node.key: _height(place, len(here)) for place, node in enumerate(here)}
        return tuple(node for here in columns for node in here)

    def _mean(self, key: Key, heights: Mapping[Key, float], side: int) -> float:
        """The mean height of what is linked with a box on its left (0) or right (1) side; its own without any."""
        found = [heights[link[side]] for link in self.links if link[1 - side] == key and link[side] in heights]
        return sum(found) / len(found) if found else heights[key]

    def neighbours(self, key: Key) -> frozenset[Key]:
        """What a box is linked with."""
        return frozenset(other for link in self.links if key in link for other in link if other != key)


def _height(place: int, count: int) -> float:
    return (place + 0.5) / count
