"""Which disagreements are worth discussing: those whose resolution can change what is chosen.

What is chosen is the best portfolio within all conditions, as in `selection.choose`.
"""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import FloatArray, PortfolioProblem
from vmo_desktop.domain.ranking import TIE_TOLERANCE, IntArray

BoolArray = npt.NDArray[np.bool_]

MOST_TRIALS = 200
"""So many resolutions are drawn where searches are few: a chance is then right to within about 7 percentage points."""

FEWEST_TRIALS = 20

MOST_SEARCHES = 2_000
"""About so many portfolios are chosen in all, where that leaves enough trials: each takes some milliseconds."""

SAME_SHARE = 1e-6
"""Shares that differ by less are the same: a divided one is the outcome of a solver's arithmetic."""


def is_same(shares: FloatArray, others: FloatArray) -> bool:
    """Whether two portfolios are the same, shapes (options,)."""
    return bool((np.abs(shares - others) <= SAME_SHARE).all())


@dataclass(frozen=True, eq=False)
class OpenCells:
    """Cells on which the room does not agree, and what could come of each.

    Attributes
    ----------
    rows : ndarray of int, shape (c,)
        The initiative of each cell.
    base : ndarray of shape (c,)
        What is proposed now: its part of the value of the initiative.
    outcomes : list of c ndarrays
        What its actual votes would give instead.
    chances : list of c ndarrays
        How likely each outcome is, summing to 1: the share of the voting weight behind it.
    """

    rows: IntArray
    base: FloatArray
    outcomes: list[FloatArray]
    chances: list[FloatArray]

    def drawn(self, draws: int, rng: np.random.Generator) -> FloatArray:
        """By how much each cell moves from its base when all are resolved by their votes, shape (draws, c)."""
        luck = rng.random((draws, len(self.rows)))
        moves = np.empty_like(luck)
        for cell, (outcomes, chances) in enumerate(zip(self.outcomes, self.chances, strict=True)):
            place = np.searchsorted(np.cumsum(chances), luck[:, cell], side="right")
            moves[:, cell] = outcomes[np.minimum(place, len(outcomes) - 1)] - self.base[cell]
        return moves


@dataclass(frozen=True, eq=False)
class Contest:
    """A choice among initiatives some of whose cells are open.

    Attributes
    ----------
    problem : PortfolioProblem
        With n initiatives and what their options are worth when every cell has its proposed value.
    brings : ndarray of shape (options,)
        The share of the value of its initiative that each option brings, 0-1.
    values : ndarray of shape (n,)
        Value of each initiative when every cell has its proposed value; of those without an option anything, also NaN.
    cells : OpenCells
        c cells of initiatives with options.
    """

    problem: PortfolioProblem
    brings: FloatArray
    values: FloatArray
    cells: OpenCells

    def problem_at(self, values: FloatArray) -> PortfolioProblem:
        """The problem with other values of the initiatives, shape (n,)."""
        return replace(self.problem, values=values[self.problem.owner] * self.brings)

    def brought(self, shares: FloatArray) -> FloatArray:
        """The share of its value that each initiative brings in a portfolio, shape (n,)."""
        sums = np.bincount(self.problem.owner, shares * self.brings, minlength=self.problem.initiatives)
        return np.asarray(sums, dtype=np.float64)

    @cached_property
    def most(self) -> FloatArray:
        """The greatest share of its value that each initiative can bring, shape (n,)."""
        found = np.zeros(self.problem.initiatives)
        np.maximum.at(found, self.problem.owner, self.brings)
        return found

    @cached_property
    def bounds(self) -> tuple[FloatArray, FloatArray]:
        """Lowest and highest value of each initiative over all ways to resolve its cells; shapes (n,)."""
        low, high = self.values.copy(), self.values.copy()
        for row, base, outcomes in zip(self.cells.rows, self.cells.base, self.cells.outcomes, strict=True):
            low[row] += min(float(outcomes.min()) - base, 0.0)
            high[row] += max(float(outcomes.max()) - base, 0.0)
        return low, high

    @property
    def trials(self) -> int:
        """How many resolutions are worth drawing: fewer where each takes many searches."""
        searches = 1 + len(np.unique(self.cells.rows))
        return int(np.clip(MOST_SEARCHES // searches, FEWEST_TRIALS, MOST_TRIALS))


class Outlook(Enum):
    """Whether the open cells can change what is chosen."""

    SETTLED = "settled"
    """However they are resolved by their votes, the same is chosen."""
    OPEN = "open"
    UNPROVEN = "unproven"
    """An initiative with open cells is chosen in part: whether it stays so is not known."""
    IMPOSSIBLE = "impossible"
    """Nothing is within all conditions, whatever the values."""


def against(contest: Contest, shares: FloatArray) -> PortfolioProblem | None:
    """The problem in which every rival of a portfolio is as good as the open cells can make it; None if there is none.

    A portfolio that is chosen there is chosen however the cells are resolved, and only then.

    Parameters
    ----------
    contest : Contest
        What is open.
    shares : ndarray of shape (options,)
        The portfolio that is chosen when every cell has its proposed value.

    Notes
    -----
    A portfolio y is worth the sum of b(y, i) v(i), where b says how much of the value v(i) of initiative i it brings,
    and of its synergies, which no vote moves. The chosen portfolio x is ahead of y by the sum of
    (b(x, i) - b(y, i)) v(i) and a constant. Values of different initiatives move independently, and each reaches
    both of its bounds; so x is least ahead of y where v(i) is lowest for all i of which x brings more than y, and
    highest for the others. Where x brings all or nothing of i, that is the same end for every y. Where it brings a part
    by a funding level, it depends on the option that y takes of i alone: one that brings no more is worth the lowest
    value times what it brings, one that brings more is besides worth the highest value times the difference. So one
    choice among options worth that much tells whether any y overtakes x anywhere. Limits, links and forces
    do not depend on values, and neither do costs, which decide among equals; so the same holds for ties.

    One option of which any share may be funded would need both ends at once where x takes a part of it: then there is
    no such problem.
    """
    owner = contest.problem.owner
    low, high = (each[owner] for each in contest.bounds)
    is_part = (shares > SAME_SHARE) & (shares < 1 - SAME_SHARE)
    if (is_part & (low < high)).any():
        return None
    held = contest.brought(shares)[owner]
    more = np.maximum(contest.brings - held, 0.0)
    return replace(contest.problem, values=(contest.brings - more) * low + more * high)


def closeness(scores: FloatArray, funded: BoolArray) -> FloatArray:
    """How near each initiative is to the line between the funded and the others: 1 at the line, 0 farthest from it.

    Parameters
    ----------
    scores : ndarray of shape (n,)
        Without NaN.
    funded : ndarray of bool, shape (n,)
        All 1 where nobody or everybody is funded: there is no line.
    """
    if funded.all() or not funded.any():
        return np.ones(len(scores))
    distance = np.abs(scores - (scores[funded].min() + scores[~funded].max()) / 2)
    return np.asarray(1 - distance / max(float(distance.max()), TIE_TOLERANCE), dtype=np.float64)
