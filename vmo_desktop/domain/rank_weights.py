"""Weights from a rank order or from swings, when points would say more than people know."""

from collections.abc import Sequence

import numpy as np

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weights import normalised

FULL_SWING = 100.0
"""The swing that matters most; all others are told against it."""


def rank_order_centroid(ranks: Sequence[float]) -> FloatArray:
    """Centre of all weights that keep a rank order.

    Parameters
    ----------
    ranks : sequence of n float
        1 is the most important; equal ranks tie, gaps do not matter. Not NaN.

    Returns
    -------
    ndarray of shape (n,)
        Dimensionless, summing to 1; tied ones share the mean of the places that they take up.

    References
    ----------
    Barron & Barrett (1996), Decision quality using ranked attribute weights, Management Science 42(11), 1515-1523.
    """
    return _by_place(ranks, np.cumsum(1 / np.arange(len(ranks), 0, -1))[::-1])


def rank_sum(ranks: Sequence[float]) -> FloatArray:
    """Weights that fall by equal steps along a rank order; parameters and result as `rank_order_centroid`.

    References
    ----------
    Stillwell, Seaver & Edwards (1981), A comparison of weight approximation techniques in multiattribute utility
    decision making, Organizational Behavior and Human Performance 28(1), 62-77.
    """
    return rank_exponent(ranks, 1.0)


def rank_exponent(ranks: Sequence[float], exponent: float) -> FloatArray:
    """Rank sum raised to a power: 0 gives equal weights, 1 the rank sum, more than 1 a steeper fall.

    `exponent` is dimensionless and not negative; the rest and the source are those of `rank_sum`.
    """
    if exponent < 0:
        raise ValueError("a rank exponent is not negative")
    return _by_place(ranks, np.arange(len(ranks), 0, -1, dtype=np.float64) ** exponent)


def rank_reciprocal(ranks: Sequence[float]) -> FloatArray:
    """Weights in proportion to 1, 1/2, 1/3 ... along a rank order; parameters, result and source as `rank_sum`."""
    return _by_place(ranks, 1 / np.arange(1, len(ranks) + 1))


def swing_weights(swings: Sequence[float]) -> FloatArray:
    """Weights from swings: how much going from worst to best on each driver matters against the one that matters most.

    Parameters
    ----------
    swings : sequence of n float
        0-100; the most important swing is 100.

    Returns
    -------
    ndarray of shape (n,)
        Dimensionless, summing to 1.

    Raises
    ------
    ValueError
        When a swing lies outside 0-100 or none is 100: then they were not told against the most important one.

    References
    ----------
    von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research, chapter 8.
    """
    given = np.asarray(swings, dtype=np.float64)
    if not ((given >= 0) & (given <= FULL_SWING)).all():
        raise ValueError("swings lie between 0 and 100")
    if not (given == FULL_SWING).any():
        raise ValueError("the most important swing is 100")
    return normalised(swings)


def _by_place(ranks: Sequence[float], by_place: FloatArray) -> FloatArray:
    """Give every rank the mean of the places that its ties take up; `by_place` is in any unit."""
    given = np.asarray(ranks, dtype=np.float64)
    if np.isnan(given).any():
        raise ValueError("every rank is known")
    points = np.empty(len(given))
    for rank in np.unique(given):
        first = int((given < rank).sum())
        tied = given == rank
        points[tied] = by_place[first : first + int(tied.sum())].mean()
    return normalised(points.tolist())
