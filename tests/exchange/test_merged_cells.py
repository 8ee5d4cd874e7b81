"""Cells that are merged over rows: their value is the first row's, and that is told."""

from pathlib import Path

import xlsxwriter

from vmo_desktop.exchange.importing import read_source


def book(path: Path, *merged: tuple[int, int, int, int, str]) -> Path:
    """A workbook of three projects with these cells merged, counted from 0."""
    written = xlsxwriter.Workbook(str(path))
    sheet = written.add_worksheet()
    for each in merged:
        sheet.merge_range(*each)
    for row, cells in enumerate([("Project", "Cost", "Department"), ("A", 1, "x"), ("B", 2, "y"), ("C", 3, "z")]):
        for column, cell in enumerate(cells):
            if not any(top < row <= bottom and left == column for top, left, bottom, _, _ in merged):
                sheet.write(row, column, cell)
    written.close()
    return path


def test_each_column_with_cells_merged_downwards_is_told(tmp_path: Path) -> None:
    table = read_source(book(tmp_path / "a.xlsx", (1, 2, 3, 2, ""), (1, 0, 2, 0, "")))
    assert [row.cells[2] for row in table.rows] == ["x", "", ""]
    assert [each.split(":")[0] for each in table.warnings] == [
        "Cells are merged downwards in column Project, rows 2-3",
        "Cells are merged downwards in column Department, rows 2-4",
    ]


def test_cells_merged_in_the_header_sideways_or_over_empty_rows_need_no_word(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", (0, 2, 0, 4, "x"), (3, 2, 5, 2, "z"))
    assert not read_source(path).warnings
