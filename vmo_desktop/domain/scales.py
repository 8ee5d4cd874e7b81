"""Scales: from a score as typed to points of value between 0 and 100.

The value function rests on anchors that never depend on the list of initiatives, so adding or removing an initiative
moves nobody else's value (global scaling; Monat 2009, Judgment and Decision Making 4(6)). It is straight between its
anchors here; `vmo_desktop.domain.curves` makes scales that are bent or stepped.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Scale:
    """A value function, straight between its anchors; a subclass runs otherwise between them.

    Attributes
    ----------
    scores : tuple of float
        Anchors in the unit of the score, ascending; at least one for a usable scale.
    points : tuple of float
        Value of each anchor, 0-100.
    is_anchored : bool
        True when the anchors are levels with statements, False for a measured range.
    """

    scores: tuple[float, ...]
    points: tuple[float, ...]
    is_anchored: bool

    @staticmethod
    def levels(anchors: Sequence[tuple[float, float]]) -> "Scale":
        """A scale of anchored levels, given as (score, points) in any order."""
        ordered = sorted(anchors)
        return Scale(tuple(a for a, _ in ordered), tuple(p for _, p in ordered), is_anchored=True)

    @staticmethod
    def measure(low: float, high: float, *, higher_is_better: bool) -> "Scale":
        """A linear scale over a measured range: one end is worth 0 points, the other 100.

        A range without width tells nothing apart and is worth 0; one upside down is a scale without anchors.
        """
        if not low < high:
            return Scale((low,), (0.0,), is_anchored=False) if low == high else Scale((), (), is_anchored=False)
        points = (0.0, 100.0) if higher_is_better else (100.0, 0.0)
        return Scale((low, high), points, is_anchored=False)

    @property
    def low(self) -> float:
        """The lowest score that the scale accepts; NaN for a scale without anchors."""
        return self.scores[0] if self.scores else float("nan")

    @property
    def high(self) -> float:
        """The highest score that the scale accepts; NaN for a scale without anchors."""
        return self.scores[-1] if self.scores else float("nan")

    def accepts(self, score: float) -> bool:
        """Whether a score lies on the scale; NaN and infinities never do."""
        return bool(self.scores) and self.low <= score <= self.high

    def value(self, scores: npt.ArrayLike) -> FloatArray:
        """Points of value of scores.

        Parameters
        ----------
        scores : array_like of any shape
            In the scale's unit; NaN means missing.

        Returns
        -------
        ndarray of the same shape
            Points, 0-100; NaN where the score is missing or the scale has no anchors.
        """
        given = np.asarray(scores, dtype=np.float64)
        if not self.scores:
            return np.full(given.shape, np.nan)
        return self._between(given)

    def line(self) -> tuple[FloatArray, FloatArray]:
        """The value function as a line to be drawn.

        Returns
        -------
        scores, points : ndarray of shape (n,)
            Corners from the lowest score to the highest, a jump as two corners; empty without anchors.
        """
        return np.array(self.scores), np.array(self.points)

    def _between(self, scores: FloatArray) -> FloatArray:
        """Points of scores of a scale that has anchors."""
        return np.asarray(np.interp(scores, self.scores, self.points), dtype=np.float64)
