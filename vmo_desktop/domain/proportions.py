"""How sure a share is that was counted in random draws."""

import numpy as np

from vmo_desktop.domain.scales import FloatArray

Z_95 = 1.959963984540054
"""Standard normal quantile of 97.5 %."""


def standard_error(share: FloatArray, draws: int) -> FloatArray:
    """Standard error of shares, 0-1, counted in so many independent draws; the same shape."""
    return np.sqrt(share * (1 - share) / draws)


def wilson_interval(share: FloatArray, draws: int, z: float = Z_95) -> tuple[FloatArray, FloatArray]:
    """Interval that holds the true share, about 95 times in 100.

    Parameters
    ----------
    share : ndarray
        Counted share, 0-1; NaN stays NaN.
    draws : int
        Independent draws, at least 1.
    z : float
        Standard normal quantile.

    Returns
    -------
    low, high : ndarray
        0-1, of the same shape; never empty, even where the share is 0 or 1.

    References
    ----------
    Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22(158), 209-212.
    """
    middle = (share + z**2 / (2 * draws)) / (1 + z**2 / draws)
    half = z / (1 + z**2 / draws) * np.sqrt(share * (1 - share) / draws + (z / (2 * draws)) ** 2)
    return np.clip(middle - half, 0.0, 1.0), np.clip(middle + half, 0.0, 1.0)
