"""Weights from pairwise comparisons: priorities, how consistent they are, and which judgements contradict each other.

A judgement matrix `a` has shape (n, n): `a[i, j]` says how many times as important `i` is as `j`, `a[j, i]` its
inverse, 1 on the diagonal, NaN where the pair was not compared yet.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

import numpy as np

from vmo_desktop.domain.scales import FloatArray

RANDOM_INDEX: Mapping[int, float] = {
    3: 0.52, 4: 0.89, 5: 1.11, 6: 1.25, 7: 1.35, 8: 1.40, 9: 1.45,
    10: 1.49, 11: 1.52, 12: 1.54, 13: 1.56, 14: 1.58, 15: 1.59,
}  # fmt: skip
"""Mean consistency index of random judgements, by n (Saaty & Ozdemir 2003, Mathematical and Computer Modelling 38)."""

RANDOM_INDEX_OF_1980: Mapping[int, float] = {
    3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45,
    10: 1.49, 11: 1.51, 12: 1.48, 13: 1.56, 14: 1.57, 15: 1.59,
}  # fmt: skip
"""The older table of Saaty (1980), with which many published ratios were computed."""

ACCEPTABLE_RATIO = 0.10
"""Up to this consistency ratio judgements are taken as they are (Saaty 1980)."""

INTENSITIES = tuple(float(each) for each in range(1, 10))
"""Saaty's scale: 1 equally important, 3 moderately more, 5 strongly, 7 very strongly, 9 extremely."""

VERBAL_INTENSITIES = (1.0, 3.0, 6.0, 9.0)
"""What equally, more, much more and extremely more important count on the scale of seven words."""

SAME = 1e-9
"""Products of judgements closer than this share are the same: they differ in their last digits only."""


