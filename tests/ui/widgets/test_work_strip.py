"""The line that tells of long work which no page shows."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from vmo_desktop.ui.widgets.stop_button import stop_what_runs
from vmo_desktop.ui.widgets.work_strip import WorkStrip


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[WorkStrip]:
    window, made = QWidget(), WorkStrip()
    QVBoxLayout(window).addWidget(made)
    shown(qtbot, window)
    yield made
    window.close()


def test_work_that_lasts_is_seen_with_a_way_to_cancel_it(strip: WorkStrip, qtbot: QtBot) -> None:
    cancelled: list[bool] = []
    strip.cancelled.connect(lambda: cancelled.append(True))
    strip.begin("Writing data.xlsx…")
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    strip.show_done(1, 4)
    strip.button.setFocus()
    press(Key.Key_Space)
    assert cancelled == [True]


def test_work_that_is_soon_over_is_not_seen(strip: WorkStrip) -> None:
    strip.begin("Writing data.csv…")
    strip.end()
    assert not strip.isVisible()
    assert not strip._patience.isActive()


def test_escape_cancels_work_that_is_too_young_to_be_seen_and_nothing_when_there_is_none(strip: WorkStrip) -> None:
    cancelled: list[bool] = []
    strip.cancelled.connect(lambda: cancelled.append(True))
    assert not stop_what_runs(strip.window())
    strip.begin("Writing data.xlsx…")
    assert stop_what_runs(strip.window())
    strip.end()
    assert not stop_what_runs(strip.window())
    assert cancelled == [True]
