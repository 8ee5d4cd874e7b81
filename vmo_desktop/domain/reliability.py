"""How reliably a group's scores tell items apart: intraclass correlation, kappas and Krippendorff's alpha."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.distributions import f_tail
from vmo_desktop.domain.scales import FloatArray

DUST = 1e-12
"""Standard deviations of less than this share of the largest score come of rounding alone."""


@dataclass(frozen=True, slots=True)
class IntraclassCorrelation:
    """The six forms of Shrout and Fleiss for n items scored by k people.

    Attributes
    ----------
    one_way, two_way_agreement, two_way_consistency : float
        Reliability of a single person's scores: ICC(1,1), ICC(2,1), ICC(3,1); at most 1, NaN where undefined.
    one_way_mean, two_way_agreement_mean, two_way_consistency_mean : float
        Reliability of the group's mean: ICC(1,k), ICC(2,k), ICC(3,k).
    f, probability : float
        F of the items in the two-way analysis, and the chance of at least so much when items do not differ.
    """

    one_way: float
    two_way_agreement: float
    two_way_consistency: float
    one_way_mean: float
    two_way_agreement_mean: float
    two_way_consistency_mean: float
    f: float
    probability: float


def intraclass_correlation(scores: npt.ArrayLike) -> IntraclassCorrelation:
    """Part of the variance of scores that comes from the items rather than from the people.

    Parameters
    ----------
    scores : array_like of shape (n, k)
        Items by people; an item that not all have scored (NaN) takes no part.

    References
    ----------
    Shrout & Fleiss (1979), Intraclass correlations: uses in assessing rater reliability, Psychological Bulletin 86(2),
    420-428; McGraw & Wong (1996), Psychological Methods 1(1), 30-46.
    """
    given = np.asarray(scores, dtype=np.float64)
    given = given[~np.isnan(given).any(axis=1)]
    n, k = given.shape
    if n < 2 or k < 2:
        return IntraclassCorrelation(*[np.nan] * 8)
    mean, by_item, by_person = given.mean(), given.mean(axis=1), given.mean(axis=0)
    items = k * float(((by_item - mean) ** 2).sum()) / (n - 1)
    people = n * float(((by_person - mean) ** 2).sum()) / (k - 1)
    within = float(((given - by_item[:, None]) ** 2).sum()) / (n * (k - 1))
    error = float(((given - by_item[:, None] - by_person + mean) ** 2).sum()) / ((n - 1) * (k - 1))
    # Scores that are alike leave dust of rounding, of which ratios would make a correlation.
    dust = (DUST * float(np.abs(given).max())) ** 2
    items, people, within, error = (0.0 if each <= dust else each for each in (items, people, within, error))
    f = _ratio(items, error)
    return IntraclassCorrelation(
        one_way=_ratio(items - within, items + (k - 1) * within),
        two_way_agreement=_ratio(items - error, items + (k - 1) * error + k * (people - error) / n),
        two_way_consistency=_ratio(items - error, items + (k - 1) * error),
        one_way_mean=_ratio(items - within, items),
        two_way_agreement_mean=_ratio(items - error, items + (people - error) / n),
        two_way_consistency_mean=_ratio(items - error, items),
        f=f,
        probability=f_tail(f, n - 1, (n - 1) * (k - 1)) if np.isfinite(f) else np.nan,
    )


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance: `kappa` from the observed and the expected share of agreeing pairs (0-1)."""

    kappa: float
    observed: float
    expected: float


def cohen_kappa(table: npt.ArrayLike) -> Kappa:
    """Agreement of two people on categories.

    Parameters
    ----------
    table : array_like of shape (c, c)
        How many items the first person put into the row's category and the second into the column's.

    Returns
    -------
    Kappa
        NaN when there are no items, or chance alone makes them agree always.

    References
    ----------
    Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1), 37-46.
    """
    counts = np.asarray(table, dtype=np.float64)
    total = counts.sum()
    if not total:
        return Kappa(np.nan, np.nan, np.nan)
    shares = counts / total
    return _kappa(float(np.trace(shares)), float(shares.sum(axis=1) @ shares.sum(axis=0)))


def fleiss_kappa(counts: npt.ArrayLike) -> Kappa:
    """Agreement of many people on categories.

    Parameters
    ----------
    counts : array_like of shape (n, c)
        How many people put each item into each category; the same number of people, at least two, for every item.

    Raises
    ------
    ValueError
        When the items were judged by different numbers of people.

    References
    ----------
    Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76(5), 378-382.
    """
    given = np.asarray(counts, dtype=np.float64)
    people = given.sum(axis=1)
    if not len(given) or people[0] < 2:
        return Kappa(np.nan, np.nan, np.nan)
    if not (people == people[0]).all():
        raise ValueError("every item is judged by the same number of people")
    agreeing = (given * (given - 1)).sum(axis=1) / (people * (people - 1))
    return _kappa(float(agreeing.mean()), float(((given.sum(axis=0) / given.sum()) ** 2).sum()))


class Level(Enum):
    """Which differences between scores mean something."""

    NOMINAL = auto()
    ORDINAL = auto()
    INTERVAL = auto()
    RATIO = auto()


def krippendorff_alpha(scores: npt.ArrayLike, level: Level) -> float:
    """Agreement beyond chance of any number of people, with missing scores.

    Parameters
    ----------
    scores : array_like of shape (m, n)
        People by items; NaN means not scored; an item with a single score takes no part.
    level : Level
        What a difference of scores means.

    Returns
    -------
    float
        At most 1; NaN when nothing can be compared or all scores are alike.

    References
    ----------
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
    """
    given = np.asarray(scores, dtype=np.float64)
    given = given[:, (~np.isnan(given)).sum(axis=0) > 1]
    values = np.unique(given[~np.isnan(given)])
    coincidences = np.zeros((len(values), len(values)))
    for item in given.T:
        counts = (item[~np.isnan(item), None] == values).sum(axis=0).astype(np.float64)
        coincidences += (np.outer(counts, counts) - np.diag(counts)) / (counts.sum() - 1)
    totals = coincidences.sum(axis=0)
    distances = _DISTANCES[level](values, totals)
    expected = float((np.outer(totals, totals) * distances).sum())
    if not expected:
        return float("nan")
    return 1 - (float(totals.sum()) - 1) * float((coincidences * distances).sum()) / expected


def _ordinal(values: FloatArray, totals: FloatArray) -> FloatArray:
    del values
    below = np.cumsum(totals) - totals / 2
    return np.asarray((below[:, None] - below) ** 2, dtype=np.float64)


def _relative(values: FloatArray, totals: FloatArray) -> FloatArray:
    del totals
    sums = values[:, None] + values
    return np.asarray((np.where(sums != 0, values[:, None] - values, 0.0) / np.where(sums != 0, sums, 1.0)) ** 2)


_DISTANCES: dict[Level, Callable[[FloatArray, FloatArray], FloatArray]] = {
    Level.NOMINAL: lambda values, _: 1.0 - np.eye(len(values)),
    Level.ORDINAL: _ordinal,
    Level.INTERVAL: lambda values, _: np.asarray((values[:, None] - values) ** 2, dtype=np.float64),
    Level.RATIO: _relative,
}


def _kappa(observed: float, expected: float) -> Kappa:
    return Kappa(_ratio(observed - expected, 1 - expected), observed, expected)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
