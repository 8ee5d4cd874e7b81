"""The smallest change of weights that lets another initiative, or another portfolio, come first."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.ranking import competition_ranks

LEVEL = 1e-14
"""A lead of less than this share of the widest difference between drivers is none."""


@dataclass(frozen=True, eq=False)
class WeightChange:
    """Weights at which a rival draws level.

    Attributes
    ----------
    rival : int
        Its row.
    weights : ndarray of float, shape (m,)
        Not negative, summing to 1.
    distance : float
        From the weights as they are: the sum of all changes, or their Euclidean length.
    """

    rival: int
    weights: FloatArray
    distance: float


def least_total_change(weights: FloatArray, gain: FloatArray) -> FloatArray | None:
    """Weights with the smallest sum of changes at which a rival is level.

    Parameters
    ----------
    weights : ndarray of float, shape (m,)
        Shares that sum to 1.
    gain : ndarray of float, shape (m,)
        By how many points the rival is ahead on each driver. What does not depend on weights, such as synergies, is
        added to every driver.

    Returns
    -------
    ndarray of float, shape (m,), or None
        The weights as they are when the rival is level already; None when no weights let it come first.

    Notes
    -----
    This is the linear programme min sum |v - w| subject to gain @ v >= 0, sum v = 1, v >= 0. All that is moved goes to
    the driver of most gain, and is taken first where the rival loses most.

    References
    ----------
    Ríos Insua & French (1991), European Journal of Operational Research 54(2): the nearest competitor in a norm.
    """
    lacking, best = -float(gain @ weights), int(np.argmax(gain))
    if lacking <= 0:
        return weights
    if gain[best] <= 0:
        return None
    changed = weights.copy()
    for driver in np.argsort(gain, kind="stable"):
        step = gain[best] - gain[driver]
        if lacking <= 0 or step <= 0:
            break
        moved = min(float(changed[driver]), lacking / step)
        changed[driver] -= moved
        changed[best] += moved
        lacking -= moved * step
    return changed


def least_euclidean_change(weights: FloatArray, gain: FloatArray) -> FloatArray | None:
    """Weights nearest in Euclidean length at which a rival is level; parameters and result as `least_total_change`.

    Notes
    -----
    The nearest weights are the projection onto the simplex of w + t gain for some t >= 0. The rival's lead there never
    falls with t and is straight between the places where a weight reaches 0: halving finds the straight piece, on which
    t is then exact.

    References
    ----------
    Evans (1984), Decision Sciences 15(2): the nearest weights of another best action.
    """
    if float(gain @ weights) >= 0:
        return weights
    if gain.max() <= 0:
        return None
    low, high = 0.0, 1 / float(np.ptp(gain))
    while (ahead := float(gain @ _projected(weights + high * gain))) < 0:
        high *= 2
    behind = float(gain @ weights)
    halves = False
    while True:
        # Straight between the ends where these lie on one piece; halving in turn brings them there.
        at = (low + high) / 2 if halves else low + (high - low) * behind / (behind - ahead)
        found = _projected(weights + at * gain)
        lead = float(gain @ found)
        if abs(lead) <= LEVEL * float(np.ptp(gain)) or not low < at < high:
            return found
        low, behind, high, ahead = (at, lead, high, ahead) if lead < 0 else (low, behind, at, lead)
        halves = not halves


def _projected(point: FloatArray) -> FloatArray:
    """The nearest point of the simplex (Held, Wolfe & Crowder 1974, Mathematical Programming 6)."""
    falling = np.sort(point)[::-1]
    excess = (np.cumsum(falling) - 1) / np.arange(1, len(point) + 1)
    last = int(np.flatnonzero(falling > excess)[-1])
    return np.asarray(np.maximum(point - excess[last], 0.0), dtype=np.float64)


@dataclass(frozen=True, eq=False)
class NearestChange:
    """The smallest changes that let another one come first; None where no weights do.

    Attributes
    ----------
    total : WeightChange or None
        Of the smallest sum of changes.
    euclidean : WeightChange or None
        Of the smallest Euclidean length.
    """

    total: WeightChange | None
    euclidean: WeightChange | None


def nearest_change(points: FloatArray, weights: FloatArray) -> NearestChange:
    """The smallest change of weights at which another initiative draws level with the first.

    Parameters
    ----------
    points : ndarray of float, shape (n, m)
        Worth of each initiative on each driver; rows with NaN take no part.
    weights : ndarray of float, shape (m,)
        Shares that sum to 1.

    Returns
    -------
    NearestChange
        No change at all where two are first already. Rivals that nothing parts from the first are no rivals.
    """
    values = np.where(np.isnan(points).any(axis=1), np.nan, np.nan_to_num(points) @ weights)
    ranks = competition_ranks(values)
    total: WeightChange | None = None
    euclidean: WeightChange | None = None
    for rival in np.flatnonzero(ranks > 0).tolist():
        gain = points[rival] - points[int(np.argmax(ranks == 1))]
        if not gain.any():
            continue
        changed = least_total_change(weights, gain)
        if changed is not None:
            total = _nearer(total, WeightChange(rival, changed, float(np.abs(changed - weights).sum())))
        changed = least_euclidean_change(weights, gain)
        if changed is not None:
            euclidean = _nearer(euclidean, WeightChange(rival, changed, float(np.linalg.norm(changed - weights))))
    return NearestChange(total, euclidean)


def _nearer(known: WeightChange | None, found: WeightChange) -> WeightChange:
    return found if known is None or found.distance < known.distance else known
