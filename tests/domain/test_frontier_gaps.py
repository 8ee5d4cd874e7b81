"""The gaps of a frontier, budget by budget: which are looked into, which close, and what is left open."""

from dataclasses import replace

import numpy as np
import pytest

from tests.domain.listed_portfolios import best
from tests.domain.test_frontier import PROBE, of_projects, points
from vmo_desktop.domain.frontier_sweep import find_frontier, swept_frontier
from vmo_desktop.domain.portfolio import Choice, FloatArray, Limit, PortfolioProblem, Status, Synergy

INF = float("inf")


def _searched(problem: PortfolioProblem) -> list[tuple[float, float]]:
    """What was asked of the solver: the most that the first limit allows, and the value of the first option."""
    asked: list[tuple[float, float]] = []

    def solve(given: PortfolioProblem) -> Choice:
        asked.append((given.limits[0].most, float(given.values[0])))
        return best(given)

    swept_frontier(problem, 0, solve)
    return asked


def test_a_gap_is_halved_and_closed_by_a_look_right_below_its_end() -> None:
    """Both ends, the best for the least; then half of 1, then all but nothing of it."""
    asked = _searched(of_projects([3], [1]))
    assert asked[:4] == [(INF, 3), (INF, -1), (0, 3), (0.5, 3)]
    (last,) = asked[4:]
    assert last == pytest.approx((1, 3), rel=1e-8)
    assert last[0] < 1 - 3e-9


def test_the_widest_gap_is_looked_into_first() -> None:
    """Points at 0, 1 and 6: half of 6 finds the second; between 3 and 6 is nothing, then between 0 and 1 nothing."""
    asked = [most for most, _ in _searched(of_projects([1, 1], [1, 5]))]
    assert asked == pytest.approx([INF, INF, 0, 3, 4.5, 6, 0.5, 1], rel=1e-8)


def test_each_point_tells_what_it_funds() -> None:
    frontier = swept_frontier(PROBE, 0, best)
    assert [np.flatnonzero(frontier.choice_at(place)).tolist() for place in range(len(frontier))] == [
        [], [0], [1], [0, 1], [0, 1, 3], [0, 1, 2], [0, 1, 2, 3],
    ]  # fmt: skip


def test_what_pairs_relieve_of_the_budget_is_saved_and_what_they_save_elsewhere_is_not() -> None:
    pair = Synergy(0, 1, value=2.0, saving=100.0, relief=np.array([3.0, 0.0]))
    limits = (Limit(np.array([5.0, 4.0]), most=1.0), Limit(np.ones(2), most=9.0))
    problem = replace(of_projects([1, 1], [50, 40]), limits=limits, synergies=(pair,))
    # 5 + 4 - 3 for 1 + 1 + 2, and 4 for 1.
    assert points(swept_frontier(problem, 0, best)) == [(0, 0), (4, 1), (6, 4)]


def test_the_least_that_can_be_spent_may_be_less_than_nothing() -> None:
    pair = Synergy(0, 1, value=0.0, saving=0.0, relief=np.array([30.0]))
    problem = of_projects([2, -1, 5], [10, 5, 40], synergies=(pair,))
    # The first two bring 1 and 15; with the third 6 for 25; without the second 7 for 50; the first alone 2 for 10.
    assert points(swept_frontier(problem, 0, best)) == [(-15, 1), (10, 2), (25, 6), (50, 7)]


def test_where_nothing_is_possible_one_search_says_so() -> None:
    told: list[tuple[int, int]] = []
    crowd = Limit(np.ones(4), least=5.0)
    problem = replace(PROBE, limits=(*PROBE.limits, crowd))
    frontier = swept_frontier(problem, 0, best, most_solves=9, report=lambda done, of: told.append((done, of)))
    assert (len(frontier), frontier.is_complete, told) == (0, True, [(0, 9)])


def test_budgets_that_the_solver_gives_up_leave_gaps() -> None:
    """It only answers without a budget, so that nothing is known of the least cost; then for 15 and below."""

    def gives_up(at: float) -> FloatArray:
        def solve(given: PortfolioProblem) -> Choice:
            if at < given.limits[0].most < INF:
                return Choice(Status.UNKNOWN, np.zeros(4), np.nan, INF, np.nan)
            return best(given)

        frontier = swept_frontier(PROBE, 0, solve)
        assert not frontier.is_complete
        return frontier.costs

    assert gives_up(-1).tolist() == [30]
    assert gives_up(15).tolist() == [0, 4, 8, 12, 30]


def test_where_the_least_that_can_be_spent_is_not_found_only_the_dear_end_is_known() -> None:
    def gives_up(given: PortfolioProblem) -> Choice:
        if given.values[0] < 0:
            return Choice(Status.UNKNOWN, np.zeros(4), np.nan, INF, np.nan)
        return best(given)

    frontier = swept_frontier(PROBE, 0, gives_up)
    assert (points(frontier), frontier.is_complete) == ([(30, 12)], False)


def test_known_portfolios_and_progress_go_wherever_the_frontier_is_found() -> None:
    told: list[tuple[int, int]] = []
    find_frontier(PROBE, 0, best, report=lambda done, of: told.append((done, of)))
    assert set(told) == {(done, 4) for done in range(5)}
    limited = replace(PROBE, limits=(*PROBE.limits, Limit(np.ones(4), most=3.0)))
    known = np.array([1.0, 1.0, 0.0, 0.0])
    few = find_frontier(limited, 0, best, most_solves=3, known=[known])
    assert points(few) == [(0, 0), (12, 7), (22, 10)]
    assert few.choice_at(1).tolist() == known.tolist()
    told.clear()
    find_frontier(limited, 0, best, most_solves=3, report=lambda done, of: told.append((done, of)))
    assert told == [(0, 3), (1, 3), (2, 3)]
