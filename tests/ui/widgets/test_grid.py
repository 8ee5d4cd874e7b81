"""A table that is typed in and moved about by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, NONE, SHIFT, Key, note_at_cell, press, shown, type_text
from tests.ui.widgets.marked import mark, rows
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF, FIELDS
from vmo_desktop.ui.models.initiative_model import InitiativeModel
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.frozen import FrozenGrid
from vmo_desktop.workshop.ops.initiatives import edit_initiatives

CODE, NAME, CLASS, EFFORT, COST = (COLUMN_OF[each] for each in ("code", "name", "class_name", "effort", "cost"))


@pytest.fixture
def grid(qtbot: QtBot, small_live: LiveWorkshop) -> Iterator[FrozenGrid]:
    model = InitiativeModel(small_live)
    small_live.changed.connect(model.show_changes)
    grid = FrozenGrid(model, 2)
    shown(qtbot, grid)
    grid.setFocus()
    yield grid
    QGuiApplication.clipboard().clear()


def test_typing_replaces_a_cell_and_enter_goes_down(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    grid.select_cell(0, CLASS)
    type_text("Edge")
    press(Key.Key_Return)
    assert rows(small_live)[0].class_name == "Edge"
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, CLASS)
    assert QApplication.focusWidget() is grid


def test_f2_opens_a_cell_and_escape_leaves_it_as_it_was(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    grid.select_cell(0, CLASS)
    press(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Digital"
    type_text("xyz")
    press(Key.Key_Escape)
    assert small_live.snapshot.step == before
    assert QApplication.focusWidget() is grid


def test_opening_and_closing_a_cell_unchanged_is_no_step(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    grid.select_cell(0, COST)
    press(Key.Key_F2)
    press(Key.Key_Return)
    assert small_live.snapshot.step == before


def test_enter_after_tabs_returns_to_the_column_where_they_began(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    grid.select_cell(0, CODE)
    type_text("A")
    press(Key.Key_Tab)
    type_text("Alpha")
    press(Key.Key_Return)
    assert (rows(small_live)[0].code, rows(small_live)[0].name) == ("A", "Alpha")
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, CODE)


def test_tab_at_the_end_of_a_row_goes_on_in_the_next(grid: FrozenGrid) -> None:
    grid.select_cell(0, len(FIELDS) - 1)
    press(Key.Key_Tab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, CODE)
    press(Key.Key_Backtab, SHIFT)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, len(FIELDS) - 1)


def test_delete_empties_the_marked_cells_in_one_step(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    mark(grid, range(3), [EFFORT, COST])
    press(Key.Key_Delete)
    assert [(row.effort, row.cost) for row in rows(small_live)] == [(None, None)] * 3
    assert small_live.snapshot.step == before + 1
    small_live.undo()
    assert [row.effort for row in rows(small_live)] == [120.0, 80.0, 300.0]


def test_ctrl_d_fills_down(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    mark(grid, range(3), [CLASS])
    press(Key.Key_D, CTRL)
    assert [row.class_name for row in rows(small_live)] == ["Digital"] * 3


def test_ctrl_d_in_one_cell_takes_the_one_above(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    grid.select_cell(1, COST)
    press(Key.Key_D, CTRL)
    assert rows(small_live)[1].cost == 400_000.0


def test_ctrl_enter_writes_a_text_to_all_marked_cells(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    mark(grid, range(3), [CLASS])
    type_text("Shared")
    press(Key.Key_Return, CTRL)
    assert [row.class_name for row in rows(small_live)] == ["Shared"] * 3
    assert small_live.snapshot.step == before + 1


def test_a_refused_text_stays_in_its_editor_with_the_reason(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    grid.select_cell(0, COST)
    type_text("12 apples")
    press(Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "12 apples"
    assert "not a number" in note_at_cell(grid)
    assert small_live.snapshot.step == before
    editor.selectAll()
    type_text("12.5k")
    press(Key.Key_Return)
    assert rows(small_live)[0].cost == 12_500.0
    assert note_at_cell(grid) == ""


def test_the_name_column_stays_in_sight_and_is_edited_there(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    grid.resize(420, 300)
    grid.select_cell(0, len(FIELDS) - 1)
    assert grid.horizontalScrollBar().value() > 0
    scrolled = grid.horizontalScrollBar().value()
    grid.select_cell(1, NAME)
    assert grid.horizontalScrollBar().value() == scrolled
    type_text("Ledger 2")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.visibleRegion().boundingRect().width() > 90
    press(Key.Key_Return)
    assert rows(small_live)[1].name == "Ledger 2"
    assert QApplication.focusWidget() is grid


def test_going_left_never_hides_a_column_behind_the_names(grid: FrozenGrid) -> None:
    grid.resize(420, 300)
    for column in (len(FIELDS) - 1, CLASS):
        grid.select_cell(0, column)
        frozen = grid.columnWidth(CODE) + grid.columnWidth(NAME)
        assert grid.visualRect(grid.currentIndex()).left() >= frozen


def test_all_is_marked_by_ctrl_a(grid: FrozenGrid) -> None:
    press(Key.Key_A, CTRL)
    assert len(grid.selectedIndexes()) == 4 * len(FIELDS)


def test_the_tables_own_keys_come_before_the_windows(grid: FrozenGrid) -> None:

    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_D, CTRL)
    event.ignore()
    QApplication.sendEvent(grid, event)
    assert event.isAccepted()


def test_the_context_menu_names_every_command_with_its_keys(grid: FrozenGrid) -> None:
    texts = [action.text() for action in grid.menu().actions() if action.text()]
    assert [text.split("\t")[1] for text in texts] == [
        "Ctrl+X", "Ctrl+C", "Ctrl+Shift+C", "Ctrl+V", "Ctrl+D", "Del", "Ctrl+Shift+H", "Ctrl+F",
    ]  # fmt: skip


def test_typing_over_a_marked_block_fills_it_with_ctrl_enter(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    mark(grid, range(3), [CLASS])
    type_text("Edge")
    assert note_at_cell(grid) == "Ctrl+Enter writes this to all 3 marked cells."
    press(Key.Key_Return, CTRL)
    assert [row.class_name for row in rows(small_live)] == ["Edge"] * 3
    assert small_live.snapshot.step == before + 1


def test_rows_grow_with_their_text_on_request(qtbot: QtBot, grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    low = grid.rowHeight(0)
    small_live.do(edit_initiatives({rows(small_live)[0].id: {"description": "many words " * 30}}))
    assert grid.rowHeight(0) == low
    press(Key.Key_H, CTRL | SHIFT)
    assert grid.rowHeight(0) > 2 * low
    assert grid.rowHeight(1) == low
    small_live.do(edit_initiatives({rows(small_live)[0].id: {"description": "short"}}))
    qtbot.waitUntil(lambda: grid.rowHeight(0) == low)
    small_live.do(edit_initiatives({rows(small_live)[2].id: {"name": "many words " * 30}}))
    qtbot.waitUntil(lambda: grid.rowHeight(2) > 2 * low)
    press(Key.Key_H, CTRL | SHIFT)
    assert grid.rowHeight(2) == low


def test_rows_of_both_parts_keep_one_height_through_a_zoom(grid: FrozenGrid) -> None:
    look = appearance()
    frozen = grid.findChild(QTableView, "frozenColumns")
    assert frozen is not None
    before = look.scheme, look.zoom
    for zoom in (2.0, 1.0, 1.5):
        look.show(look.scheme, zoom)
        heights = {view.rowHeight(row) for view in (grid, frozen) for row in range(3)}
        assert heights == {current_theme().row_height}
    look.show(*before)


@pytest.mark.parametrize(("column", "letters"), [("name", 40_000), ("name", 1_000_000), ("notes", 1_000_000)])
def test_a_cell_that_is_opened_and_left_keeps_every_letter(
    grid: FrozenGrid, small_live: LiveWorkshop, column: str, letters: int
) -> None:
    row = rows(small_live)[0]
    small_live.do(edit_initiatives({row.id: {column: "x" * letters}}))
    step = small_live.snapshot.step
    grid.select_cell(0, COLUMN_OF[column])
    for key, modifiers in ((Key.Key_Return, NONE), (Key.Key_Return, CTRL), (Key.Key_Tab, NONE)):
        press(Key.Key_F2)
        press(key, modifiers)
        grid.select_cell(0, COLUMN_OF[column])
    assert small_live.snapshot.step == step
    assert getattr(rows(small_live)[0], column) == "x" * letters


@pytest.mark.parametrize("column", ["name", "notes"])
def test_a_cell_says_why_its_text_cannot_be_edited(grid: FrozenGrid, small_live: LiveWorkshop, column: str) -> None:
    row = rows(small_live)[0]
    small_live.do(edit_initiatives({row.id: {column: "x" * 1_000_000}}))
    grid.select_cell(0, COLUMN_OF[column])
    press(Key.Key_F2)
    assert note_at_cell(grid) == (
        "This text of 1,000,000 letters is too long to be edited here: you see its beginning."
    )
    press(Key.Key_Escape)
    assert note_at_cell(grid) == ""


def test_what_an_editor_said_is_gone_when_it_closes(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    small_live.do(edit_initiatives({rows(small_live)[0].id: {"notes": "x" * 1_000_000}}))
    grid.select_cell(0, COLUMN_OF["notes"])
    press(Key.Key_F2)
    assert note_at_cell(grid)
    grid.setFocus()
    assert note_at_cell(grid) == ""
