"""A KPI on a day: how far it is, how far it was to be, where it is going, and when it is read next."""

from dataclasses import replace
from datetime import date
from math import isnan

import pytest

from vmo_desktop.domain.realization import Direction, Status, Thresholds
from vmo_desktop.workshop.kpi_state import GRACE_DAYS, KpiState, months_later
from vmo_desktop.workshop.value_rows import Frequency, KpiRow, ReadingRow, Series

KPI = KpiRow(1, 1, "Calls", "calls", Direction.MAXIMISE, 0.0, "2027-01-01", 100.0, "2027-01-11", Frequency.QUARTER,
             1.0, "", None, None, None, None, "")  # fmt: skip
"""From 0 on 1 January to 100 on 11 January: 10 a day."""


def _rows(series: Series, values: dict[int, float]) -> tuple[ReadingRow, ...]:
    """Readings by day of January 2027."""
    return tuple(ReadingRow(1, series, f"2027-01-{day:02d}", value, "") for day, value in values.items())


def _state(
    day: int | None = 6, actual: dict[int, float] | None = None, kpi: KpiRow = KPI, **others: dict[int, float]
) -> KpiState:
    return KpiState(
        kpi, _rows(Series.PLAN, others.get("plan", {})), _rows(Series.FORECAST, others.get("forecast", {})),
        _rows(Series.ACTUAL, actual or {}), None if day is None else date(2027, 1, day), Thresholds(0.9, 0.5),
    )  # fmt: skip


def test_later_readings_are_not_known_and_one_of_the_day_is() -> None:
    state = _state(6, {3: 20.0, 6: 40.0, 9: 80.0})
    assert state.latest is not None
    assert (state.latest.on, state.progress) == ("2027-01-06", 0.4)
    assert _state(5, {3: 20.0, 6: 40.0}).progress == 0.2
    assert _state(2, {3: 20.0}).latest is None
    assert isnan(_state(2, {3: 20.0}).progress)
    assert _state(None, {3: 20.0}).latest is None
    assert isnan(replace(state, kpi=replace(KPI, target=None)).progress)
    assert isnan(replace(state, kpi=replace(KPI, baseline=None)).progress)


def test_the_plan_goes_straight_and_is_asked_of_the_day_of_the_newest_reading() -> None:
    assert _state(6, {3: 20.0}).planned == pytest.approx(0.2)
    assert _state(6).planned == pytest.approx(0.5), "nothing is read: of the day itself"
    assert isnan(_state(None).planned)
    assert _state(6).planned_at(date(2027, 1, 11)) == 1.0
    assert isnan(_state(6, kpi=replace(KPI, baseline_on="")).planned)
    assert isnan(_state(6, kpi=replace(KPI, due_on="")).planned)
    assert _state(3, plan={1: 0.0, 5: 80.0, 11: 100.0}).planned == pytest.approx(0.4)
    assert _state(3, plan={1: 0.0, 5: 80.0}, kpi=replace(KPI, due_on="")).planned == pytest.approx(0.4)


def test_what_has_no_way_to_go_is_planned_from_its_due_day_on() -> None:
    milestone = replace(KPI, direction=Direction.MILESTONE, due_on="2027-01-06")
    assert [_state(day, kpi=milestone).planned for day in (5, 6, 7)] == [0.0, 1.0, 1.0]
    assert _state(8, {2: 0.0}, kpi=milestone).planned == 1.0, "what was last read stands"
    at_once = replace(KPI, baseline_on="2027-01-06", due_on="2027-01-06")
    assert [_state(day, kpi=at_once).planned for day in (5, 6)] == [0.0, 1.0]
    assert isnan(_state(5, kpi=replace(milestone, due_on="")).planned)


def test_progress_of_an_earlier_day_is_that_of_its_newest_reading() -> None:
    state = _state(2, {3: 20.0, 6: 40.0})
    assert [state.progress_at(date(2027, 1, day)) for day in (3, 5, 6, 9)] == [0.2, 0.2, 0.4, 0.4]
    assert isnan(state.progress_at(date(2027, 1, 2)))


def test_where_it_stands_against_the_plan() -> None:
    # The plan has 0.5 on the sixth: on track from 0.45 on, at risk from 0.25 on.
    told = {
        45.0: Status.ON_TRACK,
        44.0: Status.AT_RISK,
        25.0: Status.AT_RISK,
        24.0: Status.OFF_TRACK,
        100.0: Status.EXCEEDED,
    }
    assert {value: _state(6, {6: value}).status for value in told} == told
    assert _state(6).status is Status.UNKNOWN


def test_what_is_expected_in_the_end() -> None:
    forecast = {2: 90.0, 5: 70.0, 8: 60.0}
    assert _state(6, {3: 20.0, 6: 40.0}, forecast=forecast).at_completion == 70.0, "the newest forecast of the day"
    trend = _state(6, {3: 20.0, 6: 40.0})
    assert trend.at_completion == pytest.approx(40 + 5 * 20 / 3)
    assert trend.progress_at_completion == pytest.approx(0.4 + 5 * 0.2 / 3)
    assert isnan(_state(6, {6: 40.0}).at_completion), "a trend needs two readings"
    assert isnan(_state(6, {6: 40.0}).progress_at_completion)
    assert isnan(_state(6, {3: 20.0, 6: 40.0}, kpi=replace(KPI, due_on="")).at_completion)
    due = replace(KPI, due_on="2027-01-06")
    assert _state(6, {3: 20.0, 6: 40.0}, kpi=due, forecast=forecast).at_completion == 40.0, "that is what came"
    assert _state(5, {3: 20.0}, kpi=due, forecast=forecast).at_completion == 70.0


@pytest.mark.parametrize(
    ("frequency", "read", "following"),
    [
        (Frequency.MONTH, {}, date(2027, 2, 1)),
        (Frequency.QUARTER, {}, date(2027, 4, 1)),
        (Frequency.YEAR, {}, date(2028, 1, 1)),
        (Frequency.MONTH, {6: 40.0}, date(2027, 2, 6)),
        (Frequency.ONCE, {}, date(2027, 1, 11)),
        (Frequency.ONCE, {6: 40.0}, None),
    ],
)
def test_when_the_next_reading_is_due(frequency: Frequency, read: dict[int, float], following: date | None) -> None:
    assert _state(6, read, kpi=replace(KPI, frequency=frequency)).next_due == following


def test_without_a_day_to_begin_with_no_reading_is_due() -> None:
    assert _state(6, kpi=replace(KPI, baseline_on="")).next_due is None
    assert _state(6, kpi=replace(KPI, frequency=Frequency.ONCE, due_on="")).next_due is None
    assert not _state(6, kpi=replace(KPI, baseline_on="")).is_overdue


def test_a_reading_is_overdue_when_two_weeks_have_passed() -> None:
    assert GRACE_DAYS == 14
    state = _state(6)  # due on 1 April
    assert not replace(state, day=date(2027, 4, 15)).is_overdue
    assert replace(state, day=date(2027, 4, 16)).is_overdue
    assert not replace(state, day=None).is_overdue


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 12, 15), 1, date(2028, 1, 15)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2027, 5, 31), 12, date(2028, 5, 31)),
        (date(2027, 1, 10), 0, date(2027, 1, 10)),
    ],
)
def test_the_same_day_of_a_later_month(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later
