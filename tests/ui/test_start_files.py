"""The workshop files of the start page, from the window's side."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import RecentFile, Settings
from vmo_desktop.ui.thumbnails import Thumbnail
from vmo_desktop.workshop.ops.frame import edit_workshop


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    return path


def test_a_listed_file_gets_the_picture_of_its_chart(window: MainWindow, small_file: Path, qtbot: QtBot) -> None:
    window.take(small_file)
    with qtbot.waitSignal(window.thumbnails.made, timeout=LONG_WAIT_MS) as made:
        window.session.close()
    assert made.args is not None
    thumbnail = made.args[0]
    assert isinstance(thumbnail, Thumbnail)
    assert thumbnail.path == small_file


def test_a_pin_is_remembered(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    window.session.close()
    window.start.file_pinned.emit(small_file, True)
    assert [file.is_pinned for file in Settings().recent_files] == [True]


def test_a_missing_file_found_again_opens(
    window: MainWindow, small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Settings().remember_file(RecentFile(str(tmp_path / "before.vmo"), title="Digital portfolio"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(small_file), ""))
    window.start.file_located.emit(tmp_path / "before.vmo")
    assert window.session.live is not None
    assert [Path(file.path) for file in Settings().recent_files] == [small_file]


def test_a_missing_file_is_forgotten(window: MainWindow, tmp_path: Path) -> None:
    Settings().remember_file(RecentFile(str(tmp_path / "gone.vmo")))
    window.start.file_forgotten.emit(tmp_path / "gone.vmo")
    assert Settings().recent_files == ()


def test_an_unnamed_workshop_goes_to_the_trash(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))  # the trash of this test
    Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)).mkdir(
        parents=True, exist_ok=True
    )
    window.session.create("rice")
    live = window.session.live
    assert live is not None
    live.do(edit_workshop({"title": "Thrown away"}))
    path = live.workshop.path
    window.session.close()
    button = window.start.findChild(QToolButton, f"delete_{path.name}")
    assert button is not None
    button.click()
    assert not path.exists()
    assert Settings().recent_files == ()
    assert window.start.findChild(QWidget, f"file_{path.name}") is None


def test_a_workshop_that_nothing_was_entered_into_is_not_listed(window: MainWindow, small_file: Path) -> None:
    window.session.create("rice")
    window.session.close()
    assert window.start.shown_files == []
    window.session.create("rice")
    window.take(small_file)
    window.session.close()
    assert window.start.shown_files == [small_file]


def test_a_named_workshop_is_never_thrown_away(window: MainWindow, small_file: Path) -> None:
    window.start.file_discarded.emit(small_file)
    assert small_file.is_file()
    assert window.workbench.notice.text == "small.vmo cannot be moved to the trash."
