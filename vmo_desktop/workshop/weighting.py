"""Weights of the drivers of a group from what was said of them, by any method; nothing that was not said is guessed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np

from vmo_desktop.domain.pairwise import (
    Consistency,
    Contradiction,
    consistency,
    eigenvector_weights,
    geometric_weights,
    is_connected,
    judgement_matrix,
    worst_contradiction,
)
from vmo_desktop.domain.rank_weights import FULL_SWING, rank_order_centroid, rank_reciprocal, rank_sum, swing_weights
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weights import normalised, tree_weights
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import Direction, DriverRow, Question, ScaleKind, WeightMethod
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Workshop")

Pair = tuple[int, int]
"""A driver id and another, or the same where a driver is judged alone."""

Told = Mapping[Pair, float]
Answers = Mapping[Question, Told]
Number = Callable[[float], str]

HUNDRED = 100.0
WHOLE = 1e-6
"""Points that sum to this close to 100 are all of them."""

QUESTION: Mapping[WeightMethod, Question] = {
    WeightMethod.POINTS: Question.POINTS,
    WeightMethod.HUNDRED: Question.HUNDRED,
    WeightMethod.SWING: Question.SWING,
    WeightMethod.RANK_ORDER_CENTROID: Question.RANK,
    WeightMethod.RANK_SUM: Question.RANK,
    WeightMethod.RANK_RECIPROCAL: Question.RANK,
    WeightMethod.PAIRWISE: Question.RATIO,
    WeightMethod.PAIRWISE_GEOMETRIC: Question.RATIO,
}
"""What each method asks."""

FROM_RANKS: Mapping[WeightMethod, Callable[[Sequence[float]], FloatArray]] = {
    WeightMethod.RANK_ORDER_CENTROID: rank_order_centroid,
    WeightMethod.RANK_SUM: rank_sum,
    WeightMethod.RANK_RECIPROCAL: rank_reciprocal,
}
"""The methods that read the same rank order; equal ranks share the mean of their places."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A driver or group that is weighed, with the ends of its scale in words."""

    id: int
    name: str
    worst: str
    best: str


@dataclass(frozen=True)
class Derived:
    """What follows from the answers on a sheet.

    Attributes
    ----------
    shares : ndarray of shape (n,)
        Share of each driver in its group, summing to 1 once `is_ready`; NaN where nothing follows yet.
    missing : tuple of Pair
        What was not answered.
    is_ready : bool
        Whether weights follow; with pairs they may while some are missing.
    points : ndarray of shape (n,)
        What the weights are written as: in the unit of the method.
    consistency : Consistency or None
        Of pairs.
    contradiction : Contradiction or None
        The three judgements of pairs that contradict each other most, by place on the sheet.
    """

    shares: FloatArray
    missing: tuple[Pair, ...]
    is_ready: bool
    points: FloatArray
    consistency: Consistency | None = None
    contradiction: Contradiction | None = None


