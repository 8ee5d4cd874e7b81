"""One table of commands gives menus, toolbar and keys."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from vmo_desktop.ui import icons
from vmo_desktop.ui.actions import ACTIONS, Menu, stage_commands
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.stages import STAGES

FILLED = ("recent", "screens")
"""Submenus that are filled while running, in the place of a command."""


def _commands_of(menu: QMenu) -> list[str]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += [f"[{inner.title()}]", *_commands_of(inner)]
        elif action.objectName():  # what is filled in while running has none, nor have lines
            found.append(action.objectName())
    return found


def test_every_command_is_in_its_menu_once(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    found = Counter(each for menu in menus if isinstance(menu, QMenu) for each in _commands_of(menu))
    wanted = {command.id for command in window.actions_table.commands.values() if command.submenu not in FILLED}
    assert {each for each in found if not each.startswith("[")} == wanted
    assert all(number == 1 for number in found.values())
    assert len(menus) == len(Menu)


def test_keys_and_ids_are_unique_and_icons_exist() -> None:
    commands = [*ACTIONS, *stage_commands([(stage.id, stage.name, stage.icon) for stage in STAGES])]
    assert len({command.id for command in commands}) == len(commands)
    keys = Counter(QKeySequence(command.keys).toString() for command in commands if command.keys != "")
    assert [key for key, number in keys.items() if number > 1] == []
    assert {command.icon for command in commands if command.icon} <= icons.GLYPHS.keys()


def _menus(menu: QMenu) -> list[QMenu]:
    inner = [action.menu() for action in menu.actions()]
    return [menu, *(each for found in inner if isinstance(found, QMenu) for each in _menus(found))]


def test_every_command_is_reached_by_letters_that_are_unique_in_their_menu(window: MainWindow) -> None:
    window.session.create()
    bar = window.menuBar().actions()
    menus = [each for action in bar if isinstance(top := action.menu(), QMenu) for each in _menus(top)]
    for title, actions in (("the bar", bar), *((menu.title(), menu.actions()) for menu in menus)):
        shown = [action for action in actions if not action.isSeparator()]
        letters = Counter(QKeySequence.mnemonic(action.text()).toString() for action in shown)
        assert letters[""] == 0, f"{title}: {[action.text() for action in shown]}"
        assert [letter for letter, number in letters.items() if number > 1] == [], title


def test_only_what_makes_sense_is_enabled(window: MainWindow) -> None:
    table = window.actions_table
    assert table["file.open"].isEnabled()
    assert not table["file.save_as"].isEnabled()
    assert not table["edit.undo"].isEnabled()
    assert not table["stage.score"].isEnabled()
    window.session.create()
    assert table["file.save_as"].isEnabled()
    assert table["stage.score"].isEnabled()
    assert not table["edit.undo"].isEnabled()


def test_toolbar_buttons_have_names_for_screen_readers(window: MainWindow) -> None:
    window.session.create()
    buttons = window.workbench.header.findChildren(QToolButton)
    assert len(buttons) == len(window.actions_table.toolbar)
    names = [button.accessibleName() for button in buttons]
    assert all(names)
    assert len(set(names)) == len(names)
