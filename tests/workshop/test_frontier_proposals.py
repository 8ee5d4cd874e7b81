"""A proposed portfolio beside the frontier: what funds an initiative whole, and when a proposal is a point itself."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.workshop.choosing import A, B, approve, chosen_by, make_choosing
from vmo_desktop.domain.portfolio import Limit, PortfolioProblem, Synergy
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels
from vmo_desktop.workshop.portfolio_frontier import (
    PortfolioFrontier,
    Proposal,
    dearest_options,
    find_portfolio_frontier,
    ranking_line,
    with_cost_limit,
)
from vmo_desktop.workshop.rows import RankBy


def _plain(values: list[float], costs: list[float], **more: Any) -> PortfolioProblem:
    count = len(values)
    arrays = (np.array(values, dtype=np.float64), np.array(costs, dtype=np.float64))
    return PortfolioProblem(count, np.arange(count), *arrays, np.ones(count), **more)


PEOPLE = Limit(np.ones(3), most=2.0)
SWEPT = _plain([3, 4, 3], [4, 8, 10], limits=(PEOPLE,))
"""Something else than money is limited, so that every budget is solved by itself."""


@pytest.fixture(scope="module")
def found() -> PortfolioFrontier:
    """Points at 0, 4, 8, 12, 20, 22, 30 for 0, 3, 4, 7, 9, 10, 12."""
    return find_portfolio_frontier(_plain([3, 4, 3, 2], [4, 8, 10, 8]), None)


@pytest.fixture(scope="module")
def levels() -> PortfolioFrontier:
    """Of the first three levels the second costs most, like the third; the third initiative has no option."""
    problem = PortfolioProblem(
        4,
        np.array([0, 0, 0, 1, 3]),
        np.array([5.0, 9, 8, 6, 7]),
        np.array([2.0, 6, 6, 3, 1]),
        np.ones(5),
        forced_out=frozenset({3}),
    )
    return find_portfolio_frontier(problem, None)


def test_an_initiative_is_funded_whole_by_the_dearest_of_its_options(levels: PortfolioFrontier) -> None:
    assert dearest_options(levels.problem) == (1, 3, None, 4)
    asked = levels.funding(np.array([True, False, True, True]))
    assert (asked.shares.tolist(), asked.value, asked.cost) == ([0, 1, 0, 0, 1], 16.0, 7.0)
    assert levels.funded(asked.shares).tolist() == [True, False, False, True]


def test_the_order_of_buy_leaves_out_what_is_forced_out(levels: PortfolioFrontier) -> None:
    order = levels.order_of_buy
    # 6 for 3 before 9 for 6.
    assert (order.order.tolist(), order.values.tolist(), order.costs.tolist()) == ([1, 0], [6, 9], [3, 6])


def test_a_point_tells_its_value_cost_and_portfolio(found: PortfolioFrontier) -> None:
    point = found.point(4)
    assert (point.shares.tolist(), point.value, point.cost) == ([1, 1, 0, 1], 9.0, 20.0)
    assert found.proposal(point.shares).cost == 20.0


@pytest.mark.parametrize(
    ("value", "cost", "place"),
    [
        (7.0, 12.0, 3),
        (7.0 - 1e-8, 12.0, 3),  # of twelve: a billionth each
        (7.0 - 1.4e-8, 12.0, None),
        (7.0, 12.0 + 2.8e-8, 3),  # of thirty
        (7.0, 12.0 + 3.2e-8, None),
        (7.0, 20.0, None),  # 9 is had for 20
        (6.0, 12.0, None),
        (8.0, 12.0, None),  # nothing is as good as this
        (0.0, 0.0, 0),
        (12.0, 30.0, 6),
    ],
)
def test_a_proposal_is_efficient_when_it_is_worth_and_costs_what_a_point_does(
    found: PortfolioFrontier, value: float, cost: float, place: int | None
) -> None:
    assert found.place_of(Proposal(np.zeros(4), value, cost)) == place


def test_without_a_budget_a_limit_on_the_whole_cost_is_put_first() -> None:
    pair = Synergy(0, 1, 0.0, 3.0, np.array([1.0]))
    limit = Limit(np.array([1.0, 2.0]), most=9.0)
    problem = _plain([5, 4], [10, 8], limits=(limit,), synergies=(pair,))
    made, place = with_cost_limit(problem, None)
    assert (place, len(made.limits)) == (0, 2)
    assert (made.limits[0].use.tolist(), made.limits[0].most) == ([10, 8], float("inf"))
    assert made.limits[1] is limit
    assert made.synergies[0].relief.tolist() == [3.0, 1.0]
    same, place = with_cost_limit(_plain([5, 4], [10, 8], limits=(limit, limit)), 1)
    assert (place, [each.most for each in same.limits]) == (1, [9.0, float("inf")])


def test_a_budget_counts_what_it_counts_wherever_it_stands() -> None:
    problem = _plain([3, 4], [4, 8], limits=(Limit(np.ones(2), most=1.0), Limit(np.array([1.0, 5]), most=2.0)))
    found = find_portfolio_frontier(problem, 1)
    assert (found.budget, found.frontier.costs.tolist()) == (1, [0, 1, 5])


def test_what_is_known_to_be_efficient_is_among_the_points_however_few_are_solved() -> None:
    known = np.array([0.0, 1, 0])
    whole = find_portfolio_frontier(SWEPT, None).frontier
    few = find_portfolio_frontier(SWEPT, None, most_solves=2).frontier
    more = find_portfolio_frontier(SWEPT, None, most_solves=2, known=[known]).frontier
    assert (whole.values.tolist(), whole.is_complete) == ([0, 3, 4, 7], True)
    assert (few.is_complete, more.is_complete) == (False, False)
    assert set(more.values.tolist()) - set(few.values.tolist()) == {4.0}


def test_without_time_for_a_budget_nothing_is_proven() -> None:
    hurried = find_portfolio_frontier(SWEPT, None, time_limit=0.0).frontier
    assert (len(hurried), hurried.is_complete) == (0, False)


def test_each_budget_that_is_solved_is_told_and_told_again_from_within() -> None:
    told: list[tuple[int, int]] = []
    find_portfolio_frontier(SWEPT, None, most_solves=50, report=lambda done, of: told.append((done, of)))
    assert {of for _, of in told} == {50}
    steps = [done for done, _ in told]
    assert sorted(set(steps)) == list(range(max(steps) + 1))
    assert steps == sorted(steps)
    assert len(steps) > len(set(steps))


def test_what_was_approved_is_proposed_as_it_is_now_or_as_it_was_when_it_is_no_option_any_more(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "choosing.vmo") as workshop:
        ids = [each.id for each in workshop.snapshot.initiatives]
        workshop.do(set_funding_levels(ids[A], [Level("All", 40.0, 1.0)]))
        portfolio = approve(workshop)
        frontier = find_portfolio_frontier(portfolio.of.problem, portfolio.of.budget_index)
        now = frontier.proposal_of(portfolio)
        assert (now.value, now.cost) == (125.0, 70.0)
        workshop.do(edit_initiatives({ids[B]: {"cost": 20.0}}))
        cheaper = chosen_by(workshop)
        frontier = find_portfolio_frontier(cheaper.of.problem, cheaper.of.budget_index)
        assert (frontier.proposal_of(cheaper).value, frontier.proposal_of(cheaper).cost) == (125.0, 60.0)
        workshop.do(edit_initiatives({ids[B]: {"cost": None}}))
        gone = chosen_by(workshop)
        frontier = find_portfolio_frontier(gone.of.problem, gone.of.budget_index)
        former = frontier.proposal_of(gone)
        assert (former.value, former.cost, former.shares is gone.choice.shares) == (125.0, 70.0, True)


def test_the_ranking_funds_from_the_top_or_by_value_for_money(tmp_path: Path) -> None:
    """At 55 A brings 75 and is first by value, then B passes the 70; for its money B is first, then A passes them."""
    with make_choosing(tmp_path / "choosing.vmo") as workshop:
        workshop.do(edit_initiatives({workshop.snapshot.initiatives[A].id: {"cost": 55.0}}))
        of = chosen_by(workshop).of
        by_value, for_money = ranking_line(of), ranking_line(of, RankBy.VALUE_FOR_MONEY)
        assert by_value is not None
        assert for_money is not None
        assert np.flatnonzero(by_value).tolist() == [A]
        assert np.flatnonzero(for_money).tolist() == [B]
