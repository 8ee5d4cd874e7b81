"""Fixtures of the window's tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.settings import Settings


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Keys, fonts and palettes need an application, in whatever order and process a test runs."""
    del qapp


@pytest.fixture
def small_live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    """The small workshop, open behind signals."""
    del qtbot
    with make_small_workshop(tmp_path / "small.vmo") as workshop:
        live = LiveWorkshop(workshop)
        yield live
        live.deleteLater()


@pytest.fixture
def selection(small_live: LiveWorkshop) -> Selection:
    """Nothing selected yet."""
    return Selection(small_live)


@pytest.fixture
def open_window(qtbot: QtBot) -> Callable[[], MainWindow]:
    """Open a window as a new start does, and wait until the start page is complete."""

    def opened() -> MainWindow:
        window = MainWindow(Settings())
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.preload.finished, timeout=LONG_WAIT_MS):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: window.start.findChild(QWidget, "template_") is not None)
        return window

    return opened


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    """One open window on its start page."""
    return open_window()


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """The file of the small workshop, closed."""
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    return path


@pytest.fixture
def on_small(window: MainWindow, small_file: Path) -> MainWindow:
    """The window on the small workshop, on its first stage."""
    window.take(small_file)
    window.workbench.area.show_page("frame")
    return window
