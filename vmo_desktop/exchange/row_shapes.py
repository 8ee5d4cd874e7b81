"""What cells and rows look like, whatever they mean: text, number or date, filled or not, heading or not."""

import re
from collections.abc import Sequence

from vmo_desktop.exchange.headings import field_places
from vmo_desktop.exchange.table import Cell, RawRow, cell_text, is_empty

LONGEST_HEADING = 400
LOOKS_LIKE_NUMBER = re.compile(r"[-+(]?\s*[^\w\s]?\s*\d[\d.,'’\s/:-]*\s*(?:%|[a-zA-Z€£$]{0,3})\)?")
_LOOKS_LIKE_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")


def filled(row: RawRow) -> int:
    """How many cells of a row hold something."""
    return sum(not is_empty(cell) for cell in row.cells)


def filled_texts(row: RawRow) -> list[str]:
    """The texts of a row's cells that hold something."""
    return [cell_text(cell).strip() for cell in row.cells if not is_empty(cell)]


def shape(cell: Cell) -> str:
    """What a cell looks like: "text", "number", "date", or the name of what a workbook knows more exactly."""
    if not isinstance(cell, str):
        return "float" if isinstance(cell, float) else type(cell).__name__
    text = cell.strip()
    if _LOOKS_LIKE_DATE.match(text):
        return "date"
    return "number" if LOOKS_LIKE_NUMBER.fullmatch(text) else "text"


def is_wordy(row: RawRow) -> bool:
    """Whether whatever a row holds is text."""
    return all(shape(cell) == "text" for cell in row.cells if not is_empty(cell))


def known_cells(cells: Sequence[Cell]) -> int:
    """How many of these headings name a field."""
    texts = (cell_text(cell) for cell in cells if not is_empty(cell))
    return sum(bool(field_places(text.strip())) for text in texts if len(text) <= LONGEST_HEADING)


def known_fields(cells: Sequence[Cell]) -> int:
    """How many different fields these headings name."""
    texts = {cell_text(cell) for cell in cells if not is_empty(cell) and len(cell_text(cell)) <= LONGEST_HEADING}
    return len({places[0][0] for places in map(field_places, texts) if places})
