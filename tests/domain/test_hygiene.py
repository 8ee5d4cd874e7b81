"""Hints about scores: there where something is wrong, silent on well-spread scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.hygiene import (
    Spread,
    alike_drivers,
    copied,
    enough_for_ends,
    favour,
    narrow_weights,
    retest,
    spread,
    uses_no_end,
)

NAN = np.nan
FIVE = (0.0, 0.25, 0.5, 0.75, 1.0)
RUNS = 400


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ([0.5] * 4, Spread.ALIKE),
        ([0.5] * 3, Spread.WELL),
        ([0.5, 0.5, 0.5, 0.5, 0.75, 0.5, 0.5, 0.75], Spread.CLUSTERED),
        ([0.5, 0.5, 0.75], Spread.WELL),
        ([0.0, 0.25, 0.5, 0.75] * 4, Spread.NO_TOP),
        ([1.0, 0.25, 0.5, 0.75] * 4, Spread.NO_BOTTOM),
        ([0.0, 0.25, 0.5, 0.75, 1.0, NAN], Spread.WELL),
        ([], Spread.WELL),
        ([NAN] * 9, Spread.WELL),
    ],
)
def test_how_scores_use_five_levels(scores: list[float], found: Spread) -> None:
    assert spread(np.array(scores, dtype=np.float64), FIVE) is found


def test_a_measure_has_ends_too() -> None:
    assert spread(np.linspace(0.0, 0.7, 16), ()) is Spread.NO_TOP
    assert spread(np.linspace(0.0, 1.0, 16), ()) is Spread.WELL
    assert enough_for_ends(FIVE) == 14
    assert enough_for_ends(()) == 11


@pytest.mark.parametrize("count", [4, 8, 14, 24, 60])
@pytest.mark.parametrize("levels", [(0.0, 0.5, 1.0), FIVE, tuple(np.linspace(0, 1, 10)), ()])
def test_scores_spread_by_chance_are_seldom_remarked_on(count: int, levels: tuple[float, ...]) -> None:
    rng = np.random.default_rng(7)
    draw = (lambda: rng.choice(levels, count)) if levels else (lambda: rng.random(count))
    remarked = sum(spread(np.asarray(draw()), levels) is not Spread.WELL for _ in range(RUNS))
    assert remarked <= 0.11 * RUNS  # two ends at 5 % each


@given(st.integers(0, 10_000))
def test_every_remark_stays_when_a_scale_is_typed_the_other_way_round(seed: int) -> None:
    turned = {Spread.NO_TOP: Spread.NO_BOTTOM, Spread.NO_BOTTOM: Spread.NO_TOP}
    scores = np.random.default_rng(seed).choice(FIVE[1:], 20)
    found, other = spread(scores, FIVE), spread(1 - scores, FIVE)
    assert other is turned.get(found, found)


def test_two_drivers_that_order_alike() -> None:
    base = np.arange(8.0) * 12
    swapped = base[[1, 0, 2, 3, 4, 5, 6, 7]]
    points = np.column_stack([base, base**2 / 100, -base + 100, swapped])
    assert [(a, b) for a, b, _ in alike_drivers(points)] == [(0, 1), (0, 3), (1, 3)]
    assert alike_drivers(points[:7]) == []


def test_independent_drivers_are_seldom_taken_for_one() -> None:
    rng = np.random.default_rng(3)
    rooms = [rng.choice((0, 25, 50, 75, 100), (12, 6)).astype(np.float64) for _ in range(RUNS)]
    assert sum(bool(alike_drivers(each)) for each in rooms) <= 0.03 * RUNS


def test_a_weight_without_a_range_behind_it() -> None:
    points = np.column_stack([np.linspace(40, 60, 10), np.linspace(0, 100, 10), np.linspace(50, 60, 10)])
    assert narrow_weights(points, np.array([0.5, 0.4, 0.1])) == [0]
    assert narrow_weights(points[:4], np.array([0.5, 0.4, 0.1])) == []


def test_reasons_that_are_copied() -> None:
    growth, risk, reach = 1, 2, 3
    same = {
        (1, growth): "Opens two new markets.",
        (1, risk): "opens TWO new  markets",
        (2, growth): "Something else here",
    }
    assert copied(same) == [[(1, growth), (1, risk)]]
    assert copied({(1, growth): "see note", (1, risk): "see note"}) == []
    assert copied({(1, growth): "Opens two new markets.", (2, growth): "Opens two new markets."}) == []
    three = {(each, reach): "Opens two new markets." for each in (1, 2, 3)}
    assert copied(three) == [[(1, reach), (2, reach), (3, reach)]]


def test_an_owner_who_favours_the_own_initiative() -> None:
    others = np.array([[0.5, 0.25, NAN], [0.25, 0.25, 0.5]])
    assert favour(np.array([1.0, 0.75, NAN]), others) == pytest.approx((0.625 + 0.5) / 2)
    assert np.isnan(favour(np.array([1.0, NAN, NAN]), others))


def test_drift_is_a_shift_beyond_error() -> None:
    first = np.array([0.25, 0.5, 0.5, 0.75, 0.25, 0.5])
    assert retest(first, first + 0.25).is_drift
    assert not retest(first, first).is_drift
    assert not retest(first[:3], first[:3] + 0.25).is_drift
    assert not retest(first, first + np.array([0.25, -0.25, 0.25, -0.25, 0.25, 0.0])).is_drift
    assert not retest(first, np.full(6, NAN)).is_drift


def test_repeats_that_only_scatter_are_seldom_called_drift() -> None:
    rng = np.random.default_rng(5)
    called = 0
    for _ in range(RUNS):
        first = rng.choice(FIVE, 8)
        called += retest(first, np.clip(first + rng.choice((-0.25, 0, 0, 0.25), 8), 0, 1)).is_drift
    assert called <= 0.1 * RUNS


def test_a_ballot_without_either_end() -> None:
    middle = np.full((8, 2), 0.5)
    assert uses_no_end(middle, [FIVE, FIVE])
    assert not uses_no_end(middle[:1], [FIVE, FIVE])
    middle[3, 1] = 1.0
    assert not uses_no_end(middle, [FIVE, FIVE])
    assert not uses_no_end(np.full((3, 2), NAN), [FIVE, ()])
