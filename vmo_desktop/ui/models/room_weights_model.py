"""Everybody's weights of a group of drivers as a table, with the median and the room's by both ways to join them."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.workshop.group_weighting import RoomWeights


class RoomWeightsModel(FactModel):
    """A row for each driver; columns for the room first, then for each participant."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room: RoomWeights | None = None
        self._columns: tuple[FactColumn, ...] = (FactColumn(self.tr("Driver")),)

    def show(self, room: RoomWeights) -> None:
        """Show the weights of a group of drivers."""
        titles = [
            self.tr("Median, %"),
            self.tr("Judgements joined, %"),
            self.tr("Priorities joined, %"),
            self.tr("Geometric, %"),
            *(f"{member.participant.name}, %" for member in room.members),
        ]
        self.beginResetModel()
        self._room = room
        self._columns = (FactColumn(self.tr("Driver")), *(FactColumn(title, is_number=True) for title in titles))
        self.endResetModel()
        self.show_facts()

    @override
    def own_order(self) -> Sequence[int]:
        return () if self._room is None else self._room.sheet.ids

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        room = self._room
        if room is None or column == 0:
            return None
        shares = [room.median, room.of_judgements, room.of_priorities, room.of_priorities_geometric]
        shares += [member.shares for member in room.members]
        share = float(shares[column - 1][room.sheet.ids.index(row_id)])
        return None if math.isnan(share) else 100 * share

    @override
    def text(self, row_id: int, column: int) -> str:
        if self._room is not None and column == 0:
            return self._room.sheet.drivers[self._room.sheet.ids.index(row_id)].name
        number = self.number(row_id, column)
        return "–" if number is None else decimal_text(number, 1)
