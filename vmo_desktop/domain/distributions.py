"""Tails of the chi-square and F distributions, as far as group measures need them: no statistics package is shipped."""

from math import erfc, exp, lgamma, log, log1p, sqrt

PRECISION = 1e-15
MOST_TERMS = 500
TINY = 1e-300


def chi_square_tail(statistic: float, freedom: int) -> float:
    """Probability that a chi-square variable is at least so large.

    Parameters
    ----------
    statistic : float
        Not negative; NaN gives NaN.
    freedom : int
        Degrees of freedom, at least 1.

    References
    ----------
    Abramowitz & Stegun (1964), 26.4.4 and 26.4.5: finite sums for odd and even degrees of freedom.
    """
    if freedom < 1:
        raise ValueError("at least one degree of freedom")
    half = statistic / 2
    if half <= 0:
        return 1.0
    is_odd = freedom % 2 == 1
    total = erfc(sqrt(half)) if is_odd else exp(-half)
    exponent = 0.5 if is_odd else 1.0
    while exponent < freedom / 2:
        total += exp(exponent * log(half) - half - lgamma(exponent + 1))
        exponent += 1
    return min(total, 1.0)


def f_tail(statistic: float, above: float, below: float) -> float:
    """Probability that an F variable is at least so large.

    Parameters
    ----------
    statistic : float
        Not negative; NaN gives NaN.
    above, below : float
        Degrees of freedom of numerator and denominator, positive.

    References
    ----------
    Abramowitz & Stegun (1964), 26.6.2.
    """
    return incomplete_beta(below / (below + above * statistic), below / 2, above / 2)


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Regularised incomplete beta function I_x(a, b), by Lentz's continued fraction.

    Parameters
    ----------
    x : float
        0-1; NaN gives NaN.
    a, b : float
        Positive.

    References
    ----------
    Abramowitz & Stegun (1964), 26.5.8; Thompson & Barnett (1986), Journal of Computational Physics 64(2), 490-509.
    """
    if x <= 0:
        return 0.0
    if x > (a + 1) / (a + b + 2):
        return 1.0 - incomplete_beta(1.0 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    c, d = 1.0, 1.0 / _not_zero(1.0 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, MOST_TERMS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 / _not_zero(1.0 + term * d)
            c = _not_zero(1.0 + term / c)
            fraction *= c * d
        if abs(c * d - 1.0) < PRECISION:
            break
    return front * fraction


def _not_zero(number: float) -> float:
    return number if abs(number) > TINY else TINY
