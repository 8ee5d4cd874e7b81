"""Money over time to the period: what is refused, and shares by hand."""

from collections.abc import Callable
from math import inf, nan

import numpy as np
import pytest

from vmo_desktop.domain.forecast import CashLine, Timing, likely_flows, shares, worth_of_one
from vmo_desktop.domain.three_point import Estimate

ONE = Estimate(1.0, 1.0, 1.0)
LINES: dict[str, Callable[[float], CashLine]] = {
    "start": lambda time: CashLine(ONE, Timing.RUNNING, start=time),
    "ramp": lambda time: CashLine(ONE, Timing.RUNNING, ramp=time),
    "duration": lambda time: CashLine(ONE, Timing.RUNNING, duration=time),
    "most_delay": lambda time: CashLine(ONE, Timing.RUNNING, most_delay=time),
}


@pytest.mark.parametrize("which", LINES)
def test_every_time_is_a_number_of_0_or_more(which: str) -> None:
    for time in (-0.5, inf, nan):
        with pytest.raises(ValueError, match=r"^times are numbers of 0 or more$"):
            LINES[which](time)
    assert getattr(LINES[which](0.0), which) == 0.0
    assert getattr(LINES[which](0.5), which) == 0.5


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (CashLine(ONE, Timing.RUNNING, duration=0.0), [0, 0, 0]),
        (CashLine(ONE, Timing.RUNNING, duration=1.5), [1, 0.5, 0]),
        (CashLine(ONE, Timing.RUNNING, start=0.5, ramp=1.0), [0.125, 0.875, 1]),  # 0.5**2 / 2, 1 - 0.125
        (CashLine(ONE, Timing.RUNNING, ramp=4.0), [0.125, 0.375, 0.625]),  # (t**2 - (t - 1)**2) / 8
        (CashLine(ONE, Timing.RUNNING, ramp=4.0, duration=2.0), [0.125, 0.375, 0]),  # it ends while it grows
        (CashLine(ONE, Timing.RUNNING, start=3.0), [0, 0, 0]),
        (CashLine(ONE, Timing.ONCE), [1, 0, 0]),
        (CashLine(ONE, Timing.ONCE, start=1.25, ramp=2.0, duration=0.0), [0, 0.75, 0.25]),
        (CashLine(ONE, Timing.ONCE, start=2.5), [0, 0, 0.5]),
        (CashLine(ONE, Timing.ONCE, start=3.0), [0, 0, 0]),
    ],
)
def test_shares_by_hand(line: CashLine, expected: list[float]) -> None:
    assert shares(line, 3) == pytest.approx(expected)
    assert shares(line, 3, 1.0) == pytest.approx([0, *expected[:2]])
    assert shares(line, 3, np.array([[0.0], [1.0]])) == pytest.approx(np.array([[expected], [[0, *expected[:2]]]]))


def test_flows_are_the_likely_amount_by_its_shares() -> None:
    lines = (
        CashLine(Estimate(-9.0, -8.0, -1.0), Timing.ONCE, start=0.25),
        CashLine(Estimate(1.0, 4.0, 6.0), Timing.RUNNING, ramp=2.0, most_delay=1.0),
    )
    assert likely_flows(lines, 3) == pytest.approx(np.array([[-6, -2, 0], [1, 3, 4]]))
    assert likely_flows(lines[:1], 0).shape == (1, 0)


def test_the_worth_of_one_counts_the_first_period_as_now() -> None:
    line = CashLine(Estimate(5.0, 7.0, 9.0), Timing.RUNNING, start=1.0, most_delay=2.0)
    assert worth_of_one(line, 0.25, 3) == pytest.approx(0.8 + 0.64)
    assert worth_of_one(line, 0.25, 3, 1.0) == pytest.approx(0.64)
    assert worth_of_one(line, 0.25, 3, np.array([0.5, 2.0])) == pytest.approx([0.4 + 0.64, 0.0])
