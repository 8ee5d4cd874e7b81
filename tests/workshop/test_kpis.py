"""KPIs as they are edited: days, sense, what is frozen, and readings."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.doing import label_of, refusal_of
from vmo_desktop.domain.realization import Direction
from vmo_desktop.workshop.ops.kpis import (
    KPIS,
    LONGEST_REASON,
    NewReading,
    delete_kpis,
    edit_kpi,
    edit_realization,
    freeze_kpis,
    set_readings,
    unfreeze_kpis,
)
from vmo_desktop.workshop.value_rows import ReadingRow, Series
from vmo_desktop.workshop.workshop import Workshop

AT = "2027-02-01T10:00:00"


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Calls, Sales and one without a name."""
    with Workshop.create(tmp_path / "w.vmo") as opened:
        opened.do(KPIS.add([{"name": "Calls", "baseline": 0.0, "target": 10.0}, {"name": "Sales"}, {"name": ""}]))
        yield opened


def _ids(workshop: Workshop) -> tuple[int, int, int]:
    calls, sales, unnamed = (each.id for each in workshop.snapshot.value.kpis)
    return calls, sales, unnamed


@pytest.mark.parametrize("field", ["due_on", "baseline_on"])
def test_a_day_is_written_in_one_way_and_of_a_year_that_is_no_typing_error(workshop: Workshop, field: str) -> None:
    calls, _, _ = _ids(workshop)
    for day in ("31.12.2027", "20271231", "2027-02-30", "2027-W01-1"):
        assert refusal_of(workshop, edit_kpi(calls, {field: day})) == (
            f"{day} is no day; a day is written as 2027-06-30."
        )
    for day in ("1899-12-31", "2200-01-01"):
        assert refusal_of(workshop, edit_kpi(calls, {field: day})) == f"{day}: type a year between 1900 and 2199."
    for day in ("1900-01-01", "2199-12-31", ""):
        workshop.do(edit_kpi(calls, {field: day}))
        assert getattr(workshop.snapshot.value.kpis[0], field) == day


@pytest.mark.parametrize(
    ("values", "is_worse"),
    [
        ({"direction": Direction.MAXIMISE, "baseline": 5.0, "target": 4.0}, True),
        ({"direction": Direction.MAXIMISE, "baseline": 5.0, "target": 5.0}, False),
        ({"direction": Direction.MAXIMISE, "baseline": 5.0, "target": 6.0}, False),
        ({"direction": Direction.MINIMISE, "baseline": 4.0, "target": 5.0}, True),
        ({"direction": Direction.MINIMISE, "baseline": 5.0, "target": 5.0}, False),
        ({"direction": Direction.MINIMISE, "baseline": 5.0, "target": 4.0}, False),
        ({"direction": Direction.MILESTONE, "baseline": 5.0, "target": 4.0}, False),
        ({"direction": Direction.MAXIMISE, "baseline": None, "target": -4.0}, False),
        ({"direction": Direction.MAXIMISE, "baseline": 4.0, "target": None}, False),
    ],
)
def test_a_target_lies_on_the_better_side(workshop: Workshop, values: dict[str, Any], is_worse: bool) -> None:
    calls, _, _ = _ids(workshop)
    if is_worse:
        assert refusal_of(workshop, edit_kpi(calls, values)) == (
            "Calls: the target lies on the worse side of the baseline."
        )
    else:
        workshop.do(edit_kpi(calls, values))
        row = workshop.snapshot.value.kpis[0]
        assert {name: getattr(row, name) for name in values} == values


def test_a_weight_is_not_negative(workshop: Workshop) -> None:
    calls, _, _ = _ids(workshop)
    assert refusal_of(workshop, edit_kpi(calls, {"weight": -0.5})) == "Calls: a weight is 0 or more."
    workshop.do(edit_kpi(calls, {"weight": 0.0}))
    assert workshop.snapshot.value.kpis[0].weight == 0.0


def test_what_was_promised_is_frozen_and_may_change_again_for_a_reason(workshop: Workshop) -> None:
    calls, sales, _ = _ids(workshop)
    assert label_of(workshop, freeze_kpis([calls], AT)) == "Baseline frozen: Calls"
    assert [each.frozen_at for each in workshop.snapshot.value.kpis] == [AT, "", ""]
    for field, value in {
        "baseline": 1.0, "baseline_on": "2027-01-01", "target": 11.0, "direction": Direction.MILESTONE, "unit": "calls",
        "due_on": "2027-12-31",
    }.items():  # fmt: skip
        assert refusal_of(workshop, edit_kpi(calls, {"owner": "Bea", field: value})) == (
            "What it promised is frozen since 2027-02-01 and stays as it was; readings go on. To change it, let it "
            "change again below the list and say why."
        )
        workshop.do(edit_kpi(sales, {field: value}))
    assert label_of(workshop, edit_kpi(calls, {"owner": "Bea"})) == "KPI changed: Calls"
    steps = len(workshop.history())
    workshop.do(edit_kpi(calls, {"owner": "Cem"}))
    assert len(workshop.history()) == steps

    assert refusal_of(workshop, unfreeze_kpis([calls], " \n ")) == (
        "Say why what was promised may change: the reason stays in the history."
    )
    assert label_of(workshop, unfreeze_kpis([calls], " Another \n scope ")) == (
        "Baseline may change: Calls, because Another scope"
    )
    workshop.do(edit_kpi(calls, {"target": 11.0}))
    assert workshop.snapshot.value.kpis[0].target == 11.0
    workshop.do(freeze_kpis([calls, sales], AT))
    assert label_of(workshop, unfreeze_kpis([calls, sales], "x" * 501)) == (
        "Baseline may change: 2 KPIs, because " + "x" * LONGEST_REASON
    )


