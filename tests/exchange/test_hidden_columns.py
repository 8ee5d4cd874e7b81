"""Columns that a workbook hides are read, and told."""

from pathlib import Path

import xlsxwriter

from vmo_desktop.exchange.importing import read_source


def test_hidden_columns_that_hold_something_are_told(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    for row, cells in enumerate((("Project", "Cost", "Budget", "Owner"), ("A", 99, 5, "Ann"), ("B", 88, 6, "Bo"))):
        sheet.write_row(row, 0, cells)
    sheet.set_column("B:B", None, None, {"hidden": True})
    sheet.set_column("D:D", 30)
    sheet.set_column("E:XFD", None, None, {"hidden": True})
    book.close()
    assert read_source(tmp_path / "a.xlsx").notes == ("Hidden columns: B. They were read as the others were.",)
