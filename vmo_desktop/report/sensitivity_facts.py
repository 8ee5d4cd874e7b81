"""What the pack says about weights: which of them matters most, and the smallest changes that change anything."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from vmo_desktop.domain.portfolio import TOLERANCE, FloatArray, IntArray
from vmo_desktop.domain.portfolio_sums import is_funded
from vmo_desktop.domain.weight_change import NearestChange, WeightChange
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.scenario_sensitivity import PortfolioChange, PortfolioSweep, ScenarioSensitivity
from vmo_desktop.workshop.weight_sensitivity import SWING, WeightTornado
from vmo_desktop.workshop.weight_sweep import SAME, WeightSweep

Stretch = tuple[float, float]
"""From one weight to another."""

Moves = tuple[IntArray, IntArray, IntArray]
"""Rows that come in, that go, and that are funded otherwise."""


@dataclass(frozen=True, eq=False)
class NearestPortfolio:
    """The smallest changes of weights at which another portfolio draws level.

    `moves` are, of each rival by its number, the rows that come in, that go, and that are funded otherwise.
    """

    change: NearestChange
    moves: tuple[Moves, ...]


@dataclass(frozen=True, eq=False)
class SensitivityFacts:
    """How ranking and portfolio of the recommended scenario hang on its weights.

    `portfolio_sweeps` are by the driver's column; empty where portfolios are not looked at.
    """

    sensitivity: ScenarioSensitivity
    portfolio: Portfolio
    portfolio_sweeps: tuple[PortfolioSweep, ...]

    @cached_property
    def sweeps(self) -> tuple[WeightSweep, ...]:
        """Values over the weight of each driver."""
        weighed = self.sensitivity.weighed
        return tuple(weighed.sweep(column) for column in range(weighed.points.shape[1]))

    @cached_property
    def tornado(self) -> WeightTornado | None:
        """How the value of the portfolio swings; None where it was approved, or its value is not known."""
        if self.portfolio.approval is not None:
            return None
        return self.sensitivity.portfolio_tornado(self.portfolio, SWING)

    def first_stretch(self, column: int) -> Stretch | None:
        """Weights of a driver between which the same initiative stays first; None where several are, or none is."""
        held = self.sweeps[column].reigns
        ends = [(each.start, each.end) for each in held]
        return _around(self.sweeps[column].present, ends, [each.row for each in held])

    def portfolio_stretch(self, column: int) -> Stretch | None:
        """Weights of a driver between which the portfolio stays the best; None where that is not known."""
        if not self.portfolio_sweeps:
            return None
        found = self.portfolio_sweeps[column]
        ends = [(each.start, each.end) for each in found.pieces]
        return _around(found.sweep.present, ends, range(len(ends)))

    def stretch(self, column: int) -> Stretch | None:
        """The portfolio's where portfolios are looked at, else that of the first rank."""
        return self.portfolio_stretch(column) if self.portfolio_sweeps else self.first_stretch(column)

    def room(self, column: int) -> float:
        """How little a weight must move until the portfolio, or else the first rank, changes; infinite: never."""
        stretch, present = self.stretch(column), self.sweeps[column].present
        if stretch is None or not present:
            return float("inf")
        below = min(present) - stretch[0] if stretch[0] > SAME else float("inf")
        above = stretch[1] - max(present) if stretch[1] < 1 - SAME else float("inf")
        return max(min(below, above), 0.0)

    @cached_property
    def decisive(self) -> int:
        """Column of the driver whose weight matters most: it needs to move least, or else it swings the value most."""
        rooms = np.array([self.room(column) for column in range(len(self.sweeps))])
        if np.isfinite(rooms).any() or self.tornado is None:
            return int(np.argmin(rooms))
        return int(self.tornado.swings.order[0])

    @property
    def is_firm(self) -> bool:
        """Whether no weight, moved alone, changes the portfolio, or else the first rank."""
        return not np.isfinite(self.room(self.decisive))

    def turning_weight(self, column: int) -> float | None:
        """The nearest weight at which the portfolio, or else the first rank, changes; None where none does it."""
        stretch, present = self.stretch(column), self.sweeps[column].present
        ends = [] if stretch is None else [each for each in stretch if SAME < each < 1 - SAME]
        return min(ends, key=lambda end: min(abs(end - now) for now in present), default=None)

    def nearest_change(self, column: int) -> PortfolioChange | None:
        """The change of the portfolio that is nearest to the weight as it is."""
        if not self.portfolio_sweeps:
            return None
        found = self.portfolio_sweeps[column]
        return min(
            found.changes, key=lambda each: min(abs(each.weight - now) for now in found.sweep.present), default=None
        )

    @property
    def is_cut_short(self) -> bool:
        """Whether some search for other portfolios did not end by itself, or did not prove all that it found."""
        return any(not (each.found.is_complete and each.is_proven) for each in self.portfolio_sweeps)

    @cached_property
    def nearest_first(self) -> NearestChange | None:
        """The smallest changes that let another initiative come first; None where classes have weights of their own."""
        return self.sensitivity.weighed.nearest()

    @cached_property
    def nearest_portfolio(self) -> NearestPortfolio | None:
        """The smallest changes that bring another portfolio, of those that one weight moved alone can bring.

        None where there are none, or classes have weights of their own.
        """
        current = self.portfolio.choice.shares
        rivals = {
            piece.shares.tobytes(): piece.shares
            for found in self.portfolio_sweeps
            for piece in found.pieces
            if np.abs(piece.shares - current).max(initial=0.0) > TOLERANCE
        }
        if not rivals or self.sensitivity.weighed.shared_weights is None:
            return None
        changes = [self.sensitivity.rival_change(current, shares) for shares in rivals.values()]
        total, euclidean = (_least([pair[kind] for pair in changes]) for kind in (0, 1))
        return NearestPortfolio(NearestChange(total, euclidean), tuple(map(self._moves, rivals.values())))

    def _moves(self, shares: FloatArray) -> Moves:
        """What another portfolio of the same options changes."""
        problem, current = self.sensitivity.of.problem, self.portfolio.choice.shares
        then, now = (is_funded(problem, each) for each in (shares, current))
        is_moved = np.zeros(problem.initiatives, dtype=np.bool_)
        is_moved[problem.owner[np.abs(shares - current) > TOLERANCE]] = True
        return np.flatnonzero(then & ~now), np.flatnonzero(now & ~then), np.flatnonzero(is_moved & now & then)


def _around(present: Sequence[float], ends: Sequence[Stretch], held_by: Sequence[int]) -> Stretch | None:
    """The stretch that holds all present weights; None where they lie in stretches held by different ones."""
    places = {next((place for place, (_, end) in enumerate(ends) if now <= end), None) for now in present}
    holders = {None if place is None else held_by[place] for place in places}
    if len(holders) != 1 or None in holders:
        return None
    inside = [ends[place] for place in places if place is not None]
    return min(start for start, _ in inside), max(end for _, end in inside)


def _least(changes: Sequence[WeightChange | None]) -> WeightChange | None:
    """The smallest of some changes, with the number of its rival."""
    numbered = [replace(each, rival=number) for number, each in enumerate(changes) if each is not None]
    return min(numbered, key=lambda each: each.distance, default=None)
