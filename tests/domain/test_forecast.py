"""Money over time: starts, ramps, durations and delays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.cash_flow import present_value
from vmo_desktop.domain.forecast import CashLine, Timing, likely_flows, shares, worth_of_one
from vmo_desktop.domain.three_point import Estimate

ONE = Estimate(1.0, 1.0, 1.0)
TIMES = st.integers(0, 6).map(float)


def test_a_running_benefit_ramps_up_and_ends() -> None:
    line = CashLine(ONE, Timing.RUNNING, start=1.0, ramp=2.0, duration=4.0)
    assert shares(line, 7).tolist() == [0.0, 0.25, 0.75, 1.0, 1.0, 0.0, 0.0]


def test_without_an_end_it_lasts_as_long_as_the_plan() -> None:
    assert shares(CashLine(ONE, Timing.RUNNING), 3).tolist() == [1.0, 1.0, 1.0]


def test_what_comes_once_and_late() -> None:
    line = CashLine(ONE, Timing.ONCE, start=1.0)
    found = shares(line, 4, np.array([0.0, 0.25, 1.0, 5.0]))
    assert found.tolist() == [[0, 1, 0, 0], [0, 0.75, 0.25, 0], [0, 0, 1, 0], [0, 0, 0, 0]]


@given(TIMES, TIMES, TIMES)
def test_a_ramp_costs_half_its_length(start: float, ramp: float, beyond: float) -> None:
    line = CashLine(ONE, Timing.RUNNING, start, ramp, ramp + beyond)
    assert shares(line, 20).sum() == pytest.approx(beyond + ramp / 2)


@given(TIMES, TIMES, st.floats(0.0, 5.0))
def test_a_delay_is_a_later_start(start: float, ramp: float, delay: float) -> None:
    late = shares(CashLine(ONE, Timing.RUNNING, start, ramp, 3.0), 20, delay)
    assert late == pytest.approx(shares(CashLine(ONE, Timing.RUNNING, start + delay, ramp, 3.0), 20))


def test_flows_and_their_worth() -> None:
    lines = (
        CashLine(Estimate(-120.0, -100.0, -90.0), Timing.ONCE),
        CashLine(Estimate(30.0, 40.0, 60.0), Timing.RUNNING, start=1.0),
    )
    flows = likely_flows(lines, 4)
    assert flows.tolist() == [[-100, 0, 0, 0], [0, 40, 40, 40]]
    worth = sum(line.amount.likely * float(worth_of_one(line, 0.08, 4)) for line in lines)
    assert worth == pytest.approx(float(present_value(flows.sum(axis=0), 0.08)))
    assert likely_flows((), 3).shape == (0, 3)


def test_times_before_the_plan_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        CashLine(ONE, Timing.ONCE, start=-1.0)
