"""How far apart the initiatives' values lie by what the participants voted in revealed rounds."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.consensus import middle_half
from vmo_desktop.domain.ranking import IntArray
from vmo_desktop.domain.scales import FloatArray, Scale
from vmo_desktop.workshop.revealed_votes import newest_votes
from vmo_desktop.workshop.snapshot import Snapshot

FEWEST = 2
"""Fewer people than these do not lie apart."""


@dataclass(frozen=True, eq=False)
class VotedPoints:
    """What people with a say voted; nothing in it depends on agreed scores or on weights of drivers.

    Attributes
    ----------
    scores : ndarray of shape (p, n, d)
        In each scale's own unit; NaN where somebody did not vote, or where an owner's vote does not count.
    points : ndarray of shape (p, n, d)
        The same as points of value.
    voting_weights : ndarray of shape (p,)
        Positive.
    """

    scores: FloatArray
    points: FloatArray
    voting_weights: FloatArray

    @cached_property
    def is_voted(self) -> FloatArray:
        """Where there is a vote, 1 or 0."""
        return (~np.isnan(self.points)).astype(np.float64)

    @cached_property
    def filled(self) -> FloatArray:
        """The points, with 0 where there is no vote."""
        return np.nan_to_num(self.points)

    def with_scale(self, column: int, scale: Scale) -> "VotedPoints":
        """The same votes under another scale of one driver."""
        points = self.points.copy()
        points[:, :, column] = _points(self.scores[:, :, column], scale)
        return VotedPoints(self.scores, points, self.voting_weights)


@dataclass(frozen=True, eq=False)
class VoteSpread:
    """The middle half of the values that people would give; arrays have one entry per initiative.

    `low` and `high` are NaN where fewer than two people's votes count; `count` is how many do.
    """

    low: FloatArray
    high: FloatArray
    count: IntArray

    def of(self, rows: IntArray) -> "VoteSpread":
        """That of some of the initiatives."""
        return VoteSpread(self.low[rows], self.high[rows], self.count[rows])

    def without(self, places: npt.NDArray[np.bool_]) -> "VoteSpread":
        """The same with nothing known of some."""
        low, high = (np.where(places, np.nan, each) for each in (self.low, self.high))
        return replace(self, low=low, high=high)


def voted_points(snapshot: Snapshot) -> VotedPoints:
    """The votes that count of all revealed rounds."""
    found = newest_votes(snapshot)
    if found is None:
        nothing = np.zeros((0, len(snapshot.initiatives), len(snapshot.leaves)))
        return VotedPoints(nothing, nothing, np.zeros(0))
    has_say = found.voting_weights > 0
    scores = np.where(np.isnan(found.counted), np.nan, found.scores)[has_say]
    points = np.full(scores.shape, np.nan)
    for column, driver in enumerate(snapshot.leaves):
        points[:, :, column] = _points(scores[:, :, column], snapshot.scales[driver.id])
    return VotedPoints(scores, points, found.voting_weights[has_say])


def _points(scores: FloatArray, scale: Scale) -> FloatArray:
    """A vote outside of a range made smaller since counts as its end."""
    return scale.value(np.clip(scores, scale.low, scale.high))


def vote_spread(votes: VotedPoints, points: FloatArray, weights: FloatArray) -> VoteSpread:
    """The spread of values under weights of shape (n, d).

    Everybody values an initiative by their own votes; where they gave none, by the agreed `points`. Whoever voted on
    nothing of it that has a weight, and whose value is then still unknown, does not count.
    """
    asked = weights > 0
    unknown = (np.isnan(points) & asked).astype(np.float64)
    agreed = np.where(np.isnan(points), 0.0, points) * weights
    gaps = 1.0 - votes.is_voted
    values = np.einsum("pnd,nd->pn", votes.filled, weights) + np.einsum("pnd,nd->pn", gaps, agreed)
    has_voted = np.einsum("pnd,nd->pn", votes.is_voted, asked.astype(np.float64)) > 0
    values[~has_voted | (np.einsum("pnd,nd->pn", gaps, unknown) > 0)] = np.nan
    count = (~np.isnan(values)).sum(axis=0)
    if not len(values):
        nothing = np.full(len(points), np.nan)
        return VoteSpread(nothing, nothing, count.astype(np.intp))
    low, high = middle_half(values, votes.voting_weights)
    is_apart = count >= FEWEST
    return VoteSpread(np.where(is_apart, low, np.nan), np.where(is_apart, high, np.nan), count.astype(np.intp))
