"""Sheets that hold a driver in each row and an initiative in each column, and were read the other way round."""

from collections.abc import Iterator, Mapping

from vmo_desktop.exchange.mapping import Field, Target
from vmo_desktop.exchange.table import SourceTable, cell_text, header_key, some_numbers
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Import")

_ROWS = 5


def drivers_in_rows(table: SourceTable, targets: Mapping[int, Target], snapshot: Snapshot) -> Iterator[str]:
    """Name the rows that are called like drivers: then the columns are the initiatives."""
    place = next((place for place, target in targets.items() if target is Field.NAME), None)
    if place is None:
        return
    names = {header_key(driver.name) for driver in snapshot.leaves} - {""}
    rows = [row.number for row in table.rows if header_key(cell_text(row.cells[place])) in names]
    if len(rows) > 1 and 2 * len(rows) >= len(table.rows):
        yield tr(
            "Rows {rows} are called like drivers, so initiatives probably stand side by side. "
            "If so, choose a column under Each initiative is, or turn the sheet before the import.",
            rows=some_numbers(rows, _ROWS),
        )
