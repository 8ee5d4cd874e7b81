"""The same as a search of its own for every set of values, whatever was found for others before."""

from dataclasses import replace

import numpy as np
import pytest

from tests.domain import listed_portfolios, small_portfolios
from vmo_desktop.domain.deviations import RowMatrix, deviations, priced
from vmo_desktop.domain.portfolio import FloatArray, Limit, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_program import PortfolioProgram
from vmo_desktop.domain.portfolio_sums import broken_conditions
from vmo_desktop.domain.reoptimiser import Reoptimiser
from vmo_desktop.domain.selection import choose
from vmo_desktop.domain.solver import Relaxation

VALUES = 6


def drawn_values(rng: np.random.Generator, count: int, turn: int) -> FloatArray:
    """In turn whole ones, of which many tie, and any."""
    return rng.integers(-2, 10, count).astype(np.float64) if turn % 2 else rng.normal(4.0, 4.0, count)


@pytest.mark.parametrize("seed", range(12))
def test_every_choice_is_the_best_of_all_portfolios_in_value_and_then_in_cost(seed: int) -> None:
    rng = np.random.default_rng([seed, 1])
    for _ in range(25):
        problem = small_portfolios.random_problem(rng, parts=0.15 * (seed % 2))
        reoptimiser = Reoptimiser(problem)
        for turn in range(VALUES):
            valued = replace(problem, values=drawn_values(rng, len(problem.owner), turn))
            got, best = reoptimiser.choice(valued.values), small_portfolios.enumerated_best(valued)
            if best is None:
                assert got.status is Status.INFEASIBLE
            else:
                assert got.status is Status.OPTIMAL
                assert got.objective == pytest.approx(best.value)
                assert got.cost == pytest.approx(best.cost)
                assert not broken_conditions(valued, got.shares)


@pytest.mark.parametrize("seed", range(8))
def test_larger_problems_are_chosen_as_by_a_search_from_nothing(seed: int) -> None:
    rng = np.random.default_rng([seed, 2])
    problem = larger_problem(rng)
    reoptimiser = Reoptimiser(problem)
    for turn in range(VALUES):
        values = drawn_values(rng, len(problem.owner), turn)
        got, expected = reoptimiser.choice(values), choose(replace(problem, values=values))
        assert got.status is expected.status
        assert got.objective == pytest.approx(expected.objective, nan_ok=True)
        assert got.cost == pytest.approx(expected.cost, nan_ok=True)


@pytest.mark.parametrize("most", [1, 30])
def test_how_many_portfolios_are_looked_at_changes_no_choice(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    rng = np.random.default_rng([most, 6])
    problems = [
        (problem, drawn_values(rng, len(problem.owner), 1)) for problem in (larger_problem(rng) for _ in "1234")
    ]
    expected = [Reoptimiser(problem).choice(values) for problem, values in problems]
    monkeypatch.setattr("vmo_desktop.domain.reoptimiser.MOST_LISTED", most)
    monkeypatch.setattr("vmo_desktop.domain.reoptimiser.FEW", 0)
    for (problem, values), known in zip(problems, expected, strict=True):
        got = Reoptimiser(problem).choice(values)
        assert got.status is known.status
        assert got.objective == pytest.approx(known.objective, nan_ok=True)
        assert got.cost == pytest.approx(known.cost, nan_ok=True)


def larger_problem(rng: np.random.Generator) -> PortfolioProblem:
    """With levels, links, a budget, and in turn another limit or synergies, and an option that can be divided."""
    problem = listed_portfolios.random_problem(rng, int(rng.integers(15, 40)), links=4)
    count = len(problem.owner)
    problem = problem.with_limit(0, most=float(rng.uniform(0.2, 0.7) * problem.costs.sum()))
    if rng.random() < 0.5:
        use = rng.integers(0, 9, count).astype(np.float64)
        limit = Limit(use, least=float(use.sum() * 0.1), most=float(use.sum() * 0.4))
        problem = replace(problem, limits=(*problem.limits, limit), synergies=())
    if rng.random() < 0.5:
        problem = replace(problem, least_shares=np.where(np.arange(count) == rng.integers(count), 0.3, 1.0))
    return problem


def test_what_was_chosen_before_does_not_decide_between_portfolios_of_the_same_value() -> None:
    rng = np.random.default_rng(3)
    for _ in range(20):
        problem = small_portfolios.random_problem(rng)
        values = rng.integers(0, 4, len(problem.owner)).astype(np.float64)
        used = Reoptimiser(problem)
        for turn in range(VALUES):
            used.choice(drawn_values(rng, len(problem.owner), turn))
        again, fresh = used.choice(values), Reoptimiser(problem).choice(values)
        assert again.shares.tolist() == fresh.shares.tolist()


@pytest.mark.parametrize("seed", range(20))
def test_no_portfolio_within_the_gap_is_left_out(seed: int) -> None:
    rng = np.random.default_rng([seed, 4])
    problem = small_portfolios.random_problem(rng)
    made = PortfolioProgram(problem)
    rows, total = RowMatrix(made.program), made.value.factors
    prices = Relaxation(made.program).prices(total)
    if prices is None:
        assert small_portfolios.enumerated_best(problem) is None
        return
    at = priced(rows, total, prices)
    gap = 0.3 * abs(at.bound)
    found = deviations(rows, at, gap, most=10_000)
    every = (shares for shares in small_portfolios.every_portfolio(problem) if not broken_conditions(problem, shares))
    listed = {tuple(numbers) for numbers in found.numbers.tolist()}
    worth = {tuple(numbers): numbers @ total for numbers in map(made.columns, every)}
    # Of those that use no less and are worth less, only the better one needs to be there.
    reached = max((each for each in worth.values()), default=-np.inf)
    best = {numbers for numbers, each in worth.items() if each >= reached - 1e-9 and each >= at.bound - gap}
    assert found.is_all
    assert all(each <= at.bound for each in worth.values())
    assert best <= listed
