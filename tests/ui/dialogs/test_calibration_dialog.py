"""Two initiatives are scored together, driver by driver, by the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import driver_id, initiative_id
from vmo_desktop.ui.dialogs.calibration_dialog import CalibrationDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.initiatives import delete_initiatives


@pytest.fixture
def dialog(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> CalibrationDialog:
    """The dialog over the small workshop with Robots selected."""
    selection.select_initiative(initiative_id(small_live.workshop, "Robots"))
    made = CalibrationDialog(small_live, selection)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _press(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    QTest.keyClick(target, Qt.Key.Key_Return)


def _score(live: LiveWorkshop, initiative: str, driver: str) -> float | None:
    row = live.snapshot.agreed_scores.get((initiative_id(live.workshop, initiative), driver_id(live.workshop, driver)))
    return None if row is None else row.value


def test_enter_leads_from_score_to_score_and_from_driver_to_driver(
    dialog: CalibrationDialog, small_live: LiveWorkshop, selection: Selection
) -> None:
    assert [choice.currentText() for choice in dialog.choices] == ["Robots", "Portal"]
    dialog.fields[0].editor.selectAll()
    _press("2")
    assert selection.initiative_id == initiative_id(small_live.workshop, "Portal")
    dialog.fields[1].editor.selectAll()
    _press("0")
    assert (_score(small_live, "Robots", "Growth"), _score(small_live, "Portal", "Growth")) == (2.0, 0.0)
    target = QApplication.focusWidget()
    assert target is dialog.on
    QTest.keyClick(dialog.on, Qt.Key.Key_Space)
    assert selection.driver_id == driver_id(small_live.workshop, "Risk")
    _press("3")
    assert _score(small_live, "Robots", "Risk") == 3.0
    dialog.go(1)
    assert not dialog.isVisible(), "after the last driver the dialog is done"


def test_what_is_no_score_is_refused_in_words(dialog: CalibrationDialog, small_live: LiveWorkshop) -> None:
    dialog.fields[0].editor.selectAll()
    _press("9")
    assert dialog.fields[0].message
    assert _score(small_live, "Robots", "Growth") == 4.0


def test_a_level_that_is_clicked_is_the_score_of_the_initiative_at_hand(
    dialog: CalibrationDialog, small_live: LiveWorkshop
) -> None:
    dialog.card.level_chosen.emit(1.0)
    assert _score(small_live, "Robots", "Growth") == 1.0


def test_it_leaves_when_what_was_scored_is_gone(dialog: CalibrationDialog, small_live: LiveWorkshop) -> None:
    small_live.do(delete_initiatives([initiative_id(small_live.workshop, "Robots")]))
    assert not dialog.isVisible()
