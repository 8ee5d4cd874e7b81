"""How alike two people rank: Spearman's rho and Kendall's tau-b, both with ties."""

from math import sqrt

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.scales import FloatArray


def mean_ranks(scores: npt.ArrayLike) -> FloatArray:
    """Ranks from 1 for the smallest; tied ones share the mean of their places.

    Parameters
    ----------
    scores : array_like of shape (n,)
        Without NaN.
    """
    given = np.asarray(scores, dtype=np.float64)
    _, places, counts = np.unique(given, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[places], dtype=np.float64)


def spearman(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Rank correlation rho of two people's scores of the same n items.

    Parameters
    ----------
    x, y : array_like of shape (n,)
        NaN means not scored: that item takes no part.

    Returns
    -------
    float
        -1 to 1; NaN with fewer than two common items, or where somebody scored all alike.

    References
    ----------
    Spearman (1904), The proof and measurement of association between two things, American Journal of Psychology 15(1).
    """
    a, b = (mean_ranks(each) for each in _common(x, y))
    if len(a) < 2 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return float("nan")
    a, b = a - a.mean(), b - b.mean()
    return float(a @ b / sqrt(float(a @ a) * float(b @ b)))


def kendall_tau_b(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Rank correlation tau-b: of all pairs of items, how many more are ordered alike than contrarily.

    Parameters and result as `spearman`.

    References
    ----------
    Kendall (1970), Rank Correlation Methods, 4th edition, chapter 3.
    """
    a, b = _common(x, y)
    rows, columns = np.triu_indices(len(a), 1)
    signs_a, signs_b = np.sign(a[rows] - a[columns]), np.sign(b[rows] - b[columns])
    untied = float((signs_a != 0).sum()) * float((signs_b != 0).sum())
    return float(signs_a @ signs_b) / sqrt(untied) if untied else float("nan")


def _common(x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    a, b = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    is_known = ~np.isnan(a) & ~np.isnan(b)
    return a[is_known], b[is_known]
