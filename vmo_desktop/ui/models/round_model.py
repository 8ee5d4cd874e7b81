"""The rounds as a table: the newest first, with their state in words and a sign."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.row_model import Index
from vmo_desktop.workshop.room_rows import RoundRow, RoundState
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.voters import handed_in

_SIGNS = {RoundState.OPEN: "unlocked", RoundState.CLOSED: "locked", RoundState.REVEALED: "eye"}


class RoundColumn(IntEnum):
    """Columns of the rounds."""

    NAME = 0
    STATE = 1
    HANDED_IN = 2


def state_text(state: RoundState) -> str:
    """What a state is called."""
    return {
        RoundState.OPEN: QCoreApplication.translate("RoundModel", "open"),
        RoundState.CLOSED: QCoreApplication.translate("RoundModel", "closed"),
        RoundState.REVEALED: QCoreApplication.translate("RoundModel", "revealed"),
    }[state]


class RoundModel(FactModel):
    """Every round."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rounds: dict[int, RoundRow] = {}
        self._handed_in: dict[int, str] = {}
        self._columns = tuple(map(FactColumn, (self.tr("Round"), self.tr("State"), self.tr("Handed in"))))

    def show(self, snapshot: Snapshot) -> None:
        """Show the rounds as they stand."""
        self._rounds = {each.id: each for each in reversed(snapshot.rounds)}
        self._handed_in = {each.id: self._count(snapshot, each) for each in snapshot.rounds}
        self.show_facts()

    def _count(self, snapshot: Snapshot, each: RoundRow) -> str:
        if each.is_progress_hidden and each.state is not RoundState.REVEALED:
            return self.tr("hidden")
        done, count = handed_in(snapshot, each.id)
        return self.tr("{done} of {count}").format(done=done, count=count)

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._rounds)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        return None

    @override
    def text(self, row_id: int, column: int) -> str:
        if column == RoundColumn.NAME:
            return self._rounds[row_id].name
        return state_text(self._rounds[row_id].state) if column == RoundColumn.STATE else self._handed_in[row_id]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row_id = self.id_at(index.row()) if index.isValid() else None
        if row_id is not None and role == Qt.ItemDataRole.DecorationRole and index.column() == RoundColumn.STATE:
            return icon(_SIGNS[self._rounds[row_id].state])
        return super().data(index, role)
