"""The start page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.panels.start_panel import Choice, StartPanel
from vmo_desktop.ui.settings import RecentFile, Scheme
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.choice_row import ChoiceRow

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


def _row(panel: StartPanel, name: str) -> ChoiceRow:
    row = panel.findChild(ChoiceRow, name)
    assert row is not None
    return row


def _texts(panel: StartPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_a_first_start_offers_samples_and_templates_only(panel: StartPanel) -> None:
    panel.show_files([], [])
    assert [text for text in _texts(panel) if text in HEADINGS] == ["Explore a sample", "Begin a workshop"]


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
    assert row.accessibleDescription().startswith("24 initiatives · ")
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
    assert len(panel.findChildren(ChoiceRow, "file_Untitled.vmo")) == 1


def test_new_puts_the_keyboard_on_the_first_template(panel: StartPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_templates()
    assert _row(panel, "template_vmo").hasFocus()


def test_nothing_is_wider_than_a_small_window_at_200_percent(panel: StartPanel) -> None:
    appearance().show(Scheme.LIGHT, 2.0)
    panel.resize(1366, 700)
    assert panel.horizontalScrollBar().maximum() == 0


def test_lists_stand_side_by_side_where_there_is_room(panel: StartPanel) -> None:
    panel.resize(1366, 700)
    sample, template = _row(panel, "sample_meridian"), _row(panel, "template_vmo")
    assert template.mapTo(panel, template.pos()).x() > sample.mapTo(panel, sample.pos()).x()
    appearance().show(Scheme.LIGHT, 2.0)
    panel.resize(1367, 700)
    left = {row.mapTo(panel, row.rect().topLeft()).x() for row in (sample, template)}
    assert len(left) == 1


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
    assert shown.pixelColor(round(40 * shown.devicePixelRatio()), shown.height() // 2) == QColor("#ff00ff")
    light = _row(panel, "sample_meridian").grab().toImage()
    with qtbot.waitSignal(panel.pictures_wanted):
        appearance().show(Scheme.DARK, 1.0)
    assert _row(panel, "sample_meridian").grab().toImage() != light
