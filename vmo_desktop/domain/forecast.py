"""Money by period from what is known of it: when it starts, how it ramps up, how long it lasts.

Periods are years or months, all of the same length and counted from 0, the first of the plan, whose money counts as
money of now: what falls into period p is discounted over p periods.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from vmo_desktop.domain.cash_flow import discount_factors
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.three_point import Estimate


class Timing(StrEnum):
    """How an amount spreads over time."""

    ONCE = "once"
    """All at its start."""
    RUNNING = "running"
    """So much in every period, once it has ramped up."""


@dataclass(frozen=True, slots=True)
class CashLine:
    """An amount of money, or of something else that is counted, over time.

    Raises
    ------
    ValueError
        If a time is negative or not finite.
    """

    amount: Estimate
    """In all, for `Timing.ONCE`; else a period, once it has ramped up. Costs are negative."""
    timing: Timing
    start: float = 0.0
    """In periods from the beginning of the plan."""
    ramp: float = 0.0
    """Periods in which it grows evenly from nothing to the full amount."""
    duration: float | None = None
    """Periods from its start to its end, with the ramp; None: as long as the plan. Not for `Timing.ONCE`."""
    most_delay: float = 0.0
    """It may start so many periods late at worst; no delay is likeliest (triangular)."""

    def __post_init__(self) -> None:
        times = [each for each in (self.start, self.ramp, self.duration, self.most_delay) if each is not None]
        if not np.isfinite(times).all() or min(times) < 0:
            raise ValueError("times are numbers of 0 or more")


def shares(line: CashLine, periods: int, delays: FloatArray | float = 0.0) -> FloatArray:
    """Which share of its amount falls into each period, shape (..., periods) for delays of shape (...).

    A delay that is no whole number divides what falls at one time between two periods.
    """
    late = np.asarray(delays)[..., np.newaxis] + line.start
    borders = np.arange(periods + 1) - late
    if line.timing is Timing.ONCE:
        return np.maximum(1.0 - np.abs(borders[..., :-1]), 0.0)
    return np.diff(_ramped(np.clip(borders, 0.0, line.duration), line.ramp))


def _ramped(time: FloatArray, ramp: float) -> FloatArray:
    """How much has come since the start, of an amount of 1 a period that ramps up."""
    if ramp == 0:
        return time
    return np.where(time < ramp, time**2 / (2 * ramp), time - ramp / 2)


def likely_flows(lines: tuple[CashLine, ...], periods: int) -> FloatArray:
    """What each line brings in each period if all comes as is likeliest, shape (lines, periods)."""
    rows = [line.amount.likely * shares(line, periods) for line in lines]
    return np.array(rows).reshape(len(lines), periods)


def worth_of_one(line: CashLine, rate: float, periods: int, delays: FloatArray | float = 0.0) -> FloatArray:
    """Present value of a line for each unit of its amount, in the form of the delays."""
    factors = discount_factors(rate, np.arange(periods, dtype=np.float64))
    return np.asarray(shares(line, periods, delays) @ factors)
