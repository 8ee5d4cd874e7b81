"""What frees a conflict, worked by hand: by how much a limit moves, what is dropped, and which comes first."""

import math
from typing import Any

import numpy as np
import pytest

from vmo_desktop.domain.conflict import Conflict, Relief, find_conflict, only
from vmo_desktop.domain.portfolio import Condition, ConditionKind, Limit, Link, LinkKind, PortfolioProblem

LEAST, MOST, LINK = ConditionKind.LEAST, ConditionKind.MOST, ConditionKind.LINK
FORCED_IN, FORCED_OUT = ConditionKind.FORCED_IN, ConditionKind.FORCED_OUT


def _problem(values: list[float], *limits: Limit, **more: Any) -> PortfolioProblem:
    count = len(values)
    given: dict[str, Any] = {"limits": limits} | more
    worth = np.array(values, dtype=np.float64)
    return PortfolioProblem(count, np.arange(count), worth, np.ones(count), np.ones(count), **given)


def _limit(use: list[float], least: float = -math.inf, most: float = math.inf) -> Limit:
    return Limit(np.array(use, dtype=np.float64), least, most)


def _found(problem: PortfolioProblem, rounds: int = 100) -> Conflict:
    conflict = find_conflict(problem, rounds=rounds)
    assert conflict is not None
    return conflict


def _told(conflict: Conflict) -> list[tuple[ConditionKind, int, float, float, bool, float]]:
    return [
        (each.condition.kind, each.condition.index, each.amount, each.bound, each.is_enough, each.objective)
        for each in conflict.reliefs
    ]


NAN: Any = pytest.approx(math.nan, nan_ok=True)

TWO_FORCES = _problem([1, 2, 3], _limit([30, 40, 5], most=50), forced_in=frozenset({0, 1, 2}))


def test_the_budget_is_raised_by_what_the_forced_ones_need_or_one_of_them_is_let_go() -> None:
    """30 + 40 of 50; with the third, which is forced in too but needs only 5, the budget must be 75."""
    assert _told(_found(TWO_FORCES)) == [
        (MOST, 0, 25.0, 75.0, True, 6.0),
        (FORCED_IN, 0, NAN, NAN, True, 5.0),
        (FORCED_IN, 1, NAN, NAN, True, 4.0),
    ]


def test_of_two_limits_the_one_that_moves_by_the_smaller_share_comes_first() -> None:
    """Five of ten days at most, eight at least: 3 of 8 less, or 3 of 5 more; below nothing a share is one too."""
    days = [4.0, 3, 3, 1]
    # With at least 8 the least that can be used is 8 (4 + 3 + 1); with at most 5 the most is 5 (4 + 1).
    problem = _problem([1, 1, 1, 4], _limit(days, most=5), _limit(days, least=8))
    assert _told(_found(problem)) == [(LEAST, 1, 3.0, 5.0, True, 5.0), (MOST, 0, 3.0, 8.0, True, 6.0)]
    negative = [-each for each in days]
    turned = _problem([1, 1, 1, 4], _limit(negative, least=-5), _limit(negative, most=-8))
    assert _told(_found(turned)) == [(MOST, 1, 3.0, -5.0, True, 5.0), (LEAST, 0, 3.0, -8.0, True, 6.0)]
    tenth = [each / 10 for each in days]
    small = _problem([1, 1, 1, 4], _limit(tenth, most=0.5), _limit(tenth, least=0.8))
    assert [each[:2] for each in _told(_found(small))] == [(LEAST, 1), (MOST, 0)]
    few = _problem([1, 1], _limit([2, 2], most=0), _limit([2, 2], least=1))
    assert _told(_found(few)) == [(LEAST, 1, 1.0, 0.0, True, 0.0), (MOST, 0, 2.0, 2.0, True, 1.0)]


def test_what_is_dropped_comes_after_limits_the_most_valuable_portfolio_first() -> None:
    """Of the second and the third both are forced in, and only one may be."""
    problem = _problem(
        [1, 2, 4],
        _limit([1, 1, 1], most=9),
        links=(Link(LinkKind.AT_MOST_ONE, (0,)), Link(LinkKind.AT_MOST_ONE, (1, 2))),
        forced_in=frozenset({1, 2}),
    )
    assert _found(problem).members == (Condition(LINK, 1), Condition(FORCED_IN, 1), Condition(FORCED_IN, 2))
    assert _told(_found(problem)) == [
        (LINK, 1, NAN, NAN, True, 7.0),
        (FORCED_IN, 1, NAN, NAN, True, 5.0),
        (FORCED_IN, 2, NAN, NAN, True, 3.0),
    ]


