"""Good portfolios to beat, and what a beginning could become: against a plain greedy sum, and worked by hand."""

import numpy as np
import pytest

from vmo_desktop.domain.dominance import BoolArray, Worth
from vmo_desktop.domain.portfolio_bounds import Incumbents, clearest_first, incumbents
from vmo_desktop.domain.scales import FloatArray

VALUES = np.array([60.0, 10, 40, 30])
USES = np.array([[3.0], [2], [4], [1]])


def _certain(*corners: list[float]) -> Worth:
    values = np.array(corners).T
    return Worth(values, values)


def _greedy(values: list[float], uses: list[float], left: float) -> float:
    """The most value within what is left of one resource, the last option in part (Dantzig 1957)."""
    total = 0.0
    for value, use in sorted(zip(values, uses, strict=True), key=lambda each: each[1] / each[0] if each[0] > 0 else 0):
        if value > 0:
            part = 1.0 if use == 0 else min(1.0, max(left, 0.0) / use)
            total, left = total + part * value, left - part * use
    return total


def _reach(values: FloatArray, uses: FloatArray, left: FloatArray, is_scarce: BoolArray) -> float:
    bounds = [_greedy(values.tolist(), uses[:, each].tolist(), float(left[each])) for each in np.flatnonzero(is_scarce)]
    return min([float(values[values > 0].sum()), *bounds])


def _is_beaten(known: Incumbents, begun: BoolArray, used: FloatArray, later: list[int]) -> bool:
    """By definition: at every corner one known portfolio is worth what can be reached at most, at one more."""
    worth, is_scarce = known.worth, np.asarray((known.uses >= 0).all(axis=0))
    for portfolio in known.portfolios:
        values = np.where(portfolio[:, np.newaxis], worth.low, worth.high)
        ahead = [
            float(portfolio @ worth.low[:, corner] - begun @ values[:, corner])
            - _reach(values[later, corner], known.uses[later], known.within - used, is_scarce)
            for corner in range(worth.low.shape[1])
        ]
        if min(ahead) >= -1e-9 and max(ahead) > 1e-9:
            return True
    return False


@pytest.mark.parametrize("spread", [0, 3])
def test_a_beginning_is_given_up_when_a_known_portfolio_beats_all_it_can_become(spread: int) -> None:
    beaten = 0
    for seed in range(12):
        rng = np.random.default_rng(seed)
        low = rng.integers(-1, 6, (7, 2)).astype(float)
        worth = Worth(low, low + rng.integers(0, spread + 1, (7, 2)))
        uses = rng.integers([[-1 if seed % 2 else 0, 0, 0]], 5, (7, 3)).astype(float)
        known = Incumbents(rng.random((4, 7)) < 0.5, worth, uses, np.array([4.0, 9.0, 7.0]))
        begun = np.column_stack((rng.random((40, 3)) < 0.4, np.zeros((40, 4), dtype=np.bool_)))
        used, later = begun @ uses, [3, 5, 4, 6][: 2 + seed % 3]
        found = known.dominate(begun, used, np.array(later))
        assert found.tolist() == [_is_beaten(known, *each, later) for each in zip(begun, used, strict=True)]
        beaten += int(np.count_nonzero(found))
    assert 60 < beaten < 420


def test_without_resources_all_that_is_worth_something_can_be_had() -> None:
    known = Incumbents(np.array([[True, True, False]]), _certain([3, 4, 2]), np.zeros((3, 0)), np.zeros(0))
    begun = np.array([[True, False, False], [False, False, False]])
    # 3 + 4 against 3 + 4, and against 4 + 2.
    assert known.dominate(begun, np.zeros((2, 0)), np.array([1])).tolist() == [False, True]
    assert known.dominate(begun, np.zeros((2, 0)), np.array([1, 2])).tolist() == [False, True]


def test_a_known_portfolio_is_filled_by_value_for_what_is_used() -> None:
    """Worth per use: 30, 20, 10, 5; the fourth and the first fit into 5, then neither of the others does."""
    known = incumbents(_certain(VALUES.tolist()), USES, np.array([5.0]))
    assert known.portfolios.tolist() == [[True, False, False, True]]
    assert (known.uses.tolist(), known.within.tolist()) == (USES.tolist(), [5.0])
    # Into 4 they fit just so; into 6 the second besides, as it uses 2.
    assert incumbents(_certain(VALUES.tolist()), USES, np.array([4.0])).portfolios.tolist() == [
        [True, False, False, True]
    ]
    assert incumbents(_certain(VALUES.tolist()), USES, np.array([6.0])).portfolios.tolist() == [
        [True, True, False, True]
    ]


def test_what_is_uncertain_is_filled_by_the_middle_of_its_range() -> None:
    worth = Worth(np.array([[50.0], [0], [10], [29]]), np.array([[70.0], [200], [12], [31]]))
    # In the middle 60, 100, 11 and 30, by use 20, 50, 2.75 and 30: the second, the fourth, then nothing of 3 or 4 fits.
    assert incumbents(worth, USES, np.array([5.0])).portfolios.tolist() == [[False, True, False, True]]


