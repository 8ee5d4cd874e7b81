"""What changed since the workshop that this one was begun from: what is new, what is gone, what is another now."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import isclose, isnan

from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import InitiativeRow
from vmo_desktop.workshop.standing import approved_standings
from vmo_desktop.workshop.value_rows import CarriedRow, Standing


class Change(StrEnum):
    """What became of an initiative."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Side:
    """An initiative at one time; None is what is not known."""

    value: float | None
    cost: float | None
    standing: Standing
    progress: float | None
    """Share of what its KPIs promised that had come true."""


@dataclass(frozen=True)
class Changed:
    """An initiative then and now; a side is None where there was no such initiative."""

    initiative_id: int | None
    code: str
    name: str
    former_name: str
    then: Side | None
    now: Side | None

    @property
    def change(self) -> Change:
        """What became of it: a number that is not known any more, or not yet, is no change."""
        if self.then is None:
            return Change.NEW
        if self.now is None:
            return Change.GONE
        pairs = ((self.then.value, self.now.value), (self.then.cost, self.now.cost))
        has_moved = any(not isclose(*pair, rel_tol=1e-9, abs_tol=1e-9) for pair in pairs if None not in pair)  # type: ignore[arg-type]
        is_known = Standing.UNKNOWN not in (self.then.standing, self.now.standing)
        has_other_standing = is_known and self.then.standing is not self.now.standing
        is_other = has_moved or has_other_standing or self.name != self.former_name
        return Change.CHANGED if is_other else Change.SAME


@dataclass(frozen=True)
class Since:
    """The workshop against the one that it was begun from."""

    results: Results
    realized: Realized

    @property
    def source(self) -> str:
        """What the past workshop is called; '' where this one was begun anew."""
        carried = self.results.snapshot.value.carried
        return carried[0].source if carried else ""

    @cached_property
    def rows(self) -> tuple[Changed, ...]:
        """New initiatives, then those that changed, those that are gone and those that are as they were."""
        carried = self.results.snapshot.value.carried
        if not carried:
            return ()
        then = {row.initiative_id: row for row in carried if row.initiative_id is not None}
        found = [self._row(each, then.get(each.id)) for each in self.results.snapshot.initiatives]
        gone = [
            Changed(None, row.code, row.name, row.name, _then(row), None)
            for row in carried
            if row.initiative_id is None
        ]
        order = (Change.NEW, Change.CHANGED, Change.GONE, Change.SAME)
        return tuple(sorted((*found, *gone), key=lambda row: order.index(row.change)))

    def of(self, change: Change) -> tuple[Changed, ...]:
        """The initiatives of which this became."""
        return tuple(row for row in self.rows if row.change is change)

    def _row(self, initiative: InitiativeRow, row: CarriedRow | None) -> Changed:
        former, then = (initiative.name, None) if row is None else (row.name, _then(row))
        return Changed(initiative.id, initiative.code, initiative.name, former, then, self._now(initiative))

    @cached_property
    def _standings(self) -> Mapping[int, Standing]:
        return approved_standings(self.results.snapshot)

    def _now(self, initiative: InitiativeRow) -> Side:
        value = float(self.results.valuation.value[self.results.snapshot.initiative_index[initiative.id]])
        promise = self.realized.by_initiative.get(initiative.id)
        done = float("nan") if promise is None else promise.progress.progress
        return Side(
            None if isnan(value) else value,
            initiative.cost,
            self._standings[initiative.id],
            None if isnan(done) else done,
        )


def _then(row: CarriedRow) -> Side:
    return Side(row.value, row.cost, row.standing, row.progress)
