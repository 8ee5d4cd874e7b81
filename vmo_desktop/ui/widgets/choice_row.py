"""One choice of a list on the start page: a picture if it has one, a title, a line about it, a remark at the right."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_button import ChoiceButton
from vmo_desktop.ui.widgets.label import shown_text, tooltip


class ChoiceRow(ChoiceButton):
    """A row of two lines, or of three where it has a place, such as the path of a file.

    `picture` is the size, in pixels at 100 %, of the place for a picture, which may come later.
    """

    def __init__(
        self,
        title: str,
        line: str,
        remark: str = "",
        *,
        place: str = "",
        picture: QSize | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, line, remark, parent)
        self._place = shown_text(place)
        self._picture_size = picture
        if place:
            self.setAccessibleDescription(" · ".join(part for part in (self._line, self._place) if part))
            self.setToolTip(tooltip("\n".join(part for part in (title, line, place) if part)))

    @override
    def sizeHint(self) -> QSize:
        """Its lines or its picture, and some air."""
        picture = scaled(self._picture_size.height()) if self._picture_size is not None else 0
        return QSize(scaled(280), self.height_of(max(self._lines * self.line_height, picture)))

    @override
    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the picture at the left and the lines in the middle of the height."""
        if self._picture_size is not None:
            size = self._picture_size
            frame = QRectF(0, 0, scaled(size.width()), scaled(size.height()))
            frame.moveCenter(area.center())
            frame.moveLeft(area.left())
            self.draw_picture(painter, frame)
            area.setLeft(frame.right() + scaled(14))
        height = self.line_height
        row = QRectF(area.left(), area.center().y() - self._lines * height / 2, area.width(), height)
        self.draw_title(painter, row)
        for text, elide in ((self._line, Qt.TextElideMode.ElideRight), (self._place, Qt.TextElideMode.ElideMiddle)):
            if text:
                row.translate(0, height)
                self.draw_line(painter, row, text, elide)

    @property
    def _lines(self) -> int:
        return 1 + bool(self._line) + bool(self._place)
