"""A portfolio problem as a program with whole columns.

Columns: whether each option is chosen; the share of each that may be funded in part; whether both initiatives of each
synergy are funded, which for whole columns is their product (Glover and Woolsey 1974).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import (
    Condition,
    ConditionKind,
    FloatArray,
    IntArray,
    Link,
    LinkKind,
    PortfolioProblem,
)
from vmo_desktop.domain.solver import Program, Row
from vmo_desktop.domain.steps import Steps, in_steps

INFINITY = float("inf")

_FAR = 1e6
"""How many times its bound a use is at most beside which the solver sees all others."""


@dataclass(frozen=True, eq=False)
class PortfolioProgram:
    """The columns and rows of a portfolio problem.

    Attributes
    ----------
    problem : PortfolioProblem
    held : tuple of two ndarrays, of int and of float
        Columns, and numbers at which they are held.
    """

    problem: PortfolioProblem
    held: tuple[IntArray, FloatArray] = (np.zeros(0, dtype=np.int_), np.zeros(0))

    @cached_property
    def program(self) -> Program:
        """Columns and rows under all conditions; without any objective."""
        rows = (row for each in self.problem.conditions() for row in self.rows_of(each))
        return self.structure.with_rows(*rows).fixed(*self.held)

    @cached_property
    def structure(self) -> Program:
        """Columns and rows under no condition: what a portfolio is."""
        rows = (*self._shares(), *self._owners(), *self._pairs())
        return Program(np.zeros(self._width), np.ones(self._width), self._is_whole, rows)

    def rows_of(self, condition: Condition) -> tuple[Row, ...]:
        """The rows, with one bound each, that state one condition."""
        index = condition.index
        match condition.kind:
            case ConditionKind.LEAST:
                least = self.problem.limits[index].least
                used = self._limit_beyond(index, least, 1.0)
                return (sum_row(used, used.least(least), INFINITY),)
            case ConditionKind.MOST:
                most = self.problem.limits[index].most
                used = self._limit_beyond(index, most, 2.0)
                return (sum_row(used, -INFINITY, used.most(most)),)
            case ConditionKind.LINK:
                link = self.problem.links[index]
                return tuple(self._link(link)) if link.members else ()
            case ConditionKind.FORCED_IN:
                return (self.counted({index: 1.0}, 1.0, INFINITY),)
            case ConditionKind.FORCED_OUT:
                return (self.counted({index: 1.0}, -INFINITY, 0.0),)

    @cached_property
    def value(self) -> Steps:
        """The portfolio's value as a weighted sum of columns."""
        return self.stated(self.problem.values, np.array([pair.value for pair in self.problem.synergies]))

    @cached_property
    def thrift(self) -> Steps:
        """What the portfolio costs less than nothing, as a weighted sum of columns: the greater, the cheaper."""
        return self.stated(-self.problem.costs, np.array([pair.saving for pair in self.problem.synergies]))

    @cached_property
    def brevity(self) -> Steps:
        """A weighted sum of columns that is greater for fewer options, then for earlier ones."""
        options = len(self.problem.owner)
        weights = np.zeros(self._width)
        weights[:options] = -(options + np.arange(options))
        return Steps(weights, 1.0, 1.0)

    def stated(self, of_options: FloatArray, of_pairs: FloatArray) -> Steps:
        """A sum over options and synergies as weights of columns."""
        return self._stated_on(self._share_column, of_options, of_pairs)

    def _stated_on(self, columns: IntArray, of_options: FloatArray, of_pairs: FloatArray) -> Steps:
        weights = np.zeros(self._width)
        weights[columns] = of_options
        weights[self._first_pair :] = of_pairs
        return in_steps(weights, is_summed_whole=bool(self._is_whole[weights != 0].all()))

    def limit(self, index: int) -> Steps:
        """What is used of a limit as a weighted sum of columns."""
        return self._used(index, self.problem.limits[index].use)

    def _used(self, index: int, use: FloatArray) -> Steps:
        relief = np.array([-pair.relief[index] for pair in self.problem.synergies])
        options = np.arange(len(self.problem.owner))
        return self._stated_on(options if self.problem.limits[index].is_count else self._share_column, use, relief)

    def _limit_beyond(self, index: int, bound: float, times: float) -> Steps:
        """What is used of a limit, with every use that decides about its bound by itself stated as one that just does.

        Only where amounts are too far apart for whole steps: the solver would not see the small ones.
        """
        used, use = self.limit(index), self.problem.limits[index].use
        edge = bound + float(np.maximum(-used.factors, 0.0).sum()) / used.scale
        is_beyond = (use > edge) & (self.problem.least_shares == 1)
        if used.step or edge < 0 or use[is_beyond].max(initial=0.0) <= _FAR * edge:
            return used
        return self._used(index, np.where(is_beyond, times * edge or 1.0, use))

    def shares(self, numbers: FloatArray) -> FloatArray:
        """The share of each option in a solution; what is not chosen is exactly 0, what cannot be divided exactly 1."""
        chosen = numbers[: len(self.problem.owner)] > 0.5
        shares = np.clip(numbers[self._share_column], self.problem.least_shares, 1.0)
        return np.where(chosen, shares, 0.0)

    def columns(self, shares: FloatArray) -> FloatArray:
        """The solution that funds these shares."""
        numbers = np.zeros(self._width)
        chosen = shares > 0
        numbers[: len(shares)] = chosen
        numbers[self._share_column[self._partial]] = shares[self._partial]
        funded = np.zeros(self.problem.initiatives)
        funded[self.problem.owner[chosen]] = 1.0
        numbers[self._first_pair :] = [funded[pair.first] * funded[pair.second] for pair in self.problem.synergies]
        return numbers

    @property
    def has_parts(self) -> bool:
        """Whether anything may be funded in part."""
        return bool(len(self._partial))

    @property
    def decisions(self) -> IntArray:
        """The columns that are whole."""
        return np.flatnonzero(self._is_whole)

    @cached_property
    def _partial(self) -> IntArray:
        return np.flatnonzero(self.problem.least_shares < 1)

    @cached_property
    def _share_column(self) -> IntArray:
        columns = np.arange(len(self.problem.owner))
        columns[self._partial] = len(columns) + np.arange(len(self._partial))
        return columns

    @property
    def _first_pair(self) -> int:
        return len(self.problem.owner) + len(self._partial)

    @property
    def _width(self) -> int:
        return self._first_pair + len(self.problem.synergies)

    @cached_property
    def _is_whole(self) -> npt.NDArray[np.bool_]:
        whole = np.ones(self._width, dtype=np.bool_)
        whole[len(self.problem.owner) : self._first_pair] = False
        return whole

    def _shares(self) -> Iterator[Row]:
        """A share is between its least and 1 when its option is chosen, else 0."""
        for option in self._partial:
            both = np.array([self._share_column[option], option])
            yield Row(both, np.array([1.0, -1.0]), -INFINITY, 0.0)
            yield Row(both, np.array([1.0, -self.problem.least_shares[option]]), 0.0, INFINITY)

    def _owners(self) -> Iterator[Row]:
        for options in self.problem.options_of:
            if len(options) > 1:
                yield Row(options, np.ones(len(options)), -INFINITY, 1.0)

    def _pairs(self) -> Iterator[Row]:
        for place, pair in enumerate(self.problem.synergies):
            column = self._first_pair + place
            for row in (pair.first, pair.second):
                yield self.counted({row: -1.0}, -INFINITY, 0.0, column)
            # One initiative with itself is a pair as soon as it is funded: one key, not two.
            both = {pair.first: -1.0, pair.second: -1.0}
            yield self.counted(both, 1.0 - len(both), INFINITY, column)

    def _link(self, link: Link) -> Iterator[Row]:
        members = tuple(dict.fromkeys(link.members))
        match link.kind:
            case LinkKind.REQUIRES if len(members) == 2:
                yield self.counted({members[0]: 1.0, members[1]: -1.0}, -INFINITY, 0.0)
            case LinkKind.ALL_OR_NONE:
                for member, following in pairwise((*members, members[0])):
                    if member != following:
                        yield self.counted({member: 1.0, following: -1.0}, -INFINITY, 0.0)
            case LinkKind.AT_MOST_ONE:
                yield self.counted(dict.fromkeys(members, 1.0), -INFINITY, 1.0)
            case LinkKind.AT_LEAST_ONE:
                yield self.counted(dict.fromkeys(members, 1.0), 1.0, INFINITY)

    def counted(self, times: dict[int, float], least: float, most: float, extra: int | None = None) -> Row:
        """Bounds on a sum over initiatives that counts each as funded or not, and on one more column."""
        options = self.problem.options_of
        columns = [options[row] for row in times]
        factors = [np.full(len(options[row]), each) for row, each in times.items()]
        if extra is not None:
            columns.append(np.array([extra]))
            factors.append(np.ones(1))
        return Row(np.concatenate(columns), np.concatenate(factors), least, most)


def no_worse(total: Steps, numbers: FloatArray) -> Row:
    """The row that no solution with a smaller sum than this one keeps."""
    return sum_row(total, total.no_less(numbers), INFINITY)


def sum_row(total: Steps, least: float, most: float) -> Row:
    """Bounds, in steps, on a weighted sum of columns."""
    columns = np.flatnonzero(total.factors)
    return Row(columns, total.factors[columns], least, most)