def test_two_resources_are_weighed_by_the_share_of_them_that_is_used() -> None:
    """Of 10 days and 100 euros 0.1 + 0.6 for 7, 0.5 + 0.1 for 12, 0.4 + 0.3 for 10: second, third, first."""
    uses, within = np.array([[1.0, 60], [5, 10], [4, 30]]), np.array([10.0, 100])
    assert incumbents(_certain([7, 12, 10]), uses, within).portfolios.tolist() == [[True, True, True]]
    assert incumbents(_certain([7, 12, 10]), uses, within - np.array([1, 0])).portfolios.tolist() == [
        [False, True, True]
    ]
    # A resource that some bring, or of which there is none, is no measure of what is used.
    brought = np.column_stack((uses, [[-9.0], [9], [0]], [[9.0], [0], [0]]))
    found = incumbents(_certain([7, 12, 10]), brought, np.array([9.0, 100, 0, 0])).portfolios
    assert found.tolist() == [[False, False, True]]


def test_what_an_option_requires_may_come_after_it() -> None:
    """The first uses one of what the second, worth nothing, brings; the third is worth nothing and brings nothing."""
    uses = np.array([[1.0, 2], [-1, 2], [0, 1]])
    assert incumbents(_certain([5, 0, 0]), uses, np.array([0.0, 4])).portfolios.tolist() == [[True, True, False]]
    assert incumbents(_certain([5, 0, 0]), uses, np.array([0.0, 3])).portfolios.tolist() == [[False, True, False]]


def test_what_is_not_within_the_conditions_is_no_portfolio_to_beat() -> None:
    """At least one of a kind is asked for, and nothing is of that kind."""
    assert incumbents(_certain([5]), np.array([[1.0, 0]]), np.array([9.0, -1])).portfolios.shape == (0, 1)
    assert incumbents(_certain([5]), np.array([[1.0, -1]]), np.array([9.0, -1])).portfolios.tolist() == [[True]]


def test_every_portfolio_to_beat_is_good_for_some_weights_and_none_beats_another() -> None:
    """Of three alternatives, for 10 and 0, 0 and 10, 6 and 6, the mixed weights find the third; the fourth is worse."""
    worth = _certain([10, 0, 6, 5], [0, 10, 6, 5])
    assert incumbents(worth, np.ones((4, 1)), np.ones(1)).portfolios.tolist() == [
        [False, False, True, False],
        [False, True, False, False],
        [True, False, False, False],
    ]


def test_first_comes_what_is_clearest_in_or_out() -> None:
    """Of 5 the fourth and the first use 4, so that the third is critical: 10 a unit, beyond which they are worth
    60 - 30, 10 - 20, 40 - 40 and 30 - 10."""
    assert clearest_first(_certain(VALUES.tolist()), USES, np.array([5.0])).tolist() == [0, 3, 1, 2]
    # Of 4 the first is critical, as it fills it: 20 a unit, 60 - 60, 10 - 40, 40 - 80, 30 - 20.
    assert clearest_first(_certain(VALUES.tolist()), USES, np.array([4.0])).tolist() == [2, 1, 3, 0]
    # All fits into 20: the worst for its use is critical, 5 a unit, 60 - 15, 10 - 10, 40 - 20, 30 - 5.
    assert clearest_first(_certain(VALUES.tolist()), USES, np.array([20.0])).tolist() == [0, 3, 2, 1]


def test_what_is_in_at_one_corner_and_out_at_another_is_not_clear() -> None:
    """At the first corner as above: 30, -10, 0 and 20. At the second 8.3, 12.5, 100 and 25 a share: the third and
    the fourth fill it, at 25 a share: 5 - 15, 5 - 10, 80 - 20 and 5 - 5. The clearest is ahead, or behind, at both."""
    worth = _certain(VALUES.tolist(), [5.0, 5, 80, 5])
    assert clearest_first(worth, USES, np.array([5.0])).tolist() == [1, 2, 3, 0]


def test_each_weight_fills_a_portfolio_of_its_own() -> None:
    """Of 4: at one end the first uses 3, at the other the second and the third 2 each; values may be below 1."""
    worth = _certain([1.0, 0, 0.6], [0, 1.0, 0.6])
    found = incumbents(worth, np.array([[3.0], [2], [2]]), np.array([4.0])).portfolios
    assert found.tolist() == [[False, True, True], [True, False, False]]


def test_the_same_options_give_the_same_portfolios_to_beat() -> None:
    rng = np.random.default_rng(1)
    values, uses = rng.random((40, 3)), rng.random((40, 1))
    first, second = (incumbents(Worth(values, values), uses, np.array([8.0])).portfolios for _ in range(2))
    assert len(first) > 20
    assert np.array_equal(first, second)
    assert (first @ uses <= 8.0).all()


def test_what_uses_nothing_of_a_scarce_resource_leaves_it_scarce() -> None:
    """Of a half: 0.3, nothing, 0.4, 0.1; the third is critical at 50 a share: 60 - 30, 15, 40 - 40 and 30 - 10."""
    uses, within = np.array([[0.3], [0.0], [0.4], [0.1]]), np.array([0.5])
    assert clearest_first(_certain([60, 15, 40, 30]), uses, within).tolist() == [0, 3, 1, 2]
