"""What an import could not take, as a CSV file that goes back to whoever made the spreadsheet."""

from pathlib import Path
from typing import BinaryIO

from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.exchange.writer_csv import csv_bytes
from vmo_desktop.workshop.safe_write import write_safely

HEADER = ("What", "Row", "Column", "Text", "Reason")


def save_rejects(plan: ImportPlan, path: Path) -> None:
    """Write rejected rows, cells left empty and skipped rows, in the order of the file."""
    entries = [
        *((each.row, ("Row rejected", each.row, each.column, each.text, each.reason)) for each in plan.rejected),
        *((each.row, ("Cell left empty", each.row, each.column, each.text, each.reason)) for each in plan.unread_cells),
        *((each.row, ("Row skipped", each.row, "", "", each.reason)) for each in plan.skipped),
    ]
    rows = [row for _, row in sorted(entries, key=lambda entry: entry[0])]
    content = csv_bytes([HEADER, *rows])

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    write_safely(path, write)
