"""The cells of a workbook's sheet, each where the file says that it stands, in whatever order the file holds them."""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from openpyxl.cell.read_only import EMPTY_CELL, ReadOnlyCell
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet._reader import WorkSheetParser

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.empty_rows import without_empty_rows
from vmo_desktop.exchange.table import MergedCells, RawRow, is_empty
from vmo_desktop.translation import Texts

tr = Texts("Import")

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}[1-9]\d{0,6}):([A-Z]{1,3}[1-9]\d{0,6})"')
_COLUMNS = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_HIDDEN, _FIRST, _LAST = (
    re.compile(rb'\bhidden="(?:1|true)"'), re.compile(rb'\bmin="(\d{1,5})"'), re.compile(rb'\bmax="(\d{1,5})"')
)  # fmt: skip


def sheet_cells(worksheet: Any, place: CellPlace) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet as the file holds them, by number, each with its cells from the first column on.

    openpyxl's own way through a sheet leaves out rows that come late, and of cells that stand in one place all but one.
    """
    book = worksheet.parent
    with worksheet._get_source() as source:
        content = without_empty_rows(source.read())
    parser = WorkSheetParser(
        io.BytesIO(content),
        worksheet._shared_strings,
        data_only=book.data_only,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )
    for number, cells in parser.parse():
        yield number, _placed(worksheet, cells, CellPlace(place.file, place.sheet, number))


def _placed(worksheet: Any, cells: Sequence[dict[str, Any]], place: CellPlace) -> list[Any]:
    by_column = {cell["column"]: cell for cell in cells}
    if len(by_column) < len(cells) or any(cell["row"] != place.row for cell in cells):
        raise _refused(place, tr("two cells stand in one place, or a cell says that it stands in another row."))
    last = max(by_column, default=0)
    return [
        ReadOnlyCell(worksheet, **by_column[column]) if column in by_column else EMPTY_CELL
        for column in range(1, last + 1)
    ]


def merged_down(content: bytes) -> tuple[MergedCells, ...]:
    """The cells of a sheet's XML that are merged over several rows."""
    corners = ([coordinate_to_tuple(each.decode()) for each in found.groups()] for found in _MERGED.finditer(content))
    return tuple(MergedCells(first, last, column) for (first, column), (last, _) in corners if last > first)


def hidden_columns(content: bytes, rows: Sequence[RawRow]) -> list[str]:
    """The letters of the columns that a sheet's XML hides, and in which something stands."""
    used = {place for row in rows for place, cell in enumerate(row.cells, start=1) if not is_empty(cell)}
    found: set[int] = set()
    for element in _COLUMNS.findall(content):
        first, last = _FIRST.search(element), _LAST.search(element)
        if _HIDDEN.search(element) and first and last:
            found |= used & set(range(int(first[1]), int(last[1]) + 1))  # type: ignore[number-of-text]  # five digits
    return [get_column_letter(place) for place in sorted(found)]


def in_order(rows: Sequence[RawRow], place: CellPlace) -> tuple[RawRow, ...]:
    """The rows by their numbers; a number that comes twice is refused."""
    ordered = tuple(sorted(rows, key=lambda row: row.number))
    for one, other in pairwise(ordered):
        if one.number == other.number:
            raise _refused(CellPlace(place.file, place.sheet, one.number), tr("this row comes twice."))
    return ordered


def _refused(place: CellPlace, reason: str) -> SourceRefused:
    return SourceRefused(
        place, reason, tr("Open the workbook in a spreadsheet program, save it anew, and import that.")
    )
