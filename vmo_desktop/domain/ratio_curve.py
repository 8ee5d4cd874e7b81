"""The order of buy: initiatives by value per cost. A curve of its own, not the frontier of portfolios."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.ranking import budget_line


@dataclass(frozen=True, eq=False)
class RatioCurve:
    """Initiatives one after the other; each is a value triangle from the point before it to its own.

    Attributes
    ----------
    order : ndarray of int, shape (n,)
        Rows of initiatives, the steepest triangle first.
    costs, values, slopes : ndarray of float, shape (n,)
        Of each in this order: base, height and value per unit of cost, inf where it costs nothing.
    running_costs, running_values : ndarray of float, shape (n,)
        Sums of each and all before it.
    """

    order: IntArray
    costs: FloatArray
    values: FloatArray
    slopes: FloatArray
    running_costs: FloatArray
    running_values: FloatArray

    def within(self, budget: float) -> IntArray:
        """Rows bought in this order until the next one passes the budget; it is not skipped."""
        return self.order[: budget_line(self.costs, budget).funded]


def ratio_curve(values: FloatArray, costs: FloatArray) -> RatioCurve:
    """Buy by value per cost.

    Parameters
    ----------
    values, costs : ndarray of float, shape (n,)
        NaN means unknown: such an initiative is left out, and so is one that is worth less than nothing.

    Returns
    -------
    RatioCurve
        Of equal slopes the one of more value comes first, then the one given first.

    References
    ----------
    Phillips & Bana e Costa (2007), Annals of Operations Research 154: the order of buy and its triangles. The order is
    best at its own points only, and only for initiatives that do not depend on each other.
    """
    known = np.flatnonzero(~np.isnan(values) & ~np.isnan(costs))
    rows = known[values[known] >= 0]
    slopes = np.where(values[rows] > 0, np.inf, 0.0)
    np.divide(values[rows], costs[rows], out=slopes, where=costs[rows] > 0)
    place = np.lexsort((-values[rows], -slopes))
    order = rows[place]
    spent, gained = costs[order], values[order]
    return RatioCurve(order, spent, gained, slopes[place], np.cumsum(spent), np.cumsum(gained))
