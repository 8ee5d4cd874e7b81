"""Workbooks (.xlsx, .xlsm): one sheet's cells with their types, read without running anything in them.

Meant for the worker process: `file_kind` has refused the worst by then, and the process is limited in memory and time.
"""

import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

import openpyxl
from defusedxml import ElementTree
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook as ExcelWorkbook

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange import limits
from vmo_desktop.exchange.empty_rows import without_empty_rows
from vmo_desktop.exchange.lacking_sheets import lacking_sheets
from vmo_desktop.exchange.number_formats import as_shown
from vmo_desktop.exchange.sheet_cells import hidden_columns, in_order, merged_down, sheet_cells
from vmo_desktop.exchange.sheet_choice import first_rows, likeliest_first
from vmo_desktop.exchange.table import (
    FORMULA,
    Cell,
    Percent,
    RawRow,
    RawSheet,
    SheetName,
    SourceKind,
    Unreadable,
    is_empty,
)
from vmo_desktop.exchange.workbook_notes import NO_RESULT, workbook_notes
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts

tr = Texts("Import")

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_BOOK = "xl/workbook.xml"
_FORMULA = re.compile(rb"<(\w+:)?f[ />]")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.')
"""What a number format only shows: 80 in the format 0"%" is 80, not 8,000 percent."""

_DEPTHS = {str(depth): depth for depth in range(1, 8)}
"""How far rows can be grouped."""

_LINE_END = re.compile("\r+\n|\r")
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff](?=_x[0-9A-Fa-f]{4}_))_")
"""How workbooks write control characters, and what looks like one so written; openpyxl leaves them so."""

ERROR = tr.mark("the spreadsheet shows an error here")


def read_workbook(content: bytes, file: str, *, sheet: str = "", report: Report | None = None) -> RawSheet:
    """Read one sheet: the named one, else the first visible one that holds a table, a cover last."""
    book = _opened(content, file)
    names = _sheet_names(book)
    if sheet and sheet not in {each.name for each in names}:
        known = ", ".join(each.name for each in names)
        raise SourceRefused(
            CellPlace(file), tr('there is no sheet "{sheet}".', sheet=sheet), tr("Choose one of: {known}.", known=known)
        )
    shown = [each.name for each in names if not each.is_hidden] or [each.name for each in names]
    wanted = [sheet] if sheet else likeliest_first(book, shown)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in wanted:
            rows = _read_sheet(book, package, name, file, report)
            if sheet or _holds_table(rows):
                worksheet: Any = book[name]
                sheet_xml = package.read(worksheet._worksheet_path)
                found = RawSheet(
                    file,
                    SourceKind.WORKBOOK,
                    rows,
                    names,
                    name,
                    has_1904_dates=book.epoch == CALENDAR_MAC_1904,
                    merged=merged_down(sheet_xml),
                )
                others = [each for each in names if each.name != name and (each.is_hidden or not sheet)]
                tables = [each for each in others if _seems_table(book[each.name])]
                passed = [] if sheet else [each for each in shown[: shown.index(name)] if each not in _names(tables)]
                notes = workbook_notes(found, passed, tables, hidden_columns(sheet_xml, rows))
                return replace(found, notes=(*_lacking(package, book.sheetnames), *notes))
    raise SourceRefused(CellPlace(file), tr("no sheet holds a table."), tr("Choose a workbook with a table in it."))


def read_all_sheets(content: bytes, file: str, report: Report | None = None) -> tuple[RawSheet, ...]:
    """Read every sheet of a workbook that is filled in by hand: a formula in it is `Unreadable`, whatever it shows."""
    book = _opened(content, file)
    names = _sheet_names(book)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return tuple(
            RawSheet(
                file,
                SourceKind.WORKBOOK,
                _read_sheet(book, package, each.name, file, report, refuses_formulas=True),
                names,
                each.name,
            )
            for each in names
        )


def _lacking(package: zipfile.ZipFile, held: Sequence[str]) -> tuple[str, ...]:
    return tuple(lacking_sheets(package.read(_BOOK), held)) if _BOOK in package.namelist() else ()


def _opened(content: bytes, file: str) -> ExcelWorkbook:
    if not openpyxl.DEFUSEDXML:
        raise SourceRefused(
            CellPlace(file), tr("the safe XML reader is missing."), tr("Install the package defusedxml.")
        )
    _check_not_strict(content, file)
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)


def _check_not_strict(content: bytes, file: str) -> None:
    """Refuse the strict dialect of workbooks: its sheets would look empty."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        books = [name for name in package.namelist() if name.startswith("xl/workbook") and name.endswith(".xml")]
        is_strict = any(_STRICT in package.read(name) for name in books)
    if is_strict:
        raise SourceRefused(
            CellPlace(file),
            tr("this is a Strict Open XML workbook, which this program does not read."),
            tr("Open it in a spreadsheet program, save it as Excel Workbook (.xlsx), and import that."),
        )


def _sheet_names(book: ExcelWorkbook) -> tuple[SheetName, ...]:
    return tuple(SheetName(each.title, each.sheet_state != "visible") for each in book.worksheets)


def _names(sheets: Sequence[SheetName]) -> set[str]:
    return {each.name for each in sheets}


def _holds_table(rows: tuple[RawRow, ...]) -> bool:
    return sum(1 for row in rows if sum(not is_empty(cell) for cell in row.cells) > 1) > 1 or (
        len(rows) > 1 and all(len(row.cells) == 1 for row in rows)
    )


def _seems_table(worksheet: Any) -> bool:
    """Whether the first rows of a sheet that is not read hold a table."""
    return sum(sum(cell is not None for cell in row) > 1 for row in first_rows(worksheet)) > 2


@dataclass(slots=True)
class _Facts:
    """What openpyxl does not tell when it streams: hidden and grouped rows, and formulas that nobody has calculated."""

    hidden: set[int] = field(default_factory=set)
    depths: dict[int, int] = field(default_factory=dict)
    without_result: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)

    def add_row(self, row: int, element: Any) -> None:
        """Keep what a row's element says of it."""
        if element.get("hidden") in ("1", "true"):
            self.hidden.add(row)
        if depth := _DEPTHS.get(element.get("outlineLevel")):
            self.depths[row] = depth


