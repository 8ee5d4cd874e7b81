"""An empty view says what belongs there and how to fill it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.empty_state import EmptyState


def test_one_sentence_and_the_actions_that_fill_it(qtbot: QtBot) -> None:
    done: list[str] = []
    actions = [("&Import…", lambda: done.append("import")), ("Type the first", lambda: done.append("type"))]
    state = EmptyState("No initiatives yet.", actions)
    qtbot.addWidget(state)
    first, second = state.buttons()
    assert (first.property("kind"), second.property("kind")) == ("primary", "quiet")
    assert first.accessibleName() == "Import…"
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert done == ["type", "import"]
