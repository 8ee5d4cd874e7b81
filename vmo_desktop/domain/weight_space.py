"""Sets of weights that are all possible: how to draw from them, and their corners.

Every set draws independent weights from a generator that the caller seeds; a row of what is drawn sums to 1.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Protocol

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.scales import FloatArray

SLACK = 1e-9
"""By how much bounds may miss a sum of 1: they are typed or computed."""

SWEEPS = 64
"""Moves of every weight before a draw between bounds is taken; each move at least about halves what is left of the
start, so that nothing of it can be seen."""

MOST_CORNERS = 5_000
"""More corners than this take longer to compare portfolios on than anyone waits."""


class TooManyCorners(ValueError):
    """The set has more corners than can be worked with; draws from it still can."""


class WeightSpace(Protocol):
    """A set of possible weights of m drivers, with how likely each is."""

    @property
    def size(self) -> int:
        """How many weights a draw has."""

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Independent weights, shape (count, size), each row not negative and summing to 1."""


@dataclass(frozen=True, eq=False)
class AnyWeights:
    """All weights that are not negative and sum to 1: nothing is known.

    Attributes
    ----------
    size : int
        At least 1.

    References
    ----------
    Rubinstein (1982), Generating random vectors uniformly distributed inside and on the surface of different regions,
    European Journal of Operational Research 10(2), 205-209.
    """

    size: int

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Uniform on the simplex: exponential variables, divided by their sum."""
        drawn = rng.standard_exponential((count, self.size))
        drawn /= drawn.sum(axis=1, keepdims=True)
        return drawn

    def corners(self) -> FloatArray:
        """All weight on one driver, shape (size, size)."""
        return np.eye(self.size)


@dataclass(frozen=True, eq=False)
class RankedWeights:
    """All weights that keep a rank order.

    Attributes
    ----------
    ranks : ndarray of shape (m,)
        1 is the most important; nothing is known between drivers of one rank, gaps do not matter. Not NaN.
    """

    ranks: FloatArray

    @property
    def size(self) -> int:
        """How many weights a draw has."""
        return len(self.ranks)

    @cached_property
    def _tiers(self) -> list[npt.NDArray[np.intp]]:
        """Drivers of each rank, the most important first."""
        return [np.flatnonzero(self.ranks == rank) for rank in np.unique(self.ranks)]

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Uniform: any weights put in order, those of one rank in any order among them."""
        ordered = -np.sort(-AnyWeights(self.size).draw(rng, count), axis=1)
        drawn = np.empty_like(ordered)
        start = 0
        for tier in self._tiers:
            places = ordered[:, start : start + len(tier)]
            drawn[:, tier] = rng.permuted(places, axis=1) if len(tier) > 1 else places
            start += len(tier)
        return drawn

    def corners(self) -> FloatArray:
        """Equal weights on drivers that no other may outweigh, shape (corners, m).

        Raises
        ------
        TooManyCorners
            Their number doubles with each driver that shares a rank other than the first.

        References
        ----------
        Carrizosa, Conde, Fernandez & Puerto (1995), Multi-criteria analysis with partial information about the
        weighting coefficients, European Journal of Operational Research 81(2), 291-301.
        """
        if sum(2.0 ** len(tier) for tier in self._tiers[1:]) + len(self._tiers[0]) > MOST_CORNERS:
            raise TooManyCorners
        # Several drivers that share the first rank are no corner: it would lie between theirs.
        found = [self._among(np.array([driver])) for driver in self._tiers[0]]
        above = self._tiers[0]
        for tier in self._tiers[1:]:
            some = (np.array(chosen) for chosen in product((False, True), repeat=len(tier)) if any(chosen))
            found.extend(self._among(np.concatenate((above, tier[chosen]))) for chosen in some)
            above = np.concatenate((above, tier))
        corners = np.array(found, dtype=np.float64)
        return np.asarray(corners / corners.sum(axis=1, keepdims=True), dtype=np.float64)

    def _among(self, drivers: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        return np.isin(np.arange(self.size), drivers)


@dataclass(frozen=True, eq=False)
class BoundedWeights:
    """All weights between bounds.

    Attributes
    ----------
    low, high : ndarray of shape (m,)
        Dimensionless, 0-1, not NaN.

    Raises
    ------
    ValueError
        When no weights between the bounds sum to 1.
    """

    low: FloatArray
    high: FloatArray

    def __post_init__(self) -> None:
        is_ordered = (self.low >= 0).all() and (self.low <= self.high).all()
        if not (is_ordered and self.low.sum() <= 1 + SLACK and self.high.sum() >= 1 - SLACK):
            raise ValueError("no weights lie between these bounds")

    @property
    def size(self) -> int:
        """How many weights a draw has."""
        return len(self.low)

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Uniform in the limit: hit-and-run along exchanges between pairs of weights, one walk for each draw.

        Every walk starts in the middle and makes `SWEEPS` moves of all weights, each uniform between the bounds of
        its pair. Draws are independent of one another.

        References
        ----------
        Smith (1984), Efficient Monte Carlo procedures for generating points uniformly distributed over bounded
        regions, Operations Research 32(6), 1296-1308.
        """
        low, high = self.low[:, np.newaxis], self.high[:, np.newaxis]
        room = float((high - low).sum())
        middle = low + (high - low) * ((1 - low.sum()) / room if room > 0 else 0.0)
        walks = np.repeat(middle, count, axis=1)
        half = self.size // 2
        for _ in range(SWEEPS):
            mixed = rng.permutation(self.size)
            first, second = mixed[:half], mixed[half : 2 * half]
            together = walks[first] + walks[second]
            least = np.maximum(low[first], together - high[second])
            most = np.minimum(high[first], together - low[second])
            moved = least + (most - least) * rng.random((half, count))
            walks[first], walks[second] = moved, together - moved
        return np.ascontiguousarray(walks.T)

    def corners(self) -> FloatArray:
        """All weights but one at a bound, shape (corners, m).

        Raises
        ------
        TooManyCorners
            Their number about doubles with each driver.
        """
        kept = np.zeros((1, self.size))
        for driver in range(self.size):
            # Only what the drivers to come can still bring to a sum of 1 goes on, with at most one weight in between.
            kept = self._extended(kept, driver)
            if len(kept) > MOST_CORNERS * 2:
                raise TooManyCorners
        corners = np.unique(np.round(kept, 12), axis=0)
        if len(corners) > MOST_CORNERS:
            raise TooManyCorners
        return corners

    def _extended(self, begun: FloatArray, driver: int) -> FloatArray:
        """Beginnings of corners with one more weight; a weight of -1 is the one that will fill up to 1."""
        is_open = begun.min(axis=1) < 0
        found = []
        for bound in (self.low[driver], self.high[driver]):
            put = begun.copy()
            put[:, driver] = bound
            found.append(put)
        filler = begun[~is_open].copy()
        filler[:, driver] = -1.0
        every = np.concatenate((*found, filler))
        later = slice(driver + 1, None)
        between = every < 0
        fixed = np.where(between, 0.0, every).sum(axis=1)
        least = fixed + np.where(between, self.low, 0.0).sum(axis=1) + self.low[later].sum()
        most = fixed + np.where(between, self.high, 0.0).sum(axis=1) + self.high[later].sum()
        every, fixed = every[kept := (least <= 1 + SLACK) & (most >= 1 - SLACK)], fixed[kept]
        if driver == self.size - 1:
            return np.asarray(np.where(every < 0, (1 - fixed)[:, np.newaxis], every), dtype=np.float64)
        return np.unique(every, axis=0)


@dataclass(frozen=True, eq=False)
class NestedWeights:
    """Weights of groups of drivers, shared out among the drivers of each.

    Attributes
    ----------
    between : WeightSpace
        Weights of the g groups.
    within : tuple of g WeightSpace
        Shares of the drivers of each group; drivers stand group by group.
    """

    between: WeightSpace
    within: tuple[WeightSpace, ...]

    @property
    def size(self) -> int:
        """How many weights a draw has."""
        return sum(space.size for space in self.within)

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Weights of groups times shares within them."""
        above = self.between.draw(rng, count)
        parts = [above[:, [group]] * space.draw(rng, count) for group, space in enumerate(self.within)]
        return np.concatenate(parts, axis=1)


@dataclass(frozen=True, eq=False)
class ClassWeights:
    """Weights of their own for each class of initiatives, one set beside the other.

    Attributes
    ----------
    classes : tuple of WeightSpace
        Each set sums to 1.
    """

    classes: tuple[WeightSpace, ...]

    @property
    def size(self) -> int:
        """How many weights a draw has."""
        return sum(space.size for space in self.classes)

    def draw(self, rng: np.random.Generator, count: int) -> FloatArray:
        """Weights of each class, drawn independently."""
        return np.concatenate([space.draw(rng, count) for space in self.classes], axis=1)
