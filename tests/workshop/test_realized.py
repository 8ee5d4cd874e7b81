"""KPIs on their way, and what that makes of what they serve."""

from collections.abc import Iterator
from datetime import date
from math import isnan
from pathlib import Path

import pytest

from tests.workshop.choosing import make_choosing
from vmo_desktop.domain.realization import Direction, Status
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.kpi_state import months_later
from vmo_desktop.workshop.ops import benefits
from vmo_desktop.workshop.ops.frame import add_objective
from vmo_desktop.workshop.ops.kpis import (
    KPIS,
    NewReading,
    delete_kpis,
    edit_kpi,
    edit_realization,
    freeze_kpis,
    set_readings,
    unfreeze_kpis,
)
from vmo_desktop.workshop.realized import Realized, incomplete, quarter_end
from vmo_desktop.workshop.value_rows import Frequency, Series
from vmo_desktop.workshop.workshop import Workshop

CALLS = {"name": "Calls a week", "direction": Direction.MINIMISE, "baseline": 200.0, "target": 100.0,
         "baseline_on": "2027-01-01", "due_on": "2027-12-31", "frequency": Frequency.QUARTER}  # fmt: skip
SALES = {"name": "Sales", "baseline": 0.0, "target": 10.0, "weight": 3.0}


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        first, second = (each.id for each in opened.snapshot.initiatives[:2])
        driver = opened.snapshot.leaves[0].id
        opened.do(benefits.add_benefit(first, {"name": "Less to answer", "driver_id": driver}))
        benefit = opened.snapshot.benefits[0].id
        opened.do(benefits.set_enablers(benefit, [second]))
        opened.do(KPIS.add([{**CALLS, "benefit_id": benefit}, {**SALES, "initiative_id": first}]))
        yield opened


def _read(workshop: Workshop, place: int, value: float, on: str, series: Series = Series.ACTUAL) -> None:
    workshop.do(set_readings([NewReading(workshop.snapshot.value.kpis[place].id, series, on, value)]))


def test_before_the_first_reading_nothing_is_claimed(workshop: Workshop) -> None:
    realized = Realized(workshop.snapshot)
    calls = realized.states[0]
    assert calls.status is Status.UNKNOWN
    assert isnan(calls.progress)
    assert isnan(realized.portfolio.progress.progress)
    assert realized.portfolio.progress.known == 0.0
    assert realized.quarters == ()


def test_progress_plan_status_and_forecast(workshop: Workshop) -> None:
    _read(workshop, 0, 180.0, "2027-03-31")
    _read(workshop, 0, 160.0, "2027-06-30")
    calls = Realized(workshop.snapshot).states[0]
    assert calls.progress == pytest.approx(0.4)
    assert calls.planned == pytest.approx(180 / 364)
    assert calls.status is Status.AT_RISK
    assert calls.at_completion == pytest.approx(160 - 20 / 91 * 184)
    _read(workshop, 0, 95.0, "2027-12-31", Series.FORECAST)
    assert Realized(workshop.snapshot).states[0].at_completion != 95.0, "the forecast is for a later day than is known"
    workshop.do(set_readings([NewReading(calls.kpi.id, Series.FORECAST, "2027-06-30", 95.0)]))
    assert Realized(workshop.snapshot).states[0].progress_at_completion == pytest.approx(1.05)


def test_a_reading_on_the_due_day_is_what_came_in_the_end(workshop: Workshop) -> None:
    _read(workshop, 0, 180.0, "2027-03-31")
    _read(workshop, 0, 110.0, "2027-06-30", Series.FORECAST)
    _read(workshop, 0, 120.0, "2027-12-31")
    calls = Realized(workshop.snapshot).states[0]
    assert calls.at_completion == 120.0
    assert calls.progress_at_completion == pytest.approx(0.8)


def test_a_milestone_is_not_late_before_its_due_day(workshop: Workshop) -> None:
    release = {"name": "Released", "direction": Direction.MILESTONE, "due_on": "2027-10-31"}
    for begun in ("", "2027-01-01"):
        workshop.do(KPIS.add([{**release, "baseline_on": begun}]))
        place = len(workshop.snapshot.value.kpis) - 1
        _read(workshop, place, 0.0, "2027-09-30")
        for day, planned, expected in (
            ("2027-10-30", 0.0, Status.ON_TRACK),
            ("2027-10-31", 1.0, Status.OFF_TRACK),
        ):
            workshop.do(edit_realization({"as_of": day}))
            state = Realized(workshop.snapshot).states[place]
            assert (state.planned, state.status) == (planned, expected)
        _read(workshop, place, 1.0, "2027-10-15")
        assert Realized(workshop.snapshot).states[place].status is Status.EXCEEDED


