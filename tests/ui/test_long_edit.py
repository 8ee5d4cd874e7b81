"""An edit that takes long leaves the window free, is not disturbed by another, and is stopped or done, never half."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.waits import LONG_WAIT_MS
from vmo_desktop.errors import ScoreRefused
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.imports import ImportedInitiative, import_initiatives
from vmo_desktop.workshop.workshop import Workshop
from vmo_desktop.workshop.written_step import WrittenStep

MANY = 4000


def rows() -> Operation:
    added = [ImportedInitiative({"code": f"N{place}", "name": f"New {place}"}) for place in range(MANY)]
    return import_initiatives(source="list.csv", added=added, changed={})


def outcomes(live: LiveWorkshop) -> list[object]:
    told: list[object] = []
    live.ended_long.connect(told.append)
    return told


def test_the_window_works_while_it_is_written(qtbot: QtBot, small_live: LiveWorkshop) -> None:
    told, beats, before = outcomes(small_live), [], len(small_live.snapshot.initiatives)
    beat = QTimer()
    beat.timeout.connect(lambda: beats.append(len(small_live.snapshot.initiatives)))
    beat.start(0)
    with qtbot.waitSignal(small_live.ended_long, timeout=LONG_WAIT_MS):
        small_live.do_long(rows())
    assert isinstance(told[0], WrittenStep)
    assert len(beats) > 10
    assert beats[0] == before
    assert len(small_live.snapshot.initiatives) == before + MANY
    assert small_live.workshop.undo_label == f"Import list.csv: {MANY} added"


def test_stopped_it_leaves_nothing(qtbot: QtBot, small_live: LiveWorkshop) -> None:
    told, before, step = outcomes(small_live), small_live.snapshot, small_live.workshop.step
    with qtbot.waitSignal(small_live.ended_long, timeout=LONG_WAIT_MS):
        small_live.do_long(rows())
        small_live.stop_long()
    assert told == [None]
    assert small_live.snapshot is before
    path = small_live.workshop.path
    with Workshop.read(path) as there:
        assert there.step == step
        assert there.snapshot.initiatives == before.initiatives
    assert small_live.do(edit_workshop({"title": "Goes on"}))


def test_what_is_edited_meanwhile_comes_after_it(qtbot: QtBot, small_live: LiveWorkshop) -> None:
    before = len(small_live.snapshot.initiatives)
    told = outcomes(small_live)
    small_live.do_long(rows())
    assert small_live.do(edit_workshop({"title": "Typed meanwhile"}))
    assert len(told) == 1
    assert len(small_live.snapshot.initiatives) == before + MANY
    labels = [step.label for step in small_live.workshop.history()]
    assert labels[-2] == f"Import list.csv: {MANY} added"
    assert small_live.snapshot.workshop.title == "Typed meanwhile"
    qtbot.wait(1)
    assert len(told) == 1, "its end is told once"


def test_undo_meanwhile_takes_it_back(small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.initiatives
    small_live.do_long(rows())
    small_live.undo()
    assert small_live.snapshot.initiatives == before
    assert small_live.workshop.redo_label == f"Import list.csv: {MANY} added"


def test_what_does_not_fit_is_refused_and_nothing_is_written(qtbot: QtBot, small_live: LiveWorkshop) -> None:
    told, before = outcomes(small_live), small_live.snapshot
    with qtbot.waitSignal(small_live.ended_long, timeout=LONG_WAIT_MS):
        small_live.do_long(import_initiatives(source="list.csv", added=[ImportedInitiative({}, {1: 1e9})], changed={}))
    assert isinstance(told[0], ScoreRefused)
    assert small_live.snapshot is before


def test_a_workshop_that_is_closed_meanwhile_holds_all_of_it(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    live = window.session.live
    assert live is not None
    before = len(live.snapshot.initiatives)
    live.do_long(rows())
    window.session.close()
    assert window.session.live is None
    with Workshop.read(small_file) as there:
        assert len(there.snapshot.initiatives) == before + MANY
        assert not there.check()


@pytest.fixture
def writing(qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path) -> ImportWizard:
    """The import window, while the file is written."""
    path = tmp_path / "list.csv"
    path.write_text("Code,Name\n" + "".join(f"N{row},New {row}\n" for row in range(MANY)), encoding="utf-8")
    window.take(small_file)
    window.take(path)
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    qtbot.waitUntil(lambda: wizard.plan is not None, timeout=LONG_WAIT_MS)
    button(wizard, "do_import").click()
    return wizard


def button(wizard: ImportWizard, name: str) -> QPushButton:
    found = wizard.findChild(QPushButton, name)
    assert found is not None
    return found


def test_cancel_stops_the_writing_of_an_import_and_closes_its_window(
    qtbot: QtBot, window: MainWindow, writing: ImportWizard
) -> None:
    live = window.session.live
    assert live is not None
    before = live.snapshot
    assert not button(writing, "do_import").isEnabled()
    with qtbot.waitSignal(writing.rejected, timeout=LONG_WAIT_MS):
        button(writing, "cancel").click()
    assert live.snapshot is before
    assert "came in" not in window.workbench.notice.text


def test_an_import_that_was_not_stopped_comes_in_whole(qtbot: QtBot, window: MainWindow, writing: ImportWizard) -> None:
    live = window.session.live
    assert live is not None
    before = len(live.snapshot.initiatives)
    with qtbot.waitSignal(writing.accepted, timeout=LONG_WAIT_MS):
        button(writing, "do_import").click()  # a second press of an impatient hand
    assert len(live.snapshot.initiatives) == before + MANY
