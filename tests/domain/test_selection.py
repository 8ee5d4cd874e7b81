"""The best portfolio: against looking at every portfolio, and as a user would state it."""

import math
import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.domain.small_portfolios import enumerated_best, random_problem
from vmo_desktop.domain.portfolio import (
    Condition,
    ConditionKind,
    Limit,
    Link,
    LinkKind,
    PortfolioProblem,
    Status,
    Synergy,
)
from vmo_desktop.domain.portfolio_sums import broken_conditions, is_funded
from vmo_desktop.domain.selection import choose, most_valuable, relaxed_value


def _problem(values: list[float], costs: list[float], budget: float = math.inf, **more: Any) -> PortfolioProblem:
    count = len(values)
    plain: dict[str, object] = {
        "initiatives": count,
        "owner": np.arange(count),
        "values": np.array(values, dtype=np.float64),
        "costs": np.array(costs, dtype=np.float64),
        "least_shares": np.ones(count),
        "limits": (Limit(np.array(costs, dtype=np.float64), most=budget),),
    }
    return PortfolioProblem(**{**plain, **more})


def _agrees(problem: PortfolioProblem) -> bool:
    """Whether the choice is the one that looking at every portfolio finds; says whether there is one."""
    choice, looked_up = choose(problem), enumerated_best(problem)
    if looked_up is None:
        assert choice.status is Status.INFEASIBLE
        assert math.isnan(choice.objective)
        return False
    assert choice.status is Status.OPTIMAL
    assert choice.objective == choice.bound == pytest.approx(looked_up.value, abs=1e-9)
    assert choice.cost == pytest.approx(looked_up.cost, abs=1e-9)
    assert not broken_conditions(problem, choice.shares)
    return True


@pytest.mark.parametrize("seed", range(8))
def test_no_portfolio_of_a_small_problem_is_better(seed: int) -> None:
    rng = np.random.default_rng(seed)
    possible = sum(_agrees(random_problem(rng)) for _ in range(150))
    assert 50 < possible < 150


@pytest.mark.parametrize("seed", range(2))
def test_no_portfolio_with_parts_is_better(seed: int) -> None:
    rng = np.random.default_rng(100 + seed)
    assert sum(_agrees(random_problem(rng, parts=0.3)) for _ in range(50)) > 20


def test_of_equal_values_the_cheaper_is_funded() -> None:
    choice = choose(_problem([5, 5, 3], [4, 3, 2], budget=5))
    assert choice.shares.tolist() == [0, 1, 1]
    assert choice.cost == 5


def test_of_equal_values_and_costs_fewer_then_earlier_options_are_funded() -> None:
    assert choose(_problem([2, 2, 4, 4], [1, 1, 2, 2], budget=2)).shares.tolist() == [0, 0, 1, 0]


def test_what_is_worth_nothing_is_not_funded() -> None:
    assert choose(_problem([0, 1], [0, 1])).shares.tolist() == [0, 1]


def test_decimals_that_add_up_to_the_budget_fit() -> None:
    assert 0.1 + 0.2 > 0.3
    assert choose(_problem([1, 1], [0.1, 0.2], budget=0.3)).shares.tolist() == [1, 1]


def test_one_above_a_budget_of_hundreds_of_millions_does_not_fit() -> None:
    assert choose(_problem([1, 1], [400_000_000, 300_000_001], budget=700_000_000)).objective == 1
    assert choose(_problem([1, 1], [400_000_000, 300_000_000], budget=700_000_000)).objective == 2


def test_a_difference_in_the_ninth_digit_of_value_is_seen() -> None:
    assert choose(_problem([50.00000001, 50.0], [2, 1], budget=2)).shares.tolist() == [1, 0]


def test_a_part_is_funded_when_the_whole_does_not_fit() -> None:
    parts = {"least_shares": np.array([1.0, 0.5])}
    choice = choose(_problem([10, 8], [4, 4], budget=6.5, **parts))
    assert choice.shares.tolist() == [1, 0.625]
    assert (choice.objective, choice.cost) == (15, 6.5)
    assert choose(_problem([10, 8], [4, 4], budget=5.5, **parts)).shares.tolist() == [1, 0]


