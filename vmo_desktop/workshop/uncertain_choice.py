"""What the test of robustness lets vary in a scenario: the weights, and the points of the initiatives it may fund."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from vmo_desktop.domain.own_weights import ParticipantWeights
from vmo_desktop.domain.point_space import PointSpace, RangePoints, ScaledPoints, VotePoints, VotesWithinRanges
from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.sampled_values import SampledValues
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weight_space import AnyWeights, BoundedWeights, ClassWeights, RankedWeights, WeightSpace
from vmo_desktop.workshop.choice_rows import Aim, RobustnessRow, ScoreInformation, WeightInformation
from vmo_desktop.workshop.own_shares import own_weights
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

WORTHLESS, BEST = 0.0, 100.0
"""Points between which a score that nobody gave may turn out."""

DIGITS = 9
"""Weights that are the same to so many decimals have the same place in the order."""

Bounds = tuple[FloatArray, FloatArray]


@dataclass(frozen=True, eq=False)
class _Known:
    """Points of cells, shape (n, m) or (p, n, m), before confidence counts."""

    low: FloatArray
    high: FloatArray
    likely: FloatArray
    votes: FloatArray
    voting_weights: FloatArray
    is_stated: bool


@dataclass(frozen=True)
class UncertainChoice:
    """A scenario with what the settings let vary; arrays are of the n initiatives that it may fund, in `rows`.

    What settings ask for and is not there falls back: without weights of participants to the scenario's own, without
    votes or ranges to the agreed scores (`weights_used`, `scores_used`). A score that is missing, as it had no weight,
    may turn out anything: other weights count it.
    """

    of: ScenarioProblem
    settings: RobustnessRow

    @cached_property
    def rows(self) -> IntArray:
        """The initiatives that the scenario may fund."""
        return np.unique(self.of.owner).astype(np.intp)

    # Weights

    @cached_property
    def weight_sets(self) -> tuple[int, ...]:
        """Ids of the weight sets that apply: one, or those of the classes."""
        if self.of.scenario.weight_set_id is not None:
            return (self.of.scenario.weight_set_id,)
        applied = (self.of.results.weight_set_of[row] for row in self.rows)
        return tuple(dict.fromkeys(each for each in applied if each is not None))

    @cached_property
    def classes(self) -> IntArray:
        """Place in `weight_sets` of the set of each initiative; one without a set needs none."""
        if self.of.scenario.weight_set_id is not None:
            return np.zeros(len(self.rows), dtype=np.intp)
        sets = [self.of.results.weight_set_of[row] for row in self.rows]
        return np.array([0 if each is None else self.weight_sets.index(each) for each in sets], dtype=np.intp)

    @cached_property
    def weights(self) -> FloatArray:
        """The scenario's own weights of each set, shape (sets, drivers), each summing to 1."""
        drivers = len(self.of.snapshot.leaves)
        own = [self.of.results.set_weights[each] for each in self.weight_sets]
        # Without weights everything is assumed, and any do.
        even = np.full(drivers, 1.0 / max(drivers, 1))
        return np.array([each if each.sum() > 0 else even for each in own] or [even])

    @cached_property
    def own_weights(self) -> dict[int, FloatArray]:
        """By participant id the weights that they gave, set beside set; of a set they did not weigh the scenario's."""
        given = [own_weights(self.of.snapshot, each) for each in self.weight_sets]
        found: dict[int, FloatArray] = {}
        for each in self.of.snapshot.participants:
            own = [by_id.get(each.id) for by_id in given]
            if any(weights is not None for weights in own):
                parts = [base if got is None else got for got, base in zip(own, self.weights, strict=True)]
                found[each.id] = np.concatenate(parts)
        return found

    @cached_property
    def _voters(self) -> tuple[int, ...]:
        """Participants with weights of their own that count."""
        people = self.of.snapshot.participants
        return tuple(each.id for each in people if each.id in self.own_weights and each.voting_weight > 0)

    @cached_property
    def weights_used(self) -> WeightInformation:
        """Which weights are allowed in fact."""
        wanted = self.settings.weights
        falls_back = wanted is WeightInformation.PARTICIPANTS and not self._voters
        return WeightInformation.FIXED if falls_back else wanted

    @cached_property
    def weight_space(self) -> WeightSpace:
        """All weights that are allowed."""
        if self.weights_used is WeightInformation.PARTICIPANTS:
            voting = {each.id: each.voting_weight for each in self.of.snapshot.participants}
            votes = np.array([voting[each] for each in self._voters])
            return ParticipantWeights(np.array([self.own_weights[each] for each in self._voters]), votes)
        if self.weights_used is WeightInformation.FIXED:
            return ParticipantWeights(self.weights.reshape(1, -1), np.ones(1))
        spaces = tuple(self._space(each) for each in self.weights)
        return spaces[0] if len(spaces) == 1 else ClassWeights(spaces)

    def _space(self, weights: FloatArray) -> AnyWeights | RankedWeights | BoundedWeights:
        if self.weights_used is WeightInformation.FULL:
            return AnyWeights(len(weights))
        if self.weights_used is WeightInformation.ORDINAL:
            places = np.unique(-np.round(weights, DIGITS), return_inverse=True)[1]
            return RankedWeights(places.astype(np.float64))
        margin = self.settings.margin
        return BoundedWeights(np.maximum(weights * (1 - margin), 0.0), np.minimum(weights * (1 + margin), 1.0))

    @cached_property
    def corners(self) -> FloatArray | None:
        """Weights between which all others lie, shape (corners, drivers); None where classes have their own.

        Raises `TooManyCorners`.
        """
        if len(self.weight_sets) > 1:
            return None
        space = self.weight_space
        if isinstance(space, ParticipantWeights):
            return space.weights
        return self._space(self.weights[0]).corners()

    # Points

    @cached_property
    def _known(self) -> _Known:
        of, wanted = self.of, self.settings.scores
        assumed = replace(of.scenario, aim=Aim.VALUE)
        base = ScenarioProblem(of.results, assumed).aimed(of.results.points)
        is_assumed = np.array([each is not None and each.value is not None for each in of.assumptions], dtype=np.bool_)
        unknown = np.isnan(base)
        low, high = np.where(unknown, WORTHLESS, base), np.where(unknown, BEST, base)
        stated = np.zeros(base.shape, dtype=np.bool_)
        if wanted in {ScoreInformation.RANGES, ScoreInformation.BOTH}:
            for (initiative_id, driver_id), ends in of.snapshot.choice.score_ranges.items():
                row, column = of.snapshot.initiative_index[initiative_id], of.snapshot.leaf_index.get(driver_id)
                if column is not None and not is_assumed[row]:
                    points = of.snapshot.scales[driver_id].value(np.array(ends))
                    low[row, column], high[row, column] = points.min(), points.max()
                    stated[row, column] = True
        likely = np.where(unknown, np.nan, np.clip(base, low, high))
        votes, voting_weights = np.zeros((0, *base.shape)), np.zeros(0)
        if wanted in {ScoreInformation.VOTES, ScoreInformation.BOTH}:
            votes, voting_weights = self._votes
            votes = np.where(stated | is_assumed[:, np.newaxis], np.nan, votes)
            # Where votes are drawn, nothing else is.
            low, high, likely = (np.where(np.isnan(votes).all(axis=0), each, 0.0) for each in (low, high, likely))
        rows = self.rows
        return _Known(
            low[rows], high[rows], likely[rows], votes[:, rows], voting_weights, bool(stated[rows].any())
        )  # fmt: skip

    @cached_property
    def _votes(self) -> tuple[FloatArray, FloatArray]:
        """Points that people with a say voted, shape (p, initiatives, drivers), and their voting weights."""
        found = self.of.results.voted_points
        return found.points, found.voting_weights

    @cached_property
    def scores_used(self) -> ScoreInformation:
        """Which scores are allowed in fact."""
        known = self._known
        match bool((~np.isnan(known.votes)).any()), known.is_stated:
            case True, True:
                return ScoreInformation.BOTH
            case True, False:
                return ScoreInformation.VOTES
            case False, True:
                return ScoreInformation.RANGES
        return ScoreInformation.FIXED

    @cached_property
    def points(self) -> FloatArray | PointSpace:
        """All points that are allowed, times confidence where the scenario aims at that."""
        known = self._known
        space: FloatArray | PointSpace = known.low
        if (known.low < known.high).any():
            space = RangePoints(known.low, known.high, known.likely)
        if self.scores_used in {ScoreInformation.VOTES, ScoreInformation.BOTH}:
            votes = VotePoints(known.votes, known.voting_weights, known.low)
            space = VotesWithinRanges(votes, space) if isinstance(space, RangePoints) else votes
        if self.of.scenario.aim is not Aim.CONFIDENT_VALUE:
            return space
        factors = self.of.confidence[self.rows]
        return space * factors[:, np.newaxis] if isinstance(space, np.ndarray) else ScaledPoints(space, factors)

    @cached_property
    def point_bounds(self) -> Bounds:
        """Lowest and highest points of each cell, shape (n, drivers) each."""
        known = self._known
        voted = ~np.isnan(known.votes)
        has_votes = voted.any(axis=0)
        least = np.where(voted, known.votes, np.inf).min(axis=0, initial=np.inf)
        most = np.where(voted, known.votes, -np.inf).max(axis=0, initial=-np.inf)
        bounds = np.where(has_votes, least, known.low), np.where(has_votes, most, known.high)
        if self.of.scenario.aim is not Aim.CONFIDENT_VALUE:
            return bounds
        factors = self.of.confidence[self.rows][:, np.newaxis]
        return bounds[0] * factors, bounds[1] * factors

    @cached_property
    def sampled(self) -> SampledValues:
        """Values of the initiatives, to be drawn."""
        classes = self.classes if len(self.weight_sets) > 1 else None
        return SampledValues(self.points, self.weight_space, self.settings.seed, classes)

    @property
    def is_certain(self) -> bool:
        """Whether nothing varies: every sample is the same."""
        return isinstance(self.points, np.ndarray) and self.weights_used is WeightInformation.FIXED
