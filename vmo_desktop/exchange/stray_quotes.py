"""Quotation marks that open a cell by accident: the rows down to the next one would be lost inside that cell."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.numbers import is_number
from vmo_desktop.exchange.table import RawRow, cell_text
from vmo_desktop.translation import Texts

tr = Texts("Import")

_SAMPLE = 200
_MOST = 0.8
"""So many of the lines in a cell must look like rows: a table has its ragged ones, a description seldom any."""


@dataclass(frozen=True, slots=True)
class LongRecord:
    """A row whose cells hold line breaks: its lines as they stand in the file, and how many cells it has."""

    row: int
    width: int
    lines: tuple[str, ...]


def check_swallowed(records: Sequence[LongRecord], rows: Sequence[RawRow], delimiter: str, file: str) -> None:
    """Refuse a file in which the lines of one row are rows of the table themselves."""
    long = {record.row for record in records}
    table = _Table([row for row in rows if row.number not in long], delimiter)
    for record in records:
        if table.has_swallowed(record):
            raise SourceRefused(
                CellPlace(file, row=record.row),
                tr.counted(
                    len(record.lines) - 1,
                    "a quotation mark opens here and takes in the line below it, which looks like a row of its own.",
                    "a quotation mark opens here and takes in {n} lines below it, which look like rows of their own.",
                ),
                tr("Remove the quotation mark in a text editor, or write it twice inside a quoted cell."),
            )


class _Table:
    """What the rows of one line say of the table."""

    def __init__(self, rows: Sequence[RawRow], delimiter: str) -> None:
        self._delimiter = delimiter
        self._width = max(Counter(len(row.cells) for row in rows).items(), key=lambda each: each[1], default=(1, 0))[0]
        sample = [row for row in islice(rows, _SAMPLE) if len(row.cells) == self._width]
        numeric = {place: sum(is_number(cell_text(row.cells[place])) for row in sample) for place in range(self._width)}
        self._numeric = [place for place, count in numeric.items() if 2 * count > len(sample)]

    def has_swallowed(self, record: LongRecord) -> bool:
        """Whether the lines are rows, and the record is none: by its width, its marks or its numbers."""
        lines = [line for line in record.lines if line.strip()]
        if self._width < 2 or len(lines) < 2:
            return False
        beginning, _, rest = lines[0].rpartition('"')
        cells = [self._divided(line) for line in (beginning + rest, *lines[1:])]
        fitting = [each for each in cells if len(each) == self._width]
        if len(cells[0]) != self._width or len(cells[-1]) != self._width or len(fitting) < _MOST * len(cells):
            return False
        return record.width != self._width or self._is_badly_quoted(lines) or self._has_numbers(fitting)

    def _divided(self, line: str) -> list[str]:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=self._delimiter), [])

    def _is_badly_quoted(self, lines: Sequence[str]) -> bool:
        """Whether a quotation mark closes where no cell ends."""
        try:
            list(csv.reader([*lines[:-1], lines[-1].rstrip()], delimiter=self._delimiter, strict=True))
        except csv.Error:
            return True
        return False

    def _has_numbers(self, rows: Sequence[Sequence[str]]) -> bool:
        """Whether numbers stand wherever the other rows have them; two lines of two cells may be so by chance."""
        are_many = len(rows) + self._width > 4
        return (
            are_many
            and bool(self._numeric)
            and all(is_number(row[place].strip('" ')) for row in rows for place in self._numeric)
        )
