"""Tails of distributions to many digits: closed forms, and sums of exact fractions."""

from fractions import Fraction
from math import asin, comb, erfc, exp, inf, isnan, nan, pi, sqrt

import pytest

from vmo_desktop.domain.distributions import chi_square_tail, f_tail, incomplete_beta


def _at_least(successes: int, trials: int, chance: Fraction) -> float:
    """The chance of so many successes: I_x(a, n - a + 1) of the beta function."""
    terms = (comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(successes, trials + 1))
    return float(sum(terms))


@pytest.mark.parametrize(
    ("successes", "trials", "chance"),
    [
        (1, 1, Fraction(3, 10)),
        (2, 4, Fraction(1, 2)),
        (3, 4, Fraction(9, 10)),
        (1, 9, Fraction(1, 100)),
        (9, 9, Fraction(99, 100)),
        (7, 20, Fraction(1, 4)),
        (150, 300, Fraction(1, 2)),
        (60, 300, Fraction(1, 4)),
        (90, 300, Fraction(1, 4)),
        (299, 300, Fraction(999, 1000)),
    ],
)
def test_the_beta_function_adds_up_binomial_chances(successes: int, trials: int, chance: Fraction) -> None:
    found = incomplete_beta(float(chance), successes, trials - successes + 1)
    assert found == pytest.approx(_at_least(successes, trials, chance), rel=1e-11)


@pytest.mark.parametrize("x", [1e-6, 0.1, 0.25, 0.5, 0.75, 0.999])
def test_the_beta_function_of_halves(x: float) -> None:
    assert incomplete_beta(x, 0.5, 0.5) == pytest.approx(2 / pi * asin(sqrt(x)), rel=1e-12)
    assert incomplete_beta(x, 0.5, 1.5) == pytest.approx(2 / pi * (asin(sqrt(x)) + sqrt(x * (1 - x))), rel=1e-12)


def test_the_beta_function_at_its_ends_and_beyond() -> None:
    assert [incomplete_beta(x, 2.0, 3.0) for x in (-0.5, 0.0, 1.0, 1.5)] == [0.0, 0.0, 1.0, 1.0]
    assert isnan(incomplete_beta(nan, 2.0, 3.0))


@pytest.mark.parametrize("statistic", [0.5, 1.0, 2.0, 3.0, 9.0])
def test_chi_square_in_closed_form(statistic: float) -> None:
    """From two degrees of freedom to the next, one more term is added."""
    half = statistic / 2
    odd = erfc(sqrt(half))
    even = exp(-half)
    root = 2 * sqrt(half / pi) * exp(-half)
    expected = [
        odd,
        even,
        odd + root,
        even * (1 + half),
        odd + root * (1 + half / 1.5),
        even * (1 + half + half**2 / 2),
        odd + root * (1 + half / 1.5 + half**2 / 3.75),
    ]
    assert [chi_square_tail(statistic, freedom) for freedom in range(1, 8)] == pytest.approx(expected, rel=1e-13)


def test_no_chance_is_above_one() -> None:
    for freedom in range(1, 60):
        for tenths in range(60):
            assert chi_square_tail(tenths / 10, freedom) <= 1.0
    assert [chi_square_tail(each, 1) for each in (-1.0, 0.0)] == [1.0, 1.0]
    assert isnan(chi_square_tail(nan, 2))


@pytest.mark.parametrize("freedom", [0, -1])
def test_chi_square_has_a_degree_of_freedom(freedom: int) -> None:
    with pytest.raises(ValueError, match=r"^at least one degree of freedom$"):
        chi_square_tail(1.0, freedom)


@pytest.mark.parametrize("statistic", [0.25, 1.0, 3.0, 20.0])
def test_f_in_closed_form(statistic: float) -> None:
    assert f_tail(statistic, 2, 4) == pytest.approx((1 + statistic / 2) ** -2)
    assert f_tail(statistic, 2, 7) == pytest.approx((1 + 2 * statistic / 7) ** -3.5)
    share = 1 / (1 + 2 * statistic)  # below / (below + above * statistic)
    assert f_tail(statistic, 4, 2) == pytest.approx(1 - (1 - share) ** 2)
    assert f_tail(statistic, 1, 1) == pytest.approx(1 - 2 / pi * asin(sqrt(statistic / (1 + statistic))))


def test_f_at_its_ends() -> None:
    assert f_tail(0.0, 3, 5) == 1.0
    assert f_tail(inf, 3, 5) == 0.0
    assert isnan(f_tail(nan, 3, 5))
