"""One page of a ballot as a list: the initiatives, each with the participant's own vote."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from typing_extensions import override

from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.voting.open_ballot import OpenBallot, Sheet
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot

Role = Qt.ItemDataRole
VOTE = Role.UserRole
"""The vote as a short text; empty while there is none."""

REMARK = Role.UserRole + 1
"""What stands below the name: that the initiative is one's own, and the reason."""

SHARE = Role.UserRole + 2
"""What the vote is worth, 0-1; None without one."""


class BallotModel(QAbstractListModel):
    """The initiatives of one page."""

    def __init__(self, snapshot: Snapshot, ballot: OpenBallot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshot = snapshot
        self._ballot: OpenBallot | None = ballot
        self._sheet = Sheet(0, ())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a page."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def forget(self) -> None:
        """Show and hold nothing any more."""
        self.show_sheet(Sheet(0, ()))
        self._ballot = None

    def cell_at(self, row: int) -> Cell | None:
        """The cell of a row."""
        return self._sheet.cells[row] if 0 <= row < len(self._sheet.initiative_ids) else None

    def tell(self, row: int) -> None:
        """A row shows another vote or reason."""
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._sheet.initiative_ids)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        cell = self.cell_at(index.row()) if index.isValid() else None
        if cell is None or self._ballot is None:
            return None
        initiative = self._snapshot.initiative(cell[0])
        if role == Role.DisplayRole:
            return shown_name(initiative)
        if role == Role.ToolTipRole:
            return tooltip("\n".join(filter(None, [shown_name(initiative), initiative.description])))
        if role == VOTE:
            return self._vote_text(cell)
        if role == SHARE:
            value = self._value(cell)
            return None if value is None else self._ballot.reader(cell[1]).points(value) / 100
        if role == REMARK:
            return self._remark(cell)
        if role == Role.AccessibleTextRole:
            voted = self.tr("your vote: {vote}").format(vote=self._vote_text(cell))
            parts = [shown_name(initiative), self._remark(cell), voted if self._vote_text(cell) else self.tr("no vote")]
            return ", ".join(filter(None, parts))
        return None

    def _value(self, cell: Cell) -> float | None:
        if self._ballot is None:
            return None
        return self._ballot.again(cell) if self._sheet.is_again else self._ballot.value(cell)

    def _vote_text(self, cell: Cell) -> str:
        ballot, value = self._ballot, self._value(cell)
        if ballot is None:
            return ""
        if value is None:
            return self.tr("no opinion") if ballot.has_vote(cell) and not self._sheet.is_again else ""
        return ballot.reader(cell[1]).shown(value)

    def _remark(self, cell: Cell) -> str:
        if self._ballot is None:
            return ""
        owned = self.tr("You own this") if self._ballot.is_owned(cell[0]) else ""
        reason = "" if self._sheet.is_again else self._ballot.rationale(cell)
        return " · ".join(filter(None, [owned, reason]))
