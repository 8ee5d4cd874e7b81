"""How the portfolio of a scenario is chosen anew for every sample."""

from dataclasses import replace

import numpy as np

from vmo_desktop.domain.batch_knapsack import money_grid
from vmo_desktop.domain.portfolio import TOLERANCE, FloatArray, PortfolioProblem
from vmo_desktop.domain.portfolio_sums import broken_conditions, portfolio_value
from vmo_desktop.domain.reoptimiser import Reoptimiser
from vmo_desktop.domain.robust_portfolio import OneByOne, Optimiser, WithinBudget
from vmo_desktop.domain.sampled_values import BLOCK, SampledValues, ValueBlock
from vmo_desktop.errors import VmoError
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.listener import Listener
from vmo_desktop.workshop.uncertain_choice import UncertainChoice

tr = Texts("Workshop")


class CannotTest(VmoError):
    """There is no choice whose robustness could be tested; the message says why."""


def of_money(scenario: str) -> CannotTest:
    """What is said of a scenario in which scores and weights have no part."""
    return CannotTest(no_part_text(scenario))


def no_part_text(scenario: str) -> str:
    """Why weights and scores say nothing about a scenario of money, and where to look instead."""
    return tr(
        "{scenario} makes net present value large: weights and scores have no part in it. How sure its money is, the "
        "page Finance tells.", scenario=scenario,
    )  # fmt: skip


def contradiction() -> CannotTest:
    """What is said where no portfolio is within the conditions, whatever the initiatives are worth."""
    return CannotTest(tr("No portfolio meets all conditions of this scenario, so there is nothing to test."))


def sample_optimiser(uncertain: UncertainChoice, listener: Listener) -> Optimiser:
    """The fast way where nothing but a budget counts, else a search for each sample."""
    of, problem = uncertain.of, uncertain.of.problem
    is_plain = (
        len(problem.limits) == 1 and of.budget_index is not None and not of.links and not problem.synergies
        and not (problem.forced_in or problem.forced_out)
        and all(option.level is None for option in of.options)
        and bool((problem.least_shares == 1).all())
    )  # fmt: skip
    grid = money_grid(problem.costs, problem.limits[0].most) if is_plain else None
    if grid is not None:
        return WithinBudget(grid)
    return OneByOne(_Search(uncertain, listener))


class _Search:
    """Chooses for one sample; what pairs bring together stands in one more place, worth 1."""

    def __init__(self, uncertain: UncertainChoice, listener: Listener) -> None:
        self._uncertain = uncertain
        self._reoptimiser = Reoptimiser(uncertain.of.problem, watch=listener.watch)

    def __call__(self, values: FloatArray) -> FloatArray:
        of, rows = self._uncertain.of, self._uncertain.rows
        every = np.full(len(of.snapshot.initiatives), np.nan)
        every[rows] = values[: len(rows)]
        problem = replace(of.problem, values=every[of.owner] * of.value_shares)
        found = self._reoptimiser.choice(problem.values)
        if not found.is_found:
            raise contradiction()
        shares = _without_idle(problem, found.shares)
        together = portfolio_value(problem, shares) - float(problem.values @ shares)
        return np.append(brought(self._uncertain, shares), together)[: len(values)]


def _without_idle(problem: PortfolioProblem, shares: FloatArray) -> FloatArray:
    """Without what is funded for nothing: portfolios of samples tie in nothing else."""
    for option in np.flatnonzero((shares > TOLERANCE) & (problem.values <= 0)):
        fewer = shares.copy()
        fewer[option] = 0.0
        is_worse = portfolio_value(problem, fewer) < portfolio_value(problem, shares)
        if not is_worse and not broken_conditions(problem, fewer):
            shares = fewer
    return shares


def brought(uncertain: UncertainChoice, shares: FloatArray) -> FloatArray:
    """How much of its value each initiative brings, 0-1, by the shares of the options; a level may bring a part."""
    sums = np.zeros(len(uncertain.of.snapshot.initiatives))
    np.add.at(sums, uncertain.of.owner, shares * uncertain.of.value_shares)
    return sums[uncertain.rows]


class ValuesAndPairs(SampledValues):
    """Sampled values, and beside them one worth 1: what pairs bring together is counted in it."""

    @property
    def initiatives(self) -> int:
        """One more than there are."""
        return super().initiatives + 1

    def block(self, number: int) -> ValueBlock:
        """The samples of a block."""
        drawn = super().block(number)
        return ValueBlock(drawn.weights, np.concatenate((drawn.values, np.ones((BLOCK, 1))), axis=1))
