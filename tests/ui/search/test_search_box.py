"""The search over the whole window, by keyboard only."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, press, type_text
from tests.ui.parts import DEPENDENCIES, LIST, initiatives_stage
from tests.ui.small_workshop import driver_id, initiative_id, make_small_workshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.search.search_box import SearchBox

Key = Qt.Key


@pytest.fixture
def on_small(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window on the small workshop, on its first stage."""
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.take(path)
    window.workbench.area.show_page("frame")
    return window


def _box(window: MainWindow) -> SearchBox:
    return window.workbench.search.box


def _search(window: MainWindow, text: str) -> SearchBox:
    QTest.keyClick(window, Key.Key_K, CTRL)
    assert _box(window).isVisible()
    type_text(text)
    return _box(window)


def test_a_command_is_found_with_its_keys_and_done(on_small: MainWindow) -> None:
    box = _search(on_small, "histo")
    assert box.current is not None
    assert (box.current.title, box.current.keys) == ("History", "Ctrl+H")
    press(Key.Key_Return)
    assert box.isHidden()
    assert on_small.workbench.area.page_id == "history"


def test_every_command_can_be_found(on_small: MainWindow) -> None:
    titles = {entry.title for entry in on_small.workbench.search.entries()}
    actions = [each for each in on_small.actions_table.commands.values() if each.submenu != "recent"]
    for command in actions:
        shown = on_small.actions_table[command.id].text().split("\t")[0].replace("&", "")
        assert shown in titles, command.id


def test_keys_are_shown_for_every_command_that_has_some(on_small: MainWindow) -> None:
    keys = {entry.keys for entry in on_small.workbench.search.entries()}
    for command in on_small.actions_table.commands.values():
        if command.keys != "":
            assert QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText) in keys


def test_an_initiative_is_selected_where_it_can_be_seen(on_small: MainWindow) -> None:
    live = on_small.session.live
    assert live is not None
    _search(on_small, "ledg")
    press(Key.Key_Return)
    assert on_small.workbench.area.page_id == "initiatives"
    page = on_small.workbench.area.page("initiatives")
    assert isinstance(page, Panel)
    assert page.selection.initiative_id == initiative_id(live.workshop, "Ledger")
    on_small.workbench.area.show_page("rank")
    _search(on_small, "robots")
    press(Key.Key_Return)
    assert on_small.workbench.area.page_id == "rank"
    assert page.selection.initiative_id == initiative_id(live.workshop, "Robots")


def test_an_initiative_is_found_in_the_list_also_when_another_part_of_the_stage_is_open(on_small: MainWindow) -> None:
    live = on_small.session.live
    assert live is not None
    stage = initiatives_stage(on_small)
    stage.show_part(DEPENDENCIES)
    _search(on_small, "ledg")
    press(Key.Key_Return)
    assert stage.part(LIST).isVisible()
    assert not stage.part(DEPENDENCIES).isVisible()
    assert stage.selection.initiative_id == initiative_id(live.workshop, "Ledger")


def test_a_driver_is_opened_on_its_stage(on_small: MainWindow) -> None:
    live = on_small.session.live
    assert live is not None
    _search(on_small, "risk")
    press(Key.Key_Return)
    assert on_small.workbench.area.page_id == "drivers"
    page = on_small.workbench.area.page("drivers")
    assert isinstance(page, Panel)
    assert page.selection.driver_id == driver_id(live.workshop, "Risk")


def test_a_recent_file_is_opened(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.take(path)
    window.session.close()
    _search(window, "digital portf")
    press(Key.Key_Return)
    assert window.session.live is not None
    assert window.session.live.workshop.path == path


def test_arrows_pass_over_what_is_not_possible_now(window: MainWindow) -> None:
    box = _search(window, "")
    seen = []
    for _ in range(len(box.titles)):
        assert box.current is not None
        assert box.current.is_enabled
        seen.append(box.current.title)
        press(Key.Key_Down)
    assert "Save as…" in box.titles
    assert "Save as…" not in seen
    press(Key.Key_Up, times=len(box.titles))
    assert box.current is not None
    assert box.current.title == seen[0]


def test_escape_gives_the_keyboard_back(on_small: MainWindow, qtbot: QtBot) -> None:
    field = next(each for each in on_small.workbench.area.findChildren(QPlainTextEdit) if each.isVisible())
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    box = _search(on_small, "zebra xylophone")
    assert box.titles == []
    press(Key.Key_Return)
    assert box.isVisible()
    press(Key.Key_Escape)
    assert box.isHidden()
    assert QApplication.focusWidget() is field
    press(Key.Key_K, CTRL)
    assert box.isVisible()
    press(Key.Key_K, CTRL)
    assert box.isHidden()


def test_the_head_of_the_window_opens_it_and_a_click_elsewhere_closes_it(on_small: MainWindow) -> None:
    button = on_small.findChild(QPushButton, "header_search")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _box(on_small).isVisible()
    QTest.mouseClick(on_small.workbench.rail.button("drivers"), Qt.MouseButton.LeftButton)
    assert _box(on_small).isHidden()
    assert on_small.workbench.area.page_id == "drivers"


def test_names_of_users_stay_text(on_small: MainWindow) -> None:
    from vmo_desktop.workshop.ops.initiatives import add_initiatives

    live = on_small.session.live
    assert live is not None
    live.do(add_initiatives([{"code": "X", "name": "<b>Bold</b> & \u202egnol"}]))
    box = _search(on_small, "<b>bold")
    assert "<b>Bold</b> & \u202egnol" in box.titles
    assert not box.grab().isNull()


def test_the_box_stays_inside_a_small_window_and_a_large_zoom(on_small: MainWindow) -> None:
    from vmo_desktop.ui.settings import Scheme
    from vmo_desktop.ui.theme import appearance

    on_small.resize(900, 620)
    box = _search(on_small, "")
    appearance().show(Scheme.LIGHT, 2.0)
    QApplication.processEvents()
    assert on_small.rect().contains(box.geometry())
