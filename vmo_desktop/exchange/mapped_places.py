"""Where the columns that a map names stand in a table."""

from dataclasses import replace

from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.mapping import ColumnMap, DriverTarget, Field, ImportMap, find_column
from vmo_desktop.exchange.table import SourceTable
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import DriverRow, ScoreSource
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")


def mapped_places(table: SourceTable, mapping: ImportMap, snapshot: Snapshot) -> list[tuple[int, ColumnMap]]:
    """The columns of a map with their places in the table; raises `SourceRefused` when the map does not fit."""
    file = CellPlace(table.raw.file, table.raw.sheet)
    found = [(place, each) for each in mapping.columns if (place := find_column(table, each)) is not None]
    if mapping.columns and not found:
        wanted = ", ".join(f'"{each.source}"' for each in mapping.columns[:3])
        raise SourceRefused(
            file,
            tr("it has none of the map's columns ({wanted}, ...).", wanted=wanted),
            tr("Choose the map of this file."),
        )
    if not any(each.target in (Field.CODE, Field.NAME) for _, each in found):
        raise SourceRefused(
            file,
            tr("no column is known as the name or the code of an initiative."),
            tr("Say in a map, or in the import window, which column holds the name."),
        )
    drivers = {driver.code: driver for driver in snapshot.leaves}
    for _, each in found:
        if isinstance(each.target, DriverTarget):
            _check_driver(drivers.get(each.target.code), each.target.code, replace(file, column=each.source))
    return found


def _check_driver(driver: DriverRow | None, code: str, place: CellPlace) -> None:
    if driver is None:
        raise SourceRefused(
            place,
            tr('the map gives this column to the driver "{code}", which the workshop does not have.', code=code),
            tr("Add the driver, or start from the template that the map belongs to."),
        )
    if driver.source is not ScoreSource.TYPED:
        raise SourceRefused(
            place,
            tr("the scores of {driver} are counted from cash lines.", driver=driver.name or driver.code),
            tr("Leave the column out."),
        )
