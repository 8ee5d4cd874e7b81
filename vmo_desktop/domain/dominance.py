"""Which portfolios are worth at least as much as others whatever the weights and points turn out to be.

What two portfolios share cancels out. Of the rest, the better one must hold even if its own initiatives have their
lowest points and the other's their highest, at every corner of the set of weights (Liesiö, Mild & Salo 2007).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.scales import FloatArray

BoolArray = npt.NDArray[np.bool_]

ROUNDING = 1e-9
"""Values that differ by less than this share of all value together are equal: they are sums."""

STRIP = 256
"""Portfolios that are compared at once with those kept so far."""


@dataclass(frozen=True, eq=False)
class Worth:
    """What each of n initiatives is worth at each of e corners of the set of weights.

    Attributes
    ----------
    low, high : ndarray of shape (n, e)
        In points of value; the same where no points are uncertain.
    """

    low: FloatArray
    high: FloatArray

    @cached_property
    def is_certain(self) -> bool:
        """Whether no points are uncertain."""
        return bool((self.low == self.high).all())

    @cached_property
    def tolerance(self) -> float:
        """Values that differ by less are equal."""
        return ROUNDING * float(np.abs(self.high).sum(axis=0).max(initial=0.0))

    def against(self, portfolio: BoolArray) -> FloatArray:
        """What each initiative adds at most to a rival of a portfolio, shape (n, e): what they share cancels out."""
        return np.where(portfolio[:, np.newaxis], self.low, self.high)


def undominated(portfolios: BoolArray, worth: Worth, uses: FloatArray) -> npt.NDArray[np.intp]:
    """The portfolios that no other one beats on value without using more.

    Parameters
    ----------
    portfolios : ndarray of bool, shape (p, n)
        Which of n initiatives each one funds.
    worth : Worth
        Of the n initiatives.
    uses : ndarray of shape (p, r)
        What each portfolio uses of each resource that still matters; r may be 0.

    Returns
    -------
    ndarray of int
        Rows, in their order; equal ones are all kept.
    """
    compared = _Compared(portfolios.astype(np.float64), worth, uses)
    # One that dominates has the greater sum of low and high, so that each needs to be compared with those before only.
    order = np.argsort(-(compared.low + compared.high).sum(axis=1), kind="stable")
    kept = order[:0]
    for start in range(0, len(order), STRIP):
        strip = order[start : start + STRIP]
        strip = strip[~compared.is_beaten(strip, kept)]
        strip = strip[~compared.is_beaten(strip, strip)]
        kept = np.concatenate((kept, strip))
    return np.sort(kept)


@dataclass(frozen=True, eq=False)
class _Compared:
    """Portfolios with what they are worth, to be compared in pairs."""

    members: FloatArray
    worth: Worth
    uses: FloatArray

    @cached_property
    def low(self) -> FloatArray:
        return self.members @ self.worth.low

    @cached_property
    def high(self) -> FloatArray:
        return self.members @ self.worth.high

    def is_beaten(self, rows: npt.NDArray[np.intp], rivals: npt.NDArray[np.intp]) -> BoolArray:
        """Whether some rival dominates each row."""
        holds = np.ones((len(rows), len(rivals)), dtype=np.bool_)
        for resource in range(self.uses.shape[1]):
            holds &= self.uses[rivals, resource] <= self.uses[rows, resource][:, np.newaxis] + ROUNDING
        spread = self.worth.high - self.worth.low
        for corner in range(self.low.shape[1]):
            least = self.high[rows, corner][:, np.newaxis] - self.worth.tolerance
            if not self.worth.is_certain:
                least = least - (self.members[rows] * spread[:, corner]) @ self.members[rivals].T
            holds &= self.low[rivals, corner] >= least
        # Few pairs are left, of which some are equal.
        at, by = np.nonzero(holds)
        row, rival = rows[at], rivals[by]
        shared = (self.members[row] * self.members[rival]) @ spread
        is_more = (self.high[rival] - self.low[row] - shared > self.worth.tolerance).any(axis=1)
        beaten = np.zeros(len(rows), dtype=np.bool_)
        beaten[at[is_more]] = True
        return beaten
