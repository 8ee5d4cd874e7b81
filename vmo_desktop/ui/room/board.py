"""What scenes are drawn on: sizes that follow the screen's height, and a record of every text that is written."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from vmo_desktop.charts.theme import FALLBACK_FAMILY, FAMILY, THEMES, Theme
from vmo_desktop.ui.widgets.label import shown_line, shown_text

HEIGHT = 1080.0
"""Pixels of the screen for which the sizes are chosen; on a taller one everything grows with it."""

BODY = 34.0
"""Pixels of body text at `HEIGHT`: 25 points, to be read from six metres."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignLeft)


def room_theme(name: str, height: float) -> Theme:
    """The tokens of a look in the sizes of the room."""
    look = THEMES[name]
    return look.zoomed(BODY / look.type.body * height / HEIGHT)


class Board:
    """A painter in the look and the sizes of the room; `texts` is all that was written."""

    def __init__(self, painter: QPainter, width: float, height: float, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme
        self.unit = height / HEIGHT
        self.texts: list[str] = []
        edge = 64 * self.unit
        self.area = QRectF(edge, edge, width - 2 * edge, height - 2 * edge)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def font(self, size: float, *, is_bold: bool = False) -> QFont:
        """The room's font in a size of pixels."""
        font = QFont()
        font.setFamilies([FAMILY, FALLBACK_FAMILY])
        font.setPixelSize(max(round(size), 1))
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        return font

    def height_of(self, text: str, size: float, width: float, *, is_bold: bool = False) -> float:
        """The height of a text that wraps in a width."""
        box = QRectF(0, 0, width, 100_000)
        return QFontMetricsF(self.font(size, is_bold=is_bold)).boundingRect(box, _WRAPPED, shown_text(text)).height()

    def write(
        self, text: str, box: QRectF, size: float, colour: str = "", *, is_bold: bool = False, flags: int = _LEFT
    ) -> float:
        """Write a text that wraps at the top of a box, cut where it has no room; gives back where it ends."""
        shown = shown_text(text)
        if not shown.strip() or box.height() <= 0:
            return box.top()
        self.texts.append(text)
        self.painter.setFont(self.font(size, is_bold=is_bold))
        self.painter.setPen(QColor(colour or self.theme.text))
        used = self.painter.boundingRect(box, _WRAPPED | flags, shown)
        self.painter.save()
        self.painter.setClipRect(box)
        self.painter.drawText(box, _WRAPPED | flags, shown)
        self.painter.restore()
        return float(min(used.bottom(), box.bottom()))

    def line(
        self, text: str, box: QRectF, size: float, colour: str = "", *, is_bold: bool = False, is_right: bool = False
    ) -> None:
        """Write one line in the middle of a box's height, elided where it has no room."""
        font = self.font(size, is_bold=is_bold)
        shown = shown_line(text)
        if not shown:
            return
        self.texts.append(text)
        elided = QFontMetricsF(font).elidedText(shown, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour or self.theme.text))
        self.painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), elided)

    def width_of(self, text: str, size: float, *, is_bold: bool = False) -> float:
        """The width of a line of text."""
        return QFontMetricsF(self.font(size, is_bold=is_bold)).horizontalAdvance(shown_text(text))

    def plate(self, box: QRectF, fill: str, edge: str = "") -> None:
        """A rounded plate."""
        self.painter.setPen(QPen(QColor(edge), 2 * self.unit) if edge else Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(fill))
        self.painter.drawRoundedRect(box, 8 * self.unit, 8 * self.unit)

    def heading(self, eyebrow: str, title: str) -> QRectF:
        """What a scene is about, at its top; gives back the room below."""
        sizes, area = self.theme.type, self.area
        top = self.write(eyebrow, area, sizes.body, self.theme.text_secondary) if eyebrow else area.top()
        lines = 2.4 * sizes.page
        bottom = self.write(title, QRectF(area.left(), top, area.width(), lines), sizes.page, is_bold=True)
        below = bottom + self.theme.space.m
        return QRectF(area.left(), below, area.width(), area.bottom() - below)
