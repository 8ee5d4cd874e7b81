"""What is only looked at is copied too, with the whole of each text and not as much of it as is shown."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, press, shown
from vmo_desktop.ui.cell_model import RefusedCell
from vmo_desktop.ui.clipboard import rows_of
from vmo_desktop.ui.widgets.reject_list import RejectList


def test_refused_cells_are_copied_below_their_titles(qtbot: QtBot) -> None:
    long = "many words " * 60 + "\nand a line"
    rejects = RejectList()
    shown(qtbot, rejects)
    rejects.show_cells([RefusedCell(0, 1, "Portal, Cost", long, "no number"), RefusedCell(1, 1, "x", "y", "z")], 4)
    table = rejects.findChild(QTableView)
    assert table is not None
    table.setFocus()
    table.selectRow(0)
    press(Key.Key_C, CTRL)
    assert rows_of(QGuiApplication.clipboard().text()) == [["Portal, Cost", long, "no number"]]
    press(Key.Key_C, CTRL | SHIFT)
    assert rows_of(QGuiApplication.clipboard().text())[0] == ["Cell", "Text", "Why it was left out"]
    QGuiApplication.clipboard().clear()
