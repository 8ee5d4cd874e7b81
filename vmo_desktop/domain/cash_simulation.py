"""What initiatives may be worth when amounts and delays turn out otherwise: Monte Carlo over their cash lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, sqrt

import numpy as np

from vmo_desktop.domain.forecast import CashLine, worth_of_one
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.three_point import Estimate, Shape, percentiles
from vmo_desktop.progress import Report

DELAYS = 1001
"""Delays for which the worth is known; between them it is taken as straight."""

_Z = np.linspace(-8.0, 8.0, 8001)
_NORMAL = np.array([(1 + erf(z / sqrt(2))) / 2 for z in _Z])


@dataclass(frozen=True)
class Uncertainty:
    """How uncertain amounts are drawn.

    Raises
    ------
    ValueError
        If the correlation is outside 0 to 1, or there is no sample.
    """

    shape: Shape = Shape.PERT
    correlation: float = 0.0
    """Of any two amounts, 0-1, on the normal scale: 0 when each comes as it comes, 1 when all are high together."""
    samples: int = 10_000
    seed: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.correlation <= 1 or self.samples < 1:
            raise ValueError("a correlation lies between 0 and 1, and there is at least one sample")


@dataclass(frozen=True)
class Worth:
    """Present values of initiatives, sample by sample.

    Attributes
    ----------
    samples : ndarray of shape (samples, n)
        Net present value of each initiative.
    """

    samples: FloatArray

    def percentiles(self, chosen: Sequence[int]) -> tuple[float, float, float]:
        """P10, P50 and P90 of initiatives together, by their places."""
        return percentiles(self.together(chosen))

    def together(self, chosen: Sequence[int]) -> FloatArray:
        """Net present value of initiatives together, of shape (samples,)."""
        return np.asarray(self.samples[:, list(chosen)].sum(axis=1))

    def chance_of_loss(self, chosen: Sequence[int]) -> float:
        """Share of samples in which initiatives together are worth less than nothing."""
        return float((self.together(chosen) < 0).mean())


def simulated(
    lines: Sequence[Sequence[CashLine]],
    rate: float,
    periods: int,
    uncertainty: Uncertainty,
    report: Report | None = None,
) -> Worth:
    """Draw amounts and delays of every line of every initiative, and add up what they are worth.

    Amounts with a correlation share one normal factor: a Gaussian copula. What is good news for an amount of money
    earned is bad news for one paid, so costs count with the sign turned: with correlation, a sample of high benefits
    is one of costs of a small size. Delays are drawn each for itself.

    Parameters
    ----------
    lines : sequence of n sequences of CashLine
        Of each initiative.
    rate : float
        Discount rate per period.
    periods : int
        Of the plan.
    uncertainty : Uncertainty
        How amounts are drawn.
    report : callable, optional
        Told (done, of) after each initiative; may raise to stop.

    References
    ----------
    Hertz (1964), Risk analysis in capital investment, Harvard Business Review 42(1). Vose (2008), Risk Analysis, 13:
    correlation by a normal copula.
    """
    random = np.random.default_rng(uncertainty.seed)
    count = uncertainty.samples
    common = random.standard_normal(count)
    worth = np.zeros((count, len(lines)))
    for place, own in enumerate(lines):
        for line in own:
            news = sqrt(uncertainty.correlation) * common
            news = news + sqrt(1 - uncertainty.correlation) * random.standard_normal(count)
            amounts = line.amount.quantile(np.interp(news, _Z, _NORMAL), uncertainty.shape)
            worth[:, place] += amounts * _worth_of_ones(line, rate, periods, random, count)
        if report is not None:
            report(place + 1, len(lines))
    return Worth(worth)


def _worth_of_ones(
    line: CashLine, rate: float, periods: int, random: np.random.Generator, count: int
) -> FloatArray | float:
    """Present value of one unit of a line for each drawn delay, between delays on a fine grid."""
    if line.most_delay == 0:
        return float(worth_of_one(line, rate, periods))
    delays = Estimate(0.0, 0.0, line.most_delay).quantile(random.random(count), Shape.TRIANGULAR)
    grid = np.linspace(0.0, line.most_delay, DELAYS)
    return np.interp(delays, grid, worth_of_one(line, rate, periods, grid))


@dataclass(frozen=True, slots=True)
class Swing:
    """Net present value when one thing turns out low or high and all else as is likeliest."""

    line: int
    """Place of the line."""
    is_delay: bool
    """Whether it is the delay of the line that changes, not its amount."""
    low: float
    high: float


def swings(lines: Sequence[CashLine], rate: float, periods: int) -> tuple[Swing, ...]:
    """What each uncertain amount and delay alone makes of the net present value, the widest first: a tornado.

    References
    ----------
    Howard (1988), Decision analysis: practice and promise, Management Science 34(6).
    """
    valued = [(line, float(worth_of_one(line, rate, periods))) for line in lines]
    base = sum(line.amount.likely * one for line, one in valued)
    found = []
    for place, (line, one) in enumerate(valued):
        amount = line.amount
        if amount.low < amount.high:
            low, high = (base + (end - amount.likely) * one for end in (amount.low, amount.high))
            found.append(Swing(place, False, low, high))
        if line.most_delay > 0:
            late = float(worth_of_one(line, rate, periods, line.most_delay))
            found.append(Swing(place, True, base + amount.likely * (late - one), base))
    return tuple(sorted(found, key=lambda each: (-abs(each.high - each.low), each.line, each.is_delay)))
