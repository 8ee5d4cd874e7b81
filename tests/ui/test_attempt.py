"""Doing an operation and hearing in place why it was refused."""

from pytestqt.qtbot import QtBot

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.workshop import Workshop


def test_what_is_done_says_nothing(small_live: LiveWorkshop) -> None:
    assert refusal_of(small_live, edit_workshop({"title": "New"})) == ""
    assert small_live.snapshot.workshop.title == "New"


def test_what_is_refused_says_why_and_writes_nothing(small_live: LiveWorkshop, qtbot: QtBot) -> None:
    first, second = small_live.snapshot.leaves
    with qtbot.assertNotEmitted(small_live.changed), qtbot.assertNotEmitted(small_live.failed):
        assert refusal_of(small_live, edit_driver(second.id, {"code": first.code}))
    assert small_live.snapshot.leaves == (first, second)


def test_what_concerns_the_file_is_told_to_the_window_too(small_live: LiveWorkshop, qtbot: QtBot) -> None:
    path = small_live.workshop.path
    with Workshop.open(path) as second:
        reader = LiveWorkshop(second)
        with qtbot.waitSignal(reader.failed):
            assert refusal_of(reader, edit_workshop({"title": "New"}))
