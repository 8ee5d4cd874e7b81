"""How far an organisation is on a road of steps: levels that several people rated, and the gaps to their targets.

Levels are numbers from 0 (nothing of it) upwards; NaN where nobody rated.
"""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.scales import FloatArray


@dataclass(frozen=True)
class Assessment:
    """An assessment of n steps by r respondents.

    Attributes
    ----------
    level : ndarray of shape (n,)
        Median of the ratings of each step.
    low, high : ndarray of shape (n,)
        Lowest and highest rating.
    gap : ndarray of shape (n,)
        From the level up to the target, 0 where it is reached; NaN where either is not known.
    priority : ndarray of shape (n,)
        Gap times importance.
    """

    level: FloatArray
    low: FloatArray
    high: FloatArray
    gap: FloatArray
    priority: FloatArray

    @property
    def overall(self) -> float:
        """Mean level of the steps that were rated; NaN if none was."""
        known = self.level[~np.isnan(self.level)]
        return float(known.mean()) if known.size else float("nan")


def assessed(ratings: FloatArray, targets: FloatArray, importance: FloatArray) -> Assessment:
    """Put the ratings of several people together.

    Parameters
    ----------
    ratings : ndarray of shape (r, n)
        NaN where a respondent did not rate a step.
    targets : ndarray of shape (n,)
        Levels to be reached; NaN where there is none.
    importance : ndarray of shape (n,)
        Not negative.
    """
    rated = ~np.isnan(ratings)
    columns = [ratings[rated[:, step], step] for step in range(ratings.shape[1])]
    level, low, high = (
        np.array([float(summary(column)) if column.size else np.nan for column in columns], dtype=np.float64)
        for summary in (np.median, np.min, np.max)
    )
    gap = np.maximum(targets - level, 0.0)
    return Assessment(level, low, high, gap, gap * importance)
