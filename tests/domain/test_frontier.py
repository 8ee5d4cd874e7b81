"""The frontier of portfolios against every portfolio of small problems, one by one."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.domain.listed_portfolios import efficient_points, every_portfolio, random_problem
from vmo_desktop.domain.frontier import Frontier, Improvements
from vmo_desktop.domain.frontier_list import Fit, TooManyPointsError, fit, listed_frontier
from vmo_desktop.domain.portfolio import Limit, Link, LinkKind, PortfolioProblem, Synergy


def of_projects(values: list[float], costs: list[float], **more: Any) -> PortfolioProblem:
    """Projects that are funded whole or not at all, with a budget."""
    count = len(values)
    spent = np.array(costs, dtype=np.float64)
    plain = PortfolioProblem(
        count, np.arange(count), np.array(values, dtype=np.float64), spent, np.ones(count), (Limit(spent, most=1.0),)
    )
    return replace(plain, **more)


PROBE = of_projects([3, 4, 3, 2], [4, 8, 10, 8])
"""Lourenço, Morton & Bana e Costa (2012), table 1."""


def points(frontier: Frontier) -> list[tuple[float, float]]:
    return list(zip(frontier.costs.tolist(), frontier.values.tolist(), strict=True))


def test_the_frontier_of_the_published_example_has_its_convex_points_marked() -> None:
    frontier = listed_frontier(PROBE, 0)
    assert points(frontier) == [(0, 0), (4, 3), (8, 4), (12, 7), (20, 9), (22, 10), (30, 12)]
    assert frontier.is_supported.tolist() == [True, True, False, True, False, True, True]
    assert frontier.is_complete
    assert np.flatnonzero(frontier.choice_at(4)).tolist() == [0, 1, 3]


@pytest.mark.parametrize("block", range(10))
def test_every_efficient_portfolio_of_small_problems_is_found_and_nothing_else(block: int) -> None:
    for seed in range(40 * block, 40 * (block + 1)):
        rng = np.random.default_rng(seed)
        problem = random_problem(rng, int(rng.integers(1, 9)) + 3, links=int(rng.integers(0, 5)))
        portfolios = every_portfolio(problem)
        frontier = listed_frontier(problem, 0)
        assert fit(problem, 0) is Fit.APPLIES
        expected = efficient_points(portfolios)
        assert points(frontier) == [pytest.approx(each, abs=1e-7) for each in expected], seed
        triples = zip(portfolios.shares, portfolios.costs.tolist(), portfolios.values.tolist(), strict=True)
        by_shares = {shares.tobytes(): (cost, value) for shares, cost, value in triples}
        for point, here in enumerate(points(frontier)):
            assert by_shares[frontier.choice_at(point).tobytes()] == pytest.approx(here, abs=1e-9), seed


def test_fourteen_initiatives_answer_every_budget_and_every_value() -> None:
    rng = np.random.default_rng(14)
    problem = random_problem(rng, 14, links=5, most_levels=2)
    portfolios = every_portfolio(problem)
    frontier = listed_frontier(problem, 0)
    costs, values = portfolios.costs, portfolios.values
    assert len(frontier) > 20
    for budget in np.linspace(costs.min(), costs.max(), 50):
        point = frontier.best_within(float(budget))
        assert point is not None
        assert frontier.values[point] == pytest.approx(values[costs <= budget + 1e-9].max())
    for value in np.linspace(values.min(), values.max(), 50):
        point = frontier.cheapest_reaching(float(value))
        assert point is not None
        assert frontier.costs[point] == pytest.approx(costs[values >= value - 1e-9].min())


def test_a_proposal_gets_what_is_better_for_its_money_and_what_is_cheaper_for_its_value() -> None:
    frontier = listed_frontier(PROBE, 0)
    # P funds the third and the fourth: value 5 for 18.
    assert frontier.improvements(5, 18) == Improvements(better=3, cheaper=3)
    # P funds the second and the third: value 7 for 18; the same value is had for 12.
    assert frontier.improvements(7, 21) == Improvements(better=4, cheaper=3)
    assert frontier.improvements(12, 30) == Improvements(better=6, cheaper=6)
    # Nothing within the conditions is as good as this.
    assert frontier.improvements(9, 12) == Improvements(None, None)
    assert frontier.improvements(1, -5) == Improvements(None, None)


def test_a_budget_met_exactly_by_a_sum_of_cents_is_kept() -> None:
    frontier = listed_frontier(of_projects([1.1, 2.2, 9.0], [0.1, 0.2, 7.0]), 0)
    point = frontier.best_within(0.3)
    assert point is not None
    assert (frontier.costs[point], frontier.values[point]) == (0.3, 3.3)
    assert frontier.best_within(-0.1) is None
    assert frontier.cheapest_reaching(99) is None


def test_equal_portfolios_are_one_point_though_their_sums_differ_in_the_last_digit() -> None:
    third = 1 / 3
    problem = of_projects([third, third, third, 1.0], [0.1 * third, 0.2 * third, 0.3 * third, 0.6 * third])
    frontier = listed_frontier(problem, 0)
    assert 3 * frontier.values == pytest.approx(np.array([0, 1, 2, 3, 4, 5, 6]))


def test_what_costs_nothing_is_always_taken_and_what_is_worth_less_than_nothing_never() -> None:
    frontier = listed_frontier(of_projects([2, -1, 3, 0], [0, 4, 5, 2]), 0)
    assert points(frontier) == [(0, 2), (5, 5)]


def test_savings_that_pay_for_what_they_join_leave_no_point_of_nearly_no_cost() -> None:
    saving = Synergy(0, 1, 0.0, 3 * 0.37, np.array([3 * 0.37]))
    frontier = listed_frontier(of_projects([1, 4], [0.37, 0.74], synergies=(saving,)), 0)
    assert frontier.values.tolist() == [5]
    assert frontier.costs == pytest.approx(np.zeros(1), abs=1e-15)


def test_more_options_than_bits_of_a_page_are_remembered() -> None:
    count = 200
    problem = of_projects([float(row + 1) for row in range(count)], [1.0] * count)
    frontier = listed_frontier(problem, 0)
    assert [np.flatnonzero(frontier.choice_at(point)).tolist() for point in (1, 150)] == [[199], list(range(50, 200))]


def test_forces_that_contradict_each_other_leave_no_point() -> None:
    frontier = listed_frontier(replace(PROBE, forced_in=frozenset({1}), forced_out=frozenset({1})), 0)
    assert len(frontier) == 0
    assert frontier.best_within(100) is None
    assert frontier.improvements(1, 1) == Improvements(None, None)
    assert frontier.is_supported.tolist() == []


def test_a_platform_that_forty_initiatives_require_is_still_exact() -> None:
    rng = np.random.default_rng(4)
    values, costs = rng.integers(1, 30, 41).astype(float), rng.integers(1, 30, 41).astype(float)
    values[0] = 0.0
    links = tuple(Link(LinkKind.REQUIRES, (row, 0)) for row in range(1, 41))
    problem = of_projects(values.tolist(), costs.tolist(), links=links)
    assert fit(problem, 0) is Fit.APPLIES
    frontier = listed_frontier(problem, 0)
    bought = listed_frontier(of_projects(values[1:].tolist(), costs[1:].tolist()), 0)
    assert points(frontier) == [(0, 0), *((cost + costs[0], value) for cost, value in points(bought)[1:])]


def test_problems_that_lists_cannot_answer_say_why() -> None:
    people = Limit(np.array([1.0, 2.0, 1.0, 2.0]), most=3.0)
    both = (*PROBE.limits, people)
    assert fit(replace(PROBE, limits=both), 0) is Fit.LIMITED
    assert fit(replace(PROBE, limits=(PROBE.limits[0], replace(people, most=6.0))), 0) is Fit.APPLIES
    assert fit(replace(PROBE, limits=(replace(PROBE.limits[0], least=1.0),)), 0) is Fit.LIMITED
    assert fit(replace(PROBE, least_shares=np.array([1, 0.5, 1, 1])), 0) is Fit.PARTIAL
    rng = np.random.default_rng(1)
    pairs = tuple(
        Synergy(a, b, float(rng.normal()), 0.0, np.zeros(1)) for a in range(24) for b in range(a) if rng.random() < 0.6
    )
    tangle = of_projects(rng.random(24).tolist(), rng.random(24).tolist(), synergies=pairs)
    assert fit(tangle, 0) is Fit.ENTANGLED


def test_lists_that_grow_too_long_end_with_an_error() -> None:
    with pytest.raises(TooManyPointsError):
        listed_frontier(PROBE, 0, most_points=6)


def test_it_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    listed_frontier(PROBE, 0, report=lambda done, of: told.append((done, of)))
    assert list(dict.fromkeys(told)) == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]

    def stop(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        listed_frontier(PROBE, 0, report=stop)


def test_the_axis_of_cost_is_what_the_budget_counts() -> None:
    first_year = np.array([1.0, 2.0, 0.0, 0.0])
    problem = replace(PROBE, limits=(Limit(first_year, most=2.0),))
    assert points(listed_frontier(problem, 0)) == [(0, 5), (1, 8), (2, 9), (3, 12)]


def test_few_points_are_drawn_of_many_and_the_ends_are_among_them() -> None:
    rng = np.random.default_rng(3)
    frontier = listed_frontier(of_projects(rng.random(40).tolist(), rng.random(40).tolist()), 0)
    assert len(frontier) > 300
    drawn = frontier.thinned(100)
    assert len(drawn) <= 100
    assert (drawn[0], drawn[-1]) == (0, len(frontier) - 1)
    assert np.diff(drawn).min() > 0
    assert frontier.thinned(10**6).tolist() == list(range(len(frontier)))


def test_the_portfolios_of_all_points_are_a_sequence() -> None:
    choices = listed_frontier(PROBE, 0).choices
    funded = [[], [0], [1], [0, 1], [0, 1, 3], [0, 1, 2], [0, 1, 2, 3]]
    assert len(choices) == 7
    assert [np.flatnonzero(each).tolist() for each in choices] == funded
    assert [np.flatnonzero(each).tolist() for each in choices[1:5:2]] == [[0], [0, 1]]
    assert choices[-1].tolist() == [1.0] * 4
    with pytest.raises(IndexError):
        choices[7]
