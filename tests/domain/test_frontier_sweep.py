"""The frontier point by point, with a solver that looks at all portfolios of small problems."""

from dataclasses import replace

import numpy as np
import pytest

from tests.domain.listed_portfolios import best, efficient_points, every_portfolio, random_problem
from tests.domain.test_frontier import PROBE, of_projects, points
from vmo_desktop.domain.frontier_list import listed_frontier
from vmo_desktop.domain.frontier_sweep import find_frontier, swept_frontier
from vmo_desktop.domain.portfolio import Choice, Limit, PortfolioProblem, Status


@pytest.mark.parametrize("block", range(5))
def test_it_finds_every_efficient_portfolio_under_further_limits(block: int) -> None:
    for seed in range(1000 + 8 * block, 1000 + 8 * (block + 1)):
        rng = np.random.default_rng(seed)
        problem = random_problem(rng, 6, links=2)
        people = Limit(rng.integers(0, 5, len(problem.owner)).astype(float), least=1.0, most=9.0)
        synergies = tuple(replace(each, relief=np.append(each.relief, 1.0)) for each in problem.synergies)
        problem = replace(problem, limits=(*problem.limits, people), synergies=synergies)
        frontier = find_frontier(problem, 0, best, most_solves=500)
        assert points(frontier) == [
            pytest.approx(each, abs=1e-7) for each in efficient_points(every_portfolio(problem))
        ]
        assert frontier.is_complete


def test_it_agrees_with_the_lists_where_both_apply() -> None:
    assert points(swept_frontier(PROBE, 0, best)) == points(listed_frontier(PROBE, 0))
    assert points(find_frontier(PROBE, 0, best)) == points(listed_frontier(PROBE, 0))
    assert points(find_frontier(PROBE, 0, best, most_points=6)) == points(listed_frontier(PROBE, 0))


def test_a_search_that_is_cut_short_says_so_and_spreads_its_points() -> None:
    problem = of_projects([3, 4, 3, 2, 5, 6, 1, 8], [4, 8, 10, 8, 9, 12, 3, 30])
    frontier = swept_frontier(problem, 0, best, most_solves=12)
    whole = points(listed_frontier(problem, 0))
    assert not frontier.is_complete
    assert set(points(frontier)) < set(whole)
    assert (points(frontier)[0], points(frontier)[-1]) == (whole[0], whole[-1])
    assert np.diff(frontier.costs).max() < 0.5 * whole[-1][0]


def test_portfolios_that_are_known_to_be_efficient_are_among_the_points_however_few_are_found() -> None:
    problem = of_projects([3, 4, 3, 2, 5, 6, 1, 8], [4, 8, 10, 8, 9, 12, 3, 30])
    whole = listed_frontier(problem, 0)
    few = set(points(swept_frontier(problem, 0, best, most_solves=4)))
    missing = [place for place, each in enumerate(points(whole)) if each not in few]
    assert missing
    known = [whole.choice_at(place) for place in missing[:2]]
    frontier = swept_frontier(problem, 0, best, most_solves=4, known=known)
    assert set(points(frontier)) == few | {points(whole)[place] for place in missing[:2]}
    assert not frontier.is_complete


def test_an_unproven_choice_makes_no_complete_frontier() -> None:
    def hasty(problem: PortfolioProblem) -> Choice:
        return replace(best(problem), status=Status.FEASIBLE)

    assert not swept_frontier(PROBE, 0, hasty).is_complete


def test_conditions_that_no_portfolio_meets_leave_no_point_and_that_is_proven() -> None:
    crowd = Limit(np.ones(4), least=5.0)
    frontier = find_frontier(replace(PROBE, limits=(*PROBE.limits, crowd)), 0, best)
    assert len(frontier) == 0
    assert frontier.is_complete


def test_it_counts_as_cost_what_the_budget_counts() -> None:
    first_year = np.array([1.0, 2.0, 0.0, 0.0])
    problem = replace(PROBE, limits=(Limit(first_year, most=2.0), Limit(np.ones(4), most=2.0)))
    assert points(find_frontier(problem, 0, best)) == [(0, 5), (1, 6), (2, 7)]


def test_parts_of_an_option_make_a_frontier_that_is_never_complete() -> None:
    def solve(given: PortfolioProblem) -> Choice:
        # One initiative, of which at least half is funded, worth as much as it costs.
        share = min(given.limits[0].most / 10, 1.0) if given.values[0] > 0 else 0.0
        share = share if share >= 0.5 else 0.0
        return Choice(Status.OPTIMAL, np.array([share]), given.values[0] * share, given.values[0] * share, 10 * share)

    problem = replace(of_projects([10], [10]), least_shares=np.array([0.5]))
    frontier = find_frontier(problem, 0, solve, most_solves=20)
    assert not frontier.is_complete
    assert points(frontier)[0] == (0, 0)
    assert points(frontier)[-1] == (10, 10)
    assert len(frontier) > 10
    assert frontier.costs == pytest.approx(frontier.values)


def test_it_tells_how_many_problems_are_solved() -> None:
    told: list[tuple[int, int]] = []
    swept_frontier(PROBE, 0, best, most_solves=50, report=lambda done, of: told.append((done, of)))
    assert told[:3] == [(0, 50), (1, 50), (2, 50)]
    assert len(told) <= 50
