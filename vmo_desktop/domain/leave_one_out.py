"""What all initiatives but one can reach within a budget, for each of many: by lists of efficient portfolios.

Whatever is the same for half of the initiatives that are asked for is decided once for all of them, so that n lists
take about log n times as long as one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.frontier import efficient
from vmo_desktop.domain.frontier_list import TooManyPointsError
from vmo_desktop.domain.portfolio import FloatArray, PortfolioProblem
from vmo_desktop.domain.steps import SAME, Steps, in_steps
from vmo_desktop.progress import Report

MOST_POINTS = 100_000
"""So many portfolios may stand in a list: with more of them a search is quicker."""


@dataclass(frozen=True, eq=False)
class Reach:
    """Efficient portfolios within the budget.

    Attributes
    ----------
    used : ndarray of float, shape (points,)
        What each uses of the budget, in steps of it; rising.
    values : ndarray of float, shape (points,)
        Rising.
    size : float
        Of the greatest sum of values: smaller ones differ by rounding alone where they differ by little of it.
    """

    used: FloatArray
    values: FloatArray
    size: float

    def best_within(self, used: float) -> float:
        """The most value for so much of the budget; -inf when every portfolio uses more."""
        place = int(self.used.searchsorted(used, side="right")) - 1
        return float(self.values[place]) if place >= 0 else float("-inf")

    def least_use(self, value: float) -> float:
        """The least use of the budget for so much value; inf when no portfolio has it."""
        place = int(self.values.searchsorted(value - SAME * self.size, side="left"))
        return float(self.used[place]) if place < len(self.used) else float("inf")


def is_plain(problem: PortfolioProblem) -> bool:
    """Whether nothing counts but forces and one limit of whole steps on how much is used at most."""
    if len(problem.limits) != 1 or problem.synergies or any(link.members for link in problem.links):
        return False
    limit = problem.limits[0]
    is_bound = np.isfinite(limit.most) and np.isneginf(limit.least) and (limit.use >= 0).all()
    return bool(is_bound and (problem.least_shares == 1).all() and budget_steps(problem).step)


def budget_steps(problem: PortfolioProblem) -> Steps:
    """What each option uses of the only limit, in steps."""
    return in_steps(problem.limits[0].use, is_summed_whole=True)


def reach_without_each(
    problem: PortfolioProblem, rows: Sequence[int], report: Report | None = None, *, most_points: int = MOST_POINTS
) -> Iterator[tuple[int, Reach]]:
    """For some initiatives, one after the other, what all others can reach.

    Parameters
    ----------
    problem : PortfolioProblem
        A plain one.
    rows : sequence of int
        Initiatives that are not forced.
    report : callable, optional
        Is told often for how many of them it is known; may raise to end the work.
    most_points : int
        So many portfolios may stand in a list.

    Raises
    ------
    TooManyPointsError
        When a list grows beyond `most_points`.
    """
    told = 0
    lists = _Lists(problem, most_points, lambda: None if report is None else report(told, len(rows)))
    asked = set(rows)
    rest = [row for row in range(problem.initiatives) if row not in asked]
    stack = [(lists.decided(lists.start, rest), list(rows))] if asked else []
    while stack:
        reach, left = stack.pop()
        if len(left) == 1:
            told += 1
            yield left[0], reach
            continue
        first, second = left[: len(left) // 2], left[len(left) // 2 :]
        stack += [(lists.decided(reach, first), second), (lists.decided(reach, second), first)]


class _Lists:
    def __init__(self, problem: PortfolioProblem, most_points: int, tell: Callable[[], None]) -> None:
        steps = budget_steps(problem)
        self._problem = problem
        self._used = steps.factors
        self._within = steps.most(problem.limits[0].most)
        self._most_points = most_points
        self._tell = tell
        self.start = Reach(np.zeros(1), np.zeros(1), float(np.abs(problem.values).sum()))

    def decided(self, reach: Reach, rows: Sequence[int]) -> Reach:
        """With further initiatives to choose from."""
        for row in rows:
            self._tell()
            reach = self._with_one(reach, row)
            if len(reach.used) > self._most_points:
                raise TooManyPointsError
        return reach

    def _with_one(self, reach: Reach, row: int) -> Reach:
        if row in self._problem.forced_out:
            return reach
        parts = [] if row in self._problem.forced_in else [(reach.used, reach.values)]
        for option in self._problem.options_of[row].tolist():
            fits = int(reach.used.searchsorted(self._within - self._used[option], side="right"))
            parts.append((reach.used[:fits] + self._used[option], reach.values[:fits] + self._problem.values[option]))
        used, values = (np.concatenate(each) for each in zip(*parts, strict=True))
        kept = efficient(used, values)
        return Reach(used[kept], values[kept], reach.size)
