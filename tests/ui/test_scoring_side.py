"""The scale, the statement and the rationale beside the scores, in large and small rooms."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.ui.scored import scores
from tests.ui.small_workshop import driver_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.measure_line import MeasureLine
from vmo_desktop.ui.widgets.score_headers import _in_lines
from vmo_desktop.workshop.ops.drivers import Level, add_driver, edit_driver, set_levels
from vmo_desktop.workshop.ops.initiatives import add_initiatives

GROWTH, RISK = 0, 1


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> ScoringPanel:
    panel = ScoringPanel(small_live, selection)
    shown(qtbot, panel)
    panel.grid.setFocus()
    return panel


def test_the_scale_of_the_current_driver_is_beside_the_scores(panel: ScoringPanel) -> None:
    panel.grid.select_cell(0, GROWTH)
    assert len(panel.card.statements) == 5
    assert panel.card.statements[0].startswith("4: Extreme")
    assert panel.card.chosen == 3
    press(Key.Key_Down)
    assert panel.card.chosen == 1
    press(Key.Key_Down)
    press(Key.Key_Right)
    assert panel.card.chosen is None


def test_a_click_on_a_level_sets_the_score(qtbot: QtBot, panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, GROWTH)
    levels = panel.card.findChild(QListView)
    assert levels is not None
    at = levels.visualRect(levels.model().index(0, 0)).center() + QPoint(0, 1)
    qtbot.mouseClick(levels.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert scores(small_live)[0][0] == 4


def test_the_level_under_the_mouse_is_marked(panel: ScoringPanel) -> None:
    panel.grid.select_cell(0, GROWTH)
    panel.grid.entered.emit(panel.model.index(2, GROWTH))
    assert panel.card.pointed == 4
    panel.grid.viewportEntered.emit()
    assert panel.card.pointed is None


def test_a_rationale_is_kept_for_the_cell_it_was_typed_for(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, GROWTH)
    panel.rationale.editor.setFocus()
    type_text("Signed order")
    panel.grid.setFocus()
    press(Key.Key_Down)
    growth = driver_id(small_live.workshop, "Growth")
    agreed = small_live.snapshot.agreed_scores
    assert agreed[panel.model.ids[0], growth].rationale == "Signed order"
    assert agreed[panel.model.ids[1], growth].rationale == ""
    assert panel.rationale.editor.toPlainText() == ""


def test_ctrl_enter_keeps_a_rationale(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, GROWTH)
    panel.rationale.editor.setFocus()
    type_text("Why")
    press(Key.Key_Return, CTRL)
    growth = driver_id(small_live.workshop, "Growth")
    assert small_live.snapshot.agreed_scores[panel.model.ids[0], growth].rationale == "Why"


def _anchored(live: LiveWorkshop) -> None:
    for driver in live.snapshot.leaves:
        levels = [Level(score, 25.0 * score, f"L{score}", f"{driver.name} is {score}") for score in range(5)]
        live.do(set_levels(driver.id, levels))


def test_the_statement_of_what_is_current_hovered_or_typed_is_in_sight(
    qtbot: QtBot, panel: ScoringPanel, small_live: LiveWorkshop
) -> None:
    _anchored(small_live)
    panel.grid.select_cell(0, GROWTH)
    assert panel.statement.text == "3  L3  Growth is 3"
    panel.grid.entered.emit(panel.model.index(1, RISK))
    assert panel.statement.text == "2  L2  Risk is 2"
    panel.grid.entered.emit(panel.model.index(2, RISK))
    assert panel.statement.text == "not scored  Risk: from 0 L0 to 4 L4"
    panel.grid.left.emit()
    assert panel.statement.text == "3  L3  Growth is 3"
    panel.card.level_pointed.emit(1.0)
    assert panel.statement.text == "1  L1  Growth is 1"
    panel.grid.setFocus()
    press(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.clear()
    type_text("4")
    assert panel.statement.text == "4  L4  Growth is 4"


def test_a_window_made_lower_takes_from_the_scale_before_it_takes_the_rows(
    panel: ScoringPanel, small_live: LiveWorkshop
) -> None:
    _anchored(small_live)
    panel.resize(620, 1000)
    QApplication.processEvents()
    panel.resize(620, 640)
    QApplication.processEvents()
    assert panel.side.height() <= panel.height() / 2


def test_levels_are_read_by_keyboard(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    _anchored(small_live)
    panel.grid.select_cell(0, GROWTH)
    levels = panel.card.findChild(QListView)
    assert levels is not None
    levels.setFocus()
    levels.setCurrentIndex(levels.model().index(0, 0))
    assert panel.statement.text == "4  L4  Growth is 4"


def test_a_long_name_of_a_driver_stands_whole_above_its_scores(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.resize(760, 700)
    two_lines = panel.grid.horizontalHeader().height()
    small_live.do(add_driver("Continuity and legal compliance"))
    QApplication.processEvents()
    assert panel.grid.horizontalHeader().defaultSectionSize() < 160
    assert panel.grid.horizontalHeader().height() > two_lines
    metrics = panel.grid.fontMetrics()
    width = metrics.horizontalAdvance("compliance")
    assert _in_lines(metrics, "Continuity and compliance", width, 3) == ["Continuity", "and", "compliance"]
    assert _in_lines(metrics, "Continuity and compliance", width, 2)[-1].endswith("…")


def test_a_laptop_shows_eight_lines_of_scores_and_the_whole_level_that_is_chosen(
    panel: ScoringPanel, small_live: LiveWorkshop, qtbot: QtBot
) -> None:
    _anchored(small_live)
    small_live.do(add_initiatives([{"name": f"Initiative {number}"} for number in range(12)]))
    panel.resize(640, 645)
    qtbot.waitUntil(lambda: panel.height() == 645)
    assert panel.grid.viewport().height() >= 8 * current_theme().row_height
    levels = panel.card.findChild(QListView)
    assert levels is not None
    for score, row in ((0, 4), (4, 0), (1, 3)):
        panel.card.mark_score(score)
        QApplication.processEvents()
        assert levels.viewport().rect().contains(levels.visualRect(levels.model().index(row, 0)))


def test_a_rationale_on_a_laptop_grows_when_it_is_written_in(panel: ScoringPanel, qtbot: QtBot) -> None:
    panel.resize(640, 645)
    qtbot.waitUntil(lambda: panel.height() == 645)
    editor = panel.rationale.editor
    editor.setPlainText("one\ntwo\nthree")
    low = editor.height()
    editor.setFocus()
    assert editor.height() >= low + 2 * editor.fontMetrics().lineSpacing() - 2
    panel.grid.setFocus()
    assert editor.height() == low


def _is_wide(panel: ScoringPanel, width: int) -> bool:
    return panel.width() == width


def test_a_grid_whose_drivers_all_fit_never_scrolls_sideways(panel: ScoringPanel, qtbot: QtBot) -> None:
    for width in (900, 470, 480):
        panel.resize(width, 645)
        qtbot.waitUntil(partial(_is_wide, panel, width))
        QApplication.processEvents()
        room, needed = panel.grid.viewport().width(), panel.grid.horizontalHeader().length()
        assert panel.grid.horizontalScrollBar().maximum() == max(needed - room, 0)


def test_the_line_of_a_measure_has_its_whole_height_however_its_facts_wrap(
    panel: ScoringPanel, small_live: LiveWorkshop, qtbot: QtBot
) -> None:
    driver = small_live.snapshot.leaves[GROWTH]
    small_live.do(edit_driver(driver.id, {"scale": "measure", "low": 0.0, "high": 100.0, "unit": "% of the whole"}))
    panel.resize(400, 560)
    panel.grid.select_cell(0, GROWTH)
    qtbot.waitUntil(lambda: panel.width() == 400)
    line = panel.card.findChild(MeasureLine)
    assert line is not None
    QApplication.processEvents()
    assert line.height() >= line.sizeHint().height()
    assert panel.card.rect().contains(line.geometry())


def test_the_current_cell_stays_in_sight_when_the_room_gets_lower(
    panel: ScoringPanel, small_live: LiveWorkshop
) -> None:
    small_live.do(add_initiatives([{"name": f"Initiative {number}"} for number in range(20)]))
    panel.resize(640, 645)
    QApplication.processEvents()
    grid = panel.grid
    last = grid.viewport().height() // current_theme().row_height - 1
    grid.select_cell(last, GROWTH)
    panel.resize(640, 600)
    QApplication.processEvents()
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))
