"""The smallest change of one weight that would bring an initiative into the best portfolio, or drop it: exactly.

One weight moves at a time, the others keep their proportions: the smallest change of all weights together is the
nearest of as many polyhedra as there are portfolios, and no search that ends in time. Along one weight the value of a
portfolio is a straight line and the best value the upper envelope of such lines, so what is best changes at its corners
alone. They are found one after the other, the nearest to the present weights first, for all initiatives at once: what
lies further out is not looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from vmo_desktop.domain.envelope_walk import EnvelopeWalk, Portfolios, Way, WeightMove
from vmo_desktop.domain.portfolio import Choice, FloatArray, PortfolioProblem
from vmo_desktop.domain.portfolio_sums import BoolArray, is_funded
from vmo_desktop.domain.price_tags import check_proven
from vmo_desktop.domain.selection import beat
from vmo_desktop.progress import Report

_DIGITS = 9


@dataclass(frozen=True)
class WeightShift:
    """A weight at which a portfolio that decides otherwise about an initiative is worth as much as the best.

    Attributes
    ----------
    move : int
        The place of the weight that moves.
    present, weight : float
        As it is, and then; in [0, 1]. They are the same where such a portfolio is worth as much already.
    """

    move: int
    present: float
    weight: float


@dataclass(frozen=True, eq=False)
class WeightShifts:
    """What is known so far; every weight is followed up and down, the nearest end first.

    Attributes
    ----------
    problem : PortfolioProblem
        With the values as they are.
    moves : tuple of WeightMove
    funded : ndarray of bool, shape (initiatives,)
        In the choice.
    asked : ndarray of bool, shape (initiatives,)
        Initiatives whose smallest change is looked for; those that are forced have none.
    known : Portfolios
        Those met so far: further ones need not be searched for.
    level : ndarray of bool, shape (initiatives,), or None
        Whether another portfolio of the same value decides otherwise already; None when that is not known yet.
    ways : tuple of Way
    """

    problem: PortfolioProblem
    moves: tuple[WeightMove, ...]
    funded: BoolArray
    asked: BoolArray
    known: Portfolios
    level: BoolArray | None
    ways: tuple[Way, ...]

    @cached_property
    def radius(self) -> float:
        """Up to this change of any one weight everything is known; infinite when nothing is left."""
        if self.level is None:
            return -1.0
        return min((self._distance(way) for way in self.ways if not self._is_done(way)), default=float("inf"))

    @cached_property
    def nearest(self) -> FloatArray:
        """The smallest change met of each initiative, shape (initiatives,); infinite where none was."""
        met = self._distances.min(axis=0, initial=np.inf)
        return met if self.level is None else np.where(self.level, 0.0, met)

    @cached_property
    def _distances(self) -> FloatArray:
        """By how much the weight of each way changes until each initiative turns, shape (ways, initiatives)."""
        found = [np.abs(way.turned - self.moves[way.move].present) for way in self.ways]
        table = np.array(found).reshape(len(found), len(self.funded))
        return np.where(np.isnan(table), np.inf, table)

    @cached_property
    def is_known(self) -> BoolArray:
        """Whether nothing smaller can be met any more, or nothing at all, of each initiative."""
        return ~self.asked | (self.nearest <= self.radius) | (self.radius == float("inf"))

    @property
    def is_complete(self) -> bool:
        """Whether the smallest change of all that were asked for is known."""
        return bool(self.is_known.all())

    @property
    def progress(self) -> tuple[int, int]:
        """How many initiatives it is known of, of."""
        return int(self.is_known[self.asked].sum()), int(self.asked.sum())

    def without(self, rows: Sequence[int]) -> "WeightShifts":
        """Not asking for some initiatives."""
        asked = self.asked.copy()
        asked[list(rows)] = False
        return replace(self, asked=asked)

    def shift(self, row: int) -> WeightShift | None:
        """The smallest change for an initiative; None where no single weight decides otherwise, or none is known."""
        if not self.moves:
            return None
        if self.level is not None and self.level[row]:
            return WeightShift(0, self.moves[0].present, self.moves[0].present)
        if not np.isfinite(self.nearest[row]) or self.nearest[row] > self.radius:
            return None
        # Two drivers mirror each other: of changes that only rounding tells apart the first one is taken.
        return self._shift(self.ways[int(np.argmin(np.round(self._distances[:, row], _DIGITS)))], row)

    def shifts(self, row: int) -> tuple[WeightShift, ...]:
        """Of each weight the nearest ones below and above at which an initiative is decided otherwise about, if met."""
        return tuple(self._shift(way, row) for way in self.ways if not np.isnan(way.turned[row]))

    def _shift(self, way: Way, row: int) -> WeightShift:
        return WeightShift(way.move, self.moves[way.move].present, float(way.turned[row]))

    def advanced(self, report: Report | None = None) -> "WeightShifts":
        """Up to the next corner of the weight that was followed least far; some searches."""
        watch = beat(report, *self.progress)
        walk = EnvelopeWalk(self.problem, self.funded, self.known, watch)
        if self.level is None:
            level = walk.decided_otherwise(self.problem.values, self.known.shares[0], self.asked)
            return replace(self, known=walk.known, level=level)
        at = min(
            (place for place, way in enumerate(self.ways) if not self._is_done(way)),
            key=lambda place: self._distance(self.ways[place]),
        )
        way = self.ways[at]
        moved = walk.next_corner(self.moves[way.move], way, self._open(way))
        return replace(self, known=walk.known, ways=(*self.ways[:at], moved, *self.ways[at + 1 :]))

    def _distance(self, way: Way) -> float:
        return abs(way.reached - self.moves[way.move].present)

    def _open(self, way: Way) -> BoolArray:
        """What is asked for and not met on a way."""
        is_level = np.zeros_like(self.asked) if self.level is None else self.level
        return self.asked & np.isnan(way.turned) & ~is_level

    def _is_done(self, way: Way) -> bool:
        return way.reached == way.end or not self._open(way).any()


def no_shifts(
    problem: PortfolioProblem,
    choice: Choice,
    moves: Sequence[WeightMove],
    *,
    rows: Sequence[int] | None = None,
    known: Sequence[FloatArray] = (),
) -> WeightShifts:
    """Nothing is known yet.

    Parameters
    ----------
    problem : PortfolioProblem
        With the values as they are.
    choice : Choice
        Proven the best.
    moves : sequence of WeightMove
        At its present weight each gives the values of the problem.
    rows : sequence of int, optional
        The initiatives that are asked for, all by default.
    known : sequence of ndarray of float, shape (options,)
        Portfolios within the conditions that are likely to be best at other weights: hints only.

    Raises
    ------
    ValueError
        When the choice is not proven.
    """
    check_proven(choice)
    asked = np.zeros(problem.initiatives, dtype=np.bool_)
    asked[np.arange(problem.initiatives) if rows is None else list(rows)] = True
    asked[sorted(problem.forced_in | problem.forced_out)] = False
    unmet = np.full(problem.initiatives, np.nan)
    ways = tuple(
        Way(place, move.present, end, choice.shares, unmet)
        for place, move in enumerate(moves)
        for end in (0.0, 1.0)
        if move.present != end
    )
    shares = Portfolios.of(problem, (choice.shares, *known))
    return WeightShifts(problem, tuple(moves), is_funded(problem, choice.shares), asked, shares, None, ways)
