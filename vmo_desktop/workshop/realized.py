"""What came true of what was promised: progress of KPIs rolled up to what they serve."""

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import isnan

from vmo_desktop.domain.realization import RolledUp, rolled_up
from vmo_desktop.workshop.kpi_state import KpiState, kpi_states, months_away
from vmo_desktop.workshop.rows import BenefitRow
from vmo_desktop.workshop.snapshot import Snapshot

QUARTER = 3
LONGEST = 1200
"""Months of which quarters are told, up to the day of the state: an older file may hold a day of any year."""


@dataclass(frozen=True)
class Promise:
    """Progress of the KPIs of one thing, and what the plan had it be."""

    states: tuple[KpiState, ...]

    @cached_property
    def progress(self) -> RolledUp:
        """Progress now."""
        return self._rolled_up([each.progress for each in self.states])

    @cached_property
    def planned(self) -> RolledUp:
        """Progress that the plan has by now, of those KPIs whose progress is known."""
        known = [each for each in self.states if each.progress == each.progress]
        return rolled_up([each.planned for each in known], [each.kpi.weight for each in known])

    @cached_property
    def at_completion(self) -> RolledUp:
        """Progress that is expected in the end."""
        return self._rolled_up([each.progress_at_completion for each in self.states])

    def _rolled_up(self, progresses: Sequence[float]) -> RolledUp:
        return rolled_up(progresses, [each.kpi.weight for each in self.states])


@dataclass(frozen=True, slots=True)
class QuarterEnd:
    """Progress of all KPIs at the end of a quarter."""

    day: date
    planned: float
    realized: float


@dataclass(frozen=True)
class Realized:
    """What came true, by KPI and by all that KPIs serve.

    A KPI serves what it names itself, and what its benefit names.
    """

    snapshot: Snapshot

    @cached_property
    def states(self) -> tuple[KpiState, ...]:
        """Every KPI."""
        return kpi_states(self.snapshot)

    @cached_property
    def portfolio(self) -> Promise:
        """All KPIs together."""
        return Promise(self.states)

    @cached_property
    def _benefits(self) -> Mapping[int, BenefitRow]:
        return {benefit.id: benefit for benefit in self.snapshot.benefits}

    @cached_property
    def by_benefit(self) -> Mapping[int, Promise]:
        """By benefit id."""
        return self._grouped(lambda state: _known([state.kpi.benefit_id]))

    @cached_property
    def by_initiative(self) -> Mapping[int, Promise]:
        """By initiative id; a KPI of a benefit serves each initiative that the benefit needs."""
        return self._grouped(self.initiatives_of)

    def initiatives_of(self, state: KpiState) -> tuple[int, ...]:
        """Ids of the initiatives that a KPI serves."""
        benefit_id = state.kpi.benefit_id
        if benefit_id is None:
            return _known([state.kpi.initiative_id])
        enablers = self.snapshot.value.enablers.get(benefit_id, ())
        return _known([state.kpi.initiative_id, self._benefits[benefit_id].initiative_id, *enablers])

    @cached_property
    def by_driver(self) -> Mapping[int, Promise]:
        """By value driver id."""
        return self._grouped(self.drivers_of)

    def drivers_of(self, state: KpiState) -> tuple[int, ...]:
        """Ids of the value drivers that a KPI serves."""
        return _known([state.kpi.driver_id, self._of_benefit(state, "driver_id")])

    @cached_property
    def by_objective(self) -> Mapping[int, Promise]:
        """By objective id."""
        return self._grouped(lambda state: _known([state.kpi.objective_id, self._of_benefit(state, "objective_id")]))

    def _of_benefit(self, state: KpiState, column: str) -> int | None:
        benefit = self._benefits.get(state.kpi.benefit_id or 0)
        return None if benefit is None else getattr(benefit, column)

    def _grouped(self, keys: Callable[[KpiState], Iterable[int]]) -> Mapping[int, Promise]:
        found: dict[int, list[KpiState]] = {}
        for state in self.states:
            for key in keys(state):
                found.setdefault(key, []).append(state)
        return {key: Promise(tuple(states)) for key, states in found.items()}

    @cached_property
    def quarters(self) -> tuple[QuarterEnd, ...]:
        """Progress at the end of each quarter after the first baseline's day, to the day of the state."""
        days = [state.kpi.baseline_on for state in self.states if state.kpi.baseline_on]
        last = self.states[0].day if self.states else None
        if not days or last is None:
            return ()
        begin = max(date.fromisoformat(min(days)), months_away(last, -LONGEST))
        found, day = [], quarter_end(date.fromordinal(min(begin.toordinal() + 1, date.max.toordinal())))
        while day < months_away(last, QUARTER):
            found.append(self._at(min(day, last)))
            day = quarter_end(months_away(day, QUARTER))
        return tuple(found)

    def _at(self, day: date) -> QuarterEnd:
        """Plan and progress of the same KPIs: those that are read by then; of all their plan while none is."""
        known = [state for state in self.states if not isnan(state.progress_at(day))]
        counted = known or self.states
        weights = [state.kpi.weight for state in counted]
        planned = rolled_up([state.planned_at(day) for state in counted], weights)
        realized = rolled_up([state.progress_at(day) for state in counted], weights)
        return QuarterEnd(day, planned.progress, realized.progress)

    @property
    def overdue(self) -> tuple[KpiState, ...]:
        """KPIs of which a reading should be here by now."""
        return tuple(state for state in self.states if state.is_overdue)


def _known(ids: Iterable[int | None]) -> tuple[int, ...]:
    """Those that are there, each once."""
    return tuple(dict.fromkeys(each for each in ids if each is not None))


def quarter_end(day: date) -> date:
    """The last day of the quarter of a day."""
    month = ((day.month - 1) // QUARTER + 1) * QUARTER
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def incomplete(benefit: BenefitRow) -> tuple[str, ...]:
    """Which columns of a benefit are empty that make it one: outcome, attribution, measure and owner (the DOAM test).

    Description, observable outcome, attribution, measurement: Jenner (2014), Managing Benefits, 2nd ed.
    """
    return tuple(name for name in ("name", "outcome", "attribution", "measure", "owner") if not getattr(benefit, name))
