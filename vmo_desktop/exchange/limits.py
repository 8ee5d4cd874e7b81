"""How much of a spreadsheet is read: beyond this, it is refused in words."""

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.translation import Texts

tr = Texts("Import")

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 2_000
MAX_CELL = 1024 * 1024
MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 20 * 1024 * 1024
"""What unpacks into less is harmless: a long table of equal rows is packed as well as an attack."""

MAX_MEMORY_BYTES = 1024 * 1024 * 1024
DEADLINE_SECONDS = 20.0

HEADER_ALLOWANCE = 200
"""Rows that may stand above and below the data without counting."""


def too_many_rows(file: str, sheet: str = "") -> SourceRefused:
    """The refusal of a sheet with too many rows."""
    return SourceRefused(
        CellPlace(file, sheet),
        tr(
            "it has more than {max_rows} rows; a portfolio of that size cannot be prioritized in a workshop.",
            max_rows=f"{MAX_ROWS:,}",
        ),
        tr("Keep the rows that are up for decision in a file of their own and import that."),
    )


def check_initiatives(count: int, file: str, sheet: str = "") -> None:
    """Refuse an import after which a workshop would have too many initiatives."""
    if count > MAX_ROWS:
        raise SourceRefused(
            CellPlace(file, sheet),
            tr(
                "the workshop would then have {count} initiatives; more than {most} cannot be prioritized.",
                count=f"{count:,}",
                most=f"{MAX_ROWS:,}",
            ),
            tr("Keep the rows that are up for decision in a file of their own and import that."),
        )


def too_many_columns(file: str, sheet: str, row: int) -> SourceRefused:
    """The refusal of a row with too many cells."""
    return SourceRefused(
        CellPlace(file, sheet, row),
        tr("this row has more than {max_columns} cells.", max_columns=f"{MAX_COLUMNS:,}"),
        tr("Delete the columns that are not needed, or choose another delimiter."),
    )


def too_long_cell(file: str, sheet: str, row: int) -> SourceRefused:
    """The refusal of a cell with too much text."""
    return SourceRefused(
        CellPlace(file, sheet, row),
        tr(
            "a cell holds more than {max_cell} characters. A quotation mark that is never closed does that.",
            max_cell=f"{MAX_CELL:,}",
        ),
        tr("Look at this row in a text editor, or shorten the cell."),
    )
