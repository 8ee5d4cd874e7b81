"""What a plan tells about columns that were read in one of several ways."""

from collections.abc import Sequence

from vmo_desktop.exchange.currencies import currencies_in
from vmo_desktop.exchange.decisions import Question
from vmo_desktop.exchange.mapping import ColumnMap, DateOrder, DecimalMark, Field
from vmo_desktop.exchange.table import SourceTable
from vmo_desktop.translation import Texts

tr = Texts("Import")


def money_notes(table: SourceTable, places: Sequence[tuple[int, ColumnMap]], own: str) -> list[str]:
    """What was done to amounts, and what was not, where the file itself speaks of units or currencies."""
    notes = []
    for place, each in places:
        column = table.columns[place]
        if each.target is Field.DURATION and each.factor != 1:
            notes.append(
                tr(
                    "Column {label}: durations were made months, multiplied by {factor}.",
                    label=column.label,
                    factor=f"{each.factor:.6g}",
                )
            )
        if each.target is not Field.COST:
            continue
        if each.factor != 1:
            notes.append(
                tr(
                    "Column {label}: amounts were multiplied by {factor}.",
                    label=column.label,
                    factor=f"{each.factor:,.15g}",
                )
            )
        texts = (cell for row in table.rows if isinstance(cell := row.cells[place], str))
        found = currencies_in((column.header, column.unit, *texts), own)
        if found and found != [own]:
            notes.append(
                tr(
                    "Column {label}: amounts in {found} were taken as they stand; nothing was converted to {own}.",
                    label=column.label,
                    found=", ".join(found),
                    own=own,
                )
                if own
                else tr(
                    "Column {label}: amounts in {found} were taken as they stand; nothing was converted.",
                    label=column.label,
                    found=", ".join(found),
                )
            )
    return notes


def question_note(question: Question) -> str:
    """How a column was read that could be read in two ways, and what to do if that is wrong."""
    asked = {"column": question.column, "example": question.example}
    if question.answer is DateOrder.DAY_FIRST:
        return tr(
            'Column {column}: "{example}" and the like were read day first. '
            'If that is wrong, say dates = "month-first" or "year-first" in a map.',
            **asked,
        )
    if question.answer is DateOrder.MONTH_FIRST:
        return tr(
            'Column {column}: "{example}" and the like were read month first. '
            'If that is wrong, say dates = "day-first" or "year-first" in a map.',
            **asked,
        )
    if question.answer is DateOrder.YEAR_FIRST:
        return tr(
            'Column {column}: "{example}" and the like were read year first. '
            'If that is wrong, say dates = "day-first" or "month-first" in a map.',
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
