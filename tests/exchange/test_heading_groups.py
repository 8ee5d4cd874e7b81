"""Headings that span several columns: none of them is read for the whole without a word."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.exchange.sources import new_workshop, plan_of, table_of
from vmo_desktop.exchange.importing import plan_import, propose_map, read_source


def labels(text: str) -> list[str]:
    table = table_of(text)
    assert not table.is_transposed
    return [column.label for column in table.columns]


@pytest.mark.parametrize(
    ("upper", "lower", "found"),
    [
        ("Project,Cost,,", ",2026,2027,Total", ["Project", "Cost 2026", "Cost 2027", "Cost Total"]),
        ("Project,Cost,,", ",2026/27,2027/28,Total", ["Project", "Cost 2026/27", "Cost 2027/28", "Cost Total"]),
        ("Project,Cost,,", ",Capex,Opex,Total", ["Project", "Cost Capex", "Cost Opex", "Cost Total"]),
        ("Project,2026,,2027", ",In,Out,Out", ["Project", "2026 In", "2026 Out", "2027 Out"]),
        (",Budget,,Schedule", "Project,Approved,Spent,Start", ["Project", "Budget Approved", "Budget Spent", "Start"]),
        (",Assessment,,Money", "Project,Value,Risk,Cost", ["Project", "Value", "Risk", "Cost"]),
    ],
)
def test_headings_go_behind_the_one_that_spans_them_where_they_need_it(
    upper: str, lower: str, found: list[str]
) -> None:
    assert labels(f"{upper}\n{lower}\nBridge,100,200,300\nRoad,10,20,30\n") == found


def test_of_years_and_their_total_below_cost_the_total_is_the_cost(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 1, 0, "Project")
    sheet.merge_range(0, 1, 0, 3, "Cost")
    sheet.merge_range(0, 4, 1, 4, "Start")
    sheet.write_row(1, 1, [2026, 2027, "Total"])
    for row, cells in enumerate([("Bridge", 100, 200, 300), ("Road", 10, 20, 30)], start=2):
        sheet.write_row(row, 0, cells)
        sheet.write_datetime(row, 4, date(2026, 1, 1))
    book.close()
    table = read_source(tmp_path / "a.xlsx")
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
    assert [column.label for column in table.columns] == ["Project", "Cost 2026", "Cost 2027", "Cost Total", "Start"]
    assert [each.values["cost"] for each in plan.initiatives] == [300, 30]
    assert (plan.rejected, plan.skipped) == ((), ())


def test_a_heading_over_columns_that_have_none_is_told(tmp_path: Path) -> None:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = plan_of("Project,Cost,,,Owner\nBridge,100,200,300,Ann\nRoad,10,20,30,Bo\n", workshop.snapshot)
        assert (
            "The heading Cost stands over 3 columns of numbers, of which only the first was read." in plan.warnings[0]
        )
        quiet = plan_of("Project,Cost,,Owner\nBridge,100,x,Ann\nRoad,10,,Bo\n", workshop.snapshot)
        assert not quiet.warnings


def test_a_first_row_without_a_name_is_no_line_of_the_header() -> None:
    table = table_of("Project,Cost,Start\n,100,2026\nRoad,10,2027\n")
    assert table.header_row == 1
    assert len(table.rows) == 2
