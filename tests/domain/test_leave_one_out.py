"""Turning points from lists are those of searching again, and what the others reach is what all portfolios tell."""

from dataclasses import replace

import numpy as np
import pytest

from tests.domain.small_portfolios import enumerated_best
from vmo_desktop.domain.frontier_list import TooManyPointsError
from vmo_desktop.domain.leave_one_out import budget_steps, is_plain, reach_without_each
from vmo_desktop.domain.portfolio import Limit, Link, LinkKind, PortfolioProblem, Synergy
from vmo_desktop.domain.selection import choose
from vmo_desktop.domain.turning_points import TurningPoint, turning_points


def plain(seed: int) -> PortfolioProblem:
    """A budget, forces and levels; values whole or with many decimals, costs whole or in tenths, some nothing."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 8))
    owner = np.sort(np.concatenate([np.arange(count), rng.integers(0, count, int(rng.integers(0, 3)))]))
    costs = rng.integers(0, 12, len(owner)).astype(np.float64) * (1.0 if rng.random() < 0.7 else 0.1)
    values = rng.integers(-2, 10, len(owner)) if rng.random() < 0.6 else rng.uniform(-1, 9, len(owner))
    rows = rng.permutation(count).tolist()
    forced_in, forced_out = rng.binomial(count, 0.1, 2).tolist()
    return PortfolioProblem(
        count, owner, values.astype(np.float64), costs, np.ones(len(owner)),
        (Limit(costs, most=round(costs.sum() * rng.uniform(0.1, 0.9), 1)),),
        forced_in=frozenset(rows[:forced_in]), forced_out=frozenset(rows[count - forced_out :] if forced_out else ()),
    )  # fmt: skip


def numbers(points: tuple[TurningPoint, ...]) -> list[tuple[float, float, float]]:
    return [(each.replacement, each.value_change, each.cost_change) for each in points]


@pytest.mark.parametrize("budget", [0, None])
def test_turning_points_from_lists_are_those_of_searches(budget: int | None) -> None:
    checked = 0
    for seed in range(40):
        problem = plain(seed)
        assert is_plain(problem)
        choice = choose(problem)
        if choice.is_found:
            # One initiative is never two, but with a link in it the problem is searched.
            linked = replace(problem, links=(Link(LinkKind.AT_MOST_ONE, (0,)),))
            listed, searched = (turning_points(each, choice, budget) for each in (problem, linked))
            assert [(each.row, each.held) for each in listed] == [(each.row, each.held) for each in searched]
            assert np.allclose(numbers(listed), numbers(searched), atol=1e-8, equal_nan=True)
            checked += 1
    assert checked > 30


@pytest.mark.parametrize("seed", range(20))
def test_what_the_others_reach_is_the_best_of_all_portfolios(seed: int) -> None:
    problem = plain(seed)
    rows = sorted(set(range(problem.initiatives)) - problem.forced_in - problem.forced_out)
    steps = budget_steps(problem)
    told = dict(reach_without_each(problem, rows))
    assert sorted(told) == rows
    for row, reach in told.items():
        best = enumerated_best(replace(problem, forced_out=problem.forced_out | {row}))
        value = reach.best_within(steps.most(problem.limits[0].most))
        assert value == (-np.inf if best is None else pytest.approx(best.value))
        if best is not None:
            assert steps.number(reach.least_use(best.value)) == pytest.approx(best.cost)


def test_only_those_asked_for_are_told() -> None:
    problem = replace(plain(3), forced_in=frozenset(), forced_out=frozenset())
    choice = choose(problem)
    every = turning_points(problem, choice, 0)
    some = turning_points(problem, choice, 0, rows=[2, 0])
    assert np.allclose(numbers(some), numbers((every[2], every[0])), equal_nan=True)


def test_anything_besides_a_budget_is_no_plain_problem() -> None:
    problem = replace(plain(3), forced_in=frozenset(), forced_out=frozenset())
    budget = problem.limits[0]
    assert is_plain(problem)
    for other in (
        replace(problem, limits=()),
        replace(problem, limits=(budget, budget)),
        problem.with_limit(0, least=1.0),
        replace(problem, limits=(Limit(-budget.use, most=budget.most),)),
        replace(problem, least_shares=problem.least_shares / 2),
        replace(problem, links=(Link(LinkKind.REQUIRES, (0, 1)),)),
        replace(problem, synergies=(Synergy(0, 1, 1.0, 0.0, np.zeros(1)),)),
    ):
        assert not is_plain(other)


def test_lists_that_grow_too_long_are_given_up() -> None:
    problem = replace(plain(3), forced_in=frozenset(), forced_out=frozenset())
    with pytest.raises(TooManyPointsError):
        list(reach_without_each(problem, range(problem.initiatives), most_points=1))


def test_the_work_can_be_stopped() -> None:
    problem = replace(plain(3), forced_in=frozenset(), forced_out=frozenset())
    choice = choose(problem)

    def stop(done: int, of: int) -> None:
        assert (done, of) == (0, problem.initiatives)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        turning_points(problem, choice, 0, stop)
