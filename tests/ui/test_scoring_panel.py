from functools import partial

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, note_at_cell, press, shown, type_text
from tests.ui.small_workshop import driver_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.score_list_model import ListColumn
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.measure_line import MeasureLine
from vmo_desktop.ui.widgets.score_bar import ScoreMode
from vmo_desktop.ui.widgets.score_headers import _in_lines
from vmo_desktop.workshop.ops.drivers import Level, add_driver, edit_driver, set_levels
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives
from vmo_desktop.workshop.ops.scores import set_score

GROWTH, RISK = 0, 1


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> ScoringPanel:
    panel = ScoringPanel(small_live, selection)
    shown(qtbot, panel)
    panel.grid.setFocus()
    return panel


def scores(live: LiveWorkshop) -> list[list[float | None]]:
    agreed = live.snapshot.agreed_scores
    return [
        [row.value if (row := agreed.get((initiative.id, driver.id))) else None for driver in live.snapshot.leaves]
        for initiative in live.snapshot.initiatives
    ]


def at(panel: ScoringPanel) -> tuple[int, int]:
    index = panel.grid.currentIndex()
    return index.row(), index.column()


def test_a_digit_sets_the_score_and_goes_down(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, GROWTH)
    type_text("0123")
    assert scores(small_live) == [[0, 3], [1, 2], [2, None]]
    assert at(panel) == (1, RISK)


def test_a_digit_goes_right_when_that_is_chosen_and_it_is_remembered(
    qtbot: QtBot, panel: ScoringPanel, small_live: LiveWorkshop, selection: Selection
) -> None:
    panel.bar._across.click()
    panel.grid.setFocus()
    panel.grid.select_cell(0, GROWTH)
    type_text("012")
    assert scores(small_live)[:2] == [[0, 1], [2, 2]]
    assert at(panel) == (1, RISK)
    again = ScoringPanel(small_live, selection)
    qtbot.addWidget(again)
    assert again.bar._across.isChecked()


