"""What the conditions of a scenario cost, and what would change its portfolio, worked out piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isnan

import numpy as np

from vmo_desktop.domain.leave_one_out import is_plain
from vmo_desktop.domain.portfolio import Status
from vmo_desktop.domain.price_tags import ConditionPrice, MoreOfLimit, condition_prices, more_of_limit
from vmo_desktop.domain.turning_points import TurningPoint, turning_points
from vmo_desktop.progress import Report
from vmo_desktop.workshop.portfolio import Portfolio, Standing
from vmo_desktop.workshop.weight_shifts import PortfolioShifts, no_portfolio_shifts

CHUNK = 4
"""So many initiatives, and corners of weights, are looked at in one piece: what is known is seen meanwhile."""

LISTED_CHUNK = 32
"""So many initiatives where many together take little longer than one."""


@dataclass(frozen=True, eq=False)
class PriceTags:
    """What is known so far; `rows` are the initiatives to look at, the most likely to change first."""

    portfolio: Portfolio
    rows: tuple[int, ...]
    conditions: tuple[ConditionPrice, ...] | None = None
    more: tuple[MoreOfLimit, ...] = ()
    points: tuple[TurningPoint, ...] = ()
    shifts: PortfolioShifts | None = None

    @property
    def is_complete(self) -> bool:
        """Whether everything is known."""
        return len(self.points) == len(self.rows) and self.shifts is not None and self.shifts.found.is_complete

    @property
    def has_all_waiting(self) -> bool:
        """Whether all that are not funded were looked at: only then it is known which one is the next in line."""
        return len(self.points) >= sum(not self.portfolio.is_funded[row] for row in self.rows)

    @property
    def progress(self) -> tuple[int, int]:
        """Initiatives looked at, and those whose nearest weight is known, of."""
        done, of = (0, 0) if self.shifts is None else self.shifts.found.progress
        return len(self.points) + done, len(self.rows) + of


def no_tags(portfolio: Portfolio) -> PriceTags:
    """Nothing is known yet: waiting initiatives first, and of each kind the most valuable first."""
    of = portfolio.of
    able = [row for row in range(len(portfolio.shares)) if portfolio.standing(row) is not Standing.LACKING]
    rows = sorted(able, key=lambda row: (bool(portfolio.is_funded[row]), -float(np.nan_to_num(of.values[row])), row))
    return PriceTags(portfolio, tuple(rows))


def has_prices(portfolio: Portfolio) -> bool:
    """Whether prices mean anything: of a portfolio that is proven the best of its problem as it stands."""
    return portfolio.choice.status is Status.OPTIMAL and portfolio.approval is None


def turning_of(portfolio: Portfolio, rows: Sequence[int], report: Report | None = None) -> tuple[TurningPoint, ...]:
    """What would decide otherwise about some initiatives.

    For a scenario of money nothing is said of costs: they are a part of what it makes large, and do not change alone.
    """
    of = portfolio.of
    found = turning_points(of.problem, portfolio.choice, of.budget_index, report, rows=rows, brings=of.value_shares)
    return tuple(replace(each, cost_change=float("nan")) for each in found) if of.is_of_money else found


def more_tags(tags: PriceTags, report: Report | None = None) -> PriceTags:
    """Work out the next piece."""
    of, choice = tags.portfolio.of, tags.portfolio.choice
    problem, budget = of.problem, of.budget_index
    if tags.shifts is None:
        conditions = condition_prices(problem, choice, report)
        more = () if budget is None else more_of_limit(problem, choice, budget, report=report)
        return replace(tags, conditions=conditions, more=more, shifts=no_portfolio_shifts(tags.portfolio))
    size = LISTED_CHUNK if is_plain(problem) else CHUNK
    rows = tags.rows[len(tags.points) : len(tags.points) + size]
    points = turning_of(tags.portfolio, rows, report)
    shifts = tags.shifts.without([each.row for each in points if isnan(each.replacement)])
    return replace(tags, points=(*tags.points, *points), shifts=shifts.advanced(CHUNK, report))
