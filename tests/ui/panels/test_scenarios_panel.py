"""The page of scenarios: what is made, compared, recommended and approved there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.waits import LONG_WAIT_MS
from tests.workshop.choosing import make_choosing
from vmo_desktop.ui.dialogs.approve_dialog import ApproveDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.fact_model import FactModel
from vmo_desktop.ui.models.scenario_model import AIM, BUDGET, MARK, NAME, STATUS, VALUE, WEIGHTS
from vmo_desktop.ui.panels.scenarios_panel import ScenariosPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.choice_rows import Aim, Degree
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario
from vmo_desktop.workshop.ops.weights import add_weight_set
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(duplicate_scenario(1, "Less", {"budget": 60.0}))
        opened.do(add_participant({"name": "Ann"}))
        opened.do(add_participant({"name": "Ben"}))
        yield opened


@pytest.fixture
def live(workshop: Workshop, qtbot: QtBot) -> LiveWorkshop:
    del qtbot
    return LiveWorkshop(workshop)


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> Iterator[ScenariosPanel]:
    made = ScenariosPanel(live, Selection(live))
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    _know(made, qtbot)
    yield made
    made.desk.wait()


def _know(panel: ScenariosPanel, qtbot: QtBot) -> None:
    """Wait until every scenario's portfolio is known."""
    ids = [each.id for each in panel.live.snapshot.choice.scenarios]
    qtbot.waitUntil(lambda: all(each in panel.desk.portfolios for each in ids), timeout=LONG_WAIT_MS)


def _row(panel: ScenariosPanel, row: int, *columns: int) -> list[str]:
    return [str(panel.table.scenarios.index(row, column).data()) for column in columns]


def _facts(model: FactModel) -> list[list[str]]:
    return [[str(model.index(row, c).data()) for c in range(model.columnCount())] for row in range(model.rowCount())]


def _names(live: LiveWorkshop) -> list[str]:
    return [each.name for each in live.snapshot.choice.scenarios]


def test_each_row_tells_what_the_scenario_holds_and_chooses(panel: ScenariosPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.table.scenarios)
    first = _row(panel, 0, NAME, WEIGHTS, AIM, BUDGET, STATUS, VALUE, MARK)
    assert first[:6] == ["Base", "The workshop's", "Value", "70 (the workshop's)", "Proven best", "125.0"]
    assert first[6].replace("\u00a0", " ") == "▸ In hand · ★ Recommended"
    assert _row(panel, 1, NAME, BUDGET, VALUE, MARK) == ["Less", "60", "100.0", ""]


def test_a_cell_is_typed_in_place_and_what_it_cannot_hold_is_refused(panel: ScenariosPanel) -> None:
    model, live = panel.table.scenarios, panel.live
    live.do(add_weight_set("Careful"))
    assert model.setData(model.index(1, NAME), "Lean")
    assert model.setData(model.index(1, WEIGHTS), "careful")
    assert model.setData(model.index(1, AIM), "value × confidence")
    assert model.setData(model.index(1, BUDGET), "")
    assert not model.setData(model.index(1, WEIGHTS), "Reckless")
    scenario = live.snapshot.choice.scenarios[1]
    assert (scenario.name, scenario.aim, scenario.budget) == ("Lean", Aim.CONFIDENT_VALUE, None)
    assert scenario.weight_set_id == live.snapshot.weight_sets[-1].id


def test_a_name_in_the_last_row_adds_a_scenario(panel: ScenariosPanel) -> None:
    model = panel.table.scenarios
    assert model.setData(model.index(2, NAME), "Third")
    assert _names(panel.live) == ["Base", "Less", "Third"]


