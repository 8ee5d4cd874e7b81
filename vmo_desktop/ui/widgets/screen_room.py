"""How large a window of ours may be on the screen that it opens on."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.theme import scaled

FRAME = QSize(16, 48)
"""What the system's own frame and title take of a window, generously."""


def screen_of(widget: QWidget) -> QRect:
    """Find the part of the screen that windows may cover, less the frame that the system draws around one."""
    area = widget.screen().availableGeometry()
    return QRect(area.topLeft(), area.size() - FRAME)


def fit_to_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window a size in pixels at 100 %, grown by the zoom and no larger than its screen."""
    window.ensurePolished()
    room = screen_of(window).size()
    wanted = QSize(scaled(width), scaled(height)).expandedTo(window.minimumSizeHint()).boundedTo(room)
    layout = window.layout()
    if layout is not None and layout.hasHeightForWidth():
        wanted.setHeight(max(wanted.height(), layout.totalHeightForWidth(wanted.width())))
    window.resize(wanted.boundedTo(room))


def place_on_screen(window: QWidget, corner: QPoint) -> None:
    """Put a window at a point, moved as far as needed to lie on the screen as a whole."""
    window.adjustSize()
    area = screen_of(window)
    window.resize(window.size().boundedTo(area.size()))
    x = max(area.left(), min(corner.x(), area.right() - window.width()))
    y = max(area.top(), min(corner.y(), area.bottom() - window.height()))
    window.move(x, y)
