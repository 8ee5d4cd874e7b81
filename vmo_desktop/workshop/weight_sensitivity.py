"""How a ranking hangs on its weights and scores: sweeps, tornado, map of two weights, breakpoints, nearest change."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.ranking import competition_ranks
from vmo_desktop.domain.sensitivity import (
    Tornado,
    lines,
    rank_margins,
    score_breakpoints,
    score_tornado,
    shifted,
    weight_tornado,
)
from vmo_desktop.domain.weight_change import NearestChange, nearest_change
from vmo_desktop.domain.weight_map import Region, first_regions, triangle_values
from vmo_desktop.workshop.weight_sweep import SAME, WeightSweep

SWING = 0.1
"""How far each weight goes down and up in a tornado."""


@dataclass(frozen=True, eq=False)
class WeightTornado:
    """Swings of a value when each weight goes down and up; with the ranks of an initiative meanwhile.

    Attributes
    ----------
    swings : Tornado
    low, high : ndarray of float, shape (m,)
        The ends of each weight.
    low_ranks, high_ranks : ndarray of int, shape (m,), or None
        Rank at these ends.
    """

    swings: Tornado
    low: FloatArray
    high: FloatArray
    low_ranks: IntArray | None = None
    high_ranks: IntArray | None = None


@dataclass(frozen=True, eq=False)
class Breakpoints:
    """By how many points the score of a cell alone must change; NaN where no possible score suffices.

    Attributes
    ----------
    up, down : ndarray of float, shape (n, m)
        Until the initiative draws level with the next one ahead, and with the next one behind.
    """

    up: FloatArray
    down: FloatArray


@dataclass(frozen=True, eq=False)
class Weighed:
    """Initiatives, points and weights.

    Attributes
    ----------
    points : ndarray of float, shape (n, m)
        What each initiative brings on each driver; NaN where a score is missing.
    weights : ndarray of float, shape (n, m)
        Each row sums to 1; to 0 where there are no weights.
    effect : ndarray of float, shape (n,), optional
        Points brought for a point of a score: less than 1 where confidence counts, 0 where the value is assumed.
    lowest, highest : float
        What a score can be worth.
    """

    points: FloatArray
    weights: FloatArray
    effect: FloatArray | None = None
    lowest: float = 0.0
    highest: float = 100.0

    @cached_property
    def values(self) -> FloatArray:
        """Values as the weights are, shape (n,); NaN where unknown."""
        return self.values_of(self.known_points())

    def values_of(self, points: FloatArray) -> FloatArray:
        """Values of other points with the same weights."""
        return np.asarray((points * self.weights).sum(axis=1))

    @cached_property
    def ranks(self) -> IntArray:
        """Competition ranks as the weights are; 0 where the value is unknown."""
        return competition_ranks(self.values)

    @cached_property
    def shared_weights(self) -> FloatArray | None:
        """The weights of all initiatives; None where not all have the same, or there are none."""
        if not len(self.weights) or np.ptp(self.weights, axis=0).max(initial=0.0) > SAME:
            return None
        return self.weights[0] if self.weights[0].any() else None

    @cached_property
    def _weight_groups(self) -> tuple[tuple[FloatArray, IntArray], ...]:
        """Weights, and the rows that have them."""
        kinds, place = np.unique(self.weights, axis=0, return_inverse=True)
        return tuple((kind, np.flatnonzero(place.ravel() == each)) for each, kind in enumerate(kinds))

    def known_points(self, *moving: int) -> FloatArray:
        """Points, where one that is missing counts 0 if its weight is 0 and stays so while these drivers' weights move.

        All points of an initiative without weights are NaN: it has no value.
        """
        is_idle = self.weights == 0
        is_idle[:, list(moving)] = False
        is_idle[np.delete(self.weights, list(moving), axis=1).sum(axis=1) == 0] = False
        points = np.where(is_idle & np.isnan(self.points), 0.0, self.points)
        points[self.weights.sum(axis=1) == 0] = np.nan
        return points

    def sweep(self, driver: int) -> WeightSweep:
        """Values over all weights of a driver."""
        present: list[float] = []
        for weight in sorted(self.weights[:, driver].tolist()):
            if not present or weight - present[-1] > SAME:
                present.append(weight)
        return WeightSweep(driver, lines(self.known_points(driver), self.weights, driver), tuple(present))

    def weight_tornado(self, row: int, swing: float = SWING) -> WeightTornado | None:
        """How the value and rank of an initiative swing with each weight; None where its value is unknown."""
        if np.isnan(self.values[row]):
            return None
        low, high = self._ends(self.weights[row], swing)
        swings = weight_tornado(self.known_points()[row], self.weights[row], low, high)
        ranks = [
            np.array([self._ranks_shifted(driver, way)[row] for driver in range(len(low))], dtype=np.intp)
            for way in (-swing, swing)
        ]
        return WeightTornado(swings, low, high, *ranks)

    def _ends(self, weights: FloatArray, swing: float) -> tuple[FloatArray, FloatArray]:
        return np.maximum(weights - swing, 0.0), np.minimum(weights + swing, 1.0)

    def _ranks_shifted(self, driver: int, change: float) -> IntArray:
        """Ranks when the weight of a driver changes, in every class by as much."""
        values = np.full(len(self.points), np.nan)
        points = self.known_points(driver)
        for weights, rows in self._weight_groups:
            if weights.any():
                share = min(max(float(weights[driver]) + change, 0.0), 1.0)
                values[rows] = points[rows] @ shifted(weights, driver, share)
        return competition_ranks(values)

    def sum_tornado(self, parts: FloatArray, extra: float = 0.0, swing: float = SWING) -> WeightTornado | None:
        """How the sum of so much of each initiative's value swings with each weight; None where it is unknown.

        `extra` is what no weight moves. Where classes have weights of their own each moves by the same swing, and the
        ends told are those of the first.
        """
        points = self.known_points()
        base, low, high = extra, np.full(points.shape[1], extra), np.full(points.shape[1], extra)
        ends = self._ends(self.weights[0] if len(self.weights) else low, swing)
        for weights, rows in self._weight_groups:
            taken = rows[parts[rows] > 0]
            if len(taken):
                one = weight_tornado(parts[taken] @ points[taken], weights, *self._ends(weights, swing))
                base, low, high = base + one.base, low + one.low, high + one.high
        return None if np.isnan(base) else WeightTornado(Tornado(base, low, high), *ends)

    def score_tornado(self, row: int, low: FloatArray, high: FloatArray) -> Tornado | None:
        """How the value of an initiative swings when each score goes over its range of points; None: value unknown."""
        if np.isnan(self.values[row]):
            return None
        reached = 1.0 if self.effect is None else float(self.effect[row])
        points = self.known_points()[row]
        ends = [np.where(np.isnan(bound) | (reached == 0), points, bound * reached) for bound in (low, high)]
        return score_tornado(points, self.weights[row], *ends)

    def triangle(self, first: int, second: int) -> FloatArray:
        """Values at the corners of the triangle of two weights, shape (n, 3)."""
        points = self.known_points(first, second)
        values = np.full((len(points), 3), np.nan)
        for weights, rows in self._weight_groups:
            values[rows] = triangle_values(points[rows], weights, first, second)
        return values

    def regions(self, first: int, second: int) -> tuple[Region, ...]:
        """Where each initiative is first while two weights move, exactly."""
        return first_regions(self.triangle(first, second))

    def nearest(self) -> NearestChange | None:
        """The smallest changes of weights that change who is first.

        None where not all have the same weights, or where one that is first lacks a score that other weights would ask
        for: who is first there is not known. Others that lack a score take no part.
        """
        if self.shared_weights is None or np.isnan(self.points[self.ranks == 1]).any():
            return None
        return nearest_change(self.points, self.shared_weights)

    @property
    def incomplete(self) -> IntArray:
        """Rows of which some score is missing, whatever it weighs."""
        return np.flatnonzero(np.isnan(self.points).any(axis=1))

    def breakpoints(self) -> Breakpoints:
        """What each score alone would have to gain or lose for its initiative to change its rank."""
        margins = rank_margins(self.values)
        return Breakpoints(self.points_needed(margins.up), self.points_needed(margins.down))

    def points_needed(self, margin: FloatArray) -> FloatArray:
        """By how many points each score alone must change so that the values change by a margin, shape (n, m)."""
        effect = np.ones(len(self.points)) if self.effect is None else self.effect
        scored = np.full_like(self.points, np.nan)
        np.divide(self.points, effect[:, np.newaxis], out=scored, where=effect[:, np.newaxis] > 0)
        return score_breakpoints(
            scored, self.weights * effect[:, np.newaxis], margin, lowest=self.lowest, highest=self.highest
        )
