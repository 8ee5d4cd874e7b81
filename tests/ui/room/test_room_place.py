"""The room window fills the projector, exchanges screens with the facilitator's window, and survives its unplugging."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.ui.own_screens import DESK, PROJECTOR, run_on_screens

OPENED = """
window.setGeometry(50, 50, 1200, 700)
window.session.create_for_list()
settle()
room = window.workbench.room
def told():
    settle()
    shown = room.window
    where = shown.screen().name() if shown.isVisible() else "hidden"
    print(window.screen().name(), where, "full" if shown.isFullScreen() else "small")
desk, projector = (app.screens() + [None])[:2]
"""

SWAPPED = """
actions["room.show"].trigger(); told()
print(*room.window.geometry().getRect())
actions["room.swap"].trigger(); told()
actions["room.swap"].trigger(); told()
actions["room.show"].trigger(); told()
"""

UNPLUGGED = """
actions["room.show"].trigger(); told()
app.screenRemoved.emit(projector); told()
print(window.workbench.notice.text)
print(room.sign.text(), actions["room.show"].isChecked())
app.screenAdded.emit(projector); told()
print(window.workbench.notice.text)
actions["room.show"].trigger()
"""

OWN_UNPLUGGED = """
actions["room.show"].trigger()
actions["room.swap"].trigger(); told()
app.screenRemoved.emit(projector)
print(room.window.isVisible(), room.sign.text())
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """What one window on a desk and a projector prints in one part of its day after the other."""
    parts = {"swapped": SWAPPED, "unplugged": UNPLUGGED, "own unplugged": OWN_UNPLUGGED}
    code = "".join(f'print("begin {name}")\n{part}' for name, part in parts.items())
    found: dict[str, list[str]] = {}
    for line in run_on_screens(tmp_path_factory.mktemp("screens"), [DESK, PROJECTOR], OPENED + code):
        if line.removeprefix("begin ") in parts:
            found[line.removeprefix("begin ")] = part = []
        else:
            part.append(line)
    return found


def test_it_fills_the_other_screen_and_both_are_swapped_by_a_key(said: Mapping[str, list[str]]) -> None:
    assert said["swapped"] == [
        "desk projector full",
        "1366 0 1920 1080",
        "projector desk full",
        "desk projector full",
        "desk hidden full",
    ]


def test_the_chosen_screen_is_remembered(tmp_path: Path) -> None:
    third: dict[str, object] = {"name": "wall", "x": 3286, "y": 0, "width": 1280, "height": 720}
    code = 'actions.submenu("screens").actions()[2].trigger(); told()'
    assert run_on_screens(tmp_path, [DESK, PROJECTOR, third], OPENED + code) == ["desk wall full"]
    again = 'actions["room.show"].trigger(); told()'
    assert run_on_screens(tmp_path, [DESK, PROJECTOR, third], OPENED + again) == ["desk wall full"]
    assert run_on_screens(tmp_path, [DESK, PROJECTOR], OPENED + again) == ["desk projector full"]


def test_an_unplugged_screen_hides_the_room_until_it_comes_back(said: Mapping[str, list[str]]) -> None:
    lines = said["unplugged"]
    assert lines[:2] == ["desk projector full", "desk hidden full"]
    assert "The screen projector is gone" in lines[2]
    assert lines[3] == "Room: no screen True"
    assert lines[4] == "desk projector full"
    assert lines[5] == "The room's screen is back."


def test_the_room_never_lies_over_a_facilitator_whose_own_screen_is_unplugged(said: Mapping[str, list[str]]) -> None:
    assert said["own unplugged"] == ["projector desk full", "False Room: no screen"]


def test_on_one_screen_it_is_an_ordinary_window(tmp_path: Path) -> None:
    code = """
actions["room.show"].trigger(); told()
actions["room.swap"].trigger()
print(window.workbench.notice.text)
room.window.close(); settle()
print(actions["room.show"].isChecked())
actions["room.show"].trigger(); told()
window.session.close(); settle()
print(room.window.texts == ())
"""
    lines = run_on_screens(tmp_path, [DESK], OPENED + code)
    assert lines[0] == "desk desk small"
    assert "one screen only" in lines[1]
    assert lines[2:] == ["False", "desk desk small", "True"]


def test_it_goes_with_the_facilitators_window(tmp_path: Path) -> None:
    code = """
actions["room.show"].trigger(); settle()
actions["room.freeze"].trigger()
print(room.is_frozen, room.sign.text())
window.close(); settle()
print(room.window.isVisible())
"""
    assert run_on_screens(tmp_path, [DESK, PROJECTOR], OPENED + code) == ["True Room: frozen", "False"]
