"""Where a KPI stands on a day: by rows alone, day by day."""

from datetime import date
from math import isnan, nan
from typing import Any

import pytest

from vmo_desktop.domain.realization import Direction, Status, Thresholds
from vmo_desktop.workshop.kpi_state import KpiState, months_later
from vmo_desktop.workshop.value_rows import Frequency, KpiRow, ReadingRow, Series

CALLS = KpiRow(
    id=1, position=0, name="Calls", unit="", direction=Direction.MINIMISE, baseline=200.0, baseline_on="2027-01-01",
    target=100.0, due_on="2027-04-11", frequency=Frequency.MONTH, weight=1.0, owner="", benefit_id=None,
    initiative_id=None, driver_id=None, objective_id=None, frozen_at="",
)  # fmt: skip
"""Due a hundred days after its baseline."""

Readings = dict[str, float]


def _rows(series: Series, readings: Readings | None) -> tuple[ReadingRow, ...]:
    return tuple(ReadingRow(1, series, on, value, "") for on, value in (readings or {}).items())


def _state(day: str, actual: Readings | None = None, *, plan: Readings | None = None,
           forecast: Readings | None = None, **kpi: Any) -> KpiState:  # fmt: skip
    row = KpiRow(**{name: kpi.get(name, getattr(CALLS, name)) for name in CALLS.__slots__})
    return KpiState(
        row,
        _rows(Series.PLAN, plan),
        _rows(Series.FORECAST, forecast),
        _rows(Series.ACTUAL, actual),
        date.fromisoformat(day) if day else None,
        Thresholds(0.9, 0.7),
    )


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-12-15", 1, "2028-01-15"),
        ("2027-11-30", 1, "2027-12-30"),
        ("2027-01-15", 11, "2027-12-15"),
        ("2027-01-15", 12, "2028-01-15"),
        ("2027-03-31", 3, "2027-06-30"),
        ("2027-03-31", 0, "2027-03-31"),
        ("2027-01-31", -2, "2026-11-30"),
    ],
)
def test_the_same_day_of_a_later_month_or_its_last(day: str, months: int, expected: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "value"),
    [("", None), ("2027-01-31", None), ("2027-02-01", 190.0), ("2027-02-28", 190.0), ("2027-03-01", 170.0)],
)
def test_the_latest_reading_is_the_newest_up_to_the_day(day: str, value: float | None) -> None:
    state = _state(day, {"2027-02-01": 190.0, "2027-03-01": 170.0})
    assert (None if state.latest is None else state.latest.value) == value
    assert isnan(state.progress) == (value is None)
    assert state.status is (Status.UNKNOWN if value is None else Status.OFF_TRACK)


@pytest.mark.parametrize(
    ("values", "value", "expected"),
    [
        ({}, 150.0, 0.5),
        ({"direction": Direction.MAXIMISE, "baseline": 10.0, "target": 20.0}, 12.5, 0.25),
        ({"baseline": None}, 150.0, nan),
        ({"target": None}, 150.0, nan),
        ({"baseline": 0.0, "target": -2.0}, -1.0, 0.5),
        ({"direction": Direction.MILESTONE, "baseline": None, "target": None}, 1.0, 1.0),
    ],
)
def test_the_share_of_the_way_of_a_value(values: dict[str, Any], value: float, expected: float) -> None:
    assert _state("2027-03-01", **values).progress_of(value) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(
    ("day", "share"),
    [
        ("2026-12-31", 0.0),
        ("2027-01-01", 0.0),
        ("2027-01-26", 0.25),
        ("2027-04-10", 0.99),
        ("2027-04-11", 1.0),
        ("2027-05-01", 1.0),
    ],
)
def test_without_readings_the_plan_is_straight_from_baseline_to_due_day(day: str, share: float) -> None:
    assert _state("2027-02-01").planned_at(date.fromisoformat(day)) == pytest.approx(share)


@pytest.mark.parametrize(
    "values",
    [
        {"baseline_on": "", "direction": Direction.MILESTONE},
        {"direction": Direction.MILESTONE},
        {"baseline_on": "2027-04-11"},  # no way lies between
        {"baseline_on": "2027-05-01"},
    ],
)
def test_what_has_no_way_is_planned_from_its_due_day_on(values: dict[str, Any]) -> None:
    state = _state("2027-02-01", **values)
    assert [state.planned_at(date(2027, 4, day)) for day in (10, 11, 12)] == [0.0, 1.0, 1.0]


@pytest.mark.parametrize(
    "values",
    [
        {"due_on": ""},
        {"baseline_on": ""},
        {"baseline_on": "", "due_on": ""},
        {"due_on": "", "direction": Direction.MILESTONE},
    ],
)
def test_without_its_days_nothing_is_planned(values: dict[str, Any]) -> None:
    assert isnan(_state("2027-02-01", **values).planned_at(date(2027, 4, 11)))


