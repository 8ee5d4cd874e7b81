"""What goes wrong is said in words, logged, and never swallowed."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from vmo_desktop.errors import FileRefused, NotAllowed, WorkshopReadOnly, WriteFailed
from vmo_desktop.ui.crash_report import CrashReport
from vmo_desktop.ui.dialogs.crash_dialog import CrashDialog
from vmo_desktop.ui.errors import CrashGuard, log_folder, remedies, start_log
from vmo_desktop.ui.log_file import LogFile
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.theme import appearance


@pytest.fixture
def guard(qapp: QApplication) -> Iterator[CrashGuard]:
    hooks = sys.excepthook, threading.excepthook
    watching = CrashGuard(qapp)
    watching.install()
    yield watching
    sys.excepthook, threading.excepthook = hooks
    watching.deleteLater()


def _error() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_a_fault_is_told_once_and_logged(guard: CrashGuard, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    with qtbot.waitSignal(guard.crashed) as told, caplog.at_level(logging.ERROR):
        error = _error()
        sys.excepthook(type(error), error, error.__traceback__)
    assert told.args is not None
    report = told.args[0]
    assert report.summary == "ZeroDivisionError"
    assert "test_errors.py" in report.text
    assert "VMO Desktop" in report.text
    assert "unexpected" in caplog.text


def test_a_fault_in_a_thread_is_told_in_the_windows_thread(guard: CrashGuard, qtbot: QtBot) -> None:
    seen: list[threading.Thread] = []
    guard.crashed.connect(lambda _report: seen.append(threading.current_thread()))
    with qtbot.waitSignal(guard.crashed):
        worker = threading.Thread(target=_fail)
        worker.start()
        worker.join()
    assert seen == [threading.main_thread()]


def test_the_log_tells_where_a_fault_was_and_quotes_nothing(
    guard: CrashGuard, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(guard.crashed), caplog.at_level(logging.ERROR):
        try:
            int("Merger with Aster")
        except ValueError as error:
            guard.report(error)
    assert "ValueError" in caplog.text
    assert "test_errors.py" in caplog.text
    assert "Aster" not in caplog.text.replace('int("Merger with Aster")', "")  # the line of this test


def _fail() -> None:
    raise RuntimeError("in a thread")


def test_the_report_hides_the_home_folder() -> None:
    error = OSError(str(Path.home() / "secret"))
    assert str(Path.home()) not in CrashReport.of(error).text
    assert "secret" in CrashReport.of(error).text


def test_the_report_can_be_read_and_copied(qtbot: QtBot, tmp_path: Path) -> None:
    report = CrashReport.of(_error())
    dialog = CrashDialog(report, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = dialog.findChild(QPlainTextEdit)
    assert shown is not None
    assert shown.isReadOnly()
    assert shown.toPlainText() == report.text
    copy = dialog.findChild(QPushButton, "copy_report")
    assert copy is not None
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == report.text
    assert "OK" not in [button.text() for button in dialog.findChildren(QPushButton)]


def test_the_report_grows_with_the_program(qtbot: QtBot, tmp_path: Path) -> None:
    heights = []
    for zoom in (1.0, 2.0):
        appearance().show(Scheme.LIGHT, zoom)
        dialog = CrashDialog(CrashReport("Error", "text"), tmp_path)
        qtbot.addWidget(dialog)
        dialog.show()
        report = dialog.findChild(QPlainTextEdit)
        assert report is not None
        heights.append(report.fontMetrics().height())
    assert heights[1] > 1.8 * heights[0]


def test_the_log_is_a_file_of_bounded_size() -> None:
    stop = start_log()
    log = logging.getLogger("vmo_desktop.test")
    for number in range(9_000):
        log.info("line %d %s", number, "x" * 200)
    stop()
    files = sorted(log_folder().glob("vmo-desktop.log*"))
    assert len(files) == 4
    assert sum(file.stat().st_size for file in files) < 4 * 300_000
    assert "line 8999" in (log_folder() / "vmo-desktop.log").read_text(encoding="utf-8")


def test_errors_name_the_commands_that_help() -> None:
    assert remedies(WorkshopReadOnly("w")) == ("file.save_copy",)
    assert remedies(WriteFailed("w")) == ("file.save_copy",)
    assert remedies(FileRefused(Path("a.vmo"), "not a workshop.", "Choose another.")) == ("file.open",)
    assert remedies(NotAllowed("n")) == ()


def test_a_fault_while_a_fault_is_told_is_logged_and_not_told_for_ever(
    guard: CrashGuard, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[CrashReport] = []

    def tell(report: CrashReport) -> None:
        told.append(report)
        guard.report(_error())

    guard.crashed.connect(tell)
    with qtbot.waitSignal(guard.crashed), caplog.at_level(logging.ERROR):
        guard.report(_error())
    with qtbot.waitSignal(guard.crashed):
        guard.report(_error())
    assert len(told) == 2
    assert caplog.text.count("unexpected") >= 3


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "logs").write_text("a file where the folder should be", encoding="utf-8")
    start_log()()
    handler = LogFile(tmp_path / "home" / "logs" / "vmo-desktop.log")
    logger = logging.getLogger("tests.full")
    logger.addHandler(handler)
    logger.warning("nowhere to go")
    logger.removeHandler(handler)
    handler.close()
    assert capsys.readouterr().err == ""
