"""Many steps back, forth and back again after a restart, by keys alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, press, stage_key, type_text
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.snapshot import Snapshot

TYPED = "34120" * 4


def _scores(snapshot: Snapshot) -> dict[tuple[int, int], float | None]:
    return {cell: row.value for cell, row in snapshot.agreed_scores.items()}


def _opened(window: MainWindow, path: Path) -> LiveWorkshop:
    window.take(path)
    live = window.session.live
    assert live is not None
    return live


def test_back_forth_and_back_again_after_a_restart(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window = open_window()
    live = _opened(window, path)
    before = _scores(live.snapshot)
    press(stage_key("score"), CTRL)
    for number, digit in enumerate(TYPED):
        press(Key.Key_Up, CTRL)
        if number % 2:
            press(Key.Key_Right)
        type_text(digit)
        press(Key.Key_Home, CTRL)
    after = _scores(live.snapshot)
    assert after != before
    done = live.workshop.step - 9
    assert done >= 15
    press(Key.Key_Z, CTRL, times=done)
    assert _scores(live.snapshot) == before
    press(Key.Key_Z, Qt.KeyboardModifier(CTRL | SHIFT), times=done)
    assert _scores(live.snapshot) == after
    press(Key.Key_Q, CTRL)
    assert not window.isVisible()

    again = open_window()
    live = _opened(again, path)
    assert _scores(live.snapshot) == after
    press(Key.Key_Z, CTRL, times=done)
    assert _scores(live.snapshot) == before
    press(Key.Key_Y, CTRL, times=3)
    press(Key.Key_Z, CTRL, times=3)
    assert _scores(live.snapshot) == before
    again.close()