def test_what_is_due_before_its_baseline_has_no_way_to_go(workshop: Workshop) -> None:
    workshop.do(edit_kpi(workshop.snapshot.value.kpis[0].id, {"baseline_on": "2027-06-30", "due_on": "2027-03-01"}))
    state = Realized(workshop.snapshot).states[0]
    assert [state.planned_at(date(2027, month, 15)) for month in (2, 4, 7)] == [0.0, 1.0, 1.0]


def test_a_plan_of_readings_is_the_plan(workshop: Workshop) -> None:
    _read(workshop, 0, 200.0, "2027-06-30", Series.PLAN)
    _read(workshop, 0, 100.0, "2027-12-31", Series.PLAN)
    _read(workshop, 0, 195.0, "2027-06-30")
    calls = Realized(workshop.snapshot).states[0]
    assert calls.planned == 0.0
    assert calls.status is Status.ON_TRACK


def test_what_kpis_serve_is_told_with_what_is_known(workshop: Workshop) -> None:
    first, second = (each.id for each in workshop.snapshot.initiatives[:2])
    driver = workshop.snapshot.leaves[0].id
    _read(workshop, 0, 150.0, "2027-06-30")
    realized = Realized(workshop.snapshot)
    assert realized.by_initiative[first].progress.progress == pytest.approx(0.5)
    assert realized.by_initiative[first].progress.known == pytest.approx(0.25)
    assert realized.by_initiative[second].progress.known == 1.0
    assert realized.by_driver[driver].progress.progress == pytest.approx(0.5)
    _read(workshop, 1, 20.0, "2027-06-30")
    assert Realized(workshop.snapshot).portfolio.progress.progress == pytest.approx((0.5 + 3) / 4)


def test_benefits_and_objectives_are_served_and_what_is_expected_is_rolled_up(workshop: Workshop) -> None:
    workshop.do(add_objective("Fewer calls"))
    objective, benefit = workshop.snapshot.objectives[0].id, workshop.snapshot.benefits[0].id
    workshop.do(benefits.edit_benefit(benefit, {"objective_id": objective}))
    for on, value in (("2027-03-31", 180.0), ("2027-06-30", 160.0)):
        _read(workshop, 0, value, on)
    realized = Realized(workshop.snapshot)
    calls, sales = realized.states
    assert {key: each.states for key, each in realized.by_benefit.items()} == {benefit: (calls,)}
    assert {key: each.states for key, each in realized.by_objective.items()} == {objective: (calls,)}
    expected = realized.portfolio.at_completion
    assert expected.progress == pytest.approx(calls.progress_at_completion)
    assert expected.known == pytest.approx(0.25)
    assert realized.portfolio.planned.progress == pytest.approx(180 / 364), "of the KPI whose progress is known"
    assert workshop.snapshot.value.kpi_by_id == {calls.kpi.id: calls.kpi, sales.kpi.id: sales.kpi}
    workshop.do(edit_realization({"as_of": "2027-10-15"}))
    assert [each.kpi.name for each in Realized(workshop.snapshot).overdue] == ["Calls a week"]
    workshop.do(edit_realization({"as_of": "2027-10-14"}))
    assert Realized(workshop.snapshot).overdue == ()


def test_quarters_tell_how_it_went(workshop: Workshop) -> None:
    _read(workshop, 0, 180.0, "2027-03-31")
    _read(workshop, 0, 100.0, "2027-08-15")
    quarters = Realized(workshop.snapshot).quarters
    assert [each.day for each in quarters] == [date(2027, 3, 31), date(2027, 6, 30), date(2027, 8, 15)]
    assert [each.realized for each in quarters] == pytest.approx([0.2, 0.2, 1.0])
    assert quarters[0].planned == pytest.approx(89 / 364)


def test_a_quarter_holds_progress_against_the_plan_of_what_is_read(workshop: Workshop) -> None:
    days = {"baseline_on": "2026-12-31", "due_on": "2027-03-31"}
    workshop.do(KPIS.add([{"name": "Unread", "baseline": 0.0, "target": 1.0, "weight": 9.0, **days}]))
    _read(workshop, 0, 150.0, "2027-06-30")
    realized = Realized(workshop.snapshot)
    none_read, last = realized.quarters
    assert none_read.planned == pytest.approx((89 / 364 + 9) / 10)
    assert isnan(none_read.realized)
    assert last.planned == pytest.approx(realized.portfolio.planned.progress)
    assert last.realized == pytest.approx(0.5)


def test_quarters_begin_after_the_day_of_the_first_baseline(workshop: Workshop) -> None:
    workshop.do(edit_kpi(workshop.snapshot.value.kpis[0].id, {"baseline_on": "2026-12-31"}))
    _read(workshop, 0, 180.0, "2027-03-31")
    assert [each.day for each in Realized(workshop.snapshot).quarters] == [date(2027, 3, 31)]


