"""Ranking with ties, and the line that a budget draws through an order."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.scales import FloatArray

IntArray = npt.NDArray[np.intp]

TIE_TOLERANCE = 1e-11
"""Scores closer than this share of the largest one tie: sums of the same terms differ in their last digits only."""

BUDGET_TOLERANCE = 1e-12
"""Costs that pass a budget by less than this share of it still fit: they are sums."""


def _first_of_ties(scores: FloatArray) -> tuple[IntArray, IntArray]:
    """The known scores best first, as indices, and for each the place (from 0) of the first one that it ties with.

    Neighbours are compared rather than rounded: rounding parts two equal scores that lie about a rounding edge.
    """
    order = np.argsort(-scores, kind="stable")[: np.count_nonzero(~np.isnan(scores))]
    best_first = scores[order]
    tolerance = TIE_TOLERANCE * np.abs(best_first).max(initial=0.0)
    is_worse = np.concatenate(([True], -np.diff(best_first) > tolerance))[: len(order)]
    places = np.arange(len(order))
    return order, np.maximum.accumulate(np.where(is_worse, places, 0))


def competition_ranks(scores: FloatArray) -> IntArray:
    """Standard competition ranking ("1 2 2 4"), best first.

    Parameters
    ----------
    scores : ndarray of shape (n,)
        Higher is better; NaN means unknown.

    Returns
    -------
    ndarray of int, shape (n,)
        Rank from 1; 0 where the score is unknown.
    """
    order, first = _first_of_ties(scores)
    ranks = np.zeros(len(scores), dtype=np.intp)
    ranks[order] = first + 1
    return ranks


def ranking_order(scores: FloatArray, fallback: FloatArray) -> IntArray:
    """Indices best first; unknown scores come last, by the fallback if it is known; ties keep their given order."""
    ranks = competition_ranks(scores)
    is_unknown = ranks == 0
    second = np.where(is_unknown, fallback, 0.0)
    return np.lexsort((-second, ranks, is_unknown)).astype(np.intp)


@dataclass(frozen=True)
class BudgetLine:
    """Where an order meets a budget.

    Attributes
    ----------
    running_cost : ndarray of shape (n,)
        Cost of each initiative and all before it in the order, in money.
    funded : int
        How many from the top fit; the next one would pass the budget or has no known cost.
    """

    running_cost: FloatArray
    funded: int


def budget_line(costs_in_order: FloatArray, budget: float) -> BudgetLine:
    """Cut an order at a budget. This is the ranking order, not an optimum.

    Parameters
    ----------
    costs_in_order : ndarray of shape (n,)
        Costs in the shown order; NaN means unknown, which stops the line.
    budget : float
        In the same money.
    """
    running = np.cumsum(costs_in_order)
    fits = running <= budget * (1 + BUDGET_TOLERANCE)
    funded = len(fits) if fits.all() else int(np.argmin(fits))
    return BudgetLine(running, funded)
