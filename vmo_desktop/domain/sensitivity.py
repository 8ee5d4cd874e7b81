"""What one weight, or one score, does to values and ranks: sweeps, crossings, tornado bars, breakpoints."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.ranking import TIE_TOLERANCE
from vmo_desktop.domain.weights import normalised


@dataclass(frozen=True, eq=False)
class Lines:
    """Values while one weight goes from 0 to 1 and the others keep their proportions: a straight line for each.

    Attributes
    ----------
    start, end : ndarray of float, shape (n,)
        Value at weight 0 and at weight 1; NaN where it is unknown, such a line takes part in nothing.
    """

    start: FloatArray
    end: FloatArray

    def at(self, weight: float) -> FloatArray:
        """Values at a weight in [0, 1], shape (n,)."""
        return np.asarray(self.start * (1 - weight) + self.end * weight)

    @property
    def slack(self) -> float:
        """Values closer than this tie."""
        return TIE_TOLERANCE * float(np.nanmax(np.abs([self.start, self.end]), initial=0.0))


def lines(points: FloatArray, weights: FloatArray, driver: int) -> Lines:
    """Values of initiatives, or of anything additive, as functions of one weight.

    Parameters
    ----------
    points : ndarray of float, shape (n, m)
        Worth of each on each driver, such as 0-100; NaN means unknown, the whole value then is.
    weights : ndarray of float, shape (m,), or (n, m) where not all have the same weights
        Not negative. Those of the other drivers keep their proportions; equal parts where all of them are 0.
    driver : int
        The column whose weight is swept.

    References
    ----------
    Evans (1984), Sensitivity analysis in decision theory, Decision Sciences 15(2).
    """
    start = np.delete(points, driver, axis=1) * _proportions(weights, driver)
    is_unknown = np.isnan(points).any(axis=1)
    return Lines(np.where(is_unknown, np.nan, start.sum(axis=1)), np.where(is_unknown, np.nan, points[:, driver]))


def _proportions(weights: FloatArray, driver: int) -> FloatArray:
    """The other drivers' parts of what one leaves, along the last axis."""
    others = np.delete(weights, driver, axis=-1)
    total = others.sum(axis=-1, keepdims=True)
    equal = np.full_like(others, 1 / max(others.shape[-1], 1))
    return np.asarray(np.divide(others, total, out=equal, where=total > 0), dtype=np.float64)


