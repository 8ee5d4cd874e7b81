"""The medians of the groups beside each other, the biggest differences first."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.ui.discussion_words import Place, score_text
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.revealed_votes import RevealedVotes

NAMES = 2
"""Columns before those of the groups: initiative and driver."""


class GroupModel(FactModel):
    """A line for each cell on which at least two groups voted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._votes: RevealedVotes | None = None
        self._cells: dict[int, Place] = {}
        self._columns: tuple[FactColumn, ...] = ()

    def show(self, votes: RevealedVotes | None) -> None:
        """Show the groups of those who voted."""
        self._votes = votes
        self._cells = {}
        groups = () if votes is None else votes.groups
        if votes is not None and len(groups) > 1:
            gap = votes.group_gap
            places = [(int(row), int(column)) for row, column in np.argwhere(~np.isnan(gap) & votes.is_asked)]
            places.sort(key=lambda cell: (-round(float(gap[cell]), 9), cell))
            self._cells = {row * gap.shape[1] + column + 1: (row, column) for row, column in places}
        numbers = (*groups, self.tr("Difference"))
        columns = (
            FactColumn(self.tr("Initiative")),
            FactColumn(self.tr("Driver")),
            *(FactColumn(name, is_number=True) for name in numbers),
        )
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.forget_columns()
            self.endResetModel()
        self.show_facts()

    def cell_at(self, row: int) -> Place | None:
        """The cell of a row of the table."""
        return self._cells.get(self.id_at(row) or 0)

    def row_of_cell(self, cell: Place) -> int | None:
        """The row of the table that shows a cell."""
        return next((self.row_of(each) for each, known in self._cells.items() if known == cell), None)

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._cells)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        if self._votes is None:
            return None
        cell, group = self._cells[row_id], column - NAMES
        if group < len(self._votes.groups):
            median = float(self._votes.group_medians[group, *cell])
            return None if np.isnan(median) else median
        known = self._votes.group_medians[:, *cell]
        return float(np.nanmax(known) - np.nanmin(known))

    @override
    def text(self, row_id: int, column: int) -> str:
        if self._votes is None:
            return ""
        row, of = self._cells[row_id]
        if column == 0:
            return shown_name(self._votes.snapshot.initiatives[row])
        if column == 1:
            driver = self._votes.snapshot.leaves[of]
            return driver.name or driver.code
        number = self.number(row_id, column)
        return "" if number is None else score_text(number)
