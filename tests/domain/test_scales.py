"""Scales: from a typed score to points of value."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.scales import Scale

IMPACT = Scale.levels([(0, 0), (1, 10), (2, 30), (3, 60), (4, 100)])
BOUNDS = st.tuples(st.integers(-1000, 1000), st.integers(1, 1000)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def test_a_level_is_worth_its_points() -> None:
    assert IMPACT.value([0, 1, 2, 3, 4]).tolist() == [0, 10, 30, 60, 100]


def test_between_two_levels_the_value_is_linear() -> None:
    assert IMPACT.value(2.5) == 45


def test_levels_may_be_given_in_any_order() -> None:
    assert Scale.levels([(4, 100), (0, 0)]) == Scale.levels([(0, 0), (4, 100)])


def test_fewer_points_for_a_higher_level_are_allowed() -> None:
    risk = Scale.levels([(1, 100), (5, 0)])
    assert risk.value([1, 2, 5]).tolist() == [100, 75, 0]


def test_a_measure_is_linear_from_0_to_100_points() -> None:
    assert Scale.measure(50, 150, higher_is_better=True).value([50, 75, 150]).tolist() == [0, 25, 100]


def test_a_measure_where_lower_is_better_runs_down() -> None:
    assert Scale.measure(50, 150, higher_is_better=False).value([50, 75, 150]).tolist() == [100, 75, 0]


def test_a_missing_score_is_never_zero() -> None:
    value = IMPACT.value([np.nan, 0.0])
    assert np.isnan(value[0])
    assert value[1] == 0


def test_the_shape_of_the_scores_is_kept() -> None:
    assert IMPACT.value(np.zeros((3, 2))).shape == (3, 2)


@pytest.mark.parametrize("score", [-0.001, 4.001, float("nan"), float("inf"), float("-inf")])
def test_scores_off_the_scale_are_not_accepted(score: float) -> None:
    assert not IMPACT.accepts(score)


@pytest.mark.parametrize("score", [0.0, 2.5, 4.0])
def test_scores_on_the_scale_are_accepted(score: float) -> None:
    assert IMPACT.accepts(score)


def test_a_scale_without_levels_accepts_nothing_and_knows_no_value() -> None:
    empty = Scale.levels([])
    assert not empty.accepts(0.0)
    assert np.isnan(empty.value([0.0, 1.0])).all()
    assert np.isnan(empty.low)
    assert np.isnan(empty.high)


def test_one_level_alone_is_worth_its_points() -> None:
    assert Scale.levels([(3, 70)]).value([3.0]).tolist() == [70]


def test_a_range_without_width_tells_nothing_apart() -> None:
    flat = Scale.measure(7, 7, higher_is_better=True)
    assert flat.value([7.0, 7.0]).tolist() == [0, 0]


def test_a_range_upside_down_accepts_nothing() -> None:
    wrong = Scale.measure(9, 7, higher_is_better=True)
    assert not wrong.accepts(8.0)
    assert np.isnan(wrong.value([8.0])).all()


@given(bounds=BOUNDS, shares=st.lists(st.floats(0, 1), min_size=2), higher=st.booleans())
def test_value_lies_between_0_and_100_and_follows_the_direction(
    bounds: tuple[int, int], shares: list[float], higher: bool
) -> None:
    low, high = bounds
    scores = np.sort(low + (high - low) * np.asarray(shares))
    value = Scale.measure(low, high, higher_is_better=higher).value(scores)
    assert ((value >= 0) & (value <= 100)).all()
    steps = np.diff(value)
    assert (steps >= 0).all() if higher else (steps <= 0).all()


@given(bounds=BOUNDS, share=st.floats(0, 1))
def test_both_directions_of_one_measure_add_up_to_100(bounds: tuple[int, int], share: float) -> None:
    low, high = bounds
    score = low + (high - low) * share
    up = Scale.measure(low, high, higher_is_better=True).value(score)
    down = Scale.measure(low, high, higher_is_better=False).value(score)
    assert up + down == pytest.approx(100)
