"""What is being typed is written when the stage changes, the workshop closes or the window does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import stage_key
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.drivers_panel import DriversPanel
from vmo_desktop.ui.panels.frame_panel import FramePanel
from vmo_desktop.ui.panels.initiatives_panel import InitiativesPanel
from vmo_desktop.ui.settings import Settings
from vmo_desktop.workshop.workshop import Workshop

Leave = Callable[[MainWindow], object]


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    return path


def _by_key(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, stage_key("pack"), Qt.KeyboardModifier.ControlModifier)


def _by_mouse(window: MainWindow) -> None:
    QTest.mouseClick(window.workbench.rail.button("pack"), Qt.MouseButton.LeftButton)


def _by_closing_the_workshop(window: MainWindow) -> None:
    window.actions_table["file.close"].trigger()


def _by_closing_the_window(window: MainWindow) -> None:
    window.close()


def _by_opening_another(window: MainWindow) -> None:
    window.actions_table["file.new"].trigger()


WAYS = (_by_key, _by_mouse, _by_closing_the_workshop, _by_closing_the_window, _by_opening_another)


def _type(qtbot: QtBot, editor: QWidget, text: str) -> None:
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)


def _reopened(window: MainWindow, path: Path) -> Workshop:
    window.session.close()
    return Workshop.open(path)


@pytest.mark.parametrize("leave", WAYS)
@pytest.mark.parametrize("name", ["title", "decision"])
def test_a_field_of_the_frame(window: MainWindow, qtbot: QtBot, small_file: Path, leave: Leave, name: str) -> None:
    window.take(small_file)
    window.workbench.area.show_page("frame")
    page = window.workbench.area.page("frame")
    assert isinstance(page, FramePanel)
    _type(qtbot, page.fields[name].editor, "Typed")
    leave(window)
    window.session.close()
    assert name != "title" or Settings().recent_files[0].title == "Typed"
    with _reopened(window, small_file) as workshop:
        assert getattr(workshop.snapshot.workshop, name) == "Typed"


@pytest.mark.parametrize("leave", WAYS)
def test_the_name_of_a_driver(window: MainWindow, qtbot: QtBot, small_file: Path, leave: Leave) -> None:
    window.take(small_file)
    window.workbench.area.show_page("drivers")
    page = window.workbench.area.page("drivers")
    assert isinstance(page, DriversPanel)
    _type(qtbot, page.editor.fields["name"].editor, "Typed")
    leave(window)
    with _reopened(window, small_file) as workshop:
        assert [each.name for each in workshop.snapshot.leaves] == ["Growth", "Typed"]


@pytest.mark.parametrize("leave", WAYS)
def test_a_cell_of_a_table(window: MainWindow, qtbot: QtBot, small_file: Path, leave: Leave) -> None:
    window.take(small_file)
    window.workbench.area.show_page("initiatives")
    page = window.workbench.area.page("initiatives").findChild(InitiativesPanel)
    assert page is not None
    page.grid.setCurrentIndex(page.grid.model().index(0, 1))
    page.grid.edit(page.grid.currentIndex())
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Portal"
    _type(qtbot, editor, "Typed")
    leave(window)
    with _reopened(window, small_file) as workshop:
        assert workshop.snapshot.initiatives[0].name == "Typed"


def test_saved_copies_have_it(
    window: MainWindow, qtbot: QtBot, small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.take(small_file)
    window.workbench.area.show_page("frame")
    page = window.workbench.area.page("frame")
    assert isinstance(page, FramePanel)
    copy = tmp_path / "copy.vmo"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), "Workshops (*.vmo)"))
    _type(qtbot, page.fields["title"].editor, "Typed")
    window.actions_table["file.save_copy"].trigger()
    with Workshop.open(copy) as workshop:
        assert workshop.snapshot.workshop.title == "Typed"
