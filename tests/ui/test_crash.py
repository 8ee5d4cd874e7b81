"""A fault of the program's own, in the running window: said in words, readable, and the work goes on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.dialogs.crash_dialog import CrashDialog
from vmo_desktop.ui.errors import CrashGuard, log_folder, start_log
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.ops.frame import edit_workshop


@pytest.fixture
def guard(qapp: QApplication) -> Iterator[CrashGuard]:
    """What the program installs at its start."""
    before = sys.excepthook
    watching = CrashGuard(qapp)
    stop = start_log()
    watching.install()
    yield watching
    sys.excepthook = before
    stop()
    watching.deleteLater()


def _break() -> None:
    raise RuntimeError("Merger with Aster")


def _dialog(window: MainWindow, qtbot: QtBot) -> CrashDialog:
    qtbot.waitUntil(lambda: window.findChild(CrashDialog) is not None)
    dialog = window.findChild(CrashDialog)
    assert dialog is not None
    return dialog


def test_a_fault_is_shown_once_with_its_report_and_the_work_goes_on(
    window: MainWindow, guard: CrashGuard, tmp_path: Path, qtbot: QtBot
) -> None:
    guard.crashed.connect(window.show_crash)
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.take(path)
    live = window.session.live
    assert live is not None
    with capture_exceptions():  # the one below is meant
        guard.install()
        for _ in range(2):
            QTimer.singleShot(0, _break)
        dialog = _dialog(window, qtbot)
    assert dialog.isVisible()
    report = dialog.findChild(QPlainTextEdit)
    assert report is not None
    assert "in _break" in report.toPlainText()
    assert len(window.findChildren(CrashDialog)) == 1
    logged = (log_folder() / "vmo-desktop.log").read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert "Aster\n" not in logged
    button = dialog.findChild(QPushButton, "go_on")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(CrashDialog) is None)
    assert live.do(edit_workshop({"title": "It goes on"}))
    assert window.windowTitle().startswith("It goes on")
    with capture_exceptions():
        guard.install()
        QTimer.singleShot(0, _break)
        assert _dialog(window, qtbot).isVisible()  # a later fault is told as well
