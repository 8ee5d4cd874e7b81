"""Prices of conditions and of more budget: differences of portfolios chosen again."""

import numpy as np
import pytest

from tests.domain.small_portfolios import enumerated_best, random_problem
from vmo_desktop.domain.portfolio import Choice, Condition, ConditionKind, Limit, PortfolioProblem
from vmo_desktop.domain.price_tags import condition_prices, more_of_limit
from vmo_desktop.domain.selection import choose


def _possible(rng: np.random.Generator, **kinds: float) -> tuple[PortfolioProblem, Choice]:
    while True:
        problem = random_problem(rng, **kinds)
        choice = choose(problem)
        if choice.is_found:
            return problem, choice


def _value(problem: PortfolioProblem) -> float:
    found = enumerated_best(problem)
    assert found is not None
    return found.value


@pytest.mark.parametrize("seed", range(3))
def test_a_condition_costs_what_choosing_without_it_gains(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(25):
        problem, choice = _possible(rng, forces=0.2)
        prices = condition_prices(problem, choice)
        assert [price.condition for price in prices] == list(problem.conditions())
        for price in prices:
            without = problem.without(price.condition)
            assert price.value_lost == choose(without).objective - choice.objective
            assert price.value_lost == pytest.approx(_value(without) - _value(problem), abs=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_more_of_a_limit_is_worth_what_choosing_with_it_gains(seed: int) -> None:
    rng = np.random.default_rng(10 + seed)
    for _ in range(15):
        problem, choice = _possible(rng)
        for index, limit in enumerate(problem.limits):
            if np.isfinite(limit.most):
                for more in more_of_limit(problem, choice, index, (0.1, 0.5)):
                    then = problem.with_limit(index, most=limit.most * (1 + more.share))
                    assert more.value_gained == choose(then).objective - choice.objective
                    assert more.value_gained == pytest.approx(_value(then) - _value(problem), abs=1e-9)


def test_the_price_of_a_force() -> None:
    costs = np.array([4.0, 3.0, 3.0])
    problem = PortfolioProblem(
        3, np.arange(3), np.array([1.0, 5.0, 6.0]), costs, np.ones(3), (Limit(costs, most=7),), forced_in=frozenset({0})
    )
    prices = {price.condition: price.value_lost for price in condition_prices(problem, choose(problem))}
    assert prices == {Condition(ConditionKind.MOST, 0): 5, Condition(ConditionKind.FORCED_IN, 0): 4}


def test_prices_need_a_proven_choice() -> None:
    impossible = PortfolioProblem(
        1, np.arange(1), np.ones(1), np.ones(1), np.ones(1), forced_in=frozenset({0}), forced_out=frozenset({0})
    )
    with pytest.raises(ValueError, match="proven"):
        condition_prices(impossible, choose(impossible))


def test_progress_is_told_for_every_condition() -> None:
    rng = np.random.default_rng(3)
    problem, choice = _possible(rng, forces=0.3)
    told: list[tuple[int, int]] = []
    condition_prices(problem, choice, lambda done, of: told.append((done, of)))
    count = len(list(problem.conditions()))
    assert {done for done, of in told if of == count} == set(range(count))
