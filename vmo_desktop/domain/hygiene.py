"""Signs that scores or weights say less than they seem to: gentle hints, never proof.

Scores are told as shares of their scale's range (0 the worst end, 1 the best), points of value as 0-100; NaN means
missing. Each threshold is set so that scores spread evenly by chance seldom meet it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import combinations
from math import ceil, log, sqrt

import numpy as np

from vmo_desktop.domain.rank_correlation import spearman
from vmo_desktop.domain.scales import FloatArray

FEW = 4
"""From so many scores on, all alike is more than chance: on five levels it happens once in 125 times."""

ENOUGH = 8
"""From so many scores on, spread and rank correlation are looked at."""

EVEN_SPREAD = sqrt(1 / 12)
"""Standard deviation of scores spread evenly over a measured range."""

CLUSTERED = 0.5
"""Scores are clustered when their standard deviation is under this share of that of evenly spread ones.

The variance is then under a quarter of what chance would make it: the reading of r_wg (James, Demaree & Wolf 1984).
"""

BY_CHANCE = 0.05
"""An end is called unused only where evenly spread scores would leave it unused less often than this."""

OUTER = 0.25
"""The end of a measured range: its outer quarter."""

ALIKE = 0.9
"""Rank correlation from which two drivers may be one.

Tabachnick & Fidell, Using Multivariate Statistics: variables with a correlation of .90 and more are redundant.
"""

NARROW = 0.25
"""A range of points under this share of the scale's 100 makes a weight matter less than it says.

Weights belong to ranges: Keeney (2002), Common mistakes in making value trade-offs, Operations Research 50(6), 935-945;
people set them without regard to ranges: Fischer (1995), Range sensitivity of attribute weights, Organizational
Behavior and Human Decision Processes 62(3), 252-266.
"""

FAVOUR = 0.25
"""How much of the range an owner's votes lie above the others' on average to be told: a level of five."""

SHIFT = 0.1
"""How much of the range the scores of a second showing lie off the first on average to be called a drift."""

SHOWN_AGAIN = 5
"""From so many cells shown twice on, a drift is looked for."""

LIMITS_OF_ERROR = 2.0
"""A mean shift is more than chance beyond so many standard errors.

