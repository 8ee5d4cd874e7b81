"""Every analysis of one snapshot, computed once, when first asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.ranking import BudgetLine, IntArray, budget_line, competition_ranks, ranking_order
from vmo_desktop.domain.scales import FloatArray, Scale
from vmo_desktop.domain.valuation import Valuation, value_for_money, weighted_values
from vmo_desktop.domain.weights import tree_weights
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.rows import InitiativeRow, RankBy, WeightRow
from vmo_desktop.workshop.snapshot import Cell, Snapshot
from vmo_desktop.workshop.vote_spread import VotedPoints, VoteSpread, vote_spread, voted_points

tr = Texts("Workshop")

_UNTOUCHED_BY_SCORES = ("set_weights", "weight_set_of", "weights", "costs", "efforts", "money", "voted_points")

_UNTOUCHED_BY_WEIGHTS = ("costs", "efforts", "money", "voted_points")

_UNTOUCHED_BY_SCALES = (*(each for each in _UNTOUCHED_BY_SCORES if each != "voted_points"), "is_scored")

_UNTOUCHED_BY_BUDGET = (*_UNTOUCHED_BY_SCORES, "vote_spread", "points", "valuation", "value_for_money", "is_scored")


def _numbers(values: list[float | None]) -> FloatArray:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


@dataclass(frozen=True)
class Ranking:
    """Initiatives in an order.

    Attributes
    ----------
    by : RankBy
        What it is ordered by.
    order : ndarray of int, shape (n,)
        Rows of the snapshot's initiatives, best first; incomplete ones last, by the middle of their range.
    ranks : ndarray of int, shape (n,)
        Competition rank of each row of the snapshot (not in order); 0 where the value is incomplete.
    line : BudgetLine or None
        The budget drawn through the order; None without a budget.
    """

    by: RankBy
    order: IntArray
    ranks: IntArray
    line: BudgetLine | None


@dataclass(frozen=True)
class Funding:
    """What a budget pays for, from the top of a ranking: the ranking order, not an optimum.

    Attributes
    ----------
    budget : float
        In the workshop's currency.
    running_cost : ndarray of float, shape (n,)
        Cost of each initiative and all before it, in the order of the ranking; NaN from an unknown cost on.
    funded : int
        How many from the top fit.
    next_row : int or None
        Row of the snapshot of the first one that is not funded; None where all are.
    """

    budget: float
    running_cost: FloatArray
    funded: int
    next_row: int | None

    @property
    def spent(self) -> float:
        """Cost of what is funded."""
        return float(self.running_cost[self.funded - 1]) if self.funded else 0.0

    @property
    def left(self) -> float:
        """Headroom: what the funded ones leave of the budget."""
        return self.budget - self.spent

    @property
    def lacking(self) -> float:
        """How much more budget would fund the next one; NaN where its cost is unknown or nothing waits."""
        return float(self.running_cost[self.funded]) - self.budget if self.next_row is not None else float("nan")


@dataclass(frozen=True)
class Results:
    """Analyses of a snapshot; arrays have one row per initiative and one column per leaf driver of the snapshot."""

    snapshot: Snapshot

    @cached_property
    def set_weights(self) -> Mapping[int, FloatArray]:
        """Overall leaf weights of each weight set id, each of shape (leaves,), summing to 1."""
        drivers = self.snapshot.drivers
        index = {driver.id: node for node, driver in enumerate(drivers)}
        parents = [None if driver.parent_id is None else index[driver.parent_id] for driver in drivers]
        leaves = [node for node, driver in enumerate(drivers) if not driver.is_group]
        found = {}
        for weight_set in self.snapshot.weight_sets:
            points = [self.snapshot.points(weight_set.id, driver.id) for driver in drivers]
            leaf_weights = tree_weights(parents, points)[leaves]
            total = leaf_weights.sum()
            found[weight_set.id] = leaf_weights / total if total > 0 else leaf_weights
        return found

    @cached_property
    def weight_set_of(self) -> tuple[int | None, ...]:
        """Id of the weight set that applies to each initiative: the one bound to its class, else the default."""
        bound = {each.class_name: each.id for each in self.snapshot.weight_sets if each.class_name}
        default = self.snapshot.default_weight_set
        fallback = default.id if default else None
        return tuple(bound.get(initiative.class_name, fallback) for initiative in self.snapshot.initiatives)

    @cached_property
    def weights(self) -> FloatArray:
        """Weights that apply, shape (initiatives, leaves); each row sums to 1, or is 0 without weights."""
        array = np.zeros((len(self.snapshot.initiatives), len(self.snapshot.leaves)))
        for row, weight_set_id in enumerate(self.weight_set_of):
            if weight_set_id is not None:
                array[row] = self.set_weights[weight_set_id]
        return array

    @cached_property
    def points(self) -> FloatArray:
        """Points of value of every score, shape (initiatives, leaves), 0-100; NaN where missing."""
        scores = self.snapshot.scores
        points = np.empty_like(scores)
        for column, driver in enumerate(self.snapshot.leaves):
            points[:, column] = self.snapshot.scales[driver.id].value(scores[:, column])
        return points

    @cached_property
    def valuation(self) -> Valuation:
        """Value, contributions and possible range of every initiative."""
        return weighted_values(self.points, self.weights)

    @cached_property
    def costs(self) -> FloatArray:
        """Cost of each initiative in the workshop's currency; NaN where unknown."""
        return _numbers([initiative.cost for initiative in self.snapshot.initiatives])

    @cached_property
    def efforts(self) -> FloatArray:
        """Effort of each initiative in the workshop's effort unit; NaN where unknown."""
        return _numbers([initiative.effort for initiative in self.snapshot.initiatives])

    @cached_property
    def money(self) -> Money:
        """Money over time of each initiative."""
        return Money(self.snapshot)

    @cached_property
    def value_for_money(self) -> FloatArray:
        """Value per `value_for_money_per` of money; NaN where value or cost is unknown."""
        per = self.snapshot.workshop.value_for_money_per
        return value_for_money(self.valuation.value, self.costs, per=per)

    @cached_property
    def voted_points(self) -> VotedPoints:
        """What was voted in revealed rounds, as points."""
        return voted_points(self.snapshot)

    @cached_property
    def vote_spread(self) -> VoteSpread:
        """How far apart the values lie by what was voted in revealed rounds, under the weights of now."""
        return vote_spread(self.voted_points, self.points, self.weights)

    @cached_property
    def is_scored(self) -> npt.NDArray[np.bool_]:
        """Whether each cell has an agreed score, shape (initiatives, leaves)."""
        return ~np.isnan(self.snapshot.scores)

    @cached_property
    def _rankings(self) -> dict[RankBy, Ranking]:
        return {}

    def ranking(self, by: RankBy) -> Ranking:
        """The initiatives ordered by value or by value for money, with the budget's line."""
        if by not in self._rankings:
            if by is RankBy.VALUE:
                scores, fallback = self.valuation.value, self.valuation.middle
            else:
                per = self.snapshot.workshop.value_for_money_per
                scores = self.value_for_money
                fallback = value_for_money(self.valuation.middle, self.costs, per=per)
            order = ranking_order(scores, fallback)
            budget = self.snapshot.workshop.budget
            line = None if budget is None else budget_line(self.costs[order], budget)
            self._rankings[by] = Ranking(by, order, competition_ranks(scores), line)
        return self._rankings[by]

    def is_funded(self, by: RankBy) -> npt.NDArray[np.bool_]:
        """Whether each row lies above the budget's line in the order; all False without a budget."""
        ranking = self.ranking(by)
        funded = np.zeros(len(ranking.order), dtype=np.bool_)
        if ranking.line is not None:
            funded[ranking.order[: ranking.line.funded]] = True
        return funded

    def unfunded_mandatory(self, by: RankBy) -> tuple[InitiativeRow, ...]:
        """The mandatory initiatives that the budget does not fund in an order, best first; none without a budget."""
        ranking = self.ranking(by)
        if ranking.line is None:
            return ()
        below = (self.snapshot.initiatives[row] for row in ranking.order[ranking.line.funded :])
        return tuple(initiative for initiative in below if initiative.is_mandatory)

    def funding(self, by: RankBy) -> Funding | None:
        """What the budget pays for in an order; None without a budget."""
        ranking, budget = self.ranking(by), self.snapshot.workshop.budget
        if ranking.line is None or budget is None:
            return None
        funded = ranking.line.funded
        waits = funded < len(ranking.order)
        next_row = int(ranking.order[funded]) if waits else None
        return Funding(budget, ranking.line.running_cost, funded, next_row)

    def with_budget(self, budget: float | None) -> "Results":
        """What the results would be with another budget; nothing is written."""
        after = Results(replace(self.snapshot, workshop=replace(self.snapshot.workshop, budget=budget)))
        kept = {name: self.__dict__[name] for name in _UNTOUCHED_BY_BUDGET if name in self.__dict__}
        after.__dict__.update(kept)
        return after

    def with_points(self, weight_set_id: int, points: Mapping[int, float]) -> "Results":
        """What the results would be with these points of drivers in a weight set; nothing is written."""
        weights = dict(self.snapshot.weights)
        for driver_id, value in points.items():
            locked = self.snapshot.is_locked(weight_set_id, driver_id)
            weights[weight_set_id, driver_id] = WeightRow(weight_set_id, driver_id, value, locked)
        preview = Results(replace(self.snapshot, weights=weights))
        # Scores and votes are the same, so their points need no second computation.
        preview.__dict__["points"] = self.points
        preview.__dict__.update({name: self.__dict__[name] for name in _UNTOUCHED_BY_WEIGHTS if name in self.__dict__})
        return preview

    def with_scale(self, driver_id: int, scale: Scale) -> "Results":
        """What the results would be with another scale of a driver; nothing is written."""
        snapshot = self.snapshot.with_scale(driver_id, scale)
        points = self.points.copy()
        column = snapshot.leaf_index[driver_id]
        points[:, column] = scale.value(snapshot.scores[:, column])
        after = Results(snapshot)
        kept = {name: self.__dict__[name] for name in _UNTOUCHED_BY_SCALES if name in self.__dict__}
        after.__dict__.update(kept, points=points)
        if "voted_points" in self.__dict__:
            after.__dict__["voted_points"] = self.voted_points.with_scale(column, scale)
        return after

    def scored(self, snapshot: Snapshot, cells: Collection[Cell]) -> "Results":
        """The results of a snapshot that differs from this one in these cells only."""
        points = self.points.copy()
        for initiative_id, driver_id in cells:
            place = snapshot.initiative_index[initiative_id], snapshot.leaf_index[driver_id]
            points[place] = snapshot.scales[driver_id].value(snapshot.scores[place])
        after = Results(snapshot)
        kept = {name: self.__dict__[name] for name in _UNTOUCHED_BY_SCORES if name in self.__dict__}
        after.__dict__.update(kept, points=points)
        return after

    def voted(self, snapshot: Snapshot) -> "Results":
        """The results of a snapshot that differs from this one in ballots only: nothing follows from them."""
        after = Results(snapshot)
        after.__dict__.update({name: value for name, value in self.__dict__.items() if name != "snapshot"})
        return after

    def initiative_field(self, name: str) -> list[object]:
        """One field of every initiative, by its name in `InitiativeRow`."""
        return [getattr(initiative, name) for initiative in self.snapshot.initiatives]


NUMERIC_FIELDS = ("effort", "cost", "duration", "risk", "confidence")
"""Initiative fields that hold numbers."""

TEXT_FIELDS = (
    "code", "name", "description", "sponsor", "owner", "class_name", "status", "tags", "notes",
)  # fmt: skip
"""Initiative fields that hold text."""

DATE_FIELDS = ("start_date", "end_date")
"""Initiative fields that hold ISO dates."""


def shown_name(initiative: InitiativeRow) -> str:
    """What an initiative is called where a name is needed and may be missing."""
    return initiative.name or initiative.code or tr("Initiative {number}", number=initiative.id)