def test_a_reading_that_is_missing_is_overdue_after_two_weeks(workshop: Workshop) -> None:
    _read(workshop, 0, 180.0, "2027-03-31")
    for day, overdue in (("2027-06-30", False), ("2027-07-14", False), ("2027-07-15", True)):
        workshop.do(edit_realization({"as_of": day}))
        assert [state.is_overdue for state in Realized(workshop.snapshot).states] == [overdue, False]


def test_the_state_of_an_earlier_day_knows_no_later_readings(workshop: Workshop) -> None:
    _read(workshop, 0, 180.0, "2027-03-31")
    _read(workshop, 0, 100.0, "2027-06-30")
    workshop.do(edit_realization({"as_of": "2027-04-15"}))
    assert Realized(workshop.snapshot).states[0].progress == pytest.approx(0.2)


def test_what_was_promised_is_frozen(workshop: Workshop) -> None:
    kpi_id = workshop.snapshot.value.kpis[0].id
    workshop.do(freeze_kpis([kpi_id], "2027-01-31T10:00:00+01:00"))
    with pytest.raises(NotAllowed, match="frozen since 2027-01-31"):
        workshop.do(edit_kpi(kpi_id, {"target": 150.0}))
    with pytest.raises(NotAllowed, match="frozen since 2027-01-31"):
        _read(workshop, 0, 150.0, "2027-06-30", Series.PLAN)
    workshop.do(edit_kpi(kpi_id, {"owner": "Ines"}))
    _read(workshop, 0, 150.0, "2027-06-30")
    with pytest.raises(NotAllowed, match="say why"):
        workshop.do(delete_kpis([kpi_id]))
    with pytest.raises(NotAllowed, match="Say why"):
        workshop.do(unfreeze_kpis([kpi_id], "  "))
    workshop.do(unfreeze_kpis([kpi_id], "counted  anew"))
    assert workshop.undo_label == "Baseline may change: Calls a week, because counted anew"
    workshop.do(edit_kpi(kpi_id, {"target": 150.0}))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"target": 250.0}, "worse side"),
        ({"due_on": "31.12.2027"}, "written as 2027-06-30"),
        ({"weight": -1.0}, "0 or more"),
        ({"baseline": float("inf")}, "too large"),
    ],
)
def test_a_kpi_that_makes_no_sense_is_refused(workshop: Workshop, values: dict[str, object], said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        workshop.do(edit_kpi(workshop.snapshot.value.kpis[0].id, values))


def test_readings_need_a_day_and_a_number(workshop: Workshop) -> None:
    with pytest.raises(NotAllowed, match="needs its day"):
        _read(workshop, 0, 1.0, "")
    with pytest.raises(NotAllowed, match="is a number"):
        _read(workshop, 0, float("nan"), "2027-01-01")
    with pytest.raises(NotAllowed, match="at risk before"):
        workshop.do(edit_realization({"at_risk": 0.95}))


def test_a_reading_is_replaced_and_taken_away(workshop: Workshop) -> None:
    _read(workshop, 0, 180.0, "2027-03-31")
    _read(workshop, 0, 170.0, "2027-03-31")
    kpi_id = workshop.snapshot.value.kpis[0].id
    assert [row.value for row in workshop.snapshot.value.readings[kpi_id, Series.ACTUAL]] == [170.0]
    workshop.do(set_readings([NewReading(kpi_id, Series.ACTUAL, "2027-03-31", None)]))
    assert (kpi_id, Series.ACTUAL) not in workshop.snapshot.value.readings


def test_a_benefit_leads_on_but_never_round(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[0].id
    workshop.do(benefits.add_benefit(first, {"name": "Happier customers"}))
    one, two = (each.id for each in workshop.snapshot.benefits)
    workshop.do(benefits.set_leads_to(one, [two]))
    with pytest.raises(NotAllowed, match="lead to itself"):
        workshop.do(benefits.set_leads_to(two, [one]))
    assert workshop.snapshot.value.leads_to == {one: (two,)}


def test_a_benefit_tells_what_it_lacks(workshop: Workshop) -> None:
    (benefit,) = workshop.snapshot.benefits
    assert incomplete(benefit) == ("outcome", "attribution", "measure", "owner")
    workshop.do(benefits.edit_benefit(benefit.id, {"outcome": "x", "attribution": "x", "measure": "x", "owner": "x"}))
    assert incomplete(workshop.snapshot.benefits[0]) == ()


def test_deleting_what_a_kpi_serves_keeps_the_kpi(workshop: Workshop) -> None:
    workshop.do(benefits.delete_benefits([workshop.snapshot.benefits[0].id]))
    assert [kpi.benefit_id for kpi in workshop.snapshot.value.kpis] == [None, None]
    workshop.undo()
    assert workshop.snapshot.value.kpis[0].benefit_id == 1


def test_days() -> None:
    assert months_later(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert quarter_end(date(2027, 2, 1)) == date(2027, 3, 31)
    assert quarter_end(date(2027, 12, 31)) == date(2027, 12, 31)
