"""What each condition costs in value, and what more of a limit would bring: by choosing again, exactly.

A price is the difference of two proven optima (Weingartner 1963 on why the prices of linear programming, which hold for
divisible projects, mislead here).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vmo_desktop.domain.portfolio import Choice, Condition, PortfolioProblem, Status
from vmo_desktop.domain.selection import beat, most_valuable
from vmo_desktop.progress import Report

MORE = (0.01, 0.05, 0.1)
"""Shares by which a limit is raised unless others are asked for."""


@dataclass(frozen=True, eq=False)
class ConditionPrice:
    """What a condition costs.

    Attributes
    ----------
    condition : Condition
    value_lost : float
        By how much the best portfolio without the condition is worth more; 0 when it binds nothing.
    without : Choice
        A most valuable portfolio without the condition.
    """

    condition: Condition
    value_lost: float
    without: Choice


@dataclass(frozen=True, eq=False)
class MoreOfLimit:
    """What more of a limit would bring.

    Attributes
    ----------
    share : float
        By which share of itself the limit is raised.
    most : float
        The limit then.
    value_gained : float
        By how much the best portfolio is then worth more.
    then : Choice
        A most valuable portfolio then.
    """

    share: float
    most: float
    value_gained: float
    then: Choice


def condition_prices(
    problem: PortfolioProblem, choice: Choice, report: Report | None = None
) -> tuple[ConditionPrice, ...]:
    """The price of each condition, in their order; `choice` is proven the best within all of them.

    Raises
    ------
    ValueError
        When the choice is not proven.
    """
    check_proven(choice)
    conditions = tuple(problem.conditions())
    prices = []
    for done, condition in enumerate(conditions):
        watch = beat(report, done, len(conditions))
        without = most_valuable(problem.without(condition), start=choice.shares, watch=watch)
        prices.append(ConditionPrice(condition, gained(choice, without), without))
    return tuple(prices)


def more_of_limit(
    problem: PortfolioProblem,
    choice: Choice,
    index: int,
    more: Sequence[float] = MORE,
    report: Report | None = None,
) -> tuple[MoreOfLimit, ...]:
    """What the next shares of a limit would bring; `choice` is proven the best within all conditions.

    Raises
    ------
    ValueError
        When the choice is not proven.
    """
    check_proven(choice)
    raised = []
    for done, share in enumerate(more):
        most = problem.limits[index].most * (1 + share)
        then = most_valuable(
            problem.with_limit(index, most=most), start=choice.shares, watch=beat(report, done, len(more))
        )
        raised.append(MoreOfLimit(share, most, gained(choice, then), then))
    return tuple(raised)


def check_proven(choice: Choice) -> None:
    """Raise `ValueError` unless a choice is proven the best: no difference to another would mean anything."""
    if choice.status is not Status.OPTIMAL:
        raise ValueError("a price needs a choice that is proven the best")


def gained(choice: Choice, freer: Choice) -> float:
    """By how much a choice with more freedom is worth more: never less than nothing, whatever the last digit says."""
    return max(0.0, freer.objective - choice.objective)
