"""Initiatives as CSV: nothing in it can become a formula, and our own importer reads back exactly what was there."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from vmo_desktop.exchange.export_tables import initiatives_table
from vmo_desktop.exchange.table import cell_text
from vmo_desktop.exchange.values import with_prefix
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import Results

_READS_AS_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


def csv_cell(cell: object, *, marks_formulas: bool = True) -> str:
    """A cell of a CSV file: a formula's beginning in a text gets an apostrophe, numbers are written in full."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        text = cell_text(cell)
        # "1.234" would be a thousand to some readers: a further digit says that the point is a decimal one.
        return text + "0" if _READS_AS_THOUSANDS.fullmatch(text) else text
    return with_prefix(str(cell)) if marks_formulas else str(cell)


def csv_bytes(rows: Iterable[Iterable[object]], *, marks_formulas: bool = True) -> bytes:
    """Rows as a CSV file in UTF-8 with a byte order mark, which spreadsheet programs need to show "£"."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(
        [csv_cell(cell, marks_formulas=marks_formulas) for cell in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig")


def write_csv(results: Results, portfolios: Mapping[int, Portfolio], stream: BinaryIO) -> None:
    """Write the initiatives with all fields and scores: one table is all that CSV holds."""
    del portfolios
    table = initiatives_table(results.snapshot)
    stream.write(csv_bytes([table.header, *table.rows]))


def write_plain_csv(results: Results, portfolios: Mapping[int, Portfolio], stream: BinaryIO) -> None:
    """Write the same with every text as it is: for programs that take no text for a formula."""
    del portfolios
    table = initiatives_table(results.snapshot)
    stream.write(csv_bytes([table.header, *table.rows], marks_formulas=False))