def test_readings_of_the_plan_are_the_plan() -> None:
    state = _state("2027-03-01", plan={"2027-02-01": 180.0, "2027-02-11": 130.0})
    days = (date(2027, 1, 15), date(2027, 2, 1), date(2027, 2, 5), date(2027, 2, 11), date(2027, 4, 1))
    assert [state.planned_at(day) for day in days] == pytest.approx([0.2, 0.2, 0.4, 0.7, 0.7])


@pytest.mark.parametrize(
    ("day", "share"), [("2027-01-31", nan), ("2027-02-01", 0.1), ("2027-02-28", 0.1), ("2027-03-01", 0.3)]
)
def test_progress_up_to_a_day_is_that_of_the_newest_reading(day: str, share: float) -> None:
    state = _state("2027-06-01", {"2027-02-01": 190.0, "2027-03-01": 170.0})
    assert state.progress_at(date.fromisoformat(day)) == pytest.approx(share, nan_ok=True)


def test_a_reading_is_held_against_the_plan_of_its_own_day() -> None:
    assert _state("2027-03-22", {"2027-02-20": 150.0}).planned == pytest.approx(0.5)
    assert _state("2027-03-22", {"2027-02-20": 150.0}).status is Status.ON_TRACK
    assert _state("2027-03-22").planned == pytest.approx(0.8)
    assert isnan(_state("").planned)
    milestone: dict[str, Any] = {"direction": Direction.MILESTONE, "baseline": None, "target": None}
    assert _state("2027-04-11", {"2027-02-20": 0.0}, **milestone).planned == 1.0


@pytest.mark.parametrize(
    ("day", "actual", "forecast", "due_on", "expected"),
    [
        ("2027-03-01", {"2027-02-01": 190.0, "2027-02-11": 180.0}, {}, "2027-04-11", 180 - 59),  # one less a day
        ("2027-02-10", {"2027-02-01": 190.0, "2027-02-11": 180.0}, {}, "2027-04-11", nan),  # only one is known yet
        ("2027-03-01", {"2027-02-01": 190.0, "2027-02-11": 180.0}, {}, "", nan),
        ("2027-03-01", {"2027-02-01": 190.0}, {"2027-02-01": 140.0, "2027-02-20": 130.0}, "2027-04-11", 130.0),
        ("2027-02-19", {"2027-02-01": 190.0}, {"2027-02-01": 140.0, "2027-02-20": 130.0}, "2027-04-11", 140.0),
        ("2027-05-01", {"2027-04-10": 120.0}, {"2027-04-10": 110.0}, "2027-04-11", 110.0),
        ("2027-05-01", {"2027-04-11": 120.0}, {"2027-04-10": 110.0}, "2027-04-11", 120.0),
        ("2027-05-01", {"2027-04-12": 120.0}, {"2027-04-10": 110.0}, "", 110.0),
        ("2027-05-01", {}, {}, "2027-04-11", nan),
    ],
)
def test_what_is_expected_in_the_end(
    day: str, actual: Readings, forecast: Readings, due_on: str, expected: float
) -> None:
    state = _state(day, actual, forecast=forecast, due_on=due_on)
    assert state.at_completion == pytest.approx(expected, nan_ok=True)
    assert state.progress_at_completion == pytest.approx((200 - expected) / 100, nan_ok=True)


@pytest.mark.parametrize(
    ("frequency", "actual", "values", "due"),
    [
        (Frequency.MONTH, {}, {}, "2027-02-01"),
        (Frequency.QUARTER, {}, {}, "2027-04-01"),
        (Frequency.YEAR, {}, {}, "2028-01-01"),
        (Frequency.MONTH, {"2027-01-31": 190.0}, {}, "2027-02-28"),
        (Frequency.ONCE, {}, {}, "2027-04-11"),
        (Frequency.ONCE, {"2027-01-31": 190.0}, {}, None),
        (Frequency.ONCE, {}, {"due_on": ""}, None),
        (Frequency.MONTH, {}, {"baseline_on": ""}, None),
        (Frequency.MONTH, {"2027-01-31": 190.0}, {"baseline_on": ""}, "2027-02-28"),
    ],
)
def test_when_the_next_reading_is_due(
    frequency: Frequency, actual: Readings, values: dict[str, Any], due: str | None
) -> None:
    state = _state("2027-03-01", actual, frequency=frequency, **values)
    assert state.next_due == (None if due is None else date.fromisoformat(due))


@pytest.mark.parametrize(
    ("day", "is_overdue"), [("", False), ("2027-02-01", False), ("2027-02-15", False), ("2027-02-16", True)]
)
def test_a_reading_is_overdue_more_than_two_weeks_after_its_day(day: str, is_overdue: bool) -> None:
    assert _state(day).is_overdue is is_overdue
    assert not _state(day, baseline_on="").is_overdue
