"""By a key the stage, the chart, the table or the inspector has the whole room, and Escape takes that back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.widgets.split_view import SplitView

Key = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def scoring(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The small workshop on the Score stage, in a window with room for all."""
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.resize(1366, 768)
    window.take(path)
    window.workbench.area.show_page("score")
    return window


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    QTest.keyClick(target, key, modifiers)


def _split(window: MainWindow) -> SplitView:
    split = window.workbench.area.split_view
    assert split is not None
    return split


def _chrome(window: MainWindow) -> list[QWidget]:
    bench = window.workbench
    return [window.menuBar(), bench.header, bench.rail, bench.status]


@pytest.mark.parametrize(("modifiers", "command"), [(NONE, "view.chart_only"), (SHIFT, "view.table_only")])
def test_chart_or_table_alone(scoring: MainWindow, modifiers: Qt.KeyboardModifier, command: str) -> None:
    split, action = _split(scoring), scoring.actions_table[command]
    alone, other = (split.chart, split.view) if modifiers == NONE else (split.view, split.chart)
    _press(Key.Key_F9, modifiers)
    assert (alone.isVisible(), other.isVisible(), action.isChecked()) == (True, False, True)
    target = QApplication.focusWidget()
    assert target is not None
    assert alone.isAncestorOf(target), "what has the room has the keyboard"
    _press(Key.Key_Escape)
    assert (alone.isVisible(), other.isVisible(), action.isChecked()) == (True, True, False)


def test_the_chart_alone_lets_go_first_of_what_was_selected_in_it(scoring: MainWindow) -> None:
    split = _split(scoring)
    _press(Key.Key_F9)
    chosen = scoring.workbench.area.selected
    _press(Key.Key_Right)
    if scoring.workbench.area.selected == chosen:
        _press(Key.Key_Left)
    assert scoring.workbench.area.selected != chosen
    _press(Key.Key_Escape)
    assert split.view.isHidden()
    _press(Key.Key_Escape)
    assert split.view.isVisible()


def test_escape_in_the_head_brings_the_table_back(scoring: MainWindow) -> None:
    _press(Key.Key_F9)
    search = scoring.workbench.header.findChild(QWidget, "header_search")
    assert search is not None
    search.setFocus()
    _press(Key.Key_Escape)
    assert _split(scoring).view.isVisible()


def test_an_undo_by_the_toolbar_leaves_the_keyboard_in_the_table(scoring: MainWindow) -> None:
    table = QApplication.focusWidget()
    _press(Key.Key_1)
    undo = scoring.workbench.header.findChild(QToolButton, "toolbar_edit.undo")
    redo = scoring.workbench.header.findChild(QToolButton, "toolbar_edit.redo")
    assert undo is not None
    assert redo is not None
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is table
    redo.setFocus()
    _press(Key.Key_Space)
    assert not redo.isEnabled()
    assert QApplication.focusWidget() is table


def test_the_stage_alone_on_the_whole_screen(scoring: MainWindow) -> None:
    scoring.setWindowState(Qt.WindowState.WindowMaximized)
    _press(Key.Key_F11)
    assert scoring.isFullScreen()
    assert not any(part.isVisible() for part in _chrome(scoring))
    _press(Key.Key_F9, SHIFT)
    _press(Key.Key_Escape)
    assert scoring.isFullScreen(), "Escape takes back one thing at a time"
    _press(Key.Key_Escape)
    assert not scoring.isFullScreen()
    assert scoring.isMaximized(), "as large as before"
    assert all(part.isVisible() for part in _chrome(scoring))


def test_escape_in_a_cell_ends_typing_only(scoring: MainWindow) -> None:
    _press(Key.Key_F11)
    _press(Key.Key_F2)
    _press(Key.Key_Escape)
    assert scoring.isFullScreen()


def test_the_list_of_stages_goes_and_comes(scoring: MainWindow) -> None:
    rail = scoring.workbench.rail
    _press(Key.Key_F7)
    assert not rail.isVisible()
    _press(Key.Key_F11)
    _press(Key.Key_F11)
    assert not rail.isVisible()
    _press(Key.Key_F7)
    assert rail.isVisible()


def test_table_and_chart_change_sides_and_stay_so(scoring: MainWindow) -> None:
    split = _split(scoring)
    _press(Key.Key_F8)
    assert split.chart.x() < split.view.x()
    scoring.workbench.area.show_page("rank")
    assert _split(scoring).view.x() < _split(scoring).chart.x(), "each stage has its own sides"
    scoring.workbench.area.show_page("score")
    _press(Key.Key_F8)
    assert split.view.x() < split.chart.x()


def test_every_panel_that_hides_by_key_is_in_the_view_menu(scoring: MainWindow) -> None:
    view = scoring.menuBar().findChild(QMenu, "menu_view")
    assert view is not None
    menus = [view, *view.findChildren(QMenu)]
    listed = {each.objectName(): each.shortcut().toString() for menu in menus for each in menu.actions()}
    keys = {
        "view.inspector": "F4", "view.swap_keyboard": "F6", "view.rail": "F7", "view.swap_sides": "F8",
        "view.chart_only": "F9", "view.table_only": "Shift+F9", "view.stage_only": "F11",
    }  # fmt: skip
    assert keys.items() <= listed.items()
