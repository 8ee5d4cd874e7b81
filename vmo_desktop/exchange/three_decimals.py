"""Amounts that were read with three decimals though no other of their column has so many: thousands, probably."""

import re
from collections.abc import Iterator, Mapping, Sequence

from vmo_desktop.exchange.mapping import ColumnMap, DecimalMark, Field
from vmo_desktop.exchange.numbers import MarkDecision, decide_mark, read_number
from vmo_desktop.exchange.table import SourceTable, some_rows
from vmo_desktop.translation import Texts

tr = Texts("Import")

_ROWS = 5
_DECIMALS = {DecimalMark.POINT: re.compile(r"\d\.\d{3}"), DecimalMark.COMMA: re.compile(r"\d,\d{3}")}


def three_decimals(
    table: SourceTable, places: Sequence[tuple[int, ColumnMap]], marks: Mapping[int, MarkDecision]
) -> Iterator[str]:
    """Name such amounts of costs where other cells, or other columns, have decided on the decimal mark."""
    for place, column in places:
        is_decided = marks[place].is_sure and column.decimal is None if place in marks else False
        if column.target is not Field.COST or column.factor != 1 or not is_decided:
            continue  # millions have three decimals as well
        mark = marks[place].mark
        cells = ((row.number, cell.strip()) for row in table.rows if isinstance(cell := row.cells[place], str))
        found = [(row, text) for row, text in cells if _DECIMALS[mark].search(text)]
        doubtful = [(row, text, number) for row, text in found if (number := _doubtful(text, mark)) is not None]
        if doubtful and len(doubtful) == len(found):
            _, text, number = doubtful[0]
            yield tr(
                'Column {label}: "{text}" in {rows} was read as {number}, as other cells have a decimal {mark}. '
                "If it is thousands, write it as the others are written.",
                label=table.columns[place].label,
                text=text,
                rows=some_rows([row for row, _, _ in doubtful], _ROWS),
                number=f"{number:,.15g}",
                mark=mark,
            )


def _doubtful(text: str, mark: DecimalMark) -> float | None:
    """The amount that a text is with this mark, where with the other one it is another; else None."""
    if not decide_mark([text]).has_ambiguous:
        return None
    number = read_number(text, mark)
    return None if number is None or number.has_multiplier else float(number.value)
