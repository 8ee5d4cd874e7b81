"""A value edited where it stands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.widgets.field import Field, LongEdit, TextRefused


def read(text: str) -> float:
    number = read_number(text)
    if number is None:
        raise TextRefused(f"“{text}” is not a number.")
    return number


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[Field]:
    """A number field beside another one."""
    window = QWidget()
    qtbot.addWidget(window)
    shown, other = Field("Budget", reader=read, writer=number_text), Field("Other")
    other.setObjectName("other")
    layout = QVBoxLayout(window)
    layout.addWidget(shown)
    layout.addWidget(other)
    shown.set_value(5.0)
    window.show()
    qtbot.waitExposed(window)
    yield shown
    window.close()


def retype(qtbot: QtBot, field: Field, text: str) -> None:
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, text)


def test_enter_tells_the_new_value_once(field: Field, qtbot: QtBot) -> None:
    told: list[float] = []
    field.committed.connect(told.append)
    retype(qtbot, field, "7")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    field.commit()
    assert told == [7.0]


def test_leaving_tells_the_new_value(field: Field, qtbot: QtBot) -> None:
    retype(qtbot, field, "7")
    with qtbot.waitSignal(field.committed) as told:
        qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert told.args == [7.0]


def test_leaving_unchanged_tells_nothing(field: Field, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.committed):
        field.editor.setFocus()
        qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


def test_bad_text_stays_with_the_reason_below_it(field: Field, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.committed):
        retype(qtbot, field, "lots")
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.text() == "lots"
    assert field.message == "“lots” is not a number."
    assert field.editor.accessibleDescription() == field.message
    assert field.value == 5.0


def test_a_change_from_elsewhere_does_not_take_bad_text_away(field: Field, qtbot: QtBot) -> None:
    retype(qtbot, field, "lots")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    field.set_value(6.0)
    assert field.text() == "lots"
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert (field.text(), field.message) == ("6", "")


def test_escape_brings_the_value_back(field: Field, qtbot: QtBot) -> None:
    retype(qtbot, field, "7")
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.text() == "5"


def test_a_refused_value_comes_back_for_correction(field: Field, qtbot: QtBot) -> None:
    field.committed.connect(lambda _: field.refuse("Not today."))
    retype(qtbot, field, "7")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert (field.text(), field.message, field.value) == ("7", "Not today.", 5.0)


def test_the_same_value_written_otherwise_is_only_tidied(field: Field, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.committed):
        retype(qtbot, field, "5.0")
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.text() == "5"


def test_a_long_text_grows_with_its_lines_and_is_told_on_ctrl_enter(qtbot: QtBot) -> None:
    field = Field("Purpose", editor=LongEdit(most=4))
    qtbot.addWidget(field)
    field.set_value("one")
    field.resize(300, 200)
    field.show()
    low = field.editor.height()
    field.editor.setFocus()
    assert isinstance(field.editor, LongEdit)
    field.editor.setPlainText("one\ntwo\nthree")
    assert field.editor.height() > low
    with qtbot.waitSignal(field.committed) as told:
        qtbot.keyClick(field.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["one\ntwo\nthree"]


def test_markup_is_text(qtbot: QtBot) -> None:
    field = Field("Title", editor=LongEdit())
    qtbot.addWidget(field)
    field.set_value('<img src="x">')
    assert field.text() == '<img src="x">'


def test_a_text_that_is_too_long_to_be_edited_is_read_and_stays_whole(qtbot: QtBot) -> None:
    editor = LongEdit()
    shown = Field("Purpose", editor=editor)
    qtbot.addWidget(shown)
    shown.show()
    told: list[str] = []
    shown.committed.connect(told.append)
    whole = "x" * 1_000_000
    shown.set_value(whole)
    assert editor.isReadOnly()
    assert "1,000,000 letters is too long to be edited here" in editor.toolTip()
    editor.setFocus()
    qtbot.keyClicks(editor, "y")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (told, shown.value) == ([], whole)
    shown.set_value("short")
    editor.selectAll()
    qtbot.keyClicks(editor, "y")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (told, editor.toolTip()) == (["y"], "")


def test_a_line_that_is_too_long_to_be_edited_stays_whole(qtbot: QtBot) -> None:
    shown = Field("Name")
    qtbot.addWidget(shown)
    shown.show()
    told: list[str] = []
    shown.committed.connect(told.append)
    shown.set_value("x" * 1_000_000)
    shown.set_read_only(False)
    shown.editor.setFocus()
    qtbot.keyClicks(shown.editor, "y")
    qtbot.keyClick(shown.editor, Qt.Key.Key_Return)
    assert (told, shown.value) == ([], "x" * 1_000_000)
    assert "1,000,000 letters is too long to be edited here" in shown.editor.toolTip()
    shown.set_value("short")
    assert (shown.editor.isReadOnly(), shown.editor.toolTip()) == (False, "")


def test_a_line_cuts_nothing_off(qtbot: QtBot) -> None:
    shown = Field("Name")
    qtbot.addWidget(shown)
    shown.show()
    told: list[str] = []
    shown.committed.connect(told.append)
    shown.set_value("x" * 40_000)
    shown.editor.setFocus()
    qtbot.keyClick(shown.editor, Qt.Key.Key_End)
    qtbot.keyClicks(shown.editor, "y")
    qtbot.keyClick(shown.editor, Qt.Key.Key_Return)
    assert told == ["x" * 40_000 + "y"]


@pytest.mark.parametrize("editor", [QLineEdit, LongEdit])
def test_a_refused_text_comes_back_whole_however_long(editor: type[QLineEdit | LongEdit], qtbot: QtBot) -> None:
    shown = Field("Name", editor=editor())
    qtbot.addWidget(shown)
    shown.show()
    told: list[str] = []
    shown.committed.connect(told.append)
    shown.committed.connect(lambda _: shown.refuse("Not today."))
    shown.set_value("short")
    pasted = "some words " * 10_000
    QGuiApplication.clipboard().setText(pasted)
    shown.editor.selectAll()
    shown.editor.paste()
    shown.commit()
    assert (shown.text(), shown.message, shown.editor.isReadOnly()) == (pasted, "Not today.", False)
    shown.commit()
    assert told == [pasted, pasted]
    shown.revert()
    assert (shown.text(), shown.value) == ("short", "short")
