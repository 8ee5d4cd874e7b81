"""Where the message at a cell stands."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import note_at_cell, shown
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF
from vmo_desktop.ui.models.initiative_model import InitiativeModel
from vmo_desktop.ui.widgets.frozen import FrozenGrid
from vmo_desktop.ui.widgets.note import CellNote
from vmo_desktop.ui.widgets.text_model import TextCell
from vmo_desktop.ui.widgets.text_table import TextTable
from vmo_desktop.workshop.ops.initiatives import add_initiatives

REASON = "“foo” cannot be limited. Type one of these: Cost, Effort, Number of initiatives, Developers."


@pytest.mark.parametrize("column", [0, 2, 3])
def test_a_message_in_a_low_table_leaves_the_cell_to_be_read(qtbot: QtBot, column: int) -> None:
    table = TextTable()
    table.texts.show_titles(["A", "B", "C", "D"])
    table.texts.show_rows([[TextCell("foo")] * 4])
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.hide()
    for each in range(4):
        table.setColumnWidth(each, 160)
    table.resize(670, 72)
    shown(qtbot, table)
    note = CellNote(table, table.visualRect)
    cell = table.model().index(0, column)
    note.show_at(cell, REASON)
    assert table.rect().contains(note.geometry())
    assert not note.geometry().intersects(table.visualRect(cell))


@pytest.fixture
def grid(qtbot: QtBot, small_live: LiveWorkshop) -> FrozenGrid:
    small_live.do(add_initiatives([{"name": str(number)} for number in range(60)]))
    grid = FrozenGrid(InitiativeModel(small_live), 2)
    grid.resize(700, 400)
    shown(qtbot, grid)
    return grid


@pytest.mark.parametrize("column", ["code", "name", "class_name"])
@pytest.mark.parametrize("scrolled", [0, 300])
def test_a_message_at_a_cell_lies_over_columns_that_stay_in_sight(grid: FrozenGrid, column: str, scrolled: int) -> None:
    grid.horizontalScrollBar().setValue(scrolled)
    cell = grid.model().index(3, COLUMN_OF[column])
    grid.scrollTo(cell)
    grid.show_refusal(cell, REASON)
    note = _note(grid)
    for corner in (note.rect().topLeft() + QPoint(4, 4), note.rect().bottomRight() - QPoint(4, 4)):
        # A note lets the mouse through, so that what lies at its place is asked of the picture.
        assert _drawn(grid, note.mapTo(grid, corner)) == _drawn(note, corner)
    assert note.geometry().top() == grid.cell_area(cell).bottom() + 4
    assert not note.geometry().intersects(grid.cell_area(cell))


def test_a_message_stays_at_its_cell_until_that_is_out_of_sight(grid: FrozenGrid) -> None:
    cell = grid.model().index(3, COLUMN_OF["class_name"])
    grid.show_refusal(cell, REASON)
    above = _note(grid).y() - grid.cell_area(cell).y()
    grid.verticalScrollBar().setValue(20)
    assert note_at_cell(grid) == REASON
    assert _note(grid).y() - grid.cell_area(cell).y() == above
    grid.verticalScrollBar().setValue(1_000)
    assert note_at_cell(grid) == ""


def _note(grid: FrozenGrid) -> CellNote:
    note = grid.findChild(CellNote)
    assert note is not None
    return note


def _drawn(widget: QTableView | CellNote, place: QPoint) -> int:
    return widget.grab().toImage().pixel(place)
