"""Why no portfolio meets all conditions: the smallest set of them that nothing meets, and what would free it.

A conflict is irreducible: without any one of its members the others can be met (van Loon 1981; Chinneck 2008). The
smallest is found between two sides (Ignatiev et al. 2015): each portfolio shows conditions that some conflict must
take one of, and the fewest conditions that do so are the smallest conflict as soon as nothing meets them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.portfolio import Condition, ConditionKind, PortfolioProblem
from vmo_desktop.domain.portfolio_program import PortfolioProgram
from vmo_desktop.domain.portfolio_sums import broken_conditions, limit_use
from vmo_desktop.domain.selection import any_portfolio, beat, extreme_use, most_valuable
from vmo_desktop.domain.solver import Outcome, Program, Row, Watch, maximise
from vmo_desktop.progress import Report

MOST_ROUNDS = 100
"""How many portfolios are looked at for the smallest conflict: a second's work."""


@dataclass(frozen=True)
class Relief:
    """One change that frees a conflict: a limit moved as little as possible, or another condition dropped.

    Attributes
    ----------
    condition : Condition
    amount : float
        By how much the limit must move, above 0; NaN when the condition is dropped.
    bound : float
        The limit after that; NaN when the condition is dropped.
    is_enough : bool
        Whether a portfolio is then possible; if not, there is another conflict besides.
    objective : float
        Value of the best portfolio after that; NaN when it is not enough.
    """

    condition: Condition
    amount: float
    bound: float
    is_enough: bool
    objective: float

    def apply_to(self, problem: PortfolioProblem) -> PortfolioProblem:
        """The problem after the change."""
        match self.condition.kind:
            case ConditionKind.MOST:
                return problem.with_limit(self.condition.index, most=self.bound)
            case ConditionKind.LEAST:
                return problem.with_limit(self.condition.index, least=self.bound)
            case _:
                return problem.without(self.condition)


@dataclass(frozen=True)
class Conflict:
    """Conditions that no portfolio meets together.

    Attributes
    ----------
    members : tuple of Condition
        Irreducible, in the order of `PortfolioProblem.conditions`.
    is_smallest : bool
        Whether it is proven that no conflict has fewer members.
    reliefs : tuple of Relief
        One for each member, the cheapest first: those that are enough, of those limits by the share that they move,
        then what is dropped by the value of the best portfolio without it.
    """

    members: tuple[Condition, ...]
    is_smallest: bool
    reliefs: tuple[Relief, ...]


def find_conflict(
    problem: PortfolioProblem, report: Report | None = None, *, rounds: int = MOST_ROUNDS
) -> Conflict | None:
    """Why no portfolio is possible, and what would free it; None when one is.

    Without any condition the empty portfolio is possible, so that a conflict always has members. After `rounds`
    portfolios any irreducible conflict will do.
    """
    watch = beat(report, 0, 1)
    if any_portfolio(problem, watch) is not None:
        return None
    search = _Search(problem, watch)
    places, is_smallest = search.smallest(search.irreducible(), rounds)
    members = tuple(search.conditions[place] for place in places)
    reliefs = []
    for done, member in enumerate(members, start=1):
        watch = beat(report, done, len(members) + 1)
        reliefs.append(_relief(problem, members, member, watch))
    return Conflict(members, is_smallest, tuple(sorted(reliefs, key=lambda each: _price(problem, each))))


def only(problem: PortfolioProblem, kept: Sequence[Condition]) -> PortfolioProblem:
    """The problem with no other conditions than these."""
    for condition in set(problem.conditions()) - set(kept):
        problem = problem.without(condition)
    return problem


