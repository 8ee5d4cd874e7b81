"""Readings of KPIs from spreadsheets: all of them or none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.workshop.choosing import make_choosing
from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange.readings import read_readings
from vmo_desktop.workshop.ops.kpis import KPIS, NewReading, freeze_kpis, set_readings
from vmo_desktop.workshop.value_rows import Series
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(KPIS.add([{"name": "Calls a week"}, {"name": "Satisfied customers", "unit": "%"}]))
        yield opened


def _read(workshop: Workshop, folder: Path, text: str) -> tuple[NewReading, ...]:
    path = folder / "readings.csv"
    path.write_text(text, encoding="utf-8")
    return read_readings(path, workshop.snapshot)


def _refusal(workshop: Workshop, folder: Path, text: str) -> str:
    with pytest.raises(SourceRefused) as refused:
        _read(workshop, folder, text)
    return str(refused.value)


def test_german_numbers_and_days_are_read(workshop: Workshop, tmp_path: Path) -> None:
    text = (
        "Kennzahl;Reihe;Datum;Wert\n"
        "calls  a week;Ist;31.03.2027;1.234,5\n"
        "Calls a week;Soll;30.06.2027;1.000\n"
        "Satisfied customers;Prognose;30.06.2027;81,5 %\n"
    )
    calls, satisfied = (kpi.id for kpi in workshop.snapshot.value.kpis)
    assert _read(workshop, tmp_path, text) == (
        NewReading(calls, Series.ACTUAL, "2027-03-31", 1234.5),
        NewReading(calls, Series.PLAN, "2027-06-30", 1000.0),
        NewReading(satisfied, Series.FORECAST, "2027-06-30", 81.5),
    )


def test_a_bare_fraction_beside_percentages_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    rows = "Satisfied customers;2027-03-31;81 %\nSatisfied customers;2027-06-30;{}\n"
    said = _refusal(workshop, tmp_path, "KPI;Date;Value\n" + rows.format("0.8"))
    assert 'row 3, column Value: "0.8" may be a percentage or a fraction of one' in said
    assert len(_read(workshop, tmp_path, "KPI;Date;Value\n" + rows.format("80"))) == 2


def test_a_workbook_is_read_with_its_days_and_percentages(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "readings.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Readings of March"])
        sheet.write_row(2, 0, ["KPI", "Date", "Value"])
        sheet.write(3, 0, "Satisfied customers")
        sheet.write_datetime(3, 1, date(2027, 3, 31), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_number(3, 2, 0.815, book.add_format({"num_format": "0.0%"}))
    (reading,) = read_readings(path, workshop.snapshot)
    assert (reading.series, reading.on) == (Series.ACTUAL, "2027-03-31")
    assert reading.value == pytest.approx(81.5)


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("Sales;actual;2027-03-31;5", "KPI", 'there is no KPI "Sales"'),
        (";actual;2027-03-31;5", "KPI", "the KPI is missing"),
        ("Calls a week;guess;2027-03-31;5", "Series", '"guess" is no series'),
        ("Calls a week;actual;soon;5", "Date", '"soon"'),
        ("Calls a week;actual;2027-02-30;5", "Date", "there is no day 30"),
        ("Calls a week;actual;;5", "Date", "the day is missing"),
        ("Calls a week;actual;03/04/2027;5", "Date", "may be two days"),
        ("Calls a week;actual;Mar 2027;5", "Date", "a month or a quarter without a day"),
        ("Calls a week;actual;Q1 2027;5", "Date", "a month or a quarter without a day"),
        ("Calls a week;actual;2027-03-31;many", "Value", '"many"'),
        ("Calls a week;actual;2027-03-31;nan", "Value", '"nan"'),
        ("Calls a week;actual;2027-03-31;", "Value", "the value is missing"),
        ("Calls a week;actual;2027-03-31;1.234", "Value", "may be two numbers"),
        ("Calls a week;actual;2027-03-31;5 %", "Value", "is a percentage"),
        ("Calls a week;actual;2027-01-31;6", "Date", "a second reading"),
    ],
)
def test_what_is_not_surely_a_reading_is_refused_with_its_place(
    workshop: Workshop, tmp_path: Path, row: str, column: str, why: str
) -> None:
    said = _refusal(workshop, tmp_path, f"KPI;Series;Date;Value\nCalls a week;actual;2027-01-31;5\n{row}\n")
    assert f"readings.csv, row 3, column {column}" in said
    assert why in said


def test_a_table_without_its_columns_or_readings_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    assert "no row heads columns" in _refusal(workshop, tmp_path, "KPI;Value\nCalls a week;5\n")
    assert "it has no readings" in _refusal(workshop, tmp_path, "KPI;Date;Value\n")


def test_a_frozen_plan_is_not_written_over(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(freeze_kpis([workshop.snapshot.value.kpis[0].id], "2027-01-31T10:00:00"))
    said = _refusal(workshop, tmp_path, "KPI;Series;Date;Value\nCalls a week;plan;2027-03-31;5\n")
    assert "row 2, column Series: the plan of Calls a week is frozen since 2027-01-31." in said


def test_a_name_that_two_kpis_have_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(KPIS.add([{"name": "calls a WEEK"}]))
    assert "several KPIs are called" in _refusal(workshop, tmp_path, "KPI;Date;Value\nCalls a week;2027-03-31;5\n")


def test_a_note_stays_when_the_table_has_none(workshop: Workshop, tmp_path: Path) -> None:
    calls = workshop.snapshot.value.kpis[0].id
    workshop.do(set_readings([NewReading(calls, Series.ACTUAL, "2027-03-31", 4.0, "first week only")]))
    (reading,) = _read(workshop, tmp_path, "KPI;Date;Value\nCalls a week;2027-03-31;5\n")
    assert (reading.value, reading.note) == (5.0, "first week only")