@dataclass(frozen=True)
class Sheet:
    """One group of drivers, the method by which it is weighed, and what was answered so far."""

    method: WeightMethod
    drivers: tuple[Weighed, ...]
    answers: Answers

    @property
    def question(self) -> Question:
        """What the method asks."""
        return QUESTION[self.method]

    @property
    def ids(self) -> tuple[int, ...]:
        """The drivers, in order."""
        return tuple(driver.id for driver in self.drivers)

    @property
    def votes(self) -> Told:
        """The answers that the method asks for: what a ballot holds."""
        return self.answers.get(self.question, {})

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Everything that the method asks, in the order of asking."""
        if self.question is Question.RATIO:
            return tuple(combinations(self.ids, 2))
        return tuple((each, each) for each in self.ids)

    def alone(self, question: Question) -> FloatArray:
        """The answers about each driver alone; NaN where there is none."""
        told = self.answers.get(question, {})
        return np.array([told.get((each, each), np.nan) for each in self.ids])

    def ratio(self, first: int, second: int) -> float | None:
        """How many times as important one driver was said to be as another; None when they were not compared."""
        told = self.answers.get(Question.RATIO, {})
        if (first, second) in told:
            return told[first, second]
        return 1 / told[second, first] if (second, first) in told else None

    @cached_property
    def matrix(self) -> FloatArray:
        """The judgements of pairs, as in `vmo_desktop.domain.pairwise`."""
        ids = self.ids
        found = {}
        for i, j in combinations(range(len(ids)), 2):
            times = self.ratio(ids[i], ids[j])
            if times is not None:
                found[i, j] = times
        return judgement_matrix(len(ids), found)

    def answered(self, question: Question, values: Mapping[Pair, float | None]) -> "Sheet":
        """The sheet with these answers; None takes one back."""
        told = {**self.answers.get(question, {}), **values}
        kept = {pair: value for pair, value in told.items() if value is not None}
        return replace(self, answers={**self.answers, question: kept})

    def by(self, method: WeightMethod) -> "Sheet":
        """The same answers under another method."""
        return replace(self, method=method)

    @cached_property
    def derived(self) -> Derived:
        """The weights that follow."""
        if self.question is Question.RATIO:
            return self._of_pairs()
        told = self.alone(self.question)
        missing = tuple((each, each) for each, value in zip(self.ids, told, strict=True) if np.isnan(value))
        if self.question is Question.HUNDRED:
            is_ready = not missing and bool(abs(told.sum() - HUNDRED) <= WHOLE)
            return Derived(told / HUNDRED, missing, is_ready, told)
        nothing = np.full(len(told), np.nan)
        if missing or not self._can_be_read(told):
            return Derived(nothing, missing, False, nothing)
        if self.question is Question.RANK:
            shares = FROM_RANKS[self.method](told.tolist())
            return Derived(shares, (), True, HUNDRED * shares)
        shares = swing_weights(told.tolist()) if self.question is Question.SWING else normalised(told.tolist())
        return Derived(shares, (), True, told)

    def _can_be_read(self, told: FloatArray) -> bool:
        if self.question is Question.SWING:
            return bool(((told >= 0) & (told <= FULL_SWING)).all() and (told == FULL_SWING).any())
        return self.question is Question.RANK or bool((told > 0).any())

    def _of_pairs(self) -> Derived:
        matrix = self.matrix
        find = eigenvector_weights if self.method is WeightMethod.PAIRWISE else geometric_weights
        shares = find(matrix)
        missing = tuple(pair for pair in self.pairs if self.ratio(*pair) is None)
        found = consistency(matrix) if is_connected(matrix) else None
        is_ready = found is not None
        return Derived(shares, missing, is_ready, HUNDRED * shares, found, worst_contradiction(matrix))


def groups(snapshot: Snapshot) -> tuple[int | None, ...]:
    """The groups that have something to share out, by id (None: the top level), in the order of the tree."""
    parents: list[int | None] = [None, *(driver.id for driver in snapshot.drivers if driver.is_group)]
    return tuple(parent for parent in parents if len(snapshot.children(parent)) > 1)


def sheet_of(snapshot: Snapshot, weight_set_id: int, parent_id: int | None, number: Number) -> Sheet:
    """What the room is asked about a group in a weight set, with what it said so far."""
    method = next(each.method for each in snapshot.weight_sets if each.id == weight_set_id)
    drivers = weighed(snapshot, snapshot.children(parent_id), number)
    ids = {driver.id for driver in drivers}
    answers: dict[Question, dict[Pair, float]] = {}
    for row in snapshot.judgements:
        if row.weight_set_id == weight_set_id and row.driver_id in ids and row.other_id in ids:
            answers.setdefault(row.question, {})[row.driver_id, row.other_id] = row.value
    return Sheet(method, drivers, answers)


def weighed(snapshot: Snapshot, drivers: Sequence[DriverRow], number: Number) -> tuple[Weighed, ...]:
    """Drivers with the ends of their scales in words; `number` writes a number as it is written there."""
    return tuple(Weighed(each.id, shown_driver(each), *scale_ends(snapshot, each, number)) for each in drivers)


def shown_driver(driver: DriverRow) -> str:
    """What a driver is called where a name is needed and may be missing."""
    return driver.name or driver.code or tr("Driver {number}", number=driver.id)


def scale_ends(snapshot: Snapshot, driver: DriverRow, number: Number) -> tuple[str, str]:
    """The worst and the best of a driver's scale in words."""
    if driver.is_group:
        names = ", ".join(shown_driver(each) for each in snapshot.children(driver.id))
        return tr("{drivers} at the worst", drivers=names), tr("{drivers} at the best", drivers=names)
    if driver.scale is ScaleKind.MEASURE:
        unit = f" {driver.unit}" if driver.unit else ""
        low, high = number(driver.low) + unit, number(driver.high) + unit
        return (low, high) if driver.direction is Direction.HIGHER else (high, low)
    levels = sorted(snapshot.levels[driver.id], key=lambda level: (level.points, level.score))
    if not levels:
        return tr("no effect"), tr("the best that can be")
    ends = [level.statement or level.label or number(level.score) for level in (levels[0], levels[-1])]
    return ends[0].strip().rstrip("."), ends[1].strip().rstrip(".")


def overall_weights(snapshot: Snapshot, weight_set_id: int, shares: Mapping[int, float]) -> dict[int, float]:
    """Weight of every node in the whole, down the tree: with these shares in their groups, and the set's elsewhere."""
    places = {driver.id: place for place, driver in enumerate(snapshot.drivers)}
    parents = [None if each.parent_id is None else places[each.parent_id] for each in snapshot.drivers]
    points = [shares.get(each.id, snapshot.points(weight_set_id, each.id)) for each in snapshot.drivers]
    return dict(zip(places, tree_weights(parents, points).tolist(), strict=True))


def stale_drivers(snapshot: Snapshot, weight_set_id: int) -> tuple[DriverRow, ...]:
    """The drivers whose weights were given for another range of their scales."""
    return tuple(each for each in snapshot.drivers if (weight_set_id, each.id) in snapshot.stale_weights)


def stale_sentence(snapshot: Snapshot) -> str:
    """Which weights were given for another range of a scale; empty when none were."""
    parts = []
    for each in snapshot.weight_sets:
        names = ", ".join(shown_driver(driver) for driver in stale_drivers(snapshot, each.id))
        if names:
            parts.append(names if each.is_default else tr("{names} in {set}", names=names, set=each.name))
    if not parts:
        return ""
    return tr("These weights were given before their scale had its present range: {weights}.", weights="; ".join(parts))
