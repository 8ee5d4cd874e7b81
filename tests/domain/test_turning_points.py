"""What would bring each initiative in or drop it: nothing happens just before, and it happens just after."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from tests.domain.small_portfolios import enumerated_best, random_problem
from vmo_desktop.domain.leave_one_out import reach_without_each
from vmo_desktop.domain.portfolio import Choice, Limit, Link, LinkKind, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_sums import is_funded
from vmo_desktop.domain.selection import choose
from vmo_desktop.domain.turning_points import Held, TurningPoint, next_in_line, turning_points

LITTLE = 1e-4


def _possible(rng: np.random.Generator, **kinds: float) -> tuple[PortfolioProblem, Choice]:
    while True:
        problem = random_problem(rng, **kinds)
        choice = choose(problem)
        if choice.is_found and problem.limits and np.isfinite(problem.limits[0].most):
            return problem, choice


def _value(problem: PortfolioProblem) -> float:
    found = enumerated_best(problem)
    return float("nan") if found is None else found.value


def _forced(problem: PortfolioProblem, row: int, *, is_in: bool) -> PortfolioProblem:
    if is_in:
        return replace(problem, forced_in=problem.forced_in | {row})
    return replace(problem, forced_out=problem.forced_out | {row})


def _with_value(problem: PortfolioProblem, row: int, change: float) -> PortfolioProblem:
    return replace(problem, values=problem.values + np.where(problem.owner == row, change, 0.0))


def _with_use(problem: PortfolioProblem, row: int, change: float) -> PortfolioProblem:
    """The problem in which an initiative, funded whole, uses more or less of the first limit."""
    limit = problem.limits[0]
    moved = Limit(limit.use + np.where(problem.owner == row, change, 0.0), limit.least, limit.most)
    return replace(problem, limits=(moved, *problem.limits[1:]))


def _prefers(problem: PortfolioProblem, row: int) -> float:
    """By how much the best portfolio with an initiative is worth more than the best without it."""
    return _value(_forced(problem, row, is_in=True)) - _value(_forced(problem, row, is_in=False))


def _check(problem: PortfolioProblem, point: TurningPoint) -> None:
    row, sign = point.row, 1 if point.is_funded else -1
    other = _value(_forced(problem, row, is_in=not point.is_funded))
    if point.held is Held.BY_FORCE:
        assert row in problem.forced_in | problem.forced_out
        return
    assert point.replacement == pytest.approx(_value(problem) - other, abs=1e-9, nan_ok=True)
    if not np.isnan(point.value_change):
        assert point.value_change * sign <= 0
        assert _prefers(_with_value(problem, row, point.value_change), row) == pytest.approx(0, abs=1e-6)
        closer = _with_value(problem, row, point.value_change * (1 - LITTLE) + sign * 1e-5)
        assert _prefers(closer, row) * sign > 0


@pytest.mark.parametrize("seed", range(3))
def test_at_the_turning_value_both_decisions_are_worth_the_same(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(15):
        problem, choice = _possible(rng)
        for point in turning_points(problem, choice, 0):
            _check(problem, point)


def test_parts_have_turning_values_too() -> None:
    rng = np.random.default_rng(20)
    for _ in range(3):
        problem, choice = _possible(rng, parts=0.3)
        for point in turning_points(problem, choice, 0):
            _check(problem, point)


@pytest.mark.parametrize("seed", range(3))
def test_at_the_turning_cost_an_initiative_just_fits(seed: int) -> None:
    rng = np.random.default_rng(30 + seed)
    checked = 0
    while checked < 40:
        problem, choice = _possible(rng)
        if np.isfinite(problem.limits[0].least):
            # The floor of a limit moves too when what is used changes.
            continue
        for point in turning_points(problem, choice, 0):
            if np.isnan(point.cost_change) or point.held is Held.BY_NOTHING:
                continue
            checked += 1
            at = _prefers(_with_use(problem, point.row, point.cost_change), point.row)
            assert at >= -1e-9
            if point.is_funded:
                beyond = _prefers(_with_use(problem, point.row, point.cost_change + LITTLE), point.row)
                assert not beyond >= 0
            else:
                before = _prefers(_with_use(problem, point.row, point.cost_change + LITTLE), point.row)
                assert not before >= 0


def test_what_no_reduction_brings_in_stays_out_even_for_nothing() -> None:
    rng = np.random.default_rng(40)
    checked = 0
    while checked < 8:
        problem, choice = _possible(rng)
        if len(problem.owner) != problem.initiatives or np.isfinite(problem.limits[0].least):
            continue
        for point in turning_points(problem, choice, 0):
            if point.held is Held.BY_VALUE and not point.is_funded:
                use = float(problem.limits[0].use[point.row])
                assert _prefers(_with_use(problem, point.row, -use), point.row) < 0
                checked += 1


def _plain() -> PortfolioProblem:
    costs = np.array([5.0, 4.0, 3.0, 3.0])
    return PortfolioProblem(
        4, np.arange(4), np.array([10.0, 7.0, 4.0, 1.0]), costs, np.ones(4), (Limit(costs, most=10),)
    )


def test_a_plain_example() -> None:
    problem = _plain()
    choice = choose(problem)
    assert is_funded(problem, choice.shares).tolist() == [True, True, False, False]
    points = turning_points(problem, choice, 0)
    # With the third instead of the second: 14 for 8, of 10; it must be worth 3 more, or the three together cost 2 less.
    assert (points[2].replacement, points[2].value_change, points[2].cost_change) == (3, 3, -2)
    # The second stays while it costs at most 1 more, and while it is worth at least what the third is.
    assert (points[1].value_change, points[1].cost_change) == (-3, 1)
    assert [each.row for each in next_in_line(points)] == [2, 3]


def test_without_a_budget_only_values_turn() -> None:
    points = turning_points(_plain(), choose(_plain()))
    assert all(np.isnan(each.cost_change) and not np.isnan(each.value_change) for each in points)


def test_one_initiative_can_be_asked_for() -> None:
    problem = _plain()
    choice = choose(problem)
    assert turning_points(problem, choice, 0, rows=[2]) == turning_points(problem, choice, 0)[2:3]


def test_what_is_forced_has_no_turning_point() -> None:
    problem = replace(_plain(), forced_in=frozenset({3}), forced_out=frozenset({0}))
    points = turning_points(problem, choose(problem), 0)
    assert [each.held for each in points if each.row in {0, 3}] == [Held.BY_FORCE, Held.BY_FORCE]
    assert [each.row for each in next_in_line(points)] == []


@pytest.mark.parametrize("parts", [0.0, 0.2])
def test_an_initiative_at_a_level_changes_by_its_own_value_of_which_the_level_brings_a_share(parts: float) -> None:
    rng = np.random.default_rng(60)
    checked = 0
    while checked < 20:
        problem, choice = _possible(rng, parts=parts)
        brings = rng.choice([0.0, 0.25, 0.5, 1.0], size=len(problem.owner))
        for point in turning_points(problem, choice, 0, brings=brings):
            row, sign = point.row, 1 if point.is_funded else -1
            if np.isnan(point.value_change) or not brings[problem.owner == row].any():
                continue
            step = np.where(problem.owner == row, brings, 0.0)
            at, closer = (
                replace(problem, values=problem.values + change * step)
                for change in (point.value_change, point.value_change + sign * 1e-3)
            )
            assert _prefers(at, row) == pytest.approx(0, abs=1e-6)
            # One whose value an option without any of it rivals is as good over a stretch.
            assert _prefers(closer, row) * sign >= (0 if (brings[problem.owner == row] == 0).any() else 1e-9)
            checked += 1


def test_lists_tell_the_same_of_levels_as_searches() -> None:
    costs = np.array([5.0, 4.0, 3.0, 9.0])
    owner = np.array([0, 1, 2, 2])
    plain = PortfolioProblem(3, owner, np.array([10.0, 7.0, 2.0, 4.0]), costs, np.ones(4), (Limit(costs, most=10),))
    brings = np.array([1.0, 1.0, 0.5, 1.0])
    choice = choose(plain)
    linked = replace(plain, links=(Link(LinkKind.AT_MOST_ONE, (0,)),))
    listed, searched = (turning_points(each, choice, 0, rows=[2], brings=brings) for each in (plain, linked))
    # Half of it would have to bring 5 more, beside the first, so that all of it must be worth 10 more; the whole would
    # have to be worth 13 more, alone.
    assert listed[0].value_change == searched[0].value_change == 10


def test_a_budget_without_an_upper_bound_tells_no_cost() -> None:
    """Two of four may be funded, whatever they cost."""
    costs, ones = np.array([5.0, 4.0, 3.0, 3.0]), np.ones(4)
    problem = replace(_plain(), limits=(Limit(costs, least=1.0), Limit(ones, most=2.0)))
    points = turning_points(problem, choose(problem), 0)
    assert [each.is_funded for each in points] == [True, True, False, False]
    assert all(np.isnan(each.cost_change) for each in points)
    assert [each.replacement for each in points] == [6.0, 3.0, 3.0, 6.0]
    assert [each.value_change for each in points] == [-6.0, -3.0, 3.0, 6.0]
    assert {each.held for each in points} == {Held.BY_VALUE}


def test_lists_that_grow_too_long_give_way_to_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = _plain()
    choice = choose(problem)
    listed = turning_points(problem, choice, 0)
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(
        "vmo_desktop.domain.turning_points.reach_without_each", partial(reach_without_each, most_points=1)
    )
    searched = turning_points(problem, choice, 0, lambda done, of: told.append((done, of)))
    assert searched == listed
    assert {done for done, _ in told} >= {1, 2, 3}
    assert {of for _, of in told} == {4}


def test_no_change_of_value_drops_what_another_option_without_any_of_it_would_bring() -> None:
    costs = np.array([5.0, 3.0, 4.0])
    problem = PortfolioProblem(
        2, np.array([0, 1, 1]), np.array([5.0, 8.0, 9.0]), costs, np.ones(3), (Limit(costs, most=4),)
    )
    choice = choose(problem)
    (point,) = turning_points(problem, choice, 0, rows=[1], brings=np.array([1.0, 0.0, 1.0]))
    assert np.isnan(point.value_change)
    assert (point.is_funded, point.replacement, point.cost_change, point.held) == (True, 9.0, 1.0, Held.BY_COST)
    (point,) = turning_points(problem, choice, 0, rows=[1], brings=np.ones(3))
    assert point.value_change == -9.0


def test_a_choice_that_is_not_proven_has_no_turning_points() -> None:
    problem = _plain()
    with pytest.raises(ValueError, match="proven"):
        turning_points(problem, replace(choose(problem), status=Status.FEASIBLE), 0)
