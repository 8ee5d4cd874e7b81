"""What initiatives use is typed, pasted and undone as in a spreadsheet."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, note_at_cell, press, shown, type_text
from tests.ui.small_workshop import initiative_id
from tests.ui.spreadsheets import excel
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.yearly_cost_model import GAP, SUM
from vmo_desktop.ui.panels.uses_panel import UsesPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.initiatives import delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.resources import add_resource, set_yearly_costs


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> UsesPanel:
    panel = UsesPanel(small_live, selection)
    shown(qtbot, panel)
    return panel


@pytest.fixture
def portal(small_live: LiveWorkshop) -> int:
    return initiative_id(small_live.workshop, "Portal")


def _add_year(panel: UsesPanel, text: str) -> None:
    panel.costs.year.editor.setFocus()
    type_text(text)
    press(Key.Key_Return)


def _cell(panel: UsesPanel, row: int, column: object) -> str:
    model = panel.costs.model
    return str(model.index(row, model.column_of(column)).data())  # type: ignore[arg-type]  # ids of columns


def test_a_year_is_added_by_typing_it_and_its_first_cell_has_the_keyboard(
    panel: UsesPanel, small_live: LiveWorkshop, portal: int
) -> None:
    _add_year(panel, "2027")
    type_text("150 k")
    press(Key.Key_Return)
    assert dict(small_live.snapshot.choice.yearly_costs) == {(portal, 2027): 150_000.0}
    small_live.undo()
    assert not small_live.snapshot.choice.yearly_costs
    assert panel.costs.model.years == (2027,)


def test_what_is_no_year_is_refused_in_words(panel: UsesPanel) -> None:
    _add_year(panel, "20x7")
    assert "is not a year" in panel.costs.year.message
    assert panel.costs.model.years == ()


def test_the_years_of_the_dates_are_a_click_away(
    qtbot: QtBot, panel: UsesPanel, small_live: LiveWorkshop, portal: int
) -> None:
    small_live.do(edit_initiatives({portal: {"start_date": "2027-03-01", "end_date": "2029-02-01"}}))
    button = panel.costs.first_years
    assert button.text() == "Take 2027 to 2029"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.costs.model.years == (2027, 2028, 2029)
    assert panel.costs.table.grid.hasFocus()
    assert not button.isVisible()


def test_a_pasted_rectangle_is_one_step_and_reads_numbers_of_another_locale(
    panel: UsesPanel, small_live: LiveWorkshop, portal: int
) -> None:
    for year in ("2027", "2028"):
        _add_year(panel, year)
    before = small_live.snapshot.step
    german = QLocale(QLocale.Language.German)
    QGuiApplication.clipboard().setMimeData(excel([[150_000.5, 250_000.0], [100_000.0, 150_000.0]], german))
    panel.costs.table.go_to(panel.costs.model.first_amount)
    press(Key.Key_V, CTRL)
    ledger = initiative_id(small_live.workshop, "Ledger")
    assert dict(small_live.snapshot.choice.yearly_costs) == {
        (portal, 2027): 150_000.5, (portal, 2028): 250_000.0, (ledger, 2027): 100_000.0, (ledger, 2028): 150_000.0,
    }  # fmt: skip
    assert small_live.snapshot.step == before + 1
    QGuiApplication.clipboard().clear()


def test_sum_and_difference_are_told_beside_the_cost(panel: UsesPanel, small_live: LiveWorkshop, portal: int) -> None:
    small_live.do(set_yearly_costs({(portal, 2027): 150_000.0, (portal, 2028): 210_000.0}))
    assert _cell(panel, 0, SUM) == "360,000"
    assert _cell(panel, 0, GAP) == "▲ 40,000 less"
    assert "The years of one differ from its cost" in panel.costs._state.text()
    small_live.do(set_yearly_costs({(portal, 2028): 250_000.0}))
    assert _cell(panel, 0, GAP) == "the same"
    small_live.do(edit_initiatives({portal: {"cost": None}}))
    assert _cell(panel, 0, GAP) == "▲ no cost yet"


def test_ctrl_d_fills_down_and_a_told_column_refuses(panel: UsesPanel, small_live: LiveWorkshop) -> None:
    _add_year(panel, "2027")
    type_text("5")
    press(Key.Key_Return)
    press(Key.Key_Up)
    press(Key.Key_Down, SHIFT, times=2)
    press(Key.Key_D, CTRL)
    assert list(small_live.snapshot.choice.yearly_costs.values()) == [5.0, 5.0, 5.0]
    QGuiApplication.clipboard().setText("7")
    panel.costs.table.grid.select_cell(0, panel.costs.model.column_of(SUM))
    press(Key.Key_V, CTRL)
    assert list(small_live.snapshot.choice.yearly_costs.values()) == [5.0, 5.0, 5.0]
    QGuiApplication.clipboard().clear()


def test_bad_input_is_refused_at_its_cell_and_stays_to_be_put_right(panel: UsesPanel, small_live: LiveWorkshop) -> None:
    _add_year(panel, "2027")
    type_text("much")
    press(Key.Key_Return)
    assert "“much” is not a number" in note_at_cell(panel.costs.table.grid)
    press(Key.Key_Escape)
    assert not small_live.snapshot.choice.yearly_costs


def test_a_resource_and_its_use_by_period(panel: UsesPanel, small_live: LiveWorkshop, portal: int) -> None:
    panel.parts.choose(1)
    uses = panel.resources
    uses.resources.grid.setFocus()
    uses.resources.grid.select_cell(0, 0)
    type_text("Developers")
    press(Key.Key_Tab)
    type_text("days")
    press(Key.Key_Return)
    (resource,) = small_live.snapshot.choice.resources
    assert (resource.name, resource.unit) == ("Developers", "days")
    uses.table.go_to(uses.model.first_amount)
    type_text("80")
    press(Key.Key_Return)
    assert dict(small_live.snapshot.choice.demands) == {(portal, resource.id, ""): 80.0}
    uses.period.editor.setFocus()
    type_text("Q1 2028")
    press(Key.Key_Return)
    type_text("20")
    press(Key.Key_Return)
    ledger = initiative_id(small_live.workshop, "Ledger")  # Enter went down
    assert small_live.snapshot.choice.demands[ledger, resource.id, "Q1 2028"] == 20.0
    header = [uses.model.headerData(place, Qt.Orientation.Horizontal) for place in range(3)]
    assert header == ["Initiative", "Developers (days)\nin all", "Developers (days)\nQ1 2028"]


def test_a_deleted_resource_goes_with_its_columns_and_comes_back(panel: UsesPanel, small_live: LiveWorkshop) -> None:
    small_live.do(add_resource("Developers", "days"))
    panel.parts.choose(1)
    uses = panel.resources
    uses.resources.grid.setFocus()
    uses.resources.grid.select_cell(0, 0)
    press(Key.Key_Delete, CTRL)
    assert not small_live.snapshot.choice.resources
    assert not uses.table.isVisible()
    small_live.undo()
    assert uses.table.isVisible()
    assert uses.model.columnCount() == 2


def test_less_than_nothing_is_no_use(panel: UsesPanel, small_live: LiveWorkshop) -> None:
    small_live.do(add_resource("Developers", "days"))
    panel.parts.choose(1)
    panel.resources.table.go_to(1)
    type_text("-4")
    press(Key.Key_Return)
    assert "less than nothing" in note_at_cell(panel.resources.table.grid)


def test_without_initiatives_the_list_is_offered(qtbot: QtBot, panel: UsesPanel, small_live: LiveWorkshop) -> None:
    small_live.do(delete_initiatives([each.id for each in small_live.snapshot.initiatives]))
    (button,) = [each for each in panel.findChildren(QPushButton) if each.isVisible()]
    with qtbot.waitSignal(panel.list_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    small_live.undo()
    assert panel.costs.isVisible()


def test_the_selected_initiative_is_the_one_of_the_current_row(
    panel: UsesPanel, selection: Selection, small_live: LiveWorkshop
) -> None:
    ledger = initiative_id(small_live.workshop, "Ledger")
    selection.select_initiative(ledger)
    assert panel.costs.table.current_id == ledger
    panel.costs.table.grid.setFocus()
    press(Key.Key_Down)
    assert selection.initiative_id == initiative_id(small_live.workshop, "Robots")


def test_rows_are_sorted_by_the_difference(panel: UsesPanel, small_live: LiveWorkshop) -> None:
    ids = small_live.snapshot.initiative_index
    small_live.do(set_yearly_costs({(each, 2027): 100.0 * (4 - place) for each, place in ids.items()}))
    panel.costs.table.grid.sortByColumn(panel.costs.model.column_of(SUM), Qt.SortOrder.AscendingOrder)
    assert panel.costs.model.ids == tuple(reversed(ids))


def test_the_models_keep_the_rules_of_qt(
    panel: UsesPanel, small_live: LiveWorkshop, qtmodeltester: ModelTester, portal: int
) -> None:
    small_live.do(add_resource("Developers", "days"))
    small_live.do(set_yearly_costs({(portal, 2027): 1.0}))
    for model in (panel.costs.model, panel.resources.model):
        qtmodeltester.check(model)
