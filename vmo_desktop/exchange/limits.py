"""How much of a spreadsheet is read: beyond this, it is refused in words."""

from vmo_desktop.errors import CellPlace, SourceRefused

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 2_000
MAX_CELL = 1024 * 1024
MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMORY_BYTES = 1024 * 1024 * 1024
DEADLINE_SECONDS = 20.0

HEADER_ALLOWANCE = 200
"""Rows that may stand above and below the data without counting."""


def too_many_rows(file: str, sheet: str = "") -> SourceRefused:
    """The refusal of a sheet with too many rows."""
    return SourceRefused(
        CellPlace(file, sheet),
        f"it has more than {MAX_ROWS:,} rows; a portfolio of that size cannot be prioritized in a workshop.",
        "Keep the rows that are up for decision in a file of their own and import that.",
    )


def too_many_columns(file: str, sheet: str, row: int) -> SourceRefused:
    """The refusal of a row with too many cells."""
    return SourceRefused(
        CellPlace(file, sheet, row),
        f"this row has more than {MAX_COLUMNS:,} cells.",
        "Delete the columns that are not needed, or choose another delimiter.",
    )


def too_long_cell(file: str, sheet: str, row: int) -> SourceRefused:
    """The refusal of a cell with too much text."""
    return SourceRefused(
        CellPlace(file, sheet, row),
        f"a cell holds more than {MAX_CELL:,} characters. A quotation mark that is never closed does that.",
        "Look at this row in a text editor, or shorten the cell.",
    )
