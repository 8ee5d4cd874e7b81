"""Qt deletes the items of layouts; Python must not remember any that is gone, or what is made in its place crashes."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.fitting import settle
from tests.ui.parts import shown_parts
from vmo_desktop.ui.layout_parts import layout_parts
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.reading_order import tab_stops


def _remembered() -> list[str]:
    """Name the layouts that hold an item in Python that they have lost in Qt."""
    found = [each for window in QApplication.topLevelWidgets() for each in window.findChildren(QLayout)]
    return [
        f"{holder} in {holder.parentWidget()}"
        for holder in found
        if isValid(holder)
        for item in gc.get_referents(holder)
        if isinstance(item, QWidgetItem | QSpacerItem) and not _holds(holder, item)
    ]


def _holds(layout: QLayout, item: QLayoutItem) -> bool:
    return any(each.indexOf(item) >= 0 for each in (layout, *layout.findChildren(QLayout)))


def test_widgets_and_layouts_are_found_by_place_and_spaces_are_left_out(qtbot: QtBot) -> None:
    page, first, last = QWidget(), QLabel("first"), QLabel("last")
    qtbot.addWidget(page)
    layout, inner = QVBoxLayout(page), QHBoxLayout()
    layout.addWidget(first)
    layout.addSpacing(8)
    layout.addLayout(inner)
    layout.addWidget(last)
    inner.addWidget(QLabel("inside"))
    assert layout_parts(layout) == {0: first, 2: inner, 3: last}
    assert layout_parts(QGridLayout()) == {}


def test_no_item_of_a_layout_is_remembered_beyond_its_end(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window.session.explore("meridian")
    window.workbench.area.show_inspector(True)
    for page_id in PAGES:
        window.workbench.area.show_page(page_id)
        settle()
    assert list(shown_parts(window))
    tab_stops(window)
    for zoom in (1.0, 2.0):
        appearance().show(Scheme.LIGHT, zoom)
        _select_this_and_that(window)
        for width in (1300, 900, 1700):
            window.resize(width, 760)
            settle()
        assert _remembered() == []
    window.session.explore("meridian")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert _remembered() == []
    window.session.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert _remembered() == []


def _select_this_and_that(window: MainWindow) -> None:
    live = window.session.live
    assert live is not None
    selection = window.findChildren(Panel)[0].selection
    for initiative in live.snapshot.initiatives[:2]:
        selection.select_initiative(initiative.id)
    for driver in live.snapshot.drivers[:2]:
        selection.select_driver(driver.id)
