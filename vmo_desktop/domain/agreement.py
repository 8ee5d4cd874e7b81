"""How far a group agrees: on an order (Kendall's W), and on single scores (within-group agreement)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.distributions import chi_square_tail
from vmo_desktop.domain.rank_correlation import mean_ranks
from vmo_desktop.domain.scales import FloatArray


@dataclass(frozen=True, slots=True)
class Concordance:
    """Kendall's coefficient of concordance.

    Attributes
    ----------
    w : float
        0 (no agreement on the order) to 1 (the same order by all); NaN when it is not defined.
    chi_square : float
        Friedman's statistic of the same ranks.
    freedom : int
        Its degrees of freedom.
    probability : float
        Chance of so much agreement among people who order at random; an approximation that is rough for fewer than
        seven items.
    """

    w: float
    chi_square: float
    freedom: int
    probability: float


def kendall_w(scores: npt.ArrayLike) -> Concordance:
    """Agreement of m people on the order of n items, corrected for ties.

    Parameters
    ----------
    scores : array_like of shape (m, n)
        Any unit that orders; NaN means not scored: an item that not all have scored takes no part.

    Returns
    -------
    Concordance
        With NaN when fewer than two people or two items are left, or when everybody scored all items alike.

    References
    ----------
    Kendall & Babington Smith (1939), The problem of m rankings, Annals of Mathematical Statistics 10(3), 275-287;
    Siegel & Castellan (1988), Nonparametric Statistics for the Behavioral Sciences, section 9.6, for ties.
    """
    given = np.asarray(scores, dtype=np.float64)
    given = given[:, ~np.isnan(given).any(axis=0)]
    people, items = given.shape
    undefined = Concordance(np.nan, np.nan, max(items - 1, 0), np.nan)
    if people < 2 or items < 2:
        return undefined
    ranks = np.array([mean_ranks(row) for row in given])
    sums = ranks.sum(axis=0)
    most = people**2 * (items**3 - items) - people * sum(_ties(row) for row in given)
    if most <= 0:
        return undefined
    w = float(12 * ((sums - sums.mean()) ** 2).sum() / most)
    statistic = people * (items - 1) * w
    return Concordance(w, statistic, items - 1, chi_square_tail(statistic, items - 1))


def uniform_variance(levels: int) -> float:
    """Variance of people who choose among so many equally spaced levels, one apart, at random."""
    return (levels**2 - 1) / 12


def within_group_agreement(scores: npt.ArrayLike, chance_variance: float) -> float:
    """r_wg: by how much the variance of a group's scores of one thing is smaller than chance would make it.

    Parameters
    ----------
    scores : array_like of shape (m,)
        NaN means not scored.
    chance_variance : float
        Variance of scores at random, in the scores' unit squared: `uniform_variance` for levels one apart,
        (high - low)² / 12 for a measured range. Positive.

    Returns
    -------
    float
        0 (no more agreement than by chance, or less) to 1 (all alike); NaN with fewer than two scores.

    References
    ----------
    James, Demaree & Wolf (1984), Estimating within-group interrater reliability with and without response bias,
    Journal of Applied Psychology 69(1), 85-98. Negative results are set to 0, as they advise.
    """
    return joint_agreement(np.asarray(scores, dtype=np.float64)[:, np.newaxis], chance_variance)


def joint_agreement(scores: npt.ArrayLike, chance_variance: float) -> float:
    """r_wg(J): agreement of a group over J parallel things, such as all drivers of one initiative.

    Parameters
    ----------
    scores : array_like of shape (m, J)
        NaN means not scored; a thing with fewer than two scores takes no part.
    chance_variance : float
        As in `within_group_agreement`, the same for all.

    Returns
    -------
    float
        0 to 1; NaN when no thing has two scores. Source: James, Demaree & Wolf (1984).
    """
    given = np.asarray(scores, dtype=np.float64)
    given = given[:, (~np.isnan(given)).sum(axis=0) > 1]
    count = int(given.shape[1])
    if not count:
        return float("nan")
    share = float(np.nanvar(given, axis=0, ddof=1).mean()) / chance_variance
    if share >= 1:
        return 0.0
    return count * (1 - share) / (count * (1 - share) + share)


def _ties(row: FloatArray) -> float:
    counts = np.unique(row, return_counts=True)[1]
    return float((counts**3 - counts).sum())
