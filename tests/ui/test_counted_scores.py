"""A driver whose scores are counted from cash lines: chosen beside its scale, read and not typed in the grid."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import shown
from tests.workshop.choosing import A, D, make_choosing
from vmo_desktop.ui.dialogs.round_dialog import RoundDialog
from vmo_desktop.ui.editors.scale_editor import ScaleEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.score_list_model import ListColumn, ScoreListModel
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.rows import ScaleKind, ScoreSource
from vmo_desktop.workshop.value_rows import CashKind


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    """Nothing discounted: A is worth 5, B -10, C 70; of D nothing is known."""
    del qtbot
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(edit_finance({"discount_rate": 0.0, "periods": 2}))
        ids = [each.id for each in workshop.snapshot.initiatives]
        lines = [
            {"initiative_id": each, "kind": CashKind.BENEFIT, "likely": likely, "start": 1.0}
            for each, likely in zip(ids, (45.0, 20.0, 90.0), strict=False)
        ]
        workshop.do(CASH_LINES.add(lines))
        yield LiveWorkshop(workshop)


@pytest.fixture
def counted(live: LiveWorkshop, qtbot: QtBot) -> LiveWorkshop:
    """Growth is counted as net present value, chosen in the editor."""
    editor = ScaleEditor(live)
    shown(qtbot, editor)
    editor.show_driver(live.snapshot.leaves[0], "")
    editor.source.activated.emit(editor.source.findData(ScoreSource.NPV))
    editor.show_driver(live.snapshot.leaves[0], "")
    assert not editor.kind.isVisible()
    return live


def test_the_scale_begins_with_the_worst_and_the_best_of_now(counted: LiveWorkshop) -> None:
    driver = counted.snapshot.leaves[0]
    assert (driver.source, driver.scale, driver.unit) == (ScoreSource.NPV, ScaleKind.MEASURE, "EUR")
    assert (driver.low, driver.high) == (-10, 80)
    assert counted.workshop.undo_label == "Scores of Growth: NPV"


def test_counted_scores_are_read_and_follow_cash_lines(counted: LiveWorkshop, qtbot: QtBot) -> None:
    panel = ScoringPanel(counted, Selection(counted))
    shown(qtbot, panel)
    model = panel.model
    rows = [model.row_of(each.id) or 0 for each in counted.snapshot.initiatives]
    assert str(model.index(rows[A], 0).data()) == "5.0"
    assert not model.index(rows[A], 0).flags() & Qt.ItemFlag.ItemIsEditable
    assert model.index(rows[A], 1).flags() & Qt.ItemFlag.ItemIsEditable
    line = counted.snapshot.value.cash_lines[counted.snapshot.initiatives[A].id][0].id
    counted.do(CASH_LINES.edit(line, {"likely": 50.0}))
    assert str(model.index(rows[A], 0).data()) == "10.0"
    panel.grid.select_cell(rows[D], 0)
    assert panel.statement.text.startswith("not scored  the benefit in money or the cost is not known")
    counted.do(edit_initiatives({counted.snapshot.initiatives[A].id: {"cost": None}}))
    assert str(model.index(rows[A], 0).data()) == ""
    assert panel.rationale.editor.isReadOnly()
    panel.close()


def test_rounds_ask_for_the_other_drivers(counted: LiveWorkshop, qtbot: QtBot) -> None:
    dialog = RoundDialog(counted.snapshot)
    qtbot.addWidget(dialog)
    assert dialog.drivers.ticked == {counted.snapshot.leaves[1].id}


def test_in_the_list_they_are_read_too(counted: LiveWorkshop) -> None:
    model = ScoreListModel(counted)
    for driver, is_typed in zip(counted.snapshot.leaves, (False, True), strict=True):
        model.show_driver(driver.id)
        flags = [model.index(0, column).flags() for column in (ListColumn.SCORE, ListColumn.RATIONALE)]
        assert [bool(each & Qt.ItemFlag.ItemIsEditable) for each in flags] == [is_typed, is_typed]
