"""An empty view says what belongs there and how to fill it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
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


def test_a_sentence_of_two_lines_leaves_no_word_alone(qtbot: QtBot) -> None:
    words = "No initiatives yet. Bring them in from a spreadsheet, paste them, or type them one by one."
    state = EmptyState(words)
    qtbot.addWidget(state)
    state.resize(1200, 400)
    state.show()
    label = state.findChild(QLabel)
    assert label is not None
    layout = QTextLayout(words, label.font())
    layout.beginLayout()
    lengths = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(label.width())
        lengths.append(line.naturalTextWidth())
    layout.endLayout()
    assert len(lengths) == 2
    assert lengths[1] > 0.6 * lengths[0]
