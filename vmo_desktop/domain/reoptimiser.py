"""The best portfolio for one set of values after another, under conditions that stay.

What was best for other values mostly is again, or nearly. With its value and the bound of the linear relaxation few
portfolios are left that can be better, and they are looked at one by one; a search by integer programming is the rest.
"""

from dataclasses import replace
from math import inf

import numpy as np

from vmo_desktop.domain.deviations import MOST_FREE, Priced, RowMatrix, between, deviations, priced
from vmo_desktop.domain.portfolio import Choice, FloatArray, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_program import PortfolioProgram
from vmo_desktop.domain.selection import choose_in, chosen, nothing_possible
from vmo_desktop.domain.solver import SOLVER_TOLERANCE, Relaxation, Watch

MOST_LISTED, LISTING = 40_000, 5e9
"""Portfolios that are looked at one by one, and the same times the third power of the columns that may change; beyond,
a search is quicker."""

FEW = 24
"""Columns that may change, up to which nothing better needs to be found before all is looked at."""

CORE, MOST_BEGUN = 60, (400, 4_000)
"""Columns nearest to changing, and portfolios of them that are begun at once, to find a better one."""

MOST_KNOWN = 2_000
"""Portfolios that are remembered, the newest."""


class Reoptimiser:
    """Gives what `choose` gives, for other values of the options.

    Parameters
    ----------
    problem : PortfolioProblem
        Its own values play no part.
    watch : callable, optional
        As in `choose`, of searches by integer programming.
    """

    def __init__(self, problem: PortfolioProblem, watch: Watch | None = None) -> None:
        program = PortfolioProgram(problem).program
        self._problem = problem
        self._watch = watch
        self._rows = RowMatrix(program)
        self._relaxation = Relaxation(program)
        self._known = np.zeros((0, len(program.lower)))

    def choice(self, values: FloatArray) -> Choice:
        """The best portfolio for values of options, shape (options,): of most value, then of least cost, then brief."""
        made = PortfolioProgram(replace(self._problem, values=values))
        prices = self._relaxation.prices(made.value.factors) if len(values) else None
        if prices is None:
            return choose_in(made, watch=self._watch)
        search = _Search(made, self._rows, priced(self._rows, made.value.factors, prices), self._known)
        found = search.listed()
        if found is None:
            found = choose_in(search.narrowed(), start=search.start, watch=self._watch)
        if found.status is Status.OPTIMAL:
            self._remember(made.columns(found.shares))
        return found

    def _remember(self, numbers: FloatArray) -> None:
        if not (self._known == numbers).all(axis=1).any():
            self._known = np.vstack((self._known, numbers))[-MOST_KNOWN:]


class _Search:
    """One search: the best portfolio known, and what it leaves to look at."""

    def __init__(self, made: PortfolioProgram, rows: RowMatrix, at: Priced, known: FloatArray) -> None:
        self._made, self._rows, self._at = made, rows, at
        self._best: FloatArray | None = None
        if len(known):
            self._best = known[int(np.argmax(known @ made.value.factors))]

    @property
    def start(self) -> FloatArray | None:
        """Shares of the best portfolio known."""
        return None if self._best is None else self._made.shares(self._best)

    @property
    def _gap(self) -> float:
        """What portfolios that are worth as much as the best known may take off the bound."""
        return inf if self._best is None else self._at.bound - self._made.value.no_less(self._best)

    def narrowed(self) -> PortfolioProgram:
        """The program with what no portfolio as good as the best known decides otherwise."""
        whole = self._rows.whole
        held = whole[np.abs(self._at.costs[whole]) > self._gap]
        return replace(self._made, held=(held, self._at.ends[held]))

    def listed(self) -> Choice | None:
        """The best portfolio by looking at all that can be; None when they are too many, or parts hang together."""
        if len(self._rows.parts) > 1:
            return None
        for most in MOST_BEGUN:
            if len(self._at.can_leave(self._rows, self._gap)) > FEW:
                self._look_near(most)
        while (free := len(self._at.can_leave(self._rows, self._gap))) <= MOST_FREE:
            most = int(min(MOST_LISTED, LISTING / max(free, 1) ** 3))
            found = deviations(self._rows, self._at, self._gap, most=most)
            numbers = self._divided(found.numbers)
            if found.is_all:
                return self._least_cost(numbers)
            if not self._improve(numbers):
                return None
        return None

    def _look_near(self, most: int) -> None:
        """Among the columns nearest to changing, where the best known leaves many free."""
        whole = np.abs(self._at.costs[self._rows.whole])
        core = min(CORE, len(whole) // 2)
        near = float(np.partition(whole, core)[core])
        if near < self._gap:
            self._improve(self._divided(deviations(self._rows, self._at, near, most=most).numbers))

    def _improve(self, numbers: FloatArray) -> bool:
        """Whether one of the solutions is worth more than the best known; it then is the best known."""
        total = self._made.value
        worth = numbers @ total.factors
        if not len(worth):
            return False
        if self._best is not None:
            best = float(total.factors @ self._best)
            if worth.max() <= best + (best - total.no_less(self._best)):
                return False
        self._best = numbers[int(np.argmax(worth))]
        return True

    def _divided(self, numbers: FloatArray) -> FloatArray:
        """Solutions with the best share of the one option that may be funded in part; those for which there is any."""
        for part in self._rows.parts:
            low, high = between(self._rows, numbers, int(part))
            worth = self._made.value.factors[part] or self._made.thrift.factors[part]
            # A budget that is used up to the last cent leaves no less than nothing.
            numbers[:, part] = np.maximum(high, low) if worth > 0 else low
            numbers = numbers[low <= high + SOLVER_TOLERANCE]
        return numbers

    def _least_cost(self, numbers: FloatArray) -> Choice:
        """Of all solutions that may be the best those worth most, of these the cheapest, of these the briefest."""
        for total in (self._made.value, self._made.thrift, self._made.brevity):
            if len(numbers) > 1:
                sums = numbers @ total.factors
                numbers = numbers[sums >= total.no_less(numbers[int(np.argmax(sums))])]
        if not len(numbers):
            return nothing_possible(self._made.problem)
        return chosen(self._made.problem, self._made.shares(numbers[0]), None)