def _read_sheet(
    book: ExcelWorkbook,
    package: zipfile.ZipFile,
    name: str,
    file: str,
    report: Report | None,
    *,
    refuses_formulas: bool = False,
) -> tuple[RawRow, ...]:
    worksheet: Any = book[name]
    expected = min(worksheet.max_row or 0, limits.MAX_ROWS)
    facts = _sheet_facts(package, worksheet._worksheet_path)
    if not refuses_formulas:
        facts.formulas.clear()
    reader = _CellReader(facts)
    rows: list[RawRow] = []
    for done, (number, cells) in enumerate(sheet_cells(worksheet, CellPlace(file, name)), start=1):
        found = reader.cells(cells, number)
        if found:
            if len(found) > limits.MAX_COLUMNS:
                raise limits.too_many_columns(file, name, number)
            if any(isinstance(cell, str) and len(cell) > limits.MAX_CELL for cell in found):
                raise limits.too_long_cell(file, name, number)
            depth = facts.depths.get(number) or reader.indent(cells)
            rows.append(RawRow(number, found, number in facts.hidden, depth))
            if len(rows) > limits.MAX_ROWS + limits.HEADER_ALLOWANCE:
                raise limits.too_many_rows(file, name)
        if report is not None and done % 500 == 0:
            report(done, max(expected, done))
    return in_order(rows, CellPlace(file, name))


def _sheet_facts(package: zipfile.ZipFile, path: str) -> _Facts:
    """Go once through the sheet's XML for hidden and grouped rows and formulas without a result, if it has any."""
    facts = _Facts()
    content = package.read(path)
    if b"hidden=" not in content and b"outlineLevel=" not in content and not _FORMULA.search(content):
        return facts
    row = column = 0
    for event, element in ElementTree.iterparse(io.BytesIO(without_empty_rows(content)), events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r", row + 1)), 0
                facts.add_row(row, element)
        elif tag == "c":
            reference = element.get("r")
            column = column_index_from_string(reference.rstrip("0123456789")) if reference else column + 1
            formula, value = _child(element, "f"), _child(element, "v")
            if formula is not None:
                facts.formulas.add((row, column))
            if formula is not None and (value is None or not value.text) and element.get("t") != "str":
                facts.without_result[row, column] = "=" + (formula.text or "")
        elif tag == "row":
            element.clear()
    return facts


def _child(element: Any, tag: str) -> Any:
    return next((each for each in element if each.tag.rpartition("}")[2] == tag), None)


class _CellReader:
    """Turns the cells of openpyxl into ours."""

    def __init__(self, facts: _Facts) -> None:
        self._facts = facts
        self._is_percent: dict[int, bool] = {}

    def cells(self, cells: Iterable[Any], row: int) -> tuple[Cell, ...]:
        """The cells of a row up to the last filled one; () for an empty row."""
        found: list[Cell] = []
        filled = 0
        for place, cell in enumerate(cells, start=1):
            value = cell.value
            if (row, place) in self._facts.formulas:
                content: Cell = Unreadable("=", FORMULA)
            elif value is None:
                formula = self._facts.without_result.get((row, place))
                content = "" if formula is None else Unreadable(formula, NO_RESULT)
            else:
                content = self._content(cell, value)
            found.append(content)
            if not is_empty(content):
                filled = place
        return tuple(found[:filled])

    def indent(self, cells: Sequence[Any]) -> int:
        """How far the first filled cell of a row is indented; not at all where its style is not in the file."""
        first = next((cell for cell in cells if cell.value is not None), None)
        if first is not None and isinstance(first.value, str):
            with suppress(IndexError):
                indent: float = first.alignment.indent
                return round(indent)
        return 0

    def _content(self, cell: Any, value: Any) -> Cell:
        if isinstance(value, str):
            if cell.data_type == "e":
                return Unreadable(value, ERROR)
            return _LINE_END.sub("\n", _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))  # type: ignore[number-of-text]  # two hexadecimal digits
        if isinstance(value, bool):
            return value
        if isinstance(value, int | float):
            if isinstance(value, float) and not math.isfinite(value):
                return Unreadable(str(value), tr("this is no finite number"))
            if self._shows_percent(cell):
                return Percent(float(value))
            return as_shown(value, cell.number_format or "")
        if isinstance(value, datetime):
            return value.date() if value.time() == time() else str(value)
        if isinstance(value, date):
            return value
        return str(value)

    def _shows_percent(self, cell: Any) -> bool:
        style = cell._style_id
        if style not in self._is_percent:
            self._is_percent[style] = "%" in _LITERAL.sub("", cell.number_format or "")
        return self._is_percent[style]
