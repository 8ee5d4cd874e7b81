"""Internal rates of return: all of them, or the certainty that there is none."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vmo_desktop.domain.scales import FloatArray

Place = tuple[float, float]
"""A place and the sum there."""

MOST_STEPS = 200
TOUCHES = 1e-12
"""Present value, as a share of all that is added up for it, below which two roots that met are one."""


@dataclass(frozen=True, slots=True)
class InternalRates:
    """At which rates a series is worth nothing, and how often its flows change sign."""

    rates: tuple[float, ...]
    """Fractions per period, ascending; each greater than -1, and no larger than a float can be."""
    sign_changes: int
    """There are never more rates than these; where there are less, the difference is even."""

    @property
    def only(self) -> float:
        """The internal rate of return; NaN where there is none, or several, of which none is the right one."""
        return self.rates[0] if len(self.rates) == 1 else math.nan


def internal_rates(flows: FloatArray, times: FloatArray | None = None) -> InternalRates:
    """Find every rate at which the present value is zero.

    Between two zeros of a sum of exponentials lies a zero of its derivative. Times a power of (1 + rate) whose
    exponent lies between two flows of opposite sign, the present value keeps its zeros, and its derivative has one
    change of sign less. So the zeros of the derivative, found in the same way, cut the rates into stretches with at
    most one zero each.

    Parameters
    ----------
    flows : ndarray of shape (n,)
        Without NaN; what is paid is negative.
    times : ndarray of shape (n,), optional
        In periods, not descending; 0, 1, ..., n - 1 if none are given.

    Raises
    ------
    ValueError
        If a flow is not finite.

    References
    ----------
    Pólya & Szegö (1976), Problems and Theorems in Analysis II, part V, 77: zeros of sums of exponentials and changes
    of sign. Norstrøm (1972), A sufficient condition for a unique nonnegative internal rate of return, Journal of
    Financial and Quantitative Analysis 7(3).
    """
    when = np.arange(len(flows), dtype=np.float64) if times is None else times
    if not np.isfinite(flows).all():
        raise ValueError("flows are finite")
    amounts, when = _merged(flows, when)
    signs = np.sign(amounts)
    zeros = _zeros(signs, np.log(np.abs(amounts)), when)
    with np.errstate(over="ignore"):
        rates = np.expm1(np.array(zeros))
    return InternalRates(tuple(rates[np.isfinite(rates)].tolist()), len(_changes(signs)))


def _merged(flows: FloatArray, times: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Flows of one time added up, and those of nothing left out."""
    when, place = np.unique(times, return_inverse=True)
    amounts = np.bincount(place, weights=flows)
    return amounts[amounts != 0], when[amounts != 0]


def _changes(signs: FloatArray) -> list[int]:
    """After which flows the sign changes."""
    return [int(place) for place in np.flatnonzero(signs[1:] != signs[:-1])]


def _zeros(signs: FloatArray, logs: FloatArray, times: FloatArray) -> list[float]:
    """Zeros of the sum of signs times exp(log - time x), ascending; touching ones once.

    The amounts come as logarithms since those of a derivative of high order may be too small or large for a float.
    """
    changes = _changes(signs)
    if not changes:
        return []
    after = changes[0]
    pivot = (times[after] + times[after + 1]) / 2
    lags = times - pivot

    def value(x: float) -> float:
        return _share(signs, logs - lags * x)

    turns = _zeros(signs * np.sign(lags), logs + np.log(np.abs(lags)), times)
    reach = 1.0 / float(np.diff(times).min())
    ends = [
        _beyond(value, turns[0] if turns else 0.0, -reach, float(signs[-1])),
        *turns,
        _beyond(value, turns[-1] if turns else 0.0, reach, float(signs[0])),
    ]
    found = [turn for turn in turns if abs(value(turn)) <= TOUCHES]
    for low, high in pairwise(ends):
        if abs(value(low)) > TOUCHES and abs(value(high)) > TOUCHES and value(low) * value(high) < 0:
            found.append(_bracketed(value, low, high))
    return sorted(found)


def _share(signs: FloatArray, exponents: FloatArray) -> float:
    """The sum as a share of the sum of its terms' sizes: its sign and zeros, and no overflow."""
    terms = np.exp(exponents - exponents.max())
    return float(signs @ terms / terms.sum())


def _beyond(value: Callable[[float], float], start: float, step: float, sign: float) -> float:
    """A place on one side of a start from which on the sum keeps the sign of its largest term."""
    x = start + step
    while value(x) * sign <= TOUCHES:
        step *= 2
        x = start + step
    return x


def _bracketed(value: Callable[[float], float], low: float, high: float) -> float:
    """The zero between two places of opposite signs, to the last digit.

    References
    ----------
    Chandrupatla (1997), A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without
    using derivatives, Advances in Engineering Software 28(3).
    """
    (a, at_a), (b, at_b) = (low, value(low)), (high, value(high))
    part, best = 0.5, low
    for _ in range(MOST_STEPS):
        x = a + part * (b - a)
        at_x = value(x)
        if (at_x > 0) == (at_a > 0):
            c, at_c = a, at_a
        else:
            (c, at_c), (b, at_b) = (b, at_b), (a, at_a)
        a, at_a = x, at_x
        best = a if abs(at_a) < abs(at_b) else b
        least = math.ulp(best) / abs(b - a) if a != b else 1.0
        if least > 0.5 or min(abs(at_a), abs(at_b)) == 0:
            break
        part = min(max(_interpolated((a, at_a), (b, at_b), (c, at_c)), least), 1 - least)
    return best


def _interpolated(a: Place, b: Place, c: Place) -> float:
    """Where between two places a parabola through three is zero, as a part; half way where it is not to be trusted."""
    xi, phi = (a[0] - b[0]) / (c[0] - b[0]), (a[1] - b[1]) / (c[1] - b[1])
    if not (phi**2 < xi and (1 - phi) ** 2 < 1 - xi):
        return 0.5
    first = a[1] / (b[1] - a[1]) * c[1] / (b[1] - c[1])
    return first + (c[0] - a[0]) / (b[0] - a[0]) * a[1] / (c[1] - a[1]) * b[1] / (c[1] - b[1])
