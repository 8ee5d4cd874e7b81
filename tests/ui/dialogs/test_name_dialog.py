"""The name that the history's steps carry."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.dialogs.name_dialog import NameDialog
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Settings


def test_a_name_is_kept_without_spaces_around_it(window: MainWindow) -> None:
    window.actions_table["workshop.author"].trigger()
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    use = dialog.findChild(QPushButton, "use_name")
    assert line is not None
    assert use is not None
    QTest.keyClicks(line, "  Anna Lind ")
    QTest.mouseClick(use, Qt.MouseButton.LeftButton)
    assert Settings().author == "Anna Lind"


def test_leaving_it_changes_nothing(qtbot: QtBot) -> None:
    dialog = NameDialog("Ines")
    qtbot.addWidget(dialog)
    with qtbot.assertNotEmitted(dialog.named):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
