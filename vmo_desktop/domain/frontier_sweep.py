"""The frontier of any portfolio problem, point by point: the best portfolio under one budget after another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

import numpy as np

from vmo_desktop.domain.frontier import Frontier, distinct, efficient
from vmo_desktop.domain.frontier_list import MOST_POINTS, Fit, TooManyPointsError, fit, listed_frontier
from vmo_desktop.domain.portfolio import TOLERANCE, Choice, FloatArray, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_sums import portfolio_cost, portfolio_value
from vmo_desktop.progress import Report

Solve = Callable[[PortfolioProblem], Choice]

APART = 4 * TOLERANCE
"""Points whose costs differ by less than this share count as one: a solver may miss a limit by its tolerance."""

MOST_SOLVES = 200
"""How many budgets are solved by themselves where nobody says otherwise."""

NO_GAIN = 1e-9
"""A value higher by less than this share is no gain."""


def find_frontier(
    problem: PortfolioProblem,
    budget: int,
    solve: Solve,
    *,
    most_points: int = MOST_POINTS,
    most_solves: int = MOST_SOLVES,
    known: Sequence[FloatArray] = (),
    report: Report | None = None,
) -> Frontier:
    """By `listed_frontier` where it applies and its lists do not grow too long, otherwise by `swept_frontier`.

    Raises
    ------
    Whatever `report` or `solve` raises to stop.
    """
    if fit(problem, budget) is Fit.APPLIES:
        try:
            return listed_frontier(problem, budget, report, most_points=most_points)
        except TooManyPointsError:
            pass
    return swept_frontier(problem, budget, solve, most_solves=most_solves, known=known, report=report)


def swept_frontier(
    problem: PortfolioProblem,
    budget: int,
    solve: Solve,
    *,
    most_solves: int = MOST_SOLVES,
    known: Sequence[FloatArray] = (),
    report: Report | None = None,
) -> Frontier:
    """Efficient points of value against what the budget counts, by the epsilon-constraint method.

    Parameters
    ----------
    problem : PortfolioProblem
        Any.
    budget : int
        Place of the budget among the limits; how much it allows at most plays no part.
    solve : callable
        The choice of most value and, among those, of least cost.
    most_solves : int
        After so many the search ends with the points that it has, spread over the range of costs.
    known : sequence of ndarray of float, shape (options,), optional
        Shares of portfolios that are efficient for certain, so that they are among the points however few are found.
    report : callable, optional
        Told how many of at most how many problems are solved; may raise to stop.

    Returns
    -------
    Frontier
        Every point is efficient if the solver proved its choice. Complete when the search ended by itself with all
        choices proven; points nearer to each other than `APART` of their cost then count as one. Never complete where
        options may be funded in part and a continuum of points is efficient.

    References
    ----------
    Haimes, Lasdon & Wismer (1971), On a bicriterion formulation of the problems of integrated system identification
    and system optimization, IEEE Transactions on Systems, Man, and Cybernetics 1(3).
    """
    return _Sweep(_on_outlay(problem, budget), budget, solve, most_solves, report).frontier(known)


def _on_outlay(problem: PortfolioProblem, budget: int) -> PortfolioProblem:
    """The problem whose cost is what the budget counts, without a budget."""
    saving = tuple(replace(synergy, saving=float(synergy.relief[budget])) for synergy in problem.synergies)
    return replace(problem, costs=problem.limits[budget].use, synergies=saving).with_limit(budget, most=inf)


def _at_least_cost(problem: PortfolioProblem) -> PortfolioProblem:
    """The problem in which the cheapest portfolio is worth most."""
    synergies = tuple(replace(synergy, value=synergy.saving) for synergy in problem.synergies)
    return replace(problem, values=-problem.costs, synergies=synergies)


@dataclass(order=True, slots=True)
class _Gap:
    """Budgets between which efficient points may lie that were not found yet; the widest comes first.

    Attributes
    ----------
    low, high : float
        The best within `low` is known; `high` is the cost of the next known point.
    level : float
        The value of the best within `low`.
    is_barren : bool
        Whether the last look into it found nothing: the next one is right below `high` and closes it, or finds a point.
    """

    rank: float
    low: float = field(compare=False)
    high: float = field(compare=False)
    level: float = field(compare=False)
    is_barren: bool = field(compare=False, default=False)


class _Point(NamedTuple):
    """A portfolio that was found."""

    cost: float
    value: float
    shares: FloatArray


class _Sweep:
    """One search: the points found, and the gaps still open."""

    def __init__(
        self, problem: PortfolioProblem, budget: int, solve: Solve, most_solves: int, report: Report | None
    ) -> None:
        self._problem = problem
        self._budget = budget
        self._solve = solve
        self._most = most_solves
        self._report = report
        self._solves = 0
        self._is_proven = True
        self._found: list[_Point] = []
        self._gaps: list[_Gap] = []

    def _add(self, known: Sequence[FloatArray]) -> None:
        """Take in portfolios that are efficient for certain."""
        for shares in known:
            value, cost = portfolio_value(self._problem, shares), portfolio_cost(self._problem, shares)
            self._found.append(_Point(cost, value, shares))

    def frontier(self, known: Sequence[FloatArray]) -> Frontier:
        """What is known, then both ends, then the widest gap again and again."""
        self._add(known)
        dearest = self._choice(self._problem)
        cheapest = self._choice(_at_least_cost(self._problem)) if dearest is not None else None
        if dearest is not None and cheapest is not None:
            first = self._best_within(cheapest.cost + APART * abs(cheapest.cost)) or cheapest
            self._open(first.cost, dearest.cost, first.objective)
            while self._gaps and self._solves < self._most:
                self._look_into(heappop(self._gaps))
        costs = np.array([point.cost for point in self._found])
        values = np.array([point.value for point in self._found])
        points = efficient(costs, values)
        cost_size, value_size = (float(np.abs(each).sum()) for each in (self._problem.costs, self._problem.values))
        points = points[distinct(costs[points], values[points], cost_size=cost_size, value_size=value_size)]
        choices = tuple(self._found[place].shares for place in points)
        return Frontier(costs[points], values[points], choices, self._is_proven and not self._gaps)

    def _look_into(self, gap: _Gap) -> None:
        close = gap.high - APART * abs(gap.high)
        budget = close if gap.is_barren else (gap.low + gap.high) / 2
        choice = self._best_within(budget)
        is_gain = choice is not None and choice.objective > gap.level + NO_GAIN * max(abs(gap.level), 1.0)
        if not gap.is_barren:
            level = choice.objective if choice is not None and is_gain else gap.level
            self._open(budget, gap.high, level, is_barren=not is_gain)
        if choice is not None and is_gain:
            self._open(gap.low, choice.cost, gap.level)

    def _open(self, low: float, high: float, level: float, *, is_barren: bool = False) -> None:
        if high - low > APART * max(abs(low), abs(high)):
            heappush(self._gaps, _Gap(low - high, low, high, level, is_barren))

    def _best_within(self, budget: float) -> Choice | None:
        return self._choice(self._problem.with_limit(self._budget, most=budget))

    def _choice(self, problem: PortfolioProblem) -> Choice | None:
        """Solve and keep the point; the search for the least cost is no point of its own."""
        if self._report is not None:
            self._report(self._solves, self._most)
        self._solves += 1
        choice = self._solve(problem)
        self._is_proven &= choice.status in {Status.OPTIMAL, Status.INFEASIBLE}
        if not choice.is_found:
            return None
        if problem.values is self._problem.values:
            self._found.append(_Point(choice.cost, choice.objective, choice.shares))
        return choice
