"""Long work in a thread, as the window is told about it."""

from threading import Event

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from vmo_desktop.progress import Report
from vmo_desktop.ui.task import LatestTask, end_all_work


def test_what_came_before_an_answer_is_not_kept_waiting_for_what_the_answer_changes(qtbot: QtBot) -> None:
    told: list[object] = []
    task = LatestTask()
    task.finished.connect(told.append)
    task.start(lambda report: "answer")
    task.await_end()
    QTimer.singleShot(0, lambda: told.append("a click"))
    qtbot.waitUntil(lambda: "answer" in told)
    assert told == ["a click", "answer"]
    assert not task.is_running


def test_a_stopped_task_tells_no_answer_that_had_already_come(qtbot: QtBot) -> None:
    told: list[object] = []
    task = LatestTask()
    task.finished.connect(told.append)
    task.start(lambda report: "first")
    task.wait()
    task.start(lambda report: "second")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["second"]


def _listening(report: Report) -> str:
    """A job that goes on until it is stopped."""
    while True:
        report(0, 1)


def test_a_cancelled_job_ends_and_is_told_to_have_stopped(qtbot: QtBot) -> None:
    begun, ended, told = Event(), Event(), list[object]()

    def job(report: Report) -> None:
        begun.set()
        try:
            _listening(report)
        finally:
            ended.set()

    task = LatestTask()
    task.finished.connect(told.append)
    task.start(job)
    begun.wait()
    with qtbot.waitSignal(task.stopped):
        task.cancel()
    assert not task.is_running
    task.wait()
    assert ended.is_set()
    assert told == []


def test_what_was_done_before_it_could_be_stopped_is_told_as_done(qtbot: QtBot) -> None:
    begun, told = Event(), list[object]()
    task = LatestTask()
    task.finished.connect(told.append)
    task.stopped.connect(lambda: told.append("stopped"))

    def job(report: Report) -> str:
        begun.set()
        return "written"

    task.start(job)
    begun.wait()
    task.cancel()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["written"]


def test_a_job_that_does_not_listen_keeps_nobody_waiting(qtbot: QtBot) -> None:
    go_on, told = Event(), list[object]()
    task = LatestTask()
    task.finished.connect(told.append)
    task.start(lambda report: go_on.wait())
    with qtbot.waitSignal(task.stopped):
        task.cancel()
    go_on.set()
    task.wait()
    assert told == []


def test_the_end_of_the_program_stops_all_that_runs_together(qtbot: QtBot) -> None:
    del qtbot
    tasks = [LatestTask() for _ in range(5)]
    for task in tasks:
        task.start(_listening)
    end_all_work()
    for task in tasks:
        task.wait()


def test_a_backup_that_is_being_checked_comes_to_its_end(qtbot: QtBot) -> None:
    del qtbot
    done = Event()
    task = LatestTask()
    task.start(lambda report: done.set())
    task.finish()
    assert done.is_set()


def test_a_job_that_fails_where_nobody_is_told_is_reported(qtbot: QtBot) -> None:
    task = LatestTask()
    with qtbot.captureExceptions() as faults:
        task.start(lambda _: 1 // 0)
        qtbot.waitUntil(lambda: not task.is_running)
    assert [kind for kind, _, _ in faults] == [ZeroDivisionError]


def test_a_failed_job_is_told_to_whoever_listens_alone(qtbot: QtBot) -> None:
    task, told = LatestTask(), list[object]()
    task.failed.connect(told.append)
    with qtbot.captureExceptions() as faults:
        task.start(lambda _: 1 // 0)
        qtbot.waitUntil(lambda: not task.is_running)
    assert [type(error) for error in told] == [ZeroDivisionError]
    assert faults == []
