"""Rank correlations of every two participants as a tinted table."""

from collections.abc import Sequence
from math import isnan
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.people import initials_of
from vmo_desktop.workshop.room_rows import ParticipantRow

Role = Qt.ItemDataRole


class CorrelationModel(FactModel):
    """A row and a column for each participant; the deeper a cell is tinted, the more alike two people order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: dict[int, ParticipantRow] = {}
        self._order: tuple[int, ...] = ()
        self._rho: FloatArray | None = None
        self._columns: tuple[FactColumn, ...] = (FactColumn(self.tr("Participant")),)

    def show(self, people: Sequence[ParticipantRow], rho: FloatArray) -> None:
        """Show the correlations of these people, of shape (people, people)."""
        heads = initials_of(people)
        columns = (FactColumn(self.tr("Participant")), *(FactColumn(heads[each.id], is_number=True) for each in people))
        is_reset = columns != self._columns
        if is_reset:
            self.beginResetModel()
        self._people = {each.id: each for each in people}
        self._order = tuple(self._people)
        self._rho = rho
        self._columns = columns
        if is_reset:
            self.forget_columns()
            self.endResetModel()
        self.show_facts()

    @override
    def own_order(self) -> Sequence[int]:
        return self._order

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        other = column - 1
        if self._rho is None or other < 0 or self._order[other] == row_id:
            return None
        found = float(self._rho[self._order.index(row_id), other])
        return None if isnan(found) else found

    @override
    def text(self, row_id: int, column: int) -> str:
        if column == 0:
            return self._people[row_id].name
        number = self.number(row_id, column)
        if number is None:
            return "" if self._order[column - 1] == row_id else "–"
        return decimal_text(number, 2)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row_id = self.id_at(index.row()) if index.isValid() else None
        if row_id is not None and index.column() and role == Role.BackgroundRole:
            number = self.number(row_id, index.column())
            return None if number is None else QColor(current_theme().score_tint(number))
        return super().data(index, role)
