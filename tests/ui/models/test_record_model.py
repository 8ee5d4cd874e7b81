"""Short lists edited in place."""

import pytest
from pytestqt.modeltest import ModelTester

from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.panels.frame_panel import FramePanel
from vmo_desktop.ui.selection import Selection


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: object) -> FramePanel:
    """Owner of the lists."""
    panel = FramePanel(small_live, selection)
    qtbot.addWidget(panel)  # type: ignore[attr-defined]  # pytest-qt's bot
    panel.show()
    return panel


@pytest.fixture
def model(panel: FramePanel) -> RecordModel:
    """The list of participants."""
    return panel.participants.people


def names(live: LiveWorkshop) -> list[str]:
    return [each.name for each in live.snapshot.participants]


def test_the_model_keeps_the_rules_of_qt(model: RecordModel, qtmodeltester: ModelTester) -> None:
    model.write_cells([TypedCell(0, 0, "Ana")])
    qtmodeltester.check(model)


def test_a_pasted_block_adds_rows_in_one_step(model: RecordModel, small_live: LiveWorkshop) -> None:
    cells = [TypedCell(row, column, f"{row}{column}") for row in range(3) for column in range(3)]
    assert not model.write_cells(cells)
    assert [(p.name, p.role, p.group) for p in small_live.snapshot.participants] == [
        ("00", "01", "02"),
        ("10", "11", "12"),
        ("20", "21", "22"),
    ]
    small_live.undo()
    assert names(small_live) == []


def test_what_a_record_needs_is_said(model: RecordModel, small_live: LiveWorkshop) -> None:
    refused = model.write_cells([TypedCell(0, 1, "Chief"), TypedCell(1, 0, "Ben")])
    assert [(each.text, each.reason.split(".")[0]) for each in refused] == [("Chief", "A participant needs a name")]
    assert names(small_live) == ["Ben"]


def test_emptying_a_whole_row_deletes_it(model: RecordModel, small_live: LiveWorkshop) -> None:
    model.write_cells([TypedCell(0, 0, "Ana"), TypedCell(1, 0, "Ben")])
    assert not model.write_cells([TypedCell(0, column, "") for column in range(model.columnCount())])
    assert names(small_live) == ["Ben"]
    assert model.rowCount() == 2


def test_rows_move_together(model: RecordModel, small_live: LiveWorkshop) -> None:
    model.write_cells([TypedCell(row, 0, name) for row, name in enumerate("ABCD")])
    assert model.move_rows([2, 3], -1)
    assert names(small_live) == ["A", "C", "D", "B"]
    assert not model.move_rows([0], -1)
    assert not model.move_rows([3], 1)


def test_the_last_row_invites_and_holds_nothing(model: RecordModel) -> None:
    assert "Add a participant" in model.index(0, 0).data()
    assert model.copied_cell(0, 0).text == ""
