"""Cells of a list that complete what is begun in them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyleOptionViewItem, QWidget
from typing_extensions import override

from vmo_desktop.ui.editors.record_list import RowDelegate

Index = QModelIndex | QPersistentModelIndex
Offer = Callable[[], Sequence[str]]


class OfferingDelegate(RowDelegate):
    """Offers texts by column; where a separator is given, for each part of the text."""

    def __init__(self, offers: Mapping[int, Offer], parent: QWidget, separator: str = "") -> None:
        super().__init__(parent)
        self._offers = offers
        self._separator = separator

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if index.column() in self._offers and isinstance(editor, QLineEdit):
            words = self._offers[index.column()]()
            completer = (
                LastPartCompleter(words, self._separator, editor) if self._separator else QCompleter(words, editor)
            )
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        return editor


class LastPartCompleter(QCompleter):
    """Completes what stands behind the last separator."""

    def __init__(self, words: Sequence[str], separator: str, editor: QLineEdit) -> None:
        super().__init__(list(words), editor)
        self._separator = separator
        self._editor = editor

    @override
    def splitPath(self, path: str) -> list[str]:
        return [path[self._begin(path) :]]

    @override
    def pathFromIndex(self, index: Index) -> str:
        typed = self._editor.text()[: self._editor.cursorPosition()]
        return typed[: self._begin(typed)] + super().pathFromIndex(index)

    def _begin(self, text: str) -> int:
        """Where the last part begins."""
        begin = text.rfind(self._separator) + len(self._separator) if self._separator in text else 0
        return begin + len(text[begin:]) - len(text[begin:].lstrip())
