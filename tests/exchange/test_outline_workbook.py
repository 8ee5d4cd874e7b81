"""Rows that a workbook groups or indents below their sum."""

from pathlib import Path

import pytest
import xlsxwriter

from tests.exchange.sources import new_workshop
from vmo_desktop.exchange.importing import plan_import, propose_map, read_source


@pytest.mark.parametrize("has_levels", [True, False])
@pytest.mark.parametrize(("total", "is_warned"), [(200, True), (199, False)])
def test_a_sum_of_rows_that_are_grouped_or_indented_is_warned_of(
    tmp_path: Path, has_levels: bool, total: int, is_warned: bool
) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet, indented = book.add_worksheet(), book.add_format({"indent": 1})
    sheet.write_row(0, 0, ("Project", "Cost"))
    for row, (name, cost, is_part) in enumerate(
        (("Digital", total, False), ("Web", 120, True), ("Data", 80, True), ("Field", 70, False)), start=1
    ):
        sheet.write_string(row, 0, name, indented if is_part and not has_levels else None)
        sheet.write_number(row, 1, cost)
        sheet.set_row(row, None, None, {"level": 1 if is_part and has_levels else 0})
    book.close()
    table = read_source(tmp_path / "a.xlsx")
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
    assert any("Row 2 holds the sum" in each for each in plan.warnings) is is_warned
