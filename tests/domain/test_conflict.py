"""Why nothing is possible: proven by looking at every set of conditions."""

import itertools
from typing import Any

import numpy as np
import pytest

from tests.domain.small_portfolios import enumerated_best, random_problem
from vmo_desktop.domain.conflict import Conflict, find_conflict, only
from vmo_desktop.domain.portfolio import Condition, ConditionKind, Limit, Link, LinkKind, PortfolioProblem, Status
from vmo_desktop.domain.selection import choose

LIMITS = {ConditionKind.LEAST, ConditionKind.MOST}


def _forced(costs: list[float], most: float, *forced_in: int, **more: Any) -> PortfolioProblem:
    count = len(costs)
    use = np.array(costs, dtype=np.float64)
    given: dict[str, Any] = {"limits": (Limit(use, most=most),)} | more
    return PortfolioProblem(
        count,
        np.arange(count),
        np.arange(1, count + 1, dtype=np.float64),
        use,
        np.ones(count),
        forced_in=frozenset(forced_in),
        **given,
    )


def _found(problem: PortfolioProblem) -> Conflict:
    conflict = find_conflict(problem)
    assert conflict is not None
    return conflict


def _is_possible(problem: PortfolioProblem, kept: tuple[Condition, ...]) -> bool:
    return enumerated_best(only(problem, kept)) is not None


def _check(problem: PortfolioProblem) -> None:
    conflict = _found(problem)
    assert not _is_possible(problem, conflict.members)
    assert conflict.is_smallest
    for fewer in itertools.combinations(tuple(problem.conditions()), len(conflict.members) - 1):
        assert _is_possible(problem, fewer)
    assert {each.condition for each in conflict.reliefs} == set(conflict.members)
    for relief in conflict.reliefs:
        best = choose(relief.apply_to(problem))
        assert relief.is_enough == best.is_found == (enumerated_best(relief.apply_to(problem)) is not None)
        assert relief.objective == pytest.approx(best.objective, nan_ok=True)
        if relief.condition.kind in LIMITS and relief.is_enough:
            assert not choose(_moved_less(problem, relief.condition, relief.amount)).is_found


def _moved_less(problem: PortfolioProblem, condition: Condition, amount: float) -> PortfolioProblem:
    limit = problem.limits[condition.index]
    if condition.kind is ConditionKind.MOST:
        return problem.with_limit(condition.index, most=limit.most + amount * 0.999)
    return problem.with_limit(condition.index, least=limit.least - amount * 0.999)


@pytest.mark.parametrize("seed", range(4))
def test_the_conflict_is_the_smallest_and_each_relief_frees_it_by_the_least(seed: int) -> None:
    rng = np.random.default_rng(seed)
    conflicts = 0
    while conflicts < 12:
        problem = random_problem(rng, forces=0.3)
        if enumerated_best(problem) is None:
            _check(problem)
            conflicts += 1


def test_without_time_for_the_smallest_the_conflict_is_irreducible() -> None:
    rng = np.random.default_rng(9)
    conflicts = 0
    while conflicts < 15:
        problem = random_problem(rng, forces=0.3)
        conflict = find_conflict(problem, rounds=0)
        if conflict is not None:
            assert not conflict.is_smallest
            assert not _is_possible(problem, conflict.members)
            for member in conflict.members:
                assert _is_possible(problem, tuple(each for each in conflict.members if each is not member))
            conflicts += 1


def test_what_is_possible_has_no_conflict() -> None:
    assert find_conflict(_forced([2, 3], 5, 0, 1)) is None


def test_two_forces_above_the_budget() -> None:
    conflict = _found(_forced([30, 40, 5], 50, 0, 1, 2))
    assert conflict.members == (
        Condition(ConditionKind.MOST, 0),
        Condition(ConditionKind.FORCED_IN, 0),
        Condition(ConditionKind.FORCED_IN, 1),
    )
    budget = conflict.reliefs[0]
    assert (budget.condition.kind, budget.amount, budget.bound) == (ConditionKind.MOST, 25, 75)
    # Dropping the first leaves 45 of 50, worth 2 + 3; dropping the second leaves 35, worth 1 + 3.
    assert [(each.condition.index, each.objective) for each in conflict.reliefs[1:]] == [(0, 5), (1, 4)]


def test_a_force_against_what_it_requires() -> None:
    links = (Link(LinkKind.REQUIRES, (0, 1)),)
    conflict = _found(_forced([1, 1], 10, 0, links=links, forced_out=frozenset({1})))
    assert [each.kind for each in conflict.members] == [
        ConditionKind.LINK,
        ConditionKind.FORCED_IN,
        ConditionKind.FORCED_OUT,
    ]
    assert all(each.is_enough and np.isnan(each.amount) for each in conflict.reliefs)


def test_of_two_conflicts_one_is_told_and_its_relief_is_not_enough() -> None:
    problem = _forced([9, 1, 1], 5, 0, links=(Link(LinkKind.AT_MOST_ONE, (1, 2)), Link(LinkKind.ALL_OR_NONE, (1, 2)),
                                              Link(LinkKind.AT_LEAST_ONE, (1, 2))))  # fmt: skip
    conflict = _found(problem)
    assert len(conflict.members) == 2
    assert not any(each.is_enough for each in conflict.reliefs)
    first = conflict.reliefs[0]
    after = _found(first.apply_to(problem))
    assert len(after.members) == 3
    assert choose(after.reliefs[0].apply_to(first.apply_to(problem))).status is Status.OPTIMAL


def test_a_least_that_cannot_be_reached_is_lowered_to_what_can() -> None:
    use = np.array([1.0, 1.0, 1.0])
    problem = PortfolioProblem(3, np.arange(3), use, use, use, (Limit(use, most=1), Limit(use, least=2)))
    conflict = _found(problem)
    assert [(each.condition.kind, each.amount, each.bound) for each in conflict.reliefs] == [
        (ConditionKind.LEAST, 1, 1),
        (ConditionKind.MOST, 1, 2),
    ]


def test_looking_for_a_conflict_can_be_stopped() -> None:
    class Enough(Exception):
        pass

    def report(done: int, of: int) -> None:
        assert done <= of
        raise Enough

    with pytest.raises(Enough):
        find_conflict(_forced([30, 40], 50, 0, 1), report)
