"""The timer of a cell under discussion."""

import pytest
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.cell_timer import CellTimer


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_time_runs_while_it_is_started_and_begins_anew_with_the_next_cell(qtbot: QtBot) -> None:
    clock = _Clock()
    timer = CellTimer(clock)
    qtbot.addWidget(timer)
    assert timer.left.text() == "3:00"
    timer.button.click()
    clock.now = 50.0
    timer.button.click()
    assert (timer.left.text(), timer.button.text()) == ("2:10", "Start")
    clock.now = 500.0
    assert timer.seconds_left == pytest.approx(130.0), "a paused timer stands still"
    timer.button.click()
    timer.restart()
    assert timer.left.text() == "3:00"
    clock.now = 510.0
    timer.minutes.setValue(2)
    assert timer.left.text() == "1:50"


def test_beyond_the_time_it_says_by_how_much(qtbot: QtBot) -> None:
    clock = _Clock()
    timer = CellTimer(clock)
    qtbot.addWidget(timer)
    timer.minutes.setValue(1)
    timer.button.click()
    clock.now = 75.0
    timer.button.click()
    assert timer.left.text() == "+0:15"
    assert timer.left.accessibleName() == "0:15 over the time"
