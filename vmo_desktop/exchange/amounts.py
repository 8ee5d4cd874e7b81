"""Columns of amounts in which numbers are probably not counted in what they were taken for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from vmo_desktop.exchange.column_numbers import column_numbers
from vmo_desktop.exchange.mapping import ColumnMap, Field
from vmo_desktop.exchange.numbers import Number
from vmo_desktop.exchange.table import Cell, Column, SourceTable, cell_text, is_empty
from vmo_desktop.translation import Texts

tr = Texts("Import")

_THOUSAND = 1_000
_LARGE, _HUGE = 100_000, 10**9
"""An amount as large as the first is seldom counted in thousands or millions too, if that makes it the second."""

_MINUS = frozenset("-−–(")

_Found = list[tuple[Cell, Number]]


def amount_warnings(table: SourceTable, places: Sequence[tuple[int, ColumnMap]]) -> Iterator[str]:
    """What is probably wrong with amounts: some in millions and some not, multiplied though in full, or negative."""
    for place, mapped in places:
        if mapped.target is not Field.COST:
            continue
        column = table.columns[place]
        cells = [row.cells[place] for row in table.rows if not is_empty(row.cells[place])]
        if mapped.factor == 1 and not any(_has_letters(cell) or _has_minus(cell) for cell in cells):
            continue
        found = [(cell, number) for cell, number in column_numbers(cells) if number is not None]
        yield from _mixed(column, found, mapped.factor)
        yield from _multiplied(column, found, mapped.factor)
        yield from _negative(column, found)


def _has_letters(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.upper() != cell.lower()


def _has_minus(cell: Cell) -> bool:
    return cell < 0 if isinstance(cell, int | float) else not _MINUS.isdisjoint(cell_text(cell))


def _negative(column: Column, found: _Found) -> Iterator[str]:
    """Where all costs are negative, they are expenses as accounting writes them."""
    amounts = [number.value for _, number in found if number.value]
    if len(amounts) > 1 and all(amount < 0 for amount in amounts):
        yield tr(
            "Column {label}: all amounts are negative, as accounting programs write expenses, and were taken so: "
            "each counts as money that comes in. If they are costs, write them without their minus.",
            label=column.label,
        )


def _mixed(column: Column, found: _Found, factor: float) -> Iterator[str]:
    """A bare 3 beside "1.2m" is perhaps three millions."""
    multiplied = next((cell for cell, number in found if number.has_multiplier), None)
    bare = next((cell for cell, number in found if _is_small(number)), None)
    if factor == 1 and multiplied is not None and bare is not None:
        yield tr(
            'Column {label}: "{bare}" was taken as it stands, although other amounts are such as "{multiplied}".',
            label=column.label,
            bare=cell_text(bare).strip(),
            multiplied=cell_text(multiplied).strip(),
        )


def _is_small(number: Number) -> bool:
    return not number.has_multiplier and not number.is_percent and 0 < abs(number.value) < _THOUSAND


def _multiplied(column: Column, found: _Found, factor: float) -> Iterator[str]:
    """An amount of 3,200,000 below a heading in millions is perhaps in full, and only shown in millions."""
    amounts = [abs(number.value) for _, number in found if not number.has_multiplier and number.value]
    middle = median(amounts) if amounts else Decimal(0)
    if factor > 1 and middle >= _LARGE and middle * Decimal(factor) >= _HUGE:
        yield tr(
            "Column {label}: amounts such as {amount} were multiplied by {factor}; "
            "if they are in full already, choose units under Counted in, or say factor = 1 in a map.",
            label=column.label,
            amount=f"{middle:,.15g}",
            factor=f"{factor:,.15g}",
        )
