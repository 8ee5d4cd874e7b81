"""The best portfolio of one budget for many values at once, exactly.

Re-optimising for thousands of samples needs a fraction of a millisecond each, so this file alone is written for speed:
dynamic programming over whole units of money, many samples side by side in one row of memory, one bit for each decision
taken.

References
----------
Bellman (1957), Dynamic Programming; Kellerer, Pferschy & Pisinger (2004), Knapsack Problems, chapter 2.
"""

from dataclasses import dataclass
from math import floor, gcd

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.ranking import BUDGET_TOLERANCE, IntArray
from vmo_desktop.domain.scales import FloatArray

BoolArray = npt.NDArray[np.bool_]

SIDE_BY_SIDE = 64
"""Samples in one row: their bits fill eight bytes."""

FINEST = 100
"""Costs are told in money to this part of a unit: cents."""

MOST_WORK = 3_000_000
"""Initiatives times units of budget beyond which a sample takes longer than by integer programming."""


@dataclass(frozen=True, eq=False)
class MoneyGrid:
    """Costs and budget in whole units of money.

    Attributes
    ----------
    units : ndarray of int, shape (n,)
        Costs.
    budget : int
        What the budget holds of them.
    """

    units: IntArray
    budget: int


def money_grid(costs: FloatArray, budget: float) -> MoneyGrid | None:
    """Costs in the largest unit that all are multiples of; None where there is none, or so small a one that it is slow.

    Parameters
    ----------
    costs : ndarray of shape (n,)
        Money, not negative, not NaN.
    budget : float
        Money, not negative.
    """
    cents = np.round(costs * FINEST)
    if cents.max(initial=0.0) > 2.0**52 or (np.abs(cents - costs * FINEST) > costs * BUDGET_TOLERANCE).any():
        return None
    unit = gcd(*cents.astype(np.int64).tolist()) or 1
    units = cents.astype(np.int64) // unit
    whole = min(floor(budget * FINEST * (1 + BUDGET_TOLERANCE) / unit), int(units.sum()))
    if whole * len(costs) > MOST_WORK:
        return None
    return MoneyGrid(units.astype(np.intp), whole)


def best_within(grid: MoneyGrid, values: FloatArray) -> BoolArray:
    """The portfolio of highest value within the budget for each sample; among equal ones a cheapest.

    Parameters
    ----------
    grid : MoneyGrid
        Of n initiatives.
    values : ndarray of shape (samples, n)
        Any unit; what is not worth more than 0 is not taken.

    Returns
    -------
    ndarray of bool, shape (samples, n)
    """
    taken = np.zeros(values.shape, dtype=np.bool_)
    # The dearest first: the many small steps of the cheap ones then only run where the budget can still end.
    order = np.argsort(-grid.units, kind="stable")
    for start in range(0, len(values), SIDE_BY_SIDE):
        batch = slice(start, start + SIDE_BY_SIDE)
        taken[batch, order] = _solved(grid.units[order], grid.budget, values[batch][:, order])
    return taken


def _solved(units: IntArray, budget: int, values: FloatArray) -> BoolArray:
    samples, count = values.shape
    best = np.zeros((budget + 1, samples))
    added = np.empty_like(best)
    bits: list[npt.NDArray[np.uint8]] = []
    reach = 0
    for row in range(count):
        cost, worth = int(units[row]), values[:, row]
        reach = min(reach + cost, budget)
        if cost > budget:
            bits.append(np.zeros((0, 0), dtype=np.uint8))
            continue
        new = added[: reach + 1 - cost]
        np.add(best[: reach + 1 - cost], worth, out=new)
        kept = best[cost : reach + 1]
        bits.append(np.packbits(new > kept, axis=1))
        np.maximum(kept, new, out=kept)
    return _traced(units, bits, best[: reach + 1], samples)


def _traced(units: IntArray, bits: list[npt.NDArray[np.uint8]], best: FloatArray, samples: int) -> BoolArray:
    """What was taken, from the last decision to the first, beginning with the least money that buys the best."""
    lanes = np.arange(samples)
    left = np.argmax(best, axis=0)
    taken = np.zeros((samples, len(units)), dtype=np.bool_)
    for row in range(len(units) - 1, -1, -1):
        if not bits[row].size:
            continue
        # What is left is always just what was taken before cost, so that it was then in reach.
        place = left - int(units[row])
        packed = bits[row][np.maximum(place, 0), lanes >> 3]
        is_taken = (place >= 0) & ((packed >> (7 - (lanes & 7)) & 1) == 1)
        taken[:, row] = is_taken
        left = np.where(is_taken, place, left)
    return taken
