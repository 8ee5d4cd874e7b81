"""Tables that are only read: the history and what a chart shows are sorted, filtered, searched and copied."""

import csv
import io
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, press, shown, type_text
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.table_view import bubble_table
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.models.history_model import HistoryModel, StepColumn
from vmo_desktop.ui.row_filter import ColumnFilter
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.filter_note import FilterNote


@pytest.fixture
def table(qtbot: QtBot, small_live: LiveWorkshop) -> FactTable:
    model = HistoryModel()
    model.show(small_live.workshop.history())
    made = FactTable(model, "Steps", stretched=StepColumn.LABEL)
    model.setParent(made)
    made.fit_columns()
    shown(qtbot, made)
    made.grid.setFocus()
    return made


def numbers(table: FactTable) -> list[str]:
    model = table.grid.model()
    return [str(model.index(row, StepColumn.NUMBER).data()) for row in range(model.rowCount())]


def test_a_click_on_a_title_sorts_numbers_by_size_and_the_third_one_ends_it(qtbot: QtBot, table: FactTable) -> None:
    newest_first = numbers(table)
    title = table.grid.horizontalHeader().viewport()
    orders = []
    for _ in range(3):
        qtbot.mouseClick(title, Qt.MouseButton.LeftButton, pos=QPoint(20, title.height() // 2))
        orders.append(numbers(table))
    oldest_first = sorted(newest_first, key=int)
    assert orders == [oldest_first, newest_first, newest_first]
    assert table.grid.horizontalHeader().sortIndicatorSection() == -1


def test_steps_are_sorted_by_their_moments_though_summer_time_ended_in_between(table: FactTable) -> None:
    model = table.grid.model()
    assert isinstance(model, HistoryModel)
    times = ("2026-10-25T02:30:00+02:00", "2026-10-25T02:10:00+01:00", "2026-10-25T02:20:00+01:00")
    steps = [model.step_at(row) for row in range(3)]
    model.show(tuple(replace(step, at=at) for step, at in zip(steps, times, strict=True)))
    model.sort(StepColumn.TIME, Qt.SortOrder.AscendingOrder)
    assert [model.step_at(row).at for row in range(3)] == list(times)


def test_a_column_is_filtered_and_the_line_above_leads_back(table: FactTable) -> None:
    model = table.grid.model()
    assert isinstance(model, HistoryModel)
    model.filter_column(StepColumn.LABEL, ColumnFilter(text="ledger"))
    note = table.findChild(FilterNote)
    assert note is not None
    assert model.rowCount() == 2
    assert note.words.startswith("2 of ")
    assert note.words.endswith("filtered by What was done")
    model.show_hidden()
    assert note.words == ""


def test_rows_are_copied_below_their_titles(table: FactTable) -> None:
    table.grid.select_cell(0, 0)
    press(Key.Key_C, CTRL | SHIFT)
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text()), dialect="excel-tab"))
    assert rows[0] == ["Step", "What was done", "By", "When"]
    assert rows[1][:3] == [numbers(table)[0], "Score: Robots on Growth none → 4", "Ines"]
    QGuiApplication.clipboard().clear()


def test_a_text_is_found_from_the_keyboard(table: FactTable) -> None:
    press(Key.Key_F, CTRL)
    assert isinstance(table.window().focusWidget(), QLineEdit)
    type_text("portal on risk")
    index = table.grid.currentIndex()
    assert index.siblingAtColumn(StepColumn.LABEL).data() == "Score: Portal on Risk none → 1"


def test_nothing_is_typed_into_it(table: FactTable) -> None:
    table.grid.select_cell(0, StepColumn.LABEL)
    before = [table.grid.model().index(0, column).data() for column in StepColumn]
    press(Key.Key_Delete)
    press(Key.Key_V, CTRL)
    press(Key.Key_D, CTRL)
    assert [table.grid.model().index(0, column).data() for column in StepColumn] == before


def test_the_charts_table_is_copied_whole_with_all_digits(
    qtbot: QtBot, small_live: LiveWorkshop, qtmodeltester: ModelTester
) -> None:
    results = small_live.results
    model = ChartTableModel(bubble_table(bubble_data(results), results))
    made = FactTable(model, "Chart")
    model.setParent(made)
    shown(qtbot, made)
    model.sort(2, Qt.SortOrder.AscendingOrder)
    made.grid.blocks.copy_table()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text()), dialect="excel-tab"))
    assert [row[:3] for row in rows] == [
        ["Code", "Initiative", rows[0][2]],
        ["L1", "Ledger", "37.5"],
        ["P1", "Portal", "50"],
        ["R1", "Robots", "50.0–100.0"],
    ]
    qtmodeltester.check(model)
    QGuiApplication.clipboard().clear()


def test_columns_of_a_hidden_table_fit_a_new_look_when_it_is_shown(table: FactTable) -> None:
    appearance().show(Scheme.LIGHT, 1.0)
    table.fit_columns()
    small = table.grid.columnWidth(StepColumn.NUMBER)
    table.hide()
    appearance().show(Scheme.LIGHT, 2.0)
    table.show()
    assert table.grid.columnWidth(StepColumn.NUMBER) >= 1.6 * small


def test_columns_fit_what_the_table_shows_now(table: FactTable, small_live: LiveWorkshop) -> None:
    narrow = table.grid.columnWidth(StepColumn.AUTHOR)
    model, steps = table.grid.model(), small_live.workshop.history()
    assert isinstance(model, HistoryModel)
    model.show(tuple(replace(step, author="Ines of the programme office") for step in steps))
    table.fit_columns()
    assert table.grid.columnWidth(StepColumn.AUTHOR) > 1.5 * narrow
    model.show(steps)
    table.fit_columns()
    assert table.grid.columnWidth(StepColumn.AUTHOR) == narrow
