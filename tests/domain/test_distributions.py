"""Tails of distributions against printed tables and closed forms."""

from math import exp, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.distributions import chi_square_tail, f_tail, incomplete_beta


@pytest.mark.parametrize(
    ("critical", "freedom", "probability"),
    [(3.841, 1, 0.05), (5.991, 2, 0.05), (18.307, 10, 0.05), (30.144, 19, 0.05), (135.807, 100, 0.01)],
)
def test_critical_values_of_chi_square_tables(critical: float, freedom: int, probability: float) -> None:
    assert chi_square_tail(critical, freedom) == pytest.approx(probability, abs=2e-5)


@given(st.floats(0.01, 200.0))
def test_two_degrees_of_freedom_are_exponential(statistic: float) -> None:
    assert chi_square_tail(statistic, 2) == pytest.approx(exp(-statistic / 2))


@pytest.mark.parametrize(
    ("critical", "above", "below", "probability"),
    [(4.965, 1, 10, 0.05), (2.901, 5, 15, 0.05), (4.556, 5, 15, 0.01), (3.838, 3, 120, 0.0115)],
)
def test_critical_values_of_f_tables(critical: float, above: int, below: int, probability: float) -> None:
    assert f_tail(critical, above, below) == pytest.approx(probability, abs=5e-5)


@given(st.floats(0.0, 1.0), st.floats(0.2, 60.0), st.floats(0.2, 60.0))
def test_the_beta_function_mirrors(x: float, a: float, b: float) -> None:
    other = 1 - x
    own = 1 - other  # x as rounded beside 1, so that both parts add up to 1 exactly
    assert incomplete_beta(own, a, b) + incomplete_beta(other, b, a) == pytest.approx(1.0, abs=1e-9)


@given(st.floats(0.0, 1.0), st.integers(1, 12))
def test_the_beta_function_of_whole_numbers_is_a_polynomial(x: float, a: int) -> None:
    assert incomplete_beta(x, a, 1) == pytest.approx(x**a, abs=1e-12)


def test_ends_and_unknown_statistics() -> None:
    assert chi_square_tail(0.0, 5) == 1.0
    assert chi_square_tail(1e4, 5) == 0.0
    assert f_tail(0.0, 2, 3) == 1.0
    assert isnan(chi_square_tail(float("nan"), 3))
    assert isnan(f_tail(float("nan"), 2, 3))
    with pytest.raises(ValueError, match="degree"):
        chi_square_tail(1.0, 0)
