"""The whole own ballot as a table: initiatives down, drivers across."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.voting.open_ballot import OpenBallot
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.whole_text import title_for
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot

Role = Qt.ItemDataRole


class ReviewModel(QAbstractTableModel):
    """What was voted, to be read."""

    def __init__(self, snapshot: Snapshot, ballot: OpenBallot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshot = snapshot
        self._ballot: OpenBallot | None = ballot
        self._drivers = [sheet.driver_id for sheet in ballot.sheets if not sheet.is_again]
        self._rows = list(dict.fromkeys(cell[0] for cell in ballot.cells))

    def forget(self) -> None:
        """Show and hold nothing any more."""
        self.beginResetModel()
        self._ballot, self._drivers, self._rows = None, [], []
        self.endResetModel()

    def cell_at(self, index: Index) -> Cell:
        """The cell of an index."""
        return self._rows[index.row()], self._drivers[index.column()]

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._drivers)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        is_across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (len(self._drivers) if is_across else len(self._rows)):
            return None
        driver = self._snapshot.driver_by_id[self._drivers[section]].name if is_across else ""
        text = driver or shown_name(self._snapshot.initiative(self._rows[section]))
        return tooltip(text) if role == Role.ToolTipRole else title_for(role, text)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        ballot = self._ballot
        if not index.isValid() or ballot is None:
            return None
        cell = self.cell_at(index)
        value = ballot.value(cell)
        if role == Role.DisplayRole:
            if value is not None:
                return ballot.reader(cell[1]).shown(value)
            return self.tr("–") if ballot.has_vote(cell) else ""
        if role == Role.AccessibleTextRole:
            spoken = self.data(index) if value is not None else self.tr("no opinion")
            return spoken if ballot.has_vote(cell) else self.tr("no vote")
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Role.BackgroundRole and value is not None:
            return QColor(current_theme().score_tint(ballot.reader(cell[1]).points(value) / 100))
        if role == Role.ToolTipRole:
            return tooltip(ballot.rationale(cell)) or None
        return None
