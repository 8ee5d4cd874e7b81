"""Voting is readable at 200 % on a small screen, in English and in a language of longer words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fitting import LongerWords, clipped, settle
from tests.ui.keyboard import Key, press, type_text
from tests.ui.voting.room import ask_all, ballot, hand_around, open_room
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.vote_panel import VotePanel
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.theme import appearance

SMALL_SCREEN = QSize(1366, 768)


@pytest.fixture(params=[False, True], ids=["english", "longer"])
def _language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    words = LongerWords()
    if request.param:
        qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def assert_fits(window: MainWindow, what: str) -> None:
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(SMALL_SCREEN)
    settle()
    least = window.minimumSizeHint()
    assert least.boundedTo(SMALL_SCREEN) == least, f"{what} asks for more than the screen: {least}"
    assert clipped(window) == [], what


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.usefixtures("_language")
def test_voting_fits(open_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot, zoom: float) -> None:
    appearance().show(Scheme.LIGHT, zoom)
    window = open_window()
    live = open_room(window, tmp_path)
    window.workbench.area.show_page("vote")
    panel = window.workbench.area.page("vote")
    assert isinstance(panel, VotePanel)
    assert_fits(window, "no round")
    ask_all(live)
    assert_fits(window, "open round")
    panel.editor.ask_to_close()
    assert_fits(window, "question")
    panel.editor.confirmation.leave()
    panel.read_out()
    assert_fits(window, "read out")
    mode = hand_around(window, qtbot)
    assert_fits(window, "cover")
    press(Key.Key_Return)
    assert_fits(window, "ballot")
    for text in ("3", "3", "3", "3"):
        type_text(text)
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert_fits(window, "ballot on a measure")
    ballot(mode).show_place(99)
    assert_fits(window, "review")
    window.close()
    assert_fits(window, "leaving")


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_every_statement_stands_on_the_page(
    open_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot, zoom: float
) -> None:
    appearance().show(Scheme.LIGHT, zoom)
    window = open_window()
    live = open_room(window, tmp_path)
    ask_all(live)
    mode = hand_around(window, qtbot)
    press(Key.Key_Return)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(SMALL_SCREEN)
    settle()
    page = ballot(mode)
    assert len(page.keys.keys) == 5
    for key in (*page.keys.keys, page.keys.none):
        assert page.rect().contains(QRect(key.mapTo(page, QPoint(0, 0)), key.size()))
    assert page.card.isVisible() or all("  " in key.text() for key in page.keys.keys)
    assert page.list.viewport().height() >= page.list.sizeHintForRow(0)


def test_a_refusal_leaves_the_initiative_in_sight(
    open_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    appearance().show(Scheme.LIGHT, 2.0)
    window = open_window()
    live = open_room(window, tmp_path)
    ask_all(live)
    mode = hand_around(window, qtbot)
    press(Key.Key_Return)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(SMALL_SCREEN)
    settle()
    votes = ballot(mode).list
    votes.pick(3)
    type_text("9")
    settle()
    assert votes.viewport().rect().contains(votes.visualRect(votes.currentIndex()))
