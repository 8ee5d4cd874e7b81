"""Scales over a measured range whose value function is not straight.

Each runs from 0 points at the worst end to 100 at the best and never back: weights say what the way from the worst end
to the best is worth, so nothing in between may be worth more than all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from typing_extensions import override

from vmo_desktop.domain.scales import FloatArray, Scale
from vmo_desktop.domain.value_functions import exponential, rho_of_midvalue, step_value

Bend = tuple[float, float]
"""A score and the points, 0-100, that it is worth."""

CORNERS = 65
"""So many corners draw a bent line; odd, so that the middle of the range is one of them."""


@dataclass(frozen=True)
class BentScale(Scale):
    """An exponential value function.

    Attributes
    ----------
    rho : float
        Its constant in the unit of the score; see `exponential`.
    """

    rho: float

    @override
    def line(self) -> tuple[FloatArray, FloatArray]:
        scores = np.linspace(self.low, self.high, CORNERS)
        return scores, self.value(scores)

    @override
    def _between(self, scores: FloatArray) -> FloatArray:
        worst, best = (self.low, self.high) if _rises(self) else (self.high, self.low)
        return 100 * exponential(scores, worst, best, self.rho)


@dataclass(frozen=True)
class StepScale(Scale):
    """A value function that jumps: a score is worth as much as the last anchor that it reaches from the worst end."""

    @override
    def line(self) -> tuple[FloatArray, FloatArray]:
        scores = np.repeat(np.array(self.scores), 2)
        points = np.repeat(np.array(self.points), 2)
        # Coming from the worst end, the points stay until the next score is reached.
        return (scores[1:], points[:-1]) if _rises(self) else (scores[:-1], points[1:])

    @override
    def _between(self, scores: FloatArray) -> FloatArray:
        side = 1 if _rises(self) else -1
        anchors = [(side * score, points) for score, points in zip(self.scores, self.points, strict=True)]
        return step_value(side * scores, anchors)


def bent(low: float, high: float, half: float, *, higher_is_better: bool) -> Scale:
    """A scale that is worth 50 points at `half`, and bends evenly to 0 and 100 at its ends.

    Concave where `half` is nearer to the worst end: the first units count most. Straight where it is the middle.
    A `half` that is not inside the range makes a scale without anchors, whose values are unknown rather than wrong.
    """
    if not low < half < high:
        return _unusable(low, high)
    worst, best = (low, high) if higher_is_better else (high, low)
    points = (0.0, 50.0, 100.0) if higher_is_better else (100.0, 50.0, 0.0)
    return BentScale((low, half, high), points, is_anchored=False, rho=rho_of_midvalue(worst, best, half))


def pieced(low: float, high: float, bends: Sequence[Bend], *, higher_is_better: bool) -> Scale:
    """A scale that is straight between bends; without any, straight.

    Bends that lie outside of the range or run back make a scale without anchors.
    """
    anchors = _anchors(low, high, bends, higher_is_better)
    return _unusable(low, high) if anchors is None else Scale(*anchors, is_anchored=False)


def stepped(low: float, high: float, bends: Sequence[Bend], *, higher_is_better: bool) -> Scale:
    """A scale that is worth as much as the last bend reached on the way from the worst end: nothing before the first.

    Bends that lie outside of the range or run back make a scale without anchors.
    """
    anchors = _anchors(low, high, bends, higher_is_better)
    return _unusable(low, high) if anchors is None else StepScale(*anchors, is_anchored=False)


def fits(low: float, high: float, bends: Sequence[Bend], *, higher_is_better: bool) -> bool:
    """Whether bends lie strictly inside a range, no two at one score, and never run back."""
    return _anchors(low, high, bends, higher_is_better) is not None


def mirrored(low: float, high: float, bends: Sequence[Bend]) -> tuple[Bend, ...]:
    """The bends of the same curve for the other direction: what was so far from one end is as far from the other."""
    return tuple((_tidy(low + high - score), points) for score, points in reversed(bends))


def stretched(scores: Sequence[float], before: tuple[float, float], after: tuple[float, float]) -> tuple[float, ...]:
    """Scores of one range at the same shares of another, so that a curve keeps its shape."""
    share = (after[1] - after[0]) / (before[1] - before[0])
    return tuple(_tidy(after[0] + (score - before[0]) * share) for score in scores)


def _anchors(
    low: float, high: float, bends: Sequence[Bend], higher_is_better: bool
) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """All anchors with both ends; None when they do not run from one end to the other."""
    ends = (0.0, 100.0) if higher_is_better else (100.0, 0.0)
    scores = (low, *(score for score, _ in sorted(bends)), high)
    points = (ends[0], *(worth for _, worth in sorted(bends)), ends[1])
    rises = np.diff(points if higher_is_better else points[::-1])
    return (scores, points) if (np.diff(scores) > 0).all() and (rises >= 0).all() else None


def _rises(scale: Scale) -> bool:
    return scale.points[-1] > scale.points[0]


def _unusable(low: float, high: float) -> Scale:
    """What a range without width is worth, or a scale without anchors."""
    return Scale.measure(low, high, higher_is_better=True) if low == high else Scale((), (), is_anchored=False)


def _tidy(score: float) -> float:
    """A score without the noise of its last binary digits, so that there and back is where it was."""
    return float(f"{score:.12g}")
