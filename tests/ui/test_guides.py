"""Help, tour, search and about at 200 % on a small screen, in longer words; and what a screen reader says of them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.fitting import LongerWords, clipped, settle
from vmo_desktop.ui.help.help_window import HelpWindow
from vmo_desktop.ui.help.topics import TOPICS
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.tour.steps import STEPS

LOOKS = ((1.0, Scheme.LIGHT), (2.0, Scheme.DARK), (2.0, Scheme.CONTRAST))


@pytest.fixture(autouse=True, params=[False, True], ids=["english", "longer"])
def _language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    words = LongerWords()
    if request.param:
        qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def _nameless(root: QWidget) -> list[str]:
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()!r}")
    return found


def test_help(window: MainWindow) -> None:
    window.resize(1366, 768)
    window.workbench.help.show_topic("start")
    shown = window.findChildren(HelpWindow)[0]
    for zoom, scheme in LOOKS:
        appearance().show(scheme, zoom)
        for topic in TOPICS:
            shown.show_topic(topic)
            assert clipped(shown) == [], (zoom, topic)
    assert _nameless(shown) == []


def test_tour(window: MainWindow) -> None:
    window.resize(1366, 768)
    tour = window.workbench.help.tour
    for zoom, scheme in LOOKS:
        appearance().show(scheme, zoom)
        tour.begin()
        for step in STEPS:
            settle()
            assert tour.step is step
            assert clipped(tour.card) == [], (zoom, step.title)
            assert window.rect().contains(tour.card.geometry())
            assert _nameless(tour.card) == []
            tour.go_on()


def test_search(window: MainWindow) -> None:
    window.resize(1366, 768)
    window.session.explore("meridian")
    for zoom, scheme in LOOKS:
        appearance().show(scheme, zoom)
        window.workbench.search.show()
        box = window.workbench.search.box
        assert clipped(box) == []
        assert clipped(window.workbench.header) == []
        assert _nameless(box) == []
        assert window.rect().contains(box.geometry())
        window.workbench.search.show()
