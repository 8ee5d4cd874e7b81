"""What is copied from a table and pasted into it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, note_at_cell, press, shown
from tests.ui.widgets.marked import mark, put, rows
from vmo_desktop.ui.cell_model import RefusedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF, FIELDS
from vmo_desktop.ui.models.initiative_model import InitiativeModel
from vmo_desktop.ui.widgets.blocks import Marked, landings
from vmo_desktop.ui.widgets.frozen import FrozenGrid
from vmo_desktop.ui.widgets.paste_preview import PastePreview

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


def test_a_copied_rectangle_is_text_and_a_table(grid: FrozenGrid) -> None:
    mark(grid, range(2), [EFFORT, COST])
    press(Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "120\t400,000\n80\t250,000\n"
    assert 'x:num="400000.0"' in data.html()


def test_a_rectangle_is_copied_with_its_column_titles(grid: FrozenGrid) -> None:
    mark(grid, range(1), [EFFORT, COST])
    press(Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Effort (person-days)\tCost (EUR)\n120\t400,000\n"


def test_cut_takes_the_cells_along(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    grid.select_cell(0, CLASS)
    press(Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "Digital"
    assert rows(small_live)[0].class_name == ""


def test_a_pasted_block_is_one_step_and_makes_new_rows(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    put("N1\tNew one\r\nN2\tNew two\r\nN3\tNew three\r\n")
    grid.select_cell(2, CODE)
    press(Key.Key_V, CTRL)
    assert [row.name for row in rows(small_live)] == ["Portal", "Ledger", "New one", "New two", "New three"]
    assert small_live.snapshot.step == before + 1
    assert len(grid.selectedIndexes()) == 6
    small_live.undo()
    assert [row.name for row in rows(small_live)] == ["Portal", "Ledger", "Robots"]


def test_what_cannot_be_read_is_told_and_the_rest_goes_in(
    qtbot: QtBot, grid: FrozenGrid, small_live: LiveWorkshop
) -> None:
    put("10\n12 apples\n30\n")
    grid.select_cell(0, EFFORT)
    with qtbot.waitSignal(grid.block_written) as told:
        press(Key.Key_V, CTRL)
    refused, count = told.args
    assert count == 3
    assert [row.effort for row in rows(small_live)] == [10.0, 80.0, 30.0]
    assert [(each.where, each.text) for each in refused] == [("row 2, Ledger, Effort (person-days)", "12 apples")]
    assert "not a number" in refused[0].reason


def test_cells_right_of_the_table_are_told(qtbot: QtBot, grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    put("a note\tlost?\n")
    grid.select_cell(0, len(FIELDS) - 1)
    press(Key.Key_V, CTRL)
    with qtbot.waitSignal(grid.block_written) as told:
        preview(grid).accept()
    assert rows(small_live)[0].notes == "a note"
    assert [each.text for each in told.args[0]] == ["lost?"]


def test_one_value_fills_all_marked_cells(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    put("Core\n")
    mark(grid, range(3), [CLASS])
    press(Key.Key_V, CTRL)
    assert [row.class_name for row in rows(small_live)] == ["Core"] * 3


def test_hidden_columns_are_left_out(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    grid.setColumnHidden(COLUMN_OF["status"], True)
    grid.setColumnHidden(COLUMN_OF["is_mandatory"], True)
    put("Core\t5\n")
    grid.select_cell(0, CLASS)
    press(Key.Key_V, CTRL)
    assert (rows(small_live)[0].class_name, rows(small_live)[0].effort) == ("Core", 5.0)
    assert rows(small_live)[0].status == ""


def test_pasting_without_text_is_refused_at_the_cell(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    data = QMimeData()
    data.setData("application/x-other", b"x")
    QGuiApplication.clipboard().setMimeData(data)
    press(Key.Key_V, CTRL)
    assert "no text" in note_at_cell(grid)
    assert small_live.snapshot.step == before


@pytest.mark.parametrize(
    ("marked", "block", "places"),
    [
        (Marked((1,), (2,)), [["a", "b"]], [(1, 2), (1, 3)]),
        (Marked((0, 1, 2, 3), (0,)), [["a"], ["b"]], [(0, 0), (1, 0), (2, 0), (3, 0)]),
        (Marked((0, 1, 2), (0,)), [["a"], ["b"]], [(0, 0), (1, 0)]),
        (Marked((0, 1), (0,)), [["a", "b"]], [(0, 0), (0, 1), (1, 0), (1, 1)]),
        (Marked((0,), (3,)), [["a", "b"]], [(0, 3), (0, None)]),
        (Marked((0,), (0,)), [["a", "b"], ["c"]], [(0, 0), (0, 1), (1, 0)]),
        (Marked((), ()), [["a"]], []),
    ],
)
def test_a_block_lands_as_in_a_spreadsheet(
    marked: Marked, block: list[list[str]], places: list[tuple[int, int | None]]
) -> None:
    assert [(each.row, each.column) for each in landings(block, marked, [0, 1, 2, 3])] == places


def preview(grid: FrozenGrid) -> PastePreview:
    found = grid.findChild(PastePreview)
    assert found is not None
    return found


def texts_of(table: QTableView) -> list[str]:
    """The first row."""
    return [table.model().index(0, column).data() for column in range(table.model().columnCount())]


def test_a_large_paste_is_looked_at_before_it_goes_in(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    put("\n".join(f"N{number}\tName {number}" for number in range(101)))
    grid.select_cell(0, CODE)
    press(Key.Key_V, CTRL)
    asked = preview(grid)
    assert small_live.snapshot.step == before
    assert asked.block.texts.rowCount() == 100
    assert texts_of(asked.block) == ["N0", "Name 0"]
    assert asked.plan.new_rows == 98
    asked.paste.click()
    assert len(rows(small_live)) == 101
    assert small_live.snapshot.step == before + 1


def test_a_large_paste_can_be_called_off(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    put("\n".join(["x\ty\tz"] * 70))
    grid.select_cell(0, CODE)
    press(Key.Key_V, CTRL)
    preview(grid).reject()
    assert small_live.snapshot.step == before


def test_a_paste_beyond_the_table_lists_first_what_has_no_cell(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    last = len(FIELDS) - 1
    put("note\tlost <b>\n")
    grid.select_cell(0, last)
    press(Key.Key_V, CTRL)
    asked = preview(grid)
    assert texts_of(asked.rejects) == ["right of the table", "lost <b>", "There is no column here."]
    asked.accept()
    assert rows(small_live)[0].notes == "note"


def test_the_preview_says_which_cells_cannot_be_read(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    put("\n".join(["12"] * 150 + ["much"] + ["7"] * 60))
    grid.select_cell(0, EFFORT)
    press(Key.Key_V, CTRL)
    asked = preview(grid)
    assert asked.plan.written == 210
    assert asked.rejects.texts.rowCount() == 1
    assert texts_of(asked.rejects)[1] == "much"
    written: list[int] = []
    grid.block_written.connect(lambda refused, _count: written.append(len(refused)))
    asked.accept()
    assert written == [1]


def test_one_pasted_value_fills_a_marked_block(grid: FrozenGrid, small_live: LiveWorkshop) -> None:
    put("7")
    mark(grid, range(3), [EFFORT])
    press(Key.Key_V, CTRL)
    assert [row.effort for row in rows(small_live)] == [7.0] * 3


def test_a_preview_shows_numbers_as_they_will_be_and_where_they_will_stand(grid: FrozenGrid) -> None:
    put("\n".join(["1.234,5\t6,25"] * 120))
    grid.select_cell(0, COST)
    press(Key.Key_V, CTRL)
    block = preview(grid).block
    assert texts_of(block) == ["1,234.5", "6.25"]
    cell = block.texts.index(0, 0)
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert "1.234,5" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_refused_cells_are_named_by_row_and_by_the_name_that_is_pasted_with_them(
    grid: FrozenGrid, small_live: LiveWorkshop
) -> None:
    told: list[RefusedCell] = []
    grid.blocks.written.connect(lambda refused, _count: told.extend(refused))
    between = [field.name for field in FIELDS[CODE + 1 : EFFORT]]
    row = ["{code}", *("{name}" if name == "name" else "" for name in between), "abc"]
    line = "\t".join(row)
    put("\n".join(line.format(code=f"N{number}", name=f"Other {number}") for number in range(4)))
    grid.select_cell(0, CODE)
    press(Key.Key_V, CTRL)
    places = [f"row {number + 1}, Other {number}, Effort (person-days)" for number in range(4)]
    assert [each.where for each in told] == places
    assert rows(small_live)[0].name == "Other 0"
