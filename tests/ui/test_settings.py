"""The window remembers its own matters."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QApplication

from vmo_desktop.ui.settings import RECENT_LIMIT, RecentFile, Scheme, Settings

pytestmark = pytest.mark.usefixtures("qapp")


def _raw() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "VMO Desktop", "vmo-desktop")


def test_defaults_of_a_first_start() -> None:
    settings = Settings()
    assert settings.scheme is Scheme.SYSTEM
    assert settings.zoom_on("desk", default=1.25) == 1.25
    assert settings.recent_files == ()
    assert settings.layout("window").isEmpty()
    assert settings.flag("inspector", default=True)


def test_what_was_set_is_read_by_the_next_start(tmp_path: Path) -> None:
    first = Settings()
    first.scheme = Scheme.DARK
    first.remember_zoom(1.25, "desk")
    first.remember_zoom(2.0, "projector")
    first.author = "Anna Ødegård"
    first.last_folder = str(tmp_path)
    first.remember_layout("window", QByteArray(b"\x00\x01"))
    first.remember_flag("inspector", False)
    second = Settings()
    assert second.scheme is Scheme.DARK
    assert second.zoom_on("desk", default=1.0) == 1.25
    assert second.zoom_on("projector", default=1.0) == 2.0
    assert second.author == "Anna Ødegård"
    assert second.last_folder == str(tmp_path)
    assert second.layout("window") == QByteArray(b"\x00\x01")
    assert not second.flag("inspector", default=True)


def test_values_survive_the_file(qapp: QApplication) -> None:
    del qapp
    settings = Settings()
    settings.remember_zoom(2.0, "desk")
    settings.remember_flag("history", True)
    raw = _raw()
    raw.sync()
    assert Path(raw.fileName()).read_text().count("zoom=2") == 1
    assert Settings().zoom_on("desk", default=1.0) == 2.0
    assert Settings().flag("history", default=False)


def test_newest_file_first_each_once_at_most_ten() -> None:
    settings = Settings()
    for number in range(RECENT_LIMIT + 3):
        settings.remember_file(RecentFile(f"/w/{number}.vmo", title=f"Number {number}", initiatives=number))
    settings.remember_file(RecentFile("/w/5.vmo", title="Five"))
    paths = [each.path for each in settings.recent_files]
    assert paths[:2] == ["/w/5.vmo", "/w/12.vmo"]
    assert len(paths) == len(set(paths)) == RECENT_LIMIT
    settings.forget_file("/w/12.vmo")
    assert [each.path for each in settings.recent_files][:2] == ["/w/5.vmo", "/w/11.vmo"]


@pytest.mark.parametrize("text", ["not json", "[1]", '[{"title": "no path"}]', '{"a": 1}'])
def test_a_file_edited_by_hand_does_not_stop_the_start(text: str) -> None:
    raw = _raw()
    raw.setValue("files/recent", text)
    raw.setValue("look/desk/zoom", "huge")
    raw.setValue("look/scheme", "pink")
    settings = Settings()
    assert settings.recent_files == ()
    assert settings.zoom_on("desk", default=1.0) == 1.0
    assert settings.scheme is Scheme.SYSTEM


@pytest.mark.parametrize(("written", "read"), [(0.1, 0.75), (9.0, 3.0), (float("nan"), 1.0)])
def test_zoom_stays_within_its_range(written: float, read: float) -> None:
    settings = Settings()
    settings.remember_zoom(written, "desk")
    assert settings.zoom_on("desk", default=1.0) == read


def test_layouts_and_panels_are_of_one_screen_or_of_all() -> None:
    settings = Settings()
    settings.remember_layout("columns", QByteArray(b"wide"), "projector")
    settings.remember_flag("inspector", True, "projector")
    assert settings.layout("columns", "desk").isEmpty()
    assert settings.layout("columns", "projector") == QByteArray(b"wide")
    assert not settings.flag("inspector", default=False, screen="desk")
    assert not settings.flag("inspector", default=False)
    assert settings.flag("inspector", default=False, screen="projector")


def test_a_pinned_file_stays_on_the_list() -> None:
    settings = Settings()
    settings.remember_file(RecentFile("/w/kept.vmo", title="Kept"))
    settings.pin_file("/w/kept.vmo", is_pinned=True)
    for number in range(RECENT_LIMIT + 3):
        settings.remember_file(RecentFile(f"/w/{number}.vmo"))
    kept = [each for each in settings.recent_files if each.path == "/w/kept.vmo"]
    assert [each.is_pinned for each in kept] == [True]
    assert len(settings.recent_files) == RECENT_LIMIT
    settings.remember_file(RecentFile("/w/kept.vmo", title="Kept and opened"))
    assert settings.recent_files[0] == RecentFile("/w/kept.vmo", title="Kept and opened", is_pinned=True)


def test_a_file_found_elsewhere_keeps_its_place() -> None:
    settings = Settings()
    for name in ("a", "b"):
        settings.remember_file(RecentFile(f"/w/{name}.vmo", title=name, initiatives=3))
    settings.move_file("/w/a.vmo", "/elsewhere/a.vmo")
    assert [(each.path, each.title) for each in settings.recent_files] == [
        ("/w/b.vmo", "b"),
        ("/elsewhere/a.vmo", "a"),
    ]
