"""Numbers stated in steps: whole where they can be, so that a solver's tolerance decides nothing.

Costs are whole thousands or have two decimals. Divided by their greatest common step they are whole numbers, sums of
them are compared exactly, and bounds can be rounded inwards; a portfolio one euro above its budget cannot slip through.
"""

import math
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray

_EXACT = 1e-12
"""Relative difference that binary fractions and their sums make."""

SAME = 1e-11
"""Relative difference below which two sums are the same, where they have no common step."""

_NEARLY = 1e-6
_DECIMALS = 6
_MOST_STEPS = 1e12
_COMFORTABLE = 2.0**20
"""The greatest factor that a solver handles well; greater ones are divided by powers of two, which loses nothing."""

_FINE = 2.0**10
"""The greatest factor where there are no steps: sums of such are exact far below a solver's tolerance of 1e-9.

With greater ones a single rounding of the sum is more than the tolerance, and the solver calls its own answer wrong.
"""

_MISSED = 1e-9
"""By how much a solver may miss a bound on a sum without steps."""


@dataclass(frozen=True, eq=False)
class Steps:
    """Numbers divided by a common unit.

    Attributes
    ----------
    factors : ndarray of float
        The numbers times `scale`.
    scale : float
    step : float
        Every sum of whole multiples of the factors is a multiple of it; 0 when there is no such step.
    """

    factors: FloatArray
    scale: float
    step: float

    def most(self, bound: float) -> float:
        """The greatest sum that keeps to an upper bound given in the numbers' own unit."""
        stated = bound * self.scale
        if not self.step or not math.isfinite(stated):
            return stated
        return math.floor(stated / self.step * (1 + math.copysign(_EXACT, stated)) + _EXACT) * self.step

    def least(self, bound: float) -> float:
        """The smallest sum that keeps to a lower bound."""
        return -self.most(-bound)

    def no_less(self, columns: FloatArray) -> float:
        """A lower bound that a sum over these columns just keeps, and no smaller one that differs in earnest."""
        total = float(self.factors @ columns)
        if self.step:
            return total - self.step / 2
        return total - SAME * max(abs(total), float(np.abs(self.factors).max(initial=0.0)))

    def is_no_less(self, columns: FloatArray, others: FloatArray) -> bool:
        """Whether the first sum is at least the second: solvers weigh rows by their size, and miss the tenth digit."""
        return float(self.factors @ columns) >= self.no_less(others) - (_NEARLY if self.step else _MISSED)

    @property
    def blur(self) -> float:
        """By how much a sum may differ from one that is called the same, in the numbers' own unit; 0: not in earnest.

        It is in earnest where some numbers are lost in the sum of all others, though no rounding has made them.
        """
        sizes = np.abs(self.factors)
        blur = 2 * SAME * float(sizes.sum())
        is_lost = (sizes < blur) & (sizes > np.finfo(np.float64).eps * sizes.max(initial=0.0))
        return 0.0 if self.step or not is_lost.any() else self.number(blur)

    def number(self, stated: float) -> float:
        """A sum or bound that the solver states, in the numbers' own unit."""
        return stated / self.scale

    def number_below(self, stated: float) -> float:
        """The greatest sum that is possible below a bound that the solver states, in the numbers' own unit."""
        if self.step and math.isfinite(stated):
            stated = math.floor(stated / self.step + _NEARLY) * self.step
        return self.number(stated)


def in_steps(numbers: FloatArray, *, is_summed_whole: bool) -> Steps:
    """State numbers for a solver; `is_summed_whole` says that only whole multiples of them are ever summed."""
    largest = float(np.abs(numbers).max(initial=0.0))
    if largest == 0.0:
        return Steps(np.zeros_like(numbers), 1.0, 1.0 if is_summed_whole else 0.0)
    scale = _whole_scale(numbers) if is_summed_whole else None
    if scale is None:
        scale = _FINE * 2.0 ** -math.frexp(largest)[1]
        return Steps(numbers * scale, scale, 0.0)
    whole = np.round(numbers * scale)
    step = 2.0 ** -max(0, math.frexp(float(np.abs(whole).max()) / _COMFORTABLE)[1])
    return Steps(whole * step, scale * step, step)


def _whole_scale(numbers: FloatArray) -> float | None:
    """What makes all numbers whole, with 1 as their greatest common divisor; None when a few decimals do not."""
    for digits in range(_DECIMALS + 1):
        scaled = numbers * 10.0**digits
        if np.abs(scaled).max() > _MOST_STEPS:
            return None
        whole = np.round(scaled)
        if (np.abs(scaled - whole) <= _EXACT * np.abs(scaled)).all():
            divisor = int(np.gcd.reduce(whole.astype(np.int64)))
            return float(10.0**digits / divisor)
    return None
