"""Progress of KPIs: the table of formulas, status, roll-up and trend."""

from math import isnan, nan

import numpy as np
import pytest

from vmo_desktop.domain.realization import (
    Direction,
    Status,
    Thresholds,
    planned_value,
    progress,
    rolled_up,
    status,
    trend_at,
)

MAX, MIN, MILE = Direction.MAXIMISE, Direction.MINIMISE, Direction.MILESTONE


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "actual", "expected"),
    [
        (MAX, 20, 80, 50, 0.5),
        (MAX, 20, 80, 80, 1.0),
        (MAX, 20, 80, 95, 1.25),
        (MAX, 20, 80, 14, -0.1),
        (MAX, -10, 10, 0, 0.5),
        (MIN, 80, 20, 50, 0.5),
        (MIN, 80, 20, 14, 1.1),
        (MIN, 80, 20, 86, -0.1),
        (MIN, 0.05, 0.01, 0.02, 0.75),
        (MAX, 40, 40, 40, 1.0),
        (MAX, 40, 40, 39, 0.0),
        (MAX, 40, 40, 50, 1.0),
        (MIN, 40, 40, 40, 1.0),
        (MIN, 40, 40, 41, 0.0),
        (MILE, nan, nan, 1, 1.0),
        (MILE, 0, 1, 0, 0.0),
        (MILE, nan, nan, 0.4, 0.0),
    ],
)
def test_progress(direction: Direction, baseline: float, target: float, actual: float, expected: float) -> None:
    assert progress(direction, baseline, target, actual) == pytest.approx(expected)


@pytest.mark.parametrize("direction", Direction)
def test_without_a_reading_nothing_is_known(direction: Direction) -> None:
    assert isnan(progress(direction, 1, 1, nan))


@pytest.mark.parametrize(("baseline", "target"), [(nan, 5.0), (5.0, nan)])
def test_without_baseline_or_target_nothing_is_known(baseline: float, target: float) -> None:
    assert isnan(progress(MAX, baseline, target, 3.0))


def test_a_target_on_the_worse_side_is_refused() -> None:
    with pytest.raises(ValueError, match="worse side"):
        progress(MAX, 10, 5, 7)
    with pytest.raises(ValueError, match="worse side"):
        progress(MIN, 5, 10, 7)


def test_status_is_against_the_plan() -> None:
    limits = Thresholds(0.9, 0.7)
    assert status(0.46, 0.5, limits) is Status.ON_TRACK
    assert status(0.40, 0.5, limits) is Status.AT_RISK
    assert status(0.30, 0.5, limits) is Status.OFF_TRACK
    assert status(1.2, 0.5, limits) is Status.EXCEEDED
    assert status(nan, 0.5, limits) is Status.UNKNOWN
    assert status(0.95, nan, limits) is Status.ON_TRACK
    assert status(0.0, 0.0, limits) is Status.ON_TRACK
    assert status(0.95, 1.4, limits) is Status.ON_TRACK


def test_a_plan_that_first_goes_the_wrong_way_is_kept_by_what_is_at_it_or_better() -> None:
    limits = Thresholds(0.9, 0.7)
    assert status(-0.5, -0.5, limits) is Status.ON_TRACK
    assert status(-0.2, -0.5, limits) is Status.ON_TRACK
    assert status(-0.6, -0.5, limits) is Status.OFF_TRACK


def test_thresholds_are_in_order() -> None:
    with pytest.raises(ValueError, match="at risk"):
        Thresholds(0.5, 0.7)


def test_the_plan_is_straight_between_its_readings() -> None:
    times, values = np.array([0.0, 10.0, 20.0]), np.array([0.0, 50.0, 60.0])
    assert planned_value(5.0, times, values) == 25.0
    assert planned_value(15.0, times, values) == 55.0
    assert planned_value(99.0, times, values) == 60.0
    assert isnan(planned_value(5.0, np.zeros(0), np.zeros(0)))


def test_beyond_the_target_does_not_hide_a_failure() -> None:
    found = rolled_up([2.0, 0.0, -1.0], [1.0, 1.0, 2.0])
    assert found.progress == pytest.approx(0.25)
    assert found.known == 1.0


def test_what_is_not_known_is_left_out_and_told() -> None:
    found = rolled_up([0.8, nan], [3.0, 1.0])
    assert found.progress == pytest.approx(0.8)
    assert found.known == 0.75
    nothing = rolled_up([nan], [1.0])
    assert isnan(nothing.progress)
    assert nothing.known == 0.0
    assert isnan(rolled_up([], []).progress)


def test_trend() -> None:
    assert trend_at(4.0, np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 5.0])) == pytest.approx(9.0)
    assert trend_at(4.0, np.array([1.0]), np.array([3.0])) == 3.0
    assert isnan(trend_at(4.0, np.zeros(0), np.zeros(0)))
