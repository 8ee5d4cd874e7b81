"""Value of initiatives: the weighted score on a fixed 0-100 scale, with its possible range while scores are missing."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.scales import FloatArray


@dataclass(frozen=True)
class Valuation:
    """Values of n initiatives on m drivers.

    Attributes
    ----------
    contributions : ndarray of shape (n, m)
        Weight times points, 0-100; NaN where the score is missing.
    low, high : ndarray of shape (n,)
        Value if every missing score were worth 0, or 100, points; NaN where the weights of an initiative sum to 0.
    is_complete : ndarray of bool, shape (n,)
        No score with a positive weight is missing.
    """

    contributions: FloatArray
    low: FloatArray
    high: FloatArray
    is_complete: npt.NDArray[np.bool_]

    @property
    def value(self) -> FloatArray:
        """Value where complete, else NaN: a missing score is never counted as zero."""
        return np.where(self.is_complete, self.low, np.nan)

    @property
    def middle(self) -> FloatArray:
        """Middle of the possible range; equal to the value where complete. For drawing and ordering only."""
        return (self.low + self.high) / 2


def weighted_values(points: FloatArray, weights: FloatArray) -> Valuation:
    """Simple additive weighting.

    Parameters
    ----------
    points : ndarray of shape (n, m)
        Points of value per initiative and driver, 0-100; NaN where missing.
    weights : ndarray of shape (n, m) or (m,)
        Dimensionless, summing to 1 per initiative.

    References
    ----------
    Fishburn (1967), Additive utilities with incomplete product sets, Operations Research 15(3), 537-542;
    Keeney & Raiffa (1976), Decisions with Multiple Objectives.
    """
    weights = np.broadcast_to(weights, points.shape)
    contributions = weights * points
    missing = np.isnan(points)
    has_weights = weights.sum(axis=1) > 0
    low = np.where(has_weights, np.where(missing, 0.0, contributions).sum(axis=1), np.nan)
    high = low + np.where(missing, 100.0 * weights, 0.0).sum(axis=1)
    is_complete = ~(missing & (weights > 0)).any(axis=1) & has_weights
    return Valuation(contributions, low, high, is_complete)


def value_for_money(value: FloatArray, cost: FloatArray, *, per: float) -> FloatArray:
    """Value per `per` units of money.

    Parameters
    ----------
    value, cost : ndarray of shape (n,)
        Cost in money; NaN means unknown.
    per : float
        Positive amount of money, such as 10,000,000.

    Returns
    -------
    ndarray of shape (n,)
        NaN where value or cost is unknown or the cost is not positive.
    """
    usable = cost > 0
    return np.where(usable, value / np.where(usable, cost / per, 1.0), np.nan)
