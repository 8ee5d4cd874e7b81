"""The start page."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fitting import settle
from vmo_desktop.ui.panels.start_panel import Choice, StartPanel
from vmo_desktop.ui.settings import RecentFile, Scheme
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.choice_button import ChoiceButton

TEMPLATES = [Choice("vmo", "Value management office", "Financial, operational and strategic drivers")]
HEADINGS = ("Go on", "Not named yet", "Explore a sample", "Begin a workshop")
SAMPLES = [Choice("meridian", "Meridian Thermal", "24 initiatives")]


@pytest.fixture
def panel(qtbot: QtBot) -> StartPanel:
    made = StartPanel()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show_library(TEMPLATES, SAMPLES)
    made.show()
    return made


def _row(panel: StartPanel, name: str) -> ChoiceButton:
    row = panel.findChild(ChoiceButton, name)
    assert row is not None
    return row


def _texts(panel: StartPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_a_first_start_offers_samples_and_templates_only(panel: StartPanel) -> None:
    panel.show_files([], [])
    assert [text for text in _texts(panel) if text in HEADINGS] == ["Explore a sample", "Begin a workshop"]


def test_nothing_jumps_when_the_choices_are_read(qtbot: QtBot) -> None:
    panel = StartPanel()
    qtbot.addWidget(panel)
    panel.resize(1366, 740)
    panel.show_files([], [])
    panel.show()
    settle()
    button = panel.findChild(QPushButton, "start_open")
    assert button is not None
    before = button.mapTo(panel, button.rect().topLeft()), panel.hint.mapTo(panel, panel.hint.rect().topLeft())
    five = [Choice(str(number), "A template", "What it is for") for number in range(5)]
    three = [Choice(str(number), "A sample", "What it shows") for number in range(3)]
    panel.show_library(five, three)
    settle()
    after = button.mapTo(panel, button.rect().topLeft()), panel.hint.mapTo(panel, panel.hint.rect().topLeft())
    assert after == before


def test_templates_samples_and_an_empty_workshop(panel: StartPanel, qtbot: QtBot) -> None:
    for name, signal, given in (
        ("template_vmo", panel.template_picked, "vmo"),
        ("template_", panel.template_picked, ""),
        ("sample_meridian", panel.sample_picked, "meridian"),
    ):
        with qtbot.waitSignal(signal) as picked:
            QTest.mouseClick(_row(panel, name), Qt.MouseButton.LeftButton)
        assert picked.args == [given]


def test_files_with_title_number_and_place(panel: StartPanel, qtbot: QtBot, tmp_path: Path) -> None:
    here = tmp_path / "plan.vmo"
    here.touch()
    recent = [
        RecentFile(str(here), "Plan <b>2027</b>", "2026-11-20", 24, "2026-11-20T10:00:00+01:00"),
        RecentFile(str(tmp_path / "gone.vmo"), "Gone", "", 1, ""),
    ]
    panel.show_files(recent, [])
    row = _row(panel, "file_plan.vmo")
    assert row.title == "Plan <b>2027</b>"
    assert row.accessibleDescription() == f"24 initiatives · workshop of 20/11/2026 · {here}"
    assert "&lt;b&gt;" in row.toolTip()
    gone = _row(panel, "file_gone.vmo")
    assert not gone.isEnabled()
    assert gone.accessibleName() == "Gone, missing"
    with qtbot.waitSignal(panel.file_picked) as picked:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert picked.args == [here]


def test_workshops_without_a_name_stand_apart(panel: StartPanel, tmp_path: Path) -> None:
    unnamed = tmp_path / "Untitled.vmo"
    unnamed.touch()
    file = RecentFile(str(unnamed), "Half a plan")
    panel.show_files([file], [file])
    assert "Not named yet" in _texts(panel)
    assert "Go on" not in _texts(panel)
    assert len(panel.findChildren(ChoiceButton, "file_Untitled.vmo")) == 1


def test_new_puts_the_keyboard_on_the_first_template(panel: StartPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_templates()
    assert _row(panel, "template_vmo").hasFocus()


def test_nothing_is_wider_than_a_small_window_at_200_percent(panel: StartPanel) -> None:
    appearance().show(Scheme.LIGHT, 2.0)
    panel.resize(1366, 700)
    assert panel.horizontalScrollBar().maximum() == 0


def _corner(panel: StartPanel, name: str) -> tuple[int, int]:
    row = _row(panel, name)
    corner = row.mapTo(panel, row.rect().topLeft())
    return corner.x(), corner.y()


def _files(folder: Path, number: int) -> list[RecentFile]:
    for place in range(number):
        (folder / f"{place}.vmo").touch()
    return [RecentFile(str(folder / f"{place}.vmo"), f"Plan {place}") for place in range(number)]


@pytest.mark.parametrize("number", [1, 10])
def test_files_come_first_with_the_templates_beside_them_where_there_is_room(
    panel: StartPanel, qtbot: QtBot, tmp_path: Path, number: int
) -> None:
    panel.resize(1366, 700)
    panel.show_files(_files(tmp_path, number), [])
    qtbot.waitUntil(lambda: _corner(panel, "template_vmo")[0] > _corner(panel, "file_0.vmo")[0])
    assert _corner(panel, "sample_meridian")[1] > _corner(panel, "template_vmo")[1]
    panel.resize(700, 700)
    qtbot.waitUntil(lambda: _corner(panel, "template_vmo")[0] == _corner(panel, "file_0.vmo")[0])
    assert _corner(panel, "template_vmo")[1] > _corner(panel, "file_0.vmo")[1]


def test_without_files_the_samples_come_first(panel: StartPanel) -> None:
    panel.show_files([], [])
    assert _corner(panel, "sample_meridian")[1] < _corner(panel, "template_vmo")[1]


def test_tab_goes_from_part_to_part_as_they_are_read(panel: StartPanel, tmp_path: Path) -> None:
    panel.show_files(_files(tmp_path, 2), [])
    names: list[str] = []
    stop: QWidget | None = panel.findChild(QPushButton, "start_new")
    while stop is not None and (not names or stop.objectName() != names[0]):
        if stop.focusPolicy() is not Qt.FocusPolicy.NoFocus and panel.isAncestorOf(stop):
            names.append(stop.objectName())
        stop = stop.nextInFocusChain()
    files = ["file_0.vmo", "pin_0.vmo", "file_1.vmo", "pin_1.vmo"]
    assert names == ["start_new", "start_open", *files, "template_vmo", "template_", "sample_meridian"]


def test_a_new_workshop_is_begun_from_the_head(panel: StartPanel, qtbot: QtBot) -> None:
    button = panel.findChild(QPushButton, "start_new")
    assert button is not None
    menu = button.menu()
    assert [each.text() for each in menu.actions()] == ["Value management office", "Empty workshop"]
    with qtbot.waitSignal(panel.template_picked) as picked:
        menu.actions()[0].trigger()
    assert picked.args == ["vmo"]


def test_a_workshop_without_a_name_is_thrown_away(panel: StartPanel, qtbot: QtBot, tmp_path: Path) -> None:
    (file,) = _files(tmp_path, 1)
    panel.show_files([], [file])
    button = panel.findChild(QToolButton, "delete_0.vmo")
    assert button is not None
    assert button.accessibleName() == "Move Plan 0 to the trash"
    with qtbot.waitSignal(panel.file_discarded) as asked:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [tmp_path / "0.vmo"]


def test_when_a_file_was_open_is_said_as_people_say_it(panel: StartPanel, tmp_path: Path) -> None:
    (file,) = _files(tmp_path, 1)
    now = datetime.now().astimezone()
    for opened, words in (
        (now, f"Plan 0, today, {now:%H:%M}"),
        (now - timedelta(days=1), "Plan 0, yesterday"),
        (datetime(2026, 3, 9, 12, tzinfo=UTC), "Plan 0, 09/03/ 2026"),
    ):
        panel.show_files([replace(file, opened=opened.isoformat(timespec="seconds"))], [])
        said = _row(panel, "file_0.vmo").accessibleName()
        assert said.startswith(words.rpartition(" ")[0])


def test_a_file_is_pinned_and_stands_first(panel: StartPanel, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a.vmo", "b.vmo"):
        (tmp_path / name).touch()
    panel.show_files([RecentFile(str(tmp_path / "a.vmo"), "A"), RecentFile(str(tmp_path / "b.vmo"), "B")], [])
    assert panel.shown_files == [tmp_path / "a.vmo", tmp_path / "b.vmo"]
    pin = panel.findChild(QToolButton, "pin_b.vmo")
    assert pin is not None
    assert pin.accessibleName() == "Keep B on this list"
    with qtbot.waitSignal(panel.file_pinned) as pinned:
        QTest.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert pinned.args == [tmp_path / "b.vmo", True]
    panel.show_files(
        [RecentFile(str(tmp_path / "a.vmo"), "A"), RecentFile(str(tmp_path / "b.vmo"), "B", is_pinned=True)], []
    )
    assert panel.shown_files == [tmp_path / "b.vmo", tmp_path / "a.vmo"]


def test_a_missing_file_is_looked_for_or_forgotten(panel: StartPanel, qtbot: QtBot, tmp_path: Path) -> None:
    gone = tmp_path / "gone.vmo"
    panel.show_files([RecentFile(str(gone), "Gone")], [])
    assert panel.shown_files == []
    for kind, name, signal in (
        (QPushButton, "locate_gone.vmo", panel.file_located),
        (QToolButton, "close_gone.vmo", panel.file_forgotten),
    ):
        button = panel.findChild(kind, name)
        assert isinstance(button, QAbstractButton)
        assert "Gone" in button.accessibleName()
        with qtbot.waitSignal(signal) as asked:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args == [gone]


def test_charts_are_shown_in_the_colours_of_the_look(panel: StartPanel, qtbot: QtBot, tmp_path: Path) -> None:
    here = tmp_path / "plan.vmo"
    here.touch()
    panel.show_files([RecentFile(str(here), "Plan")], [])
    picture = QImage(8, 5, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    panel.show_picture(here, picture)
    row = _row(panel, "file_plan.vmo")
    shown = row.grab().toImage()
    assert shown.pixelColor(round(72 * shown.devicePixelRatio()), shown.height() // 2) == QColor("#ff00ff")
    light = _row(panel, "sample_meridian").grab().toImage()
    with qtbot.waitSignal(panel.pictures_wanted):
        appearance().show(Scheme.DARK, 1.0)
    assert _row(panel, "sample_meridian").grab().toImage() != light
