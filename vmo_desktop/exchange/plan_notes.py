"""What a plan tells about columns that were read in one of several ways."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vmo_desktop.exchange.decisions import Question
from vmo_desktop.exchange.mapping import ColumnMap, DateOrder, DecimalMark, Field, Target
from vmo_desktop.exchange.table import SourceTable, and_more, some_rows
from vmo_desktop.translation import Texts

tr = Texts("Import")

_MERGED = 5
"""So many rows that were put together are named."""


def made_date_warnings(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[str]:
    """Name the codes and names of which a spreadsheet program made dates: what was typed is lost in the file."""
    for place, each in places:
        rows = [row.number for row in table.rows if isinstance(row.cells[place], date)]
        if each.target in (Field.CODE, Field.NAME) and rows:
            yield tr(
                "Column {label}: Excel made a date of what was typed in {rows}. "
                "Format the column as text, type it anew, and import again.",
                label=table.columns[place].label,
                rows=some_rows(rows, 10),
            )


@dataclass(frozen=True, slots=True)
class DoubledCell:
    """A row where two columns for one target hold different things: the first was taken."""

    row: int
    taken: str
    left: str


def doubled_warnings(doubled: Mapping[Target, Sequence[DoubledCell]]) -> Iterator[str]:
    """Where two columns fill one field and do not say the same: which one counted."""
    for cells in doubled.values():
        pairs = dict.fromkeys((each.taken, each.left) for each in cells)
        for taken, left in pairs:
            rows = [each.row for each in cells if (each.taken, each.left) == (taken, left)]
            yield tr(
                "Columns {taken} and {left} were read as one, but differ in {rows}; {taken} was taken. "
                "If they are two tables side by side, put the second one on a sheet of its own.",
                taken=taken,
                left=left,
                rows=some_rows(rows, 5),
            )


def merged_notes(merged: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Which rows of the file were put together with an earlier one, as (row, earlier row)."""
    if not merged:
        return
    shown = ", ".join(tr("row {row} with row {first}", row=row, first=first) for row, first in merged[:_MERGED])
    yield tr(
        "The same initiative again, put together: {shown}. What the later row says counts; "
        "what it leaves empty was kept from the earlier one.",
        shown=and_more(shown, len(merged) - _MERGED),
    )


def guessed_header(table: SourceTable) -> str:
    """The warning that the first row was taken for headings although nothing tells it from the others."""
    headings = [column.header for column in table.columns if column.header]
    return tr(
        "Row {row} was taken for headings: {headings}. If it is an initiative, say that there are no headings: "
        'choose "there is none" for the header, header_row = 0 in a map, or --header-row 0.',
        row=table.header_row,
        headings=", ".join(f'"{each}"' for each in headings[:3]) + (", …" if len(headings) > 3 else ""),
    )


def question_note(question: Question) -> str:
    """How a column was read that could be read in two ways, and what to do if that is wrong."""
    asked = {"column": question.column, "example": question.example}
    if question.answer is DateOrder.DAY_FIRST:
        return tr(
            'Column {column}: "{example}" and the like were read day first. '
            "If that is wrong, choose another order under Written as, "
            'or say dates = "month-first" or "year-first" in a map.',
            **asked,
        )
    if question.answer is DateOrder.MONTH_FIRST:
        return tr(
            'Column {column}: "{example}" and the like were read month first. '
            "If that is wrong, choose another order under Written as, "
            'or say dates = "day-first" or "year-first" in a map.',
            **asked,
        )
    if question.answer is DateOrder.YEAR_FIRST:
        return tr(
            'Column {column}: "{example}" and the like were read year first. '
            "If that is wrong, choose another order under Written as, "
            'or say dates = "day-first" or "month-first" in a map.',
            **asked,
        )
    mark = question.answer
    other = DecimalMark.COMMA if mark is DecimalMark.POINT else DecimalMark.POINT
    return tr(
        'Column {column}: "{example}" and the like were read with a decimal {mark}. '
        'If that is wrong, choose the other under Written as, or say decimal = "{other}" in a map.',
        mark=mark,
        other=other,
        **asked,
    )
