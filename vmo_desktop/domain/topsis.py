"""TOPSIS: closeness to an ideal alternative. A second opinion on a ranking, made in another way."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import FloatArray

BoolArray = npt.NDArray[np.bool_]
Normalise = Callable[[FloatArray, BoolArray], FloatArray]


def by_length(matrix: FloatArray, is_benefit: BoolArray) -> FloatArray:
    """Each column divided by its Euclidean length; where less is better, with the sign changed."""
    lengths = np.linalg.norm(matrix, axis=0)
    shares = np.divide(matrix, lengths, out=np.zeros_like(matrix), where=lengths > 0)
    return np.asarray(np.where(is_benefit, shares, -shares), dtype=np.float64)


def by_range(matrix: FloatArray, is_benefit: BoolArray) -> FloatArray:
    """Each column from 0 for its worst to 1 for its best; all 0 where there is no difference."""
    signed = np.where(is_benefit, matrix, -matrix)
    low, width = signed.min(axis=0), np.ptp(signed, axis=0)
    return np.asarray(np.divide(signed - low, width, out=np.zeros_like(matrix), where=width > 0), dtype=np.float64)


def closeness(
    matrix: FloatArray, weights: FloatArray, is_benefit: BoolArray, normalise: Normalise = by_length
) -> FloatArray:
    """How close each alternative is to the best of every criterion, against the worst of every criterion.

    Parameters
    ----------
    matrix : ndarray of float, shape (n, m)
        Measures of alternatives on criteria, each criterion in its own unit; finite.
    weights : ndarray of float, shape (m,)
        Not negative.
    is_benefit : ndarray of bool, shape (m,)
        Whether more is better.
    normalise : callable
        `by_length` as the method was published, or `by_range`. Answers differ: name which one was taken.

    Returns
    -------
    ndarray of float, shape (n,)
        0-1, more is better; NaN where all alternatives are alike.

    References
    ----------
    Hwang & Yoon (1981), Multiple Attribute Decision Making. Opricovic & Tzeng (2004), Compromise solution by MCDM
    methods, European Journal of Operational Research 156(2), compares the ways to normalise.
    """
    weighted = normalise(matrix, is_benefit) * weights
    to_best = np.linalg.norm(weighted - weighted.max(axis=0), axis=1)
    to_worst = np.linalg.norm(weighted - weighted.min(axis=0), axis=1)
    total = to_best + to_worst
    unlike = np.divide(to_worst, total, out=np.full(len(matrix), np.nan), where=total > 0)
    return np.asarray(unlike, dtype=np.float64)
