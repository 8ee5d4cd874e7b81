"""Funding levels and partial funding are typed in place."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, note_at_cell, press, shown, type_text
from tests.ui.small_workshop import initiative_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.part_funding_model import LEVELS
from vmo_desktop.ui.panels.funding_panel import FundingPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> FundingPanel:
    panel = FundingPanel(small_live, selection)
    shown(qtbot, panel)
    return panel


@pytest.fixture
def portal(small_live: LiveWorkshop) -> int:
    return initiative_id(small_live.workshop, "Portal")


def _begin(panel: FundingPanel) -> None:
    panel.editor.grid.setFocus()
    panel.editor.grid.select_cell(0, 0)


def _levels(live: LiveWorkshop, row_id: int) -> list[tuple[str, float, float]]:
    rows = live.snapshot.choice.funding_levels.get(row_id, ())
    return [(row.name, row.cost, row.value_share) for row in rows]


def test_a_level_begins_as_the_whole_initiative_and_is_typed_on(
    panel: FundingPanel, small_live: LiveWorkshop, portal: int
) -> None:
    _begin(panel)
    type_text("Pilot")
    press(Key.Key_Tab)
    assert _levels(small_live, portal) == [("Pilot", 400_000.0, 1.0)]
    type_text("150 k")
    press(Key.Key_Tab)
    type_text("45")
    press(Key.Key_Return)
    assert _levels(small_live, portal) == [("Pilot", 150_000.0, 0.45)]
    model = panel.table.model
    assert model.index(0, model.column_of(LEVELS)).data() == "Pilot"
    for _ in range(3):
        small_live.undo()
    assert _levels(small_live, portal) == []


def test_levels_are_pasted_in_one_step(panel: FundingPanel, small_live: LiveWorkshop, portal: int) -> None:
    before = small_live.snapshot.step
    QGuiApplication.clipboard().setText("Pilot\t150000\t45\nWhole\t400000\t100\n")
    _begin(panel)
    press(Key.Key_V, CTRL)
    assert _levels(small_live, portal) == [("Pilot", 150_000.0, 0.45), ("Whole", 400_000.0, 1.0)]
    assert small_live.snapshot.step == before + 1
    QGuiApplication.clipboard().clear()


def test_a_further_level_gets_a_name_that_none_has(panel: FundingPanel, small_live: LiveWorkshop, portal: int) -> None:
    small_live.do(set_funding_levels(portal, [Level("Level 2", 1.0, 0.5)]))
    panel.editor.grid.setFocus()
    panel.editor.grid.select_cell(1, 1)
    type_text("150 k")
    press(Key.Key_Return)
    assert _levels(small_live, portal) == [("Level 2", 1.0, 0.5), ("Level 3", 150_000.0, 1.0)]


def test_a_level_needs_its_name_and_a_share_is_a_percentage(
    panel: FundingPanel, small_live: LiveWorkshop, portal: int
) -> None:
    small_live.do(set_funding_levels(portal, [Level("Pilot", 1.0, 0.5)]))
    _begin(panel)
    press(Key.Key_F2)
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert "needs a name" in note_at_cell(panel.editor.grid)
    press(Key.Key_Escape)
    panel.editor.grid.select_cell(0, 2)
    type_text("120")
    press(Key.Key_Return)
    assert "not a percentage" in note_at_cell(panel.editor.grid)
    press(Key.Key_Escape)
    assert _levels(small_live, portal) == [("Pilot", 1.0, 0.5)]


def test_ctrl_delete_takes_a_level_away(panel: FundingPanel, small_live: LiveWorkshop, portal: int) -> None:
    small_live.do(set_funding_levels(portal, [Level("Pilot", 1.0, 0.5), Level("Whole", 2.0, 1.0)]))
    _begin(panel)
    press(Key.Key_Delete, CTRL)
    assert _levels(small_live, portal) == [("Whole", 2.0, 1.0)]


def test_the_levels_are_those_of_the_current_row(
    panel: FundingPanel, small_live: LiveWorkshop, selection: Selection
) -> None:
    ledger = initiative_id(small_live.workshop, "Ledger")
    small_live.do(set_funding_levels(ledger, [Level("Small", 1.0, 0.5)]))
    assert panel.levels.levels == ()
    panel.table.grid.setFocus()
    panel.table.go_to(panel.table.model.first_amount)
    press(Key.Key_Down)
    assert panel.levels.index(0, 0).data() == "Small"
    assert panel._name.text() == "Ledger"
    assert selection.initiative_id == ledger


def test_a_smallest_share_is_typed_pasted_and_taken_back(
    panel: FundingPanel, small_live: LiveWorkshop, portal: int
) -> None:
    panel.table.grid.setFocus()
    panel.table.go_to(panel.table.model.first_amount)
    type_text("60 %")
    press(Key.Key_Return)
    assert dict(small_live.snapshot.choice.least_shares) == {portal: 0.6}
    QGuiApplication.clipboard().setText("50\n25\n")
    before = small_live.snapshot.step
    press(Key.Key_V, CTRL)
    assert sorted(small_live.snapshot.choice.least_shares.values()) == [0.25, 0.5, 0.6]
    assert small_live.snapshot.step == before + 1
    panel.table.grid.select_cell(0, panel.table.model.first_amount)
    press(Key.Key_Delete)
    assert portal not in small_live.snapshot.choice.least_shares
    type_text("0")
    press(Key.Key_Return)
    assert "between 0 % and 100 %" in note_at_cell(panel.table.grid)
    QGuiApplication.clipboard().clear()


def test_the_models_keep_the_rules_of_qt(panel: FundingPanel, small_live: LiveWorkshop, qtmodeltester: ModelTester,
                                         portal: int) -> None:  # fmt: skip
    small_live.do(set_funding_levels(portal, [Level("Pilot", 1.0, 0.5)]))
    for model in (panel.table.model, panel.levels):
        qtmodeltester.check(model)
