"""The numbers of a column, whatever its cells are."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal

from vmo_desktop.exchange.numbers import NO_UNITS, Number, NumberRefused, decide_mark, read_number
from vmo_desktop.exchange.table import Cell, Percent


def column_numbers(
    cells: Sequence[Cell], units: Mapping[str, Decimal] = NO_UNITS
) -> Iterator[tuple[Cell, Number | None]]:
    """Cells with the numbers that they hold."""
    mark = decide_mark((cell for cell in cells if isinstance(cell, str)), units).mark
    for cell in cells:
        number: Number | None = None
        if isinstance(cell, str):
            with suppress(NumberRefused):
                number = read_number(cell, mark, units)
        elif isinstance(cell, Percent):
            number = Number(Decimal(repr(cell.fraction)) * 100, is_percent=True)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            number = Number(Decimal(repr(cell)))
        yield cell, number
