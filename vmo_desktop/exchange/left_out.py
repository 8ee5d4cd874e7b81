"""Columns that are left out although somebody probably wants them in: which and why, in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import islice
from statistics import median

from vmo_desktop.exchange.currencies import currencies_in
from vmo_desktop.exchange.heading_words import NO_MONEY
from vmo_desktop.exchange.headings import bare_key
from vmo_desktop.exchange.mapping import Field, Target
from vmo_desktop.exchange.numbers import NumberRefused, decide_mark, read_number
from vmo_desktop.exchange.table import Cell, Column, Percent, SourceTable, header_key, is_empty, name_key, words_in
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import DriverRow
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")

_ROWS = 500
_LARGE = 1_000
"""Numbers without a currency are taken for amounts from here on: scores, days and percentages are smaller."""

_YEARS = range(1900, 2101)


def percent_notes(table: SourceTable, mapped: Collection[int], snapshot: Snapshot) -> Iterator[str]:
    """Name the columns of percentages whose drivers are scored on levels.

    They are not converted: 80 % of a scale from 0 to 4 is 3.2, which lies between two statements.
    """
    taken = {table.columns[place].label for place in mapped}
    for place, column in enumerate(table.columns):
        cells = [row.cells[place] for row in table.rows if not is_empty(row.cells[place])]
        if column.label in taken or not cells or not all(map(is_percent, cells)):
            continue
        for driver in snapshot.leaves:
            scale = snapshot.scales[driver.id]
            if means_driver(column, driver) and 1 < scale.high < 100:
                yield tr(
                    "Column {label} holds percentages and was left out: {driver} is scored from {low} to {high}. "
                    "Write scores instead, or give the driver a measure in %.",
                    label=column.label,
                    driver=driver.name or driver.code,
                    low=f"{scale.low:g}",
                    high=f"{scale.high:g}",
                )


def unused_amounts(table: SourceTable, targets: Mapping[int, Target]) -> Iterator[str]:
    """Name the columns of amounts that go nowhere while no column is the cost: costs are seldom left out on purpose."""
    if Field.COST in targets.values():
        return
    unused = [(place, column) for place, column in enumerate(table.columns) if place not in targets]
    labels = [column.label for place, column in unused if holds_amounts(column, _sample(table, place))]
    if labels:
        said = tr.counted(
            len(labels),
            "{n} column with amounts is not used: {columns}.",
            "{n} columns with amounts are not used: {columns}.",
            columns=", ".join(labels),
        )
        yield said[:-1] if said.endswith("..") else said  # the dot of "in 1000 Fr." ends the sentence too


def _sample(table: SourceTable, place: int) -> list[Cell]:
    return [row.cells[place] for row in islice(table.rows, _ROWS) if not is_empty(row.cells[place])]


def holds_amounts(column: Column, cells: Sequence[Cell]) -> bool:
    """Whether most of the cells that say something are numbers of money: by a currency, or by their size."""
    numbers = list(_numbers(cells))
    if not numbers or 2 * len(numbers) < len(cells):
        return False
    amounts = (text for text in words_in(cells) if any(map(str.isdigit, text)))
    if currencies_in((column.header, column.unit, *amounts), ""):
        return True
    if not NO_MONEY.isdisjoint(header_key(column.header).split()):
        return False
    are_years = all(number in _YEARS for number in numbers)
    return not are_years and median(numbers) >= _LARGE


def _numbers(cells: Sequence[Cell]) -> Iterator[Decimal]:
    mark = decide_mark([cell for cell in cells if isinstance(cell, str)]).mark
    for cell in cells:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            yield Decimal(repr(cell))
        elif isinstance(cell, str):
            with suppress(NumberRefused):
                found = read_number(cell, mark)
                if found is not None and not found.is_percent:
                    yield found.value


def is_percent(cell: Cell) -> bool:
    """Whether a cell says that it is a percentage."""
    return isinstance(cell, Percent) or (isinstance(cell, str) and cell.rstrip().endswith("%"))


def means_driver(column: Column, driver: DriverRow) -> bool:
    """Whether a column is called as a driver is, or by its code."""
    is_code = name_key(column.header) == name_key(driver.code)
    return is_code or (bool(driver.name) and bare_key(column.header) == header_key(driver.name))
