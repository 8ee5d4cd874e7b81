"""Values and ranks while the weight of one driver goes from 0 to 1."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.ranking import competition_ranks
from vmo_desktop.domain.sensitivity import Crossings, Lines, Reign, crossings, reigns

SAME_DIGITS = 9
SAME = 10.0**-SAME_DIGITS
"""Weights that differ by less are one."""


@dataclass(frozen=True, eq=False)
class WeightSweep:
    """Values while the weight of one driver goes from 0 to 1.

    Attributes
    ----------
    driver : int
        Column of the driver.
    lines : Lines
        Value of each initiative; NaN where it is not known.
    present : tuple of float
        The driver's weight as it is; several, by size, where classes of initiatives have weights of their own.
    """

    driver: int
    lines: Lines
    present: tuple[float, ...]

    @cached_property
    def crossings(self) -> Crossings:
        """Where two initiatives change their order."""
        return crossings(self.lines)

    @cached_property
    def reigns(self) -> tuple[Reign, ...]:
        """Who is first from weight to weight."""
        return reigns(self.lines)

    @cached_property
    def left_out(self) -> IntArray:
        """Rows whose value is not known over the whole sweep."""
        return np.flatnonzero(np.isnan(self.lines.start))

    def ranks_at(self, weight: float) -> IntArray:
        """Competition ranks at a weight in [0, 1]; 0 for what is left out."""
        return competition_ranks(self.lines.at(weight))

    @property
    def best_ranks(self) -> IntArray:
        """The best rank that each initiative has anywhere between two crossings; 0 for what is left out."""
        return self._rank_range[0]

    @property
    def worst_ranks(self) -> IntArray:
        """The worst rank of each; 0 for what is left out."""
        return self._rank_range[1]

    @property
    def ranks_after(self) -> IntArray:
        """The rank of the one that overtakes, after each crossing."""
        return self._rank_range[2]

    @cached_property
    def values_met(self) -> FloatArray:
        """What both are worth at each crossing."""
        met = self.crossings
        start, end = self.lines.start[met.rising], self.lines.end[met.rising]
        return np.asarray(start * (1 - met.weights) + end * met.weights)

    @cached_property
    def _rank_range(self) -> tuple[IntArray, IntArray, IntArray]:
        """Best ranks, worst ranks, and ranks after each crossing: each moves two initiatives by one place."""
        met = self.crossings
        rows = np.concatenate((met.falling, met.rising))
        steps = np.repeat([1, -1], len(met.weights))
        # Whoever falls at a weight does so first: places that nobody ever holds are not counted.
        order = np.lexsort((-steps, np.round(np.tile(met.weights, 2), SAME_DIGITS), rows))
        ends = np.cumsum(np.bincount(rows, minlength=len(self._first_ranks)))
        best, worst, after = self._first_ranks.copy(), self._first_ranks.copy(), np.zeros(len(rows), dtype=np.intp)
        weights = np.round(np.tile(met.weights, 2), SAME_DIGITS)[order]
        for row, (begin, end) in enumerate(pairwise([0, *ends.tolist()])):
            if begin < end:
                held = self._first_ranks[row] + np.cumsum(steps[order[begin:end]])
                # At one weight only the last change of each is a rank that it then holds.
                is_last = np.append(np.diff(weights[begin:end]) > 0, True)
                places = np.flatnonzero(is_last)
                best[row], worst[row] = min(best[row], held[places].min()), max(worst[row], held[places].max())
                after[order[begin:end]] = held[places[np.cumsum(is_last) - is_last]]
        return best, worst, after[len(met.weights) :]

    @cached_property
    def _first_ranks(self) -> IntArray:
        """Ranks just above weight 0."""
        start, slope = self.lines.start, self.lines.end - self.lines.start
        lead = start[:, np.newaxis] - start
        is_level = np.abs(lead) <= self.lines.slack
        is_steeper = slope[:, np.newaxis] - slope > self.lines.slack
        ahead = (lead > self.lines.slack) | (is_level & is_steeper)
        return np.where(np.isnan(start), 0, 1 + ahead.sum(axis=0))
