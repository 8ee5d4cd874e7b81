"""What a portfolio is worth, costs and uses, and what it breaks: plain sums, up to the last digit that counts."""

from typing import Any

import numpy as np
import pytest

from vmo_desktop.domain.portfolio import (
    Choice,
    Condition,
    ConditionKind,
    Limit,
    Link,
    LinkKind,
    PortfolioProblem,
    Status,
    Synergy,
)
from vmo_desktop.domain.portfolio_sums import (
    broken_conditions,
    is_funded,
    is_portfolio,
    limit_use,
    portfolio_cost,
    portfolio_value,
)

LEAST, MOST = ConditionKind.LEAST, ConditionKind.MOST


def _problem(limits: tuple[Limit, ...] = (), **more: Any) -> PortfolioProblem:
    """Three initiatives, the first with two levels; the second may be funded from a quarter on."""
    owner, values, costs = np.array([0, 0, 1, 2]), np.array([5.0, 8.0, 4.0, 3.0]), np.array([20.0, 50.0, 30.0, 10.0])
    return PortfolioProblem(3, owner, values, costs, np.array([1, 1, 0.25, 1.0]), limits, **more)


def _pair(first: int, second: int, *relief: float) -> Synergy:
    return Synergy(first, second, value=3, saving=7, relief=np.array(relief))


def test_a_synergy_counts_in_full_as_soon_as_both_are_funded_however_small_the_share() -> None:
    problem = _problem((Limit(np.array([2.0, 5, 4, 1])),), synergies=(_pair(0, 1, 0.5),))
    shares = np.array([0, 1, 0.25, 0])
    # 8 + 4 / 4 + 3; 50 + 30 / 4 - 7; 5 + 4 / 4 - 0.5.
    assert portfolio_value(problem, shares) == 12
    assert portfolio_cost(problem, shares) == 50.5
    assert limit_use(problem, 0, shares) == 5.5
    alone = np.array([0, 1, 0, 1.0])
    assert (portfolio_value(problem, alone), portfolio_cost(problem, alone), limit_use(problem, 0, alone)) == (
        11,
        60,
        6,
    )
    counted = _problem((Limit(np.array([2.0, 5, 4, 1]), is_count=True),), synergies=(_pair(0, 1, 0.5),))
    assert limit_use(counted, 0, shares) == 5 + 4 - 0.5
    # A billionth is nothing.
    assert limit_use(counted, 0, np.array([0, 0, 1e-9, 1.0])) == 1
    assert is_funded(problem, shares).tolist() == [True, True, False]
    assert is_funded(problem, np.array([1e-9, 0, 1.1e-9, 0])).tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("shares", "is_one"),
    [
        ([0, 0, 0, 0], True),
        ([1, 0, 0.25, 1], True),
        ([0, 1, 1, 0], True),
        ([1, 1, 0, 0], False),  # two levels of one initiative
        ([0, 0, 0.2499, 0], False),  # less than its least share
        ([0.9, 0, 0, 0], False),
        ([0, 0, 0.25 - 1e-10, 0], True),  # a solver misses by that much
        ([0, 0, 0.25 - 3e-10, 0], False),
        ([0, 0, 0, 1 + 5e-10], True),
        ([0, 0, 0, 1 + 5e-9], False),
        ([0, 0, 0, -1e-12], False),
        ([1e-9, 1, 0, 0], True),  # nothing of the first level
        ([1.1e-9, 1, 0, 0], False),
    ],
)
def test_shares_that_can_be_funded_at_all(shares: list[float], is_one: bool) -> None:
    assert is_portfolio(_problem(), np.array(shares)) is is_one


@pytest.mark.parametrize(
    ("limit", "shares", "broken"),
    [
        # Of two billion units two may be missed: a millionth of a thousandth.
        (Limit(np.array([0, 0, 0, 2e9 + 2]), most=2e9), [0, 0, 0, 1], ()),
        (Limit(np.array([0, 0, 0, 2e9 + 3]), most=2e9), [0, 0, 0, 1], (MOST,)),
        (Limit(np.array([0, 0, 0, 2e9 - 2]), least=2e9), [0, 0, 0, 1], ()),
        (Limit(np.array([0, 0, 0, 2e9 - 3]), least=2e9), [0, 0, 0, 1], (LEAST,)),
        # What is relieved counts: 3e9 used, all but 4 relieved, of which 3 may be missed.
        (Limit(np.array([1e9, 0, 0, 2e9]), most=0), [1, 0, 0, 1], (MOST,)),
        (Limit(np.array([1e9, 0, 0, 2e9]), most=1), [1, 0, 0, 1], ()),
        # And of a bound of six billion, used up to 4, six.
        (Limit(np.array([-1e9, 0, 0, -2e9]), least=-6e9 + 9), [1, 0, 0, 1], ()),
        (Limit(np.array([-1e9, 0, 0, -2e9]), least=-6e9 + 11), [1, 0, 0, 1], (LEAST,)),
        (Limit(np.array([10.0, 20, 8, 4]), least=10, most=10), [0, 0, 0.75, 1], ()),
        (Limit(np.array([10.0, 20, 8, 4]), least=10, most=10), [0, 0, 0.5, 1], (LEAST,)),
        (Limit(np.array([10.0, 20, 8, 4]), least=10, most=10), [0, 0, 1, 1], (MOST,)),
        # Where initiatives are counted a part counts in full.
        (Limit(np.ones(4), least=2, is_count=True), [0, 0, 0.25, 1], ()),
        (Limit(np.ones(4), most=1, is_count=True), [0, 0, 0.25, 1], (MOST,)),
    ],
)
def test_a_limit_holds_up_to_a_billionth_of_its_size(
    limit: Limit, shares: list[float], broken: tuple[ConditionKind, ...]
) -> None:
    problem = _problem((limit,), synergies=(_pair(0, 2, 3e9 - 4),))
    assert broken_conditions(problem, np.array(shares)) == tuple(Condition(kind, 0) for kind in broken)


