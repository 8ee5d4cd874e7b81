"""Garbage that holds widgets is collected in the window's thread, whoever filled the memory."""

from threading import Thread, current_thread, main_thread

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

MANY = 200_000


class Ring(QWidget):
    """A widget that only the collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_a_lost_widget_is_destroyed_in_its_own_thread_although_another_one_fills_the_memory(qtbot: QtBot) -> None:
    destroyed_in: list[Thread] = []
    lost = Ring()
    lost.destroyed.connect(lambda: destroyed_in.append(current_thread()), Qt.ConnectionType.DirectConnection)
    kept: list[list[int]] = []
    thread = Thread(target=lambda: kept.extend([number] for number in range(MANY)))
    del lost
    thread.start()
    thread.join()
    assert not destroyed_in
    qtbot.waitUntil(lambda: destroyed_in == [main_thread()])
