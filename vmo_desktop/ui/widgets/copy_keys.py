"""Copying from a table that is only looked at, such as a preview: the marked rectangle, bare or below its titles."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from vmo_desktop.ui.clipboard import put_block
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.widgets.whole_text import WHOLE_TEXT, whole_title


class CopyKeys(QObject):
    """Answers Ctrl+C and Ctrl+Shift+C for one view."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of copying before the view and the window."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_C:
            return super().eventFilter(watched, event)
        ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() not in (ctrl, ctrl | shift):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            self.copy(with_headers=event.modifiers() != ctrl)
        event.accept()
        return True

    def copy(self, *, with_headers: bool) -> None:
        """Copy the smallest rectangle around the marked cells."""
        marked = self._view.selectionModel().selectedIndexes()
        if not marked:
            return
        rows = range(min(each.row() for each in marked), max(each.row() for each in marked) + 1)
        columns = range(min(each.column() for each in marked), max(each.column() for each in marked) + 1)
        block = [[self._text(row, column) for column in columns] for row in rows]
        if with_headers:
            block.insert(0, [whole_title(self._view.model(), column) for column in columns])
        put_block([[CopiedCell(text) for text in line] for line in block])

    def _text(self, row: int, column: int) -> str:
        index = self._view.model().index(row, column, QModelIndex())
        whole = index.data(WHOLE_TEXT)
        return str((index.data() if whole is None else whole) or "")