def test_what_is_not_enough_comes_last() -> None:
    """The first is forced in and out, and with the second above the budget: the smaller conflict is told."""
    problem = _problem(
        [1, 1], _limit([9, 5], most=12), forced_in=frozenset({0, 1}), forced_out=frozenset({0}),
    )  # fmt: skip
    assert _told(_found(problem)) == [
        (FORCED_IN, 0, NAN, NAN, True, 1.0),
        (FORCED_OUT, 0, NAN, NAN, False, NAN),
    ]


def test_a_limit_with_another_conflict_behind_it_moves_by_what_its_own_conflict_needs() -> None:
    """Three days of two for the first; of the other two at least one, not both, and not one alone."""
    links = tuple(Link(kind, (1, 2)) for kind in (LinkKind.AT_MOST_ONE, LinkKind.ALL_OR_NONE, LinkKind.AT_LEAST_ONE))
    problem = _problem([1, 1, 1], _limit([3, 0, 0], most=2), links=links, forced_in=frozenset({0}))
    assert _told(_found(problem)) == [(MOST, 0, 1.0, 3.0, False, NAN), (FORCED_IN, 0, NAN, NAN, False, NAN)]
    # At least five of three and four days, and not the four.
    least = _problem([1, 1, 1, 1], _limit([3, 0, 0, 4], least=5), links=links, forced_out=frozenset({3}))
    assert _told(_found(least)) == [(LEAST, 0, 2.0, 3.0, False, NAN), (FORCED_OUT, 3, NAN, NAN, False, NAN)]


def test_a_limit_that_nothing_reaches_is_a_conflict_of_its_own() -> None:
    conflict = _found(_problem([1, 1, 1], _limit([3, 4, 9], least=17), forced_in=frozenset({0})))
    assert _told(conflict) == [(LEAST, 0, 1.0, 16.0, True, 3.0)]
    assert conflict.is_smallest


def test_without_rounds_any_conflict_will_do_but_none_of_its_members_is_idle() -> None:
    conflict = _found(TWO_FORCES, rounds=0)
    assert not conflict.is_smallest
    assert len(conflict.members) in {2, 3}
    assert _found(TWO_FORCES).is_smallest


def test_each_step_of_the_work_is_told() -> None:
    told: list[tuple[int, int]] = []
    find_conflict(TWO_FORCES, lambda done, of: told.append((done, of)))
    assert list(dict.fromkeys(told)) == [(0, 1), (1, 4), (2, 4), (3, 4)]
    # Once before, and again from within each search: ten for the conflict, two for the budget, one for each that is let
    # go.
    least = {(0, 1): 1 + 10, (1, 4): 1 + 2, (2, 4): 1 + 1, (3, 4): 1 + 1}
    assert all(told.count(step) >= times for step, times in least.items())


@pytest.mark.parametrize("step", [(0, 1), (1, 4), (3, 4)])
def test_whoever_hears_of_a_step_may_end_it(step: tuple[int, int]) -> None:
    class Enough(Exception):
        pass

    def report(done: int, of: int) -> None:
        if (done, of) == step:
            raise Enough

    with pytest.raises(Enough):
        find_conflict(TWO_FORCES, report)


@pytest.mark.parametrize(
    ("kind", "index", "bound", "left"),
    [
        (MOST, 0, 60.0, [(0.0, 60.0), (1.0, 9.0)]),
        (LEAST, 1, 0.5, [(0.0, 50.0), (0.5, 9.0)]),
        (FORCED_IN, 0, math.nan, [(0.0, 50.0), (1.0, 9.0)]),
    ],
)
def test_a_relief_changes_one_bound_or_drops_its_condition(
    kind: ConditionKind, index: int, bound: float, left: list[tuple[float, float]]
) -> None:
    problem = _problem([1, 2], _limit([3, 4], 0, 50), _limit([1, 1], 1, 9), forced_in=frozenset({0}))
    after = Relief(Condition(kind, index), 1.0, bound, is_enough=True, objective=0.0).apply_to(problem)
    assert [(limit.least, limit.most) for limit in after.limits] == left
    assert after.forced_in == (frozenset() if kind is FORCED_IN else {0})


def test_only_the_conditions_that_are_kept_are_left() -> None:
    problem = _problem([1, 2], _limit([3, 4], 0, 50), forced_in=frozenset({0}), forced_out=frozenset({1}))
    kept = [Condition(MOST, 0), Condition(FORCED_OUT, 1)]
    assert list(only(problem, kept).conditions()) == kept
    assert list(only(problem, []).conditions()) == []
