"""Scores are filtered and sorted by a column; what is hidden is left alone, and no row jumps while it is typed into."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, note_at_cell, press, shown, type_text
from tests.ui.small_workshop import driver_id, initiative_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.score_list_model import LINE_NAME, ListColumn
from vmo_desktop.ui.models.score_model import BesideColumn
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.row_filter import ColumnFilter
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.column_filter import ColumnFilterBox
from vmo_desktop.ui.widgets.score_bar import ScoreMode
from vmo_desktop.workshop.operation import together
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

DIGITAL = ColumnFilter(values=frozenset({"Digital"}))


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> ScoringPanel:
    panel = ScoringPanel(small_live, selection)
    shown(qtbot, panel)
    panel.grid.setFocus()
    return panel


def names(panel: ScoringPanel) -> list[str]:
    model = panel.model
    return [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]


def score(live: LiveWorkshop, initiative: str, driver: str) -> float | None:
    row = live.snapshot.agreed_scores.get((initiative_id(live.workshop, initiative), driver_id(live.workshop, driver)))
    return None if row is None else row.value


def test_a_column_is_filtered_by_keys_and_the_line_above_says_so(panel: ScoringPanel) -> None:
    panel.grid.select_cell(0, 0)
    press(Key.Key_L, CTRL | SHIFT)
    box = panel.findChild(ColumnFilterBox)
    assert box is not None
    box.line.setText("1")
    box.close()
    assert names(panel) == ["Ledger"]
    assert panel.filter_note.words == "1 of 3 rows shown, filtered by Growth"
    panel.model.show_hidden()
    assert names(panel) == ["Portal", "Ledger", "Robots"]
    assert panel.filter_note.words == ""


def test_rows_are_filtered_by_the_class_of_their_initiative(panel: ScoringPanel) -> None:
    menu = panel.filters.menu(tuple(BesideColumn))
    assert menu.actions()[0].text() == "Filter by Initiative…"
    panel.model.filter_column(BesideColumn.CLASS, DIGITAL)
    assert names(panel) == ["Portal", "Robots"]


def test_hidden_rows_keep_their_scores_through_fills_and_pastes(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.model.filter_column(BesideColumn.CLASS, DIGITAL)
    panel.grid.selectAll()
    press(Key.Key_D, CTRL)
    QGuiApplication.clipboard().setText("4\t4\n2\t2\n")
    panel.grid.select_cell(0, 0)
    press(Key.Key_V, CTRL)
    assert (score(small_live, "Portal", "Growth"), score(small_live, "Robots", "Risk")) == (4, 2)
    assert (score(small_live, "Ledger", "Growth"), score(small_live, "Ledger", "Risk")) == (1, 2)


def test_a_row_keeps_its_place_while_it_is_scored(panel: ScoringPanel) -> None:
    panel.model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(panel) == ["Robots", "Portal", "Ledger"]
    panel.grid.select_cell(0, 0)
    type_text("0")
    assert names(panel) == ["Robots", "Portal", "Ledger"]
    panel.model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(panel) == ["Portal", "Ledger", "Robots"]
    panel.model.sort(-1)
    assert names(panel) == ["Portal", "Ledger", "Robots"]


def test_a_scored_row_stays_although_it_passes_the_filter_no_more(panel: ScoringPanel) -> None:
    panel.model.filter_column(1, ColumnFilter(values=frozenset({""})))
    assert names(panel) == ["Robots"]
    panel.grid.select_cell(0, 1)
    type_text("2")
    assert names(panel) == ["Robots"]
    assert panel.grid.currentIndex().isValid()


def test_a_new_initiative_is_shown_below_a_filtered_table(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.model.filter_column(BesideColumn.CLASS, DIGITAL)
    small_live.do(add_initiatives([{"name": "Late"}]))
    assert names(panel) == ["Portal", "Robots", "Late"]


def test_a_new_driver_ends_filters_by_columns(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.model.filter_column(0, ColumnFilter(text="1"))
    panel.model.filter_column(BesideColumn.CLASS, ColumnFilter(text="Core"))
    small_live.do(add_driver("Fit"))
    assert names(panel) == ["Ledger"]
    assert panel.filter_note.words == "1 of 3 rows shown, filtered by Class"


def test_next_missing_says_that_rows_are_hidden(panel: ScoringPanel) -> None:
    panel.model.filter_column(BesideColumn.CLASS, ColumnFilter(text="Core"))
    panel.grid.select_cell(0, 0)
    press(Key.Key_N)
    assert note_at_cell(panel.grid) == "Every cell that is shown has a score. The filter hides 2 initiatives."


def test_undo_back_to_an_empty_workshop_and_redo_are_followed(panel: ScoringPanel, small_live: LiveWorkshop) -> None:
    panel.model.filter_column(BesideColumn.CLASS, DIGITAL)
    while small_live.workshop.undo_label is not None:
        small_live.undo()
    assert panel.model.rowCount() == 0
    while small_live.workshop.redo_label is not None:
        small_live.redo()
    panel.model.show_hidden()
    assert names(panel) == ["Portal", "Ledger", "Robots"]


def test_initiatives_and_drivers_that_come_in_one_step_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        live = LiveWorkshop(workshop)
        panel = ScoringPanel(live, Selection(live))
        shown(qtbot, panel)
        live.do(together("both", [add_driver("Growth"), add_initiatives([{"name": "Portal"}])]))
        assert names(panel) == ["Portal"]
        live.undo()
        assert (panel.model.rowCount(), panel.model.columnCount()) == (0, 0)
        live.redo()
        assert names(panel) == ["Portal"]


def listed(panel: ScoringPanel) -> list[str]:
    return [str(panel.line.headerData(row, Qt.Orientation.Vertical)) for row in range(panel.line.rowCount())]


def test_the_list_of_a_driver_is_sorted_by_score_and_a_row_that_is_typed_into_stays(
    panel: ScoringPanel, small_live: LiveWorkshop, selection: Selection
) -> None:
    selection.select_driver(driver_id(small_live.workshop, "Growth"))
    panel.tables.show_mode(ScoreMode.DRIVER)
    panel.list.sortByColumn(ListColumn.SCORE, Qt.SortOrder.DescendingOrder)
    assert listed(panel) == ["Robots", "Portal", "Ledger"]
    panel.list.select_cell(2, ListColumn.SCORE)
    type_text("4")
    assert score(small_live, "Ledger", "Growth") == 4
    assert listed(panel) == ["Robots", "Portal", "Ledger"]


def test_the_lists_are_filtered_by_keys_and_by_the_name_of_a_row(
    panel: ScoringPanel, small_live: LiveWorkshop, selection: Selection
) -> None:
    selection.select_driver(driver_id(small_live.workshop, "Growth"))
    panel.tables.show_mode(ScoreMode.DRIVER)
    panel.list.select_cell(0, ListColumn.SCORE)
    press(Key.Key_L, CTRL | SHIFT)
    box = panel.findChild(ColumnFilterBox)
    assert box is not None
    box.line.setText("4")
    box.close()
    assert listed(panel) == ["Robots"]
    assert panel.list_note.words == "1 of 3 rows shown, filtered by Score"
    panel.line.show_hidden()
    panel.line.filter_column(LINE_NAME, ColumnFilter(text="port"))
    assert listed(panel) == ["Portal"]
    panel.tables.show_mode(ScoreMode.INITIATIVE)
    assert listed(panel) == ["Growth", "Risk"]
    assert not panel.list_note.isVisible()
