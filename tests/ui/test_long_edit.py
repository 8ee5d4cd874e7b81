"""An edit that takes long leaves the window free, is not disturbed by another, and is stopped or done, never half."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.test_edit_that_waits import held
from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_MS, LONG_WAIT_SECONDS
from vmo_desktop.errors import ScoreRefused
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.session import Session
from vmo_desktop.workshop.backups import Reason, content_of
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
    live.ended_long.connect(lambda _operation, outcome: told.append(outcome))
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


@pytest.mark.parametrize("leave", [Session.close, lambda session: session.reopen(session.live.workshop.path)])
def test_a_workshop_that_is_left_meanwhile_holds_all_of_it(
    window: MainWindow, small_file: Path, leave: Callable[[Session], object]
) -> None:
    window.take(small_file)
    live = window.session.live
    assert live is not None
    told, before = outcomes(live), len(live.snapshot.initiatives)
    live.do_long(rows())
    leave(window.session)
    assert [type(each) for each in told] == [WrittenStep]
    assert window.session.live is not live
    with Workshop.read(small_file) as there:
        assert len(there.snapshot.initiatives) == before + MANY
        assert not there.check()


def test_a_copy_that_is_saved_meanwhile_holds_all_of_it(window: MainWindow, small_file: Path) -> None:
    window.take(small_file)
    live, copy = window.session.live, small_file.with_name("copy.vmo")
    assert live is not None
    before = len(live.snapshot.initiatives)
    live.do_long(rows())
    assert window.session.save_copy(copy)
    with Workshop.read(copy) as there:
        assert len(there.snapshot.initiatives) == before + MANY


class HeldUp:
    """An edit whose writing has begun, and goes on when it is told to."""

    def __init__(self, live: LiveWorkshop) -> None:
        self._live = live
        self._begun, self._goes_on = Event(), Event()
        live.do_long(Operation(self._apply))
        self._begun.wait()

    def _apply(self, _connection: object) -> str:
        self._begun.set()
        self._goes_on.wait(LONG_WAIT_SECONDS)
        return "Held up"

    def go_on(self) -> None:
        """Have it written to its end."""
        self._goes_on.set()
        self._live.settle()


def test_what_is_known_is_read_while_it_is_written(small_live: LiveWorkshop) -> None:
    told, workshop, step = outcomes(small_live), small_live.workshop, small_live.workshop.step
    edit = HeldUp(small_live)
    then, backup, was_told = workshop.snapshot_at(step), workshop.draft_backup(Reason.ASKED), bool(told)
    edit.go_on()
    assert not was_told
    assert then.initiatives == small_live.snapshot.initiatives
    assert content_of(backup.finish().path).steps == step
    assert isinstance(told[0], WrittenStep)


def test_stopped_while_another_program_holds_the_file_it_does_not_wait_for_it(
    qtbot: QtBot, small_live: LiveWorkshop
) -> None:
    told, before = outcomes(small_live), small_live.snapshot
    stranded: list[object] = []
    small_live.stranded.connect(stranded.append)
    with held(small_live.workshop.path), qtbot.waitSignal(small_live.ended_long, timeout=LONG_WAIT_MS):
        small_live.do_long(rows())
        small_live.stop_long()
    assert told == [None]
    assert not stranded
    assert not small_live.unwritten
    assert small_live.do(edit_workshop({"title": "Goes on"}))
    assert small_live.snapshot.initiatives == before.initiatives


def test_a_fault_of_the_program_is_reported_though_another_edit_waited_for_it(
    qtbot: QtBot, small_live: LiveWorkshop
) -> None:
    def breaks(_connection: object) -> str:
        raise ZeroDivisionError

    told = outcomes(small_live)
    with qtbot.captureExceptions() as faults:
        small_live.do_long(Operation(breaks))
        assert small_live.do(edit_workshop({"title": "Goes on"}))
        qtbot.waitUntil(lambda: bool(faults), timeout=LONG_WAIT_MS)
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
    assert told == [None]


def test_an_import_tried_twice_where_only_reading_is_allowed_comes_into_the_copy_once(
    qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path
) -> None:
    with Workshop.open(small_file):
        window.take(small_file)
        live = window.session.live
        assert live is not None
        assert live.workshop.is_read_only
        for _ in range(2):
            with qtbot.waitSignal(live.ended_long, timeout=LONG_WAIT_MS):
                QTimer.singleShot(0, lambda: live.do_long(rows()))
    before = len(live.snapshot.initiatives)
    assert window.session.open_copy()
    assert window.session.live is not None
    assert len(window.session.live.snapshot.initiatives) == before + MANY


def test_a_file_that_is_replaced_meanwhile_is_told_of(
    qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path
) -> None:
    make_small_workshop(tmp_path / "other.vmo").close()
    window.take(small_file)
    live, watch = window.session.live, window.workbench.lost_file.watch
    assert live is not None
    lost: list[object] = []
    watch.lost.connect(lost.append)
    edit = HeldUp(live)
    (tmp_path / "other.vmo").replace(small_file)
    watch.look()
    qtbot.waitUntil(lambda: not watch.is_looking, timeout=LONG_WAIT_MS)
    live.stop_long()
    edit.go_on()
    watch.look()
    qtbot.waitUntil(lambda: bool(lost), timeout=LONG_WAIT_MS)
