"""Whatever has the keyboard shows it, in every look."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

from tests.ui.fitting import settle
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.reading_order import tab_stops

LEAST = 80
"""Pixels that must look different: a ring around the smallest button has more, a blinking cursor has fewer."""


def _picture(window: QWidget, widget: QWidget) -> NDArray[np.uint8]:
    around = widget.rect().adjusted(-3, -3, 3, 3)
    place = QRect(widget.mapTo(window, around.topLeft()), around.size())
    image = window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(bytes(image.constBits()), np.uint8)
    return rows.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width(), :3]


def _changed(window: QWidget, widget: QWidget) -> int:
    """How many pixels look different when a widget has the keyboard."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    _scroll_to(widget)
    settle()
    with_focus = _picture(window, widget)
    widget.clearFocus()
    settle()
    without = _picture(window, widget)
    rows = min(len(with_focus), len(without))  # a field may grow while it is written in
    return int((with_focus[:rows] != without[:rows]).any(axis=2).sum())


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _kind(widget: QWidget) -> tuple[str, str]:
    return type(widget).__name__, str(widget.property("kind"))


def _is_empty(widget: QWidget) -> bool:
    """Whether a table or list has nothing yet on which the keyboard could stand."""
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    return model is not None and not model.rowCount()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_every_kind_of_widget(window: MainWindow, scheme: Scheme) -> None:
    QApplication.setCursorFlashTime(0)
    window.resize(1366, 768)
    window.session.explore("meridian")
    appearance().show(scheme, 1.0)
    window.workbench.notice.hide()
    unseen, seen = [], set()
    for page_id in PAGES:
        window.workbench.area.show_page(page_id)
        window.workbench.area.show_inspector(True)
        settle()
        for stop in tab_stops(window):
            if stop.isEnabled() and _kind(stop) not in seen and not _is_empty(stop):
                seen.add(_kind(stop))
                if _changed(window, stop) < LEAST:
                    unseen.append(f"{page_id}: {_kind(stop)} {stop.accessibleName()}")
    assert not unseen, "\n".join(unseen)
