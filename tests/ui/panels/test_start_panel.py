"""The start page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
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
