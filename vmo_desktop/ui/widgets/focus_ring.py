"""The ring around the row or cell that the next key means, for delegates that draw themselves."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from vmo_desktop.ui.theme import current_theme


def draw_ring(painter: QPainter, area: QRect) -> None:
    """Draw the ring of what has the keyboard."""
    _draw(painter, area, QPen(QColor(current_theme().focus), 2), inset=1)


def draw_current(painter: QPainter, area: QRect, view: QWidget) -> None:
    """Draw the ring of a view's current cell: thin while the keyboard is elsewhere."""
    focus = QApplication.focusWidget()
    # The view may be an overlay of the one that has the keyboard, or the keyboard may be in a cell's editor.
    if focus is not None and (view is focus or view.isAncestorOf(focus) or focus.isAncestorOf(view)):
        draw_ring(painter, area)
    else:
        _draw(painter, area, QPen(QColor(current_theme().line_strong), 1), inset=0)


def _draw(painter: QPainter, area: QRect, pen: QPen, *, inset: int) -> None:
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(inset, inset, -1, -1))
    painter.restore()
