"""Every solution of a program that can be worth nearly as much as its linear relaxation, by reduced costs.

Prices of the rows bound what any solution is worth: each column that is not at its better end takes its reduced cost
off that bound. Where a good solution is known, few columns can leave their ends, and few sets of them can together. The
bound is computed here from the prices, so that a solver's tolerance decides nothing.

References
----------
Geoffrion (1974), Lagrangean relaxation for integer programming, Mathematical Programming Study 2; Balas & Zemel (1980),
An algorithm for large zero-one knapsack problems, Operations Research 28(5).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import FloatArray, IntArray
from vmo_desktop.domain.solver import SOLVER_TOLERANCE, Program
from vmo_desktop.domain.steps import SAME

BoolArray = npt.NDArray[np.bool_]

MOST_FREE = 256
"""Columns that may leave their ends; a search is quicker where there are more."""

_WORD = 64


@dataclass(frozen=True, eq=False)
class RowMatrix:
    """The rows of a program as one matrix.

    Attributes
    ----------
    program : Program
        Whose whole columns lie between 0 and 1.
    """

    program: Program

    @cached_property
    def factors(self) -> FloatArray:
        """Shape (rows, columns)."""
        matrix = np.zeros((len(self.program.rows), len(self.program.lower)))
        for place, row in enumerate(self.program.rows):
            matrix[place, row.columns] = row.factors
        return matrix

    @cached_property
    def least(self) -> FloatArray:
        """Shape (rows,); -inf where there is none."""
        return np.array([row.least for row in self.program.rows], dtype=np.float64)

    @cached_property
    def most(self) -> FloatArray:
        """Shape (rows,); inf where there is none."""
        return np.array([row.most for row in self.program.rows], dtype=np.float64)

    @cached_property
    def whole(self) -> IntArray:
        """Columns that are whole numbers."""
        return np.flatnonzero(self.program.is_whole)

    @cached_property
    def parts(self) -> IntArray:
        """Columns that are not."""
        return np.flatnonzero(~self.program.is_whole)

    @cached_property
    def part_sums(self) -> tuple[FloatArray, FloatArray]:
        """The least and the most that the columns that are not whole add to each row, shape (rows,) each."""
        ends = self.factors[:, self.parts, np.newaxis] * np.stack(
            (self.program.lower[self.parts], self.program.upper[self.parts]), axis=1
        )
        return ends.min(axis=2).sum(axis=1), ends.max(axis=2).sum(axis=1)


@dataclass(frozen=True, eq=False)
class Priced:
    """What prices of the rows say of all solutions.

    Attributes
    ----------
    bound : float
        No solution is worth more.
    costs : ndarray of float, shape (columns,)
        Reduced costs: what a column adds per unit beyond what it uses at these prices.
    ends : ndarray of float, shape (columns,)
        The better end of each column.
    above, below : ndarray of float, shape (rows,)
        Prices of each row's upper bound, not negative, and of its lower bound, not positive.
    rounding : float
        What sums of these numbers may be off by; the bound is so much higher.
    """

    bound: float
    costs: FloatArray
    ends: FloatArray
    above: FloatArray
    below: FloatArray
    rounding: float

    def can_leave(self, rows: RowMatrix, gap: float) -> IntArray:
        """Whole columns whose leaving their better end takes no more than a gap off the bound, the dearest first."""
        dear = np.abs(self.costs[rows.whole])
        near = rows.whole[dear <= gap]
        return near[np.argsort(-np.abs(self.costs[near]), kind="stable")]


def priced(rows: RowMatrix, objective: FloatArray, prices: FloatArray) -> Priced:
    """The bound by any prices of the rows, shape (rows,); the relaxation's own give the lowest."""
    # A row without a bound has no price.
    above = np.where(np.isfinite(rows.most), np.maximum(prices, 0.0), 0.0)
    below = np.where(np.isfinite(rows.least), np.minimum(prices, 0.0), 0.0)
    costs = objective - (above + below) @ rows.factors
    ends = np.where(costs > 0, rows.program.upper, rows.program.lower)
    paid = float(above @ np.where(above > 0, rows.most, 0.0) + below @ np.where(below < 0, rows.least, 0.0))
    rounding = SAME * (abs(paid) + float(np.abs(costs).sum()) + float(np.abs(objective).sum()))
    return Priced(paid + float(costs @ ends) + rounding, costs, ends, above, below, rounding)


@dataclass(frozen=True, eq=False)
class Deviations:
    """Solutions; where some columns are not whole, only the others are decided and the rows may still break.

    Attributes
    ----------
    numbers : ndarray of float, shape (solutions, columns)
    is_all : bool
        Whether no other solution reaches as far; otherwise there were too many, and the nearest to the bound were kept.
    """

    numbers: FloatArray
    is_all: bool


def deviations(rows: RowMatrix, at: Priced, gap: float, *, most: int) -> Deviations:
    """All solutions that can be worth as much as the bound less a gap, or `most` of them.

    The gap must leave no more than `MOST_FREE` columns free. Columns are decided one after the other, and what breaks a
    row whatever follows is dropped.
    """
    free = at.can_leave(rows, gap)
    search = _Search(rows, at, free, gap)
    is_all = True
    for place in range(len(free)):
        search.decide(place)
        if search.count > most:
            search.keep_nearest(most)
            is_all = False
    return Deviations(search.numbers(), is_all)


