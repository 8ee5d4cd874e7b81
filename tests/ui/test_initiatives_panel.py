import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CTRL, SHIFT, Key, note_at_cell, press, shown, type_text
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF
from vmo_desktop.ui.panels.initiatives_panel import InitiativesPanel
from vmo_desktop.ui.row_filter import ColumnFilter
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.widgets.column_filter import ColumnFilterBox
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives

NAME, EFFORT = COLUMN_OF["name"], COLUMN_OF["effort"]


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> InitiativesPanel:
    panel = InitiativesPanel(small_live, selection)
    shown(qtbot, panel)
    panel.grid.setFocus()
    return panel


def names(live: LiveWorkshop) -> list[str]:
    return [row.name for row in live.snapshot.initiatives]


def empty(live: LiveWorkshop) -> None:
    live.do(delete_initiatives([row.id for row in live.snapshot.initiatives]))


def test_an_empty_table_offers_the_import_and_the_first_row(
    qtbot: QtBot, panel: InitiativesPanel, small_live: LiveWorkshop
) -> None:
    empty(small_live)
    assert not panel.grid.isVisible()
    buttons = {each.text(): each for each in panel.findChildren(QPushButton) if each.isVisible()}
    with qtbot.waitSignal(panel.import_requested):
        qtbot.mouseClick(buttons["Import spreadsheet…"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons["Type the first"], Qt.MouseButton.LeftButton)
    assert panel.grid.isVisible()
    type_text("First idea")
    press(Key.Key_Return)
    assert names(small_live) == ["First idea"]


def test_a_block_pasted_into_the_empty_table_fills_it(panel: InitiativesPanel, small_live: LiveWorkshop) -> None:
    empty(small_live)
    QGuiApplication.clipboard().setText("A1\tFirst\nA2\tSecond\n")
    next(each for each in panel.findChildren(QPushButton) if each.isVisible()).setFocus()
    press(Key.Key_V, CTRL)
    assert [(row.code, row.name) for row in small_live.snapshot.initiatives] == [("A1", "First"), ("A2", "Second")]
    assert panel.grid.isVisible()
    QGuiApplication.clipboard().clear()


def test_typing_in_the_last_row_adds_and_tab_goes_on_in_the_same_initiative(
    panel: InitiativesPanel, small_live: LiveWorkshop
) -> None:
    panel.grid.select_cell(3, COLUMN_OF["code"])
    type_text("N1")
    press(Key.Key_Tab)
    type_text("New")
    press(Key.Key_Return)
    added = small_live.snapshot.initiatives[-1]
    assert (added.code, added.name) == ("N1", "New")
    assert panel.grid.currentIndex().row() == 4
    small_live.undo()
    small_live.undo()
    assert names(small_live) == ["Portal", "Ledger", "Robots"]
    assert panel.model.rowCount() == 4


def test_the_selection_is_shared_both_ways(panel: InitiativesPanel, selection: Selection) -> None:
    panel.grid.select_cell(1, NAME)
    assert selection.initiative_id == panel.model.ids[1]
    selection.select_initiative(panel.model.ids[2])
    assert panel.grid.currentIndex().row() == 2


def test_alt_with_an_arrow_moves_rows_in_one_step(panel: InitiativesPanel, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    panel.grid.select_cell(1, NAME)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Up, ALT)
    assert names(small_live) == ["Ledger", "Robots", "Portal"]
    assert small_live.snapshot.step == before + 1
    assert [index.row() for index in panel.grid.selectedIndexes()] == [0, 1]
    press(Key.Key_Up, ALT)
    assert small_live.snapshot.step == before + 1


def test_dragging_a_row_moves_it_in_one_step(panel: InitiativesPanel, small_live: LiveWorkshop) -> None:
    panel.grid.verticalHeader().moveSection(0, 2)
    assert names(small_live) == ["Ledger", "Robots", "Portal"]
    assert [panel.grid.verticalHeader().logicalIndex(place) for place in range(4)] == [0, 1, 2, 3]
    small_live.undo()
    assert names(small_live) == ["Portal", "Ledger", "Robots"]


def test_rows_of_a_sorted_table_do_not_move_and_the_reason_is_said(
    panel: InitiativesPanel, small_live: LiveWorkshop
) -> None:
    before = small_live.snapshot.step
    panel.model.sort(NAME)
    panel.grid.select_cell(0, NAME)
    press(Key.Key_Down, ALT)
    assert small_live.snapshot.step == before
    assert "own order" in note_at_cell(panel.grid)


def test_ctrl_delete_deletes_the_marked_rows_and_undo_brings_them_back(
    panel: InitiativesPanel, small_live: LiveWorkshop
) -> None:
    panel.grid.select_cell(0, NAME)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Delete, CTRL)
    assert names(small_live) == ["Robots"]
    small_live.undo()
    assert names(small_live) == ["Portal", "Ledger", "Robots"]


def test_a_click_on_a_title_sorts_and_the_third_one_ends_it(qtbot: QtBot, panel: InitiativesPanel) -> None:
    header = panel.grid.frozen_header
    at = header.rect().center()
    at.setX(header.sectionViewportPosition(NAME) + 30)
    found = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        found.append([panel.model.index(row, NAME).data() for row in range(3)])
    assert found == [["Ledger", "Portal", "Robots"], ["Robots", "Portal", "Ledger"], ["Portal", "Ledger", "Robots"]]


