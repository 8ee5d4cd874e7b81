"""How the best portfolio is searched: what is told meanwhile, where it begins and ends, and what settles ties."""

import math
from typing import Any

import numpy as np
import pytest

from vmo_desktop.domain.portfolio import Limit, Link, LinkKind, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_program import PortfolioProgram
from vmo_desktop.domain.portfolio_sums import is_funded, limit_use
from vmo_desktop.domain.selection import (
    any_portfolio,
    beat,
    choose,
    choose_in,
    chosen,
    extreme_use,
    gap_closed,
    most_valuable,
    nothing_possible,
    relaxed_value,
)
from vmo_desktop.domain.solver import SolverFailed


class _Enough(Exception):
    pass


def _plain(values: list[float], costs: list[float], *limits: Limit, **more: Any) -> PortfolioProblem:
    given: dict[str, Any] = {"least_shares": np.ones(len(values)), "limits": limits} | more
    return PortfolioProblem(
        len(values),
        np.arange(len(values)),
        np.array(values, dtype=np.float64),
        np.array(costs, dtype=np.float64),
        **given,
    )


def _within(costs: list[float], budget: float) -> Limit:
    return Limit(np.array(costs, dtype=np.float64), most=budget)


def _hard(unit: float = 1.0) -> PortfolioProblem:
    """Two hundred initiatives under five limits: minutes of work, and a good portfolio within a blink."""
    rng = np.random.default_rng(3)
    uses = np.round(rng.lognormal(3, 1, (5, 200)))
    limits = tuple(Limit(use, most=float(np.floor(use.sum() * 0.4))) for use in uses)
    return PortfolioProblem(200, np.arange(200), rng.uniform(10, 90, 200) * unit, uses[0], np.ones(200), limits)


SMALL = _plain([50, 50, 30], [4, 3, 2], _within([4, 3, 2], 5))
IMPOSSIBLE = _plain([5, 5], [4, 3], _within([4, 3], 2), forced_in=frozenset({0}))


