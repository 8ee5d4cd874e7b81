"""A value stream: how long work takes from step to step, how much of that is work, and where it is held up."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan, prod


@dataclass(frozen=True, slots=True)
class StreamStep:
    """A step of a value stream, times in any one unit.

    Raises
    ------
    ValueError
        If a time is negative, nobody does it, or the share is outside 0 to 1.
    """

    process_time: float
    """Touch time for one piece of work."""
    wait_time: float
    """How long a piece of work lies before this step."""
    complete_and_accurate: float = nan
    """Share, 0-1, of what arrives that the next step can use as it is; NaN: not known."""
    people: float = 1.0
    """Who work on pieces of their own at the same time."""

    def __post_init__(self) -> None:
        is_share = isnan(self.complete_and_accurate) or 0 <= self.complete_and_accurate <= 1
        if not (self.process_time >= 0 and self.wait_time >= 0 and self.people > 0 and is_share):
            raise ValueError("times are 0 or more, somebody does the step, and a share lies between 0 and 1")


@dataclass(frozen=True, slots=True)
class StreamMeasures:
    """A value stream in figures, times in the unit of its steps."""

    lead_time: float
    """From the request to the result: all waiting and all work."""
    process_time: float
    """All work."""
    flow_efficiency: float
    """Process time over lead time, 0-1; NaN where there is neither."""
    first_pass_yield: float
    """Share of work that goes through all steps without rework, 0-1: the product of the steps' shares; NaN if none is
    known. Steps whose share is not known count as 1."""
    bottleneck: int | None
    """Place of the step that gets least done in a unit of time: the one with the largest process time over people, as
    every piece of work goes through every step. The first one of several; None where no step takes time."""
    longest_wait: int | None
    """Place of the step before which work lies longest; None where it lies nowhere."""


def stream_measures(steps: Sequence[StreamStep]) -> StreamMeasures:
    """Add a value stream up.

    References
    ----------
    Rother & Shook (1999), Learning to See: lead and process time. Martin & Osterling (2014), Value Stream Mapping:
    activity ratio, percent complete and accurate, rolled percent complete and accurate. Hopp & Spearman (2008), Factory
    Physics, section 7.3: the bottleneck is the process with the highest utilization, which is the slowest one where all
    are asked for the same.
    """
    worked = sum(step.process_time for step in steps)
    lead = worked + sum(step.wait_time for step in steps)
    known = [step.complete_and_accurate for step in steps if not isnan(step.complete_and_accurate)]
    return StreamMeasures(
        lead_time=lead,
        process_time=worked,
        flow_efficiency=worked / lead if lead > 0 else nan,
        first_pass_yield=prod(known) if known else nan,
        bottleneck=_largest([step.process_time / step.people for step in steps]),
        longest_wait=_largest([step.wait_time for step in steps]),
    )


def _largest(numbers: Sequence[float]) -> int | None:
    largest = max(numbers, default=0.0)
    return numbers.index(largest) if largest > 0 else None
