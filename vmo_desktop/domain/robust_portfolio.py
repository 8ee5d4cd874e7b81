"""Whether a portfolio survives what is uncertain: it is chosen anew for every sample of weights and points.

References
----------
Lahdelma & Salminen (2001), SMAA-2, Operations Research 49(3), 444-454, for samples; Liesiö, Mild & Salo (2007),
Preference programming for robust portfolio modeling and project selection, European Journal of Operational Research
181(3), 1488-1505, for what belongs to the core; Savage (1951), The theory of statistical decision, Journal of the
American Statistical Association 46(253), 55-67, for regret.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.batch_knapsack import MoneyGrid, best_within
from vmo_desktop.domain.portfolio import TOLERANCE
from vmo_desktop.domain.proportions import standard_error, wilson_interval
from vmo_desktop.domain.ranking import TIE_TOLERANCE
from vmo_desktop.domain.sampled_values import BLOCK, WORKERS, SampledValues, ValueBlock, each_counted
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.progress import Report

BoolArray = npt.NDArray[np.bool_]

SAFE = 0.95
OUT = 0.05


class Optimiser(Protocol):
    """Finds the best portfolio for values of n initiatives."""

    @property
    def together(self) -> int:
        """How many samples are given at once; divides `BLOCK`."""

    @property
    def workers(self) -> int:
        """In how many threads it may run."""

    def best(self, values: FloatArray) -> FloatArray:
        """How much of each initiative to fund, 0-1, for values of the same shape (samples, n)."""


@dataclass(frozen=True, eq=False)
class WithinBudget:
    """One budget and nothing else: many samples at once.

    Attributes
    ----------
    grid : MoneyGrid
        Costs and budget, as `money_grid` makes them.
    """

    grid: MoneyGrid
    together: int = BLOCK // 20
    workers: int = WORKERS

    def best(self, values: FloatArray) -> FloatArray:
        """Whole initiatives of highest value."""
        return best_within(self.grid, values).astype(np.float64)


@dataclass(frozen=True, eq=False)
class OneByOne:
    """Any conditions: a solver that is asked for each sample.

    Attributes
    ----------
    solve : callable
        Gives shares of funding, 0-1, for values, both of shape (n,); it may raise to stop.
    """

    solve: Callable[[FloatArray], FloatArray]
    together: int = BLOCK // 100
    workers: int = 1

    def best(self, values: FloatArray) -> FloatArray:
        """What the solver gives for each sample."""
        return np.array([self.solve(each) for each in values])


class Certainty(Enum):
    """What chance of being funded says of an initiative."""

    SAFE = "safe"
    CONTESTED = "contested"
    OUT = "out"


@dataclass(frozen=True, eq=False)
class Regret:
    """What a portfolio loses against the best one of each sample.

    Attributes
    ----------
    expected, maximum : float
        Value lost, in points of value: on average, and at worst.
    best : float
        Share of samples in which nothing is lost, 0-1.
    """

    expected: float
    maximum: float
    best: float


@dataclass(frozen=True, eq=False)
class Selection:
    """What was chosen in so many samples.

    Attributes
    ----------
    samples : int
    chance : ndarray of shape (n,)
        Share of samples whose best portfolio funds each initiative, in whole or in part, 0-1.
    weights_in, weights_out : ndarray of shape (n, m)
        Mean weights of the samples in which each initiative is funded, and in which it is not; NaN where there is none.
        What differs between them is what decides on a contested one.
    value : float
        Mean value of the best portfolios.
    regrets : tuple of Regret
        Of each portfolio that was asked about.
    """

    samples: int
    chance: FloatArray
    weights_in: FloatArray
    weights_out: FloatArray
    value: float
    regrets: tuple[Regret, ...]

    @property
    def error(self) -> FloatArray:
        """Standard error of each chance, shape (n,)."""
        return standard_error(self.chance, self.samples)

    def intervals(self) -> tuple[FloatArray, FloatArray]:
        """Between which chances each one lies, about 95 times in 100, shape (n,) each."""
        return wilson_interval(self.chance, self.samples)

    def certainty(self, safe: float = SAFE, out: float = OUT) -> list[Certainty]:
        """Safe from a chance of `safe` on, out up to `out`, else contested."""
        return [
            Certainty.SAFE if chance >= safe else Certainty.OUT if chance <= out else Certainty.CONTESTED
            for chance in self.chance.tolist()
        ]


@dataclass(frozen=True, eq=False)
class _Part:
    """Sums over samples that were optimised together."""

    weights: FloatArray
    funded: FloatArray
    weights_in: FloatArray
    value: float
    lost: FloatArray
    most_lost: FloatArray
    best: FloatArray


class SelectionCount:
    """Chooses a portfolio for sample after sample: a first picture comes soon, every further sample refines it.

    Parameters
    ----------
    sampled : SampledValues
        Of n initiatives.
    optimiser : Optimiser
    portfolios : ndarray of shape (k, n), optional
        Shares of funding, 0-1, of portfolios whose regret is asked for; they should be within the same conditions.
    """

    def __init__(self, sampled: SampledValues, optimiser: Optimiser, portfolios: FloatArray | None = None) -> None:
        self._optimiser = optimiser
        self._portfolios = np.zeros((0, sampled.initiatives)) if portfolios is None else portfolios
        self._block: Callable[[int], ValueBlock] = lru_cache(maxsize=WORKERS)(sampled.block)
        self._parts = 0
        count, size, asked = sampled.initiatives, sampled.weights.size, np.zeros(len(self._portfolios))
        nothing = np.zeros(size), np.zeros(count), np.zeros((count, size))
        self._sum = _Part(*nothing, 0.0, asked, asked - np.inf, asked)

    @property
    def samples(self) -> int:
        """How many are counted, also when the last stretch was stopped."""
        return self._parts * self._optimiser.together

    def advance(self, samples: int, report: Report | None = None) -> Selection:
        """Choose for so many samples more, rounded up to what is optimised together, and give all that is known.

        Stopped by `report`, it can go on later.
        """
        more = -(-samples // self._optimiser.together)
        parts = range(self._parts, self._parts + more)
        for part in each_counted(parts, self._count, report, workers=self._optimiser.workers):
            self._sum = _joined(self._sum, part)
            self._parts += 1
        return self._result()

    def _count(self, number: int) -> _Part:
        together = self._optimiser.together
        block = self._block(number * together // BLOCK)
        start = number * together % BLOCK
        weights, values = block.weights[start : start + together], block.values[start : start + together]
        shares = self._optimiser.best(values)
        funded = (shares > TOLERANCE).astype(np.float64)
        best = (values * shares).sum(axis=1)
        lost = best[:, np.newaxis] - values @ self._portfolios.T
        # Sums of the same values in another order.
        lost[np.abs(lost) <= TIE_TOLERANCE * np.abs(best).max()] = 0.0
        return _Part(
            weights.sum(axis=0), funded.sum(axis=0), funded.T @ weights, float(best.sum()),
            lost.sum(axis=0), lost.max(axis=0), np.count_nonzero(lost <= 0, axis=0).astype(np.float64),
        )  # fmt: skip

    def _result(self) -> Selection:
        found, samples = self._sum, self.samples
        waiting = samples - found.funded
        regrets = (
            Regret(lost / samples, most, best / samples)
            for lost, most, best in zip(found.lost.tolist(), found.most_lost.tolist(), found.best.tolist(), strict=True)
        )
        return Selection(
            samples, found.funded / samples, _mean(found.weights_in, found.funded),
            _mean(found.weights - found.weights_in, waiting), found.value / samples, tuple(regrets),
        )  # fmt: skip


def _joined(one: _Part, other: _Part) -> _Part:
    return _Part(
        one.weights + other.weights, one.funded + other.funded, one.weights_in + other.weights_in,
        one.value + other.value, one.lost + other.lost,
        np.maximum(one.most_lost, other.most_lost), one.best + other.best,
    )  # fmt: skip


def _mean(sums: FloatArray, counts: FloatArray) -> FloatArray:
    """Sums over counts, NaN where nothing was counted."""
    counted = counts[:, np.newaxis]
    return np.where(counted > 0, sums / np.where(counted > 0, counted, 1.0), np.nan)


@dataclass(frozen=True, eq=False)
class Rulers:
    """What each of r rulers, participants or groups, would fund if they alone ruled.

    Attributes
    ----------
    funded : ndarray of bool, shape (r, n)
    """

    funded: BoolArray

    @property
    def core(self) -> BoolArray:
        """What everybody would fund, shape (n,)."""
        return np.asarray(self.funded.all(axis=0), dtype=np.bool_)

    @property
    def exterior(self) -> BoolArray:
        """What nobody would fund, shape (n,)."""
        return np.asarray(~self.funded.any(axis=0), dtype=np.bool_)

    def support(self, votes: FloatArray) -> FloatArray:
        """Share of the voting weight, 0-1, that would fund each initiative; `votes` is positive, of shape (r,)."""
        return np.asarray(votes @ self.funded / votes.sum(), dtype=np.float64)

    def backers(self, row: int) -> npt.NDArray[np.intp]:
        """The rulers who would fund an initiative."""
        return np.flatnonzero(self.funded[:, row])


def as_if_ruled(values: FloatArray, optimiser: Optimiser, report: Report | None = None) -> Rulers:
    """The portfolio of each ruler.

    Parameters
    ----------
    values : ndarray of shape (r, n)
        Of the initiatives, by each ruler's own weights and points; not NaN.
    optimiser : Optimiser
        Of n initiatives.
    report : callable, optional
        Told (rulers done, of).
    """
    funded = np.zeros(values.shape, dtype=np.bool_)
    for start in range(0, len(values), optimiser.together):
        stop = min(start + optimiser.together, len(values))
        funded[start:stop] = optimiser.best(values[start:stop]) > TOLERANCE
        if report is not None:
            report(stop, len(values))
    return Rulers(funded)
