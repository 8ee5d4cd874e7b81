"""Nothing is cut off at 200 % on a small screen, in English and in a language of longer words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.all_dialogs import NAMES, shown_dialog
from tests.ui.fitting import LongerWords, clipped, settle
from tests.ui.parts import shown_parts
from vmo_desktop.errors import WhyReadOnly
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import ZOOM_STEPS, Scheme
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.quadrant_form import QuadrantForm

SMALL_SCREEN = QSize(1366, 768)

Look = tuple[Scheme, float]

LOOKS: tuple[Look, ...] = ((Scheme.LIGHT, 1.0), (Scheme.DARK, 1.5), (Scheme.CONTRAST, 2.0))
LARGEST = LOOKS[-1:]
"""Where longer words have the least room."""

languages = pytest.mark.parametrize(
    ("is_longer", "looks"), [(False, (LOOKS[0], LOOKS[-1])), (True, LARGEST)], ids=["english", "longer"]
)
each_look = pytest.mark.parametrize(
    ("is_longer", "look"), [*((False, look) for look in LOOKS), *((True, look) for look in LARGEST)]
)


@pytest.fixture
def translator(qapp: QApplication, is_longer: bool) -> Iterator[None]:
    """The language of longer words, where the test asks for it."""
    words = LongerWords()
    if is_longer:
        qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@languages
@pytest.mark.usefixtures("translator")
def test_start_page_stages_and_inspector(open_window: Callable[[], MainWindow], looks: tuple[Look, ...]) -> None:
    window = open_window()
    window.session.explore("meridian")
    for scheme, zoom in looks:
        appearance().show(scheme, zoom)  # zoomed while it is open, as by Ctrl and plus
        window.resize(SMALL_SCREEN)
        for page_id in PAGES:
            window.workbench.area.show_page(page_id)
            _assert_fits(window, f"{page_id} at {zoom}")
        for part in shown_parts(window):
            _assert_fits(window, f"{part} at {zoom}")
        window.workbench.area.show_page("initiatives")
        window.workbench.area.show_inspector(True)
        _assert_fits(window, f"inspector at {zoom}")
        window.workbench.area.show_inspector(False)
    window.session.close()
    _assert_fits(window, "start page")


@each_look
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("translator")
def test_dialogs(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path, name: str, look: Look) -> None:
    appearance().show(*look)
    _assert_fits(shown_dialog(qtbot, name, small_live, tmp_path), name)


@each_look
@pytest.mark.usefixtures("translator")
def test_what_comes_over_the_window(open_window: Callable[[], MainWindow], look: Look) -> None:
    appearance().show(*look)
    window = open_window()
    window.resize(SMALL_SCREEN)
    window.session.explore("meridian")
    bench = window.workbench
    bench.notice.refuse(
        "The plan “Digital portfolio 2027.vmo” is open elsewhere. " * 2, [("Open a copy", window.close)]
    )
    _assert_fits(window, "refusal")
    bench.notice.hide()
    bench.band.show_why(WhyReadOnly.EDITED, owner="Anna Ødegård on LAPTOP-0815", since="2026-11-27T14:05:00+00:00")
    _assert_fits(window, "read-only band")
    bench.band.show_freed()
    _assert_fits(window, "band with both buttons")
    bench.band.hide()
    bench.help.take_tour()
    while bench.help.tour.step is not None:
        _assert_fits(window, f"tour, {bench.help.tour.step.page_id}")
        assert window.rect().contains(bench.help.tour.card.geometry())
        bench.help.tour.go_on()
    window.actions_table["edit.search"].trigger()
    _assert_fits(window, "search")
    for menu in window.findChildren(QMenu):
        size = menu.sizeHint().boundedTo(SMALL_SCREEN)
        assert size == menu.sizeHint(), f"{menu.title()} is larger than the screen"


@each_look
@pytest.mark.usefixtures("translator")
def test_quadrants(qtbot: QtBot, small_live: LiveWorkshop, look: Look) -> None:
    appearance().show(*look)
    ground = QLabel()
    qtbot.addWidget(ground)
    form = QuadrantForm(small_live.snapshot.chart, "effort (person-days)", ground)
    form.show()
    _assert_fits(form, "quadrants")
    form.close()


def test_zooming_out_again_ends_where_it_began(window: MainWindow) -> None:
    window.session.explore("meridian")
    for page_id in PAGES:
        window.workbench.area.show_page(page_id)
    settle()
    appearance().changed.emit()  # some lengths are set only when first needed
    before = _lengths(window)
    for zoom in (ZOOM_STEPS[1], ZOOM_STEPS[-1], ZOOM_STEPS[0], 1.0):
        appearance().show(Scheme.LIGHT, zoom)
        settle()
    after = _lengths(window)
    assert {name: (before[name], after[name]) for name in before if before[name] != after.get(name)} == {}


def _lengths(root: QWidget) -> dict[int, tuple[str, int, int, int]]:
    found = {}
    for widget in root.findChildren(QWidget):
        layout = widget.layout()
        if layout is not None and not widget.objectName().startswith("qt_"):
            sides = layout.contentsMargins()
            found[id(widget)] = (widget.objectName(), sides.left(), sides.top(), layout.spacing())
    return found


def _assert_fits(window: QWidget, name: str) -> None:
    settle()
    least = window.minimumSizeHint()
    assert least.boundedTo(SMALL_SCREEN) == least, f"{name} asks for more than the screen: {least}"
    window.resize(window.size().boundedTo(SMALL_SCREEN))
    assert clipped(window) == [], name
