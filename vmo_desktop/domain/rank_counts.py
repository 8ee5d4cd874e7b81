"""Who comes at which rank in a block of samples.

Ranking is where simulation spends its time, so this file alone is written for the processor. The value of an initiative
and its row are packed into one 32-bit key, and the keys of a sample are sorted as plain numbers, which numpy does with
vector instructions; no order has to be carried along. A key keeps fewer digits than a value: samples in which two keys
lie so close that the values may tie or change places are ranked again from the values themselves. What comes out is
exact. Strips of samples go through the same few arrays, which so stay in the processor's cache.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.ranking import TIE_TOLERANCE, IntArray
from vmo_desktop.domain.scales import FloatArray

KEY_BITS = 32

TINY = 1e-200

STRIP = 250
"""Samples that are packed and sorted at once."""


@dataclass(frozen=True, eq=False)
class RankCounts:
    """Counts over samples; initiatives that tie share their ranks evenly.

    Attributes
    ----------
    by_rank : ndarray of shape (n, n)
        In how many samples each rank (row, from the best) is taken by each initiative (column).
    first_weights : ndarray of shape (n, m)
        Sum of the weights over the samples in which each initiative is first.
    """

    by_rank: FloatArray
    first_weights: FloatArray

    def add(self, other: "RankCounts") -> None:
        """Count in what was counted in further samples."""
        np.add(self.by_rank, other.by_rank, out=self.by_rank)
        np.add(self.first_weights, other.first_weights, out=self.first_weights)


def rank_counts(values: FloatArray, weights: FloatArray) -> RankCounts:
    """Count ranks over samples.

    Parameters
    ----------
    values : ndarray of shape (samples, n)
        At least one sample of one initiative, any unit, higher is better, without NaN; values closer than
        `TIE_TOLERANCE` of the largest one tie.
    weights : ndarray of shape (samples, m)
        The weights behind each sample.
    """
    orders, is_close = _quick_orders(values)
    close = np.flatnonzero(is_close)
    orders[close] = np.argsort(-values[close], axis=1)  # in whatever order those are that tie: they share
    has_ties = np.zeros(len(values), dtype=np.bool_)
    has_ties[close] = ~_falls(values[close], orders[close]).all(axis=1)
    if has_ties.any():
        counts = _clear(orders[~has_ties], weights[~has_ties])
        counts.add(_shared(values[has_ties], orders[has_ties], weights[has_ties]))
        return counts
    return _clear(orders, weights)


def _clear(orders: IntArray, weights: FloatArray) -> RankCounts:
    """Counts where nobody ties; what `orders` held is used up."""
    count, drivers = orders.shape[1], weights.shape[1]
    first = orders[:, [0]] * drivers + np.arange(drivers)
    sums = np.bincount(first.ravel(), weights=weights.ravel(), minlength=count * drivers)
    orders += np.arange(count) * count
    by_rank = np.bincount(orders.ravel(), minlength=count * count)
    return RankCounts(by_rank.reshape(count, count).astype(np.float64), sums.reshape(count, drivers).astype(np.float64))


def _quick_orders(values: FloatArray) -> tuple[IntArray, npt.NDArray[np.bool_]]:
    """Initiatives of each sample best first, and where keys were too close to be sure of it."""
    samples, count = values.shape
    bits = max(count - 1, 1).bit_length()
    top, bottom = float(values.max()), float(values.min())
    # Where all values are as good as equal, all keys are, and every sample is ranked from its values.
    scale = (2.0 ** (KEY_BITS - bits) - 4) / (top - bottom) if top - bottom > TINY else 0.0
    rows, mask = np.arange(count, dtype=np.uint32), np.uint32((1 << bits) - 1)
    below, keys = np.empty((STRIP, count)), np.empty((STRIP, count), dtype=np.uint32)
    orders, is_close = np.empty((samples, count), dtype=np.intp), np.empty(samples, dtype=np.bool_)
    for start in range(0, samples, STRIP):
        strip = slice(start, min(start + STRIP, samples))
        packed, depth = keys[: strip.stop - start], below[: strip.stop - start]
        np.subtract(top, values[strip], out=depth)
        depth *= scale
        np.copyto(packed, depth, casting="unsafe")
        packed <<= np.uint32(bits)
        packed |= rows
        packed.sort(axis=1)
        # Keys of neighbouring steps may hide a tie, or which is more: rounding parts what lies about an edge.
        is_close[strip] = (packed[:, 1:] - packed[:, :-1] < np.uint32(2 << bits)).any(axis=1)
        packed &= mask
        orders[strip] = packed
    return orders, is_close


def _falls(values: FloatArray, orders: IntArray) -> npt.NDArray[np.bool_]:
    """Whether each value but the first lies below the one before it, shape (samples, n - 1)."""
    best_first = np.take_along_axis(values, orders, axis=1)
    tolerance = TIE_TOLERANCE * np.abs(values).max(axis=1, keepdims=True, initial=0.0)
    return np.asarray(np.diff(best_first, axis=1) < -tolerance, dtype=np.bool_)


def _shared(values: FloatArray, orders: IntArray, weights: FloatArray) -> RankCounts:
    """Counts where initiatives tie: they share the places that they take up."""
    samples, count = values.shape
    falls = _falls(values, orders)
    edge, places = np.ones((samples, 1), dtype=np.bool_), np.arange(count)
    begin = np.maximum.accumulate(np.where(np.hstack((edge, falls)), places, 0), axis=1)
    last = np.where(np.hstack((falls, edge)), places, count)
    end = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1] + 1
    share = 1 / (end - begin)
    # An even share from where a tie begins to where it ends: added at one edge, taken off at the other, summed up.
    bins = count * (count + 1)
    begun = np.bincount((begin * count + orders).ravel(), weights=share.ravel(), minlength=bins)
    ended = np.bincount((end * count + orders).ravel(), weights=share.ravel(), minlength=bins)
    firsts = np.zeros((samples, count))
    np.put_along_axis(firsts, orders, np.where(begin == 0, share, 0.0), axis=1)
    by_rank = np.cumsum((begun - ended).reshape(count + 1, count), axis=0)[:count]
    return RankCounts(np.asarray(by_rank, dtype=np.float64), firsts.T @ weights)
