"""A scenario as a portfolio problem: arrays for the choice, and the rows that they were made of."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, IntArray, Limit, Link, LinkKind, PortfolioProblem, Synergy
from vmo_desktop.domain.valuation import Valuation, weighted_values
from vmo_desktop.workshop.choice_rows import (
    Aim,
    AssumptionRow,
    DependencyGroupRow,
    ForceRow,
    FundingLevelRow,
    GroupKind,
    LimitOf,
    LimitRow,
    ScenarioRow,
    SynergyRow,
)
from vmo_desktop.workshop.money import cost_share
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import DependencyRow
from vmo_desktop.workshop.scenario_limits import Uses, relief_of
from vmo_desktop.workshop.snapshot import Snapshot

_LINKS = {
    GroupKind.ALL_OR_NONE: LinkKind.ALL_OR_NONE,
    GroupKind.AT_MOST_ONE: LinkKind.AT_MOST_ONE,
    GroupKind.AT_LEAST_ONE: LinkKind.AT_LEAST_ONE,
}


class Lacks(Enum):
    """Why an initiative cannot be chosen: what is not known of it."""

    VALUE = "value"
    COST = "cost"
    CONFIDENCE = "confidence"
    BENEFIT = "benefit in money"
    EFFORT = "effort"
    YEARLY_COSTS = "costs by year"


@dataclass(frozen=True, slots=True)
class Option:
    """A way to fund an initiative: itself, or (with a level) at one of its funding levels."""

    row: int
    level: FundingLevelRow | None
    cost: float
    value_share: float

    def part_of(self, cost: float) -> float:
        """The share of the initiative's own cost: other uses scale with it."""
        return self.cost / cost if self.level is not None and cost > 0 else 1.0


