"""What a workbook shows around a number: units and currencies of amounts, and letters and zeros of codes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.exchange.sources import new_workshop
from vmo_desktop.exchange.importing import plan_import, propose_map, read_source
from vmo_desktop.exchange.mapping import ColumnMap, Field, ImportMap
from vmo_desktop.exchange.plan import ImportPlan


def plan(tmp_path: Path, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> ImportPlan:
    """The plan of a workbook with these cells, each a value or a value with its number format."""
    path = tmp_path / "w.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, headings)
        for row, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                value, code = cell if isinstance(cell, tuple) else (cell, "General")
                write = sheet.write_datetime if isinstance(value, date) else sheet.write
                write(row, column, value, book.add_format({"num_format": code}))
    with new_workshop(tmp_path / "w.vmo") as workshop:
        table = read_source(path)
        return plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)


def values(made: ImportPlan, name: str) -> list[object]:
    return [each.values.get(name) for each in made.initiatives]


@pytest.mark.parametrize(
    ("value", "code", "cost", "shown"),
    [
        (12.5, '0.0" Mio. €"', 12_500_000, "12.5 Mio. €"),
        (500, '#,##0" T€"', 500_000, "500 T€"),
        (500, '#,##0" k€"', 500_000, "500 k€"),
        (2.5, '"Rs. "0.00" Cr"', 25_000_000, "Rs. 2.50 Cr"),
        (1.5, '0.0"M"', 1_500_000, "1.5M"),
    ],
)
def test_an_amount_is_what_its_workbook_shows(tmp_path: Path, value: float, code: str, cost: float, shown: str) -> None:
    made = plan(tmp_path, ["Project", "Cost"], [["Bridge", (value, code)], ["School", (value, code)]])
    assert values(made, "cost") == [cost, cost]
    note = f'Column Cost: amounts shown as "{shown}" and the like were multiplied by {cost / value:,.0f}.'
    assert note in made.notes


@pytest.mark.parametrize("code", ["#,##0,", '#,##0.0,," Mio. €"', '#,##0," k€"', "#,##0.00", "0.00", '#,##0 "€"'])
def test_an_amount_that_is_stored_in_full_is_taken_as_it_is(tmp_path: Path, code: str) -> None:
    made = plan(tmp_path, ["Project", "Cost"], [["Bridge", (12_345_678, code)], ["School", (500, code)]])
    assert values(made, "cost") == [12_345_678, 500]
    assert made.notes == ()


@pytest.mark.parametrize(
    ("heading", "value", "code", "cost"),
    [
        ("Cost (k€)", 12_345_000, "#,##0,", 12_345_000),
        ("Cost (M€)", 12_345_000, '#,##0.0,,"M€"', 12_345_000),
        ("Cost (k€)", 500, '#,##0" k€"', 500_000),
        ("Cost (k€)", 2.5, '0.0" Mio. €"', 2_500_000),
        ("Cost (k€)", 500, "#,##0.00", 500_000),
    ],
)
def test_a_heading_counts_what_is_shown(tmp_path: Path, heading: str, value: float, code: str, cost: float) -> None:
    made = plan(tmp_path, ["Project", heading], [["Bridge", (value, code)], ["School", (value, code)]])
    assert values(made, "cost") == [cost, cost]


@pytest.mark.parametrize(
    ("code", "named"),
    [("[$CHF] #,##0", "CHF"), ('"R$" #,##0.00', "BRL"), ("[$£-809]#,##0", "GBP"), ("#,##0\\ [$kr-41D]", "kr"),
     ('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_)', "$")],
)  # fmt: skip
def test_a_currency_of_a_number_format_is_told(tmp_path: Path, code: str, named: str) -> None:
    made = plan(tmp_path, ["Project", "Cost"], [["Bridge", (250_000, code)], ["School", (5, code)]])
    assert values(made, "cost") == [250_000, 5]
    assert made.notes == (f"Column Cost: amounts in {named} were taken as they stand; nothing was converted to EUR.",)


def test_our_own_currency_in_a_number_format_needs_no_word(tmp_path: Path) -> None:
    made = plan(tmp_path, ["Project", "Cost"], [["Bridge", (250_000, "[$€-407]#,##0")], ["School", (5, "[$EUR] 0")]])
    assert made.notes == ()


def test_a_duration_is_counted_as_its_workbook_shows_it(tmp_path: Path) -> None:
    made = plan(tmp_path, ["Project", "Duration"], [["Bridge", (2, '0" years"')], ["School", (6, '0" months"')]])
    assert values(made, "duration") == [24, 6]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (12, '"P-"000', "P-012"),
        (12, '00"/26"', "12/26"),
        (12, '"K"000', "K012"),
        (1.1, "0.00", "1.10"),
        (7, "00000", "00007"),
        (123456, "00-0000", "12-3456"),
        (12, "General", "12"),
        (1.25, "0.0", "1.25"),
        (1250, "#,##0", "1250"),
    ],
)
def test_a_code_is_what_its_workbook_shows(tmp_path: Path, value: float, code: str, text: str) -> None:
    made = plan(tmp_path, ["ID", "Project", "Cost"], [[(value, code), "Bridge", (value, code)]])
    assert values(made, "code") == [text]
    assert values(made, "cost") == [value]


def test_a_code_of_which_a_date_was_made_is_warned_of(tmp_path: Path) -> None:
    rows: list[list[object]] = [["1-A", "Bridge", 5], [(date(2026, 3, 2), "d-mmm"), "Road", 6]]
    made = plan(tmp_path, ["ID", "Project", "Cost"], rows)
    assert made.warnings == (
        "Column ID: Excel made a date of what was typed in row 3. "
        "Format the column as text, type it anew, and import again.",
    )


def test_a_year_in_a_column_of_dates_is_called_one(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Bridge", (date(2026, 3, 2), "yyyy-mm-dd")], ["Road", 2026], ["Lake", 5]]
    made = plan(tmp_path, ["Project", "Start date"], rows)
    assert [(each.row, each.reason) for each in made.unread_cells] == [
        (3, "this is a year without day and month"),
        (4, "this number is no date of our time"),
    ]


def test_a_map_knows_a_number_however_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Project", "Confidence"])
        sheet.write_row(1, 0, ["Bridge", 1])
        sheet.write(2, 0, "Road")
        sheet.write(2, 1, 1, book.add_format({"num_format": "0.00"}))
    mapping = ImportMap(
        (ColumnMap("Project", Field.NAME), ColumnMap("Confidence", Field.CONFIDENCE, texts=(("1", 90.0),)))
    )
    with new_workshop(tmp_path / "w.vmo") as workshop:
        made = plan_import(read_source(path), mapping, workshop.snapshot)
    assert values(made, "confidence") == [90, 90]