def test_each_of_three_searches_tells_its_third_of_the_progress() -> None:
    told: list[tuple[int, int]] = []
    seen: list[tuple[float, float]] = []

    choose(SMALL, report=lambda done, of: told.append((done, of)), watch=lambda *both: seen.append(both))

    assert told[:2] == [(0, 300), (0, 300)]
    thirds = [done // 100 for done, _ in told]
    assert thirds == sorted(thirds)
    assert {0, 100, 200} <= {done for done, _ in told}
    assert {of for _, of in told} == {300}
    assert seen[0] == (-math.inf, math.inf)


@pytest.mark.parametrize("unit", [1.0, 1e6])
def test_progress_is_the_share_of_the_gap_that_is_closed_and_a_watch_sees_values_in_their_own_unit(unit: float) -> None:
    problem = _hard(unit)
    told: list[int] = []
    seen: list[tuple[float, float]] = []

    def watch(found: float, bound: float) -> None:
        seen.append((found, bound))

    def report(done: int, of: int) -> None:
        assert of == 300
        told.append(done)
        if len(seen) == 3:
            raise _Enough

    with pytest.raises(_Enough):
        choose(problem, report=report, watch=watch)
    assert (seen[0], told[0]) == ((-math.inf, math.inf), 0)
    closed = [0 if math.isinf(found) else int(100 * (1 - (bound - found) / bound)) for found, bound in seen]
    assert told[1:] == closed
    assert closed[-1] > 90
    divided = relaxed_value(problem)
    assert all(0.9 * divided < found <= bound <= divided * (1 + 1e-9) for found, bound in seen[1:])


@pytest.mark.parametrize(
    ("found", "bound", "hundredths"),
    [
        (-math.inf, math.inf, 0),
        (-math.inf, 80.0, 0),
        (60.0, math.inf, 0),
        (60.0, 80.0, 75),
        (-80.0, -60.0, 75),
        (-20.0, 80.0, 0),  # a loss so far
        (0.0, 80.0, 0),
        (79.99, 80.0, 99),
        (80.0, 80.0, 99),  # a search ends only where it says so
        (0.0, 0.0, 99),
        (0.25, 0.5, 50),
    ],
)
def test_the_gap_is_closed_by_what_is_left_of_the_greater_one(found: float, bound: float, hundredths: int) -> None:
    assert gap_closed(found, bound) == hundredths


def test_a_watch_hears_of_every_search_and_may_end_it() -> None:
    def watch(_found: float, _bound: float) -> None:
        raise _Enough

    for search in (
        lambda: choose(SMALL, watch=watch),
        lambda: choose_in(PortfolioProgram(SMALL), watch=watch),
        lambda: most_valuable(SMALL, watch=watch),
        lambda: any_portfolio(SMALL, watch),
        lambda: extreme_use(SMALL, 0, is_most=True, watch=watch),
    ):
        with pytest.raises(_Enough):
            search()


def test_a_report_is_told_of_the_most_valuable_portfolio_too() -> None:
    told: list[tuple[int, int]] = []
    most_valuable(SMALL, report=lambda done, of: told.append((done, of)))
    assert told[:2] == [(0, 300), (0, 300)]
    choose_in(PortfolioProgram(SMALL), report=lambda done, of: told.append((done, of)))
    assert told[-1] == (200, 300)


def test_where_there_is_no_time_the_portfolio_to_begin_from_is_the_answer() -> None:
    problem = _hard()
    start = np.zeros(200)
    start[:3] = 1.0
    began = float(problem.values[:3].sum())
    for found in (
        most_valuable(problem, start=start, time_limit=0.0),
        choose_in(PortfolioProgram(problem), start=start, time_limit=0.0),
    ):
        assert (found.status, found.shares.tolist()) == (Status.FEASIBLE, start.tolist())
        assert found.objective == pytest.approx(began)
        assert found.bound == math.inf
    for found in (most_valuable(problem, time_limit=0.0), choose(problem, time_limit=0.0)):
        assert (found.status, found.bound) == (Status.UNKNOWN, math.inf)
        assert math.isnan(found.objective)


def test_with_time_to_spare_a_time_limit_changes_nothing() -> None:
    # Three for the value of two: the cheaper, though they are more.
    for found in (
        choose(_plain([40, 20, 20], [3, 1, 1], _within([3, 1, 1], 3)), time_limit=60.0),
        choose(_plain([40, 20, 20], [3, 1, 1], _within([3, 1, 1], 3))),
    ):
        assert (found.status, found.shares.tolist()) == (Status.OPTIMAL, [0, 1, 1])
        assert (found.objective, found.bound, found.cost) == (40, 40, 2)


@pytest.mark.parametrize("time_limit", [None, 60.0])
def test_where_nothing_costs_anything_the_fewest_and_the_first_are_funded(time_limit: float | None) -> None:
    free = _plain([2, 2, 4, 4], [0, 0, 0, 0], _within([1, 1, 2, 2], 2))
    assert choose(free, time_limit=time_limit).shares.tolist() == [0, 0, 1, 0]


@pytest.mark.parametrize(("costs", "shares"), [([3, 2], [0.5, 1.0]), ([2, 3], [1.0, 0.5])])
def test_of_parts_of_equal_value_the_cheaper_are_funded(costs: list[float], shares: list[float]) -> None:
    problem = _plain([4, 4], costs, _within([1, 1], 1.5), least_shares=np.array([0.5, 0.5]))
    found = choose(problem)
    # 4 + 4 / 2 either way: 3 / 2 + 2 rather than 3 + 2 / 2.
    assert (found.shares.tolist(), found.objective, found.cost) == (shares, 6.0, 3.5)


def test_where_there_is_nothing_to_choose_no_time_is_enough() -> None:
    found = choose(_plain([], []), time_limit=0.0)
    assert (found.status, found.objective, found.cost) == (Status.OPTIMAL, 0.0, 0.0)


def test_what_is_impossible_has_no_value_no_cost_and_no_shares() -> None:
    for found in (choose(IMPOSSIBLE), most_valuable(IMPOSSIBLE), nothing_possible(IMPOSSIBLE)):
        assert (found.status, found.shares.tolist(), found.is_found) == (Status.INFEASIBLE, [0, 0], False)
        assert all(math.isnan(each) for each in (found.objective, found.bound, found.cost))


def test_some_portfolio_within_all_conditions_and_the_ones_that_use_most_and_least() -> None:
    people = Limit(np.array([1.0, 2.0, 4.0]))
    problem = _plain([1, 1, 1], [4, 3, 2], _within([4, 3, 2], 6), people, links=(Link(LinkKind.AT_LEAST_ONE, (0, 1)),))
    most, least = (extreme_use(problem, 1, is_most=is_most) for is_most in (True, False))
    assert most is not None
    assert least is not None
    assert (most.tolist(), least.tolist()) == ([0, 1, 1], [1, 0, 0])
    assert (limit_use(problem, 1, most), limit_use(problem, 1, least)) == (6, 1)
    some = any_portfolio(problem)
    assert some is not None
    assert is_funded(problem, some)[:2].any()
    assert any_portfolio(IMPOSSIBLE) is None
    assert extreme_use(IMPOSSIBLE, 0, is_most=True) is None


def test_options_that_could_be_divided_at_will_bound_the_value() -> None:
    # All of the second and of the third, then none left: 50 + 30; with one more unit a quarter of the first.
    assert relaxed_value(SMALL) == pytest.approx(80)
    assert relaxed_value(SMALL.with_limit(0, most=6.0)) == pytest.approx(92.5)
    assert math.isnan(relaxed_value(IMPOSSIBLE))


def test_a_beat_tells_how_many_searches_are_done_whenever_it_is_heard() -> None:
    told: list[tuple[int, int]] = []
    watch = beat(lambda done, of: told.append((done, of)), 2, 5)
    assert told == [(2, 5)]
    assert watch is not None
    watch(0.0, 1.0)
    assert told == [(2, 5), (2, 5)]
    assert beat(None, 2, 5) is None


@pytest.mark.parametrize(
    ("bound", "status", "told"),
    [
        (None, Status.OPTIMAL, 80.0),
        (79.0, Status.OPTIMAL, 80.0),
        (80.0, Status.OPTIMAL, 80.0),
        (80.5, Status.FEASIBLE, 80.5),
    ],
)
def test_a_choice_is_the_best_when_nothing_can_be_worth_more(bound: float | None, status: Status, told: float) -> None:
    found = chosen(SMALL, np.array([0.0, 1.0, 1.0]), bound)
    assert (found.status, found.objective, found.bound, found.cost) == (status, 80.0, told, 5.0)
    assert found.shares.tolist() == [0, 1, 1]


@pytest.mark.parametrize("shares", [[1.0, 1.0, 0.0], [0.0, 0.5, 0.0]])
def test_what_breaks_a_condition_or_is_no_portfolio_is_never_chosen(shares: list[float]) -> None:
    with pytest.raises(SolverFailed):
        chosen(SMALL, np.array(shares), None)