@dataclass(frozen=True)
class ScenarioProblem:
    """What a scenario may fund, and under which conditions.

    An initiative of which something is unknown that the scenario needs is not an option (`lacking`); of its funding
    levels, where it has any, exactly one is.
    """

    results: Results
    scenario: ScenarioRow

    @property
    def snapshot(self) -> Snapshot:
        """The workshop that the scenario belongs to."""
        return self.results.snapshot

    @cached_property
    def assumptions(self) -> tuple[AssumptionRow | None, ...]:
        """What the scenario assumes of each initiative."""
        found = self.snapshot.choice.assumptions
        return tuple(found.get((self.scenario.id, each.id)) for each in self.snapshot.initiatives)

    @cached_property
    def weights(self) -> FloatArray:
        """Weights that apply in the scenario, shape (initiatives, leaves)."""
        if self.scenario.weight_set_id is None:
            return self.results.weights
        own = self.results.set_weights[self.scenario.weight_set_id]
        return np.broadcast_to(own, self.results.points.shape)

    @cached_property
    def valuation(self) -> Valuation:
        """Value of each initiative with the scenario's weights, before what it assumes."""
        if self.scenario.weight_set_id is None:
            return self.results.valuation
        return weighted_values(self.results.points, self.weights)

    @cached_property
    def values(self) -> FloatArray:
        """What the scenario makes large, of each initiative funded whole, shape (initiatives,); NaN where unknown."""
        if self.is_of_money:
            return self.worth(np.arange(len(self.costs)), self.costs, np.ones(len(self.costs)))
        return self.aimed(self.valuation.value)

    @property
    def is_of_money(self) -> bool:
        """Whether it makes net present value large: then scores, weights and confidence have no part in it."""
        return self.scenario.aim is Aim.NPV

    def worth(self, rows: IntArray, costs: FloatArray, value_shares: FloatArray) -> FloatArray:
        """Net present values of ways to fund initiatives, one an entry, by what each costs and how much it brings."""
        whole = [self.snapshot.initiatives[row].cost for row in rows]
        shares = [cost_share(cost, of_all) for cost, of_all in zip(costs, whole, strict=True)]
        present, earned = self.results.money.present
        # What only the scenario knows is paid at once.
        paid = np.where(np.isnan(present[rows]), costs, present[rows] * np.array(shares))
        return np.asarray(earned[rows] * value_shares - paid, dtype=np.float64)

    def aimed(self, values: FloatArray) -> FloatArray:
        """What the scenario makes large, from values of its initiatives, or points of them, before what it assumes.

        The first axis is the initiatives'.
        """
        assumed = self._assumed("value", values)
        if self.scenario.aim is not Aim.CONFIDENT_VALUE:
            return assumed
        return np.asarray((assumed.T * self.confidence).T, dtype=np.float64)

    @cached_property
    def confidence(self) -> FloatArray:
        """Confidence in each initiative, 0-1; NaN where unknown."""
        known = [each.confidence for each in self.snapshot.initiatives]
        return np.array([np.nan if each is None else each / 100 for each in known], dtype=np.float64)

    @cached_property
    def costs(self) -> FloatArray:
        """Cost of each initiative funded whole; NaN where unknown."""
        return self._assumed("cost", self.results.costs)

    @cached_property
    def efforts(self) -> FloatArray:
        """Effort of each initiative funded whole; NaN where unknown."""
        return self._assumed("effort", self.results.efforts)

    def _assumed(self, name: str, known: FloatArray) -> FloatArray:
        values = known.copy()
        for row, assumption in enumerate(self.assumptions):
            if assumption is not None and getattr(assumption, name) is not None:
                values[row] = getattr(assumption, name)
        return values

    @cached_property
    def budget(self) -> float | None:
        """What may be spent in all: the scenario's own, else the workshop's; None: as much as one likes."""
        own = self.scenario.budget
        return self.snapshot.workshop.budget if own is None else own

    @cached_property
    def limit_rows(self) -> tuple[LimitRow, ...]:
        """The scenario's limits that are switched on, in order; the budget is not among them."""
        return tuple(each for each in self.snapshot.choice.limits.get(self.scenario.id, ()) if each.is_on)

    @cached_property
    def lacking(self) -> tuple[Lacks | None, ...]:
        """What is unknown of each initiative so that it cannot be chosen; None for those that can."""
        # A limit on one class asks nothing of the others.
        by_effort = {each.class_name for each in self.limit_rows if each.of is LimitOf.EFFORT}
        in_years = {each.class_name for each in self.limit_rows if each.of is LimitOf.COST and each.period}
        by_year = {initiative_id for initiative_id, _ in self.snapshot.choice.yearly_costs}
        found: list[Lacks | None] = []
        for row, initiative in enumerate(self.snapshot.initiatives):
            lack = None
            if np.isnan(self.costs[row]):
                lack = Lacks.COST
            elif np.isnan(self.values[row]):
                is_unsure = self.scenario.aim is Aim.CONFIDENT_VALUE and np.isnan(self.confidence[row])
                lack = Lacks.BENEFIT if self.is_of_money else Lacks.CONFIDENCE if is_unsure else Lacks.VALUE
            elif by_effort & {"", initiative.class_name} and np.isnan(self.efforts[row]):
                lack = Lacks.EFFORT
            elif in_years & {"", initiative.class_name} and initiative.id not in by_year:
                lack = Lacks.YEARLY_COSTS
            found.append(lack)
        return tuple(found)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Every way to fund something, by initiative; the options of the problem, in the same order."""
        found: list[Option] = []
        for row, initiative in enumerate(self.snapshot.initiatives):
            if self.lacking[row] is not None:
                continue
            levels = self.snapshot.choice.funding_levels.get(initiative.id, ())
            if levels:
                found += [Option(row, level, level.cost, level.value_share) for level in levels]
            else:
                found.append(Option(row, None, float(self.costs[row]), 1.0))
        return tuple(found)

    @cached_property
    def owner(self) -> IntArray:
        """The initiative's row of each option."""
        return np.array([option.row for option in self.options], dtype=np.int_)

    @cached_property
    def value_shares(self) -> FloatArray:
        """The share of its initiative's value that each option brings."""
        return np.array([option.value_share for option in self.options], dtype=np.float64)

    @cached_property
    def option_values(self) -> FloatArray:
        """What the scenario makes large, of each option funded whole."""
        if self.is_of_money:
            return self.worth(self.owner, self._uses.costs, self.value_shares)
        return self.values[self.owner] * self.value_shares

    @cached_property
    def links(self) -> tuple[tuple[Link, DependencyRow | DependencyGroupRow], ...]:
        """How initiatives hang together, each with its row."""
        place, choice = self.snapshot.initiative_index, self.snapshot.choice
        found: list[tuple[Link, DependencyRow | DependencyGroupRow]] = [
            (Link(LinkKind.REQUIRES, (place[each.initiative_id], place[each.requires_id])), each)
            for each in self.snapshot.dependencies
        ]
        for group in choice.groups:
            members = tuple(sorted(place[each] for each in choice.members.get(group.id, ())))
            found.append((Link(_LINKS[group.kind], members), group))
        return tuple(found)

    @cached_property
    def synergies(self) -> tuple[SynergyRow, ...]:
        """What pairs bring together, in the order of the problem's synergies."""
        return self.snapshot.choice.synergies

    @cached_property
    def budget_index(self) -> int | None:
        """Place of the budget among the problem's limits: the first; None without a budget."""
        return None if self.budget is None else 0

    def limit_row(self, index: int) -> LimitRow | None:
        """The row behind a limit of the problem; None for the budget."""
        if self.budget_index is None:
            return self.limit_rows[index]
        return None if index == 0 else self.limit_rows[index - 1]

    @cached_property
    def forced_in(self) -> frozenset[int]:
        """Rows that are taken whatever they bring: mandatory ones, and those that the scenario forces in.

        A mandatory one that the scenario forces out is out. One of which something is lacking cannot be taken.
        """
        rows = {row for row, each in enumerate(self.snapshot.initiatives) if each.is_mandatory}
        rows |= {self.snapshot.initiative_index[each.initiative_id] for each in self._forces if each.is_in}
        return frozenset(row for row in rows - self.forced_out if self.lacking[row] is None)

    @cached_property
    def forced_out(self) -> frozenset[int]:
        """Rows that the scenario forces out."""
        return frozenset(self.snapshot.initiative_index[each.initiative_id] for each in self._forces if not each.is_in)

    @property
    def _forces(self) -> tuple[ForceRow, ...]:
        return self.snapshot.choice.forces_of(self.scenario.id)

    @cached_property
    def problem(self) -> PortfolioProblem:
        """The arrays."""
        return self._problem(self.option_values)

    def problem_with(self, values: FloatArray) -> PortfolioProblem:
        """The arrays, with other values of the initiatives, shape (initiatives,): not for a scenario of money."""
        return self._problem(values[self.owner] * self.value_shares)

    def _problem(self, option_values: FloatArray) -> PortfolioProblem:
        uses = self._uses
        limits = [] if self.budget is None else [Limit(uses.costs, most=self.budget)]
        limits += [uses.limit(each) for each in self.limit_rows]
        initiatives = self.snapshot.initiatives
        shares = self.snapshot.choice.least_shares
        least = [shares.get(initiatives[each.row].id, 1.0) if each.level is None else 1.0 for each in self.options]
        return PortfolioProblem(
            initiatives=len(initiatives),
            owner=self.owner,
            values=option_values,
            costs=uses.costs,
            least_shares=np.array(least, dtype=np.float64),
            limits=tuple(limits),
            links=tuple(link for link, _ in self.links),
            synergies=tuple(self._synergy(each) for each in self.synergies),
            forced_in=self.forced_in,
            forced_out=self.forced_out,
        )

    @cached_property
    def _uses(self) -> Uses:
        parts = np.array([option.part_of(float(self.costs[option.row])) for option in self.options], dtype=np.float64)
        costs = np.array([option.cost for option in self.options], dtype=np.float64)
        return Uses(self.snapshot, self.owner.tolist(), costs, self.efforts[self.owner], parts)

    def _synergy(self, row: SynergyRow) -> Synergy:
        """What a pair brings: its points are no money."""
        first, second = (self.snapshot.initiative_index[each] for each in (row.first_id, row.second_id))
        relief = relief_of(self.snapshot, row, self.limit_rows, has_budget=self.budget is not None)
        return Synergy(first, second, 0.0 if self.is_of_money else row.value, row.saving, relief)
