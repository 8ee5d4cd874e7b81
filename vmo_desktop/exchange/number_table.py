"""A small text table of names and numbers as people type them: any separator, decimal commas, fractions."""

from dataclasses import dataclass
from pathlib import Path

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.csv_source import read_text_table
from vmo_desktop.exchange.limits import MAX_FILE_BYTES
from vmo_desktop.exchange.mapping import DecimalMark
from vmo_desktop.exchange.numbers import NumberRefused, decide_mark, read_number
from vmo_desktop.exchange.table import cell_text
from vmo_desktop.translation import Texts

tr = Texts("Import")


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A row of texts with its number in the file, from 1."""

    number: int
    cells: tuple[str, ...]


class NumberTable:
    """The rows of one file, and how its numbers are written."""

    def __init__(self, path: Path) -> None:
        self.file = path.name
        self.rows = _rows(path)
        texts = [part for row in self.rows for cell in row.cells for part in cell.split("/")]
        self._mark: DecimalMark = decide_mark(texts).mark

    def number(self, row: NumberRow, column: int) -> float | None:
        """A number or fraction; None for an empty cell."""
        text = row.cells[column] if column < len(row.cells) else ""
        try:
            parts = [read_number(part, self._mark) for part in text.split("/")] if text else []
        except NumberRefused as error:
            raise self.refused(
                row, column, tr('"{text}" is not a number: {why}.', text=text, why=error), tr("Correct the cell.")
            ) from error
        known = [float(part.value) for part in parts if part is not None]
        if not known:
            return None
        if len(known) > 2 or (len(known) == 2 and known[1] == 0):
            raise self.refused(row, column, tr('"{text}" is not a fraction.', text=text), tr("Write fractions as 1/3."))
        return known[0] / known[1] if len(known) == 2 else known[0]

    def is_number(self, row: NumberRow, column: int) -> bool:
        """Whether a cell holds a number."""
        try:
            return self.number(row, column) is not None
        except SourceRefused:
            return False

    def refused(self, row: NumberRow, column: int, reason: str, remedy: str) -> SourceRefused:
        """The refusal of a cell."""
        return SourceRefused(CellPlace(self.file, row=row.number, column=str(column + 1)), reason, remedy)


def _rows(path: Path) -> list[NumberRow]:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise SourceRefused(CellPlace(path.name), tr("the file is too large."), tr("Keep the table alone in it."))
        content = path.read_bytes()
    except OSError as error:
        reason = tr("the file cannot be read ({why}).", why=error.strerror)
        raise SourceRefused(CellPlace(path.name), reason, tr("Check the name and the folder.")) from error
    raw = read_text_table(content, path.name)
    return [NumberRow(row.number, tuple(cell_text(cell).strip() for cell in row.cells)) for row in raw.rows]
