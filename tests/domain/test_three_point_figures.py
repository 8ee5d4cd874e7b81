"""Estimates of three points by hand: means, deviations, and quantiles of distributions in closed form."""

from math import inf, nan

import numpy as np
import pytest

from vmo_desktop.domain.three_point import Estimate, Shape, percentiles

LOPSIDED = Estimate(3.0, 5.0, 10.0)


def test_means_and_deviations_of_the_formulas() -> None:
    assert LOPSIDED.mean(Shape.TRIANGULAR) == pytest.approx((3 + 5 + 10) / 3)
    assert LOPSIDED.mean(Shape.PERT) == pytest.approx((3 + 4 * 5 + 10) / 6)
    assert LOPSIDED.deviation(Shape.TRIANGULAR) == pytest.approx(((9 + 25 + 100 - 15 - 30 - 50) / 18) ** 0.5)
    assert LOPSIDED.deviation(Shape.PERT) == pytest.approx(7 / 6)


def test_a_known_amount_has_no_deviation_whatever_the_last_digit_says() -> None:
    for amount in (0.1, 1.1, 3.3, -7.7, 1e9 + 0.1):
        assert Estimate(amount, amount, amount).deviation(Shape.TRIANGULAR) == 0.0


@pytest.mark.parametrize(
    ("estimate", "share", "expected"),
    [
        (Estimate(10.0, 10.0, 30.0), 1 - 0.75**5, 15.0),  # beta(1, 5): 1 - (1 - x)**5
        (Estimate(10.0, 30.0, 30.0), 0.5**5, 20.0),  # beta(5, 1): x**5
        (Estimate(-1.0, 1.0, 3.0), 0.5, 1.0),
        (Estimate(0.0, 0.5, 1.0), 10 / 64 - 15 / 256 + 6 / 1024, 0.25),  # beta(3, 3): 10 x**3 - 15 x**4 + 6 x**5
    ],
)
def test_pert_quantiles_in_closed_form(estimate: Estimate, share: float, expected: float) -> None:
    assert estimate.quantile(np.array([share]), Shape.PERT) == pytest.approx([expected], abs=1e-6)


@pytest.mark.parametrize(
    ("estimate", "share", "expected"),
    [
        (LOPSIDED, 2 / 7, 5.0),  # the likeliest has so much below it
        (LOPSIDED, 0.5**2 * 2 / 7, 4.0),  # half way up to it, a quarter of that
        (LOPSIDED, 1 - 0.4**2 * 5 / 7, 8.0),  # two fifths of the way down from the high end
        (Estimate(0.0, 0.25, 1.0), 1.0, 1.0),
        (Estimate(2.0, 2.0, 3.0), 0.75, 2.5),
        (Estimate(2.0, 3.0, 3.0), 0.25, 2.5),
    ],
)
def test_triangular_quantiles_in_closed_form(estimate: Estimate, share: float, expected: float) -> None:
    assert estimate.quantile(np.array([share]), Shape.TRIANGULAR) == pytest.approx([expected])


@pytest.mark.parametrize("shape", Shape)
def test_quantiles_have_the_form_of_the_shares(shape: Shape) -> None:
    halves = np.full((2, 3), 0.5)
    assert Estimate(1.0, 2.0, 3.0).quantile(halves, shape) == pytest.approx(np.full((2, 3), 2.0))
    assert Estimate(4.0, 4.0, 4.0).quantile(halves, shape).tolist() == [[4.0] * 3] * 2


@pytest.mark.parametrize(
    "points", [(1.0, 0.5, 0.5), (0.5, 0.5, 0.25), (-inf, 0.0, 1.0), (0.0, nan, 1.0), (0.0, 1.0, nan)]
)
def test_points_that_do_not_ascend_are_refused(points: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match=r"^low, most likely and high ascend$"):
        Estimate(*points)


def test_points_may_be_one_at_either_end() -> None:
    assert Estimate(1.0, 1.0, 2.0).mean(Shape.TRIANGULAR) == pytest.approx(4 / 3)
    assert Estimate(1.0, 2.0, 2.0).mean(Shape.TRIANGULAR) == pytest.approx(5 / 3)


def test_percentiles_of_few_samples_are_straight_between_them() -> None:
    assert percentiles(np.array([30.0, 10.0, 20.0])) == pytest.approx((12.0, 20.0, 28.0))
    assert percentiles(np.array([4.0])) == (4.0, 4.0, 4.0)
