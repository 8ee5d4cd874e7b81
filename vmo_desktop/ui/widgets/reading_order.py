"""The order in which Tab goes through a window: as it is read, from left to right and from the top down.

Qt's own order is that in which widgets were made. Pages are made when they are first shown, and rows when there is
something to show, so here the order is looked up whenever the keyboard is about to move.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from vmo_desktop.ui.layout_parts import layout_parts


def go_on(window: QWidget, *, is_forward: bool) -> bool:
    """Give the keyboard to what is read next, or to what was read before; tells whether there was anything."""
    stops = [each for each in tab_stops(window) if each.isEnabled()]
    if not stops:
        return False
    at: QWidget | None = window.focusWidget()
    while at is not None and at not in stops:
        at = at.parentWidget()  # such as the editor of a cell
    place = -1 if at is None else stops.index(at)
    step = 1 if is_forward else -1
    target = stops[(place + step) % len(stops) if at is not None or is_forward else -1]
    target.setFocus(Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason)
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()
    return True


def tab_stops(widget: QWidget) -> list[QWidget]:
    """List what takes the keyboard by Tab in a widget, in the order in which it is read."""
    return list(_stops(widget))


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        if part.isVisible() and not part.isWindow():
            yield from _stops(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """The widgets directly inside, as they are read."""
    if isinstance(widget, QStackedWidget | QScrollArea):
        shown = widget.currentWidget() if isinstance(widget, QStackedWidget) else widget.widget()
        return [shown] if shown is not None else []
    if isinstance(widget, QSplitter):
        return [part for place in range(widget.count()) if (part := widget.widget(place)) is not None]
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []
    known = frozenset(placed)
    others = [child for child in widget.children() if isinstance(child, QWidget) and child not in known]
    return [*placed, *sorted(others, key=lambda each: (each.y(), each.x()))]


def _placed(layout: QLayout) -> Iterator[QWidget]:
    parts = list(layout_parts(layout).values())
    if isinstance(layout, QGridLayout):
        parts.sort(key=lambda each: (each.geometry().y(), each.geometry().x()))
    for part in parts:
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _placed(part)