def test_of_one_initiative_one_level_is_funded() -> None:
    levels = {"initiatives": 2, "owner": np.array([0, 0, 1])}
    choice = choose(_problem([5, 8, 4], [2, 5, 3], budget=10, **levels))
    assert choice.shares.tolist() == [0, 1, 1]


def test_a_synergy_adds_value_saves_cost_and_relieves_the_budget() -> None:
    pair = Synergy(0, 1, value=3, saving=2, relief=np.array([2.0]))
    choice = choose(_problem([5, 5], [4, 4], budget=6, synergies=(pair,)))
    assert choice.shares.tolist() == [1, 1]
    assert (choice.objective, choice.cost) == (13, 6)


def test_a_pair_that_takes_value_from_each_other_is_parted() -> None:
    pair = Synergy(0, 1, value=-6, saving=0, relief=np.array([0.0]))
    assert choose(_problem([5, 4], [1, 1], synergies=(pair,))).shares.tolist() == [1, 0]


def test_a_link_without_members_binds_nothing() -> None:
    links = tuple(Link(kind, ()) for kind in LinkKind)
    assert choose(_problem([1], [1], links=links)).shares.tolist() == [1]


def test_nothing_to_choose_from_is_an_empty_portfolio() -> None:
    choice = choose(_problem([], []))
    assert (choice.status, choice.objective, choice.cost) == (Status.OPTIMAL, 0, 0)


def test_forcing_in_what_has_no_option_is_impossible() -> None:
    assert choose(_problem([1], [1], initiatives=2, forced_in=frozenset({1}))).status is Status.INFEASIBLE


def _hard(count: int = 200, rows: int = 5) -> PortfolioProblem:
    rng = np.random.default_rng(3)
    uses = np.round(rng.lognormal(3, 1, (rows, count)))
    limits = tuple(Limit(use, most=float(np.floor(use.sum() * 0.4))) for use in uses)
    return PortfolioProblem(count, np.arange(count), rng.uniform(10, 90, count), uses[0], np.ones(count), limits)


def test_when_time_runs_out_the_gap_is_told() -> None:
    choice = choose(_hard(), time_limit=0.5)
    assert choice.status is Status.FEASIBLE
    assert choice.objective < choice.bound <= relaxed_value(_hard()) + 1e-6
    assert 0 < choice.gap < 0.1
    assert is_funded(_hard(), choice.shares).any()


def test_no_time_at_all_is_an_answer_too() -> None:
    choice = choose(_hard(), time_limit=0.0)
    assert choice.status in {Status.UNKNOWN, Status.FEASIBLE}


def test_the_same_problem_gives_the_same_choice() -> None:
    rng = np.random.default_rng(8)
    problem = _problem(rng.integers(1, 5, 40).tolist(), rng.integers(1, 5, 40).tolist(), budget=40)
    first, second = choose(problem), choose(problem)
    assert (first.shares == second.shares).all()


def test_a_choice_is_stopped_by_whoever_hears_of_its_progress() -> None:
    class Enough(Exception):
        pass

    told: list[tuple[int, int]] = []

    def report(done: int, of: int) -> None:
        told.append((done, of))
        if len(told) == 4:
            raise Enough

    with pytest.raises(Enough):
        choose(_hard(), report=report)
    assert all(0 <= done < of for done, of in told)


def test_a_watcher_sees_values_rise_and_the_bound_fall_to_meet() -> None:
    seen: list[tuple[float, float]] = []
    problem = _hard(100, 3)
    choice = choose(problem, watch=lambda found, bound: seen.append((found, bound)))
    known = [(found, bound) for found, bound in seen if math.isfinite(found) and math.isfinite(bound)]
    assert all(found <= choice.objective + 1e-6 and bound >= choice.objective - 1e-6 for found, bound in known)


