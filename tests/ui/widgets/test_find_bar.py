from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, press, shown, type_text
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_model import InitiativeModel
from vmo_desktop.ui.widgets.find_bar import FindBar
from vmo_desktop.ui.widgets.grid import Grid


def test_find_goes_on_around_the_end_and_returns_to_the_table(qtbot: QtBot, small_live: LiveWorkshop) -> None:
    holder = QWidget()
    grid = Grid(InitiativeModel(small_live), holder)
    bar = FindBar(grid, holder)
    layout = QVBoxLayout(holder)
    layout.addWidget(grid)
    layout.addWidget(bar)
    shown(qtbot, holder)
    grid.setFocus()
    grid.select_cell(0, 0)
    press(Key.Key_F, CTRL)
    assert bar.isVisible()
    type_text("digital")
    assert grid.currentIndex().row() == 0
    press(Key.Key_Return)
    assert grid.currentIndex().row() == 2
    press(Key.Key_Return)
    assert grid.currentIndex().row() == 0
    press(Key.Key_Return, SHIFT)
    assert grid.currentIndex().row() == 2
    type_text("zzz")
    assert grid.currentIndex().row() == 2
    press(Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is grid
