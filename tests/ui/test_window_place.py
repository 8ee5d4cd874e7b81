"""The window stands again where it stood, also after a crash."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.main_window import MainWindow


def test_a_size_is_remembered_before_the_window_is_closed(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    first = open_window()
    first.resize(780, 640)
    qtbot.waitUntil(lambda: not first.settings.layout("window").isEmpty(), timeout=LONG_WAIT_MS)
    second = open_window()  # as after a crash: the first one never closed
    assert (second.width(), second.height()) == (780, 640)
