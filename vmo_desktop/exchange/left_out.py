"""Columns that bear a driver's name and are left out all the same: why, in words."""

from collections.abc import Collection, Iterator

from vmo_desktop.exchange.headings import bare_key
from vmo_desktop.exchange.table import Cell, Column, Percent, SourceTable, header_key, is_empty, name_key
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import DriverRow
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")


def percent_notes(table: SourceTable, mapped: Collection[int], snapshot: Snapshot) -> Iterator[str]:
    """Name the columns of percentages whose drivers are scored on levels.

    They are not converted: 80 % of a scale from 0 to 4 is 3.2, which lies between two statements.
    """
    taken = {table.columns[place].label for place in mapped}
    for place, column in enumerate(table.columns):
        cells = [row.cells[place] for row in table.rows if not is_empty(row.cells[place])]
        if column.label in taken or not cells or not all(map(_is_percent, cells)):
            continue
        for driver in snapshot.leaves:
            scale = snapshot.scales[driver.id]
            if _means(column, driver) and 1 < scale.high < 100:
                yield tr(
                    "Column {label} holds percentages and was left out: {driver} is scored from {low} to {high}. "
                    "Write scores instead, or give the driver a measure in %.",
                    label=column.label,
                    driver=driver.name or driver.code,
                    low=f"{scale.low:g}",
                    high=f"{scale.high:g}",
                )


def _is_percent(cell: Cell) -> bool:
    return isinstance(cell, Percent) or (isinstance(cell, str) and cell.rstrip().endswith("%"))


def _means(column: Column, driver: DriverRow) -> bool:
    is_code = name_key(column.header) == name_key(driver.code)
    return is_code or (bool(driver.name) and bare_key(column.header) == header_key(driver.name))
