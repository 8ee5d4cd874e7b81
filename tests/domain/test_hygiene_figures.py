"""Hints about scores at the very edges of their thresholds."""

from math import sqrt

import numpy as np
import pytest

from vmo_desktop.domain.hygiene import (
    Retest,
    Spread,
    alike_drivers,
    copied,
    enough_for_ends,
    even_spread,
    favour,
    narrow_weights,
    retest,
    spread,
    uses_no_end,
)

NAN = np.nan
FIVE = (0.0, 0.25, 0.5, 0.75, 1.0)


def test_even_scores_on_levels_and_on_a_measure() -> None:
    assert even_spread((0.0, 1.0)) == 0.5
    assert even_spread(FIVE) == pytest.approx(sqrt(0.125))
    assert even_spread(()) == even_spread((0.5,)) == sqrt(1 / 12)
    # The smallest n with (1 - 1/levels)^n < 5 %; on a measure with 3/4.
    assert [enough_for_ends(each) for each in ((0.0, 1.0), (0.0, 0.5, 1.0), FIVE, (0.5,), ())] == [5, 8, 14, 11, 11]


@pytest.mark.parametrize(
    ("scores", "levels", "found"),
    [
        ([0.5] * 3 + [NAN], (0.0, 1.0), Spread.WELL),
        ([0.25, 0.75] * 4, (0.0, 1.0), Spread.WELL),  # half of an even spread exactly
        ([0.26, 0.75] * 4, (0.0, 1.0), Spread.CLUSTERED),
        ([0.3, 0.7] * 3 + [0.5], (0.0, 1.0), Spread.WELL),  # seven only
        ([0.0, 0.875] * 7, FIVE, Spread.WELL),
        ([0.0, 0.87] * 7, FIVE, Spread.NO_TOP),
        ([1.0, 0.125] * 7, FIVE[::-1], Spread.WELL),
        ([1.0, 0.13] * 7, FIVE[::-1], Spread.NO_BOTTOM),
        ([1.0, 0.13] * 6 + [1.0], FIVE, Spread.WELL),  # thirteen only
        ([0.0] * 5 + [0.75] * 6, (), Spread.WELL),
        ([0.0] * 5 + [0.74] * 6, (), Spread.NO_TOP),
        ([0.0] * 5 + [0.74] * 5, (), Spread.WELL),
        ([1.0] * 5 + [0.25] * 6, (), Spread.WELL),
        ([1.0] * 5 + [0.26] * 6, (), Spread.NO_BOTTOM),
    ],
)
def test_how_scores_use_a_scale(scores: list[float], levels: tuple[float, ...], found: Spread) -> None:
    assert spread(np.array(scores), levels) is found


def test_the_rank_correlation_of_drivers_that_order_alike() -> None:
    base = np.arange(8.0)
    swapped = base[[1, 0, 2, 3, 4, 5, 6, 7]]  # 1 - 6 * 2 / (8 * 63)
    gone = np.where(base == 3, NAN, base)
    ((a, b, rho),) = alike_drivers(np.column_stack([base, gone, swapped]))
    assert (a, b) == (0, 2)
    assert rho == pytest.approx(1 - 12 / 504)


def test_a_weight_is_narrow_below_a_quarter_of_the_scale() -> None:
    quarter = np.linspace(50, 75, 8)
    points = np.column_stack([quarter, quarter * 0.9, np.where(quarter == 50, NAN, 60), np.linspace(0, 100, 8)])
    assert narrow_weights(points, np.full(4, 0.25)) == [1]
    assert narrow_weights(points, np.array([0.26, 0.24, 0.25, 0.25])) == []
    assert narrow_weights(np.full((8, 1), 50.0), np.array([0.6])) == []  # of one driver the average is 1
    assert narrow_weights(np.zeros((8, 0)), np.zeros(0)) == []


