"""Names to tick, many of them: a list with a tick at each."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from vmo_desktop.ui.row_model import NO_PARENT, Index, RowModel
from vmo_desktop.ui.widgets.label import shown_line, tooltip

Role = Qt.ItemDataRole


class CheckModel(RowModel):
    """Names by id with ticks."""

    def __init__(self, items: Sequence[tuple[int, str]], ticked: Iterable[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = dict(items)
        self._ticked = set(ticked)
        self.hold_rows(list(self._names))

    @property
    def ticked(self) -> frozenset[int]:
        """The ids that are ticked."""
        return frozenset(self._ticked & self._names.keys())

    def show_items(self, items: Sequence[tuple[int, str]], ticked: Iterable[int]) -> None:
        """Show other names."""
        if list(self._names.items()) != list(items):
            self.beginResetModel()
            self._names = dict(items)
            self.hold_rows(list(self._names))
            self.endResetModel()
        self.tick(ticked)

    def tick(self, ids: Iterable[int]) -> None:
        """Tick these and no others."""
        wanted = set(ids)
        if wanted == self._ticked:
            return
        self._ticked = wanted
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, 0))

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsUserCheckable

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row_id = self.id_at(index.row()) if index.isValid() else None
        if row_id is None:
            return None
        if role == Role.DisplayRole:
            return shown_line(self._names[row_id])
        if role == Role.CheckStateRole:
            return Qt.CheckState.Checked if row_id in self._ticked else Qt.CheckState.Unchecked
        return tooltip(self._names[row_id]) if role == Role.ToolTipRole else None

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        row_id = self.id_at(index.row())
        if role != Role.CheckStateRole or row_id is None:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(row_id)
        else:
            self._ticked.discard(row_id)
        self.dataChanged.emit(index, index)
        return True
