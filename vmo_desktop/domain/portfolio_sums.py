"""What a portfolio is worth, costs and uses, and which conditions it breaks: plain sums, without any solver."""

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.portfolio import (
    TOLERANCE,
    Condition,
    ConditionKind,
    FloatArray,
    Limit,
    Link,
    LinkKind,
    PortfolioProblem,
    Synergy,
)

BoolArray = npt.NDArray[np.bool_]


def is_funded(problem: PortfolioProblem, shares: FloatArray) -> BoolArray:
    """Whether each initiative is funded, in whole or in part, shape (initiatives,)."""
    funded = np.zeros(problem.initiatives, dtype=np.bool_)
    funded[problem.owner[shares > TOLERANCE]] = True
    return funded


def portfolio_value(problem: PortfolioProblem, shares: FloatArray) -> float:
    """Value of what is funded, with its synergies."""
    return _total(problem.values, shares, [pair.value for pair in _working(problem, shares)])


def portfolio_cost(problem: PortfolioProblem, shares: FloatArray) -> float:
    """Cost of what is funded, less its savings."""
    return _total(problem.costs, shares, [-pair.saving for pair in _working(problem, shares)])


def limit_use(problem: PortfolioProblem, index: int, shares: FloatArray) -> float:
    """What is used of a limit, less what synergies relieve."""
    relief = [-float(pair.relief[index]) for pair in _working(problem, shares)]
    limit = problem.limits[index]
    return _total(limit.use, limit.shares_used(shares), relief)


def is_portfolio(problem: PortfolioProblem, shares: FloatArray) -> bool:
    """Whether shares can be funded at all: of each initiative one option at most, of each option at least its least."""
    taken = shares > TOLERANCE
    once = np.bincount(problem.owner[taken]).max(initial=0) <= 1
    enough = shares[taken] >= problem.least_shares[taken] * (1 - TOLERANCE)
    return bool(once and enough.all() and (shares >= 0).all() and (shares <= 1 + TOLERANCE).all())


def broken_conditions(problem: PortfolioProblem, shares: FloatArray) -> tuple[Condition, ...]:
    """The conditions that a portfolio does not meet, in the order of `PortfolioProblem.conditions`."""
    funded = is_funded(problem, shares)
    return tuple(each for each in problem.conditions() if not _holds(problem, each, shares, funded))


def _working(problem: PortfolioProblem, shares: FloatArray) -> Iterator[Synergy]:
    """The synergies of which both are funded."""
    funded = is_funded(problem, shares)
    return (pair for pair in problem.synergies if funded[pair.first] and funded[pair.second])


def _total(whole: FloatArray, shares: FloatArray, more: list[float]) -> float:
    """Summed without rounding, so that the order of options makes no difference."""
    return math.fsum([*(whole * shares).tolist(), *more])


def _holds(problem: PortfolioProblem, condition: Condition, shares: FloatArray, funded: BoolArray) -> bool:
    index = condition.index
    match condition.kind:
        case ConditionKind.LEAST:
            limit = problem.limits[index]
            return limit_use(problem, index, shares) >= limit.least - _allowance(limit, shares, limit.least)
        case ConditionKind.MOST:
            limit = problem.limits[index]
            return limit_use(problem, index, shares) <= limit.most + _allowance(limit, shares, limit.most)
        case ConditionKind.LINK:
            return _is_kept(problem.links[index], funded)
        case ConditionKind.FORCED_IN:
            return bool(funded[index])
        case ConditionKind.FORCED_OUT:
            return not funded[index]


def _allowance(limit: Limit, shares: FloatArray, bound: float) -> float:
    return TOLERANCE * max(abs(bound), float(np.abs(limit.use) @ limit.shares_used(shares)))


def _is_kept(link: Link, funded: BoolArray) -> bool:
    if not link.members:
        return True
    among = [bool(funded[row]) for row in dict.fromkeys(link.members)]
    match link.kind:
        case LinkKind.REQUIRES:
            first, second = link.members
            return bool(funded[second]) or not funded[first]
        case LinkKind.ALL_OR_NONE:
            return all(among) or not any(among)
        case LinkKind.AT_MOST_ONE:
            return sum(among) <= 1
        case LinkKind.AT_LEAST_ONE:
            return any(among)
