"""Points of a frontier, read by hand: what a budget buys, what a value costs, which points are drawn."""

from itertools import combinations

import numpy as np
import pytest

from vmo_desktop.domain.frontier import Frontier, Improvements, Outlay, distinct, efficient
from vmo_desktop.domain.portfolio import Limit, PortfolioProblem, Synergy
from vmo_desktop.domain.ranking import BUDGET_TOLERANCE, TIE_TOLERANCE


def _frontier(costs: list[float], values: list[float]) -> Frontier:
    choices = [np.full(1, float(place)) for place in range(len(costs))]
    return Frontier(np.array(costs, dtype=np.float64), np.array(values, dtype=np.float64), choices, is_complete=True)


FOUR = _frontier([1, 3, 4, 8], [2, 5, 6, 7])


@pytest.mark.parametrize(
    ("budget", "point"),
    [(0.99, None), (1, 0), (2.9, 0), (3, 1), (3 - 7e-12, 1), (3 - 9e-12, 0), (7.9, 2), (8, 3), (100, 3)],
)
def test_a_budget_buys_the_point_of_most_value_though_its_sum_is_off_by_the_last_digit(
    budget: float, point: int | None
) -> None:
    assert FOUR.best_within(budget) == point


@pytest.mark.parametrize(
    ("value", "point"),
    [(-1, 0), (2, 0), (2.1, 1), (5, 1), (5 + 6e-11, 1), (5 + 8e-11, 2), (7, 3), (7 + 6e-11, 3), (7.1, None)],
)
def test_a_value_is_reached_for_the_least_cost_though_its_sum_is_off_by_the_last_digit(
    value: float, point: int | None
) -> None:
    assert FOUR.cheapest_reaching(value) == point


def test_sums_below_nothing_are_as_large_as_they_are_far_from_it() -> None:
    frontier = _frontier([-1000, 3], [-2000, 1])
    assert [frontier.best_within(-1000 - off) for off in (0.9e-9, 1.1e-9)] == [0, None]
    assert [frontier.cheapest_reaching(1 + off) for off in (1.9e-8, 2.1e-8)] == [1, None]


@pytest.mark.parametrize(
    ("value", "cost", "found"),
    [
        (5, 4, Improvements(better=2, cheaper=1)),
        (6, 4, Improvements(better=2, cheaper=2)),
        (6.5, 4, Improvements(None, None)),
        (1, 0.5, Improvements(None, None)),
        (9, 9, Improvements(None, None)),
    ],
)
def test_what_to_have_instead_of_a_portfolio(value: float, cost: float, found: Improvements) -> None:
    assert FOUR.improvements(value, cost) == found


def test_a_point_tells_what_it_funds() -> None:
    assert (len(FOUR), FOUR.choice_at(2).tolist()) == (4, [2.0])


@pytest.mark.parametrize("seed", range(20))
def test_a_point_is_supported_unless_two_others_mixed_beat_it(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 12))
    # Negative ones too, and many on one line.
    costs, values = (np.cumsum(rng.integers(1, 4, count)) - 7.0 for _ in range(2))
    expected = [True] * count
    for left, point, right in combinations(range(count), 3):
        share = (costs[point] - costs[left]) / (costs[right] - costs[left])
        if values[point] < values[left] + share * (values[right] - values[left]) - 1e-9:
            expected[point] = False
    assert _frontier(costs.tolist(), values.tolist()).is_supported.tolist() == expected


def test_the_line_through_thirds_is_a_line() -> None:
    thirds = [each / 3 for each in range(1, 9)]
    assert _frontier([0.1 * each for each in range(1, 9)], thirds).is_supported.all()
    assert _frontier([0, 1, 2], [0, 1 - 1e-9, 2]).is_supported.tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("count", "drawn"),
    [(1, [0, 4]), (2, [0, 4]), (3, [0, 2, 4]), (4, [0, 1, 2, 4]), (5, [0, 1, 2, 3, 4]), (9, [0, 1, 2, 3, 4])],
)
def test_of_many_points_the_last_before_each_step_of_cost_is_drawn(count: int, drawn: list[int]) -> None:
    # Of three steps to 10 the middle one is 5; of four, 3 1/3 and 6 2/3.
    assert _frontier([0, 2, 5, 9, 10], [0, 1, 2, 3, 4]).thinned(count).tolist() == drawn


def test_of_points_those_are_efficient_that_no_other_beats() -> None:
    costs, values = np.array([1.0, 1, 2, 0, 2, 3]), np.array([3.0, 4, 4, 1, 5, 5])
    assert efficient(costs, values).tolist() == [3, 1, 4]
    assert efficient(np.array([1.0, 1, 1]), np.array([2.0, 2, 2])).tolist() == [0]
    assert efficient(np.array([2.0, 1]), np.array([1.0, 0])).tolist() == [1, 0]
    assert efficient(np.array([2.0, 1]), np.array([1.0, 1])).tolist() == [1]
    assert efficient(np.zeros(0), np.zeros(0)).tolist() == []


COST, VALUE = 0.5 / BUDGET_TOLERANCE, 0.5 / TIE_TOLERANCE
"""Sums so large that a half is the last digit that counts."""


@pytest.mark.parametrize(
    ("costs", "values", "places"),
    [
        ([0, 0.6, 2], [0, 1, 2], [0, 1, 2]),
        ([0, 0.4, 2], [0, 1, 2], [1, 2]),  # of the same cost the one of most value
        ([0, 1, 2], [0, 0.4, 2], [0, 2]),  # of the same value the cheapest
        ([0, 1, 2], [0, 0.6, 2], [0, 1, 2]),
        ([0, 0.4, 2], [0, 0.4, 0.8], [1]),
        ([0], [0], [0]),
        ([], [], []),
    ],
)
def test_points_that_differ_in_the_last_digits_only_are_one(
    costs: list[float], values: list[float], places: list[int]
) -> None:
    found = distinct(np.array(costs, dtype=float), np.array(values, dtype=float), cost_size=COST, value_size=VALUE)
    assert found.tolist() == places


def test_outlay_is_what_the_limit_at_a_place_counts() -> None:
    pairs = tuple(Synergy(0, 1, value=9, saving=8, relief=np.array([7.0, saved])) for saved in (2.0, 3.0))
    limits = (Limit(np.array([5.0, 6])), Limit(np.array([1.0, 4])))
    problem = PortfolioProblem(2, np.arange(2), np.ones(2), np.ones(2), np.ones(2), limits, synergies=pairs)
    outlay = Outlay.of(problem, 1)
    assert (outlay.use.tolist(), outlay.savings.tolist()) == ([1, 4], [2, 3])
