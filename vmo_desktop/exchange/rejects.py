"""What an import could not take, as a CSV file that goes back to whoever made the spreadsheet."""

from pathlib import Path
from typing import BinaryIO

from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.exchange.writer_csv import csv_bytes
from vmo_desktop.exchange.written import check_csv
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.safe_write import write_safely

tr = Texts("Import")


def save_rejects(plan: ImportPlan, path: Path) -> None:
    """Write rejected rows, cells left empty and skipped rows, in the order of the file."""
    entries = [
        *((each.row, (tr("Row rejected"), each.row, each.column, each.text, each.reason)) for each in plan.rejected),
        *(
            (each.row, (tr("Cell left empty"), each.row, each.column, each.text, each.reason))
            for each in plan.unread_cells
        ),
        *((each.row, (tr("Row skipped"), each.row, "", "", each.reason)) for each in plan.skipped),
    ]
    rows = [row for _, row in sorted(entries, key=lambda entry: entry[0])]
    header = (tr("What"), tr("Row"), tr("Column"), tr("Text"), tr("Reason"))
    content = csv_bytes([header, *rows])

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    write_safely(path, write, validate=check_csv)
