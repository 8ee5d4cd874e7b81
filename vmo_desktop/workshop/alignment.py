"""Strategic alignment: where the money of a portfolio goes, by driver, class and year, against what drivers weigh.

The cost of a funded initiative is spread over the drivers as their contributions (weight times points) make up its
value. What contributes to no driver has no driver to be spread over, and is told apart.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vmo_desktop.domain.portfolio import TOLERANCE, FloatArray
from vmo_desktop.workshop.portfolio import Portfolio


@dataclass(frozen=True)
class Alignment:
    """Where the money of one portfolio goes; arrays have one entry per leaf driver of the snapshot.

    Spend by driver and `no_driver`, spend by class, and spend by year and `no_year` each add up to `spend`: what the
    funded initiatives cost before savings of pairs.
    """

    portfolio: Portfolio

    @property
    def spend(self) -> float:
        """Cost of all that is funded, savings apart."""
        return math.fsum(self.portfolio.costs)

    @property
    def savings(self) -> float:
        """What pairs save: the portfolio costs so much less than `spend`; NaN where none was found."""
        saved = self.spend - self.portfolio.choice.cost
        return 0.0 if abs(saved) <= TOLERANCE * abs(self.spend) else saved

    @cached_property
    def _parts(self) -> FloatArray:
        """Part of each driver in the value of each initiative, shape (initiatives, leaves); rows sum to 1, or are 0."""
        contributions = np.nan_to_num(self.portfolio.of.valuation.contributions)
        totals = contributions.sum(axis=1, keepdims=True)
        parts = np.zeros_like(contributions)
        np.divide(contributions, totals, out=parts, where=totals > 0)
        return parts

    @cached_property
    def spend_by_driver(self) -> FloatArray:
        """Money that goes to each driver."""
        return self._spread(self.portfolio.costs)

    @cached_property
    def value_by_driver(self) -> FloatArray:
        """Value of the portfolio in points that each driver brings, synergies apart; also where money was the aim."""
        of = self.portfolio.of
        if not of.is_of_money:
            return self._spread(self.portfolio.values)
        return self._spread(np.nan_to_num(of.valuation.value * self.portfolio.value_shares))

    def _spread(self, amounts: FloatArray) -> FloatArray:
        spread = amounts[:, np.newaxis] * self._parts
        return np.array([math.fsum(column) for column in spread.T], dtype=np.float64)

    @cached_property
    def no_driver(self) -> float:
        """Money of funded initiatives that contribute to no driver."""
        return math.fsum(self.portfolio.costs[self._parts.sum(axis=1) <= 0])

    @cached_property
    def spend_shares(self) -> FloatArray:
        """Share of each driver in the spend, 0-1; all 0 where nothing is spent."""
        spend = self.spend
        return self.spend_by_driver / spend if spend > 0 else np.zeros_like(self.spend_by_driver)

    @cached_property
    def weights(self) -> FloatArray:
        """Weight of each driver, 0-1: the mean over what is funded by its cost, as weights may differ by class.

        So it is the share that each driver would have if every cost were spread by weight alone. Without any cost it is
        the mean over all initiatives.
        """
        weights, costs = self.portfolio.of.weights, np.maximum(self.portfolio.costs, 0.0)
        if not len(weights):
            return np.zeros(weights.shape[1])
        amounts = costs if costs.sum() > 0 else np.ones(len(weights))
        return np.asarray(amounts @ weights / amounts.sum(), dtype=np.float64)

    @cached_property
    def served(self) -> tuple[int, ...]:
        """How many funded initiatives contribute to each driver."""
        return tuple(map(int, (self._parts[self.portfolio.is_funded] > 0).sum(axis=0)))

    @cached_property
    def spend_by_class(self) -> Mapping[str, float]:
        """Money that goes to each class of initiatives, in the order in which the classes occur; '' has none."""
        found: dict[str, list[float]] = {}
        for initiative, cost in zip(self.portfolio.of.snapshot.initiatives, self.portfolio.costs, strict=True):
            found.setdefault(initiative.class_name, []).append(float(cost))
        return {name: math.fsum(costs) for name, costs in found.items()}

    @cached_property
    def spend_by_year(self) -> Mapping[int, float]:
        """Money that goes out in each year for which costs are stated, by year."""
        of, found = self.portfolio.of, dict[int, list[float]]()
        parts = self._funded_parts
        for (initiative_id, year), amount in sorted(
            of.snapshot.choice.yearly_costs.items(), key=lambda item: item[0][1]
        ):
            found.setdefault(year, []).append(amount * float(parts[of.snapshot.initiative_index[initiative_id]]))
        return {year: math.fsum(amounts) for year, amounts in found.items()}

    @cached_property
    def no_year(self) -> float:
        """Money of what is funded that is stated for no year; below 0 where years exceed the cost of an initiative."""
        return self.spend - math.fsum(self.spend_by_year.values())

    @cached_property
    def _funded_parts(self) -> FloatArray:
        """How much of its own cost is spent on each initiative: a level's cost is another than the initiative's."""
        portfolio = self.portfolio
        parts = np.zeros(len(portfolio.shares))
        for option, share in zip(portfolio.of.options, portfolio.choice.shares, strict=True):
            if share > TOLERANCE:
                parts[option.row] += share * option.part_of(float(portfolio.of.costs[option.row]))
        return parts
