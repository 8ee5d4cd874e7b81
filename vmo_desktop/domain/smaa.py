"""Stochastic multicriteria acceptability analysis: how sure a ranking is while weights and points are uncertain.

References
----------
Lahdelma & Salminen (2001), SMAA-2: stochastic multicriteria acceptability analysis for group decision making,
Operations Research 49(3), 444-454; Tervonen & Lahdelma (2007), Implementing stochastic multicriteria acceptability
analysis, European Journal of Operational Research 178(2), 500-513.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.point_space import PointSpace
from vmo_desktop.domain.proportions import wilson_interval
from vmo_desktop.domain.rank_counts import RankCounts, rank_counts
from vmo_desktop.domain.ranking import TIE_TOLERANCE, IntArray
from vmo_desktop.domain.sampled_values import BLOCK, STRIP, SampledValues, each_counted
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.progress import Report

CONFIDENCE_KEY = 1 << 31
"""Begins the keys of generators whose points are drawn for confidence factors: no block has this number."""


@dataclass(frozen=True, eq=False)
class Acceptability:
    """What was counted in so many samples.

    Attributes
    ----------
    samples : int
    ranks : ndarray of shape (n, n)
        Rank acceptability: the share of samples in which each initiative (row) has each rank (column, from the best),
        0-1; rows and columns sum to 1, initiatives that tie share their ranks evenly.
    central_weights : ndarray of shape (n, m)
        Mean of the weights that make each initiative first; NaN where none does.
    """

    samples: int
    ranks: FloatArray
    central_weights: FloatArray

    @property
    def first(self) -> FloatArray:
        """Share of samples in which each initiative is first, shape (n,)."""
        return np.asarray(self.ranks[:, 0], dtype=np.float64)

    @property
    def mean_ranks(self) -> FloatArray:
        """Expected rank of each initiative, from 1, shape (n,)."""
        return np.asarray(self.ranks @ np.arange(1.0, len(self.ranks) + 1), dtype=np.float64)

    def within(self, places: int) -> FloatArray:
        """Share of samples in which each initiative is among the first so many, shape (n,)."""
        return np.minimum(np.asarray(self.ranks[:, :places].sum(axis=1), dtype=np.float64), 1.0)

    def intervals(self) -> tuple[FloatArray, FloatArray]:
        """Between which shares each rank acceptability lies, about 95 times in 100, shape (n, n) each."""
        return wilson_interval(np.clip(self.ranks, 0.0, 1.0), self.samples)


def acceptability(counts: RankCounts, samples: int) -> Acceptability:
    """Shares and central weights from counts over so many samples, at least 1."""
    firsts = counts.by_rank[0][:, np.newaxis]
    central = np.where(firsts > 0, counts.first_weights / np.where(firsts > 0, firsts, 1.0), np.nan)
    return Acceptability(samples, np.ascontiguousarray(counts.by_rank.T) / samples, central)


class AcceptabilityCount:
    """Counts acceptability block by block: a first picture comes soon, every further block refines it.

    Parameters
    ----------
    sampled : SampledValues
    """

    def __init__(self, sampled: SampledValues) -> None:
        count = sampled.initiatives
        self._sampled = sampled
        self._blocks = 0
        self._counts = RankCounts(np.zeros((count, count)), np.zeros((count, sampled.weights.size)))

    @property
    def samples(self) -> int:
        """How many are counted, also when the last stretch was stopped."""
        return self._blocks * BLOCK

    def advance(self, blocks: int, report: Report | None = None) -> Acceptability:
        """Count at least one block more, and give all that is known; stopped by `report`, it can go on later."""
        for counted in each_counted(range(self._blocks, self._blocks + blocks), self._count, report):
            self._counts.add(counted)
            self._blocks += 1
        return acceptability(self._counts, self.samples)

    def _count(self, number: int) -> RankCounts:
        block = self._sampled.block(number)
        return rank_counts(block.values, block.weights)


def confidence_factors(
    sampled: SampledValues, central_weights: FloatArray, blocks: int, report: Report | None = None
) -> FloatArray:
    """How likely each initiative is first, alone or tied, when its own central weights hold.

    Parameters
    ----------
    sampled : SampledValues
        Its points are drawn anew; certain points are not drawn, and every factor is 0 or 1.
    central_weights : ndarray of shape (n, m)
        As in `Acceptability`; NaN where nothing makes an initiative first.
    blocks : int
        How many blocks of points to draw, at least 1.
    report : callable, optional
        Told (blocks done, of).

    Returns
    -------
    ndarray of shape (n,)
        0-1; NaN where there are no central weights.
    """
    points = sampled.points
    factors = np.full(sampled.initiatives, np.nan)
    # Of many initiatives few are ever first.
    rows = np.flatnonzero(~np.isnan(central_weights).any(axis=1))
    weights = central_weights[rows]
    if isinstance(points, np.ndarray):
        factors[rows] = _first_by_own(sampled.valued(points, weights), rows)
    else:
        count = partial(_confident, sampled, points, weights, rows)
        factors[rows] = 0.0
        for counted in each_counted(range(blocks), count, report):
            factors[rows] += counted / (blocks * BLOCK)
    return factors


def _confident(
    sampled: SampledValues, points: PointSpace, weights: FloatArray, rows: IntArray, number: int
) -> FloatArray:
    """In how many samples of a block each of these initiatives is first with its own weights."""
    rng = sampled.generator(CONFIDENCE_KEY, number)
    firsts = np.zeros(len(rows))
    for _ in range(0, BLOCK, STRIP):
        for drawn in points.draw(rng, STRIP):
            firsts += _first_by_own(sampled.valued(drawn, weights), rows)
    return firsts


def _first_by_own(values: FloatArray, rows: IntArray) -> npt.NDArray[np.bool_]:
    """Whether each of these initiatives has the highest value with its own weights, shape (rows,)."""
    best = values.max(axis=1)
    return np.asarray(values[np.arange(len(rows)), rows] >= best - TIE_TOLERANCE * np.abs(best), dtype=np.bool_)


def pairwise_winning(sampled: SampledValues, blocks: int, report: Report | None = None) -> FloatArray:
    """Pairwise winning indices: how likely each initiative (row) is worth more than each other one (column).

    Returns
    -------
    ndarray of shape (n, n)
        0-1, the diagonal 0; a tie is half a win for both.

    References
    ----------
    Leskinen, Viitanen, Kangas & Kangas (2006), Alternatives to incorporate uncertainty and risk attitude in
    multicriteria evaluation of forest plans, Forest Science 52(3), 304-312.
    """
    wins = np.zeros((sampled.initiatives, sampled.initiatives))
    for counted in each_counted(range(blocks), partial(_wins, sampled), report):
        wins += counted
    return winning_indices(wins, blocks * BLOCK)


def winning_indices(wins: FloatArray, samples: int) -> FloatArray:
    """Shares from how often each (row) beat each other one (column) in so many samples; a tie is half a win."""
    found = (samples + wins - wins.T) / (2 * samples)
    np.fill_diagonal(found, 0.0)
    return found


def _wins(sampled: SampledValues, number: int) -> FloatArray:
    values = np.ascontiguousarray(sampled.block(number).values.T)
    tolerance = TIE_TOLERANCE * np.abs(values).max(axis=0)
    return np.array([np.count_nonzero(own - tolerance > values, axis=1) for own in values], dtype=np.float64)
