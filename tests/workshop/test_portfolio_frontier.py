"""The frontier of a scenario: its budget plays no part, a proposal gets B and C, and it is kept while it holds."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.ui.small_workshop import initiative_id, make_small_workshop
from vmo_desktop.domain.portfolio import Limit, PortfolioProblem, Synergy
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.portfolio_frontier import find_portfolio_frontier, ranking_line
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.workshop import Workshop


def _of(workshop: Workshop) -> ScenarioProblem:
    return ScenarioProblem(workshop.results, workshop.snapshot.choice.scenarios[0])


def _plain(values: list[float], costs: list[float], **more: Any) -> PortfolioProblem:
    count = len(values)
    arrays = (np.array(values, dtype=np.float64), np.array(costs, dtype=np.float64))
    return PortfolioProblem(count, np.arange(count), *arrays, np.ones(count), **more)


def test_without_a_budget_the_whole_cost_is_the_axis_with_its_savings() -> None:
    pair = Synergy(0, 1, 0.0, 3.0, np.zeros(0))
    found = find_portfolio_frontier(_plain([5, 4], [10, 8], synergies=(pair,)), None)
    assert found.frontier.costs.tolist() == [0, 8, 10, 15]
    budget = Limit(np.array([10.0, 8.0]), most=9.0)
    same = find_portfolio_frontier(
        _plain([5, 4], [10, 8], limits=(budget,), synergies=(Synergy(0, 1, 0.0, 3.0, np.array([3.0])),)), 0
    )
    assert same.frontier.costs.tolist() == found.frontier.costs.tolist()


def test_a_proposal_below_the_frontier_gets_b_and_c_and_an_efficient_one_gets_itself() -> None:
    found = find_portfolio_frontier(_plain([3, 4, 3, 2], [4, 8, 10, 8]), None)
    below = found.proposal(np.array([1.0, 0.0, 1.0, 0.0]))
    assert (below.value, below.cost) == (6.0, 14.0)
    assert found.improvements(below).better == found.improvements(below).cheaper == 3
    assert found.place_of(below) is None
    efficient = found.point(4)
    assert found.place_of(efficient) == 4
    assert found.funding(np.array([True, True, False, True])).shares.tolist() == efficient.shares.tolist()


def test_other_limits_are_kept_and_the_frontier_is_then_swept() -> None:
    people = Limit(np.array([1.0, 1.0, 1.0]), most=2.0)
    found = find_portfolio_frontier(_plain([3, 4, 3], [4, 8, 10], limits=(people,)), None)
    assert found.frontier.is_complete
    assert found.frontier.values.tolist() == [0, 3, 4, 7]
    assert found.order_of_buy.order.tolist() == [0, 1, 2]


def test_whoever_hears_of_the_progress_can_stop_within_one_budget() -> None:
    class Enough(Exception):
        pass

    heard: list[tuple[int, int]] = []

    def report(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) > 3:
            raise Enough

    people = Limit(np.array([1.0, 1.0, 1.0]), most=2.0)
    with pytest.raises(Enough):
        find_portfolio_frontier(_plain([3, 4, 3], [4, 8, 10], limits=(people,)), None, report=report)


def test_it_is_kept_while_only_names_and_the_budget_change(tmp_path: Path) -> None:
    with make_small_workshop(tmp_path / "small.vmo") as workshop:
        of = _of(workshop)
        found = find_portfolio_frontier(of.problem, of.budget_index)
        assert ranking_line(of) is None
        workshop.do(edit_workshop({"budget": 500_000.0}))
        workshop.do(edit_scenario(of.scenario.id, {"budget": 450_000.0}))
        portal = initiative_id(workshop, "Portal")
        workshop.do(edit_initiatives({portal: {"name": "Gate"}}))
        assert found.is_of(_of(workshop))
        line = ranking_line(_of(workshop))
        assert line is not None
        assert found.funding(line).cost == 400_000.0
        workshop.do(edit_initiatives({portal: {"cost": 1.0}}))
        assert not found.is_of(_of(workshop))
