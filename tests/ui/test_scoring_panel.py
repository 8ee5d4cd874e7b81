"""Scores typed in the grid and the lists."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, note_at_cell, press, shown, type_text
from tests.ui.scored import at, scores
from tests.ui.small_workshop import driver_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.score_list_model import ListColumn
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.score_bar import ScoreMode
from vmo_desktop.workshop.ops.drivers import Level, add_driver, set_levels
from vmo_desktop.workshop.ops.initiatives import delete_initiatives
from vmo_desktop.workshop.ops.scores import set_score

GROWTH, RISK = 0, 1


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> ScoringPanel:
    panel = ScoringPanel(small_live, selection)
    shown(qtbot, panel)
    panel.grid.setFocus()
    return panel


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
