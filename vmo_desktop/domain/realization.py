"""How far a KPI is on its way from baseline to target, and what that makes of those it serves.

Progress is a share: 0 at the baseline, 1 at the target, above 1 beyond the target, below 0 when the KPI moved the
wrong way. It is never cut off where it is shown; in a roll-up it counts as 0 to 1, so that one KPI beyond its target
does not hide another that fails. NaN stands for what is not known yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isnan, nan

import numpy as np

from vmo_desktop.domain.scales import FloatArray


class Direction(StrEnum):
    """Which way is better."""

    MAXIMISE = "maximise"
    MINIMISE = "minimise"
    MILESTONE = "milestone"
    """Reached or not: a reading of 1 or more is reached."""


class Status(StrEnum):
    """Where a KPI stands against its plan."""

    EXCEEDED = "exceeded"
    """At its target or beyond."""
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    UNKNOWN = "unknown"
    """There is no reading yet."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares of the planned progress from which on a KPI is on track, and at risk.

    Raises
    ------
    ValueError
        If they are not 0 <= at_risk <= on_track.
    """

    on_track: float = 0.9
    at_risk: float = 0.7

    def __post_init__(self) -> None:
        if not 0 <= self.at_risk <= self.on_track:
            raise ValueError("a KPI is at risk before it is on track")


def runs_back(direction: Direction, baseline: float | None, target: float | None) -> bool:
    """Whether the target lies on the worse side of the baseline; a milestone has neither, nor what is not known."""
    if baseline is None or target is None or direction == Direction.MILESTONE:
        return False
    return target < baseline if direction == Direction.MAXIMISE else target > baseline


def progress(direction: Direction, baseline: float, target: float, actual: float) -> float:
    """Share of the way from baseline to target.

    Maximise: (actual - baseline) / (target - baseline); minimise: (baseline - actual) / (baseline - target), which is
    the same number; milestone: 1 from a reading of 1 on, else 0. Where baseline and target are one, the KPI is to be
    held: 1 while it is at the target or better, else 0.

    Returns
    -------
    float
        NaN if there is no reading, or no baseline or target except for a milestone.

    Raises
    ------
    ValueError
        If the target lies on the worse side of the baseline.

    References
    ----------
    ServiceNow, Goal Framework, calculation of target progress (maximize, minimize, milestone).
    """
    if isnan(actual):
        return nan
    if direction is Direction.MILESTONE:
        return 1.0 if actual >= 1 else 0.0
    if runs_back(direction, baseline, target):
        raise ValueError("the target lies on the worse side of the baseline")
    sign = 1.0 if direction is Direction.MAXIMISE else -1.0
    way = sign * (target - baseline)
    if way == 0:
        return 1.0 if sign * (actual - target) >= 0 else 0.0
    return sign * (actual - baseline) / way


def planned_value(at: float, times: FloatArray, values: FloatArray) -> float:
    """What the plan says for a time: straight between its readings, its ends before and after; NaN without a plan.

    Parameters
    ----------
    at : float
        A time, in the unit of the times.
    times, values : ndarray of shape (n,)
        The plan, its times ascending.
    """
    return float(np.interp(at, times, values)) if len(times) else nan


def status(done: float, planned: float, thresholds: Thresholds) -> Status:
    """Where a progress stands against the planned one (1 where there is no plan: NaN).

    Of a plan that first goes the wrong way no share is enough: on track is what is at it or better.
    """
    if isnan(done):
        return Status.UNKNOWN
    if done >= 1:
        return Status.EXCEEDED
    due = 1.0 if isnan(planned) else min(planned, 1.0)
    if due < 0:
        return Status.ON_TRACK if done >= due else Status.OFF_TRACK
    if done >= thresholds.on_track * due:
        return Status.ON_TRACK
    return Status.AT_RISK if done >= thresholds.at_risk * due else Status.OFF_TRACK


@dataclass(frozen=True, slots=True)
class RolledUp:
    """Progress of several KPIs together."""

    progress: float
    """Weighted mean of what is known, each from 0 to 1; NaN if nothing is."""
    known: float
    """Share of the weight for which there is a reading, 0-1."""


def rolled_up(progresses: Sequence[float], weights: Sequence[float]) -> RolledUp:
    """Progress of several KPIs together: the weighted mean of those that are known.

    Parameters
    ----------
    progresses, weights : sequences of n floats
        Weights are not negative; where all of those known are 0, nothing is known.
    """
    done, shares = np.array(progresses), np.array(weights)
    is_known = ~np.isnan(done)
    weight = float(shares[is_known].sum())
    total = float(shares.sum())
    if weight <= 0:
        return RolledUp(nan, 0.0)
    mean = float(np.clip(done[is_known], 0.0, 1.0) @ shares[is_known]) / weight
    return RolledUp(mean, weight / total)


def trend_at(at: float, times: FloatArray, values: FloatArray) -> float:
    """Where readings are going: the least-squares line through them, at a later time.

    Parameters
    ----------
    at : float
        In the unit of the times.
    times, values : ndarray of shape (n,)
        Readings.

    Returns
    -------
    float
        The only reading if there is one, NaN if there is none.
    """
    if not len(times):
        return nan
    middle = times - times.mean()
    spread = float(middle @ middle)
    slope = float(middle @ values) / spread if spread > 0 else 0.0
    return float(values.mean() + slope * (at - times.mean()))
