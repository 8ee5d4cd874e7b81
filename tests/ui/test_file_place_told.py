"""Where a workshop lies is told once, conflict copies beside it each time; both in a line that stops nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.retitled import retitle
from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.main_window import MainWindow


def told(qtbot: QtBot, window: MainWindow, path: Path) -> str:
    window.take(path)
    qtbot.waitUntil(lambda: not window.workbench.file_place.is_looking, timeout=LONG_WAIT_MS)
    return window.workbench.notice.text


def press(window: MainWindow, verb: str) -> None:
    buttons = window.workbench.notice.findChildren(QPushButton)
    next(each for each in buttons if each.text() == verb and each.isVisible()).click()


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    folder = tmp_path / "OneDrive - Contoso" / "2027"
    folder.mkdir(parents=True)
    make_small_workshop(folder / "plan.vmo").close()
    return folder / "plan.vmo"


def test_a_folder_of_onedrive_is_told_until_it_is_dismissed(qtbot: QtBot, window: MainWindow, synced: Path) -> None:
    assert "folder of OneDrive" in told(qtbot, window, synced)
    retitle(window, "Work goes on")
    window.session.close()
    assert "folder of OneDrive" in told(qtbot, window, synced)
    press(window, "Close")
    window.session.close()
    assert told(qtbot, window, synced) == ""


def test_conflict_copies_are_named_each_time(qtbot: QtBot, window: MainWindow, synced: Path) -> None:
    copy = synced.with_name("plan-LAPTOP-ANNA.vmo")
    make_small_workshop(copy).close()
    text = told(qtbot, window, synced)
    assert "plan-LAPTOP-ANNA.vmo" in text
    press(window, "Close")
    window.session.close()
    assert "plan-LAPTOP-ANNA.vmo" in told(qtbot, window, synced)
    window.session.close()
    assert "conflict copy of plan.vmo" in told(qtbot, window, copy)


def test_a_file_on_the_own_disk_is_nothing_to_tell(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    assert told(qtbot, window, small_file) == ""