class _Search:
    """Looks for conflicts among the conditions of a problem, named by their places."""

    def __init__(self, problem: PortfolioProblem, watch: Watch | None) -> None:
        self.conditions = tuple(problem.conditions())
        self._problem = problem
        self._made = PortfolioProgram(problem)
        self._rows = [self._made.rows_of(each) for each in self.conditions]
        self._watch = watch

    def irreducible(self) -> list[int]:
        """What is left when every condition that a conflict does not need is dropped."""
        kept = list(range(len(self.conditions)))
        for place in reversed(kept.copy()):
            fewer = [each for each in kept if each != place]
            if not self._is_possible(fewer):
                kept = fewer
        return kept

    def smallest(self, known: list[int], rounds: int) -> tuple[list[int], bool]:
        """A conflict smaller than a known one if there is one, and whether it is sure that none is smaller."""
        to_meet: list[list[int]] = []
        for _ in range(rounds):
            places = self._fewest_meeting(to_meet)
            if len(places) >= len(known):
                return known, True
            broken = self._fewest_broken(places)
            if broken is None:
                return places, True
            to_meet.append(broken)
        return known, False

    def _is_possible(self, kept: list[int]) -> bool:
        program = self._made.structure.with_rows(*(row for place in kept for row in self._rows[place]))
        solution = maximise(program, np.zeros(len(program.lower)), watch=self._watch)
        return solution.outcome is not Outcome.INFEASIBLE

    def _fewest_broken(self, kept: list[int]) -> list[int] | None:
        """The fewest conditions that a portfolio breaks which meets some of them; None when none meets those."""
        structure, count = self._made.structure, len(self.conditions)
        width = len(structure.lower)
        rows = [
            row if place in kept else row.waived(width + place) for place in range(count) for row in self._rows[place]
        ]
        goal = np.append(np.zeros(width), -np.ones(count))
        numbers = maximise(structure.widened(count).with_rows(*rows), goal, watch=self._watch).numbers
        if numbers is None:
            return None
        # Looked up, not taken from the solver: a waiver and a use of millions do not go well together.
        broken = broken_conditions(self._problem, self._made.shares(numbers[:width]))
        return [place for place, each in enumerate(self.conditions) if each in broken or numbers[width + place] > 0.5]

    def _fewest_meeting(self, sets: list[list[int]]) -> list[int]:
        """The fewest conditions that have one in each set."""
        count = len(self.conditions)
        rows = tuple(Row(np.array(each), np.ones(len(each)), 1.0, np.inf) for each in sets)
        program = Program(np.zeros(count), np.ones(count), np.ones(count, dtype=np.bool_), rows)
        numbers = maximise(program, -np.ones(count), watch=self._watch).numbers
        return [] if numbers is None else np.flatnonzero(numbers > 0.5).tolist()


def _relief(
    problem: PortfolioProblem, members: tuple[Condition, ...], member: Condition, watch: Watch | None
) -> Relief:
    amount = bound = math.nan
    if member.kind in {ConditionKind.LEAST, ConditionKind.MOST}:
        is_most = member.kind is ConditionKind.LEAST
        shares = extreme_use(problem.without(member), member.index, is_most=is_most, watch=watch)
        if shares is None:
            # Another conflict stands in the way; this one alone is freed.
            others = only(problem, [each for each in members if each is not member])
            shares = extreme_use(others, member.index, is_most=is_most, watch=watch)
        if shares is not None:
            limit = problem.limits[member.index]
            bound = limit_use(problem, member.index, shares)
            amount = abs(bound - (limit.most if member.kind is ConditionKind.MOST else limit.least))
    relief = Relief(member, amount, bound, is_enough=False, objective=math.nan)
    best = most_valuable(relief.apply_to(problem), watch=watch)
    return Relief(member, amount, bound, best.is_found, best.objective)


def _price(problem: PortfolioProblem, relief: Relief) -> tuple[bool, bool, float, float]:
    """What orders reliefs, the cheapest first."""
    is_dropped = bool(np.isnan(relief.amount))
    limit = None if is_dropped else problem.limits[relief.condition.index]
    if limit is None:
        return not relief.is_enough, True, 0.0, -relief.objective if relief.is_enough else 0.0
    former = limit.most if relief.condition.kind is ConditionKind.MOST else limit.least
    return not relief.is_enough, False, relief.amount / max(abs(former), 1e-12), 0.0
