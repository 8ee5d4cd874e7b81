"""A workshop as a workbook: texts are always texts there, never formulas or links."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

import xlsxwriter

from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.choice_export import choice_tables
from vmo_desktop.exchange.export_tables import (
    ExportTable,
    curves_table,
    drivers_table,
    initiatives_table,
    levels_table,
    weights_table,
)
from vmo_desktop.exchange.learned_export import learned_tables
from vmo_desktop.exchange.road_export import road_tables
from vmo_desktop.exchange.scenario_export import scenario_tables
from vmo_desktop.exchange.unread_columns import shortened
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import Results

tr = Texts("Import")

MAX_LETTERS = 32_767
"""What a cell of a workbook can hold."""

_WIDEST = 48


def write_xlsx(results: Results, portfolios: Mapping[int, Portfolio], stream: BinaryIO) -> None:
    """Write a sheet each of initiatives, drivers, levels, weights, scenarios, and of what else there is to tell."""
    snapshot = results.snapshot
    curves = curves_table(snapshot)
    tables = [initiatives_table(snapshot), drivers_table(snapshot), levels_table(snapshot)]
    tables += [*([curves] if curves.rows else []), weights_table(results), *choice_tables(snapshot)]
    tables += [*scenario_tables(snapshot, portfolios), *road_tables(snapshot), *learned_tables(snapshot)]
    for table in tables:
        _check_lengths(table)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    # Nothing about this computer, its user or the clock: the same workshop gives the same bytes.
    book.set_properties({"title": snapshot.workshop.title, "author": "", "created": datetime(2000, 1, 1, tzinfo=UTC)})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for table in tables:
        _write_sheet(book.add_worksheet(table.name), table, bold)
    book.close()


class _AllDigits(float):
    """A float that is written with all its digits: XlsxWriter's own 16 do not bring every float back."""

    def __format__(self, _: str) -> str:
        return repr(float(self))


def _check_lengths(table: ExportTable) -> None:
    for row in table.rows:
        for heading, cell in zip(table.header, row, strict=True):
            if isinstance(cell, str) and len(cell) > MAX_LETTERS:
                raise NotAllowed(
                    tr(
                        "{name}, {row}, {heading}: the text has {cell} characters, "
                        "but a cell of a workbook holds {max_letters}. Export as .csv or .json instead.",
                        name=table.name,
                        row=shortened(row[0] or row[1] or ""),
                        heading=heading,
                        cell=f"{len(cell):,}",
                        max_letters=f"{MAX_LETTERS:,}",
                    )
                )


def _write_sheet(sheet: Any, table: ExportTable, bold: Any) -> None:
    for column, heading in enumerate(table.header):
        sheet.write_string(0, column, heading, bold)
        texts = [len(str(row[column])) for row in table.rows if row[column] is not None]
        sheet.set_column(column, column, min(_WIDEST, max([8, len(heading) + 2, *texts])))
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, bool):
                sheet.write_string(number, column, "yes" if cell else "no")
            elif isinstance(cell, str):
                if cell:
                    sheet.write_string(number, column, cell)
            elif cell is not None:
                sheet.write_number(number, column, _AllDigits(cell))
    sheet.freeze_panes(1, 2 if table.name == "Initiatives" else 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)
