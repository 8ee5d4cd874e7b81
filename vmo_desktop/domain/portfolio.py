"""A portfolio problem: what may be funded, and under which conditions.

An initiative is funded by at most one of its options: itself, or one of its funding levels. The words follow capital
budgeting (Lorie and Savage 1955; Weingartner 1963): limits, links between initiatives, and forces.
"""

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int_]

TOLERANCE = 1e-9
"""By how much, relative to its size, a limit may be missed: the arithmetic of solvers is not exact."""


class LinkKind(Enum):
    """How initiatives hang together."""

    REQUIRES = "requires"
    """The first is funded only with the second."""
    ALL_OR_NONE = "all or none"
    AT_MOST_ONE = "at most one"
    AT_LEAST_ONE = "at least one"


@dataclass(frozen=True)
class Link:
    """A condition between initiatives.

    Attributes
    ----------
    kind : LinkKind
        For `REQUIRES` there are two members: the one that requires, and the one required.
    members : tuple of int
        Rows of initiatives.
    """

    kind: LinkKind
    members: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Limit:
    """Bounds on the sum of what the funded options use: of money, of people, or of anything counted.

    Attributes
    ----------
    use : ndarray of float, shape (options,)
        Use of each option when it is funded whole; finite.
    least, most : float
        Bounds of the sum; -inf and inf where there is none.
    is_count : bool
        Whether an option that is funded in part counts in full, as where initiatives are counted.
    """

    use: FloatArray
    least: float = -math.inf
    most: float = math.inf
    is_count: bool = False

    def shares_used(self, shares: FloatArray) -> FloatArray:
        """How much of the use of each option counts, shape (options,)."""
        return np.where(shares > TOLERANCE, 1.0, 0.0) if self.is_count else shares


@dataclass(frozen=True, eq=False)
class Synergy:
    """What two initiatives bring more, and need less, when both are funded.

    Attributes
    ----------
    first, second : int
        Rows of initiatives.
    value : float
        Added to the portfolio's value.
    saving : float
        Taken off the portfolio's cost.
    relief : ndarray of float, shape (limits,)
        Taken off the use of each limit.
    """

    first: int
    second: int
    value: float
    saving: float
    relief: FloatArray


class ConditionKind(Enum):
    """What a condition of a portfolio problem is."""

    LEAST = "least"
    MOST = "most"
    LINK = "link"
    FORCED_IN = "forced in"
    FORCED_OUT = "forced out"


@dataclass(frozen=True, order=False)
class Condition:
    """One thing that may be dropped from a problem.

    Attributes
    ----------
    kind : ConditionKind
    index : int
        Place in `limits` (least, most) or `links`, or the row of the initiative that is forced.
    """

    kind: ConditionKind
    index: int


@dataclass(frozen=True, eq=False)
class PortfolioProblem:
    """What may be funded and under which conditions; maximise value, then minimise cost.

    Attributes
    ----------
    initiatives : int
        How many there are.
    owner : ndarray of int, shape (options,)
        The row of the initiative that each option funds.
    values, costs : ndarray of float, shape (options,)
        Value and cost of each option funded whole; finite.
    least_shares : ndarray of float, shape (options,)
        The smallest share that may be funded, in (0, 1]; 1 means whole or not at all.
    limits, links, synergies : tuple
    forced_in, forced_out : frozenset of int
        Rows of initiatives.
    """

    initiatives: int
    owner: IntArray
    values: FloatArray
    costs: FloatArray
    least_shares: FloatArray
    limits: tuple[Limit, ...] = ()
    links: tuple[Link, ...] = ()
    synergies: tuple[Synergy, ...] = ()
    forced_in: frozenset[int] = frozenset()
    forced_out: frozenset[int] = frozenset()

    @cached_property
    def options_of(self) -> tuple[IntArray, ...]:
        """The options of each initiative."""
        return tuple(np.flatnonzero(self.owner == row) for row in range(self.initiatives))

    @property
    def has_parts(self) -> bool:
        """Whether anything may be funded in part."""
        return bool((self.least_shares < 1).any())

    @property
    def key(self) -> Hashable:
        """All that the problem says, to compare it with another one."""
        arrays = (self.owner, self.values, self.costs, self.least_shares)
        return (
            self.initiatives, self.links, self.forced_in, self.forced_out, tuple(each.tobytes() for each in arrays),
            tuple((each.use.tobytes(), each.least, each.most, each.is_count) for each in self.limits),
            tuple((each.first, each.second, each.value, each.saving, each.relief.tobytes()) for each in self.synergies),
        )  # fmt: skip

    def conditions(self) -> Iterator[Condition]:
        """Every condition: limits, links, forces, in a fixed order."""
        for index, limit in enumerate(self.limits):
            if np.isfinite(limit.least):
                yield Condition(ConditionKind.LEAST, index)
            if np.isfinite(limit.most):
                yield Condition(ConditionKind.MOST, index)
        for index in range(len(self.links)):
            yield Condition(ConditionKind.LINK, index)
        for row in sorted(self.forced_in):
            yield Condition(ConditionKind.FORCED_IN, row)
        for row in sorted(self.forced_out):
            yield Condition(ConditionKind.FORCED_OUT, row)

    def with_limit(self, index: int, *, least: float | None = None, most: float | None = None) -> "PortfolioProblem":
        """The problem with another bound of a limit; a bound that is not given stays."""
        limit = self.limits[index]
        bounds = (limit.least if least is None else least, limit.most if most is None else most)
        changed = replace(limit, least=bounds[0], most=bounds[1])
        return replace(self, limits=(*self.limits[:index], changed, *self.limits[index + 1 :]))

    def without(self, dropped: Condition) -> "PortfolioProblem":
        """The problem without one condition; the places of the others stay."""
        index = dropped.index
        match dropped.kind:
            case ConditionKind.LEAST:
                return self.with_limit(index, least=-math.inf)
            case ConditionKind.MOST:
                return self.with_limit(index, most=math.inf)
            case ConditionKind.LINK:
                # A link with no members binds nothing, and the places of the other links stay.
                free = Link(self.links[index].kind, ())
                return replace(self, links=(*self.links[:index], free, *self.links[index + 1 :]))
            case ConditionKind.FORCED_IN:
                return replace(self, forced_in=self.forced_in - {index})
            case ConditionKind.FORCED_OUT:
                return replace(self, forced_out=self.forced_out - {index})


class Status(Enum):
    """What is known of a choice."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    """A choice within all conditions; a better one may exist."""
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    """The search ended before it found any choice."""


@dataclass(frozen=True, eq=False)
class Choice:
    """What to fund.

    Attributes
    ----------
    status : Status
    shares : ndarray of float, shape (options,)
        How much of each option is funded, 0-1; all 0 when none was found.
    objective : float
        Value of the portfolio with its synergies; NaN when none was found.
    bound : float
        No portfolio within the conditions is worth more; NaN when infeasible.
    cost : float
        Cost of the portfolio less its savings; NaN when none was found.
    """

    status: Status
    shares: FloatArray
    objective: float
    bound: float
    cost: float

    @property
    def is_found(self) -> bool:
        """Whether there is a portfolio."""
        return self.status in {Status.OPTIMAL, Status.FEASIBLE}

    @property
    def gap(self) -> float:
        """By which share of the objective the bound is above it, 0 when optimal; NaN when none was found."""
        if self.status is Status.OPTIMAL:
            return 0.0
        return (self.bound - self.objective) / max(abs(self.objective), 1e-12)
