"""A person as a disc in their colour with their initials: told apart by letters first and colour second."""

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme, scaled

FINE = 3
"""Icons are drawn so many times larger than they are shown on a plain screen."""


def draw_badge(painter: QPainter, area: QRect, initials: str, colour: str) -> None:
    """Draw a person's disc into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(area)
    font = QFont(painter.font())
    font.setPixelSize(max(round(area.height() * (0.44 if len(initials) < 3 else 0.34)), 1))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(current_theme().text_on(colour)))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()


@lru_cache(maxsize=256)
def badge_icon(initials: str, colour: str) -> QIcon:
    """A person's disc as an icon, for tables and lists."""
    side = 20 * FINE
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_badge(painter, picture.rect(), initials, colour)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # else Qt tints it in a marked row into somebody else's colour
    return icon


class PersonBadge(QWidget):
    """The disc of one person; the name stands beside it, so it says nothing by itself."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._initials, self._colour = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, initials: str, colour: str) -> None:
        """Show somebody; empty texts show nobody."""
        self._initials, self._colour = initials, colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(self._side), scaled(self._side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._colour:
            draw_badge(QPainter(self), self.rect().adjusted(1, 1, -1, -1), self._initials, self._colour)
