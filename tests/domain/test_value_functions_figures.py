"""Curved value functions by their formulas, and answers of a bisection to the figure."""

from math import exp, inf, log

import numpy as np
import pytest

from vmo_desktop.domain.value_functions import (
    bisected,
    exponential,
    half_of_the_middle,
    rho_of_midvalue,
    smooth_gap,
    step_value,
)


def _place(share: float, rho: float, width: float = 10.0) -> float:
    """How far from the worst end a share of the value is reached: (1 - e**(-x / rho)) / (1 - e**(-width / rho))."""
    return -rho * log(1 - share * (1 - exp(-width / rho)))


@pytest.mark.parametrize(
    ("x", "low", "high", "rho", "expected"),
    [
        (2.0, 0.0, 10.0, 5.0, (1 - exp(-0.4)) / (1 - exp(-2))),
        (2.0, 0.0, 10.0, -5.0, (exp(0.4) - 1) / (exp(2) - 1)),
        (5.0, 3.0, 13.0, 0.5, (1 - exp(-4)) / (1 - exp(-20))),
        (5.0, 3.0, 13.0, 1.0, (1 - exp(-2)) / (1 - exp(-10))),
        (5.0, 3.0, 13.0, -0.5, (exp(4) - 1) / (exp(20) - 1)),
        (11.0, 13.0, 3.0, 5.0, (1 - exp(-0.4)) / (1 - exp(-2))),
        (11.0, 13.0, 3.0, -5.0, (exp(0.4) - 1) / (exp(2) - 1)),
        (5.0, 3.0, 13.0, inf, 0.2),
        (5.0, 3.0, 13.0, -inf, 0.2),
        (11.0, 13.0, 3.0, inf, 0.2),
        (2.9, 3.0, 13.0, 5.0, 0.0),
        (99.0, 3.0, 13.0, 5.0, 1.0),
        (14.0, 13.0, 3.0, -5.0, 0.0),
        (2.0, 13.0, 3.0, -5.0, 1.0),
    ],
)
def test_the_exponential_value_of_kirkwood(x: float, low: float, high: float, rho: float, expected: float) -> None:
    assert float(exponential(x, low, high, rho)) == pytest.approx(expected, rel=1e-12)
    assert exponential([[x]], low, high, rho) == pytest.approx(np.array([[expected]]), rel=1e-12)
    assert exponential(x, low, high, rho).shape == ()


def test_the_best_end_is_worth_one_to_the_last_digit_whatever_the_numbers() -> None:
    for width in range(1, 400):
        for rho in (0.7, 3.3, -7.0, 41.0, -1000.0):
            assert exponential([0, width], 0, width, rho).tolist() == [0, 1]
    for width in range(2600, 3000):
        assert exponential(np.nextafter(width, 0), 0, width, 1000.0) <= 1


@pytest.mark.parametrize(("low", "high", "rho"), [(0.0, 10.0, 0.0), (5.0, 5.0, 3.0)])
def test_a_value_function_needs_a_range_and_a_constant(low: float, high: float, rho: float) -> None:
    with pytest.raises(ValueError, match=r"^a value function needs a range and a constant that is not 0$"):
        exponential(1.0, low, high, rho)


@pytest.mark.parametrize("rho", [0.05, 0.5, 1.0, 5.0, 400.0, -0.05, -1.0, -5.0, -400.0])
def test_the_constant_is_found_again_from_what_is_worth_half(rho: float) -> None:
    middle = _place(0.5, rho)
    assert rho_of_midvalue(3.0, 13.0, 3 + middle) == pytest.approx(rho, rel=1e-6)
    assert rho_of_midvalue(13.0, 3.0, 13 - middle) == pytest.approx(rho, rel=1e-6)


def test_next_to_the_middle_is_not_the_middle() -> None:
    assert rho_of_midvalue(0.0, 8.0, 4.0) == inf
    assert rho_of_midvalue(0.0, 8.0, 4 - 1e-6) == pytest.approx(
        8e6, rel=1e-3
    )  # width / (8 * what it is off, as a share)
    assert rho_of_midvalue(0.0, 8.0, 4 + 1e-6) == pytest.approx(-8e6, rel=1e-3)


@pytest.mark.parametrize("middle", [3.0, 13.0, 2.0, 14.0])
def test_what_is_worth_half_lies_inside_the_range(middle: float) -> None:
    with pytest.raises(ValueError, match=r"^what is worth half lies inside the range$"):
        rho_of_midvalue(3.0, 13.0, middle)


@pytest.mark.parametrize(
    "wrong", [(5.0, 5.0, 8.0), (5.0, 6.0, 5.5), (0.0, 5.0, 8.0), (2.0, 5.0, 10.0), (-1.0, 5.0, 8.0)]
)
def test_answers_run_from_the_worst_end_to_the_best(wrong: tuple[float, ...]) -> None:
    for low, high, answers in ((0.0, 10.0, wrong), (10.0, 0.0, tuple(10 - each for each in wrong))):
        with pytest.raises(ValueError, match=r"^the answers run from the worst end to the best$"):
            bisected(low, high, answers)


@pytest.mark.parametrize("count", [0, 2, 4])
def test_one_answer_or_three(count: int) -> None:
    with pytest.raises(ValueError, match=r"^one answer or three$"):
        bisected(0.0, 10.0, [1.0, 2.0, 3.0, 4.0][:count])


def test_answers_a_small_way_apart() -> None:
    assert bisected(0.0, 1.0, [0.25, 0.5, 0.75]) == ((0.0, 0.0), (0.25, 0.25), (0.5, 0.5), (0.75, 0.75), (1.0, 1.0))
    assert bisected(1.0, 0.0, [0.5]) == ((1.0, 0.0), (0.5, 0.5), (0.0, 1.0))


@pytest.mark.parametrize("rho", [2.0, 7.0, -2.0, -7.0])
def test_the_gap_is_how_far_the_worse_of_two_answers_lies_off_the_curve(rho: float) -> None:
    first, middle, last = (_place(share, rho) for share in (0.25, 0.5, 0.75))
    for off, other in ((0.4, 0.1), (0.1, 0.4), (-0.4, 0.1), (0.1, -0.4)):
        there = (3 + first + off, 3 + middle, 3 + last + other)
        assert smooth_gap(3.0, 13.0, there) == pytest.approx(0.04, abs=1e-9)
        back = (13 - first - off, 13 - middle, 13 - last - other)
        assert smooth_gap(13.0, 3.0, back) == pytest.approx(0.04, abs=1e-9)


def test_a_check_answer_is_held_against_the_middle_one() -> None:
    assert half_of_the_middle((10, 25, 30), 20) == pytest.approx(0.25)
    assert half_of_the_middle((0.5, 0.25, 0.25), 0.5) == pytest.approx(1.0)


def test_a_step_is_reached_at_its_start() -> None:
    anchors = [(3.0, 40.0), (1.0, 10.0)]
    assert step_value([[0.0, 1.0], [2.999, 3.0]], anchors).tolist() == [[10.0, 10.0], [10.0, 40.0]]
    assert float(step_value(5, [(7.0, 30.0)])) == 30.0
    assert np.isnan(step_value(float("nan"), anchors))
