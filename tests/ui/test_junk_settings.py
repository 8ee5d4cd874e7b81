"""Settings that somebody wrote by hand, or that a crash left behind, never keep the window from starting."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.paths import user_data_folder
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import RecentFile, Settings

JUNK: tuple[object, ...] = (
    "[" * 100_000,
    json.dumps([1, None, [], {"path": 5}, {"path": ""}, {"path": "x\0y", "initiatives": "many", "title": None}]),
    QByteArray(b"\xff\x00junk" * 1000),
    ["nan", "1e400"],
)


def _raw() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "VMO Desktop", "vmo-desktop")


def _used_keys(qtbot: QtBot, path: Path) -> list[str]:
    """The keys that a session with a workshop writes, and some that only long use does."""
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show()
    window.take(path)
    for page in ("drivers", "initiatives", "score"):
        window.workbench.area.show_page(page)
    window.close()
    raw = _raw()
    raw.sync()
    return [*raw.allKeys(), "files/recent", "files/folder", "look/scheme", "look/any/zoom", "history/author"]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_the_window_starts_whatever_the_settings_hold(qtbot: QtBot, tmp_path: Path, junk: object) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    keys = _used_keys(qtbot, path)
    assert len(set(keys)) > 5
    raw = _raw()
    for key in keys:
        raw.setValue(key, junk)
    raw.sync()
    (user_data_folder() / "open.json").write_text(str(junk), encoding="utf-8")
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show()
    window.take(path)
    window.workbench.area.show_page("score")
    assert window.session.live is not None
    window.close()


def test_a_sound_record_survives_beside_broken_ones() -> None:
    records = [{"path": 5}, {"path": "/a.vmo", "title": "A", "initiatives": "many", "new": 1}, "x"]
    _raw().setValue("files/recent", json.dumps(records))
    assert Settings().recent_files == (RecentFile("/a.vmo", "A"),)
