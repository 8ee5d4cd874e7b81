"""Long work in a thread, as the window is told about it."""

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.task import LatestTask


def test_what_came_before_an_answer_is_not_kept_waiting_for_what_the_answer_changes(qtbot: QtBot) -> None:
    told: list[object] = []
    task = LatestTask()
    task.finished.connect(told.append)
    beat = QTimer()
    beat.timeout.connect(lambda: told.append("beat") if task.is_running and "came" in told else None)
    beat.start(0)
    task._signals.done.connect(lambda *_: told.append("came"))
    task.start(lambda report: "answer")
    qtbot.waitUntil(lambda: "answer" in told)
    assert told.index("came") < told.index("beat") < told.index("answer")
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
