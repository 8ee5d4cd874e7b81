"""The frontier of a scenario's portfolios, and a proposed portfolio beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.frontier import Frontier, Improvements
from vmo_desktop.domain.frontier_sweep import MOST_SOLVES, find_frontier
from vmo_desktop.domain.portfolio import TOLERANCE, Choice, FloatArray, Limit, PortfolioProblem
from vmo_desktop.domain.portfolio_sums import is_funded, portfolio_cost, portfolio_value
from vmo_desktop.domain.ratio_curve import RatioCurve, ratio_curve
from vmo_desktop.domain.selection import choose
from vmo_desktop.progress import Report
from vmo_desktop.workshop.listener import Listener
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Proposal:
    """A portfolio that may lie anywhere: on the frontier, below it, or outside of the conditions."""

    shares: FloatArray
    value: float
    cost: float


@dataclass(frozen=True, eq=False)
class PortfolioFrontier:
    """Efficient portfolios of a problem, in which the limit at `budget` counts the cost."""

    problem: PortfolioProblem
    budget: int
    frontier: Frontier

    @cached_property
    def order_of_buy(self) -> RatioCurve:
        """Initiatives by value per cost, each at the dearest of its options, without those that are forced out."""
        values, costs = (np.full(self.problem.initiatives, np.nan) for _ in range(2))
        for row, option in enumerate(dearest_options(self.problem)):
            if option is not None and row not in self.problem.forced_out:
                values[row], costs[row] = self.problem.values[option], self.problem.costs[option]
        return ratio_curve(values, costs)

    def proposal(self, shares: FloatArray) -> Proposal:
        """A portfolio by the shares of its options."""
        return Proposal(shares, portfolio_value(self.problem, shares), portfolio_cost(self.problem, shares))

    def proposal_of(self, portfolio: Portfolio) -> Proposal:
        """What a scenario funds, at the values and costs of now; as it was approved where these are not known."""
        choice = portfolio.choice
        if portfolio.is_option:
            return self.proposal(choice.shares)
        return Proposal(choice.shares, choice.objective, choice.cost)

    def funding(self, rows: BoolArray) -> Proposal:
        """The portfolio of these initiatives, each at the dearest of its options; one without options is left out."""
        shares = np.zeros(len(self.problem.owner))
        for row, option in enumerate(dearest_options(self.problem)):
            if rows[row] and option is not None:
                shares[option] = 1.0
        return self.proposal(shares)

    def point(self, place: int) -> Proposal:
        """An efficient portfolio."""
        found = self.frontier
        return Proposal(found.choice_at(place), float(found.values[place]), float(found.costs[place]))

    def improvements(self, proposal: Proposal) -> Improvements:
        """B and C for a proposed portfolio."""
        return self.frontier.improvements(proposal.value, proposal.cost)

    def place_of(self, proposal: Proposal) -> int | None:
        """The efficient point of this value and cost; None where the portfolio is not efficient."""
        found = self.improvements(proposal)
        if found.better is None or found.better != found.cheaper:
            return None
        own = self.point(found.better)
        pairs = ((own.value, proposal.value, self.frontier.values), (own.cost, proposal.cost, self.frontier.costs))
        is_same = all(abs(one - other) <= TOLERANCE * float(np.abs(size).max()) for one, other, size in pairs)
        return found.better if is_same else None

    def funded(self, shares: FloatArray) -> BoolArray:
        """Whether each initiative is funded, in whole or in part."""
        return is_funded(self.problem, shares)

    def is_of(self, of: ScenarioProblem) -> bool:
        """Whether a scenario still has this frontier: all is as it was but names and the budget."""
        return self.problem.key == with_cost_limit(of.problem, of.budget_index)[0].key


def dearest_options(problem: PortfolioProblem) -> tuple[int | None, ...]:
    """The option of each initiative that costs most: it funds the initiative whole; None where it has none."""
    return tuple(
        int(options[problem.costs[options].argmax()]) if len(options) else None for options in problem.options_of
    )


def with_cost_limit(problem: PortfolioProblem, budget: int | None) -> tuple[PortfolioProblem, int]:
    """The problem without a budget, and the place of the limit that counts what a budget would; made if need be."""
    if budget is not None:
        return problem.with_limit(budget, most=inf), budget
    synergies = tuple(
        replace(synergy, relief=np.concatenate(([synergy.saving], synergy.relief))) for synergy in problem.synergies
    )
    return replace(problem, limits=(Limit(problem.costs), *problem.limits), synergies=synergies), 0


def find_portfolio_frontier(
    problem: PortfolioProblem,
    budget: int | None,
    *,
    time_limit: float | None = None,
    most_solves: int = MOST_SOLVES,
    known: Sequence[FloatArray] = (),
    report: Report | None = None,
) -> PortfolioFrontier:
    """Find the efficient portfolios; slow, so never on the window's thread.

    `time_limit` is for each budget that has to be solved by itself, in seconds; after `most_solves` budgets points may
    be missing, but for those of `known`, which are efficient for certain.
    """
    open_problem, place = with_cost_limit(problem, budget)
    progress = Listener(report)

    def solve(one: PortfolioProblem) -> Choice:
        return choose(one, time_limit=time_limit, watch=progress.watch)

    frontier = find_frontier(open_problem, place, solve, most_solves=most_solves, known=known, report=progress)
    # Asked for here, as it takes a while for tens of thousands of points.
    _ = frontier.is_supported
    return PortfolioFrontier(open_problem, place, frontier)


def ranking_line(of: ScenarioProblem, by: RankBy = RankBy.VALUE) -> BoolArray | None:
    """Which initiatives the ranking funds within the scenario's budget; None without a budget."""
    if of.budget is None:
        return None
    return of.results.with_budget(of.budget).is_funded(by)
