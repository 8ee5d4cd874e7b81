"""Every measure of how far a group agrees on some items, of the same scores, with missing ones left out alike."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.agreement import Concordance, kendall_w
from vmo_desktop.domain.rank_correlation import kendall_tau_b, spearman
from vmo_desktop.domain.reliability import IntraclassCorrelation, Level, intraclass_correlation, krippendorff_alpha
from vmo_desktop.domain.scales import FloatArray

MOST = 0.5
"""Who scored fewer than this share of the items takes no part in measures that need everybody's scores.

W and the intraclass correlation know only items that all have scored: one who left early would leave none.
"""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class GroupAgreement:
    """How far m people agree on n items.

    Attributes
    ----------
    people : ndarray of bool, shape (m,)
        Who takes part in `concordance` and `intraclass`.
    items : ndarray of bool, shape (n,)
        Which items do: those that all of these people have scored.
    concordance : Concordance
        Agreement on the order of these items.
    intraclass : IntraclassCorrelation
        How well these people's scores tell these items apart.
    alpha : float
        Krippendorff's alpha for interval scores, of all scores there are; NaN where undefined.
    rho, tau_b : ndarray of shape (m, m)
        Rank correlation of every two people on the items that both have scored; NaN where undefined and between one
        and the same.
    """

    people: BoolArray
    items: BoolArray
    concordance: Concordance
    intraclass: IntraclassCorrelation
    alpha: float
    rho: FloatArray
    tau_b: FloatArray

    @property
    def mean_rho(self) -> float:
        """Mean of the rank correlations of different people; NaN where none is defined."""
        return _mean(self.rho[np.triu_indices(len(self.rho), 1)])

    def rho_with_others(self, person: int) -> float:
        """Mean rank correlation of a person with the others; NaN where none is defined."""
        return _mean(np.delete(self.rho[person], person))


def group_agreement(scores: npt.ArrayLike) -> GroupAgreement:
    """Measure the agreement of a group.

    Parameters
    ----------
    scores : array_like of shape (m, n)
        Any unit in which differences mean the same everywhere; NaN means not scored.

    Returns
    -------
    GroupAgreement
        With NaN where there are too few scores.

    References
    ----------
    As `kendall_w`, `intraclass_correlation`, `krippendorff_alpha`, `spearman` and `kendall_tau_b`. Listwise deletion
    for the first two follows their definitions; alpha (Krippendorff 2011) and pairwise correlations use all scores.
    """
    given = np.asarray(scores, dtype=np.float64)
    people, items = complete_block(given)
    block = given[people][:, items]
    return GroupAgreement(
        people=people,
        items=items,
        concordance=kendall_w(block),
        intraclass=intraclass_correlation(block.T),
        alpha=krippendorff_alpha(given, Level.INTERVAL),
        rho=_matrix(given, spearman),
        tau_b=_matrix(given, kendall_tau_b),
    )


def complete_block(scores: FloatArray) -> tuple[BoolArray, BoolArray]:
    """The people who scored most of what anybody scored, shape (m,), and the items that all of these scored, (n,)."""
    known = ~np.isnan(scores)
    asked = known.any(axis=0)
    people = known.any(axis=1) & (known.sum(axis=1) >= MOST * asked.sum())
    return people, known[people].all(axis=0) & asked


def leniency(scores: FloatArray) -> FloatArray:
    """How much higher each person scores than the others do on the same items.

    Parameters
    ----------
    scores : ndarray of shape (m, n)
        NaN means not scored.

    Returns
    -------
    ndarray of shape (m,)
        Mean difference from the mean of the others, in the scores' unit; negative is severe, NaN without a common item.

    References
    ----------
    Leniency and severity as in Saal, Downey & Lahey (1980), Rating the ratings, Psychological Bulletin 88(2), 413-428.
    """
    known = ~np.isnan(scores)
    filled = np.where(known, scores, 0.0)
    others = known.sum(axis=0) - known
    mean = (filled.sum(axis=0) - filled) / np.where(others > 0, others, 1)
    common = known & (others > 0)
    return np.array([_mean((row - rest)[both]) for row, rest, both in zip(scores, mean, common, strict=True)])


def _matrix(scores: FloatArray, measure: Callable[[FloatArray, FloatArray], float]) -> FloatArray:
    found = np.full((len(scores), len(scores)), np.nan)
    for a, b in combinations(range(len(scores)), 2):
        found[a, b] = found[b, a] = measure(scores[a], scores[b])
    return found


def _mean(numbers: FloatArray) -> float:
    known = numbers[~np.isnan(numbers)]
    return float(known.mean()) if len(known) else float("nan")
