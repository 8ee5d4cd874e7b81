"""The weights that each participant gives each driver, as dots on a line, with the median and the room's."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import shown_line, tooltip

LINE = 40
DOT = 9


@dataclass(frozen=True, slots=True)
class Dot:
    """One participant's share of a driver."""

    initials: str
    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A driver with everybody's shares, and the room's: NaN where there is none."""

    name: str
    dots: tuple[Dot, ...]
    median: float
    room: float

    @property
    def words(self) -> str:
        """Everything in words."""
        return ", ".join(f"{dot.name} {_percent(dot.share)}" for dot in self.dots)


class PriorityStrips(QWidget):
    """A line for each driver, all to one scale from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips: tuple[Strip, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Weights by participant"))

    @property
    def strips(self) -> tuple[Strip, ...]:
        """What is shown."""
        return self._strips

    def show_strips(self, strips: Sequence[Strip]) -> None:
        """Show drivers in this order."""
        self._strips = tuple(strips)
        self.setAccessibleDescription("; ".join(f"{strip.name}: {strip.words}" for strip in strips))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(420), len(self._strips) * self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(220), self.sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = event.pos().y() // self._height()
            words = self._strips[place].words if 0 <= place < len(self._strips) else ""
            QToolTip.showText(event.globalPos(), tooltip(words), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shares = [dot.share for strip in self._strips for dot in strip.dots if not math.isnan(dot.share)]
        widest = max(shares, default=1.0) * 1.05 or 1.0
        for place, strip in enumerate(self._strips):
            self._paint_strip(painter, strip, place * self._height(), widest)

    def _height(self) -> int:
        return QFontMetrics(self.font()).height() + scaled(LINE)

    def _paint_strip(self, painter: QPainter, strip: Strip, top: int, widest: float) -> None:
        look, metrics = current_theme(), QFontMetrics(self.font())
        head = QRectF(0, top, self.width(), metrics.height())
        text = self.tr("median {median}").format(median=_percent(strip.median))
        painter.setPen(QColor(look.text_secondary))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        room = round(self.width() - metrics.horizontalAdvance(text) - scaled(8))
        painter.setPen(QColor(look.text))
        name = metrics.elidedText(shown_line(strip.name), Qt.TextElideMode.ElideRight, room)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        left, right = scaled(DOT) + 1, self.width() - scaled(DOT) - 1
        y = head.bottom() + scaled(LINE) / 2
        painter.setPen(QPen(QColor(look.line_strong), 1))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for share, colour in ((strip.median, look.text), (strip.room, look.accent)):
            if not math.isnan(share):
                x = left + (right - left) * min(share / widest, 1.0)
                painter.setPen(QPen(QColor(colour), 2))
                painter.drawLine(QPointF(x, y - scaled(15)), QPointF(x, y + scaled(15)))
        self._paint_dots(painter, strip, (left, right, y), widest)

    def _paint_dots(self, painter: QPainter, strip: Strip, line: tuple[float, float, float], widest: float) -> None:
        look, (left, right, y) = current_theme(), line
        font = painter.font()
        font.setPixelSize(max(look.type.caption - 2, 8))
        painter.save()
        painter.setFont(font)
        taken: list[QPointF] = []
        for dot in strip.dots:
            if math.isnan(dot.share):
                continue
            middle = QPointF(left + (right - left) * dot.share / widest, y)
            while any(abs(other.x() - middle.x()) < scaled(DOT) and other.y() == middle.y() for other in taken):
                middle.setY(middle.y() - scaled(5))
            taken.append(middle)
            painter.setPen(QPen(QColor(look.line_strong), 1))
            painter.setBrush(QColor(look.surface))
            painter.drawEllipse(middle, scaled(DOT), scaled(DOT))
            box = QRectF(0, 0, scaled(2 * DOT), scaled(2 * DOT))
            box.moveCenter(middle)
            painter.setPen(QColor(look.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, dot.initials)
        painter.restore()


def _percent(share: float) -> str:
    return "–" if math.isnan(share) else f"{decimal_text(100 * share, 1)} %"
