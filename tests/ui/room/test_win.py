"""A win in the room: large, whole, and in every look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.workshop.reviewing import make_reviewing
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.review_desk import review_desk_of
from vmo_desktop.ui.room.room_control import REST_MS, RoomControl
from vmo_desktop.ui.room.room_window import RoomWindow
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.votes_shown import votes_shown
from vmo_desktop.workshop.ops.reviews import WINS


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def room(live: LiveWorkshop, qtbot: QtBot) -> Iterator[RoomWindow]:
    window = RoomWindow()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    control = RoomControl(window)
    control.open(live, Selection(live))
    control.note_page("reviews")
    yield window
    control.close()
    window.wait()


def _texts(room: RoomWindow) -> tuple[str, ...]:
    room.grab()
    return room.texts


def test_the_page_of_reviews_shows_the_last_win_and_then_the_one_that_is_looked_at(
    room: RoomWindow, live: LiveWorkshop, qtbot: QtBot
) -> None:
    assert _texts(room)[:3] == ("★", "No weekend shift", "Platform team")
    review_desk_of(live).look_at_win(live.snapshot.value.wins[0].id)
    qtbot.waitUntil(lambda: "Calls answered in half the time" in _texts(room))
    assert "The service desk" in _texts(room)
    assert "A · 12/05/2027" in _texts(room)


def test_without_a_win_it_is_said(room: RoomWindow, live: LiveWorkshop, qtbot: QtBot) -> None:
    live.do(WINS.delete([each.id for each in live.snapshot.value.wins]))
    qtbot.waitUntil(lambda: "No win is written down yet." in _texts(room))


def test_a_long_title_leaves_room_for_the_people(room: RoomWindow, live: LiveWorkshop, qtbot: QtBot) -> None:
    title = "A title that goes on and on " * 30
    live.do(WINS.edit(live.snapshot.value.wins[1].id, {"title": title, "text": "tale " * 400}))
    qtbot.waitUntil(lambda: any(text.startswith("A title that goes on") for text in _texts(room)))
    assert "Platform team" in _texts(room)


def test_what_happens_after_the_room_window_is_gone_is_not_shown(live: LiveWorkshop, qtbot: QtBot) -> None:
    window = RoomWindow()
    window.show()
    control = RoomControl(window)
    control.open(live, Selection(live))
    gone, rest = QSignalSpy(control.destroyed), QTimer()
    window.wait()
    window.deleteLater()
    rest.setSingleShot(True)
    live.do(WINS.add([{"title": "Told to nobody"}]))
    votes_shown().changed.emit()
    with qtbot.waitSignal(rest.timeout):
        rest.start(3 * REST_MS)
    assert gone.count() == 1
