"""Robust portfolio modelling: every portfolio that can be right while weights and points are known in part only.

References
----------
Liesiö, Mild & Salo (2007), Preference programming for robust portfolio modeling and project selection, European
Journal of Operational Research 181(3), 1488-1505; (2008), Robust portfolio modeling with incomplete cost information
and project interdependencies, European Journal of Operational Research 190(3), 679-695.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.dominance import BoolArray, Worth, undominated
from vmo_desktop.domain.portfolio import TOLERANCE, IntArray, LinkKind, PortfolioProblem
from vmo_desktop.domain.portfolio_bounds import Incumbents, clearest_first, incumbents
from vmo_desktop.domain.scales import FloatArray

MOST_STATES = 20_000
"""Beginnings of portfolios beyond which the search is given up."""


class TooManyPortfolios(Exception):
    """More portfolios can be right than can be listed; samples still tell how likely each initiative is funded."""


@dataclass(frozen=True, eq=False)
class Conditions:
    """What the options of a portfolio may use together.

    Attributes
    ----------
    uses : ndarray of shape (options, r)
        May be negative: a link is a resource that one member gives and the other takes.
    most : ndarray of shape (r,)
        The most that the chosen ones may use of each.
    """

    uses: FloatArray
    most: FloatArray

    @property
    def within(self) -> FloatArray:
        """What may be used, with what sums may be off by."""
        return self.most + TOLERANCE * np.maximum(np.abs(self.most), 1.0)


def applies(problem: PortfolioProblem) -> bool:
    """Whether the conditions of a problem can be said as sums: whole options, no synergies."""
    return not problem.synergies and bool((problem.least_shares == 1).all())


def conditions(problem: PortfolioProblem) -> Conditions:
    """The conditions of a problem to which this applies."""
    rows: list[tuple[FloatArray, float]] = []
    for limit in problem.limits:
        rows.append((limit.use, limit.most))
        rows.append((-limit.use, -limit.least))
    funds = (problem.owner == np.arange(problem.initiatives)[:, np.newaxis]).astype(np.float64)
    for link in problem.links:
        rows.extend(_link_rows(link.kind, funds[list(link.members)]))
    rows.extend((each, 1.0) for each in funds if each.sum() > 1)
    rows.extend((-funds[row], -1.0) for row in sorted(problem.forced_in))
    rows.extend((funds[row], 0.0) for row in sorted(problem.forced_out))
    kept = [(use, most) for use, most in rows if np.isfinite(most)]
    uses = np.array([use for use, _ in kept]).reshape(len(kept), len(problem.owner)).T
    return Conditions(uses, np.array([most for _, most in kept]))


def _link_rows(kind: LinkKind, members: FloatArray) -> list[tuple[FloatArray, float]]:
    if not len(members):
        return []
    match kind:
        case LinkKind.REQUIRES:
            return [(members[0] - members[1], 0.0)]
        case LinkKind.ALL_OR_NONE:
            return [(one - other, 0.0) for one, other in zip(members, np.roll(members, 1, axis=0), strict=True)]
        case LinkKind.AT_MOST_ONE:
            return [(members.sum(axis=0), 1.0)]
        case LinkKind.AT_LEAST_ONE:
            return [(-members.sum(axis=0), -1.0)]


@dataclass(frozen=True, eq=False)
class RobustPortfolios:
    """All non-dominated portfolios.

    Attributes
    ----------
    portfolios : ndarray of bool, shape (p, options)
        None of them is worth less than another one within the conditions for all possible weights and points; none at
        all when the conditions contradict each other.
    """

    portfolios: BoolArray

    def core_index(self, owner: IntArray | None = None) -> FloatArray:
        """Share of the portfolios that fund each initiative: 1 core, 0 exterior, else borderline; NaN without any.

        `owner` is that of a `PortfolioProblem`; without it every option is an initiative.
        """
        if not len(self.portfolios):
            return np.full(self.portfolios.shape[1] if owner is None else len(np.unique(owner)), np.nan)
        if owner is None:
            return np.asarray(self.portfolios.mean(axis=0), dtype=np.float64)
        rows = [self.portfolios[:, owner == row].any(axis=1).mean() for row in np.unique(owner)]
        return np.array(rows, dtype=np.float64)


def non_dominated(
    worth: Worth,
    limits: Conditions,
    *,
    most_states: int = MOST_STATES,
    report: Callable[[int, int], None] | None = None,
) -> RobustPortfolios:
    """Every non-dominated portfolio, by dynamic programming over the options.

    Beginnings of portfolios go on when no other beginning is worth more at every corner and leaves as much, and when
    what they could still become is not dominated by a portfolio that is known already.

    Parameters
    ----------
    worth : Worth
        Of the options, at the corners of the set of weights.
    limits : Conditions
        Of the same options.
    most_states : int
        Beginnings of portfolios that may be held at once.
    report : callable, optional
        Told (options decided, of); may raise to stop.

    Raises
    ------
    TooManyPortfolios
        When more beginnings would have to be held.
    """
    count = len(worth.low)
    search = _Search(worth, limits, incumbents(worth, limits.uses, limits.within))
    order = clearest_first(worth, limits.uses, limits.within)
    begun = np.zeros((1, count), dtype=np.bool_)
    for decided, option in enumerate(order, 1):
        begun = search.extended(begun, int(option), order[decided:])
        if len(begun) > most_states:
            raise TooManyPortfolios
        if report is not None:
            report(decided, count)
    return RobustPortfolios(begun[undominated(begun, worth, np.zeros((len(begun), 0)))])


@dataclass(frozen=True, eq=False)
class _Search:
    worth: Worth
    limits: Conditions
    known: Incumbents

    def extended(self, begun: BoolArray, option: int, later: npt.NDArray[np.intp]) -> BoolArray:
        """Beginnings with one option more decided, without those that lead nowhere."""
        with_option = begun.copy()
        with_option[:, option] = True
        every = np.concatenate((begun, with_option))
        used = every.astype(np.float64) @ self.limits.uses
        relief = np.minimum(self.limits.uses[later], 0.0).sum(axis=0)
        can_end = (used + relief <= self.limits.within).all(axis=1)
        every, used = every[can_end], used[can_end]
        can_win = ~self.known.dominate(every, used, later)
        every, used = every[can_win], used[can_win]
        matters = (self.limits.uses[later] != 0).any(axis=0)
        kept: BoolArray = every[undominated(every, self.worth, used[:, matters])]
        return kept
