"""What promises were worth: how much of the change that KPIs had promised by now came true, and for whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isclose, isnan

import numpy as np

from vmo_desktop.domain.calibration import ENOUGH, Optimism, optimism
from vmo_desktop.domain.realization import Direction
from vmo_desktop.workshop.kpi_state import KpiState
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import CashKind, CashLineRow, KpiRow, PriorOf, PriorRow

EARLY = 0.25
"""A promise counts once its plan has it so far on its way: before that a late start looks like a broken promise."""

ROUNDED = 0.02
"""Amounts that differ by no more of the likely one may be the same before they were rounded."""


@dataclass(frozen=True, slots=True)
class KeptPromise:
    """A change that a KPI had promised by its newest reading, and the change that came, both toward the target."""

    state: KpiState
    promised: float
    realized: float

    @property
    def share(self) -> float:
        """How much of the promise came true; 1 is all of it."""
        return self.realized / self.promised


@dataclass(frozen=True)
class PromiseGroup:
    """Promises that have a driver, a class or an estimator in common; a driver is named by its code."""

    of: PriorOf
    name: str
    promises: tuple[KeptPromise, ...]

    @cached_property
    def optimism(self) -> Optimism:
        """How much of them came true."""
        promised = np.array([each.promised for each in self.promises], dtype=np.float64)
        return optimism(promised, np.array([each.realized for each in self.promises], dtype=np.float64))

    def as_prior(self, source: str) -> PriorRow:
        """What a later workshop is to know of them."""
        found = self.optimism
        return PriorRow(0, self.of, self.name, found.count, found.mean, found.low, found.middle, found.high, source)


def kept_promise(state: KpiState) -> KeptPromise | None:
    """What came of the promise of a KPI; None while it is too early to say.

    Promised is the part of the way from baseline to target that the plan has made by the newest reading, all of it
    where there is no plan or the due day is over. A milestone counts on its due day; what is to be held promises no
    change.
    """
    if isnan(state.progress):
        return None
    due = 1.0 if isnan(state.planned) else min(state.planned, 1.0)
    if state.kpi.direction is Direction.MILESTONE:
        return KeptPromise(state, 1.0, state.progress) if due >= 1 or state.progress >= 1 else None
    way = abs((state.kpi.target or 0.0) - (state.kpi.baseline or 0.0))
    if not way or due < EARLY:
        return None
    return KeptPromise(state, way * due, way * state.progress)


@dataclass(frozen=True)
class Calibration:
    """Promised against realized in a workshop, with what was brought along from earlier ones."""

    realized: Realized

    @property
    def snapshot(self) -> Snapshot:
        """The workshop."""
        return self.realized.snapshot

    @cached_property
    def promises(self) -> tuple[KeptPromise, ...]:
        """Every promise of which something can be said, in the order of the KPIs."""
        return tuple(kept for state in self.realized.states if (kept := kept_promise(state)) is not None)

    @cached_property
    def groups(self) -> tuple[PromiseGroup, ...]:
        """All promises together, then by driver, class and estimator; none where there is no promise."""
        kinds = (PriorOf.ALL, PriorOf.DRIVER, PriorOf.CLASS, PriorOf.ESTIMATOR)
        return tuple(group for kind in kinds for group in self._groups(kind))

    def _groups(self, of: PriorOf) -> Iterator[PromiseGroup]:
        found: dict[str, list[KeptPromise]] = {}
        for kept in self.promises:
            for name in dict.fromkeys(self._names(of, kept.state)):
                found.setdefault(name, []).append(kept)
        for name, promises in found.items():
            yield PromiseGroup(of, name, tuple(promises))

    def _names(self, of: PriorOf, state: KpiState) -> Iterable[str]:
        """What a promise belongs to in a grouping."""
        snapshot = self.snapshot
        if of is PriorOf.ALL:
            return [""]
        if of is PriorOf.DRIVER:
            return [snapshot.driver_by_id[each].code for each in self.realized.drivers_of(state)]
        if of is PriorOf.CLASS:
            classes = (snapshot.initiative(each).class_name.strip() for each in self.realized.initiatives_of(state))
            return [name for name in classes if name]
        return self._estimators(state)

    def _estimators(self, state: KpiState) -> Sequence[str]:
        """Who estimated what a KPI is to show: its benefit in money, else what its initiatives bring."""
        known = self.snapshot.value.cash_lines
        lines = [
            line
            for each in self.realized.initiatives_of(state)
            for line in known.get(each, ())
            if line.kind is not CashKind.COST and line.estimator.strip()
        ]
        of_benefit = [line for line in lines if line.benefit_id == state.kpi.benefit_id is not None]
        return [" ".join(line.estimator.split()) for line in of_benefit or lines]

    @cached_property
    def references(self) -> Mapping[tuple[PriorOf, str], PriorRow]:
        """What a new promise can be held against: the promises of here or of earlier workshops, whichever are more."""
        found = {(row.of, row.name): row for row in self.snapshot.value.priors}
        for group in self.groups:
            known = found.get((group.of, group.name))
            if known is None or known.promises <= len(group.promises):
                found[group.of, group.name] = group.as_prior("")
        return found

    def reference(self, wanted: Iterable[tuple[PriorOf, str]]) -> PriorRow | None:
        """The first of some references that has enough promises; else the first that has any; None without any."""
        known = [row for key in wanted if (row := self.references.get(key)) is not None]
        return next((row for row in known if is_enough(row)), known[0] if known else None)

    def reference_of(self, line: CashLineRow) -> PriorRow | None:
        """What the estimate of a benefit is held against: its estimator, its driver, its class, else all promises."""
        if line.kind is CashKind.COST:
            return None
        estimator = " ".join(line.estimator.split())
        drivers = [each.driver_id for each in self.snapshot.benefits if each.id == line.benefit_id]
        codes = [self.snapshot.driver_by_id[each].code for each in drivers if each is not None]
        wanted = [
            *([(PriorOf.ESTIMATOR, estimator)] if estimator else []),
            *((PriorOf.DRIVER, code) for code in codes),
            (PriorOf.CLASS, self.snapshot.initiative(line.initiative_id).class_name.strip()),
            (PriorOf.ALL, ""),
        ]
        return self.reference(wanted)

    def priors(self, source: str) -> tuple[PriorRow, ...]:
        """What the next workshop is to know: all references, those of this workshop with its name."""
        return tuple(row if row.source else replace(row, source=source) for row in self.references.values())


def promised_kpis(realized: Realized, initiative_ids: Iterable[int]) -> tuple[KpiRow, ...]:
    """The KPIs that show whether some initiatives bring what they promise, in order."""
    chosen = set(initiative_ids)
    return tuple(state.kpi for state in realized.states if chosen.intersection(realized.initiatives_of(state)))


def is_promise(kpi: KpiRow) -> bool:
    """Whether a KPI says what it promises: a milestone does, others by baseline and target."""
    return kpi.direction is Direction.MILESTONE or (kpi.baseline is not None and kpi.target is not None)


def expected_range(line: CashLineRow, prior: PriorRow) -> tuple[float, float, float] | None:
    """Low, likely and high of a benefit if it comes true as earlier promises did; None where that says nothing.

    Nothing comes below 0, and what already has this shape was taken before: it is not cut a second time.
    """
    likely = line.likely or 0.0
    if likely <= 0 or prior.middle <= 0 or not is_enough(prior):
        return None
    low, middle, high = (max(likely * share, 0.0) for share in (prior.low, prior.middle, prior.high))
    taken = (likely * max(prior.low, 0.0) / prior.middle, likely * prior.high / prior.middle)
    ends = (likely if line.low is None else line.low, likely if line.high is None else line.high)
    has_shape = all(isclose(*pair, rel_tol=0.0, abs_tol=ROUNDED * likely) for pair in zip(taken, ends, strict=True))
    return None if has_shape else (low, middle, high)


def is_enough(row: PriorRow) -> bool:
    """Whether a prior rests on enough promises to be offered as a range."""
    return row.promises >= ENOUGH
