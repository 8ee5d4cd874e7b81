"""Points of initiatives that are uncertain: what somebody voted, what somebody stated as a range, or both."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.scales import FloatArray


class PointSpace(Protocol):
    """Possible points of n initiatives on m drivers, with how likely each is."""

    @property
    def shape(self) -> tuple[int, int]:
        """Initiatives, drivers."""

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Independent points, shape (count, n, m)."""


@dataclass(frozen=True, eq=False)
class VotePoints:
    """Points as somebody voted them, whoever it is, for each cell on its own.

    Attributes
    ----------
    votes : ndarray of shape (p, n, m)
        Points by participant, initiative and driver; NaN where somebody did not vote.
    weights : ndarray of shape (p,)
        Voting weights, positive: how likely a vote is drawn, in proportion.
    base : ndarray of shape (n, m)
        Points of cells without votes.
    """

    votes: FloatArray
    weights: FloatArray
    base: FloatArray

    @property
    def shape(self) -> tuple[int, int]:
        """Initiatives, drivers."""
        return self.base.shape[0], self.base.shape[1]

    @cached_property
    def is_voted(self) -> npt.NDArray[np.bool_]:
        """Whether a cell has votes, shape (n, m)."""
        return np.asarray(~np.isnan(self.votes).all(axis=0), dtype=np.bool_)

    @cached_property
    def _open(self) -> npt.NDArray[np.intp]:
        return np.flatnonzero(self.is_voted)

    @cached_property
    def _ladder(self) -> tuple[FloatArray, FloatArray]:
        """Votes of each voted cell, and the chance of a vote up to each, shape (p, voted) each."""
        votes = self.votes.reshape(len(self.votes), -1)[:, self._open]
        chances = np.where(np.isnan(votes), 0.0, self.weights[:, np.newaxis])
        up_to = np.cumsum(chances, axis=0)
        return votes, up_to / up_to[-1]

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """A vote for each cell."""
        votes, up_to = self._ladder
        drawn = np.repeat(self.base.reshape(1, -1), count, axis=0)
        luck = rng.random((count, len(self._open)))
        place = np.zeros(luck.shape, dtype=np.intp)
        for chance in up_to[:-1]:
            place += luck >= chance
        drawn[:, self._open] = votes[place, np.arange(len(self._open))]
        return drawn.reshape(count, *self.shape)


@dataclass(frozen=True, eq=False)
class RangePoints:
    """Points between stated bounds.

    Attributes
    ----------
    low, high : ndarray of shape (n, m)
        Points; equal where nothing is uncertain.
    likely : ndarray of shape (n, m)
        The most likely points, between the bounds: the peak of a triangle; NaN: all between them are as likely.
    """

    low: FloatArray
    high: FloatArray
    likely: FloatArray

    def __post_init__(self) -> None:
        is_between = np.isnan(self.likely) | ((self.low <= self.likely) & (self.likely <= self.high))
        if not ((self.low <= self.high) & is_between).all():
            raise ValueError("the most likely points lie between the bounds")

    @property
    def shape(self) -> tuple[int, int]:
        """Initiatives, drivers."""
        return self.low.shape[0], self.low.shape[1]

    @cached_property
    def middle(self) -> FloatArray:
        """The most likely points, else the middle, shape (n, m)."""
        return np.where(np.isnan(self.likely), (self.low + self.high) / 2, self.likely)

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Uniform or triangular, by inversion."""
        low, width = self.low.ravel(), (self.high - self.low).ravel()
        cells = np.flatnonzero(width > 0)
        low, width, likely = low[cells], width[cells], self.likely.ravel()[cells]
        peak = (likely - low) / width
        luck = rng.random((count, len(cells)))
        with np.errstate(invalid="ignore"):  # without a peak, the parts of the triangle are no numbers and not taken
            rising = np.sqrt(luck * peak)
            falling = 1 - np.sqrt((1 - luck) * (1 - peak))
        share = np.where(np.isnan(peak), luck, np.where(luck < peak, rising, falling))
        drawn = np.repeat(self.low.reshape(1, -1), count, axis=0)
        drawn[:, cells] += width * share
        return drawn.reshape(count, *self.shape)


@dataclass(frozen=True, eq=False)
class VotesWithinRanges:
    """Points as somebody voted them, off by as much as their stated ranges say; a cell without votes has its range.

    Attributes
    ----------
    votes : VotePoints
    ranges : RangePoints
        Of the same shape.
    ends : tuple of float
        Lowest and highest points there are.
    """

    votes: VotePoints
    ranges: RangePoints
    ends: tuple[float, float] = (0.0, 100.0)

    @property
    def shape(self) -> tuple[int, int]:
        """Initiatives, drivers."""
        return self.votes.shape

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """A vote and a deviation for each cell."""
        within = self.ranges.draw(rng, count)
        voted = self.votes.draw(rng, count) + within - self.ranges.middle
        return np.where(self.votes.is_voted, np.clip(voted, *self.ends), within)


@dataclass(frozen=True, eq=False)
class ScaledPoints:
    """Points of a space, of each initiative times a factor of its own, such as the confidence in it.

    Attributes
    ----------
    points : PointSpace
    factors : ndarray of shape (n,)
        Dimensionless, not NaN.
    """

    points: PointSpace
    factors: FloatArray

    @property
    def shape(self) -> tuple[int, int]:
        """Initiatives, drivers."""
        return self.points.shape

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """What the space draws, scaled."""
        return np.asarray(self.points.draw(rng, count) * self.factors[:, np.newaxis], dtype=np.float64)
