"""Tables as spreadsheets put them on the clipboard beside the text: with numbers as numbers and text as text.

Their text says less than the cell holds: LibreOffice makes spaces of line ends and quotes nothing, and both programs
give a number as it is shown there, rounded and in that person's locale.
"""

import html
import math
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser

from typing_extensions import override

from vmo_desktop.exchange.mapping import DecimalMark
from vmo_desktop.exchange.numbers import NumberRefused, read_number

_HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>\n',
    "\n</table></body></html>",
)
_AS_TEXT = """ x:str sdnum="1033;0;@" style='mso-number-format:"\\@";white-space:pre-wrap'"""
"""Excel and LibreOffice each have a way of their own to be told that a cell is text, whatever it looks like."""

_LINE_END = "<br style='mso-data-placement:same-cell'>"
_SOURCE_LINE = re.compile(r"[ \t]*[\r\n]\s*")
"""Where a program breaks the lines of its page; in a cell this is a space."""

_MOST_SPANNED = 1000
MOST_CELLS = 200_000
"""A block of more is not one that somebody marked in a table."""


@dataclass(frozen=True, slots=True)
class CopiedCell:
    """A cell on the clipboard: its text in somebody's locale, and its number where it is one, or percent."""

    text: str
    number: float | None = None


def html_of(rows: Sequence[Sequence[CopiedCell]]) -> str:
    """Write rows as a table that spreadsheets read with numbers as numbers and text as text, never as a formula."""
    return "\n".join("<tr>" + "".join(_written(cell) for cell in row) + "</tr>" for row in rows).join(_HEAD)


def _written(cell: CopiedCell) -> str:
    if cell.number is not None:
        return f'<td x:num="{cell.number!r}" sdval="{cell.number!r}" sdnum="1033;">{html.escape(cell.text)}</td>'
    lines = cell.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return f"<td{_AS_TEXT}>{_LINE_END.join(_line(line) for line in lines)}</td>"


def _line(text: str) -> str:
    """Spaces in a row are written as what readers do not take together."""
    return html.escape(text).replace("\t", "&#9;").replace("  ", " &#32;")


def cells_of(source: str) -> list[list[CopiedCell]]:
    """Read the first table of a page; cells that span others leave these empty. Nothing where there is no table."""
    reader = _TableReader()
    reader.feed(source)
    reader.close()
    return reader.rows()


@dataclass(slots=True)
class _OpenCell:
    row: int
    column: int
    number: float | None
    parts: list[str] = field(default_factory=list)


class _TableReader(HTMLParser):
    """Collects the cells of the first table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: dict[tuple[int, int], CopiedCell] = {}
        self._taken: set[tuple[int, int]] = set()
        self._row = -1
        self._cell: _OpenCell | None = None
        self._depth = 0
        self._is_done = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif self._depth != 1 or self._is_done:
            return
        elif tag == "tr":
            self._end_cell()
            self._row += 1
        elif tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag in ("br", "p", "div") and self._cell is not None and (tag == "br" or self._cell.parts):
            self._cell.parts.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._end_cell()
            self._depth -= 1
            self._is_done = self._is_done or self._depth == 0
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()

    @override
    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            text = _SOURCE_LINE.sub(" ", data)
            is_first = not self._cell.parts or self._cell.parts[-1] == "\n"
            self._cell.parts.append(text.removeprefix(" ") if is_first and text != data else text)

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        self._row = max(self._row, 0)
        column = 0
        while (self._row, column) in self._taken:
            column += 1
        down, across = _span(attrs.get("rowspan")), _span(attrs.get("colspan"))
        if len(self._taken) + down * across > MOST_CELLS:
            self._is_done = True
            return
        self._taken.update((self._row + row, column + place) for row in range(down) for place in range(across))
        self._cell = _OpenCell(self._row, column, _number(attrs))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        cell, self._cell = self._cell, None
        text = "".join(cell.parts)
        if not text.strip():
            text = ""  # an empty cell holds a line end or a space, so that it is drawn
        number = None if cell.number is None else exact_number(text, cell.number)
        self._found[cell.row, cell.column] = CopiedCell(text, number)

    def rows(self) -> list[list[CopiedCell]]:
        """The cells in a rectangle."""
        self._end_cell()
        width = max((column for _, column in self._taken), default=-1) + 1
        nothing = CopiedCell("")
        return [[self._found.get((row, column), nothing) for column in range(width)] for row in range(self._row + 1)]


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPANNED) if text and text.isascii() and text.isdigit() else 1  # type: ignore[number-of-text]  # digits alone


def _number(attrs: dict[str, str | None]) -> float | None:
    for name in ("sdval", "x:num"):
        with suppress(ValueError):
            number = float(attrs.get(name) or "")  # type: ignore[number-of-text]  # as programs write it
            return number if math.isfinite(number) else None
    return None


def exact_number(text: str, number: float) -> float | None:
    """The number of which a text shows as many digits as its format has, in percent where the text is.

    None where the text shows something else, such as the date of a day's number, or thousands of it.
    """
    for mark in DecimalMark:
        try:
            shown = read_number(text, mark)
        except NumberRefused:
            continue
        if shown is None or shown.has_multiplier:
            continue
        exact = Decimal(repr(number)) * (100 if shown.is_percent else 1)
        exponent = shown.value.as_tuple().exponent
        unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        if abs(exact - shown.value) <= unit / 2:
            return float(exact)
    return None