def test_enter_or_a_double_click_takes_a_scenario_in_hand(panel: ScenariosPanel, qtbot: QtBot) -> None:
    grid = panel.table.grid
    grid.select_cell(1, NAME)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert panel.desk.scenario.name == "Less"
    place = grid.visualRect(grid.model().index(0, STATUS)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.desk.scenario.name == "Base"


def test_ctrl_d_duplicates_and_undo_takes_it_back(panel: ScenariosPanel, qtbot: QtBot) -> None:
    panel.table.grid.select_cell(1, NAME)
    qtbot.keyClick(panel.table.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert _names(panel.live) == ["Base", "Less", "Copy of Less"]
    assert panel.live.snapshot.choice.scenarios[2].budget == 60
    panel.live.undo()
    assert _names(panel.live) == ["Base", "Less"]


def test_ready_made_scenarios_have_more_or_less_money_or_other_weights(panel: ScenariosPanel) -> None:
    panel.live.do(add_weight_set("Careful"))
    panel.table.grid.select_cell(0, NAME)
    for wanted in range(3):
        panel.table.grid.select_cell(0, NAME)
        panel.table.fill_menu()
        actions = [each for each in panel.table.make_menu.actions() if not each.isSeparator()]
        (*actions[:2], actions[-1])[wanted].trigger()
    made = panel.live.snapshot.choice.scenarios[2:]
    careful = panel.live.snapshot.weight_sets[-1].id
    assert [(each.name, each.budget, each.weight_set_id) for each in made] == [
        ("More money", 77.0, None), ("Less money", 63.0, None), ("As Careful", None, careful),
    ]  # fmt: skip


def test_one_is_recommended_moved_and_deleted_and_the_last_one_stays(panel: ScenariosPanel, qtbot: QtBot) -> None:
    grid, alt, ctrl = panel.table.grid, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    grid.select_cell(1, NAME)
    panel.table.recommend_button.click()
    assert panel.live.snapshot.choice.recommended is panel.live.snapshot.choice.scenarios[1]
    qtbot.keyClick(grid, Qt.Key.Key_Up, alt)
    assert _names(panel.live) == ["Less", "Base"]
    grid.select_cell(1, NAME)
    qtbot.keyClick(grid, Qt.Key.Key_Delete, ctrl)
    assert _names(panel.live) == ["Less"]
    with qtbot.waitSignal(panel.table.scenarios.refused) as refused:
        grid.select_cell(0, NAME)
        qtbot.keyClick(grid, Qt.Key.Key_Delete, ctrl)
    assert "At least one scenario stays" in refused.args[1]


def test_two_scenarios_are_compared_by_name_value_and_cost(panel: ScenariosPanel) -> None:
    assert panel.compare.said.text() == "1 added · 1 removed · cost −10 EUR · value −25.0"
    assert _facts(panel.compare.changes) == [
        ["+ Added", "C", "○ Waiting", "● Funded", "25.0", "20"],
        ["− Removed", "B", "● Funded", "○ Waiting", "50.0", "30"],
    ]
    assert _facts(panel.compare.drivers) == [
        ["Growth", "112.5", "75.0", "2", "1"], ["Risk", "12.5", "25.0", "1", "1"],
    ]  # fmt: skip


def test_the_comparison_follows_the_scenario_in_hand_until_two_are_chosen(panel: ScenariosPanel, qtbot: QtBot) -> None:
    panel.live.do(duplicate_scenario(1, "Third", {"budget": 40.0}))
    _know(panel, qtbot)
    panel.desk.take(3)
    assert (panel.compare.second.currentText(), panel.compare.first.currentText()) == ("Third", "Base")
    panel.compare.second.setCurrentIndex(1)
    panel.compare.second.activated.emit(1)
    panel.desk.take(1)
    assert (panel.compare.second.currentText(), panel.compare.first.currentText()) == ("Less", "Base")


def test_the_matrix_says_in_shape_and_word_who_is_in_how_many(panel: ScenariosPanel) -> None:
    panel.choice.button(1).click()
    assert [row[1:] for row in _facts(panel.matrix)] == [
        ["A", "2 of 2", "● Funded", "● Funded"], ["B", "1 of 2", "● Funded", "○ Waiting"],
        ["C", "1 of 2", "○ Waiting", "● Funded"], ["D", "0 of 2", "○ Waiting", "○ Waiting"],
    ]  # fmt: skip


def test_support_is_written_when_it_is_said(panel: ScenariosPanel) -> None:
    panel.choice.button(2).click()
    ann = panel.live.snapshot.participants[0].id
    panel.support.note_line(ann).setText("only with a gate")
    panel.support.degree_choice(ann).choose(Degree.RESERVED)
    panel.support.degree_choice(ann).chosen.emit(Degree.RESERVED)
    written = panel.live.snapshot.choice.supports[1, ann]
    assert (written.degree, written.note) == (Degree.RESERVED, "only with a gate")
    panel.live.undo()
    assert panel.support.support_of(ann) == (None, "")


def test_an_approval_freezes_the_scenario_with_the_support_of_the_room(panel: ScenariosPanel, qtbot: QtBot) -> None:
    live, (ann, ben) = panel.live, (each.id for each in panel.live.snapshot.participants)
    panel.table.grid.select_cell(0, NAME)
    with qtbot.waitSignal(panel.approval_wanted) as wanted:
        panel.table.approve_button.click()
    dialog = ApproveDialog(live, panel.desk.portfolios[wanted.args[0]], panel)
    dialog.show()
    assert [row[0] for row in _facts(dialog.model)] == ["A", "B"]
    dialog.author.setText("The board")
    dialog.support.degree_choice(ann).choose(Degree.FULL)
    dialog.support.degree_choice(ben).choose(Degree.OBJECTS)
    dialog.support.note_line(ben).setText("too early")
    dialog.buttons.does.click()

    _know(panel, qtbot)
    choice = live.snapshot.choice
    assert (choice.approvals[1].author, choice.approvals[1].cost) == ("The board", 70.0)
    assert (choice.supports[1, ben].degree, choice.supports[1, ben].note) == (Degree.OBJECTS, "too early")
    assert _row(panel, 0, STATUS) == ["Approved"]
    assert "✓" in _row(panel, 0, MARK)[0]
    model = panel.table.scenarios
    assert not model.setData(model.index(0, BUDGET), "5")

    panel.table.withdraw_button.click()
    assert not live.snapshot.choice.approvals
    live.undo()
    assert 1 in live.snapshot.choice.approvals


def test_one_undo_takes_back_the_approval_with_its_support(panel: ScenariosPanel) -> None:
    dialog = ApproveDialog(panel.live, panel.desk.portfolios[1], panel)
    dialog.support.degree_choice(panel.live.snapshot.participants[0].id).choose(Degree.FULL)
    dialog.buttons.does.click()
    panel.live.undo()
    assert not panel.live.snapshot.choice.approvals
    assert not panel.live.snapshot.choice.supports


def test_enter_at_the_end_of_a_line_approves_nothing(panel: ScenariosPanel, qtbot: QtBot) -> None:
    dialog = ApproveDialog(panel.live, panel.desk.portfolios[1], panel)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.author)
    qtbot.keyClicks(dialog.author, "The board")
    qtbot.keyClick(dialog.author, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.note
    assert not panel.live.snapshot.choice.approvals
    dialog.reject()
