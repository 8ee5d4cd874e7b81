"""Whether a scenario's portfolio survives what is uncertain: counted sample by sample, as far as one likes.

What comes out rests on the workshop, the seed and the number of samples alone.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from vmo_desktop.domain.dominance import BoolArray, Worth
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.domain.portfolio_sums import portfolio_value
from vmo_desktop.domain.robust_portfolio import (
    Certainty,
    Optimiser,
    Regret,
    Rulers,
    Selection,
    SelectionCount,
    as_if_ruled,
)
from vmo_desktop.domain.rpm import TooManyPortfolios, applies, conditions, non_dominated
from vmo_desktop.domain.sampled_values import BLOCK
from vmo_desktop.domain.smaa import Acceptability, AcceptabilityCount, confidence_factors
from vmo_desktop.domain.weight_space import TooManyCorners
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import RobustnessRow
from vmo_desktop.workshop.listener import Listener
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.rulers import Ruler, rulers
from vmo_desktop.workshop.sample_optimiser import (
    CannotTest,
    ValuesAndPairs,
    brought,
    contradiction,
    of_money,
    sample_optimiser,
)
from vmo_desktop.workshop.uncertain_choice import UncertainChoice

tr = Texts("Workshop")


MOST_STATES = 2_000
"""Beginnings of portfolios up to which all that can be right are listed: more take longer than anyone waits."""

MOST_OPTIONS = 80
"""Options up to which the listing is tried at all."""

FACTOR_BLOCKS = 1
"""Blocks of points that are drawn for confidence factors."""


@dataclass(frozen=True, eq=False)
class Core:
    """Share of all non-dominated portfolios that fund each initiative.

    Attributes
    ----------
    index : ndarray of shape (n,)
        1 core, 0 exterior, else borderline. Where the portfolios cannot be listed, the chance of being funded stands
        in.
    portfolios : int or None
        How many there are; None where they cannot be listed.
    """

    index: FloatArray
    portfolios: int | None

    @property
    def is_exact(self) -> bool:
        """Whether all portfolios were listed."""
        return self.portfolios is not None


@dataclass(frozen=True, eq=False)
class Rule:
    """What each of r rulers would fund of n initiatives, in arrays of shape (r, n) and (n,)."""

    rulers: tuple[Ruler, ...]
    funded: BoolArray

    @cached_property
    def _alone(self) -> BoolArray:
        return self.funded[[not each.is_group for each in self.rulers]]

    @cached_property
    def core(self) -> BoolArray:
        """What every participant would fund; nothing where there are none."""
        return Rulers(self._alone).core if len(self._alone) else np.zeros(self.funded.shape[1], dtype=np.bool_)


@dataclass(frozen=True, eq=False)
class Robustness:
    """What is known after so many samples; arrays are of the n initiatives in `uncertain.rows`.

    Attributes
    ----------
    uncertain : UncertainChoice
    portfolio : Portfolio
        The one that is tested.
    selection : Selection
    acceptability : Acceptability
        Counted over whole blocks of samples.
    factors : ndarray of shape (n,)
        Confidence factors; NaN where nothing makes an initiative first, and everywhere while samples are to come.
    rule : Rule or None
        As if each participant and group ruled; None while samples are to come.
    core : Core or None
        None while samples are to come.
    """

    uncertain: UncertainChoice
    portfolio: Portfolio
    selection: Selection
    acceptability: Acceptability
    factors: FloatArray
    rule: Rule | None = None
    core: Core | None = None

    @property
    def samples(self) -> int:
        """For how many samples the portfolio was chosen anew."""
        return self.selection.samples

    @property
    def is_complete(self) -> bool:
        """Whether as many samples are counted as were asked for, and all else is worked out."""
        return self.core is not None

    @property
    def regret(self) -> Regret:
        """What the tested portfolio loses against the best of each sample."""
        return self.selection.regrets[0]

    @cached_property
    def certainty(self) -> tuple[Certainty, ...]:
        """What the chance of being funded says of each initiative."""
        return tuple(self.selection.certainty())

    @cached_property
    def is_funded(self) -> BoolArray:
        """Whether the tested portfolio funds each initiative."""
        return np.asarray(self.portfolio.is_funded[self.uncertain.rows], dtype=np.bool_)


class RobustChoice:
    """Tests a portfolio: a first picture comes soon, every further sample refines it.

    Parameters
    ----------
    portfolio : Portfolio
    settings : RobustnessRow, optional
        What may vary; without them those of its workshop hold.

    Raises
    ------
    CannotTest
        When there is nothing to choose from, nothing was chosen, or what was approved is not an option any more.
    """

    def __init__(self, portfolio: Portfolio, settings: RobustnessRow | None = None) -> None:
        of = portfolio.of
        self._portfolio = portfolio
        if of.is_of_money:
            raise of_money(of.scenario.name)
        self.uncertain = UncertainChoice(of, settings or of.snapshot.choice.robustness)
        if not len(self.uncertain.rows) or not of.snapshot.leaves:
            raise CannotTest(tr("No initiative has all that this scenario needs, so there is nothing to test."))
        if not portfolio.choice.is_found:
            raise contradiction()
        if not portfolio.is_option:
            raise CannotTest(tr("What was approved cannot be funded so any more: a level or a number is gone."))
        self._listener = Listener()
        self._optimiser: Optimiser = sample_optimiser(self.uncertain, self._listener)
        self._selected = self._selection_count()
        self._ranked = AcceptabilityCount(self.uncertain.sampled)
        self._accepted: Acceptability | None = None

    @property
    def wanted(self) -> int:
        """How many samples are asked for."""
        return self.uncertain.settings.samples

    @property
    def samples(self) -> int:
        """How many are counted."""
        return self._selected.samples

    @property
    def fewest(self) -> int:
        """As few samples as are counted at once: what a first picture is made of."""
        return self._optimiser.together

    def _selection_count(self) -> SelectionCount:
        """With the tested portfolio, whose regret is asked for; what pairs bring together is counted apart."""
        problem, shares = self.uncertain.of.problem, self._portfolio.choice.shares
        tested, sampled = brought(self.uncertain, shares), self.uncertain.sampled
        if problem.synergies:
            tested = np.append(tested, portfolio_value(problem, shares) - float(problem.values @ shares))
            sampled = ValuesAndPairs(sampled.points, sampled.weights, sampled.seed, sampled.classes)
        return SelectionCount(sampled, self._optimiser, tested[np.newaxis])

    def advance(self, samples: int, report: Report | None = None) -> Robustness:
        """Count so many samples more, one or more and at most up to those asked for, and give all that is known.

        With the last one everything else is worked out too. Stopped by `report`, which is told (samples counted, of),
        it can go on later.
        """
        more = min(samples, self.wanted - self.samples)
        self._listener.report = _part_of(report, self.samples, more, self.wanted)
        selection = self._selected.advance(more, self._listener)
        lacking = self.samples - self._ranked.samples
        if self._accepted is None or lacking > 0:
            self._accepted = self._ranked.advance(max(-(-lacking // BLOCK), 1), self._listener.again)
        unknown = np.full(len(self.uncertain.rows), np.nan)
        known = Robustness(self.uncertain, self._portfolio, self._of_initiatives(selection), self._accepted, unknown)
        return known if self.samples < self.wanted else self._completed(known)

    def _of_initiatives(self, selection: Selection) -> Selection:
        """Without what stands for pairs."""
        count = len(self.uncertain.rows)
        chance, inside, outside = selection.chance, selection.weights_in, selection.weights_out
        return replace(selection, chance=chance[:count], weights_in=inside[:count], weights_out=outside[:count])

    def _completed(self, known: Robustness) -> Robustness:
        sampled, told = self.uncertain.sampled, self._listener.again
        factors = confidence_factors(sampled, known.acceptability.central_weights, FACTOR_BLOCKS, told)
        everybody = rulers(self.uncertain)
        values = np.array([each.values for each in everybody]).reshape(len(everybody), len(self.uncertain.rows))
        funded = as_if_ruled(values, self._optimiser, told).funded
        return replace(known, factors=factors, rule=Rule(everybody, funded), core=self._core(known.selection))

    def _core(self, selection: Selection) -> Core:
        problem, values = self.uncertain.of.problem, self.uncertain.of.value_shares[:, np.newaxis]
        try:
            is_small = len(problem.owner) <= MOST_OPTIONS and applies(problem)
            corners = self.uncertain.corners if is_small else None
            if corners is not None:
                place = np.searchsorted(self.uncertain.rows, problem.owner)
                low, high = ((points @ corners.T)[place] * values for points in self.uncertain.point_bounds)
                found = non_dominated(
                    Worth(low, high), conditions(problem), most_states=MOST_STATES, report=self._listener.again
                )
                return Core(found.core_index(problem.owner), len(found.portfolios))
        except (TooManyCorners, TooManyPortfolios):
            pass
        return Core(selection.chance, None)


def _part_of(report: Report | None, start: int, more: int, wanted: int) -> Report | None:
    """Tells samples of all that are wanted, from parts of a stretch of so many."""
    if report is None:
        return None

    def tell(done: int, of: int) -> None:
        report(min(start + more * done // of, wanted), wanted)

    return tell
