"""What the decision pack says about the choice: the recommended scenario's portfolio, and what is told beside it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from vmo_desktop.charts.frontier_data import FrontierData, frontier_data
from vmo_desktop.domain.conflict import Conflict, find_conflict
from vmo_desktop.domain.portfolio import TOLERANCE, Choice, PortfolioProblem, Status
from vmo_desktop.domain.price_tags import ConditionPrice, MoreOfLimit, condition_prices, more_of_limit
from vmo_desktop.domain.selection import choose
from vmo_desktop.domain.turning_points import TurningPoint, next_in_line
from vmo_desktop.report.pulse import Pulse
from vmo_desktop.report.searches import Searches, uncertainty_key
from vmo_desktop.report.sensitivity_facts import SensitivityFacts
from vmo_desktop.workshop.alignment import Alignment
from vmo_desktop.workshop.choice_rows import RobustnessRow, ScenarioRow
from vmo_desktop.workshop.portfolio import Portfolio, Standing, chosen
from vmo_desktop.workshop.portfolio_frontier import PortfolioFrontier, find_portfolio_frontier
from vmo_desktop.workshop.price_tags import has_prices, turning_of
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.robust_choice import RobustChoice, Robustness
from vmo_desktop.workshop.sample_optimiser import CannotTest
from vmo_desktop.workshop.scenario_comparison import Membership, membership
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.scenario_sensitivity import ScenarioSensitivity
from vmo_desktop.workshop.uncertain_choice import UncertainChoice
from vmo_desktop.workshop.weight_shifts import PortfolioShifts, no_portfolio_shifts

LONG_SEARCH = 120.0
"""Seconds after which a search is ended and its gap told: far beyond what lists of hundreds take, so that the same file
gives the same pack on every machine."""

MOST_SAMPLES = 200
"""So many samples of the test of robustness at most: a pack is made again after every change."""

MOST_SWEPT, MOST_SOLVES, MOST_CORNERS = 60, 30, 60
"""Up to so many initiatives each weight is swept, with so many searches at most, and followed to so many corners."""

MOST_BUDGETS = 40
"""So many budgets at most are solved for the frontier where its points cannot be listed: more are closer together than
the figure can show."""

LOOKED_AT = 12
"""So many that wait and so many that are funded are asked what would decide otherwise about them."""


@dataclass(frozen=True)
class ChoiceFacts:
    """The recommended scenario; everything that takes a search is worked out when it is first asked for.

    `searches` keep what was found for the next pack.
    """

    of: ScenarioProblem
    pulse: Pulse
    searches: Searches

    @property
    def scenario(self) -> ScenarioRow:
        """The recommended scenario."""
        return self.of.scenario

    @cached_property
    def portfolio(self) -> Portfolio:
        """What it chooses, or what was approved."""
        return self._chosen(self.of)

    def _chosen(self, of: ScenarioProblem) -> Portfolio:
        """What a scenario chooses, or what was approved."""
        if of.scenario.id in of.snapshot.choice.approvals:
            return chosen(of)
        return Portfolio(of, self.best_of(of.problem))

    def best_of(self, problem: PortfolioProblem) -> Choice:
        """The choice of a problem."""
        search = partial(choose, problem, time_limit=LONG_SEARCH, report=self.pulse.beat)
        return self.searches.find(("choice", problem.key), search)

    @cached_property
    def _key(self) -> Hashable:
        """All that prices and turning points hang on."""
        return self.of.problem.key, self.of.budget_index, self.portfolio.choice.shares.tobytes()

    @property
    def is_found(self) -> bool:
        """Whether there is a portfolio within all conditions."""
        return self.portfolio.choice.is_found

    @property
    def is_priced(self) -> bool:
        """Whether differences to other portfolios mean anything: it is proven the best of what the file holds now."""
        return has_prices(self.portfolio)

    def worth(self, row: int) -> float:
        """Value of an initiative as it is funded, else of the whole; NaN where unknown."""
        is_funded = self.portfolio.is_funded[row]
        return float(self.portfolio.values[row] if is_funded else self.of.values[row])

    def spend(self, row: int) -> float:
        """Cost of an initiative as it is funded, else of the whole; NaN where unknown."""
        is_funded = self.portfolio.is_funded[row]
        return float(self.portfolio.costs[row] if is_funded else self.of.costs[row])

    @property
    def pairs_value(self) -> float:
        """What pairs that are funded together bring besides."""
        return self.portfolio.choice.objective - float(self.portfolio.values.sum())

    @property
    def pairs_saving(self) -> float:
        """What pairs that are funded together save."""
        return float(self.portfolio.costs.sum()) - self.portfolio.choice.cost

    @property
    def has_pairs(self) -> bool:
        """Whether pairs add or save anything."""
        largest = max(abs(self.portfolio.choice.objective), abs(self.portfolio.choice.cost))
        return max(abs(self.pairs_value), abs(self.pairs_saving)) > TOLERANCE * largest

    @property
    def is_whole(self) -> bool:
        """Whether all that is funded is funded whole: at no level, and to no share."""
        shares = self.portfolio.shares[self.portfolio.is_funded]
        return bool((shares > 1 - TOLERANCE).all()) and not any(self.portfolio.levels)

    @cached_property
    def conflict(self) -> Conflict | None:
        """Why there is no portfolio; None where there is one, or where nothing is proven."""
        if self.portfolio.choice.status is not Status.INFEASIBLE:
            return None
        return self.searches.find(("conflict", self._key), partial(find_conflict, self.of.problem, self.pulse.beat))

    @cached_property
    def prices(self) -> tuple[ConditionPrice, ...]:
        """What each condition costs in value."""
        if not self.is_priced:
            return ()
        search = partial(condition_prices, self.of.problem, self.portfolio.choice, self.pulse.beat)
        return self.searches.find(("prices", self._key), search)

    @cached_property
    def more(self) -> tuple[MoreOfLimit, ...]:
        """What the next shares of the budget would bring."""
        budget = self.of.budget_index
        if not self.is_priced or budget is None or not self.of.budget:
            return ()
        search = partial(more_of_limit, self.of.problem, self.portfolio.choice, budget, report=self.pulse.beat)
        return self.searches.find(("more", self._key), search)

    @cached_property
    def turning(self) -> tuple[TurningPoint, ...]:
        """What would decide otherwise about those most likely to change: waiting by value for money, funded likewise.

        Of each kind `LOOKED_AT` at most: of a list of hundreds all would take minutes.
        """
        if not self.is_priced:
            return ()
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.nan_to_num(self.of.values / self.of.costs, posinf=1e300)
        able = [row for row in range(len(ratio)) if self.portfolio.standing(row) is not Standing.LACKING]
        funded = sorted((row for row in able if self.portfolio.is_funded[row]), key=lambda row: (ratio[row], row))
        waiting = sorted((row for row in able if not self.portfolio.is_funded[row]), key=lambda row: (-ratio[row], row))
        rows = [*waiting[:LOOKED_AT], *funded[:LOOKED_AT]]
        search = partial(turning_of, self.portfolio, rows, self.pulse.beat)
        question = "turning", self._key, self.of.value_shares.tobytes(), self.of.is_of_money
        return self.searches.find(question, search)

    @cached_property
    def shifts(self) -> PortfolioShifts | None:
        """The smallest change of one weight that decides otherwise about those looked at; nothing for long lists."""
        if not self.is_priced or self.of.is_of_money or len(self.of.lacking) > MOST_SWEPT:
            return None
        rows = [each.row for each in self.turning if not np.isnan(each.replacement)]
        return no_portfolio_shifts(self.portfolio, rows=rows).advanced(MOST_CORNERS, self.pulse.beat)

    @property
    def next_in_line(self) -> tuple[TurningPoint, ...]:
        """Of those looked at what waits, the closest to being funded first."""
        return next_in_line(self.turning)

    @cached_property
    def portfolios(self) -> Mapping[int, Portfolio]:
        """What every scenario chooses, by id."""
        found = {self.scenario.id: self.portfolio}
        for scenario in self.of.snapshot.choice.scenarios:
            if scenario.id not in found:
                found[scenario.id] = self._chosen(ScenarioProblem(self.of.results, scenario))
        return found

    @cached_property
    def membership(self) -> Membership:
        """Which initiative is funded in which scenario."""
        return membership(self.of.snapshot, self.portfolios)

    @cached_property
    def alignment(self) -> Alignment:
        """Where the money goes."""
        return Alignment(self.portfolio)

    @cached_property
    def robustness(self) -> Robustness | None:
        """How often what is uncertain would change the choice; None where nothing can be tested or nothing varies.

        Scores and weights, which vary, have no part in a scenario of money.
        """
        if self.of.is_of_money:
            return None
        settings = self.of.snapshot.choice.robustness
        settings = replace(settings, samples=min(settings.samples, MOST_SAMPLES))
        uncertain = UncertainChoice(self.of, settings)
        if not self.is_found or not len(uncertain.rows) or not self.of.snapshot.leaves or uncertain.is_certain:
            return None
        question = "robustness", self._key, self.of.value_shares.tobytes(), uncertainty_key(uncertain)
        found = self.searches.find(question, partial(self._tested, settings))
        # What it is called may be another since.
        return None if found is None else replace(found, uncertain=uncertain, portfolio=self.portfolio)

    def _tested(self, settings: RobustnessRow) -> Robustness | None:
        try:
            test = RobustChoice(self.portfolio, settings)
            return test.advance(test.wanted, self.pulse.beat)
        except CannotTest:
            return None

    @cached_property
    def sensitivity(self) -> SensitivityFacts | None:
        """How it hangs on the weights; None without a portfolio, or where there is nothing to weigh.

        Of long lists, and of what is not proven the best, no other portfolios are looked for.
        """
        if self.of.is_of_money:
            return None
        sensitivity = ScenarioSensitivity(self.of)
        weighed = sensitivity.weighed
        if not self.is_found or weighed.points.shape[1] < 2 or not weighed.weights.any():
            return None
        is_swept = self.is_priced and len(self.of.lacking) <= MOST_SWEPT
        weights = weighed.points.tobytes(), weighed.weights.tobytes(), self.of.value_shares.tobytes()
        sweeps = tuple(
            self.searches.find(
                ("sweep", self._key, weights, column),
                partial(sensitivity.portfolio_sweep, column, self.pulse.beat, most_solves=MOST_SOLVES),
            )
            for column in range(weighed.points.shape[1] if is_swept else 0)
        )
        return SensitivityFacts(sensitivity, self.portfolio, sweeps)

    @cached_property
    def frontier(self) -> PortfolioFrontier:
        """Efficient portfolios whatever the budget."""
        search = partial(
            find_portfolio_frontier, self.of.problem, self.of.budget_index, time_limit=LONG_SEARCH,
            most_solves=MOST_BUDGETS, known=(self.portfolio.choice.shares,) if self.is_priced else (),
            report=self.pulse.beat,
        )  # fmt: skip
        return self.searches.find(("frontier", self._key), search)

    @cached_property
    def frontier_data(self) -> FrontierData:
        """The frontier with what is recommended on it."""
        proposal = self.frontier.proposal_of(self.portfolio)
        currency = self.of.snapshot.workshop.currency
        return frontier_data(
            self.frontier, proposal, budget=self.of.budget, currency=currency, is_of_money=self.of.is_of_money
        )


def choice_facts(results: Results, pulse: Pulse, searches: Searches) -> ChoiceFacts | None:
    """The choice of the recommended scenario; None where nothing bounds it, or nothing can be chosen."""
    scenario = results.snapshot.choice.recommended
    if scenario is None:
        return None
    of = ScenarioProblem(results, scenario)
    is_bound = of.budget is not None or bool(of.limit_rows)
    is_approved = scenario.id in results.snapshot.choice.approvals
    return ChoiceFacts(of, pulse, searches) if is_approved or (is_bound and of.options) else None
