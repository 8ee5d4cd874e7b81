"""Which disagreements are worth discussing: those whose resolution can change what is funded."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.ranking import budget_line, ranking_order
from vmo_desktop.domain.scales import FloatArray

BoolArray = npt.NDArray[np.bool_]

Choose = Callable[[FloatArray], BoolArray]
"""Who is funded, shape (n,), given the values of all initiatives, shape (n,)."""


def funded_in_order(values: FloatArray, costs: FloatArray, budget: float) -> BoolArray:
    """Who is funded when initiatives are taken in the order of their values until the budget ends.

    Parameters
    ----------
    values, costs : ndarray of shape (n,)
        NaN means unknown; an unknown cost ends the line.
    budget : float
        In the same money as the costs.
    """
    order = ranking_order(values, values)
    chosen = np.zeros(len(values), dtype=np.bool_)
    chosen[order[: budget_line(costs[order], budget).funded]] = True
    return chosen


@dataclass(frozen=True)
class OpenCells:
    """Cells on which the room does not agree, and what could come of each.

    Attributes
    ----------
    rows : ndarray of int, shape (c,)
        The initiative of each cell.
    base : ndarray of shape (c,)
        Contribution to the value of its initiative that is proposed now, in points of value.
    outcomes : list of c ndarrays
        Contributions that its actual votes would give, in points of value.
    chances : list of c ndarrays
        How likely each outcome is, summing to 1: the share of the voting weight behind it.
    """

    rows: npt.NDArray[np.intp]
    base: FloatArray
    outcomes: list[FloatArray]
    chances: list[FloatArray]


def chance_of_change(
    cells: OpenCells, values: FloatArray, choose: Choose, *, draws: int, rng: np.random.Generator
) -> FloatArray:
    """For each open cell, how likely resolving it changes what is funded, while the other cells are open too.

    Every draw resolves all cells by their own votes. A cell then counts where going back to its proposed value alone
    would fund others.

    Parameters
    ----------
    cells : OpenCells
        c cells.
    values : ndarray of shape (n,)
        Values of the initiatives with every cell at its proposed value.
    choose : callable
        Who is funded by values.
    draws : int
        How many; the error of a chance is at most about 1 / sqrt(draws).
    rng : Generator
        Seeded by the caller.

    Returns
    -------
    ndarray of shape (c,)
        0-1.

    References
    ----------
    The idea of value of information of Howard (1966), IEEE Transactions on Systems Science and Cybernetics 2(1),
    with the group's own votes as the distribution.
    """
    count = len(cells.rows)
    changes = np.zeros(count)
    for _ in range(draws):
        drawn = np.array(
            [rng.choice(each, p=chance) for each, chance in zip(cells.outcomes, cells.chances, strict=True)]
        )
        moved = values.copy()
        np.add.at(moved, cells.rows, drawn - cells.base)
        whole = choose(moved)
        for cell in np.flatnonzero(drawn != cells.base):
            back = moved.copy()
            back[cells.rows[cell]] -= drawn[cell] - cells.base[cell]
            changes[cell] += not np.array_equal(choose(back), whole)
    return changes / max(draws, 1)


def value_bounds(cells: OpenCells, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Lowest and highest value of each initiative over all ways to resolve its open cells; shapes (n,)."""
    low, high = values.copy(), values.copy()
    np.add.at(low, cells.rows, np.array([each.min() for each in cells.outcomes]) - cells.base)
    np.add.at(high, cells.rows, np.array([each.max() for each in cells.outcomes]) - cells.base)
    return low, high


def is_settled(low: FloatArray, high: FloatArray, costs: FloatArray, budget: float) -> bool:
    """Whether the same initiatives are funded in ranking order whatever values lie between the bounds.

    Parameters
    ----------
    low, high : ndarray of shape (n,)
        Bounds of each value, which vary independently of each other; without NaN.
    costs : ndarray of shape (n,)
        NaN means unknown.
    budget : float
        In the same money.

    Notes
    -----
    The funded are a beginning of the order. They stay the funded exactly when no waiting one can come before any of
    them, and none that could come first among the waiting fits into what is left.
    """
    middle = (low + high) / 2
    funded = funded_in_order(middle, costs, budget)
    waiting = np.flatnonzero(~funded)
    if not len(waiting):
        return True
    highest = waiting[np.argmax(high[waiting])]
    if funded.any() and low[funded].min() <= high[highest]:
        return False
    could_be_next = waiting[high[waiting] >= low[waiting].max()]
    left = budget - costs[funded].sum()
    fits = costs[could_be_next] <= left + budget * 1e-12
    return not fits.any()
