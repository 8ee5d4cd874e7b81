"""What a choice says of itself, and what is asked of a problem besides its best portfolio."""

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.domain.test_frontier import of_projects
from vmo_desktop.domain.portfolio import Limit, Link, LinkKind, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_sums import broken_conditions
from vmo_desktop.domain.rpm import conditions
from vmo_desktop.domain.selection import any_portfolio, beat, chosen, extreme_use, nothing_possible
from vmo_desktop.domain.solver import SolverFailed


def _within(budget: float, values: list[float], costs: list[float]) -> PortfolioProblem:
    return of_projects(values, costs, limits=(Limit(np.array(costs), most=budget),))


def test_what_breaks_a_condition_is_never_given_out_as_a_choice() -> None:
    problem = _within(4, [5, 4], [3, 2])
    for shares in ([1.0, 1.0], [0.5, 0.0], [2.0, 0.0]):
        with pytest.raises(SolverFailed, match="breaks a condition"):
            chosen(problem, np.array(shares), None)


@pytest.mark.parametrize(
    ("bound", "status", "stated", "gap"),
    [(None, Status.OPTIMAL, 5.0, 0.0), (5.0, Status.OPTIMAL, 5.0, 0.0), (6.0, Status.FEASIBLE, 6.0, 0.2)],
)
def test_a_choice_is_proven_by_a_bound_that_it_meets(
    bound: float | None, status: Status, stated: float, gap: float
) -> None:
    choice = chosen(_within(4, [5, 4], [3, 2]), np.array([1.0, 0.0]), bound)
    assert (choice.status, choice.objective, choice.bound, choice.cost) == (status, 5.0, stated, 3.0)
    assert choice.gap == pytest.approx(gap)
    assert choice.is_found


def test_where_nothing_is_possible_nothing_is_funded_and_no_number_told() -> None:
    choice = nothing_possible(_within(9, [5, 4], [3, 2]))
    assert (choice.status, choice.is_found) == (Status.INFEASIBLE, False)
    assert choice.shares.tolist() == [0.0, 0.0]
    assert all(math.isnan(each) for each in (choice.objective, choice.bound, choice.cost, choice.gap))


def test_the_ends_of_what_can_be_used_of_a_limit() -> None:
    problem = replace(_within(6, [5, 4, 1], [3, 2, 4]), links=(Link(LinkKind.AT_LEAST_ONE, (1, 2)),))
    most, least = (extreme_use(problem, 0, is_most=is_most) for is_most in (True, False))
    assert most is not None
    assert least is not None
    assert (most.tolist(), least.tolist()) == ([0, 1, 1], [0, 1, 0])
    some = any_portfolio(problem)
    assert some is not None
    assert not broken_conditions(problem, some)
    impossible = replace(problem, forced_out=frozenset({1, 2}))
    assert extreme_use(impossible, 0, is_most=True) is extreme_use(impossible, 0, is_most=False) is None
    assert any_portfolio(impossible) is None


def test_of_several_searches_each_tells_how_many_are_done_and_whoever_hears_it_can_end_it() -> None:
    assert beat(None, 1, 3) is None
    told: list[tuple[int, int]] = []
    watch = beat(lambda done, of: told.append((done, of)), 1, 3)
    assert watch is not None
    watch(-math.inf, math.inf)
    assert told == [(1, 3), (1, 3)]


def test_only_what_may_be_funded_in_part_has_parts() -> None:
    assert not of_projects([1, 2], [1, 1]).has_parts
    assert replace(of_projects([1, 2], [1, 1]), least_shares=np.array([1.0, 0.5])).has_parts


@pytest.mark.parametrize("has_members", [True, False])
def test_a_link_without_members_is_no_condition(has_members: bool) -> None:
    problem = replace(of_projects([1, 2], [1, 1]), links=(Link(LinkKind.AT_MOST_ONE, (0, 1) if has_members else ()),))
    found = conditions(problem)
    assert found.uses.T.tolist() == [[1, 1]] * (1 + has_members)
    assert found.most.tolist() == [1.0] * (1 + has_members)