def test_a_frozen_promise_is_not_deleted(workshop: Workshop) -> None:
    calls, sales, unnamed = _ids(workshop)
    assert label_of(workshop, freeze_kpis([calls, unnamed], AT)) == "Baseline frozen: 2 KPIs"
    told = "What {} promised is frozen: it cannot be deleted. Let it change again below the list first, and say why."
    assert refusal_of(workshop, delete_kpis([sales, calls])) == told.format("Calls")
    assert refusal_of(workshop, delete_kpis([unnamed])) == told.format("a KPI without a name")
    assert label_of(workshop, delete_kpis([sales])) == "KPI deleted: Sales"
    assert [each.id for each in workshop.snapshot.value.kpis] == [calls, unnamed]


def test_a_reading_is_replaced_by_its_day_and_taken_away(workshop: Workshop) -> None:
    calls, sales, _ = _ids(workshop)
    day = "2027-03-31"
    assert label_of(workshop, set_readings([NewReading(calls, Series.ACTUAL, day, 5.0)])) == "Reading of Calls"
    told = label_of(
        workshop,
        set_readings([NewReading(calls, Series.ACTUAL, day, 6.0, "Late"), NewReading(calls, Series.PLAN, day, 7.0)]),
    )
    assert told == "2 readings of Calls"
    both = [NewReading(calls, Series.ACTUAL, "2027-01-31", 1.0), NewReading(sales, Series.FORECAST, day, 2.0)]
    assert label_of(workshop, set_readings(both)) == "2 readings of 2 KPIs"
    assert workshop.snapshot.value.readings == {
        (calls, Series.ACTUAL): (
            ReadingRow(calls, Series.ACTUAL, "2027-01-31", 1.0, ""),
            ReadingRow(calls, Series.ACTUAL, day, 6.0, "Late"),
        ),
        (calls, Series.PLAN): (ReadingRow(calls, Series.PLAN, day, 7.0, ""),),
        (sales, Series.FORECAST): (ReadingRow(sales, Series.FORECAST, day, 2.0, ""),),
    }
    workshop.do(set_readings([NewReading(calls, Series.ACTUAL, day, None)]))
    assert [each.on for each in workshop.snapshot.value.readings[calls, Series.ACTUAL]] == ["2027-01-31"]
    assert (calls, Series.PLAN) in workshop.snapshot.value.readings


def test_a_reading_that_is_none_is_refused(workshop: Workshop) -> None:
    calls, sales, _ = _ids(workshop)

    def refused(*reading: Any) -> str:
        return refusal_of(workshop, set_readings([NewReading(*reading)]))

    assert refused(calls, Series.ACTUAL, "", 5.0) == "A reading needs its day."
    assert refused(calls, Series.ACTUAL, "2027-3-1", 5.0) == "2027-3-1 is no day; a day is written as 2027-06-30."
    for value in (math.inf, math.nan):
        assert refused(calls, Series.ACTUAL, "2027-03-31", value) == "A reading is a number."
    workshop.do(freeze_kpis([calls], AT))
    assert refused(calls, Series.PLAN, "2027-03-31", 5.0) == "The plan is frozen since 2027-02-01."
    assert refused(calls, Series.PLAN, "2027-03-31", None) == "The plan is frozen since 2027-02-01."
    workshop.do(set_readings([NewReading(calls, Series.ACTUAL, "2027-03-31", 5.0)]))
    workshop.do(set_readings([NewReading(sales, Series.PLAN, "2027-03-31", 5.0)]))


def test_thresholds_stay_in_order(workshop: Workshop) -> None:
    assert label_of(workshop, edit_realization({"on_track": 0.8, "at_risk": 0.7})) == "Thresholds of KPIs"
    workshop.do(edit_realization({"as_of": "2027-06-30"}))
    assert len(workshop.history()) == 3
    for values in ({"at_risk": 0.9}, {"on_track": 0.6}):
        assert refusal_of(workshop, edit_realization(values)) == "A KPI is at risk before it is on track."
    assert refusal_of(workshop, edit_realization({"as_of": "today"})) == (
        "today is no day; a day is written as 2027-06-30."
    )
    row = workshop.snapshot.value.realization
    assert (row.on_track, row.at_risk, row.as_of) == (0.8, 0.7, "2027-06-30")
