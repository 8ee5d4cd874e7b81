"""Estimates of three points: low, most likely, high."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import nan, sqrt

import numpy as np

from vmo_desktop.domain.distributions import incomplete_beta
from vmo_desktop.domain.scales import FloatArray

GRID = 2001
"""Places at which the distribution function of a PERT estimate is known; between them it is taken as straight."""


class Shape(StrEnum):
    """How likely the values between the points are."""

    PERT = "pert"
    TRIANGULAR = "triangular"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A quantity that is not known exactly; all three alike where it is.

    Raises
    ------
    ValueError
        If the points do not ascend, or one is not finite.

    References
    ----------
    Malcolm, Roseboom, Clark & Fazar (1959), Application of a technique for research and development program
    evaluation, Operations Research 7(5): the PERT mean (low + 4 likely + high) / 6 and deviation (high - low) / 6.
    Vose (2008), Risk Analysis, 22: the beta distribution of this mean.
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        if not (np.isfinite([self.low, self.likely, self.high]).all() and self.low <= self.likely <= self.high):
            raise ValueError("low, most likely and high ascend")

    def mean(self, shape: Shape) -> float:
        """What comes true on average."""
        if shape is Shape.TRIANGULAR:
            return (self.low + self.likely + self.high) / 3
        return (self.low + 4 * self.likely + self.high) / 6

    def deviation(self, shape: Shape) -> float:
        """Standard deviation; for PERT the conventional sixth of the range, which its beta distribution has nearly."""
        if shape is Shape.TRIANGULAR:
            below, above = self.likely - self.low, self.high - self.likely
            return sqrt((below**2 + below * above + above**2) / 18)
        return (self.high - self.low) / 6

    def quantile(self, shares: FloatArray, shape: Shape) -> FloatArray:
        """The values below which these shares (0-1) of what may come true lie, in the form of the shares."""
        width = self.high - self.low
        if width == 0:
            return np.full(np.shape(shares), self.low)
        likely = (self.likely - self.low) / width
        if shape is Shape.PERT:
            places = np.linspace(0.0, 1.0, GRID)
            return self.low + width * np.interp(shares, _pert_shares(likely), places)
        left = np.sqrt(shares * likely)
        right = 1.0 - np.sqrt((1.0 - shares) * (1.0 - likely))
        return self.low + width * np.where(shares < likely, left, right)


@lru_cache(maxsize=256)
def _pert_shares(likely: float) -> FloatArray:
    """The distribution function of PERT(0, likely, 1) on the grid."""
    a, b = 1 + 4 * likely, 5 - 4 * likely
    found = np.array([incomplete_beta(x, a, b) for x in np.linspace(0.0, 1.0, GRID)])
    found.flags.writeable = False
    return found


def percentiles(samples: FloatArray) -> tuple[float, float, float]:
    """P10, P50 and P90 of samples: below P10 lie one tenth of them; NaN where there are none."""
    if not samples.size:
        return nan, nan, nan
    low, middle, high = np.quantile(samples, (0.1, 0.5, 0.9))
    return float(low), float(middle), float(high)
