"""Everything that takes the keyboard has a name that a screen reader can say."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.crash_report import CrashReport
from vmo_desktop.ui.dialogs.about_dialog import AboutDialog
from vmo_desktop.ui.dialogs.crash_dialog import CrashDialog
from vmo_desktop.ui.dialogs.name_dialog import NameDialog
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.stages import PAGES


def _nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()!r}")
    return found


def test_the_start_page_and_every_stage(window: MainWindow, tmp_path: Path) -> None:
    assert _nameless(window) == []
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.take(path)
    window.workbench.area.show_inspector(True)
    for page_id in PAGES:
        window.workbench.area.show_page(page_id)
        QApplication.processEvents()
        assert _nameless(window) == [], page_id


def test_dialogs(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs: list[QDialog] = [AboutDialog(), NameDialog("Ines"), CrashDialog(CrashReport("Error", "text"), tmp_path)]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.windowTitle()
        assert _nameless(dialog) == [], type(dialog).__name__