def test_a_digit_on_the_keypad_scores_too(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, GROWTH)
    press(Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    assert scores(small_live)[0][0] == 4


def test_a_digit_that_is_no_level_is_refused_at_the_cell(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    panel.grid.select_cell(0, GROWTH)
    type_text("7")
    assert note_at_cell(panel.grid) == "7 is not a level of Growth. Type 0, 1, 2, 3 or 4."
    assert small_live.snapshot.step == before
    assert at(panel) == (0, GROWTH)
    type_text("2")
    assert note_at_cell(panel.grid) == ""


def test_scores_of_several_digits_are_typed_into_the_cell(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    risk = driver_id(small_live.workshop, "Risk")
    small_live.do(set_levels(risk, [Level(0, 0), Level(1, 10), Level(2, 20), Level(13, 60), Level(20, 100)]))
    panel.grid.select_cell(0, RISK)
    type_text("13")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "13"
    press(Key.Key_Return)
    assert scores(small_live)[0][1] == 13
    assert at(panel) == (1, RISK)


def test_the_statement_of_a_typed_level_is_marked_while_typing(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    small_live.do(set_levels(driver_id(small_live.workshop, "Risk"), [Level(0, 0), Level(2, 50), Level(13, 100)]))
    panel.grid.select_cell(0, RISK)
    type_text("13")
    assert panel.card.pointed == 13
    press(Key.Key_Escape)


def test_f2_takes_a_score_between_two_levels_and_names_of_levels(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, GROWTH)
    for text, value in (("2.5", 2.5), ("extreme", 4.0)):
        panel.grid.select_cell(0, GROWTH)
        press(Key.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        type_text(text)
        press(Key.Key_Return)
        assert scores(small_live)[0][0] == value


def test_delete_clears_and_one_undo_brings_all_back(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, GROWTH)
    press(Key.Key_Down, SHIFT, times=2)
    press(Key.Key_Delete)
    assert [row[0] for row in scores(small_live)] == [None, None, None]
    small_live.undo()
    assert [row[0] for row in scores(small_live)] == [3, 1, 4]


def test_fill_down_and_paste_are_one_step_each(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    panel.grid.select_cell(0, GROWTH)
    press(Key.Key_Down, SHIFT, times=2)
    press(Key.Key_D, CTRL)
    assert [row[0] for row in scores(small_live)] == [3, 3, 3]
    QGuiApplication.clipboard().setText("0\t1\n2\t3\nx\t4\n")
    panel.grid.select_cell(0, GROWTH)
    press(Key.Key_V, CTRL)
    assert scores(small_live) == [[0, 1], [2, 3], [3, 4]]
    assert small_live.snapshot.step == before + 2
    assert panel.rejects.isVisible()
    QGuiApplication.clipboard().clear()


def test_n_goes_to_the_next_missing_score(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, GROWTH)
    press(Key.Key_N)
    assert at(panel) == (2, RISK)
    type_text("1")
    press(Key.Key_N)
    assert "Every cell has a score" in note_at_cell(panel.grid)
    assert panel.bar._missing.text() == "All 6 scored"


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


def test_by_driver_a_digit_scores_one_driver_down_the_list(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, RISK)
    panel.show_mode(ScoreMode.DRIVER)
    assert QApplication.focusWidget() is panel.list
    assert panel.line.index(0, ListColumn.SCORE).data() == "1"
    type_text("432")
    assert [row[1] for row in scores(small_live)] == [4, 3, 2]


def test_by_initiative_a_digit_scores_one_initiative_down_the_list(
    panel: ScoringPanel, small_live: LiveWorkshop, selection: Selection
) -> None:
    selection.select_initiative(panel.model.ids[2])
    panel.show_mode(ScoreMode.INITIATIVE)
    panel.list.select_cell(0, ListColumn.SCORE)
    type_text("12")
    assert scores(small_live)[2] == [1, 2]
    panel.bar.line_chosen.emit(panel.model.ids[0])
    assert selection.initiative_id == panel.model.ids[0]
    assert panel.line.index(0, ListColumn.SCORE).data() == "3"


def test_the_selection_is_shared_both_ways(panel: ScoringPanel, small_live: LiveWorkshop, selection: Selection) -> None:
    panel.grid.select_cell(1, RISK)
    assert selection.initiative_id == panel.model.ids[1]
    assert selection.driver_id == driver_id(small_live.workshop, "Risk")
    selection.select_initiative(panel.model.ids[2])
    assert at(panel) == (2, RISK)
    selection.select_driver(driver_id(small_live.workshop, "Growth"))
    assert at(panel) == (2, GROWTH)


def test_one_typed_score_repaints_one_cell(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    told: list[tuple[int, int]] = []

    def note_cells(first: QModelIndex, last: QModelIndex) -> None:
        assert first == last
        told.append((first.row(), first.column()))

    panel.model.dataChanged.connect(note_cells)
    panel.grid.select_cell(0, GROWTH)
    type_text("0")
    assert told == [(0, GROWTH)]


def test_without_initiatives_or_drivers_it_says_what_is_missing(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    small_live.do(delete_initiatives(list(panel.model.ids)))
    assert not panel.grid.isVisible()
    assert panel.current_cell() is None
    small_live.undo()
    assert panel.grid.isVisible()


def test_hostile_names_are_drawn_as_text(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    small_live.do(add_driver("<img src=x> $\\frac$ \u202e" + "long " * 200))
    assert not panel.grab().isNull()
    assert panel.model.columnCount() == 3
    panel.grid.select_cell(0, 2)
    type_text("7")
    assert "<img src=x>" in note_at_cell(panel.grid)


def test_every_control_has_a_name(panel: ScoringPanel) -> None:

    nameless = [
        each
        for each in panel.findChildren(QWidget)
        if each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and each.isVisibleTo(panel)
        and not each.accessibleName()
        and not getattr(each, "text", str)()
        and each.objectName() not in ("qt_scrollarea_viewport",)
        and type(each).__name__ not in ("QScrollBar", "QSplitterHandle", "NameHeader", "DriverHeader", "QStackedWidget")
    ]
    assert nameless == []


def test_a_shown_grid_stands_on_the_first_missing_score_and_everything_follows(
    qtbot: QtBot, small_live: LiveWorkshop, selection: Selection
) -> None:
    selection.select_driver(driver_id(small_live.workshop, "Growth"))
    panel = ScoringPanel(small_live, selection)
    shown(qtbot, panel)
    assert at(panel) == (2, RISK)
    assert selection.initiative_id == panel.model.ids[2]
    assert panel.card.isVisible()


def test_a_shown_grid_without_a_missing_score_stands_on_the_first(
    qtbot: QtBot, small_live: LiveWorkshop, selection: Selection
) -> None:
    robots = small_live.snapshot.initiatives[2].id
    risk = driver_id(small_live.workshop, "Risk")
    small_live.do(set_score(initiative_id=robots, driver_id=risk, value=2))
    panel = ScoringPanel(small_live, selection)
    shown(qtbot, panel)
    assert at(panel) == (0, GROWTH)


def test_a_shown_grid_stands_on_what_was_selected(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> None:
    selection.select_initiative(small_live.snapshot.initiatives[1].id)
    panel = ScoringPanel(small_live, selection)
    shown(qtbot, panel)
    assert at(panel) == (1, GROWTH)


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


def test_a_digit_over_a_marked_block_scores_all_of_it_in_one_step(
    panel: ScoringPanel, small_live: LiveWorkshop
) -> None:
    before = small_live.snapshot.step
    panel.grid.select_cell(0, GROWTH)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Right, SHIFT)
    type_text("2")
    assert scores(small_live)[:2] == [[2, 2], [2, 2]]
    assert small_live.snapshot.step == before + 1


def test_the_lists_tell_how_far_each_line_has_come(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.show_mode(ScoreMode.INITIATIVE)
    lines = panel.bar._lines
    assert [lines.itemText(place) for place in range(3)] == ["✓  Portal", "✓  Ledger", "1/2  Robots"]
    panel.selection.select_initiative(small_live.snapshot.initiatives[2].id)
    type_text("n3")
    assert lines.itemText(2) == "✓  Robots"


def test_ctrl_home_leaves_no_marks_behind_that_the_next_digit_would_write_to(
    panel: ScoringPanel, small_live: LiveWorkshop
) -> None:
    panel.grid.select_cell(1, 0)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Home, CTRL)
    before = {cell: row.value for cell, row in small_live.snapshot.agreed_scores.items()}
    type_text("0")
    after = {cell: row.value for cell, row in small_live.snapshot.agreed_scores.items()}
    assert [cell for cell in after if after[cell] != before.get(cell)] == [panel.model.cell_at(0, 0)]


def test_a_digit_goes_to_the_current_cell_where_other_cells_are_marked(
    panel: ScoringPanel, small_live: LiveWorkshop
) -> None:
    panel.grid.selectAll()
    index = panel.model.index(0, 0)
    panel.grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Deselect)
    type_text("0")
    assert panel.model.index(0, 0).data() == "0"
    assert panel.model.index(1, 0).data() == "1"


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
