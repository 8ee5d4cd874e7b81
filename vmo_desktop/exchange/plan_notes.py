"""What a plan tells about columns that were read in one of several ways."""

from collections.abc import Iterator, Sequence
from datetime import date

from vmo_desktop.exchange.decisions import Question
from vmo_desktop.exchange.mapping import ColumnMap, DateOrder, DecimalMark, Field
from vmo_desktop.exchange.table import SourceTable, some_numbers
from vmo_desktop.translation import Texts

tr = Texts("Import")


def date_warnings(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[str]:
    """Name the codes and names of which a spreadsheet program made dates: what was typed is lost in the file."""
    for place, each in places:
        rows = [row.number for row in table.rows if isinstance(row.cells[place], date)]
        if each.target in (Field.CODE, Field.NAME) and rows:
            yield tr(
                "Column {label}: Excel made a date of what was typed in row {rows}. "
                "Format the column as text, type it anew, and import again.",
                label=table.columns[place].label,
                rows=some_numbers(rows, 10),
            )


def question_note(question: Question) -> str:
    """How a column was read that could be read in two ways, and what to do if that is wrong."""
    asked = {"column": question.column, "example": question.example}
    if isinstance(question.answer, DateOrder):
        if question.answer is DateOrder.DAY_FIRST:
            return tr(
                'Column {column}: "{example}" and the like were read day first. '
                'If that is wrong, say dates = "month-first" in a map.',
                **asked,
            )
        return tr(
            'Column {column}: "{example}" and the like were read month first. '
            'If that is wrong, say dates = "day-first" in a map.',
            **asked,
        )
    mark = question.answer
    other = DecimalMark.COMMA if mark is DecimalMark.POINT else DecimalMark.POINT
    return tr(
        'Column {column}: "{example}" and the like were read with a decimal {mark}. '
        'If that is wrong, say decimal = "{other}" in a map.',
        mark=mark,
        other=other,
        **asked,
    )
