"""Curved, bisected and stepped value functions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.value_functions import (
    bisected,
    exponential,
    half_of_the_middle,
    rho_of_midvalue,
    smooth_gap,
    step_value,
)

ENDS = st.tuples(st.integers(-100, 100), st.integers(1, 200), st.booleans()).map(
    lambda each: (each[0], each[0] + each[1]) if each[2] else (each[0] + each[1], each[0])
)


@given(ENDS, st.floats(0.02, 0.98))
def test_what_was_said_to_be_worth_half_is_worth_half(ends: tuple[int, int], share: float) -> None:
    low, high = ends
    middle = low + share * (high - low)
    rho = rho_of_midvalue(low, high, middle)
    assert exponential([low, middle, high], low, high, rho) == pytest.approx([0.0, 0.5, 1.0], abs=1e-9)


@given(ENDS, st.sampled_from([-40.0, -3.0, 0.5, 7.0, float("inf")]), st.lists(st.floats(-500, 500), min_size=2))
def test_value_rises_from_the_worst_end_to_the_best_and_stays_there(
    ends: tuple[int, int], rho: float, xs: list[float]
) -> None:
    low, high = ends
    ordered = sorted(xs, reverse=low > high)
    values = exponential(ordered, low, high, rho)
    assert (np.diff(values) >= -1e-12).all()
    assert ((values >= 0) & (values <= 1)).all()


def test_an_infinite_constant_is_a_straight_line_and_a_missing_measure_stays_missing() -> None:
    assert exponential([0, 2.5, 10], 0, 10, float("inf")) == pytest.approx([0, 0.25, 1])
    assert rho_of_midvalue(0, 10, 5) == float("inf")
    assert np.isnan(exponential([np.nan], 0, 10, 3)).all()


@pytest.mark.parametrize("middle", [0, 10, -1, 11])
def test_what_is_worth_half_lies_inside_the_range(middle: float) -> None:
    with pytest.raises(ValueError, match="inside the range"):
        rho_of_midvalue(0, 10, middle)


@pytest.mark.parametrize(("low", "high", "rho"), [(0, 10, 0), (5, 5, 1)])
def test_a_value_function_needs_a_range_and_a_constant(low: float, high: float, rho: float) -> None:
    with pytest.raises(ValueError, match="needs a range"):
        exponential([1], low, high, rho)


def test_bisection_asks_for_the_half_and_then_for_the_halves_of_it() -> None:
    assert bisected(0, 10, [3]) == ((0, 0.0), (3, 0.5), (10, 1.0))
    assert bisected(10, 0, [8, 6, 3]) == ((10, 0.0), (8, 0.25), (6, 0.5), (3, 0.75), (0, 1.0))
    with pytest.raises(ValueError, match="from the worst end"):
        bisected(0, 10, [4, 3, 8])
    with pytest.raises(ValueError, match="one answer or three"):
        bisected(0, 10, [4, 5])


def test_between_two_steps_nothing_counts() -> None:
    anchors = [(10, 0.4), (0, 0.0), (20, 1.0)]
    assert step_value([-5, 0, 9.9, 10, 19, 20, 99], anchors).tolist() == [0, 0, 0, 0.4, 0.4, 1, 1]
    assert np.isnan(step_value([np.nan], anchors)).all()


def test_an_end_is_worth_its_whole_however_strong_the_bend() -> None:
    assert exponential([0, 10], 0, 10, -0.001).tolist() == [0, 1]
    assert exponential([10, 0], 10, 0, 0.001).tolist() == [0, 1]


@given(ENDS, st.floats(0.05, 0.95))
def test_answers_on_one_smooth_curve_have_no_gap(ends: tuple[int, int], share: float) -> None:
    low, high = ends
    middle = low + share * (high - low)
    rho = rho_of_midvalue(low, high, middle)
    xs = np.linspace(low, high, 20_001)
    first, last = (float(xs[np.abs(exponential(xs, low, high, rho) - each).argmin()]) for each in (0.25, 0.75))
    assert smooth_gap(low, high, (first, middle, last)) == pytest.approx(0, abs=1e-3)


def test_answers_that_bend_otherwise_lie_off_the_smooth_curve() -> None:
    assert smooth_gap(0, 100, (25, 50, 75)) == 0
    assert smooth_gap(0, 100, (10, 50, 75)) == pytest.approx(0.15)
    assert smooth_gap(100, 0, (75, 50, 40)) == pytest.approx(0.15)


def test_a_check_answer_is_held_against_the_half() -> None:
    assert half_of_the_middle((10, 20, 50), 20) == 0
    assert half_of_the_middle((10, 20, 50), 30) == pytest.approx(0.25)
    assert half_of_the_middle((50, 20, 10), 30) == pytest.approx(0.25)
