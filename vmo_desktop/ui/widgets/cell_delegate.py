"""How a cell is drawn and edited: users' text as it is, and the keys of a spreadsheet inside the editor."""

from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.widgets.focus_ring import draw_current
from vmo_desktop.ui.widgets.label import MOST_IN_LINE, shown_line, shown_text
from vmo_desktop.ui.widgets.too_long import why_only_read

Index = QModelIndex | QPersistentModelIndex

ANY_LENGTH = 2**31 - 1
"""A line takes 32,767 letters by itself, and would cut off what is longer as soon as it is left."""

IS_LONG_TEXT = Qt.ItemDataRole.UserRole + 1
"""Role of a cell whose text may have several lines: it is edited in a box instead of a line."""

BOX_WIDTH, BOX_HEIGHT = 420, 150


class Way(Enum):
    """Where to go when an editor closes."""

    STAY = auto()
    DOWN = auto()
    UP = auto()
    LEFT = auto()
    RIGHT = auto()
    FILL = auto()


_WAYS = {
    (Qt.Key.Key_Return, False): Way.DOWN,
    (Qt.Key.Key_Enter, False): Way.DOWN,
    (Qt.Key.Key_Return, True): Way.UP,
    (Qt.Key.Key_Enter, True): Way.UP,
    (Qt.Key.Key_Tab, False): Way.RIGHT,
    (Qt.Key.Key_Backtab, True): Way.LEFT,
    (Qt.Key.Key_Backtab, False): Way.LEFT,
}


class CellDelegate(QStyledItemDelegate):
    """Draws and edits the cells of a grid; `way` says where the closing editor wants to go.

    Signals
    -------
    text_typed(str)
        The text in the editor changed.
    cut_off(QModelIndex, str)
        The editor shows only the beginning of the cell's text; the reason in words.
    """

    text_typed = Signal(str)
    cut_off = Signal(QModelIndex, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.way = Way.STAY

    @override
    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:
        return one_line(str(value)) if value is not None else ""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            draw_current(painter, option.rect, view)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor: QLineEdit | QPlainTextEdit
        if index.data(IS_LONG_TEXT):
            editor = QPlainTextEdit(parent)
            editor.setTabChangesFocus(True)
        else:
            editor = QLineEdit(parent)
            editor.setMaxLength(ANY_LENGTH)
            editor.setFrame(False)
            editor.textEdited.connect(self.text_typed)
            # As a flag: a number, which models may give, would be refused, and a view without its editor crashes.
            alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
            editor.setAlignment(Qt.AlignmentFlag(int(alignment)))
        editor.setObjectName("cellEditor")
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or ""))
        self.way = Way.STAY
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        reason = why_only_read(text)
        if isinstance(editor, QLineEdit):
            editor.setReadOnly(bool(reason))
            editor.setText(shown_line(text) if reason else text)
        elif isinstance(editor, QPlainTextEdit):
            editor.setReadOnly(bool(reason))
            editor.setPlainText(shown_text(text) if reason else text)
            editor.selectAll()
        if reason:
            self.cut_off.emit(index, reason)

    @override
    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        text = editor_text(editor)
        if is_only_read(editor):
            return
        if text != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, text, Qt.ItemDataRole.EditRole)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        cell: QRect = option.rect
        viewport = editor.parentWidget()
        if not isinstance(editor, QPlainTextEdit) or viewport is None:
            editor.setGeometry(cell)
            return
        room = viewport.rect()
        width = min(max(cell.width(), BOX_WIDTH), room.width())
        height = min(max(cell.height(), BOX_HEIGHT), room.height())
        left = max(0, min(cell.left(), room.width() - width))
        top = max(0, min(cell.top(), room.height() - height))
        editor.setGeometry(left, top, width, height)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            way = _way_of(editor, event)
            if way is not None:
                self.way = Way.STAY if way is Way.FILL and is_only_read(editor) else way
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
                return True
            self.way = Way.STAY
        return super().eventFilter(editor, event)


def _way_of(editor: QWidget, event: QKeyEvent) -> Way | None:
    """Where a key in an editor leads; None when the key belongs to the text."""
    has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return Way.FILL
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return None
        if isinstance(editor, QPlainTextEdit) and has_shift:
            return None
    if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and isinstance(editor, QLineEdit):
        return Way.UP if event.key() == Qt.Key.Key_Up else Way.DOWN
    return _WAYS.get((Qt.Key(event.key()), has_shift))


def is_only_read(editor: QWidget) -> bool:
    """Whether an editor shows the beginning of a text that is too long to be edited."""
    return isinstance(editor, QLineEdit | QPlainTextEdit) and editor.isReadOnly()


def editor_text(editor: QWidget) -> str:
    """What was typed."""
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else ""


def one_line(text: str) -> str:
    """As much of a text as a cell can show, on one line."""
    return shown_text(" ".join(text[:MOST_IN_LINE].splitlines()) if text else "")
