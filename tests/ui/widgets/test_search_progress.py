"""How far a search is, and the button that stops it or begins it again."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.keyboard import Key, press, shown
from vmo_desktop.ui.widgets.search_progress import SearchProgress


def test_the_button_says_what_it_does_and_the_bar_goes_while_nothing_runs(qtbot: QtBot) -> None:
    search = SearchProgress("Progress of the search", "Stop", "Go on")
    shown(qtbot, search)
    pressed: list[str] = []
    search.pressed.connect(lambda: pressed.append(search.button.text()))
    search.show_done(3, 8)
    search.button.setFocus()
    press(Key.Key_Space)
    search.show_state(is_open=True, is_stopped=True)
    press(Key.Key_Space)
    assert pressed == ["Stop", "Go on"]
    assert not search.bar.isVisible()
    assert search.bar.value() == 3


def test_a_search_that_is_over_does_not_say_how_far_it_was_at_some_moment(qtbot: QtBot) -> None:
    search = SearchProgress("Progress of the search", "Stop", "Go on")
    shown(qtbot, search)
    fresh = search.bar.value()
    search.show_done(3, 8)
    search.show_state(is_open=False, is_stopped=False)
    assert not search.isVisible()
    assert search.bar.value() == fresh


class Neighbour(QWidget):
    """Notes when it is painted."""

    painted = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1


def test_how_far_a_search_is_does_not_have_the_rest_of_the_window_painted_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    search, neighbour = SearchProgress("Progress of the search", "Stop", "Go on", window), Neighbour(window)
    neighbour.setGeometry(0, 200, 50, 50)
    shown(qtbot, window)
    qtbot.waitUntil(lambda: neighbour.painted > 0)
    before = neighbour.painted
    neighbour.update()
    for done in range(100):
        search.show_done(done, 100)
    assert neighbour.painted == before
    qtbot.waitUntil(lambda: neighbour.painted > before)


def test_a_patient_bar_is_not_seen_while_a_search_is_young_but_at_once_when_it_is_stopped(qtbot: QtBot) -> None:
    search = SearchProgress("Progress of the search", "Stop", "Go on", patience=600_000)
    window = QWidget()
    QVBoxLayout(window).addWidget(search)
    shown(qtbot, window)
    search.show_state(is_open=True, is_stopped=False)
    assert not search.isVisible()
    search.show_state(is_open=True, is_stopped=True)
    assert search.isVisible()
    search.show_state(is_open=False, is_stopped=False)
    assert not search.isVisible()


def test_a_patient_bar_comes_when_the_search_goes_on(qtbot: QtBot) -> None:
    search = SearchProgress("Progress of the search", "Stop", "Go on", patience=1)
    window = QWidget()
    QVBoxLayout(window).addWidget(search)
    shown(qtbot, window)
    search.show_state(is_open=True, is_stopped=False)
    qtbot.waitUntil(search.isVisible)