@pytest.mark.parametrize(
    ("kind", "members", "kept"),
    [
        # Which of nothing, the first, the second, both, all three keep the link.
        (LinkKind.REQUIRES, (0, 1), [True, False, True, True, True]),
        (LinkKind.REQUIRES, (1, 0), [True, True, False, True, True]),
        (LinkKind.ALL_OR_NONE, (0, 1, 2), [True, False, False, False, True]),
        (LinkKind.AT_MOST_ONE, (0, 1, 0), [True, True, True, False, False]),
        (LinkKind.AT_LEAST_ONE, (1, 2), [False, False, True, True, True]),
        (LinkKind.AT_LEAST_ONE, (), [True] * 5),
    ],
)
def test_which_portfolios_keep_a_link(kind: LinkKind, members: tuple[int, ...], kept: list[bool]) -> None:
    problem = _problem(links=(Link(kind, members),))
    portfolios = ([0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 1, 1, 0], [0, 1, 1, 1])
    broken = [broken_conditions(problem, np.array(each, dtype=float)) for each in portfolios]
    assert broken == [() if each else (Condition(ConditionKind.LINK, 0),) for each in kept]


def test_conditions_are_listed_and_dropped_one_by_one() -> None:
    problem = _problem(
        (Limit(np.ones(4), least=1.0), Limit(np.ones(4)), Limit(np.ones(4), 0.0, 3.0)),
        links=(Link(LinkKind.AT_LEAST_ONE, (0,)), Link(LinkKind.REQUIRES, (0, 1))),
        forced_in=frozenset({2, 0}),
        forced_out=frozenset({1}),
    )
    listed = [
        Condition(LEAST, 0),
        Condition(LEAST, 2),
        Condition(MOST, 2),
        Condition(ConditionKind.LINK, 0),
        Condition(ConditionKind.LINK, 1),
        Condition(ConditionKind.FORCED_IN, 0),
        Condition(ConditionKind.FORCED_IN, 2),
        Condition(ConditionKind.FORCED_OUT, 1),
    ]
    assert list(problem.conditions()) == listed
    nothing = np.zeros(4)
    broken = (listed[0], listed[3], listed[5], listed[6])
    assert broken_conditions(problem, nothing) == broken
    assert broken_conditions(problem, np.array([1.0, 0, 1, 0])) == (listed[6], listed[7])
    for dropped in listed:
        fewer = problem.without(dropped)
        # A link that is dropped keeps its place, without members.
        assert list(fewer.conditions()) == [
            each for each in listed if each != dropped or each.kind is ConditionKind.LINK
        ]
        assert broken_conditions(fewer, nothing) == tuple(each for each in broken if each != dropped)
    assert problem.without(listed[4]).links == (problem.links[0], Link(LinkKind.REQUIRES, ()))


def test_another_bound_of_a_limit_leaves_all_else_as_it_is() -> None:
    problem = _problem(
        (Limit(np.ones(4), 1.0, 2.0), Limit(np.full(4, 7.0), 3.0, 4.0, is_count=True), Limit(np.ones(4)))
    )
    changed = problem.with_limit(1, most=9.0).with_limit(0, least=0.0)
    assert [(each.least, each.most) for each in changed.limits] == [
        (0.0, 2.0), (3.0, 9.0), (-float("inf"), float("inf")),
    ]  # fmt: skip
    assert (changed.limits[1].use.tolist(), changed.limits[1].is_count) == ([7.0] * 4, True)
    assert problem.with_limit(1, least=0.0).limits[1].least == 0.0


@pytest.mark.parametrize(
    ("status", "objective", "bound", "gap"),
    [
        (Status.OPTIMAL, 40.0, 40.0 + 1e-9, 0.0),
        (Status.FEASIBLE, 40.0, 50.0, 0.25),
        (Status.FEASIBLE, -40.0, -30.0, 0.25),
        (Status.FEASIBLE, 0.0, 1e-12, 1.0),
        (Status.UNKNOWN, float("nan"), 50.0, float("nan")),
    ],
)
def test_the_gap_is_how_far_the_bound_is_above_the_value(
    status: Status, objective: float, bound: float, gap: float
) -> None:
    choice = Choice(status, np.zeros(4), objective, bound, 0.0)
    assert choice.gap == pytest.approx(gap, nan_ok=True, rel=1e-12)
    assert choice.is_found is (status in {Status.OPTIMAL, Status.FEASIBLE})