def test_a_portfolio_to_begin_from_does_not_change_the_value() -> None:
    problem = _hard(60, 2)
    best = most_valuable(problem)
    assert most_valuable(problem, start=np.zeros(60)).objective == pytest.approx(best.objective, rel=1e-11)
    assert most_valuable(problem, start=best.shares).objective == pytest.approx(best.objective, rel=1e-11)


def test_a_problem_that_the_presolve_of_the_solver_gets_wrong() -> None:
    costs = np.array([3.0, 2.0, 8.0, 1.0, 1.0])
    problem = PortfolioProblem(
        3, np.array([0, 0, 1, 1, 2]), np.array([9.0, 2.0, 4.0, 7.0, 9.0]), costs, np.ones(5),
        (Limit(costs, least=6.7, most=12.4),),
        (Link(LinkKind.AT_LEAST_ONE, (2, 1, 0)), Link(LinkKind.AT_LEAST_ONE, (2, 1))),
        (Synergy(0, 2, value=-2, saving=0, relief=np.array([1.0])),),
    )  # fmt: skip
    assert choose(problem).objective == 20


def test_what_is_funded_in_part_counts_in_full_where_initiatives_are_counted() -> None:
    """Two may be funded in part within the money; of a count of one only one may be, however small its share."""
    halves = PortfolioProblem(
        initiatives=2,
        owner=np.array([0, 1]),
        values=np.array([10.0, 9.0]),
        costs=np.array([10.0, 10.0]),
        least_shares=np.array([0.2, 0.2]),
        limits=(Limit(np.array([10.0, 10.0]), most=15.0), Limit(np.ones(2), most=1.0, is_count=True)),
    )
    assert choose(halves).shares.tolist() == [1.0, 0.0]
    assert broken_conditions(halves, np.array([0.5, 0.5])) == (Condition(ConditionKind.MOST, 1),)


@pytest.mark.parametrize(("count", "seed"), [(21, 241), (21, 297), (30, 17), (30, 339), (30, 352)])
def test_a_sum_that_rounds_otherwise_in_another_order_ends_no_search(count: int, seed: int) -> None:
    """Values of many digits, and some in parts: the solver adds the same portfolio up to one rounding less."""
    rng = np.random.default_rng(seed)
    values, costs = rng.uniform(10, 70, count), rng.integers(20, 340, count) * 1e4
    problem = _problem(
        values.tolist(),
        costs.tolist(),
        round(0.6 * float(costs.sum()), -4),
        least_shares=np.where(np.arange(count) % 4 == 0, 0.5, 1.0),
    )

    found = choose(problem)

    assert found.status is Status.OPTIMAL
    assert found.objective == pytest.approx(most_valuable(problem).objective, rel=1e-12)


def test_a_problem_that_counts_parts_otherwise_is_another_one() -> None:
    costs = np.array([10.0, 10.0])
    use = np.ones(2)
    counted, summed = (
        PortfolioProblem(
            2, np.arange(2), np.array([4.0, 3.0]), costs, np.full(2, 0.5),
            (Limit(costs, most=15.0), Limit(use, most=1.0, is_count=is_count)),
        )
        for is_count in (True, False)
    )  # fmt: skip
    assert choose(counted).shares.tolist() == [1.0, 0.0]
    assert choose(summed.with_limit(1, most=1.5)).shares.tolist() == [1.0, 0.5]
    assert counted.key != summed.key
    assert counted.key == replace(counted).key


def test_a_choice_is_optimal_though_no_time_was_left_for_a_cheaper_one(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock, 100.0))
    choice = choose(_problem([5, 5, 1], [3, 2, 3], budget=3), time_limit=10.0)
    monkeypatch.undo()
    assert (choice.status, choice.objective, choice.gap) == (Status.OPTIMAL, 5.0, 0.0)
    assert choose(_problem([5, 5, 1], [3, 2, 3], budget=3), time_limit=10.0).cost == 2
