"""Weights of a group from those of its members, besides what `pairwise` says of judgements of pairs."""

from collections.abc import Sequence

import numpy as np

from vmo_desktop.domain.scales import FloatArray


def geometric_priorities(priorities: Sequence[FloatArray], voting_weights: Sequence[float]) -> FloatArray:
    """Priorities of a group of individuals: weighted geometric mean of their own priorities.

    Parameters
    ----------
    priorities : sequence of m ndarrays of shape (n,)
        Each sums to 1; members whose priorities are unknown (NaN) take no part.
    voting_weights : sequence of m float
        Not negative.

    Returns
    -------
    ndarray of shape (n,)
        Dimensionless, summing to 1; all NaN when nobody takes part, or when each driver is worth nothing to somebody.

    References
    ----------
    Forman & Peniwati (1998), Aggregating individual judgments and priorities with the AHP, European Journal of
    Operational Research 108(1), 165-169.
    """
    rows, weights = _known(priorities, voting_weights)
    if not len(rows):
        return np.full(rows.shape[1], np.nan)
    with np.errstate(divide="ignore"):
        means = np.exp(np.average(np.log(rows), axis=0, weights=weights))
    total = means.sum()
    return np.asarray(means / total if total > 0 else np.full(len(means), np.nan), dtype=np.float64)


def mean_judgements(judgements: Sequence[FloatArray], voting_weights: Sequence[float]) -> FloatArray:
    """Points, swings or ranks of a group that acts as one: weighted mean of its members' judgements.

    Parameters
    ----------
    judgements : sequence of m ndarrays of shape (n,)
        In the unit of the method; members who did not judge all (NaN) take no part.
    voting_weights : sequence of m float
        Not negative.

    Returns
    -------
    ndarray of shape (n,)
        In the same unit; all NaN when nobody takes part.
    """
    rows, weights = _known(judgements, voting_weights)
    if not len(rows):
        return np.full(rows.shape[1], np.nan)
    return np.asarray(np.average(rows, axis=0, weights=weights), dtype=np.float64)


def _known(given: Sequence[FloatArray], voting_weights: Sequence[float]) -> tuple[FloatArray, FloatArray]:
    rows = np.array(given, dtype=np.float64)
    weights = np.asarray(voting_weights, dtype=np.float64)
    is_known = ~np.isnan(rows).any(axis=1) & (weights > 0)
    return rows[is_known], weights[is_known]
