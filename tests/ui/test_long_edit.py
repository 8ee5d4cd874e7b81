"""An edit that takes long leaves the window free, is not disturbed by another, and is stopped or done, never half."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.test_edit_that_waits import held
from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_MS, LONG_WAIT_SECONDS
from vmo_desktop.errors import ScoreRefused
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
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
def ready(qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path) -> ImportWizard:
    """The import window, before the file is written."""
    path = tmp_path / "list.csv"
    path.write_text("Code,Name\n" + "".join(f"N{row},New {row}\n" for row in range(MANY)), encoding="utf-8")
    window.take(small_file)
    window.take(path)
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    qtbot.waitUntil(lambda: wizard.plan is not None, timeout=LONG_WAIT_MS)
    return wizard


@pytest.fixture
def writing(ready: ImportWizard) -> ImportWizard:
    """The import window, while the file is written."""
    button(ready, "do_import").click()
    return ready


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


def test_enter_pressed_twice_imports_and_does_not_cancel(qtbot: QtBot, window: MainWindow, ready: ImportWizard) -> None:
    live = window.session.live
    assert live is not None
    before = len(live.snapshot.initiatives)
    button(ready, "do_import").setFocus()
    with qtbot.waitSignal(ready.finished, timeout=LONG_WAIT_MS):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Space):
            focused = ready.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
    assert len(live.snapshot.initiatives) == before + MANY


def test_nothing_but_cancel_is_offered_while_it_is_written(writing: ImportWizard) -> None:
    offered = [each for each in writing.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    assert [each.objectName() for each in offered] == ["cancel"]
    assert not any(each.isVisible() and each.isEnabled() for each in writing.findChildren(QComboBox))


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


def test_a_second_import_is_not_told_of_as_done_by_the_end_of_the_first(
    qtbot: QtBot, window: MainWindow, ready: ImportWizard, tmp_path: Path
) -> None:
    live = window.session.live
    assert live is not None
    (tmp_path / "second.csv").write_text("Code,Name\nS1,Second\n", encoding="utf-8")
    second = ImportWizard(live, tmp_path / "second.csv", window)
    second.open()
    qtbot.waitUntil(lambda: second.plan is not None, timeout=LONG_WAIT_MS)
    button(ready, "do_import").click()
    held_then: list[bool] = []
    second.accepted.connect(lambda: held_then.append(any(each.code == "S1" for each in live.snapshot.initiatives)))
    with qtbot.waitSignal(second.accepted, timeout=LONG_WAIT_MS):
        button(second, "do_import").click()
    assert held_then == [True]


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
