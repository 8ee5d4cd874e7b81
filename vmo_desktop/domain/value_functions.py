"""Shapes of a value function over a measured range, and the bisection that finds one with people's help."""

from collections.abc import Sequence
from math import expm1, inf, isinf, log1p, sqrt

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.scales import FloatArray


def exponential(x: npt.ArrayLike, low: float, high: float, rho: float) -> FloatArray:
    """Exponential value function with one constant.

    Parameters
    ----------
    x : array_like of any shape
        In the measure's unit, taken to the nearer end outside of the range; NaN means missing.
    low, high : float
        The range; `low` is worth 0 and `high` 1, so that `low` > `high` falls.
    rho : float
        In the measure's unit, not 0: positive is concave (the first units count most), negative convex, infinite
        straight.

    Returns
    -------
    ndarray of the same shape
        0-1; NaN where missing.

    References
    ----------
    Kirkwood (1997), Strategic Decision Making, section 4.4.
    """
    if rho == 0 or low == high:
        raise ValueError("a value function needs a range and a constant that is not 0")
    width = abs(high - low)
    way = np.abs(np.clip(np.asarray(x, dtype=np.float64), min(low, high), max(low, high)) - low)
    if np.isinf(rho):
        return np.asarray(way / width)
    bend = abs(rho)
    value = np.expm1(-way / bend) / expm1(-width / bend)
    if rho < 0:
        # The same with both exponents from above: e to the power of much would leave the numbers.
        value = value * np.exp((way - width) / bend)
    # At the best end two roundings need not agree, and a value above 1 would be none.
    return np.where(way == width, 1.0, np.minimum(value, 1.0))


def rho_of_midvalue(low: float, high: float, middle: float) -> float:
    """The constant of the exponential value function that gives half its value at `middle`.

    Parameters
    ----------
    low, high : float
        The range; `low` is worth 0 and `high` 1.
    middle : float
        What is worth half, strictly inside the range.

    Returns
    -------
    float
        In the measure's unit; infinite where `middle` is the middle of the range. Found by bisection: the equation of
        Kirkwood (1997), section 4.4, has no closed solution.

    Raises
    ------
    ValueError
        When `middle` lies outside the range.
    """
    share = (middle - low) / (high - low)
    if not 0 < share < 1:
        raise ValueError("what is worth half lies inside the range")
    if abs(share - 0.5) < 1e-12:
        return inf
    nearer = min(share, 1 - share)
    little, much = nearer / 50, 1e12
    for _ in range(200):
        rho = sqrt(little * much)
        # Less curved, the half is reached later.
        if expm1(-nearer / rho) / expm1(-1 / rho) > 0.5:
            little = rho
        else:
            much = rho
    width = abs(high - low)
    return rho * width if share < 0.5 else -rho * width


def bisected(low: float, high: float, quarters: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Anchors from the answers to "what is worth half?", then half of each half.

    Parameters
    ----------
    low, high : float
        Ends of the range, worth 0 and 1.
    quarters : sequence of 1 or 3 float
        What is worth 0.5; or what is worth 0.25, 0.5 and 0.75.

    Returns
    -------
    tuple of (x, value)
        From `low` to `high`.

    Raises
    ------
    ValueError
        When the answers do not run from `low` to `high`.

    References
    ----------
    Keeney & Raiffa (1976), Decisions with Multiple Objectives, section 3.3: midvalue splitting.
    """
    if len(quarters) not in (1, 3):
        raise ValueError("one answer or three")
    xs = [low, *quarters, high]
    if not (np.diff(xs) * (high - low) > 0).all():
        raise ValueError("the answers run from the worst end to the best")
    return tuple((x, place / (len(xs) - 1)) for place, x in enumerate(xs))


def smooth_gap(low: float, high: float, quarters: Sequence[float]) -> float:
    """How far the answers of a bisection lie from one smooth curve.

    Parameters
    ----------
    low, high : float
        Ends of the range, worth 0 and 1.
    quarters : sequence of 3 float
        What is worth 0.25, 0.5 and 0.75.

    Returns
    -------
    float
        0-1: the larger distance, as a share of the range, of the first and the last answer from the scores that have
        their value on the exponential curve through the middle answer.
    """
    first, middle, last = quarters
    rho = rho_of_midvalue(low, high, middle)
    width = high - low
    found = [low + width * share for share in (_share_worth(each, rho / abs(width)) for each in (0.25, 0.75))]
    return max(abs(first - found[0]), abs(last - found[1])) / abs(width)


def _share_worth(value: float, rho: float) -> float:
    """Where on a range from 0 to 1 the exponential value function has a value."""
    if isinf(rho):
        return value
    # From the best end, falling, the same curve has the opposite constant.
    if rho < 0:
        return 1 - _share_worth(1 - value, -rho)
    return -rho * log1p(value * expm1(-1 / rho))


def half_of_the_middle(quarters: Sequence[float], said: float) -> float:
    """How far a check answer contradicts a bisection.

    Parameters
    ----------
    quarters : sequence of 3 float
        What is worth 0.25, 0.5 and 0.75.
    said : float
        What is worth half as much as going from the first of them to the last.

    Returns
    -------
    float
        0 and more: the distance to the middle answer, which is worth just that, as a share of the way between the other
        two.

    References
    ----------
    Keeney & Raiffa (1976), Decisions with Multiple Objectives, section 3.3: the consistency check.
    """
    first, middle, last = quarters
    return abs(said - middle) / abs(last - first)


def step_value(x: npt.ArrayLike, anchors: Sequence[tuple[float, float]]) -> FloatArray:
    """Value of the last anchor that is reached: nothing counts between two anchors.

    Parameters
    ----------
    x : array_like of any shape
        NaN means missing.
    anchors : sequence of (x, value)
        In any order, at least one; below the first, the first counts.
    """
    ordered = sorted(anchors)
    starts = np.array([start for start, _ in ordered])
    values = np.array([value for _, value in ordered])
    given = np.asarray(x, dtype=np.float64)
    places = np.clip(np.searchsorted(starts, given, side="right") - 1, 0, None)
    return np.where(np.isnan(given), np.nan, values[places])