def test_the_filter_hides_and_says_so(qtbot: QtBot, panel: InitiativesPanel) -> None:
    panel._filter.setFocus()
    type_text("core")
    press(Key.Key_Return)
    assert len(panel.model.ids) == 1
    assert panel._count.text() == "3 initiatives · 2 hidden by the filter"


def test_a_column_is_filtered_by_its_values_by_keys_alone(panel: InitiativesPanel, small_live: LiveWorkshop) -> None:
    panel.grid.setFocus()
    panel.grid.select_cell(1, COLUMN_OF["class_name"])
    press(Key.Key_L, CTRL | SHIFT)
    box = panel.findChild(ColumnFilterBox)
    assert box is not None
    assert [line.text for line in box.list.lines] == ["Core  ·  1", "Digital  ·  2"]
    box.list.setFocus()
    box.list.stand_on(1)
    press(Key.Key_Space)
    assert [panel.model.index(row, NAME).data() for row in range(len(panel.model.ids))] == ["Ledger"]
    assert panel._count.text() == "3 initiatives · 2 hidden by the filter"
    small_live.do(add_initiatives([{"name": "Fourth", "class_name": "Core"}]))
    assert len(panel.model.ids) == 2
    box.clear()
    assert len(panel.model.ids) == 4


def test_two_columns_are_filtered_together(panel: InitiativesPanel) -> None:
    panel.model.filter_column(COLUMN_OF["class_name"], ColumnFilter(values=frozenset({"Digital"})))
    panel.model.filter_column(NAME, ColumnFilter(text="ROB"))
    assert [panel.model.index(row, NAME).data() for row in range(len(panel.model.ids))] == ["Robots"]
    menu = panel.column_filters.menu([NAME])
    next(each for each in menu.actions() if each.text() == "Show all again").trigger()
    assert len(panel.model.ids) == 2


def test_columns_are_chosen_and_remembered(panel: InitiativesPanel) -> None:
    menu = panel._columns.menu()
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == "Sponsor").trigger()
    assert panel.grid.isColumnHidden(COLUMN_OF["sponsor"])
    assert not Settings().flag("initiatives/sponsor", default=True)


def test_refused_cells_of_a_paste_are_listed_and_the_paste_can_be_taken_back(
    qtbot: QtBot, panel: InitiativesPanel, small_live: LiveWorkshop
) -> None:
    QGuiApplication.clipboard().setText("1\n<b>two</b>\n3\n")
    panel.grid.select_cell(0, EFFORT)
    press(Key.Key_V, CTRL)
    assert panel.rejects.isVisible()
    table = panel.rejects.findChild(QTableView)
    assert table is not None
    cells = [table.model().index(0, column) for column in range(2)]
    assert [each.data() for each in cells] == ["row 2, Ledger, Effort (person-days)", "<b>two</b>"]
    assert "&lt;b&gt;" in cells[1].data(Qt.ItemDataRole.ToolTipRole)
    button = next(each for each in panel.rejects.findChildren(QPushButton) if each.text() == "Undo the paste")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [row.effort for row in small_live.snapshot.initiatives] == [120.0, 80.0, 300.0]
    assert not panel.rejects.isVisible()
    QGuiApplication.clipboard().clear()


def test_undo_of_a_paste_is_offered_only_while_it_is_the_last_step(
    panel: InitiativesPanel, small_live: LiveWorkshop
) -> None:
    QGuiApplication.clipboard().setText("1\nx\n3\n")
    panel.grid.select_cell(0, EFFORT)
    press(Key.Key_V, CTRL)
    button = next(each for each in panel.rejects.findChildren(QPushButton) if each.text() == "Undo the paste")
    assert button.isVisible()
    small_live.do(delete_initiatives([panel.model.ids[0]]))
    assert panel.rejects.isVisible()
    assert not button.isVisible()
    QGuiApplication.clipboard().clear()


def test_a_long_text_is_edited_in_a_box_that_takes_line_breaks(
    panel: InitiativesPanel, small_live: LiveWorkshop
) -> None:
    panel.grid.select_cell(0, COLUMN_OF["notes"])
    press(Key.Key_F2)
    type_text("one")
    press(Key.Key_Return, SHIFT)
    type_text("two")
    press(Key.Key_Return)
    assert small_live.snapshot.initiatives[0].notes == "one\ntwo"
    assert QApplication.focusWidget() is panel.grid


def test_space_ticks_mandatory(panel: InitiativesPanel, small_live: LiveWorkshop) -> None:
    panel.grid.select_cell(0, COLUMN_OF["is_mandatory"])
    press(Key.Key_Space)
    assert small_live.snapshot.initiatives[0].is_mandatory


def test_a_hidden_panel_catches_up_when_it_is_shown(panel: InitiativesPanel, small_live: LiveWorkshop) -> None:
    panel.hide()
    empty(small_live)
    panel.show()
    assert not panel.grid.isVisible()
    small_live.undo()
    assert panel.grid.isVisible()
    assert panel.model.rowCount() == 4


def test_long_codes_are_shown_whole(panel: InitiativesPanel, small_live: LiveWorkshop) -> None:
    grid, code = panel.grid, "CO_0024_2021-Q2"
    small_live.do(add_initiatives([{"code": code, "name": "Pensions"}]))
    assert grid.columnWidth(COLUMN_OF["code"]) > grid.fontMetrics().horizontalAdvance(code)
    small_live.do(add_initiatives([{"code": "X" * 5000, "name": "Endless"}]))
    assert grid.columnWidth(COLUMN_OF["code"]) <= 180
