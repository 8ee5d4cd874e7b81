"""Messages over the stage."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.notice import Notice


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLabel("stage"), 1)
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


@pytest.fixture
def notice(ground: QWidget) -> Notice:
    made = Notice()
    column = ground.layout()
    assert column is not None
    column.addWidget(made)
    return made


def _button(notice: Notice, text: str) -> QPushButton:
    return next(button for button in notice.findChildren(QPushButton) if button.text() == text)


def test_what_was_done_goes_by_itself(notice: Notice, qtbot: QtBot) -> None:
    notice._timer.setInterval(0)
    notice.tell("plan.pdf is written.")
    assert notice.text == "plan.pdf is written."
    qtbot.waitUntil(notice.isHidden)


def test_a_refusal_stays_until_something_succeeds(notice: Notice) -> None:
    notice._timer.setInterval(0)
    notice.refuse("The default weight set stays.")
    assert not notice._timer.isActive()
    assert notice.is_refusal
    notice.settle()
    assert notice.isHidden()
    notice.tell("Written.")
    notice.settle()
    assert notice.text == "Written."


def test_verbs_act_and_close(notice: Notice) -> None:
    done: list[str] = []
    notice.refuse("Read only.", [("Save a copy", lambda: done.append("copy"))])
    QTest.mouseClick(_button(notice, "Save a copy"), Qt.MouseButton.LeftButton)
    assert done == ["copy"]
    assert notice.isHidden()


def test_a_message_is_text_and_stays_inside(notice: Notice, ground: QWidget) -> None:
    text = "<img src=x> " + "long " * 300
    notice.refuse(text)
    label = notice.findChild(QLabel)
    assert label is not None
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert notice.accessibleName() == text
    for width in (800, 500):
        ground.resize(width, 700)
        QApplication.processEvents()
        assert ground.rect().contains(notice.geometry())


def test_it_covers_nothing(notice: Notice, ground: QWidget) -> None:
    stage = ground.findChild(QLabel)
    assert stage is not None
    notice.tell("New here?")
    QApplication.processEvents()
    assert notice.isVisible()
    assert not stage.geometry().intersects(notice.geometry())


def test_it_never_takes_the_keyboard(notice: Notice) -> None:
    notice.refuse("No.")
    assert not notice.hasFocus()
    assert all(not button.hasFocus() for button in notice.findChildren(QPushButton))