Bland & Altman (1986), Statistical methods for assessing agreement between two methods, Lancet 327, 307-310.
"""

SHORTEST = 12
"""A reason of fewer letters and digits, such as "see note", may well stand twice."""


class Spread(Enum):
    """How the scores on a driver use its scale."""

    WELL = auto()
    ALIKE = auto()
    """All the same: the driver separates nothing."""
    CLUSTERED = auto()
    NO_TOP = auto()
    NO_BOTTOM = auto()


def spread(scores: FloatArray, levels: Sequence[float]) -> Spread:
    """The first of these that the scores on a driver show: all alike, clustered, no top, no bottom.

    Parameters
    ----------
    scores : ndarray of shape (n,)
        Shares of the range, 0-1; NaN where missing.
    levels : sequence of float
        Levels of the scale as shares of the range; empty for a measured range.
    """
    given = scores[~np.isnan(scores)]
    if len(given) >= FEW and np.ptp(given) == 0:
        return Spread.ALIKE
    if len(given) >= ENOUGH and float(given.std()) < CLUSTERED * even_spread(levels):
        return Spread.CLUSTERED
    if len(given) >= enough_for_ends(levels):
        bottom, top = _ends(levels)
        if not (given >= top).any():
            return Spread.NO_TOP
        if not (given <= bottom).any():
            return Spread.NO_BOTTOM
    return Spread.WELL


def even_spread(levels: Sequence[float]) -> float:
    """Standard deviation of scores that take each level equally often, or spread evenly over a measured range."""
    return float(np.std(levels)) if len(levels) > 1 else EVEN_SPREAD


def enough_for_ends(levels: Sequence[float]) -> int:
    """How many evenly spread scores leave an end unused by chance only seldom."""
    share = 1 / len(levels) if len(levels) > 1 else OUTER
    return ceil(log(BY_CHANCE) / log(1 - share))


def alike_drivers(points: FloatArray) -> list[tuple[int, int, float]]:
    """Pairs of drivers that order the initiatives almost alike, with their rank correlation: perhaps counted twice.

    Parameters
    ----------
    points : ndarray of shape (n, d)
        Points of value of n initiatives on d drivers; NaN where missing.
    """
    found = []
    for a, b in combinations(range(points.shape[1]), 2):
        if (~np.isnan(points[:, a]) & ~np.isnan(points[:, b])).sum() >= ENOUGH:
            rho = spearman(points[:, a], points[:, b])
            if rho >= ALIKE:
                found.append((a, b, rho))
    return found


def narrow_weights(points: FloatArray, weights: FloatArray) -> list[int]:
    """Drivers with at least an average weight on which the initiatives hardly differ.

    Parameters
    ----------
    points : ndarray of shape (n, d)
        Points of value; NaN where missing. Drivers on which fewer than `ENOUGH` are scored are left out.
    weights : ndarray of shape (d,)
        Overall weights, 0-1.
    """
    count = (~np.isnan(points)).sum(axis=0)
    average = 1 / max(len(weights), 1)
    heavy = np.flatnonzero((count >= ENOUGH) & (weights >= average))
    return [int(each) for each in heavy if np.nanmax(points[:, each]) - np.nanmin(points[:, each]) < 100 * NARROW]


def copied(reasons: Mapping[tuple[int, int], str]) -> list[list[tuple[int, int]]]:
    """Cells that give the same reason: two or more of one initiative, or three or more on any.

    Parameters
    ----------
    reasons : mapping of (initiative, driver) to str
        Compared without regard to case, spaces and signs; short ones are left out.
    """
    cells: dict[str, list[tuple[int, int]]] = {}
    for cell, reason in reasons.items():
        letters = "".join(letter for letter in reason.casefold() if letter.isalnum())
        if len(letters) >= SHORTEST:
            cells.setdefault(letters, []).append(cell)
    return [found for found in cells.values() if len(found) > 2 or (len(found) == 2 and found[0][0] == found[1][0])]


def favour(own: FloatArray, others: FloatArray) -> float:
    """How much higher an owner scores the own initiative than the others do, as a share of the range.

    Parameters
    ----------
    own : ndarray of shape (d,)
        The owner's scores of one initiative.
    others : ndarray of shape (m, d)
        Those of the others.

    Returns
    -------
    float
        Mean difference from the others' mean over the drivers that both scored; NaN with fewer than two of these.
    """
    known = ~np.isnan(others)
    both = ~np.isnan(own) & known.any(axis=0)
    if both.sum() < 2:
        return float("nan")
    mean = np.where(known, others, 0.0).sum(axis=0)[both] / known.sum(axis=0)[both]
    return float((own[both] - mean).mean())


@dataclass(frozen=True, slots=True)
class Retest:
    """Scores of cells that were shown again: their number, mean shift and standard error, as shares of the range."""

    count: int
    shift: float
    error: float

    @property
    def is_drift(self) -> bool:
        """Whether the shift is large enough to matter and more than chance."""
        if self.count < SHOWN_AGAIN:
            return False
        return abs(self.shift) >= SHIFT and abs(self.shift) > LIMITS_OF_ERROR * self.error * sqrt(2 / self.count)


def retest(first: FloatArray, again: FloatArray) -> Retest:
    """Compare scores with those that the same people gave to the same cells later.

    Parameters
    ----------
    first, again : ndarray of shape (n,)
        Shares of the range; NaN where one is missing: that cell takes no part.

    References
    ----------
    Error of measurement from test and retest: Weir (2005), Journal of Strength and Conditioning Research
    19(1), 231-240.
    """
    difference = (again - first)[~np.isnan(again - first)]
    if len(difference) < 2:
        return Retest(len(difference), float(difference.mean()) if len(difference) else float("nan"), float("nan"))
    return Retest(len(difference), float(difference.mean()), float(difference.std(ddof=1)) / sqrt(2))


def uses_no_end(scores: FloatArray, levels: Sequence[Sequence[float]]) -> bool:
    """Whether somebody's scores on all drivers stay away from both ends, where even ones would by chance only seldom.

    Parameters
    ----------
    scores : ndarray of shape (n, d)
        One person's scores, shares of the range.
    levels : sequence of d sequences of float
        Levels of each driver as shares of the range; empty for a measured range.
    """
    chance = 1.0
    for place, steps in enumerate(levels):
        given = scores[~np.isnan(scores[:, place]), place]
        bottom, top = _ends(steps)
        if ((given <= bottom) | (given >= top)).any():
            return False
        inner = 1 - 2 / len(steps) if len(steps) > 1 else 1 - 2 * OUTER
        chance *= inner ** len(given)
    return chance < BY_CHANCE


def _ends(levels: Sequence[float]) -> tuple[float, float]:
    """Up to where the bottom reaches and from where the top begins; between two levels the nearer one counts."""
    if len(levels) < 2:
        return OUTER, 1 - OUTER
    ordered = sorted(levels)
    return (ordered[0] + ordered[1]) / 2, (ordered[-1] + ordered[-2]) / 2
