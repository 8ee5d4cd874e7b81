"""A choice on the start page that shows itself: a large picture, and the words below it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from typing_extensions import override

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_button import ChoiceButton

LOW, HIGH = 168, 208
"""Heights of the picture in pixels at 100 %: where there is little room, and where there is much."""

LINES = 2


class ChoiceCard(ChoiceButton):
    """A card as wide as it is given room."""

    _is_tall = False

    def show_tall(self, is_tall: bool) -> None:
        """Show the picture large, or smaller."""
        if is_tall != self._is_tall:
            self._is_tall = is_tall
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """The picture and the words below it."""
        words = (1 + LINES) * self.line_height
        return QSize(scaled(300), self.height_of(self._picture_height + scaled(10) + words))

    @override
    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the picture over the whole width, then title and line."""
        picture = QRectF(area.left(), area.top(), area.width(), self._picture_height)
        self.draw_picture(painter, picture)
        height = self.line_height
        title = QRectF(area.left(), picture.bottom() + scaled(10), area.width(), height)
        self.draw_title(painter, title)
        self.draw_lines(painter, QRectF(area.left(), title.bottom(), area.width(), LINES * height), LINES)

    @property
    def _picture_height(self) -> int:
        return scaled(HIGH if self._is_tall else LOW)
