"""A small table of names and numbers as people type them: any separator, decimal commas, fractions."""

import re
from dataclasses import dataclass
from pathlib import Path

from vmo_desktop.errors import CellPlace, SourceRefused, VmoError
from vmo_desktop.exchange.mapping import DecimalMark
from vmo_desktop.exchange.numbers import Number, NumberRefused, decide_mark, read_number
from vmo_desktop.exchange.reading import read_raw_sheet
from vmo_desktop.exchange.surplus import divided_amount, divided_reason
from vmo_desktop.exchange.table import Cell, Percent, RawSheet, Shown, Unreadable, number_text
from vmo_desktop.translation import Texts

tr = Texts("Import")


_DIVIDERS = (r"[;|]", r",?\s+", r",")
"""What stands between the numbers of one cell, the surest signs first."""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A row of texts with its number in the file, from 1."""

    number: int
    cells: tuple[str, ...]


class NumberTable:
    """The rows of one file, and how its numbers are written."""

    def __init__(self, path: Path) -> None:
        self.file = path.name
        raw = read_raw_sheet(path)
        self.has_1904_dates = raw.has_1904_dates
        self._refuse_unreadable(raw)
        self._refuse_divided(raw)
        typed = (cell for row in raw.rows for cell in row.cells if isinstance(cell, str))
        self._mark: DecimalMark = decide_mark(part for cell in typed for part in re.split("[/;|]", cell)).mark
        self.rows = [NumberRow(row.number, tuple(_typed(cell, self._mark) for cell in row.cells)) for row in raw.rows]

    def _refuse_unreadable(self, raw: RawSheet) -> None:
        for row in raw.rows:
            for column, cell in enumerate(row.cells, start=1):
                place = CellPlace(raw.file, raw.sheet, row.number, str(column))
                if isinstance(cell, Unreadable):
                    raise SourceRefused(place, f"{cell.reason}.", tr("Type what it should hold."))
                if isinstance(cell, Shown) and cell.size not in (1, cell.divisor):
                    reason = tr('the cell holds {number} and shows "{text}".', number=float(cell), text=cell.text)
                    raise SourceRefused(place, reason, tr("Type the amount in full, without a unit in its format."))

    def _refuse_divided(self, raw: RawSheet) -> None:
        for row in raw.rows[1:]:
            amount = divided_amount(row.cells, len(raw.rows[0].cells), raw.delimiter)
            if amount:
                place = CellPlace(raw.file, raw.sheet, row.number)
                raise SourceRefused(place, f"{divided_reason(amount)}.", tr("Save the table so."))

    def number(self, row: NumberRow, column: int) -> float | None:
        """A number or fraction; None for an empty cell."""
        text = self.text(row, column)
        parts = [self._read(row, column, part) for part in text.split("/")] if text else []
        known = [float(part.value) for part in parts if part is not None]
        if not known:
            return None
        if len(known) > 2 or (len(known) == 2 and known[1] == 0):
            raise self.refused(row, column, tr('"{text}" is not a fraction.', text=text), tr("Write fractions as 1/3."))
        return known[0] / known[1] if len(known) == 2 else known[0]

    def rate(self, row: NumberRow, column: int) -> float | None:
        """A rate of a period as a fraction, written as 0.08 or 8%; None for an empty cell."""
        text = self.text(row, column)
        found = self._read(row, column, text)
        rate = None if found is None else _rate(found)
        if found is not None and rate is None:
            raise self.refused(row, column, no_rate(text), rate_remedy())
        return rate

    def several(self, row: NumberRow, column: int) -> list[float]:
        """The numbers of one cell, divided by semicolons, bars, white space or commas."""
        found = [self._read(row, column, part) for part in self.parts(row, column)]
        return [float(each.value) for each in found if each is not None]

    def parts(self, row: NumberRow, column: int) -> list[str]:
        """The texts of one cell that are divided in the same way."""
        bare = self.text(row, column).strip("[]{} ")
        if _is_number(bare, self._mark):
            return [bare]
        sign = next((each for each in _DIVIDERS if re.search(each, bare)), None)
        return [bare] if sign is None else [part.strip() for part in re.split(sign, bare) if part.strip()]

    def text(self, row: NumberRow, column: int) -> str:
        """What stands in a cell; nothing where the row is shorter."""
        return row.cells[column] if column < len(row.cells) else ""

    def _read(self, row: NumberRow, column: int, text: str) -> Number | None:
        try:
            return read_number(text, self._mark)
        except NumberRefused as error:
            raise self.refused(
                row, column, tr('"{text}" is not a number: {why}.', text=text, why=error), tr("Correct the cell.")
            ) from error

    def is_number(self, row: NumberRow, column: int) -> bool:
        """Whether a cell holds a number."""
        try:
            return self.number(row, column) is not None
        except SourceRefused:
            return False

    def refused(self, row: NumberRow, column: int, reason: str, remedy: str) -> SourceRefused:
        """The refusal of a cell."""
        return SourceRefused(CellPlace(self.file, row=row.number, column=str(column + 1)), reason, remedy)


def _rate(number: Number) -> float | None:
    """A rate as a fraction; None where it is none, or a percentage that does not say so."""
    rate = float(number.value) / (100 if number.is_percent else 1)
    return None if rate <= -1 or (rate > 1 and not number.is_percent) else rate


def typed_rate(text: str) -> float:
    """A rate that is typed alone, such as 8% or 0.08; raises `VmoError`."""
    try:
        number = read_number(text, DecimalMark.POINT)
    except NumberRefused:
        number = None
    rate = None if number is None else _rate(number)
    if rate is None:
        raise VmoError(f"{no_rate(text)} {rate_remedy()}")
    return rate


def no_rate(text: str) -> str:
    """What is wrong with a text."""
    return tr('"{text}" is no rate.', text=text)


def rate_remedy() -> str:
    """How a rate is written."""
    return tr("Write 8 percent as 8% or as 0.08.")


def _is_number(text: str, mark: DecimalMark) -> bool:
    try:
        return read_number(text, mark) is not None
    except NumberRefused:
        return False


def _typed(cell: Cell, mark: DecimalMark) -> str:
    """A cell as text; what a workbook knows as a number is written as the typed ones of its table are."""
    text = number_text(cell).strip()
    is_number = isinstance(cell, int | float | Percent)
    return text.replace(".", ",") if is_number and mark is DecimalMark.COMMA else text
