"""Amounts that are so far apart that a solver does not see the small ones beside the large ones."""

import numpy as np
import pytest

from tests.domain.small_portfolios import every_portfolio
from vmo_desktop.domain.portfolio import FloatArray, Limit, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_sums import broken_conditions, portfolio_value
from vmo_desktop.domain.selection import choose

OPTIONS = 7


def problem(values: FloatArray, costs: FloatArray, budget: float) -> PortfolioProblem:
    count = len(values)
    limits = (Limit(costs, most=budget),)
    return PortfolioProblem(count, np.arange(count), values, costs, np.ones(count), limits)


def best_value(of: PortfolioProblem) -> float:
    """By looking at every portfolio."""
    return max(portfolio_value(of, each) for each in every_portfolio(of) if not broken_conditions(of, each))


@pytest.mark.parametrize("decades", [3, 6, 9, 11, 12, 13, 14, 15])
def test_what_is_called_the_best_is_the_best_and_the_bound_is_one(decades: int) -> None:
    rng = np.random.default_rng(decades)
    for _ in range(12):
        values = 10 ** rng.uniform(0, decades, OPTIONS) * rng.uniform(1, 9, OPTIONS)
        values[0] = 10.0**decades
        costs = rng.integers(1, 10, OPTIONS).astype(np.float64)
        of = problem(values, costs, float(costs.sum() // 2))
        found, best = choose(of), best_value(of)
        assert found.bound >= best * (1 - 1e-15)
        if decades <= 9:
            assert found.status is Status.OPTIMAL
        if found.status is Status.OPTIMAL:
            assert found.objective == pytest.approx(best, rel=1e-15)


def test_what_roundings_leave_over_takes_no_proof_away() -> None:
    found = choose(problem(np.array([1.0, 2 / 3, 0.1 + 0.2 - 0.3]), np.ones(3), 2.0))
    assert (found.status, found.shares.tolist()[:2]) == (Status.OPTIMAL, [1.0, 1.0])


@pytest.mark.parametrize("seed", range(8))
def test_a_budget_holds_however_far_costs_are_apart(seed: int) -> None:
    rng = np.random.default_rng(seed)
    costs = rng.permutation([1e15, 1e15, 3e-100, 1e-100, 0.0, 1.0, 0.25, 1 / 3])
    of = problem(rng.integers(1, 10, 8).astype(np.float64), costs, float(rng.choice([0.0, 1e-100, 1.0, 1.3, 1e15])))
    found = choose(of)
    assert not broken_conditions(of, found.shares)
    assert found.bound >= best_value(of) - 1e-9