@dataclass(frozen=True)
class Consistency:
    """How far judgements are from agreeing with each other.

    Attributes
    ----------
    largest_eigenvalue : float
        n where they agree perfectly, more where they do not.
    index : float
        (largest eigenvalue - n) / (n - 1).
    ratio : float
        Index as a share of that of random judgements; NaN while pairs are missing or n is beyond the table.
    """

    largest_eigenvalue: float
    index: float
    ratio: float

    @property
    def is_acceptable(self) -> bool:
        """Whether the ratio is at most 0.10."""
        return self.ratio <= ACCEPTABLE_RATIO


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Three judgements that cannot all be true.

    Attributes
    ----------
    triple : tuple of int
        The elements i < j < k.
    factor : float
        At least 1: how many times `a[i, j] * a[j, k]` is larger than `a[i, k]`, or smaller.
    pair : tuple of int
        The judgement whose change brings all judgements closest together.
    proposed : float
        What the other two judgements make of it, on Saaty's scale or its inverse.
    """

    triple: tuple[int, int, int]
    factor: float
    pair: tuple[int, int]
    proposed: float


def judgement_matrix(count: int, judgements: Mapping[tuple[int, int], float]) -> FloatArray:
    """Matrix of judgements about pairs of `count` elements.

    Parameters
    ----------
    count : int
        How many elements.
    judgements : mapping of (i, j) to float
        How many times as important i is as j; positive and finite.

    Raises
    ------
    ValueError
        When a judgement is not positive and finite, or compares an element with itself.
    """
    matrix = np.full((count, count), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for (i, j), times in judgements.items():
        if i == j or not 0 < times < float("inf"):
            raise ValueError(f"no judgement of a pair: {times} for {i} and {j}")
        matrix[i, j], matrix[j, i] = times, 1 / times
    return matrix


def is_connected(matrix: FloatArray) -> bool:
    """Whether every two elements are compared, directly or through others: then weights can be derived."""
    known = ~np.isnan(matrix)
    reached = np.zeros(len(matrix), dtype=np.bool_)
    reached[:1] = True
    for _ in range(len(matrix)):
        reached = reached | known[reached].any(axis=0)
    return bool(reached.all())


def eigenvector_weights(matrix: FloatArray) -> FloatArray:
    """Principal right eigenvector of judgements, the classic priorities.

    Parameters
    ----------
    matrix : ndarray of shape (n, n)
        Judgements; a missing pair is NaN and takes no part.

    Returns
    -------
    ndarray of shape (n,)
        Dimensionless, summing to 1; NaN when the elements are not connected by judgements.

    References
    ----------
    Saaty (1980), The Analytic Hierarchy Process; for missing judgements Harker (1987), Incomplete pairwise comparisons
    in the analytic hierarchy process, Mathematical Modelling 9(11), 837-848.
    """
    return _principal(matrix)[1]


def geometric_weights(matrix: FloatArray) -> FloatArray:
    """Row geometric means, or with missing pairs the logarithmic least squares that generalises them.

    Parameters and result as `eigenvector_weights`.

    References
    ----------
    Crawford & Williams (1985), A note on the analysis of subjective judgment matrices, Journal of Mathematical
    Psychology 29(4), 387-405; Bozóki, Fülöp & Rónyai (2010), On optimal completion of incomplete pairwise comparison
    matrices, Mathematical and Computer Modelling 52(1-2), 318-333.
    """
    count = len(matrix)
    if not is_connected(matrix):
        return np.full(count, np.nan)
    known = ~np.isnan(matrix) & ~np.eye(count, dtype=np.bool_)
    logs = np.where(known, np.log(np.where(known, matrix, 1.0)), 0.0)
    laplacian = np.diag(known.sum(axis=1)) - known.astype(np.float64)
    # The sum of the logarithms is free: the least-squares solution of smallest length has sum 0.
    weights = np.exp(np.linalg.lstsq(laplacian, logs.sum(axis=1))[0])
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def consistency(matrix: FloatArray, random_index: Mapping[int, float] = RANDOM_INDEX) -> Consistency:
    """Saaty's consistency of judgements; two elements or fewer are always consistent.

    Parameters
    ----------
    matrix : ndarray of shape (n, n)
        Judgements, NaN where missing.
    random_index : mapping of int to float
        Mean index of random judgements by n.
    """
    count = len(matrix)
    largest = _principal(matrix)[0]
    if count < 3:
        return Consistency(float(count), 0.0, 0.0)
    index = max((largest - count) / (count - 1), 0.0)
    is_whole = not np.isnan(matrix).any()
    return Consistency(largest, index, index / random_index[count] if is_whole and count in random_index else np.nan)


def geometric_consistency(matrix: FloatArray) -> float:
    """Geometric consistency index: mean squared logarithm of how far judgements are off the geometric weights.

    At most 0.31 for n = 3, 0.35 for n = 4 and 0.37 beyond goes with a ratio of 0.10. 0 for n < 3; NaN while pairs
    are missing.

    References
    ----------
    Aguarón & Moreno-Jiménez (2003), The geometric consistency index, European Journal of Operational Research 147(1).
    """
    count = len(matrix)
    if count < 3:
        return 0.0
    weights = geometric_weights(matrix)
    errors = np.log(matrix * weights[np.newaxis, :] / weights[:, np.newaxis])
    return float((errors[np.triu_indices(count, 1)] ** 2).sum() * 2 / ((count - 1) * (count - 2)))


def worst_contradiction(matrix: FloatArray) -> Contradiction | None:
    """The three judgements that contradict each other most, and the revision that helps most; None when none do.

    Missing pairs are left out, so that this can be asked after each judgement. What no step of the scale could express
    better is no contradiction.

    References
    ----------
    Koczkodaj (1993), A new definition of consistency of pairwise comparisons, Mathematical and Computer Modelling
    18(7), 79-84, for the triple. The proposal is the product of the two other judgements, put on the nearest step of
    the scale; of the three proposals, the one that leaves the smallest sum of squared contradictions.
    """
    factors = {triple: _factor(matrix, triple) for triple in _known_triples(matrix)}
    for triple in sorted(factors, key=lambda each: -factors[each]):
        proposals = _proposals(matrix, triple)
        if factors[triple] > 1 + SAME and proposals:
            pair = min(proposals, key=lambda each: _disorder(_revised(matrix, each, proposals[each])))
            return Contradiction(triple, factors[triple], pair, proposals[pair])
    return None


def nearest_step(times: float) -> float:
    """The step of Saaty's scale, or its inverse, that is nearest in ratio."""
    steps = np.array([*(1 / each for each in INTENSITIES[:0:-1]), *INTENSITIES])
    return float(steps[np.argmin(np.abs(np.log(steps / times)))])


