"""The weights of a scenario that may move, to find the smallest change that decides otherwise about an initiative."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from vmo_desktop.domain.envelope_walk import WeightMove
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.portfolio_sums import BoolArray
from vmo_desktop.domain.sensitivity import Lines, lines
from vmo_desktop.domain.weight_shift import WeightShift, WeightShifts, no_shifts
from vmo_desktop.progress import Report
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.rows import DriverRow, WeightSetRow
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.scenario_sensitivity import ScenarioSensitivity


@dataclass(frozen=True, eq=False)
class MovableWeight:
    """The weight of a driver in a weight set; where classes have sets of their own, each moves alone."""

    driver: DriverRow
    weight_set: WeightSetRow
    move: WeightMove


@dataclass(frozen=True, eq=False)
class PortfolioShifts:
    """What is known so far of a portfolio; `weights` are those that may move."""

    of: ScenarioProblem
    weights: tuple[MovableWeight, ...]
    found: WeightShifts

    @cached_property
    def has_sets(self) -> bool:
        """Whether several weight sets apply, so that it must be said of which one a weight is."""
        return len({each.weight_set.id for each in self.weights}) > 1

    @cached_property
    def is_whole(self) -> bool:
        """Whether no weight was left out because a score is missing."""
        return len(self.weights) == len(_sets_that_apply(self.of)) * len(self.of.snapshot.leaves)

    def without(self, rows: Sequence[int]) -> "PortfolioShifts":
        """Not asking for some initiatives, about which no weight can decide otherwise."""
        return replace(self, found=self.found.without(rows))

    def advanced(self, corners: int, report: Report | None = None) -> "PortfolioShifts":
        """So many corners further, or until the smallest change of every initiative is known."""
        found = self.found
        for _ in range(corners):
            if not found.is_complete:
                found = found.advanced(report)
        return replace(self, found=found)

    def shift(self, row: int) -> tuple[MovableWeight, WeightShift] | None:
        """The smallest change of one weight that decides otherwise about an initiative, if one is known."""
        shift = self.found.shift(row)
        return None if shift is None else (self.weights[shift.move], shift)


def movable_weights(of: ScenarioProblem) -> tuple[MovableWeight, ...]:
    """Every weight of the sets that apply, save where the score is missing that some value would then hang on.

    None for a scenario of money, in which weights have no part.
    """
    return tuple(_movable(of)) if len(of.snapshot.leaves) > 1 and not of.is_of_money else ()


def _movable(of: ScenarioProblem) -> Iterator[MovableWeight]:
    weighed = ScenarioSensitivity(of).weighed
    for weight_set, has_it in _sets_that_apply(of):
        for column, driver in enumerate(of.snapshot.leaves):
            drawn = lines(weighed.known_points(column), weighed.weights, column)
            ends = [np.where(has_it, end, of.values)[of.owner] * of.value_shares for end in (drawn.start, drawn.end)]
            if not np.isnan(ends).any():
                present = float(of.results.set_weights[weight_set.id][column])
                yield MovableWeight(driver, weight_set, WeightMove(Lines(*ends), present))


def _sets_that_apply(of: ScenarioProblem) -> tuple[tuple[WeightSetRow, BoolArray], ...]:
    """Weight sets of initiatives that can be chosen, and whether each initiative has it."""
    own = of.scenario.weight_set_id
    ids = np.array([each if own is None else own for each in of.results.weight_set_of])
    found = [(each, ids == each.id) for each in of.snapshot.weight_sets]
    return tuple((weight_set, has_it) for weight_set, has_it in found if has_it[of.owner].any())


def no_portfolio_shifts(
    portfolio: Portfolio, *, rows: Sequence[int] | None = None, known: Sequence[FloatArray] = ()
) -> PortfolioShifts:
    """Nothing is known yet of a portfolio that is proven the best; parameters as `no_shifts`."""
    weights = movable_weights(portfolio.of)
    moves = [each.move for each in weights]
    return PortfolioShifts(
        portfolio.of, weights, no_shifts(portfolio.of.problem, portfolio.choice, moves, rows=rows, known=known)
    )
