"""A text table of what may be funded: names, values, costs and what else is used, with their limits.

One row an option. A column whose heading is none of the known ones holds what each option uses of something; a row
named "limit" holds the most of each column, one named "least" the least.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.number_table import NumberRow, NumberTable
from vmo_desktop.exchange.selection_headings import COST, HEADINGS, LEAST_NAMES, LEVEL, MOST_NAMES, NAME, SHARE, VALUE
from vmo_desktop.exchange.table import header_key, name_key
from vmo_desktop.translation import Texts

tr = Texts("Import")


@dataclass(frozen=True, eq=False)
class Resource:
    """What options use of one thing, and its bounds as the table gives them."""

    name: str
    use: FloatArray
    least: float = -math.inf
    most: float = math.inf


@dataclass(frozen=True, eq=False)
class SelectionTable:
    """What may be funded.

    `initiatives` names what each option is a level of: itself, unless the table says otherwise. `cost_name` is the
    heading of the costs, which are among the resources; empty when the table has none.
    """

    file: str
    names: tuple[str, ...]
    initiatives: tuple[str, ...]
    values: FloatArray
    costs: FloatArray
    least_shares: FloatArray
    cost_name: str
    resources: tuple[Resource, ...]


def read_selection_table(path: Path) -> SelectionTable:
    """Read a table; raises `SourceRefused` naming the cell."""
    return _Reader(path).table()


class _Reader:
    def __init__(self, path: Path) -> None:
        self._cells = NumberTable(path)
        self._file = path.name
        header, *rows = self._cells.rows
        self._columns: dict[str, int] = {}
        self._used: dict[str, int] = {}
        for column, heading in enumerate(header.cells):
            self._take_heading(column, heading)
        if VALUE not in self._columns:
            raise self._refused(
                tr('no column is named "value".'), tr("Give the columns name, value and cost a heading each.")
            )
        self._bounds = [row for row in rows if self._is_bound(row)]
        self._options = [row for row in rows if row not in self._bounds]
        if not self._options:
            raise self._refused(tr("there is nothing to choose from."), tr("Give a row for each option."))

    def table(self) -> SelectionTable:
        names = self._names()
        costs = self._numbers(self._columns.get(COST), 0.0)
        shares = self._numbers(self._columns.get(SHARE), 1.0)
        for row, share in zip(self._options, shares, strict=True):
            if not 0 < share <= 1:
                raise self._cells.refused(
                    row, self._columns[SHARE], tr("this is no share."), tr("Write 0.5 for half, 1 for all or nothing.")
                )
        return SelectionTable(
            self._file,
            names,
            self._levels(names),
            self._numbers(self._columns[VALUE], None),
            costs,
            shares,
            next((name for name, column in self._used.items() if column == self._columns.get(COST)), ""),
            tuple(self._resource(name, column) for name, column in self._used.items()),
        )

    def _take_heading(self, column: int, heading: str) -> None:
        known = HEADINGS.get(header_key(heading))
        if known == NAME and NAME in self._columns:
            # The first of code and name is what options are called; the other tells nothing more.
            return
        if known is not None and known in self._columns:
            raise self._refused(
                tr('two columns are taken for "{heading}".', heading=known), tr("Give one of them another heading.")
            )
        if known is not None:
            self._columns[known] = column
        if known == COST or (known is None and heading and self._holds_numbers(column)):
            if name_key(heading) in map(name_key, self._used):
                raise self._refused(
                    tr('two columns are named "{heading}".', heading=heading), tr("Give one of them another heading.")
                )
            self._used[heading] = column

    def _holds_numbers(self, column: int) -> bool:
        filled = [row for row in self._cells.rows[1:] if column < len(row.cells) and row.cells[column]]
        return bool(filled) and all(self._cells.is_number(row, column) for row in filled)

    def _is_bound(self, row: NumberRow) -> bool:
        column = self._columns.get(NAME)
        if column is None or column >= len(row.cells):
            return False
        is_named = name_key(row.cells[column]) in MOST_NAMES | LEAST_NAMES
        return is_named and not self._cells.is_number(row, self._columns[VALUE])

    def _resource(self, name: str, column: int) -> Resource:
        least, most = -math.inf, math.inf
        for row in self._bounds:
            bound = self._cells.number(row, column)
            if bound is None:
                continue
            if name_key(row.cells[self._columns[NAME]]) in MOST_NAMES:
                most = bound
            else:
                least = bound
        return Resource(name, self._numbers(column, 0.0), least, most)

    def _names(self) -> tuple[str, ...]:
        column = self._columns.get(NAME)
        if column is None:
            return tuple(str(place) for place in range(1, len(self._options) + 1))
        names: dict[str, str] = {}
        for row in self._options:
            name = row.cells[column] if column < len(row.cells) else ""
            if not name:
                raise self._cells.refused(row, column, tr("there is no name."), tr("Name every option."))
            if name_key(name) in names:
                raise self._cells.refused(
                    row, column, tr('"{name}" is there twice.', name=name), tr("Give every option its own name.")
                )
            names[name_key(name)] = name
        return tuple(names.values())

    def _levels(self, names: tuple[str, ...]) -> tuple[str, ...]:
        column = self._columns.get(LEVEL)
        if column is None:
            return names
        whole = {name_key(name): name for name in reversed(names)}
        levels = []
        for row, name in zip(self._options, names, strict=True):
            of = row.cells[column] if column < len(row.cells) else ""
            levels.append(whole.setdefault(name_key(of), of) if of else name)
        return tuple(levels)

    def _numbers(self, column: int | None, empty: float | None) -> FloatArray:
        """A column of numbers; `empty` is what an empty cell means, None: it must be filled."""
        if column is None:
            return np.full(len(self._options), empty, dtype=np.float64)
        numbers = []
        for row in self._options:
            number = self._cells.number(row, column)
            if number is None and empty is None:
                raise self._cells.refused(row, column, tr("there is no number."), tr("Fill the cell."))
            numbers.append(empty if number is None else number)
        return np.array(numbers, dtype=np.float64)

    def _refused(self, reason: str, remedy: str) -> SourceRefused:
        return SourceRefused(CellPlace(self._file), reason, remedy)
