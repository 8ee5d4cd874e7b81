"""The import window while what it brings in is written: stopped by Cancel alone, and told of its own end."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.main_window import MainWindow

MANY = 4000


@pytest.fixture
def ready(qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path) -> ImportWizard:
    """The import window, before the file is written."""
    path = tmp_path / "list.csv"
    path.write_text("Code,Name\n" + "".join(f"N{row},New {row}\n" for row in range(MANY)), encoding="utf-8")
    window.take(small_file)
    window.take(path)
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    qtbot.waitUntil(lambda: wizard.plan is not None, timeout=LONG_WAIT_MS)
    return wizard


@pytest.fixture
def writing(ready: ImportWizard) -> ImportWizard:
    """The import window, while the file is written."""
    button(ready, "do_import").click()
    return ready


def button(wizard: ImportWizard, name: str) -> QPushButton:
    found = wizard.findChild(QPushButton, name)
    assert found is not None
    return found


def test_cancel_stops_the_writing_of_an_import_and_closes_its_window(
    qtbot: QtBot, window: MainWindow, writing: ImportWizard
) -> None:
    live = window.session.live
    assert live is not None
    before = live.snapshot
    assert not button(writing, "do_import").isEnabled()
    with qtbot.waitSignal(writing.rejected, timeout=LONG_WAIT_MS):
        button(writing, "cancel").click()
    assert live.snapshot is before
    assert "came in" not in window.workbench.notice.text


def test_an_import_that_was_not_stopped_comes_in_whole(qtbot: QtBot, window: MainWindow, writing: ImportWizard) -> None:
    live = window.session.live
    assert live is not None
    before = len(live.snapshot.initiatives)
    with qtbot.waitSignal(writing.accepted, timeout=LONG_WAIT_MS):
        button(writing, "do_import").click()  # a second press of an impatient hand
    assert len(live.snapshot.initiatives) == before + MANY


def test_enter_pressed_twice_imports_and_does_not_cancel(qtbot: QtBot, window: MainWindow, ready: ImportWizard) -> None:
    live = window.session.live
    assert live is not None
    before = len(live.snapshot.initiatives)
    button(ready, "do_import").setFocus()
    with qtbot.waitSignal(ready.finished, timeout=LONG_WAIT_MS):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Space):
            focused = ready.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
    assert len(live.snapshot.initiatives) == before + MANY


def test_nothing_but_cancel_is_offered_while_it_is_written(writing: ImportWizard) -> None:
    offered = [each for each in writing.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    assert [each.objectName() for each in offered] == ["cancel"]
    assert not any(each.isVisible() and each.isEnabled() for each in writing.findChildren(QComboBox))


def test_a_second_import_is_not_told_of_as_done_by_the_end_of_the_first(
    qtbot: QtBot, window: MainWindow, ready: ImportWizard, tmp_path: Path
) -> None:
    live = window.session.live
    assert live is not None
    (tmp_path / "second.csv").write_text("Code,Name\nS1,Second\n", encoding="utf-8")
    second = ImportWizard(live, tmp_path / "second.csv", window)
    second.open()
    qtbot.waitUntil(lambda: second.plan is not None, timeout=LONG_WAIT_MS)
    button(ready, "do_import").click()
    held_then: list[bool] = []
    second.accepted.connect(lambda: held_then.append(any(each.code == "S1" for each in live.snapshot.initiatives)))
    with qtbot.waitSignal(second.accepted, timeout=LONG_WAIT_MS):
        button(second, "do_import").click()
    assert held_then == [True]
