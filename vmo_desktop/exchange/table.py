"""A spreadsheet as it was read: raw cells first, then a header with rows of data below it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from vmo_desktop.translation import Texts

tr = Texts("Import")


class SourceKind(StrEnum):
    """What sort of file a spreadsheet came from."""

    TEXT = "text"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that its workbook shows as a percentage: 0.12 means 12 %."""

    fraction: float


class Shown(float):
    """A number that its workbook shows as more than the number: 12.5 as "12.5 Mio. €", 12 as "P-012".

    `text` is what is shown, without thousands parted; `size` is what its words say that an amount is counted in, 1
    where they say nothing; `divisor` is what is left out of the number: 1000 where 12,500 is shown as "12.5".
    """

    __slots__ = ("divisor", "size", "text")
    text: str
    size: float
    divisor: float

    def __new__(cls, value: float, text: str, size: float = 1.0, divisor: float = 1.0) -> "Shown":
        """The number as `float` takes it, and how it is shown."""
        made = super().__new__(cls, value)
        made.text, made.size, made.divisor = text, size, divisor
        return made


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell whose content the file does not hold, and why."""

    text: str
    reason: str


FORMULA = tr.mark("this is a formula")
"""Why a cell is unreadable where only what was typed counts."""

Cell = str | int | float | bool | date | Percent | Unreadable  # a `Shown` is a float
"""Text, or what a workbook knows more exactly; an empty cell is ``""``."""


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet of a workbook."""

    name: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands in the file; `number` counts from 1 as the spreadsheet program does.

    `depth` is how far a workbook has grouped or indented it below others.
    """

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Cells of several rows that are one: what it says stands in the first row, and in its first column, from 1."""

    first_row: int
    last_row: int
    column: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet before anything is known about its layout; rows without content are left out.

    `decoded_as` and `delimiter` tell how a text file was read, and are empty for a workbook.
    """

    file: str
    kind: SourceKind
    rows: tuple[RawRow, ...]
    sheets: tuple[SheetName, ...] = ()
    sheet: str = ""
    decoded_as: str = ""
    delimiter: str = ""
    has_1904_dates: bool = False
    notes: tuple[str, ...] = ()
    merged: tuple[MergedCells, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its label is unique, its header is as written in the file.

    `unit` is what a row of units below the header says, and `amounts_in` what a title says of all amounts.
    """

    label: str
    header: str
    key: str
    occurrence: int = 1
    unit: str = ""
    amounts_in: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of data, as wide as the table; `number` is its row in the file (its column, if transposed).

    `fault` says why its cells do not stand below their headings; it is empty where they do.
    """

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False
    fault: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no initiative, or stands outside the table that is read, and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A spreadsheet whose header is found: what a map is applied to.

    `is_header_guessed` when the first row is the header for want of a better one. `warnings` tell of what is probably
    wrong, `notes` of what was found.
    """

    raw: RawSheet
    columns: tuple[Column, ...]
    rows: tuple[SourceRow, ...]
    header_row: int = 0
    is_transposed: bool = False
    is_header_guessed: bool = False
    skipped: tuple[SkippedRow, ...] = ()
    notes: tuple[str, ...] = field(default=())
    warnings: tuple[str, ...] = ()

    @property
    def rows_read(self) -> int:
        """Rows of data and skipped rows together."""
        return len(self.rows) + len(self.skipped)


def cell_text(cell: Cell) -> str:
    """A cell as text, a number written as its workbook shows it or as briefly as it can be without losing anything."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Shown):
        return cell.text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, Percent):
        return f"{cell.fraction * 100:.15g}%"
    if isinstance(cell, Unreadable):
        return cell.text
    return str(cell)


def number_text(cell: Cell) -> str:
    """A cell as text where a number is wanted: without the words that a workbook shows around one."""
    return cell_text(float(cell)) if isinstance(cell, Shown) else cell_text(cell)


def words_in(cells: Iterable[Cell]) -> Iterator[str]:
    """The texts of cells that may say more than a number: typed ones, and numbers shown with words."""
    return (cell_text(cell) for cell in cells if isinstance(cell, str | Shown))


def is_empty(cell: Cell) -> bool:
    """Whether a cell holds nothing but white space."""
    return isinstance(cell, str) and not cell.strip()


_NOT_LETTERS = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


def header_key(header: str) -> str:
    """What two headers must share to be taken for the same: letters and digits, in any case."""
    spaced = _HUMP.sub(" ", unicodedata.normalize("NFKC", header))
    return _NOT_LETTERS.sub(" ", spaced.casefold()).strip()


def name_key(text: str) -> str:
    """What two codes or names must share to be taken for the same: what is visible, in any case, white space collapsed.

    Joiners, marks of direction and soft hyphens do not count: two names that look alike are one.
    """
    unseen = () if text.isascii() else [each for each in text if unicodedata.category(each) == "Cf"]
    visible = text.translate(dict.fromkeys(map(ord, unseen)))
    folded = unicodedata.normalize("NFC", visible).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def some_numbers(numbers: Sequence[int], most: int) -> str:
    """The first of some row numbers, such as "3, 4 and more"."""
    shown = ", ".join(str(number) for number in numbers[:most])
    return tr("{numbers} and more", numbers=shown) if len(numbers) > most else shown


def some_rows(numbers: Sequence[int], most: int) -> str:
    """The first of some row numbers in words, such as "row 3" and "rows 3, 4 and more"."""
    return tr.counted(len(numbers), "row {numbers}", "rows {numbers}", numbers=some_numbers(numbers, most))


def and_more(shown: str, more: int) -> str:
    """The first of some things, and how many more there are of them, where there are any."""
    return tr("{shown} and {count} more", shown=shown, count=more) if more > 0 else shown


def named_columns(headers: Sequence[str]) -> tuple[Column, ...]:
    """Columns of a header row, with labels made unique: the second "rating" is "rating (2)"."""
    seen: dict[str, int] = {}
    labels: set[str] = set()
    columns = []
    for place, written in enumerate(headers, start=1):
        header = " ".join(written.split())
        key = header_key(header)
        label = header or f"Column {place}"
        seen[key] = seen.get(key, 0) + 1
        column = Column(label, header, key, seen[key])
        number = column.occurrence
        while column.label in labels:
            number = max(number, 2)
            column = replace(column, label=f"{label} ({number})")
            number += 1
        labels.add(column.label)
        columns.append(column)
    return tuple(columns)
