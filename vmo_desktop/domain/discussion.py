"""Which disagreements are worth discussing: those whose resolution can change what is funded.

What is funded is a beginning of an order: initiatives are taken from the top until the next one does not fit into the
budget, as in `ranking_order` and `budget_line`. Costs are not negative.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.ranking import BUDGET_TOLERANCE, TIE_TOLERANCE, IntArray
from vmo_desktop.domain.scales import FloatArray

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class OpenCells:
    """Cells on which the room does not agree, and what could come of each.

    Attributes
    ----------
    rows : ndarray of int, shape (c,)
        The initiative of each cell.
    base : ndarray of shape (c,)
        What is proposed now: its part of the score that orders the initiatives, in the score's unit.
    outcomes : list of c ndarrays
        What its actual votes would give instead.
    chances : list of c ndarrays
        How likely each outcome is, summing to 1: the share of the voting weight behind it.
    """

    rows: IntArray
    base: FloatArray
    outcomes: list[FloatArray]
    chances: list[FloatArray]

    def drawn(self, draws: int, rng: np.random.Generator) -> FloatArray:
        """By how much each cell moves from its base when all are resolved by their votes, shape (draws, c)."""
        luck = rng.random((draws, len(self.rows)))
        moves = np.empty_like(luck)
        for cell, (outcomes, chances) in enumerate(zip(self.outcomes, self.chances, strict=True)):
            place = np.searchsorted(np.cumsum(chances), luck[:, cell], side="right")
            moves[:, cell] = outcomes[np.minimum(place, len(outcomes) - 1)] - self.base[cell]
        return moves


@dataclass(frozen=True)
class Contest:
    """Initiatives that compete for a budget while some of their cells are open.

    Attributes
    ----------
    scores : ndarray of shape (n,)
        What orders them when every cell has its proposed value, such as the value; NaN where it stays unknown
        whatever is resolved.
    fallback : ndarray of shape (n,)
        What orders those of unknown score, which come last; NaN means last of all.
    costs : ndarray of shape (n,)
        NaN means unknown, which ends the line.
    budget : float
        In the same money.
    cells : OpenCells
        c cells; those of an unknown score move its fallback, and an initiative without a fallback has none.
    """

    scores: FloatArray
    fallback: FloatArray
    costs: FloatArray
    budget: float
    cells: OpenCells

    @property
    def limit(self) -> float:
        """The most that the funded may cost together."""
        return self.budget * (1 + BUDGET_TOLERANCE)

    @cached_property
    def base(self) -> FloatArray:
        """Scores and fallbacks on one axis: every unknown score below every known one, wherever its cells end."""
        unknown = np.isnan(self.scores)
        mixed = np.where(unknown, self.fallback, self.scores)
        low, high = self._reach(mixed)
        bottom = float(np.nanmin(low, initial=0.0)) - 1.0
        drop = float(np.nanmax(high, initial=0.0)) - bottom
        return np.where(unknown, np.where(np.isnan(mixed), bottom, mixed) - drop, mixed)

    @cached_property
    def bounds(self) -> tuple[FloatArray, FloatArray]:
        """Lowest and highest place of each initiative on the axis over all ways to resolve its cells; shapes (n,)."""
        return self._reach(self.base)

    @cached_property
    def tie(self) -> float:
        """Scores closer than this tie, as in a ranking."""
        known = self.bounds[1][~np.isnan(self.scores)]
        return TIE_TOLERANCE * float(np.abs(known).max(initial=0.0))

    def funded(self, scores: FloatArray) -> BoolArray:
        """Who is funded at these places on the axis, shape (n,)."""
        order = self.orders(scores[np.newaxis])[0]
        fits = np.logical_and.accumulate(np.cumsum(self.costs[order]) <= self.limit)
        chosen = np.zeros(len(scores), dtype=np.bool_)
        chosen[order[fits]] = True
        return chosen

    def orders(self, scores: FloatArray) -> IntArray:
        """Best first, for each row of an array of shape (draws, n); ties keep their given order."""
        order = np.argsort(-scores, axis=1, kind="stable")
        falls = -np.diff(np.take_along_axis(scores, order, axis=1), axis=1) > self.tie
        group = np.concatenate((np.zeros((len(scores), 1)), np.cumsum(falls, axis=1)), axis=1)
        inner = np.argsort(group * scores.shape[1] + order, axis=1, kind="stable")
        return np.asarray(np.take_along_axis(order, inner, axis=1), dtype=np.intp)

    def _reach(self, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
        low, high = scores.copy(), scores.copy()
        for row, base, outcomes in zip(self.cells.rows, self.cells.base, self.cells.outcomes, strict=True):
            low[row] += min(float(outcomes.min()) - base, 0.0)
            high[row] += max(float(outcomes.max()) - base, 0.0)
        return low, high


def is_settled(contest: Contest) -> bool:
    """Whether the same initiatives are funded however the open cells are resolved by their votes.

    Notes
    -----
    The funded are a beginning of the order. They stay the funded exactly when no waiting one can come before any of
    them, and none that could come first among the waiting fits into what is left. Values of different initiatives
    move independently of each other, and each reaches its bounds.
    """
    low, high = contest.bounds
    funded = contest.funded(contest.base)
    inside, waiting = np.flatnonzero(funded), np.flatnonzero(~funded)
    if _comes_first(contest, waiting, high, inside, low).any():
        return False
    first = _comes_first(contest, waiting, high, waiting, low)
    np.fill_diagonal(first, val=True)
    fits = contest.costs[funded].sum() + contest.costs[waiting] <= contest.limit
    return not (first.all(axis=1) & fits).any()


def _comes_first(contest: Contest, a: IntArray, places: FloatArray, b: IntArray, other_places: FloatArray) -> BoolArray:
    """Whether each of a at its place comes before each of b at theirs, shape (a, b)."""
    ahead = places[a][:, np.newaxis] - other_places[b]
    return np.asarray(np.where(a[:, np.newaxis] < b, ahead >= -contest.tie, ahead > contest.tie))


@dataclass(frozen=True)
class Stakes:
    """What resolving each open cell can do.

    Attributes
    ----------
    chance : ndarray of shape (c,)
        How likely resolving it changes what is funded, 0-1.
    moved : ndarray of shape (c, n)
        How likely it changes whether each initiative is funded, 0-1.
    """

    chance: FloatArray
    moved: FloatArray


def chance_of_change(contest: Contest, *, draws: int, rng: np.random.Generator) -> Stakes:
    """For each open cell, how likely resolving it changes what is funded, while the other cells are open too.

    Every draw resolves all cells by their own votes. A cell then counts where going back to its proposed value alone
    would fund others. The error of a chance is at most about 1 / sqrt(draws); `rng` is seeded by the caller.

    References
    ----------
    The idea of value of information of Howard (1966), IEEE Transactions on Systems Science and Cybernetics 2(1),
    with the group's own votes as the distribution.
    """
    cells, count = contest.cells, len(contest.base)
    chance, moved = np.zeros(len(cells.rows)), np.zeros((len(cells.rows), count))
    moves = cells.drawn(draws, rng)
    scores = np.repeat(contest.base[np.newaxis], draws, axis=0)
    for row in np.unique(cells.rows):
        scores[:, row] += moves[:, cells.rows == row].sum(axis=1)
    orders = contest.orders(scores)
    for row in np.unique(cells.rows):
        places = np.flatnonzero(cells.rows == row)
        chance[places], moved[places] = _row_stakes(contest, int(row), scores, orders, moves[:, places])
    return Stakes(chance / max(draws, 1), moved / max(draws, 1))


def _row_stakes(
    contest: Contest, row: int, scores: FloatArray, orders: IntArray, moves: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """In how many draws each cell of an initiative changes what is funded, and whom.

    While the others stand still, where the initiative comes among them says everything: at its turn it fits, and
    so many of the others with it; or it ends the line there; or the line has ended before.
    """
    draws, count = scores.shape
    others = orders[orders != row].reshape(draws, count - 1)
    spent = np.concatenate((np.zeros((draws, 1)), np.cumsum(contest.costs[others], axis=1)), axis=1)
    without = (spent <= contest.limit).sum(axis=1)[:, np.newaxis] - 1
    beside = (spent + contest.costs[row] <= contest.limit).sum(axis=1)[:, np.newaxis] - 1
    own = scores[:, row, np.newaxis]
    places = np.concatenate((own, own - moves), axis=1)[:, :, np.newaxis]
    turns = (scores[:, np.newaxis, :row] >= places - contest.tie).sum(axis=2)
    turns += (scores[:, np.newaxis, row + 1 :] > places + contest.tie).sum(axis=2)
    is_in = turns <= beside
    others_in = np.where(is_in, beside, np.minimum(turns, without))
    changes_own = is_in[:, 1:] != is_in[:, :1]
    changes = changes_own | (others_in[:, 1:] != others_in[:, :1])
    moved = np.zeros((moves.shape[1], count))
    moved[:, row] = changes_own.sum(axis=0)
    for cell in np.flatnonzero(changes.any(axis=0)):
        hit = changes[:, cell]
        ends = np.sort(others_in[hit][:, [0, cell + 1]], axis=1)
        place = np.arange(count - 1)
        passed = others[hit][(place >= ends[:, :1]) & (place < ends[:, 1:])]
        moved[cell] += np.bincount(passed, minlength=count)
    return changes.sum(axis=0).astype(np.float64), moved


def closeness(scores: FloatArray, funded: BoolArray) -> FloatArray:
    """How near each initiative is to the line between the funded and the others: 1 at the line, 0 farthest from it.

    Parameters
    ----------
    scores : ndarray of shape (n,)
        Without NaN.
    funded : ndarray of bool, shape (n,)
        All 1 where nobody or everybody is funded: there is no line.
    """
    if funded.all() or not funded.any():
        return np.ones(len(scores))
    distance = np.abs(scores - (scores[funded].min() + scores[~funded].max()) / 2)
    return np.asarray(1 - distance / max(float(distance.max()), TIE_TOLERANCE), dtype=np.float64)
