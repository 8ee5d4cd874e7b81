"""Prices of conditions and of more of a limit by hand."""

import numpy as np
import pytest

from vmo_desktop.domain.portfolio import Condition, ConditionKind, Limit, PortfolioProblem, Status
from vmo_desktop.domain.price_tags import check_proven, condition_prices, gained, more_of_limit
from vmo_desktop.domain.selection import choose

COSTS = np.array([10.0, 6.0, 5.0, 0.5])
VALUES = np.array([8.0, 6.0, 4.5, 0.25])


def _problem(most: float, people: float) -> PortfolioProblem:
    limits = (Limit(np.ones(4), most=people), Limit(COSTS, most=most))
    return PortfolioProblem(4, np.arange(4), VALUES, COSTS, np.ones(4), limits)


def test_what_the_next_shares_of_a_limit_bring() -> None:
    # Of 10 units the first brings 8; 11 fund the second and third, 15.5 the first and third.
    problem = _problem(10.0, 2)
    told: list[tuple[int, int]] = []
    found = more_of_limit(problem, choose(problem), 1, (0.05, 0.1, 0.55), lambda done, of: told.append((done, of)))
    assert [each.share for each in found] == [0.05, 0.1, 0.55]
    assert [each.value_gained for each in found] == pytest.approx([0.25, 2.5, 4.5])
    assert [each.most for each in found] == pytest.approx([10.5, 11.0, 15.5])
    assert [each.then.shares.tolist() for each in found] == [[1, 0, 0, 1], [0, 1, 1, 0], [1, 0, 1, 0]]
    assert list(dict.fromkeys(told)) == [(0, 3), (1, 3), (2, 3)]
    assert min(map(told.count, told)) > 1, "it is told at the start of each search and in it"


def test_a_twentieth_and_a_tenth_more_are_asked_for_unless_others_are() -> None:
    problem = _problem(10.0, 2)
    found = more_of_limit(problem, choose(problem), 1)
    assert [each.share for each in found] == [0.01, 0.05, 0.1]
    assert [each.value_gained for each in found] == pytest.approx([0.0, 0.25, 2.5])


def test_what_each_limit_costs_and_what_would_be_chosen_without_it() -> None:
    problem = _problem(10.0, 1)
    choice = choose(problem)
    told: list[tuple[int, int]] = []
    people, money = condition_prices(problem, choice, lambda done, of: told.append((done, of)))
    assert (people.condition, money.condition) == (Condition(ConditionKind.MOST, 0), Condition(ConditionKind.MOST, 1))
    assert (people.value_lost, money.value_lost) == (0.0, 0.0)
    assert list(dict.fromkeys(told)) == [(0, 2), (1, 2)]
    assert min(told.count((0, 2)), told.count((1, 2))) > 1, "it is told at the start of each search and in it"
    many, dear = condition_prices(_problem(9.0, 1), choose(_problem(9.0, 1)))
    assert many.value_lost == pytest.approx(0.25)
    assert many.without.shares.tolist() == [0, 1, 0, 1]
    assert dear.value_lost == pytest.approx(2.0)
    assert dear.without.shares.tolist() == [1, 0, 0, 0]


def test_a_price_is_the_difference_of_two_proven_optima() -> None:
    small, large = choose(_problem(9.0, 1)), choose(_problem(10.0, 1))
    assert (gained(small, large), gained(large, small), gained(small, small)) == (2.0, 0.0, 0.0)
    one = np.ones(1)
    problem = PortfolioProblem(1, np.arange(1), one, one, one, forced_in=frozenset({0}), forced_out=frozenset({0}))
    impossible = choose(problem)
    assert impossible.status is Status.INFEASIBLE
    for refused in (
        lambda: check_proven(impossible),
        lambda: condition_prices(problem, impossible),
        lambda: more_of_limit(_problem(9.0, 1), impossible, 0),
    ):
        with pytest.raises(ValueError, match=r"^a price needs a choice that is proven the best$"):
            refused()
