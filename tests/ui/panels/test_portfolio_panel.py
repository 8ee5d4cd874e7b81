from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, SHIFT, Key, press, shown, type_text
from tests.ui.panels.portfolio_page import cell, choices, click, fund, settle, stand_on
from tests.ui.small_workshop import initiative_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.portfolio_model import PortfolioColumn
from vmo_desktop.ui.panels.portfolio_panel import PortfolioPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scenarios import approve_scenario
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> PortfolioPanel:
    fund(small_live)
    panel = PortfolioPanel(small_live, selection)
    shown(qtbot, panel)
    settle(qtbot, panel)
    return panel


def test_the_funded_come_first_each_with_a_word_and_a_sign(panel: PortfolioPanel) -> None:
    assert choices(panel) == {"Portal": "Funded", "Ledger": "Funded", "Robots": "Waiting"}
    first = panel.model.index(0, PortfolioColumn.STANDING).data(Qt.ItemDataRole.DecorationRole)
    last = panel.model.index(2, PortfolioColumn.STANDING).data(Qt.ItemDataRole.DecorationRole)
    assert first.pixmap(16, 16).toImage() != last.pixmap(16, 16).toImage()
    assert panel.portfolio.sums.text().startswith("Funded: 2, value 87.5, cost 650 k EUR")


def test_forcing_in_by_keys_asks_why_and_is_one_step(panel: PortfolioPanel, qtbot: QtBot) -> None:
    panel.live.do(edit_workshop({"budget": 1_200_000.0}))
    step = panel.live.workshop.step
    stand_on(panel, "Robots")
    press(Key.Key_I, CTRL | SHIFT)
    type_text("Regulation")
    assert panel.portfolio.form.author.text() == "Ines"
    press(Key.Key_Return)
    settle(qtbot, panel)
    assert choices(panel)["Robots"] == "Funded"
    assert cell(panel, "Robots", PortfolioColumn.WHY) == "Forced in: Regulation (Ines)"
    assert panel.live.workshop.step == step + 1
    assert panel.portfolio.grid.hasFocus()
    panel.live.undo()
    settle(qtbot, panel)
    assert cell(panel, "Robots", PortfolioColumn.WHY) == ""


def test_several_rows_are_forced_out_and_left_to_the_choice_in_one_step_each(
    panel: PortfolioPanel, qtbot: QtBot
) -> None:
    step = panel.live.workshop.step
    panel.portfolio.grid.setFocus()
    panel.portfolio.grid.selectAll()
    click(panel, "Force out…")
    type_text("Not this year")
    click(panel, "Force out")
    settle(qtbot, panel)
    assert set(choices(panel).values()) == {"Out"}
    assert panel.live.workshop.step == step + 1
    panel.portfolio.grid.selectAll()
    click(panel, "Leave to the choice")
    settle(qtbot, panel)
    assert choices(panel)["Portal"] == "Funded"
    assert panel.live.workshop.step == step + 2


def test_escape_leaves_everything_as_it_is(panel: PortfolioPanel) -> None:
    step = panel.live.workshop.step
    stand_on(panel, "Ledger")
    press(Key.Key_O, CTRL | SHIFT)
    press(Key.Key_Escape)
    assert panel.portfolio.form.isHidden()
    assert panel.portfolio.grid.hasFocus()
    assert panel.live.workshop.step == step


def test_the_menu_over_a_row_offers_the_same(panel: PortfolioPanel) -> None:
    stand_on(panel, "Ledger")
    menu = panel.portfolio.grid.menu()
    offered = {each.text(): each.isEnabled() for each in menu.actions()}
    assert offered["Force in…"]
    assert not offered["Leave to the choice"]
    menu.deleteLater()


def test_selection_goes_both_ways(panel: PortfolioPanel, selection: Selection) -> None:
    stand_on(panel, "Robots")
    robots, ledger = (initiative_id(panel.live.workshop, each) for each in ("Robots", "Ledger"))
    assert selection.initiative_id == robots
    selection.select_initiative(ledger)
    assert panel.portfolio.grid.currentIndex().row() == panel.model.row_of(ledger)


def test_a_typed_cost_is_assumed_here_and_nowhere_else(panel: PortfolioPanel, qtbot: QtBot) -> None:
    robots = initiative_id(panel.live.workshop, "Robots")
    stand_on(panel, "Robots", PortfolioColumn.COST)
    type_text("650000")
    press(Key.Key_Return)
    settle(qtbot, panel)
    assert choices(panel)["Robots"] == "Waiting"
    assert cell(panel, "Robots", PortfolioColumn.COST) == "≈ 650 k"
    assert cell(panel, "Robots", PortfolioColumn.WHY) == "cost assumed, the workshop says 900 k"
    assert panel.live.snapshot.initiative(robots).cost == 900_000
    stand_on(panel, "Robots", PortfolioColumn.VALUE)
    type_text("90")
    press(Key.Key_Return)
    settle(qtbot, panel)
    assert choices(panel) == {"Portal": "Waiting", "Ledger": "Waiting", "Robots": "Funded"}
    stand_on(panel, "Robots")
    click(panel, "Drop what is assumed")
    settle(qtbot, panel)
    assert choices(panel)["Robots"] == "Waiting"
    assert not panel.live.snapshot.choice.assumptions