def joined_judgements(matrices: Sequence[FloatArray], voting_weights: Sequence[float]) -> FloatArray:
    """Judgements of a group that acts as one: weighted geometric mean of its members' judgements.

    Parameters
    ----------
    matrices : sequence of m ndarrays of shape (n, n)
        Judgements of each member; a pair that a member did not judge is left out for that member.
    voting_weights : sequence of m float
        Not negative.

    Returns
    -------
    ndarray of shape (n, n)
        NaN where nobody with a voting weight judged the pair.

    References
    ----------
    Aczél & Saaty (1983), Procedures for synthesizing ratio judgements, Journal of Mathematical Psychology 27(1);
    Forman & Peniwati (1998), Aggregating individual judgments and priorities with the AHP, European Journal of
    Operational Research 108(1), 165-169.
    """
    stack = np.array(matrices, dtype=np.float64)
    weights = np.where(np.isnan(stack), 0.0, np.asarray(voting_weights, dtype=np.float64)[:, None, None])
    logs = np.log(np.where(np.isnan(stack), 1.0, stack))
    total = weights.sum(axis=0)
    return np.where(total > 0, np.exp((weights * logs).sum(axis=0) / np.where(total > 0, total, 1.0)), np.nan)


def joined_priorities(priorities: Sequence[FloatArray], voting_weights: Sequence[float]) -> FloatArray:
    """Priorities of a group of individuals: weighted arithmetic mean of their own priorities.

    Members whose priorities are unknown (NaN) take no part; all NaN when nobody does. Source: Forman & Peniwati (1998).
    """
    rows = np.array(priorities, dtype=np.float64)
    weights = np.asarray(voting_weights, dtype=np.float64)
    is_known = ~np.isnan(rows).any(axis=1) & (weights > 0)
    if not is_known.any():
        return np.full(rows.shape[1], np.nan)
    return np.asarray(np.average(rows[is_known], axis=0, weights=weights[is_known]), dtype=np.float64)


def _principal(matrix: FloatArray) -> tuple[float, FloatArray]:
    """Largest eigenvalue and its eigenvector of sum 1; missing pairs are replaced by what the weights say of them."""
    count = len(matrix)
    if count == 0 or not is_connected(matrix):
        return np.nan, np.full(count, np.nan)
    missing = np.isnan(matrix)
    filled = np.where(missing, 0.0, matrix) + np.diag(missing.sum(axis=1))
    values, vectors = np.linalg.eig(filled)
    place = int(np.argmax(values.real))
    vector = np.abs(vectors[:, place].real)
    return float(values[place].real), np.asarray(vector / vector.sum(), dtype=np.float64)


def _known_triples(matrix: FloatArray) -> Iterator[tuple[int, int, int]]:
    known = ~np.isnan(matrix)
    for i, j, k in combinations(range(len(matrix)), 3):
        if known[i, j] and known[j, k] and known[i, k]:
            yield i, j, k


def _factor(matrix: FloatArray, triple: tuple[int, int, int]) -> float:
    i, j, k = triple
    product = matrix[i, j] * matrix[j, k] * matrix[k, i]
    return float(max(product, 1 / product))


def _proposals(matrix: FloatArray, triple: tuple[int, int, int]) -> dict[tuple[int, int], float]:
    """What each judgement of a triple would be if the other two were right, where that is another step."""
    i, j, k = triple
    through = {
        (i, j): matrix[i, k] * matrix[k, j],
        (j, k): matrix[j, i] * matrix[i, k],
        (i, k): matrix[i, j] * matrix[j, k],
    }
    steps = {pair: nearest_step(times) for pair, times in through.items()}
    return {pair: step for pair, step in steps.items() if abs(log(step / matrix[pair])) > SAME}


def _revised(matrix: FloatArray, pair: tuple[int, int], times: float) -> FloatArray:
    revised = matrix.copy()
    revised[pair], revised[pair[::-1]] = times, 1 / times
    return revised


def _disorder(matrix: FloatArray) -> float:
    return sum(log(_factor(matrix, triple)) ** 2 for triple in _known_triples(matrix))
