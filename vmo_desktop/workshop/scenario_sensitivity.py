"""How a scenario's ranking and portfolio hang on its weights and scores."""

from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from vmo_desktop.domain.portfolio import TOLERANCE, FloatArray, IntArray, PortfolioProblem, Status
from vmo_desktop.domain.portfolio_sums import is_funded, portfolio_cost, portfolio_value
from vmo_desktop.domain.portfolio_sweep import Piece, Sweep, portfolio_sweep
from vmo_desktop.domain.reoptimiser import Reoptimiser
from vmo_desktop.domain.sensitivity import Lines
from vmo_desktop.domain.turning_points import turning_points
from vmo_desktop.domain.weight_change import WeightChange, least_euclidean_change, least_total_change
from vmo_desktop.domain.weight_map import PortfolioMap, portfolio_map
from vmo_desktop.progress import Report
from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.listener import Listener
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.revealed_votes import BoolArray
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.score_bounds import ScoreBounds
from vmo_desktop.workshop.weight_sensitivity import Weighed, WeightTornado
from vmo_desktop.workshop.weight_sweep import WeightSweep

MAP_STEPS = 20
"""Steps of each weight on the map of portfolios, which is a grid."""


@dataclass(frozen=True, eq=False)
class PortfolioChange:
    """What happens to the chosen portfolio at a weight.

    Attributes
    ----------
    weight : float
    added, removed, otherwise : ndarray of int
        Rows of initiatives that come in, go, or are funded at another level or share.
    """

    weight: float
    added: IntArray
    removed: IntArray
    otherwise: IntArray


@dataclass(frozen=True, eq=False)
class PortfolioSweep:
    """The best portfolios while the weight of one driver goes from 0 to 1.

    Attributes
    ----------
    problem : PortfolioProblem
        With the values as they are.
    sweep : WeightSweep
    found : Sweep
    is_proven : bool
        Whether each was proven the best at its weight.
    left_out : ndarray of int
        Rows that cannot be chosen over the whole sweep, because a score is missing.
    """

    problem: PortfolioProblem
    sweep: WeightSweep
    found: Sweep
    is_proven: bool
    left_out: IntArray

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """One portfolio after the other; none where no portfolio meets all conditions."""
        return self.found.pieces

    def at(self, weight: float) -> int | None:
        """The place of the portfolio that is best at a weight."""
        return next((place for place, each in enumerate(self.pieces) if weight <= each.end), None)

    def funded(self, place: int) -> BoolArray:
        """Whether each initiative is funded by a piece."""
        return is_funded(self.problem, self.pieces[place].shares)

    def cost(self, place: int) -> float:
        """What a piece costs."""
        return portfolio_cost(self.problem, self.pieces[place].shares)

    @cached_property
    def changes(self) -> tuple[PortfolioChange, ...]:
        """What changes from each piece to the next."""
        found = []
        for place in range(1, len(self.pieces)):
            before, now = self.funded(place - 1), self.funded(place)
            moved = np.zeros(self.problem.initiatives, dtype=np.bool_)
            step = np.abs(self.pieces[place].shares - self.pieces[place - 1].shares)
            moved[self.problem.owner[step > TOLERANCE]] = True
            parts = [np.flatnonzero(each) for each in (now & ~before, before & ~now, moved & now & before)]
            found.append(PortfolioChange(self.pieces[place].start, *parts))
        return tuple(found)


