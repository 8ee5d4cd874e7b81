"""A captioned value that is edited in place: written when it is left, refused in a sentence below it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.errors import VmoError
from vmo_desktop.ui.theme import current_theme, set_state
from vmo_desktop.ui.widgets.cell_delegate import ANY_LENGTH
from vmo_desktop.ui.widgets.label import MOST_SHOWN, PlainLabel, TextRole, shown_line, tooltip
from vmo_desktop.ui.widgets.too_long import why_only_read


class TextRefused(VmoError):
    """A typed text is nothing that the field can hold; the field keeps it for correction."""


Reader = Callable[[str], Any]
"""Makes a value of a typed text; raises `TextRefused`."""

Writer = Callable[[Any], str]
"""Makes the text of a value."""


class LongEdit(QPlainTextEdit):
    """Plain text of several lines, as tall as its text up to a limit.

    Of a text that is too long to be edited, its beginning can be read.

    Signals
    -------
    left()
        The focus went elsewhere, or Ctrl+Enter was pressed.
    """

    left = Signal()

    def __init__(self, *, least: int = 1, most: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._is_read_only = self._is_cut = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @override
    def setPlainText(self, text: str) -> None:
        """Show a text, or the beginning of one that is too long to be edited, which then stays as it is."""
        self._show(text, why_only_read(text))

    def put_back(self, typed: str) -> None:
        """Show what was typed here, to be put right: whole, however long it is."""
        self._show(typed, "")

    def _show(self, text: str, why_cut: str) -> None:
        self._is_cut = bool(why_cut)
        super().setPlainText(f"{text[:MOST_SHOWN]}…" if why_cut else text)
        super().setReadOnly(self._is_read_only or self._is_cut)
        self.setToolTip(tooltip(why_cut))

    @override
    def setReadOnly(self, is_read_only: bool) -> None:
        """Let the text be read and copied, not changed."""
        self._is_read_only = is_read_only
        super().setReadOnly(is_read_only or self._is_cut)

    def allow_lines(self, most: int) -> None:
        """Let the text have as many lines as this before it scrolls."""
        self._most = most
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policies.ScrollBarAsNeeded if most > 1 else policies.ScrollBarAlwaysOff)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted_height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._leave()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave()
            return
        super().keyPressEvent(event)

    def _leave(self) -> None:
        if not self._is_cut:
            self.left.emit()

    def _wanted_height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        # A plain text document counts its height in lines.
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        margins = self.contentsMargins()
        edges = 2 * self.document().documentMargin() + margins.top() + margins.bottom()
        slack = current_theme().space.xs if self._most > 1 else 0  # else a part of the next line would be seen
        return round(lines * line + edges) + slack

    def _fit(self) -> None:
        wanted = self._wanted_height()
        if wanted != self.maximumHeight():
            self.setFixedHeight(wanted)


class Field(QWidget):
    """One value: caption above, editor, and below it why a text was not taken.

    Signals
    -------
    committed(object)
        A new value was typed. The listener writes it and then calls `set_value` or `refuse`.
    """

    committed = Signal(object)

    def __init__(
        self,
        caption: str,
        *,
        editor: QLineEdit | LongEdit | None = None,
        reader: Reader = str,
        writer: Writer = str,
        placeholder: str = "",
        shows_caption: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor or QLineEdit()
        self._read, self._write = reader, writer
        self._value: Any = None
        self._is_set = self._is_read_only = self._is_too_long = False
        self._shown = ""
        self._before: tuple[Any, str] = (None, "")
        self._caption = PlainLabel(caption, role=TextRole.CAPTION)
        self._caption.setBuddy(self.editor)
        if not shows_caption:
            self._caption.hide()
        self._message = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self._message.setProperty("state", "error")
        self._message.hide()
        self.editor.setAccessibleName(caption)
        self.editor.setPlaceholderText(placeholder)
        self.editor.setProperty("kind", "line")
        self.editor.installEventFilter(self)
        self.setFocusProxy(self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._caption, self.editor, self._message):
            layout.addWidget(part)
        if isinstance(self.editor, LongEdit):
            self.editor.left.connect(self.commit)
        else:
            self.editor.setMaxLength(ANY_LENGTH)
            self.editor.editingFinished.connect(self.commit)

    @property
    def value(self) -> Any:
        """The value as last set."""
        return self._value

    @property
    def message(self) -> str:
        """Why the typed text was not taken; empty when it was."""
        return "" if self._message.isHidden() else self._message.text()

    def set_caption(self, caption: str) -> None:
        """Call the value otherwise, such as in another unit."""
        self._caption.setText(caption)
        self.editor.setAccessibleName(caption)

    def set_read_only(self, is_read_only: bool) -> None:
        """Let the value be read and copied, not changed."""
        self._is_read_only = is_read_only
        self.editor.setReadOnly(is_read_only or self._is_too_long)

    def text(self) -> str:
        """The text in the editor."""
        return self.editor.toPlainText() if isinstance(self.editor, LongEdit) else self.editor.text()

    def set_value(self, value: Any) -> None:
        """Show a value, unless something else is being typed here."""
        is_typed = self.text() != self._shown
        self._value, self._is_set = value, True
        if is_typed and (self.editor.hasFocus() or self.message):
            return
        self._show()

    def commit(self) -> None:
        """Read what was typed, and tell it when it is new."""
        text = self.text()
        if text == self._shown:
            self._say("")
            return
        try:
            value = self._read(text)
        except TextRefused as error:
            self._say(str(error))
            return
        self._say("")
        self._before = (self._value, text)
        is_new, self._value, self._is_set = value != self._value, value, True
        self._show()
        if is_new:
            self.committed.emit(value)

    def refuse(self, sentence: str) -> None:
        """Say why the value told last could not be written; the typed text comes back for correction."""
        self._value, typed = self._before
        self._show()
        self._put_back(typed)
        self._say(sentence)

    def revert(self) -> None:
        """Forget what is being typed."""
        self._show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.editor
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text() != self._shown
        ):
            self.revert()
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self._shown = self._write(self._value) if self._is_set else ""
        self._set_text(self._shown)
        # An editor may show a text otherwise than given, such as without line breaks.
        self._shown = self.text()
        self._say("")

    def _set_text(self, text: str) -> None:
        if text == self.text():
            return
        if isinstance(self.editor, LongEdit):
            self.editor.setPlainText(text)
        else:
            reason = why_only_read(text)
            self._is_too_long = bool(reason)
            self.editor.setText(shown_line(text) if reason else text)
            self.editor.setReadOnly(self._is_read_only or self._is_too_long)
            self.editor.setToolTip(tooltip(reason))
            self.editor.setCursorPosition(0 if not self.editor.hasFocus() else len(text))

    def _put_back(self, typed: str) -> None:
        if isinstance(self.editor, LongEdit):
            self.editor.put_back(typed)
        else:
            self._is_too_long = False
            self.editor.setToolTip("")
            self.editor.setText(typed)
            self.editor.setReadOnly(self._is_read_only)

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        set_state(self.editor, "error" if sentence else "")
