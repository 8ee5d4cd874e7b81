"""How initiatives hang together is written in three lists."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, note_at_cell, press, shown, type_text
from tests.ui.small_workshop import initiative_id
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.dependencies_panel import DependenciesPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.choice_rows import GroupKind
from vmo_desktop.workshop.ops.dependencies import add_group, add_synergy, require
from vmo_desktop.workshop.ops.initiatives import add_initiatives


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> DependenciesPanel:
    panel = DependenciesPanel(small_live, selection)
    shown(qtbot, panel, height=900)
    return panel


@pytest.fixture
def ids(small_live: LiveWorkshop) -> tuple[int, int, int]:
    portal, ledger, robots = (initiative_id(small_live.workshop, name) for name in ("Portal", "Ledger", "Robots"))
    return portal, ledger, robots


def _begin(editor: RecordListEditor, row: int = 0, column: int = 0) -> None:
    editor.grid.setFocus()
    editor.grid.select_cell(row, column)


def _pairs(live: LiveWorkshop) -> list[tuple[int, int, str]]:
    return [(row.initiative_id, row.requires_id, row.reason) for row in live.snapshot.dependencies]


def test_a_requirement_is_written_once_both_are_typed(
    panel: DependenciesPanel, small_live: LiveWorkshop, ids: tuple[int, int, int]
) -> None:
    before = small_live.snapshot.step
    _begin(panel.requirements)
    type_text("R1")
    press(Key.Key_Tab)
    assert small_live.snapshot.step == before
    model = panel.requirements.model
    assert [model.index(0, column).data() for column in range(2)] == ["R1", "which one?"]
    type_text("led")
    press(Key.Key_Tab)
    assert _pairs(small_live) == [(ids[2], ids[1], "")]
    assert model.index(0, 0).data() == "Robots"
    type_text("Books first.")
    press(Key.Key_Return)
    assert _pairs(small_live) == [(ids[2], ids[1], "Books first.")]
    assert model.index(1, 0).data() == "Add an initiative\N{NO-BREAK SPACE}…"
    small_live.undo()
    small_live.undo()
    assert _pairs(small_live) == []


def test_an_unknown_name_is_refused_at_its_cell(panel: DependenciesPanel, small_live: LiveWorkshop) -> None:
    _begin(panel.requirements)
    type_text("Warehouse")
    press(Key.Key_Tab)
    assert "No initiative is called “Warehouse”" in note_at_cell(panel.requirements.grid)
    press(Key.Key_Escape)
    assert _pairs(small_live) == []


def test_a_name_that_two_have_asks_for_the_code(
    panel: DependenciesPanel, small_live: LiveWorkshop, ids: tuple[int, int, int]
) -> None:
    small_live.do(add_initiatives([{"code": "P2", "name": "Portal"}]))
    _begin(panel.requirements)
    type_text("Portal")
    press(Key.Key_Tab)
    assert "Several initiatives are called “Portal”" in note_at_cell(panel.requirements.grid)
    press(Key.Key_Escape)
    small_live.do(require(ids[0], ids[1]))
    assert panel.requirements.model.index(0, 0).data() == "P1 Portal"


def test_an_initiative_does_not_require_itself(panel: DependenciesPanel, small_live: LiveWorkshop) -> None:
    _begin(panel.requirements)
    type_text("R1")
    press(Key.Key_Tab)
    type_text("Robots")
    press(Key.Key_Return)
    assert "two different initiatives" in note_at_cell(panel.requirements.grid)
    assert _pairs(small_live) == []


def test_requirements_are_pasted_changed_and_deleted(
    panel: DependenciesPanel, small_live: LiveWorkshop, ids: tuple[int, int, int]
) -> None:
    portal, ledger, robots = ids
    QGuiApplication.clipboard().setText("P1\tL1\tfirst\nR1\tP1\tsecond\n")
    before = small_live.snapshot.step
    _begin(panel.requirements)
    press(Key.Key_V, CTRL)
    assert _pairs(small_live) == [(portal, ledger, "first"), (robots, portal, "second")]
    assert small_live.snapshot.step == before + 1
    _begin(panel.requirements, 1, 1)
    type_text("L1")
    press(Key.Key_Return)
    assert _pairs(small_live) == [(portal, ledger, "first"), (robots, ledger, "second")]
    _begin(panel.requirements)
    press(Key.Key_Delete, CTRL)
    assert _pairs(small_live) == [(robots, ledger, "second")]
    QGuiApplication.clipboard().clear()


def test_what_a_paste_left_out_is_listed_and_the_paste_can_be_taken_back(
    panel: DependenciesPanel, small_live: LiveWorkshop, ids: tuple[int, int, int]
) -> None:
    QGuiApplication.clipboard().setText("P1\tL1\tfirst\nR1\tXX\tsecond\n")
    _begin(panel.requirements)
    press(Key.Key_V, CTRL)
    assert _pairs(small_live) == [(ids[0], ids[1], "first")]
    assert panel.requirements.rejects.isVisible()
    panel.requirements.rejects.undo_requested.emit()
    assert _pairs(small_live) == []
    QGuiApplication.clipboard().clear()


def test_a_group_is_typed_with_its_kind_and_its_initiatives(
    panel: DependenciesPanel, small_live: LiveWorkshop, ids: tuple[int, int, int]
) -> None:
    _begin(panel.groups)
    type_text("at m")
    press(Key.Key_Tab)
    type_text("Portal; rob")
    press(Key.Key_Tab)
    (group,) = small_live.snapshot.choice.groups
    assert group.kind is GroupKind.AT_MOST_ONE
    assert set(small_live.snapshot.choice.members[group.id]) == {ids[0], ids[2]}
    model = panel.groups.model
    assert [model.index(0, column).data() for column in range(2)] == ["at most one", "Portal; Robots"]
    _begin(panel.groups)
    type_text("all")
    press(Key.Key_Return)
    assert small_live.snapshot.choice.groups[0].kind is GroupKind.ALL_OR_NONE
    small_live.undo()
    small_live.undo()
    assert not small_live.snapshot.choice.groups


def test_a_group_of_one_and_an_unknown_kind_are_refused(panel: DependenciesPanel, small_live: LiveWorkshop) -> None:
    _begin(panel.groups)
    type_text("some")
    press(Key.Key_Tab)
    assert "Type one of: all or none" in note_at_cell(panel.groups.grid)
    press(Key.Key_Escape)
    type_text("at most one")
    press(Key.Key_Tab)
    type_text("Portal")
    press(Key.Key_Return)
    assert "at least two initiatives" in note_at_cell(panel.groups.grid)
    assert not small_live.snapshot.choice.groups


def test_a_synergy_has_points_and_money(
    panel: DependenciesPanel, small_live: LiveWorkshop, ids: tuple[int, int, int]
) -> None:
    _begin(panel.synergies)
    for text in ("P1", "L1", "2.5", "40 k"):
        type_text(text)
        press(Key.Key_Tab)
    type_text("One test.")
    press(Key.Key_Return)
    (synergy,) = small_live.snapshot.choice.synergies
    assert (synergy.first_id, synergy.second_id) == ids[:2]
    assert (synergy.value, synergy.saving, synergy.reason) == (2.5, 40_000.0, "One test.")
    _begin(panel.synergies, 0, 2)
    press(Key.Key_Delete)
    assert small_live.snapshot.choice.synergies[0].value == 0.0


def test_a_begun_row_can_be_given_up(panel: DependenciesPanel, small_live: LiveWorkshop) -> None:
    _begin(panel.synergies)
    type_text("P1")
    press(Key.Key_Return)
    _begin(panel.synergies)
    press(Key.Key_Delete)
    assert panel.synergies.model.index(0, 0).data() == "Add an initiative\N{NO-BREAK SPACE}…"
    assert not small_live.snapshot.choice.synergies


def test_the_lists_keep_the_rules_of_qt(
    panel: DependenciesPanel, small_live: LiveWorkshop, qtmodeltester: ModelTester, ids: tuple[int, int, int]
) -> None:
    small_live.do(require(ids[0], ids[1]))
    small_live.do(add_group(GroupKind.AT_LEAST_ONE, ids[:2]))
    small_live.do(add_synergy(ids[0], ids[1], {"value": 1.0}))
    for editor in (panel.requirements, panel.groups, panel.synergies):
        qtmodeltester.check(editor.model)