@dataclass(frozen=True)
class ScenarioSensitivity:
    """Sensitivity of one scenario; what only ranks is at once, what chooses portfolios is slow and takes a `report`."""

    of: ScenarioProblem

    @cached_property
    def weighed(self) -> Weighed:
        """The scenario's ranking: points with its assumptions and, where it counts, the confidence."""
        effect = np.ones(len(self.of.values))
        if self.of.scenario.aim is Aim.CONFIDENT_VALUE:
            effect = self.of.confidence
        points = self.of.results.points * effect[:, np.newaxis]
        for row, assumption in enumerate(self.of.assumptions):
            if assumption is not None and assumption.value is not None:
                # Weights sum to 1, so what is worth the same on every driver is worth that.
                points[row] = assumption.value * effect[row]
                effect = np.where(np.arange(len(effect)) == row, 0.0, effect)
        return Weighed(points, np.array(self.of.weights, dtype=np.float64), effect)

    @cached_property
    def bounds(self) -> ScoreBounds:
        """How far scores may go."""
        return ScoreBounds(self.of.results)

    # What chooses portfolios

    def portfolio_sweep(self, driver: int, report: Report | None = None, *, most_solves: int = 200) -> PortfolioSweep:
        """Every change of the best portfolio while one weight goes from 0 to 1."""
        sweep = self.weighed.sweep(driver)
        ends = np.column_stack((sweep.lines.start, sweep.lines.end))
        problem, known = self._problem_of(ends)
        options = known[problem.owner] * self.of.value_shares[:, np.newaxis]
        listener = Listener(report)
        solver = _Solver(problem, listener)
        found = portfolio_sweep(
            Lines(options[:, 0], options[:, 1]),
            solver.solve,
            extra=partial(synergy_value, problem),
            most_solves=most_solves,
            report=listener,
        )
        if not solver.is_possible:
            found = Sweep((), is_complete=True)
        left_out = np.flatnonzero(np.isnan(ends).any(axis=1))
        return PortfolioSweep(problem, sweep, found, solver.is_proven, left_out)

    def portfolio_map(
        self, first: int, second: int, report: Report | None = None, *, steps: int = MAP_STEPS
    ) -> PortfolioMap:
        """Which portfolio is best at each point of a grid over two weights."""
        problem, corners = self._problem_of(self.weighed.triangle(first, second))
        options = corners[problem.owner] * self.of.value_shares[:, np.newaxis]
        listener = Listener(report)
        return portfolio_map(options, _Solver(problem, listener).solve, steps=steps, report=listener)

    def _problem_of(self, values: FloatArray) -> tuple[PortfolioProblem, FloatArray]:
        """The problem and these values, in which what is not known counts nothing and is only taken where forced."""
        is_unknown = np.asarray(np.isnan(values).any(axis=1))
        problem = self.of.problem
        kept_out = frozenset(np.flatnonzero(is_unknown).tolist()) - problem.forced_in
        problem = replace(problem, forced_out=problem.forced_out | kept_out)
        return problem, np.where(is_unknown[:, np.newaxis], 0.0, values)

    # What asks about a portfolio that is known

    def portfolio_tornado(self, portfolio: Portfolio, swing: float) -> WeightTornado | None:
        """How the value of a portfolio swings with each weight."""
        return self.weighed.sum_tornado(
            portfolio.value_shares, synergy_value(self.of.problem, portfolio.choice.shares), swing
        )

    def funding_margins(self, portfolio: Portfolio, report: Report | None = None) -> FloatArray:
        """By how much the value of each initiative must change to come in or drop out; NaN where no change does that.

        An initiative that another portfolio of the same value decides otherwise about needs no change: 0.
        """
        margins = np.full(len(self.of.values), np.nan)
        if portfolio.choice.status is Status.OPTIMAL and portfolio.approval is None:
            of = self.of
            for each in turning_points(of.problem, portfolio.choice, None, report, brings=of.value_shares):
                margins[each.row] = each.value_change
        return margins

    def rival_change(self, current: FloatArray, rival: FloatArray) -> tuple[WeightChange | None, WeightChange | None]:
        """The smallest changes of weights (in sum, in length) at which a rival portfolio is worth as much as another.

        Both are shares of the options. None where no weights do that, or not all initiatives have the same weights.
        """
        weights = self.weighed.shared_weights
        if weights is None:
            return None, None
        points = np.nan_to_num(self.weighed.points[self.of.owner]) * self.of.value_shares[:, np.newaxis]
        problem = self.of.problem
        gain = (rival - current) @ points + synergy_value(problem, rival) - synergy_value(problem, current)
        total, euclidean = least_total_change(weights, gain), least_euclidean_change(weights, gain)
        return (
            None if total is None else WeightChange(0, total, float(np.abs(total - weights).sum())),
            None if euclidean is None else WeightChange(0, euclidean, float(np.linalg.norm(euclidean - weights))),
        )


def synergy_value(problem: PortfolioProblem, shares: FloatArray) -> float:
    """What synergies bring, which no weight moves."""
    return portfolio_value(replace(problem, values=np.zeros(len(problem.owner))), shares)


class _Solver:
    """Chooses for one set of values after the other, and remembers what it could not prove."""

    def __init__(self, problem: PortfolioProblem, listener: Listener) -> None:
        self._reoptimiser = Reoptimiser(problem, watch=listener.watch)
        self.is_possible = True
        self.is_proven = True

    def solve(self, values: FloatArray) -> FloatArray:
        """Shares of the best portfolio; nothing where none is possible."""
        choice = self._reoptimiser.choice(values)
        self.is_possible &= choice.is_found
        self.is_proven &= choice.status is Status.OPTIMAL
        return choice.shares
