"""What the votes on each cell say: where they lie, how far apart, and whether the room is split.

Votes are told as shares of their scale's range (0 the low end, 1 the high end), so that drivers of different scales can
be compared. Arrays have the shape (m, n, d): m people, n initiatives, d drivers; NaN means no vote.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.scales import FloatArray

CLOSE = 0.25
"""Votes within so much of the range are close: neighbours on a scale of five levels."""

CAMP_GAP = 0.4
"""Two camps lie at least so much of the range apart: two levels of five."""

CAMP = 2
"""So many people at least make a camp; one alone is an outlier."""

HAIR = 1e-9
"""Shares closer than this are the same: they come of different scales by division."""


class Agreement(IntEnum):
    """How far the votes on a cell agree."""

    OPEN = 0
    """Fewer than two votes."""
    UNANIMOUS = 1
    CLOSE = 2
    APART = 3
    SPLIT = 4
    """Two camps with nobody in between: a mean or median would be what nobody voted."""


@dataclass(frozen=True)
class Consensus:
    """The votes on every cell, each array of shape (n, d).

    Attributes
    ----------
    count : ndarray of int
        Votes.
    low, median, high, spread : ndarray
        Shares of the range, NaN without votes; the median counts voting weights, spread is high - low.
    agreement : ndarray of int
        Members of `Agreement`.
    camp_low, camp_high : ndarray
        Upper end of the lower camp and lower end of the upper one; NaN where the room is not split.
    """

    count: IntArray
    low: FloatArray
    median: FloatArray
    high: FloatArray
    spread: FloatArray
    agreement: IntArray
    camp_low: FloatArray
    camp_high: FloatArray


def consensus(votes: FloatArray, voting_weights: FloatArray) -> Consensus:
    """Read the votes of a group.

    Parameters
    ----------
    votes : ndarray of shape (m, n, d)
        Shares of the range, 0-1; NaN where somebody did not vote.
    voting_weights : ndarray of shape (m,)
        Not negative; who has weight 0 is listened to (spread, camps) but does not move the median.
    """
    if not len(votes):  # nobody in the room is the same as one who did not vote
        votes, voting_weights = np.full((1, *votes.shape[1:]), np.nan), np.ones(1)
    ordered, weights = _in_order(votes, voting_weights)
    count = (~np.isnan(votes)).sum(axis=0)
    low = ordered[0]
    high = _at(ordered, count - 1)  # without votes the last entry, which is NaN as all are
    spread = high - low
    camp_low, camp_high = _camps(ordered, count)
    agreement = np.select(
        [count < 2, spread <= HAIR, ~np.isnan(camp_low), spread <= CLOSE + HAIR],
        [Agreement.OPEN, Agreement.UNANIMOUS, Agreement.SPLIT, Agreement.CLOSE],
        Agreement.APART,
    )
    median = _weighted_quantile(ordered, weights, 0.5)
    return Consensus(count, low, median, high, spread, agreement, camp_low, camp_high)


def weighted_median(votes: FloatArray, voting_weights: FloatArray) -> FloatArray:
    """The vote that half of the voting weight lies on either side of; midway between two where it falls between them.

    Parameters
    ----------
    votes : ndarray of shape (m, ...)
        In any unit; NaN where somebody did not vote.
    voting_weights : ndarray of shape (m,)
        Not negative; where nobody has any, everybody counts alike.

    Returns
    -------
    ndarray
        In the same unit, of the shape of one person's votes; NaN without votes.
    """
    return _weighted_quantile(*_in_order(votes, voting_weights), 0.5)


def middle_half(votes: FloatArray, voting_weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The ends between which the middle half of the voting weight lies: the box of a box plot.

    Parameters
    ----------
    votes : ndarray of shape (m, ...)
        In any unit; NaN where somebody did not vote.
    voting_weights : ndarray of shape (m,)
        Not negative; where nobody has any, everybody counts alike.

    Returns
    -------
    low, high : ndarray
        Lower and upper quartile in the same unit, of the shape of one person's votes; NaN without votes. With two votes
        of the same weight they are these two.

    References
    ----------
    J. W. Tukey, Exploratory Data Analysis, 1977 (the box); R. J. Hyndman and Y. Fan, Sample quantiles in statistical
    packages, The American Statistician 50 (1996) 361-365, definition 2, here by weight.
    """
    ordered, weights = _in_order(votes, voting_weights)
    return _weighted_quantile(ordered, weights, 0.25), _weighted_quantile(ordered, weights, 0.75)


def first_to_speak(votes: FloatArray, median: float) -> list[int]:
    """Who explains a vote first: those furthest from the median, as places in `votes`; nobody where all are close.

    Parameters
    ----------
    votes : ndarray of shape (m,)
        Shares of the range of one cell; NaN where somebody did not vote.
    median : float
        Their median.
    """
    distance = np.abs(votes - median)
    far = np.flatnonzero(distance > CLOSE + HAIR)
    return [int(place) for place in far[np.argsort(-distance[far], kind="stable")]]


def _camps(ordered: FloatArray, count: IntArray) -> tuple[FloatArray, FloatArray]:
    """Ends of the two camps about the widest gap, where it parts the room in two."""
    cells = ordered.shape[1:]
    nobody = np.full(cells, np.nan)
    if len(ordered) < 2 * CAMP:
        return nobody, nobody.copy()
    gaps = np.nan_to_num(np.diff(ordered, axis=0))
    place = np.argmax(gaps, axis=0)
    gap = _at(gaps, place)
    below, above = _at(ordered, place), _at(ordered, place + 1)
    inner = np.maximum(below - ordered[0], _at(ordered, count - 1) - above)
    is_split = (gap >= CAMP_GAP - HAIR) & (place + 1 >= CAMP) & (count - place - 1 >= CAMP) & (inner < gap - HAIR)
    return np.where(is_split, below, np.nan), np.where(is_split, above, np.nan)


def _in_order(votes: FloatArray, voting_weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The votes on each cell, lowest first and NaN last, each with the weight of who gave it."""
    order = np.argsort(votes, axis=0)
    return np.take_along_axis(votes, order, axis=0), voting_weights[order]


def _weighted_quantile(ordered: FloatArray, weights: FloatArray, part: float) -> FloatArray:
    """The vote that a part of the weight lies below; midway between two where the part ends between them."""
    weights = np.where(np.isnan(ordered), 0.0, weights)
    total = weights.sum(axis=0)
    # Where nobody has weight, everybody counts alike.
    weights = np.where(total > 0, weights, ~np.isnan(ordered))
    share = np.cumsum(weights, axis=0) / np.maximum(weights.sum(axis=0), HAIR)
    lower = _at(ordered, np.argmax(share >= part - HAIR, axis=0))
    upper = _at(ordered, np.argmax(share > part + HAIR, axis=0))
    return (lower + upper) / 2


def _at(array: FloatArray, place: IntArray) -> FloatArray:
    """The entries at a place of the first axis for each cell; -1 is the last place."""
    found: FloatArray = np.take_along_axis(array, place[np.newaxis], axis=0)[0]
    return found
