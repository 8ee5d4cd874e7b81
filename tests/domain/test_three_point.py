"""Estimates of three points: closed forms, and samples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.three_point import Estimate, Shape, percentiles

POINTS = st.lists(st.integers(-1000, 1000), min_size=3, max_size=3).map(sorted)


@given(POINTS, st.sampled_from(Shape))
def test_quantiles_ascend_from_low_to_high(points: list[int], shape: Shape) -> None:
    low, likely, high = map(float, points)
    found = Estimate(low, likely, high).quantile(np.linspace(0, 1, 101), shape)
    assert (np.diff(found) >= -1e-9).all()
    assert (found[0], found[-1]) == pytest.approx((low, high))


@given(POINTS, st.sampled_from(Shape))
def test_the_mean_is_that_of_the_quantiles(points: list[int], shape: Shape) -> None:
    estimate = Estimate(*map(float, points))
    middles = (np.arange(20_000) + 0.5) / 20_000
    mean = float(estimate.quantile(middles, shape).mean())
    assert mean == pytest.approx(estimate.mean(shape), abs=2e-4 * (estimate.high - estimate.low) + 1e-9)


def test_triangular_by_its_formulas() -> None:
    estimate = Estimate(0.0, 1.0, 4.0)
    assert estimate.deviation(Shape.TRIANGULAR) == pytest.approx((13 / 18) ** 0.5)
    assert estimate.quantile(np.array([0.25]), Shape.TRIANGULAR)[0] == pytest.approx(1.0)


def test_pert_is_a_beta_distribution() -> None:
    drawn = 10 + 20 * np.random.default_rng(3).beta(2.0, 4.0, 400_000)
    ours = Estimate(10.0, 15.0, 30.0).quantile(np.array([0.05, 0.5, 0.95]), Shape.PERT)
    assert ours == pytest.approx(np.quantile(drawn, [0.05, 0.5, 0.95]), abs=0.05)


def test_what_is_known_is_known() -> None:
    sure = Estimate(5.0, 5.0, 5.0)
    assert sure.quantile(np.array([0.0, 0.7]), Shape.PERT).tolist() == [5.0, 5.0]
    assert sure.deviation(Shape.PERT) == sure.deviation(Shape.TRIANGULAR) == 0


@pytest.mark.parametrize("points", [(2.0, 1.0, 3.0), (1.0, 4.0, 3.0), (0.0, 0.0, np.inf), (np.nan, 0.0, 1.0)])
def test_points_that_do_not_ascend_are_refused(points: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="ascend"):
        Estimate(*points)


def test_percentiles() -> None:
    assert percentiles(np.arange(101.0)) == (10.0, 50.0, 90.0)
    assert np.isnan(percentiles(np.zeros(0))).all()
