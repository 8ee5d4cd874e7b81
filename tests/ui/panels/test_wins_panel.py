"""Wins: typed in place, and the one that is looked at stands in the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.workshop.reviewing import make_reviewing
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.wins_panel import WinsPanel
from vmo_desktop.ui.review_desk import review_desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.reviews import WINS


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> WinsPanel:
    made = WinsPanel(live, Selection(live))
    shown(qtbot, made)
    return made


def test_a_win_is_typed_deleted_and_taken_back(
    panel: WinsPanel, live: LiveWorkshop, qtmodeltester: ModelTester
) -> None:
    panel.wins.grid.setFocus()
    panel.wins.grid.select_cell(2, 0)
    type_text("First order")
    press(Key.Key_Return)
    assert [each.title for each in live.snapshot.value.wins][2] == "First order"
    panel.wins.grid.select_cell(0, 0)
    press(Key.Key_Delete, CTRL)
    assert len(live.snapshot.value.wins) == 2
    live.undo()
    live.undo()
    assert [each.title for each in live.snapshot.value.wins] == ["Calls answered in half the time", "No weekend shift"]
    qtmodeltester.check(panel.wins.model)


def test_the_room_has_the_last_win_until_another_is_looked_at(live: LiveWorkshop, qtbot: QtBot) -> None:
    desk = review_desk_of(live)
    assert desk.win is not None
    assert desk.win.title == "No weekend shift"
    made = WinsPanel(live, Selection(live))
    shown(qtbot, made)
    made.wins.grid.setFocus()
    made.wins.grid.select_cell(0, 1)
    assert desk.win.title == "Calls answered in half the time"


def test_without_wins_it_is_said_what_to_do_and_there_is_no_sheet(
    panel: WinsPanel, live: LiveWorkshop, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.sheet_wanted):
        qtbot.mouseClick(panel.sheet, Qt.MouseButton.LeftButton)
    live.do(WINS.delete([each.id for each in live.snapshot.value.wins]))
    assert "Ask the room what went well" in panel.said.text()
    assert panel.said.isVisible()
    assert panel.sheet.isHidden()
