"""The Edit menu: undo and redo of steps, and the clipboard of whatever has the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget
from typing_extensions import override

from vmo_desktop.ui.session import Session

Keys = QKeySequence.StandardKey

_CONTROL = Qt.KeyboardModifier.ControlModifier
_PRESSED = {
    Keys.Cut: (Qt.Key.Key_X, _CONTROL),
    Keys.Copy: (Qt.Key.Key_C, _CONTROL),
    Keys.Paste: (Qt.Key.Key_V, _CONTROL),
    Keys.Delete: (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    Keys.SelectAll: (Qt.Key.Key_A, _CONTROL),
}
"""Keys that stand for a command on every system (Qt's Control is the command key of a Mac)."""


class EditCommands(QObject):
    """Handlers of the Edit menu; keys for the clipboard go to the widget that had the keyboard last.

    Signals
    -------
    button_spent()
        The button that was pressed has nothing more to do: the keyboard goes back to the stage.
    """

    button_spent = Signal()

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._target: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def undo(self) -> None:
        """Take back the last step."""
        if self._session.live is not None:
            self._step(self._session.live.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._session.live is not None:
            self._step(self._session.live.redo)

    def _step(self, go: Callable[[], object]) -> None:
        pressed = QApplication.focusWidget()
        go()
        if pressed is not None and not pressed.isEnabled():
            self.button_spent.emit()

    def cut(self) -> None:
        """Cut what is selected."""
        self._send(Keys.Cut)

    def copy(self) -> None:
        """Copy what is selected."""
        self._send(Keys.Copy)

    def paste(self) -> None:
        """Paste from the clipboard."""
        self._send(Keys.Paste)

    def delete(self) -> None:
        """Delete what is selected."""
        self._send(Keys.Delete)

    def select_all(self) -> None:
        """Select everything there is."""
        self._send(Keys.SelectAll)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let undo through to the workshop when a text field has nothing of its own to undo."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_undo, is_redo = event.matches(Keys.Undo), event.matches(Keys.Redo)
            if (is_undo or is_redo) and _has_nothing(watched, is_undo=is_undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _send(self, keys: Keys) -> None:
        """Press keys on the widget that has, or had before the menu, the keyboard."""
        target = QApplication.focusWidget() or self._target
        if target is None or target.window() is not self._window:
            return
        key, modifiers = _PRESSED[keys]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers))

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        # Only the fields are watched, and only while they have the keyboard: a filter sees every event there is.
        if isinstance(old, QLineEdit | QPlainTextEdit):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit):
            new.installEventFilter(self)
        if new is not None and not isinstance(new, QMenu | QMenuBar):
            self._target = new
            new.destroyed.connect(self._on_target_destroyed)

    def _on_target_destroyed(self) -> None:
        self._target = None


def _has_nothing(widget: QObject, *, is_undo: bool) -> bool:
    if isinstance(widget, QLineEdit):
        return not (widget.isUndoAvailable() if is_undo else widget.isRedoAvailable())
    if isinstance(widget, QPlainTextEdit):
        document = widget.document()
        return not (document.isUndoAvailable() if is_undo else document.isRedoAvailable())
    return False
