"""A text table of initiatives, one row each, with a column of values for each driver and a row of weights."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.number_table import NumberRow, NumberTable
from vmo_desktop.exchange.table import name_key
from vmo_desktop.translation import Texts

tr = Texts("Import")

WEIGHTS = frozenset({"weight", "weights"})
"""Names of the row that holds the weights."""


@dataclass(frozen=True, eq=False)
class WeighedTable:
    """Values of shape (initiatives, drivers), NaN where a cell is empty, and weights that sum to 1."""

    names: tuple[str, ...]
    drivers: tuple[str, ...]
    values: FloatArray
    weights: FloatArray


def read_weighed_table(path: Path) -> WeighedTable:
    """Read a table; raises `SourceRefused` naming the cell."""
    cells = NumberTable(path)
    header, *rows = cells.rows
    drivers = tuple(header.cells[1:])
    weighing = [row for row in rows if row.cells and name_key(row.cells[0]) in WEIGHTS]
    named = [row for row in rows if row not in weighing]
    if len(drivers) < 2:
        raise _refused(cells, tr("there are not two drivers."), tr("Give a column of values for each driver."))
    if len(weighing) != 1:
        raise _refused(cells, tr('not one row is named "weights".'), tr('Name the row of weights "weights".'))
    if not named:
        raise _refused(cells, tr("there is nothing to rank."), tr("Give a row for each initiative."))
    weights = np.nan_to_num(_numbers(cells, weighing[0], len(drivers)))
    if weights.min() < 0 or weights.sum() <= 0:
        raise cells.refused(weighing[0], 1, tr("these are no weights."), tr("Write weights of 0 or more."))
    values = np.array([_numbers(cells, row, len(drivers)) for row in named])
    names = tuple(row.cells[0] or str(place) for place, row in enumerate(named, 1))
    return WeighedTable(names, drivers, values, weights / weights.sum())


def _numbers(cells: NumberTable, row: NumberRow, count: int) -> FloatArray:
    numbers = [cells.number(row, column) for column in range(1, count + 1)]
    return np.array([np.nan if each is None else each for each in numbers], dtype=np.float64)


def _refused(cells: NumberTable, reason: str, remedy: str) -> SourceRefused:
    return SourceRefused(CellPlace(cells.file), reason, remedy)