@pytest.mark.parametrize(
    ("reasons", "found"),
    [
        ({(1, 1): "Twelve, letters", (1, 2): "twelveletters!"}, [[(1, 1), (1, 2)]]),
        ({(1, 1): "abcdefghijkl", (1, 2): "ABC def GHI jkl"}, [[(1, 1), (1, 2)]]),
        ({(1, 1): "abcdefghijk", (1, 2): "abcdefghijk"}, []),
        ({(1, 1): "abcdefghijkl", (2, 1): "abcdefghijkl"}, []),
        (
            {(1, 1): "abcdefghijkl", (2, 1): "abcdefghijkl", (2, 2): "abcdefghijkl"},
            [[(1, 1), (2, 1), (2, 2)]],
        ),
    ],
)
def test_copied_reasons(reasons: dict[tuple[int, int], str], found: list[list[tuple[int, int]]]) -> None:
    assert copied(reasons) == found


def test_favour_is_the_mean_over_drivers_that_both_scored() -> None:
    others = np.array([[0.2, NAN, 0.5, NAN], [0.4, NAN, NAN, 1.0]])
    # 0.1 - 0.3 and 0.9 - 0.5; nobody else scored the second driver, the owner not the fourth.
    assert favour(np.array([0.1, 1.0, 0.9, NAN]), others) == pytest.approx(0.1)
    assert np.isnan(favour(np.array([0.1, 1.0, NAN, NAN]), others))


def test_the_shift_and_error_of_scores_given_again() -> None:
    found = retest(np.array([0.25, 0.5, NAN, 0.5, 0.1]), np.array([0.5, 0.5, 0.5, 0.5, NAN]))
    assert found.count == 3
    assert found.shift == pytest.approx(0.25 / 3)
    assert found.error == pytest.approx(np.std([0.25, 0, 0], ddof=1) / sqrt(2))
    two = retest(np.array([0.0, 0.0]), np.array([0.25, 0.5]))
    assert (two.count, two.shift, two.error) == pytest.approx((2, 0.375, 0.125))
    one = retest(np.array([0.25, NAN]), np.array([0.5, 0.5]))
    assert (one.count, one.shift) == (1, 0.25)
    assert np.isnan(one.error)
    none = retest(np.array([NAN]), np.array([0.5]))
    assert none.count == 0
    assert np.isnan([none.shift, none.error]).all()


@pytest.mark.parametrize(
    ("found", "is_drift"),
    [
        (Retest(5, 0.1, 0.0), True),
        (Retest(5, -0.1, 0.0), True),
        (Retest(4, 0.5, 0.0), False),
        (Retest(5, 0.09, 0.0), False),
        (Retest(8, 0.2, 0.2), False),  # 2 * 0.2 * sqrt(2 / 8) is as much
        (Retest(8, -0.2, 0.19), True),
        (Retest(8, -0.2, 0.21), False),
    ],
)
def test_a_drift_matters_and_is_beyond_chance(found: Retest, is_drift: bool) -> None:
    assert found.is_drift is is_drift


@pytest.mark.parametrize(
    ("scores", "levels", "found"),
    [
        ([[0.5]] * 6, [FIVE], True),  # 0.6^6 = 4.7 %
        ([[0.5]] * 5, [FIVE], False),  # 0.6^5 = 7.8 %
        ([[0.5]] * 5, [()], True),  # 0.5^5 = 3.1 %
        ([[0.5]] * 4, [()], False),
        ([[0.5]] * 6, [()], True),
        ([[0.5]] * 4, [(0.5,)], False),
        ([[0.5]] * 5, [(0.5,)], True),
        ([[0.5]] * 3, [(0.0, 0.5, 1.0)], True),  # 1/3^3 = 3.7 %
        ([[0.5, 0.5]] * 3, [FIVE, ()], True),  # 0.6^3 * 0.5^3 = 2.7 %
        ([[0.5, 0.5]] * 2, [FIVE, ()], False),  # 9 %
        ([[0.5]] * 6 + [[0.125]], [FIVE], False),
        ([[0.5]] * 6 + [[0.13]], [FIVE], True),
        ([[0.5]] * 6 + [[0.875]], [FIVE], False),
        ([[0.5]] * 6 + [[0.87]], [FIVE], True),
        ([[0.5]] * 6 + [[0.25]], [()], False),
        ([[0.5]] * 6 + [[0.75]], [()], False),
        ([[0.5]] * 9, [(0.0, 1.0)], False),
        ([[NAN]] * 9, [FIVE], False),
    ],
)
def test_who_stays_away_from_both_ends(scores: list[list[float]], levels: list[tuple[float, ...]], found: bool) -> None:
    assert uses_no_end(np.array(scores), levels) is found
