"""Rows of data that stand on the sheet, but outside the table that is read: above its headings, or below other ones."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from vmo_desktop.exchange.header_row import SAMPLE, goes_with_numbers, heading_keys, lines_above
from vmo_desktop.exchange.headings import bare_key, field_places
from vmo_desktop.exchange.mapping import Field
from vmo_desktop.exchange.row_shapes import filled, filled_texts, is_wordy, known_cells, known_fields, shape
from vmo_desktop.exchange.table import Percent, RawRow, is_empty
from vmo_desktop.translation import Texts

tr = Texts("Import")

_NUMBERS = frozenset({"number", "int", "float", Percent.__name__})
_SUMMARY = re.compile(
    r"(?:(?:grand|sub)[ -]?)?(?:totals?|sum|summe|gesamt|weights?|weighting|gewicht(?:ung)?|poids|peso|max(?:imum)?"
    r"|min(?:imum)?|average|mean|scale|range|unit|type|format)s?"
)
"""What is said above headings about the columns as a whole."""


def rows_above(rows: Sequence[RawRow], header: int) -> Sequence[RawRow]:
    """The rows above a header from the first to the last that look like data; notes and titles do not."""
    body = sorted(filled(row) for row in rows[header + 1 : header + 1 + SAMPLE])
    typical = body[3 * len(body) // 4] if body else 0
    narrow = _places_of_pairs(rows[:header])
    found = [place for place in range(header) if place in narrow or _is_data(rows[place], typical)]
    below = rows[header : header + 1 + SAMPLE]
    lines = {row.number for row in lines_above(rows, header) if _is_line(row, below)}
    sure = [place for place in found if rows[place].number not in lines]
    if not sure or (len(sure) == 1 and not goes_with_numbers(rows, sure[0])):
        return ()
    return rows[found[0] : found[-1] + 1]


def _places_of_pairs(rows: Sequence[RawRow]) -> set[int]:
    """Where tables of two columns stand that have headings of their own: a name or a code, and another field."""
    found: set[int] = set()
    for place, row in enumerate(rows):
        goes_on = place - 1 in found and row.number == rows[place - 1].number + 1
        if filled(row) == 2 and (goes_on or _heads_pairs(row)):
            found.add(place)
    return {place for place in found if place - 1 in found or place + 1 in found}


def _heads_pairs(row: RawRow) -> bool:
    fields = {place for text in filled_texts(row) for place, _ in field_places(text)}
    return known_fields(row.cells) == 2 and not fields.isdisjoint({Field.NAME, Field.CODE})


def _is_line(row: RawRow, below: Sequence[RawRow]) -> bool:
    """Whether a row right above a header is a line of it: headings, or texts that span several columns."""
    spans = filled(row) < filled(below[0]) or len(set(filled_texts(row))) < filled(row)
    return is_wordy(row) and (spans or (known_cells(row.cells) > 0 and _comes_nowhere(row, below)))


def _is_data(row: RawRow, typical: int) -> bool:
    """Whether a row is as full as a table's row, or holds numbers among several cells; "As of: May" is a note."""
    texts = filled_texts(row)
    shapes = [shape(cell) for cell in row.cells if not is_empty(cell)]
    if "text" not in shapes or any(text.endswith(":") for text in texts) or _SUMMARY.fullmatch(bare_key(texts[0])):
        return False
    has_numbers = not _NUMBERS.isdisjoint(shapes)
    if len(texts) < 3:
        return typical == len(texts) == 2 and (has_numbers or known_fields(row.cells) == 2)
    return len(texts) >= typical / 2 or (has_numbers and len(texts) >= typical / 4)


def told_above(lost: Sequence[RawRow], header: RawRow) -> str:
    """The warning about rows above the headings that were not read."""
    return tr.counted(
        len(lost),
        "Row {first} looks like an initiative, but stands above the headings in row {header} and was not read. "
        "If it is one, choose another row of headings, or import the file once more with it.",
        "Rows {first} to {last} look like a table, but stand above the headings in row {header} and were not read. "
        "If they are initiatives, choose their row of headings and import the file once more.",
        first=lost[0].number,
        last=lost[-1].number,
        header=header.number,
    )


def rows_below(body: Sequence[RawRow], own: Sequence[str]) -> Sequence[RawRow]:
    """The rows of another table below this one, from its headings, or the title above them, on."""
    said = _Said(body)
    start = next((place for place in range(1, len(body) - 1) if _are_other_headings(said, place, own)), len(body))
    return body[start - is_title(body, start - 1) :]


def is_title(body: Sequence[RawRow], place: int) -> bool:
    """Whether a row holds one text and another row follows at once, but none went before."""
    is_apart = place > 0 and body[place].number > body[place - 1].number + 1
    is_above = place + 1 < len(body) and body[place].number == body[place + 1].number - 1
    return is_apart and is_above and filled(body[place]) == 1


def is_given_again(row: RawRow, own: Sequence[str]) -> bool:
    """Whether a row repeats headings, given by their keys, each in its own column."""
    keys = heading_keys(row)
    return filled(row) > 1 and all(not key or own[place : place + 1] == [key] for place, key in enumerate(keys))


class _Said:
    """Rows, and how often each of their columns says something."""

    def __init__(self, rows: Sequence[RawRow]) -> None:
        self.rows = rows

    @cached_property
    def _counts(self) -> Counter[tuple[int, str]]:
        return Counter(cell for row in self.rows for cell in enumerate(heading_keys(row)))

    def says_nothing_twice(self, row: RawRow) -> bool:
        """Whether what one of the rows says comes in no other one in the same column, as classes and states do."""
        return all(self._counts[cell] == 1 for cell in enumerate(heading_keys(row)) if cell[1])


def _are_other_headings(said: _Said, place: int, own: Sequence[str]) -> bool:
    body = said.rows
    row, before = body[place], body[place - 1]
    if filled(row) < 2 or not is_wordy(row) or is_given_again(row, own):
        return False
    if {*heading_keys(row)} <= {*own, ""}:
        return True
    known = known_fields(row.cells)
    is_apart = row.number > before.number + 1 or is_title(body, place - 1)
    share = known_cells(row.cells) / filled(row)
    return known > 1 and share > 0.6 and is_apart and said.says_nothing_twice(row)


def _comes_nowhere(row: RawRow, others: Sequence[RawRow]) -> bool:
    """Whether what a row says comes in none of others in the same column, as classes and states of initiatives do."""
    keys = [heading_keys(each) for each in others]
    own = enumerate(heading_keys(row))
    return not any(key and each[column : column + 1] == [key] for column, key in own for each in keys)


def told_below(lost: Sequence[RawRow]) -> str:
    """The warning about rows below other headings that were not read."""
    return tr(
        "Rows {first} to {last} stand below other headings, in row {first}, and were not read. "
        "If they are initiatives, import the file once more with the headings in that row.",
        first=lost[0].number,
        last=lost[-1].number,
    )