def shifted(weights: FloatArray, driver: int, share: float) -> FloatArray:
    """Weights, shape (m,), with one at a share in [0, 1]; the others keep their proportions."""
    return np.asarray(np.insert((1 - share) * _proportions(weights, driver), driver, share), dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Crossings:
    """Where pairs of lines change places, by rising weight.

    Attributes
    ----------
    weights : ndarray of float, shape (c,)
        In (0, 1).
    falling, rising : ndarray of int, shape (c,)
        Rows of the line that is ahead before and of the one that is ahead after.
    """

    weights: FloatArray
    falling: IntArray
    rising: IntArray


def crossings(drawn: Lines) -> Crossings:
    """Every weight in (0, 1) at which two initiatives change their order.

    References
    ----------
    Triantaphyllou & Sánchez (1997), A sensitivity analysis approach for some deterministic multi-criteria
    decision-making methods, Decision Sciences 28(1).
    """
    known = np.flatnonzero(~np.isnan(drawn.start))
    first, second = np.triu_indices(len(known), 1)
    first, second = known[first], known[second]
    before, after = drawn.start[first] - drawn.start[second], drawn.end[first] - drawn.end[second]
    crosses = np.minimum(before, after) < -drawn.slack
    crosses &= np.maximum(before, after) > drawn.slack
    first, second, before, after = first[crosses], second[crosses], before[crosses], after[crosses]
    weights = before / (before - after)
    order = np.lexsort((second, first, weights))
    falls = before > 0
    ahead_before, ahead_after = np.where(falls, first, second), np.where(falls, second, first)
    return Crossings(weights[order], ahead_before[order], ahead_after[order])


@dataclass(frozen=True, slots=True)
class Reign:
    """Who is first between two weights.

    Attributes
    ----------
    row : int
        The initiative; of lines that are the same the first one given.
    start, end : float
        Weights in [0, 1].
    """

    row: int
    start: float
    end: float


def reigns(drawn: Lines) -> tuple[Reign, ...]:
    """Who is first at each weight from 0 to 1: the upper envelope of the lines; empty when no value is known."""
    if np.isnan(drawn.start).all():
        return ()
    slopes = drawn.end - drawn.start
    found: list[Reign] = []
    at, row = 0.0, _first(drawn.start, slopes, drawn.slack)
    while True:
        ahead = drawn.start - drawn.start[row]
        steeper = np.flatnonzero(slopes - slopes[row] > drawn.slack)
        overtakes = np.maximum(-ahead[steeper] / (slopes[steeper] - slopes[row]), at)
        end = float(overtakes.min(initial=1.0))
        found.append(Reign(row, at, end))
        if end >= 1.0:
            return tuple(found)
        near = steeper[overtakes <= end + TIE_TOLERANCE]
        at, row = end, int(near[np.argmax(slopes[near])])


def _first(values: FloatArray, slopes: FloatArray, slack: float) -> int:
    """Of the highest the steepest, of those the first."""
    tied = np.flatnonzero(values >= np.nanmax(values) - slack)
    return int(tied[np.argmax(slopes[tied] >= slopes[tied].max() - slack)])


@dataclass(frozen=True, eq=False)
class Tornado:
    """How far a value swings when one thing after the other goes from low to high.

    Attributes
    ----------
    base : float
        The value as it is.
    low, high : ndarray of float, shape (m,)
        The value with each thing at its low end, at its high end; the others as they are.
    """

    base: float
    low: FloatArray
    high: FloatArray

    @cached_property
    def order(self) -> IntArray:
        """The widest swing first; equal ones as given."""
        return np.argsort(-np.abs(self.high - self.low), kind="stable")


def weight_tornado(points: FloatArray, weights: FloatArray, low: FloatArray, high: FloatArray) -> Tornado:
    """Swings of the value of one initiative, or of a portfolio, when each weight goes from low to high.

    Parameters
    ----------
    points : ndarray of float, shape (m,)
        Its worth on each driver; for a portfolio the sums.
    weights, low, high : ndarray of float, shape (m,)
        Shares in [0, 1]. While one moves, the others keep their proportions.
    """
    shares = normalised(weights.tolist())
    ends = [
        [float(shifted(shares, driver, bound[driver]) @ points) for driver in range(len(points))]
        for bound in (low, high)
    ]
    return Tornado(float(shares @ points), np.array(ends[0]), np.array(ends[1]))


def score_tornado(points: FloatArray, weights: FloatArray, low: FloatArray, high: FloatArray) -> Tornado:
    """Swings of the value of one initiative when each of its scores goes over its range.

    Parameters
    ----------
    points, low, high : ndarray of float, shape (m,)
        Its worth on each driver as it is, and at the ends of the ranges.
    weights : ndarray of float, shape (m,)
        Shares that sum to 1.
    """
    base = float(weights @ points)
    return Tornado(base, base + weights * (low - points), base + weights * (high - points))


@dataclass(frozen=True, eq=False)
class Margins:
    """By how much each value must change, shape (n,); NaN where there is nobody to pass, or no value.

    Attributes
    ----------
    up : ndarray of float
        To reach the next one ahead, not negative.
    down : ndarray of float
        To fall to the next one behind, not positive.
    """

    up: FloatArray
    down: FloatArray


def rank_margins(values: FloatArray) -> Margins:
    """How far the next value ahead and the next one behind are from each; ties are passed over."""
    known = np.unique(values[~np.isnan(values)])
    slack = TIE_TOLERANCE * float(np.abs(known).max(initial=0.0))
    padded = np.concatenate(([np.nan], known, [np.nan]))
    ahead = padded[np.searchsorted(known, values + slack, side="right") + 1] - values
    behind = padded[np.searchsorted(known, values - slack)] - values
    return Margins(ahead, behind)


def score_breakpoints(
    points: FloatArray, weights: FloatArray, margin: FloatArray, *, lowest: float = 0.0, highest: float = 100.0
) -> FloatArray:
    """For each cell, by how many points its score alone must change for its initiative to change its value by a margin.

    Parameters
    ----------
    points : ndarray of float, shape (n, m)
        Worth of each initiative on each driver.
    weights : ndarray of float, shape (m,) or (n, m)
        Shares that sum to 1.
    margin : ndarray of float, shape (n,)
        Such as from `rank_margins`, or what brings an initiative into a portfolio; NaN where there is none.
    lowest, highest : float
        What a score can be worth.

    Returns
    -------
    ndarray of float, shape (n, m)
        Signed points; NaN where no possible score suffices.

    References
    ----------
    Triantaphyllou & Sánchez (1997), Decision Sciences 28(1): threshold values of the measures of performance.
    """
    needed = np.full(points.shape, np.nan)
    shares = np.broadcast_to(weights, points.shape)
    np.divide(np.broadcast_to(margin[:, np.newaxis], points.shape), shares, out=needed, where=shares > 0)
    slack = TIE_TOLERANCE * max(abs(lowest), abs(highest))
    reached = points + needed
    return np.where((reached >= lowest - slack) & (reached <= highest + slack), needed, np.nan)