@pytest.mark.parametrize(
    ("column", "typed", "reason"),
    [
        (PortfolioColumn.VALUE, "120", "A value is between 0 and 100; “120” is not."),
        (PortfolioColumn.VALUE, "1x", "“1x” is not a number."),
        (PortfolioColumn.COST, "-5", "“-5” is less than nothing. Type 0 or more."),
    ],
)
def test_what_cannot_be_assumed_is_refused_in_words(
    panel: PortfolioPanel, column: PortfolioColumn, typed: str, reason: str
) -> None:
    said: list[str] = []
    panel.model.refused.connect(lambda _, sentence: said.append(sentence))
    index = panel.model.index(0, column)
    assert not panel.model.setData(index, typed)
    assert said == [reason]
    assert not panel.live.snapshot.choice.assumptions


def test_a_slider_assumes_by_keys_and_follows_the_row(panel: PortfolioPanel, qtbot: QtBot) -> None:
    step = panel.live.workshop.step
    stand_on(panel, "Robots")
    press(Key.Key_Y, CTRL | SHIFT)
    press(Key.Key_Tab)
    press(Key.Key_Home)
    press(Key.Key_Right, times=2)
    settle(qtbot, panel)
    assert cell(panel, "Robots", PortfolioColumn.COST) == "≈ 20 k"
    assert choices(panel)["Robots"] == "Funded"
    assert panel.live.workshop.step == step + 1
    press(Key.Key_Escape)
    assert panel.portfolio.what_if.isHidden()
    assert panel.portfolio.grid.hasFocus()


def test_what_was_approved_keeps_its_numbers_in_the_table(panel: PortfolioPanel, qtbot: QtBot) -> None:
    found = panel.desk.portfolio
    assert found is not None
    scenario = panel.desk.scenario.id
    panel.live.do(approve_scenario(scenario, found.approved(), status="optimal", value=87.5, bound=87.5, cost=650_000))
    panel.live.do(edit_initiatives({initiative_id(panel.live.workshop, "Portal"): {"cost": 990_000.0}}))
    settle(qtbot, panel)
    assert cell(panel, "Portal", PortfolioColumn.COST) == "400 k"


def test_an_approved_scenario_refuses_and_offers_a_copy(panel: PortfolioPanel, qtbot: QtBot) -> None:
    found = panel.desk.portfolio
    assert found is not None
    scenario, name = panel.desk.scenario.id, panel.desk.scenario.name
    panel.live.do(approve_scenario(scenario, found.approved(), status="optimal", value=87.5, bound=87.5, cost=650_000))
    settle(qtbot, panel)
    stand_on(panel, "Portal")
    press(Key.Key_O, CTRL | SHIFT)
    press(Key.Key_Return)
    assert panel.notice.text == f"{name} is approved and stays as it is. Duplicate it, or take the approval back first."
    click(panel, "Try it on a copy")
    settle(qtbot, panel)
    assert panel.desk.scenario.name == f"{name}, trial"
    assert choices(panel)["Portal"] == "Out"
    panel.live.undo()
    assert panel.desk.scenario.id == scenario


def test_a_number_refused_by_an_approved_scenario_is_not_refused_any_more_in_the_copy(
    panel: PortfolioPanel, qtbot: QtBot
) -> None:
    found = panel.desk.portfolio
    assert found is not None
    scenario = panel.desk.scenario.id
    panel.live.do(approve_scenario(scenario, found.approved(), status="optimal", value=87.5, bound=87.5, cost=650_000))
    settle(qtbot, panel)
    stand_on(panel, "Robots", PortfolioColumn.COST)
    type_text("650000")
    press(Key.Key_Return)
    note = panel.portfolio.grid.findChild(QWidget, "cellNote")
    assert note is not None
    assert note.isVisible()
    click(panel, "Try it on a copy")
    settle(qtbot, panel)
    assert cell(panel, "Robots", PortfolioColumn.COST) == "≈ 650 k"
    assert not note.isVisible()


def test_ctrl_enter_writes_a_number_into_its_column_alone(panel: PortfolioPanel, qtbot: QtBot) -> None:
    stand_on(panel, "Portal", PortfolioColumn.COST)
    panel.portfolio.grid.selectAll()
    type_text("200000")
    note = panel.portfolio.grid.findChild(QLabel, "cellNote")
    assert note is not None
    assert note.text() == "Ctrl+Enter writes this to all 3 marked cells."
    press(Key.Key_Return, CTRL)
    settle(qtbot, panel)
    for name in ("Portal", "Ledger", "Robots"):
        assert cell(panel, name, PortfolioColumn.COST) == "≈ 200 k"
        assert not cell(panel, name, PortfolioColumn.VALUE).startswith("≈")


def test_a_number_over_a_single_row_tells_of_no_other_cell(panel: PortfolioPanel) -> None:
    stand_on(panel, "Portal", PortfolioColumn.COST)
    type_text("2")
    note = panel.portfolio.grid.findChild(QWidget, "cellNote")
    assert note is not None
    assert not note.isVisible()


def test_while_the_choice_is_looked_for_rows_stay_and_claim_nothing(panel: PortfolioPanel) -> None:
    before = panel.model.ids
    panel.live.do(edit_workshop({"budget": 300_000.0}))
    assert panel.desk.portfolio is None
    assert panel.model.ids == before
    assert set(choices(panel).values()) == {"Not known"}


def test_the_model_is_sound(panel: PortfolioPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.model)


def test_a_file_that_is_only_read_offers_nothing(qtbot: QtBot, small_file: Path) -> None:
    with Workshop.open(small_file, for_reading=True) as workshop:
        live = LiveWorkshop(workshop)
        panel = PortfolioPanel(live, Selection(live))
        shown(qtbot, panel)
        settle(qtbot, panel)
        assert not any(button.isVisible() for button in panel.portfolio.buttons.values())
        panel.close()
        live.deleteLater()
