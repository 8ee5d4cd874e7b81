"""Keys as a person presses them: they go to whatever has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.stages import STAGES
from vmo_desktop.ui.widgets.note import CellNote

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def stage_key(page_id: str) -> Qt.Key:
    """The digit that leads to a stage, with Ctrl."""
    place = [stage.id for stage in STAGES].index(page_id)
    return Key(Key.Key_1 + place)


def shown(qtbot: QtBot, widget: QWidget, *, width: int = 1100, height: int = 700) -> None:
    """Show a widget as the active window."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
    """Press a key."""
    for _ in range(times):
        QTest.keyClick(_target(), key, modifiers)


def type_text(text: str) -> None:
    """Type letters, each into whatever has the keyboard then."""
    for letter in text:
        QTest.keyClicks(_target(), letter)


def note_at_cell(grid: QWidget) -> str:
    """What the message at a cell says; empty when there is none."""
    found = grid.findChild(CellNote)
    return "" if found is None or found.isHidden() else found.text()


def _target() -> QWidget:
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    return target