def between(rows: RowMatrix, numbers: FloatArray, part: int) -> tuple[FloatArray, FloatArray]:
    """The least and the most that one column may be in each solution, shape (solutions,) each, when all others stay."""
    factors = rows.factors[:, part]
    binding = np.flatnonzero(factors)
    others = rows.factors[binding].copy()
    others[:, part] = 0.0
    used = numbers @ others.T
    low, high = (rows.least[binding] - used) / factors[binding], (rows.most[binding] - used) / factors[binding]
    low, high = np.minimum(low, high), np.maximum(low, high)
    least, most = rows.program.lower[part], rows.program.upper[part]
    return np.maximum(low.max(axis=1, initial=-np.inf), least), np.minimum(high.min(axis=1, initial=np.inf), most)


class _Search:
    """Solutions that are begun: what they take off the bound, what they use of each row, which columns left.

    What is left over of a priced row, whatever follows, is taken off the bound too.
    """

    def __init__(self, rows: RowMatrix, at: Priced, free: IntArray, gap: float) -> None:
        self._at, self._free, self._gap = at, free, gap
        start = rows.factors[:, rows.whole] @ at.ends[rows.whole]
        moves = rows.factors[:, free] * (1 - 2 * at.ends[free])
        none = np.zeros((len(start), 1))
        low, high = (
            np.hstack((np.cumsum(each[:, ::-1], axis=1)[:, ::-1], none)) + parts[:, np.newaxis]
            for each, parts in zip((np.minimum(moves, 0), np.maximum(moves, 0)), rows.part_sums, strict=True)
        )
        # Rows of factors without steps are kept as nearly as the solver keeps them.
        least, most = rows.least - SOLVER_TOLERANCE, rows.most + SOLVER_TOLERANCE
        binds = (start + low[:, 0] < least) | (start + high[:, 0] > most)
        self._moves = moves[binds].T
        self._floor, self._roof = (least[binds, np.newaxis] - high[binds]).T, (most[binds, np.newaxis] - low[binds]).T
        # Where all that may follow is used, and more is allowed; where as little as may be is used, and less is.
        self._reach = (rows.most[binds, np.newaxis] - high[binds]).T
        self._fall = (rows.least[binds, np.newaxis] - low[binds]).T
        self._above, self._below = (np.flatnonzero(prices[binds]) for prices in (at.above, at.below))
        self._prices = at.above[binds][self._above], at.below[binds][self._below]
        self._is_plain = np.count_nonzero(binds) == 1 and not np.isfinite(rows.least[binds]).any()
        self._price = float(at.above[binds].sum())
        self._lost, self._bits = np.zeros(1), np.zeros((1, len(free) // _WORD + 1), dtype="<u8")
        self._used = start[np.newaxis, binds]
        self._left = self._keep(0)

    @property
    def count(self) -> int:
        return len(self._lost)

    def decide(self, place: int) -> None:
        """Whether one column leaves its end."""
        lost = self._lost + abs(float(self._at.costs[self._free[place]]))
        leaving = lost <= self._gap
        self._lost = np.concatenate((self._lost, lost[leaving]))
        bits = self._bits[leaving]
        bits[:, place // _WORD] |= np.uint64(1 << place % _WORD)
        self._bits = np.concatenate((self._bits, bits))
        self._used = np.concatenate((self._used, self._used[leaving] + self._moves[place]))
        self._left = self._keep(place + 1)

    def keep_nearest(self, most: int) -> None:
        """Drop those that took most off the bound."""
        self._take(np.argpartition(self._lost + self._left, most)[:most])

    def numbers(self) -> FloatArray:
        """All columns of every solution."""
        left = np.unpackbits(self._bits.view(np.uint8), axis=1, count=len(self._free), bitorder="little")
        found = np.tile(self._at.ends, (self.count, 1))
        found[:, self._free] = np.abs(found[:, self._free] - left)
        return found

    def _keep(self, decided: int) -> FloatArray:
        """Drop what breaks a row or is not worth enough, whatever follows; what is left over of priced rows costs."""
        used, above, below = self._used, self._above, self._below
        left: FloatArray = np.maximum(self._reach[decided, above] - used[:, above], 0.0) @ self._prices[0]
        left += np.minimum(self._fall[decided, below] - used[:, below], 0.0) @ self._prices[1]
        kept = ((used >= self._floor[decided]) & (used <= self._roof[decided])).all(axis=1)
        kept &= self._lost + left <= self._gap
        if not kept.all():
            self._take(np.flatnonzero(kept))
        if self._is_plain:
            left, kept = left[kept], self._is_efficient()
            if not kept.all():
                self._take(np.flatnonzero(kept))
        kept_left: FloatArray = left[kept]
        return kept_left

    def _is_efficient(self) -> BoolArray:
        """Where only one budget binds: whether no other one uses no more and is worth more, whatever follows."""
        used = self._used[:, 0]
        order = np.argsort(used, kind="stable")
        # Prices count what is used as worth its price: without it, less is what others are worth more by.
        lost = (self._lost - used * self._price)[order]
        efficient = np.empty(len(order), dtype=np.bool_)
        efficient[order] = lost <= np.minimum.accumulate(lost) + self._at.rounding
        return efficient

    def _take(self, places: IntArray) -> None:
        self._lost, self._bits, self._used = self._lost[places], self._bits[places], self._used[places]
