"""Progress of KPIs exactly at their borders."""

from math import isnan, nan

import numpy as np
import pytest

from vmo_desktop.domain.realization import (
    Direction,
    RolledUp,
    Status,
    Thresholds,
    planned_value,
    progress,
    rolled_up,
    status,
    trend_at,
)

HALF = Thresholds(on_track=0.5, at_risk=0.25)


@pytest.mark.parametrize(
    ("done", "planned", "expected"),
    [
        (1.0, 0.5, Status.EXCEEDED),
        (0.999, 2.0, Status.ON_TRACK),
        (0.5, nan, Status.ON_TRACK),
        (0.499, nan, Status.AT_RISK),
        (0.25, nan, Status.AT_RISK),
        (0.249, nan, Status.OFF_TRACK),
        (0.25, 0.5, Status.ON_TRACK),
        (0.249, 0.5, Status.AT_RISK),
        (0.125, 0.5, Status.AT_RISK),
        (0.124, 0.5, Status.OFF_TRACK),
        (0.5, 4.0, Status.ON_TRACK),  # a plan asks for no more than the target
        (0.0, 0.0, Status.ON_TRACK),
        (-0.001, 0.0, Status.OFF_TRACK),
        (-0.25, -0.25, Status.ON_TRACK),
        (-0.251, -0.25, Status.OFF_TRACK),
        (0.1, -0.25, Status.ON_TRACK),
        (nan, 0.5, Status.UNKNOWN),
        (nan, nan, Status.UNKNOWN),
    ],
)
def test_status_at_its_borders(done: float, planned: float, expected: Status) -> None:
    assert status(done, planned, HALF) is expected


@pytest.mark.parametrize(("on_track", "at_risk"), [(0.7, 0.7), (0.5, 0.0), (0.0, 0.0), (1.5, 1.2)])
def test_thresholds_may_be_one_or_nothing(on_track: float, at_risk: float) -> None:
    assert Thresholds(on_track, at_risk).at_risk == at_risk


@pytest.mark.parametrize(("on_track", "at_risk"), [(0.7, 0.71), (0.7, -0.01), (nan, 0.5), (0.5, nan)])
def test_thresholds_in_another_order_are_refused(on_track: float, at_risk: float) -> None:
    with pytest.raises(ValueError, match=r"^a KPI is at risk before it is on track$"):
        Thresholds(on_track, at_risk)


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "actual", "expected"),
    [
        (Direction.MILESTONE, nan, nan, 0.999, 0.0),
        (Direction.MILESTONE, 5, 2, 1.5, 1.0),
        (Direction.MAXIMISE, 0.25, 0.75, 0.375, 0.25),  # of a way of less than one unit
        (Direction.MINIMISE, 0.75, 0.25, 0.625, 0.25),
        (Direction.MAXIMISE, 4, 4, 4.5, 1.0),
        (Direction.MAXIMISE, 4, 4, 3.5, 0.0),
        (Direction.MINIMISE, 4, 4, 3.5, 1.0),
        (Direction.MINIMISE, 4, 4, 4.5, 0.0),
        (Direction.MINIMISE, nan, 1, 3, nan),
        (Direction.MINIMISE, 1, nan, 3, nan),
    ],
)
def test_progress_at_its_borders(
    direction: Direction, baseline: float, target: float, actual: float, expected: float
) -> None:
    assert progress(direction, baseline, target, actual) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(("direction", "target"), [(Direction.MAXIMISE, 3.5), (Direction.MINIMISE, 4.5)])
def test_a_target_a_little_on_the_worse_side_is_refused(direction: Direction, target: float) -> None:
    with pytest.raises(ValueError, match=r"^the target lies on the worse side of the baseline$"):
        progress(direction, 4.0, target, 4.0)


def test_a_plan_stands_before_and_after_its_readings() -> None:
    times, values = np.array([10.0, 20.0]), np.array([2.0, 6.0])
    assert [planned_value(at, times, values) for at in (0.0, 10.0, 12.5, 20.0, 30.0)] == [2.0, 2.0, 3.0, 6.0, 6.0]
    assert planned_value(0.0, times[:1], values[:1]) == 2.0


def test_progress_together_by_hand() -> None:
    assert rolled_up([2.0, 0.25, -1.0, nan], [1.0, 2.0, 1.0, 4.0]) == RolledUp(1.5 / 4, 0.5)
    assert rolled_up([0.5, nan], [0.25, 0.25]) == RolledUp(0.5, 0.5)  # weights need not add up to anything
    assert rolled_up([1, 0], [1, 3]) == RolledUp(0.25, 1.0)
    for nothing in (rolled_up([0.5, nan], [0.0, 1.0]), rolled_up([], []), rolled_up([nan], [1.0])):
        assert isnan(nothing.progress)
        assert nothing.known == 0.0


def test_the_trend_is_the_line_of_least_squares() -> None:
    # Means 3 and 4; the slope is (-2 * 1 + 0 * 4 + 2 * 7) / 8 = 1.5.
    times, values = np.array([1.0, 3.0, 5.0]), np.array([1.0, 4.0, 7.0])
    assert trend_at(9.0, times, values) == pytest.approx(4 + 1.5 * 6)
    # Of 0 and 0.5, means 0.25 and 2; the slope is 4 / 0.5 = 8 though hardly any time lies between.
    assert trend_at(1.0, np.array([0.0, 0.5]), np.array([0.0, 4.0])) == pytest.approx(2 + 8 * 0.75)
    # Not on one line: means 2 and 3; the slope is (-2 * 0 - 0 * 6 + 2 * 3) / 8 = 0.75.
    assert trend_at(6.0, np.array([0.0, 2.0, 4.0]), np.array([0.0, 6.0, 3.0])) == pytest.approx(3 + 0.75 * 4)


def test_readings_of_one_time_have_no_trend_but_their_mean() -> None:
    assert trend_at(9.0, np.array([4.0, 4.0]), np.array([1.0, 2.0])) == 1.5
