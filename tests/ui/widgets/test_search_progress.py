"""How far a search is, and the button that stops it or begins it again."""

from pytestqt.qtbot import QtBot

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
