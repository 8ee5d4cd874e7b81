"""The history: every step, and the ranking then beside the ranking now."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.forged import forge
from tests.ui.small_workshop import driver_id, initiative_id, make_small_workshop
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.history_model import HistoryModel, StepColumn
from vmo_desktop.ui.models.movement_model import MovementColumn, MovementModel, movements
from vmo_desktop.ui.panels.history_panel import HistoryPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> HistoryPanel:
    made = HistoryPanel(small_live, selection)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    return made


def _score(live: LiveWorkshop, initiative: str, driver: str, value: float | None) -> None:
    ids = {"initiative_id": initiative_id(live.workshop, initiative), "driver_id": driver_id(live.workshop, driver)}
    assert live.do(set_score(value=value, **ids))


def _column(model: HistoryModel | MovementModel, column: int) -> list[object]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_steps_newest_first_with_author_and_time(panel: HistoryPanel, small_live: LiveWorkshop) -> None:
    steps = small_live.workshop.history()
    assert _column(panel.steps, StepColumn.NUMBER) == [str(step.id) for step in reversed(steps)]
    assert _column(panel.steps, StepColumn.LABEL)[0] == "Score: Robots on Growth none → 4"
    assert set(_column(panel.steps, StepColumn.AUTHOR)) == {"Ines"}
    assert all(_column(panel.steps, StepColumn.TIME))


def test_undo_is_a_step_and_appears_at_once(panel: HistoryPanel, small_live: LiveWorkshop) -> None:
    before = panel.steps.rowCount()
    small_live.undo()
    assert panel.steps.rowCount() == before + 1
    assert panel.steps.step_at(0).kind == "undo"
    assert _column(panel.steps, StepColumn.LABEL)[0] == "Undone: Score: Robots on Growth none → 4"
    small_live.redo()
    assert _column(panel.steps, StepColumn.LABEL)[0] == "Redone: Score: Robots on Growth none → 4"


def test_the_ranking_as_it_stood_beside_the_present(panel: HistoryPanel, small_live: LiveWorkshop) -> None:
    _score(small_live, "Robots", "Risk", 4)
    then = small_live.workshop.step
    _score(small_live, "Ledger", "Growth", 4)
    _score(small_live, "Ledger", "Risk", 3)
    small_live.do(delete_initiatives([initiative_id(small_live.workshop, "Portal")]))
    small_live.do(add_initiatives([{"name": "Warehouse"}]))
    panel.pick_step(then)
    rows = {
        str(panel.ranking.index(row, MovementColumn.NAME).data()): [
            panel.ranking.index(row, column).data()
            for column in (MovementColumn.RANK_THEN, MovementColumn.RANK_NOW, MovementColumn.PLACES)
        ]
        for row in range(panel.ranking.rowCount())
    }
    assert rows == {
        "Robots": ["1", "1", "–"],
        "Portal": ["2", "–", "deleted"],
        "Ledger": ["3", "2", "▲ 1"],
        "Warehouse": ["–", "–", "new"],
    }


def test_the_comparison_follows_the_present(panel: HistoryPanel, small_live: LiveWorkshop) -> None:
    panel.pick_step(small_live.workshop.step)
    assert set(_column(panel.ranking, MovementColumn.PLACES)) == {"–", ""}
    _score(small_live, "Ledger", "Growth", 4)
    assert _column(panel.ranking, MovementColumn.PLACES)[:2] == ["▼ 1", "▲ 1"]


def test_picking_an_initiative_selects_it_everywhere(panel: HistoryPanel, small_live: LiveWorkshop) -> None:
    panel.pick_step(small_live.workshop.step)
    panel._ranking_view.clicked.emit(panel.ranking.index(0, 0))
    assert panel.selection.initiative_id == initiative_id(small_live.workshop, "Portal")


def test_models_keep_qts_rules(small_live: LiveWorkshop, qtmodeltester: ModelTester) -> None:
    steps, ranking = HistoryModel(), MovementModel()
    steps.show(small_live.workshop.history()[:3])
    steps.show(small_live.workshop.history())
    ranking.show(movements(Results(small_live.workshop.snapshot_at(5)), small_live.results))
    qtmodeltester.check(steps)
    qtmodeltester.check(ranking)


def test_the_step_at_which_the_keyboard_stands_is_the_picked_one(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    steps = next(view for view in panel.findChildren(QTableView) if view.accessibleName() == "Steps")
    assert steps.hasFocus()
    assert steps.selectionModel().isRowSelected(steps.currentIndex().row())


def test_a_step_of_which_the_file_keeps_what_cannot_be_is_told(
    qtbot: QtBot, tmp_path: Path, selection: Selection
) -> None:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        workshop.do(edit_driver(workshop.snapshot.leaves[0].id, {"name": "Renamed"}))
    forge(path, "UPDATE history_driver SET scale = 'bogus'")
    with Workshop.open(path) as workshop:
        live = LiveWorkshop(workshop)
        panel = HistoryPanel(live, selection)
        qtbot.addWidget(panel)
        panel.show()
        panel.pick_step(workshop.step - 1)
        said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
        assert any("cannot be shown: what the file's history keeps of it is damaged" in text for text in said)
        panel.pick_step(workshop.step)
        assert panel.ranking.rowCount() == len(workshop.snapshot.initiatives)
