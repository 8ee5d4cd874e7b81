"""What a portfolio contributes: the value that it promised, how much of that came true, and what each part returns."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isnan, nan

import numpy as np

from vmo_desktop.workshop.alignment import Alignment
from vmo_desktop.workshop.cash import cash_of_portfolio
from vmo_desktop.workshop.money import Money, Series
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.realized import Promise, Realized


@dataclass(frozen=True, slots=True)
class Worth:
    """Points of value that were promised, and how many of them came true; NaN where nothing is read."""

    promised: float
    realized: float


@dataclass(frozen=True)
class Contribution:
    """The value of a portfolio, of which so much came true as the KPIs of each part have progressed.

    What is chosen and what it is worth is of the portfolio; all else is as the workshop stands in `realized`, which may
    be newer. Progress counts from 0 to 1. What has no reading yet has brought nothing, and is no part of what came
    true.
    """

    portfolio: Portfolio
    realized: Realized

    @cached_property
    def by_initiative(self) -> Mapping[int, Worth]:
        """Of what is funded, by initiative id."""
        rows = self.portfolio.of.snapshot.initiatives
        promises = self.realized.by_initiative
        return {
            rows[row].id: _worth(float(self.portfolio.values[row]), promises.get(rows[row].id))
            for row in map(int, np.flatnonzero(self.portfolio.is_funded))
        }

    @cached_property
    def by_driver(self) -> Mapping[int, Worth]:
        """By the id of every value driver."""
        values = Alignment(self.portfolio).value_by_driver
        leaves = self.portfolio.of.snapshot.leaves
        return {
            leaf.id: _worth(float(value), self.realized.by_driver.get(leaf.id))
            for leaf, value in zip(leaves, values, strict=True)
        }

    @cached_property
    def total(self) -> Worth:
        """Of the whole portfolio, synergies apart."""
        return summed(self.by_initiative.values())

    @cached_property
    def by_objective(self) -> Mapping[int, Worth]:
        """Of the drivers that serve each objective, by its id; a driver that serves several counts for each."""
        found: dict[int, list[Worth]] = {}
        for tie in self.realized.snapshot.driver_objectives:
            if tie.driver_id in self.by_driver:
                found.setdefault(tie.objective_id, []).append(self.by_driver[tie.driver_id])
        return {key: summed(parts) for key, parts in found.items()}

    def share(self, worth: Worth) -> float:
        """Which share of the portfolio's value a part was to bring, 0-1; NaN where the portfolio is worth nothing."""
        return worth.promised / self.total.promised if self.total.promised > 0 else nan

    @cached_property
    def money(self) -> Money:
        """Money over time, as it was promised."""
        return Money(self.realized.snapshot)

    @cached_property
    def series(self) -> Series | None:
        """Money of the portfolio by period; None where no benefit in money is known."""
        cash = cash_of_portfolio(self.money, self.portfolio)
        return None if cash.is_unknown else cash.series

    def roi(self, initiative_id: int) -> float:
        """Return on investment of an initiative that is funded whole; NaN where benefits or costs are not known."""
        return self.money.series[initiative_id].roi if self.money.is_known[initiative_id] else nan


def _worth(promised: float, promise: Promise | None) -> Worth:
    done = nan if promise is None else promise.progress.progress
    return Worth(promised, nan if isnan(done) else promised * done)


def summed(parts: Iterable[Worth]) -> Worth:
    """Several together: what came true is that of those that are read."""
    known = list(parts)
    read = [each.realized for each in known if not isnan(each.realized)]
    return Worth(math.fsum(each.promised for each in known), math.fsum(read) if read else nan)
