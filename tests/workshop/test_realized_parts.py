"""What KPIs serve, and quarter by quarter: rows put together by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from math import isnan
from typing import Any

import pytest

from tests.workshop.choosing import make_choosing
from vmo_desktop.domain.realization import Direction, Thresholds
from vmo_desktop.workshop.kpi_state import as_of, kpi_states
from vmo_desktop.workshop.realized import Realized, incomplete, quarter_end
from vmo_desktop.workshop.rows import BenefitRow
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import Frequency, KpiRow, ReadingRow, Series

KPI = KpiRow(
    id=1, position=0, name="", unit="", direction=Direction.MAXIMISE, baseline=0.0, baseline_on="2027-01-01",
    target=100.0, due_on="2027-04-11", frequency=Frequency.MONTH, weight=1.0, owner="", benefit_id=None,
    initiative_id=None, driver_id=None, objective_id=None, frozen_at="",
)  # fmt: skip
BENEFIT = BenefitRow(id=1, initiative_id=2, name="", unit="", low=None, most_likely=None, high=None, owner="")

Readings = Mapping[tuple[int, Series], dict[str, float]]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    with make_choosing(tmp_path_factory.mktemp("realized") / "w.vmo") as opened:
        return opened.snapshot


def _with(
    plain: Snapshot,
    kpis: list[KpiRow],
    readings: Readings | None = None,
    benefits: tuple[BenefitRow, ...] = (),
    enablers: Mapping[int, tuple[int, ...]] | None = None,
    **judged: Any,
) -> Snapshot:
    read = {
        (kpi, series): tuple(ReadingRow(kpi, series, on, value, "") for on, value in rows.items())
        for (kpi, series), rows in (readings or {}).items()
    }
    value = replace(
        plain.value, kpis=tuple(kpis), readings=read, enablers=enablers or {},
        realization=replace(plain.value.realization, **judged),
    )  # fmt: skip
    return replace(plain, value=value, benefits=benefits)


def test_the_state_is_told_for_the_day_that_is_set_or_the_newest_reading(plain: Snapshot) -> None:
    assert as_of(_with(plain, [KPI])) is None
    readings = {
        (1, Series.ACTUAL): {"2027-02-01": 5.0, "2027-03-01": 6.0},
        (2, Series.ACTUAL): {"2027-01-10": 5.0, "2027-01-20": 6.0, "2027-02-20": 7.0},
        (1, Series.FORECAST): {"2028-01-01": 9.0},
        (1, Series.PLAN): {"2029-01-01": 9.0},
    }
    assert as_of(_with(plain, [KPI], readings)) == date(2027, 3, 1)
    assert as_of(_with(plain, [KPI], readings, as_of="2027-02-15")) == date(2027, 2, 15)


def test_every_kpi_has_its_own_readings_and_all_have_one_day(plain: Snapshot) -> None:
    readings = {
        (1, Series.ACTUAL): {"2027-02-01": 5.0},
        (1, Series.FORECAST): {"2027-02-02": 6.0},
        (1, Series.PLAN): {"2027-02-03": 7.0},
        (2, Series.ACTUAL): {"2027-02-04": 8.0},
    }
    snapshot = _with(plain, [KPI, replace(KPI, id=2)], readings, on_track=0.8, at_risk=0.3)
    first, second = kpi_states(snapshot)
    assert [[row.value for row in rows] for rows in (first.actual, first.forecast, first.plan)] == [[5.0], [6.0], [7.0]]
    assert [[row.value for row in rows] for rows in (second.actual, second.forecast, second.plan)] == [[8.0], [], []]
    assert (first.kpi.id, second.kpi.id) == (1, 2)
    assert first.day == second.day == date(2027, 2, 4)
    assert first.thresholds == Thresholds(0.8, 0.3)
    assert kpi_states(snapshot, date(2027, 2, 2))[0].day == date(2027, 2, 2)


def test_a_kpi_serves_what_it_names_and_what_its_benefit_names(plain: Snapshot) -> None:
    kpis = [
        replace(KPI, id=1, initiative_id=1, driver_id=5, objective_id=7, weight=3.0),
        replace(KPI, id=2, initiative_id=1, driver_id=5, objective_id=7, benefit_id=1),
        replace(KPI, id=3, benefit_id=2),
        replace(KPI, id=4),
    ]
    benefits = (
        replace(BENEFIT, driver_id=6, objective_id=8),
        replace(BENEFIT, id=2, initiative_id=1, driver_id=5),
    )
    readings = {(kpi, Series.ACTUAL): {"2027-02-01": 10.0 * kpi} for kpi in (1, 2, 3, 4)}
    realized = Realized(_with(plain, kpis, readings, benefits, {1: (3, 2)}))
    assert [realized.initiatives_of(state) for state in realized.states] == [(1,), (1, 2, 3), (1,), ()]
    assert [realized.drivers_of(state) for state in realized.states] == [(5,), (5, 6), (5,), ()]
    served = (realized.by_benefit, realized.by_initiative, realized.by_driver, realized.by_objective)
    assert [{key: [each.kpi.id for each in promise.states] for key, promise in of.items()} for of in served] == [
        {1: [2], 2: [3]},
        {1: [1, 2, 3], 2: [2], 3: [2]},
        {5: [1, 2, 3], 6: [2]},
        {7: [1, 2], 8: [2]},
    ]
    assert realized.by_objective[7].progress.progress == pytest.approx((3 * 0.1 + 0.2) / 4)
    assert realized.portfolio.progress.progress == pytest.approx((3 * 0.1 + 0.2 + 0.3 + 0.4) / 6)


def test_what_is_planned_is_of_those_that_are_read(plain: Snapshot) -> None:
    kpis = [replace(KPI, weight=3.0), replace(KPI, id=2, due_on="2027-02-20"), replace(KPI, id=3)]
    readings = {(1, Series.ACTUAL): {"2027-01-26": 10.0}, (2, Series.ACTUAL): {"2027-01-26": 80.0},
                (1, Series.FORECAST): {"2027-01-26": 60.0}}  # fmt: skip
    promise = Realized(_with(plain, kpis, readings)).portfolio
    assert promise.progress.progress == pytest.approx((3 * 0.1 + 0.8) / 4)
    assert promise.progress.known == 0.8
    assert promise.planned.progress == pytest.approx((3 * 0.25 + 0.5) / 4)
    assert promise.at_completion.progress == pytest.approx(0.6)
    assert promise.at_completion.known == 0.6


def test_quarters_hold_what_is_read_against_its_plan(plain: Snapshot) -> None:
    kpis = [replace(KPI, weight=3.0), replace(KPI, id=2, due_on="2027-07-20"), replace(KPI, id=3, baseline_on="")]
    readings = {(1, Series.ACTUAL): {"2027-04-30": 50.0}, (2, Series.ACTUAL): {"2027-07-10": 80.0}}
    quarters = Realized(_with(plain, kpis, readings, as_of="2027-07-20")).quarters
    assert [each.day for each in quarters] == [date(2027, 3, 31), date(2027, 6, 30), date(2027, 7, 20)]
    assert [each.planned for each in quarters] == pytest.approx([(3 * 0.89 + 89 / 200) / 4, 1.0, 1.0])
    assert isnan(quarters[0].realized)
    assert [each.realized for each in quarters[1:]] == pytest.approx([0.5, (3 * 0.5 + 0.8) / 4])


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2027-01-01", "2027-03-31"),
        ("2027-03-31", "2027-03-31"),
        ("2027-04-01", "2027-06-30"),
        ("2027-05-15", "2027-06-30"),
        ("2027-09-30", "2027-09-30"),
        ("2027-10-01", "2027-12-31"),
        ("2027-12-31", "2027-12-31"),
    ],
)
def test_the_last_day_of_a_quarter(day: str, end: str) -> None:
    assert quarter_end(date.fromisoformat(day)) == date.fromisoformat(end)


def test_a_benefit_is_named_seen_attributed_measured_and_owned() -> None:
    names = ("name", "outcome", "attribution", "measure", "owner")
    assert incomplete(BENEFIT) == names
    whole = replace(BENEFIT, name="x", outcome="x", attribution="x", measure="x", owner="x")
    assert incomplete(whole) == ()
    for name in names:
        missing: dict[str, Any] = {name: ""}
        assert incomplete(replace(whole, **missing)) == (name,)


def test_readings_that_should_be_here_by_now(plain: Snapshot) -> None:
    kpis = [KPI, replace(KPI, id=2), replace(KPI, id=3, frequency=Frequency.YEAR)]
    readings = {(2, Series.ACTUAL): {"2027-02-10": 5.0}}
    snapshot = _with(plain, kpis, readings, as_of="2027-02-16")
    assert [state.kpi.id for state in Realized(snapshot).overdue] == [1]
