"""The entries that a search found, as a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from vmo_desktop.ui.search.entries import Entry, Kind
from vmo_desktop.ui.widgets.label import shown_line

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class EntryModel(QAbstractListModel):
    """Entries by row; those that make no sense now are shown but cannot be picked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """List other entries."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Find the entry of a row."""
        return self._entries[row]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_line(entry.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (entry.title, self.kind_name(entry.kind), entry.line, entry.keys)
            spoken = ", ".join(part for part in parts if part)
            return spoken if entry.is_enabled else self.tr("%1, not possible now").replace("%1", spoken)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        is_enabled = index.isValid() and self._entries[index.row()].is_enabled
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled if is_enabled else Qt.ItemFlag.NoItemFlags

    def kind_name(self, kind: Kind) -> str:
        """Say what an entry is."""
        return {
            Kind.ACTION: self.tr("command"),
            Kind.INITIATIVE: self.tr("initiative"),
            Kind.DRIVER: self.tr("driver"),
            Kind.LESSON: self.tr("lesson"),
            Kind.HELP: self.tr("help"),
            Kind.FILE: self.tr("recent file"),
        }[kind]
