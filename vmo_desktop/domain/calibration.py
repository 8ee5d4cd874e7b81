"""What earlier promises were worth: realized over promised, by which new estimates are corrected."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.three_point import percentiles

RESAMPLES = 10_000
SEED = 1

ENOUGH = 5
"""From so many promises on they are a reference class: with fewer, P10 and P90 are hardly more than the extremes."""


@dataclass(frozen=True, slots=True)
class Optimism:
    """How much of what was promised came true; 1 is all of it, less is optimism."""

    count: int
    """Promises of which the result is known."""
    mean: float
    """NaN where there is none."""
    mean_low: float
    mean_high: float
    """The mean lies between these with a chance of 80 %; NaN with fewer than two promises."""
    low: float
    middle: float
    high: float
    """P10, P50 and P90 of the single shares: the reference class for a new promise."""

    @property
    def tells_something(self) -> bool:
        """Whether the mean differs from 1 by more than chance explains."""
        return self.mean_high < 1 or self.mean_low > 1

    @property
    def is_enough(self) -> bool:
        """Whether there are enough promises to expect of new ones what came of these."""
        return self.count >= ENOUGH


def optimism(promised: FloatArray, realized: FloatArray) -> Optimism:
    """Compare what came true with what was promised.

    Parameters
    ----------
    promised, realized : ndarray of shape (n,)
        In one unit for each pair, so that units may differ between pairs. Pairs with NaN, and promises of nothing or
        less, are left out.

    References
    ----------
    Flyvbjerg (2006), From Nobel Prize to project management: getting risks right, Project Management Journal 37(3):
    reference class forecasting. Efron & Tibshirani (1993), An Introduction to the Bootstrap, 13: percentile intervals.
    """
    is_known = ~np.isnan(realized) & (promised > 0)
    shares = realized[is_known] / promised[is_known]
    count = len(shares)
    low, middle, high = percentiles(shares)
    mean = float(shares.mean()) if count else float("nan")
    mean_low = mean_high = float("nan")
    if count > 1:
        drawn = np.random.default_rng(SEED).integers(0, count, (RESAMPLES, count))
        mean_low, _, mean_high = percentiles(shares[drawn].mean(axis=1))
    return Optimism(count, mean, mean_low, mean_high, low, middle, high)
