"""Weights of the drivers of a group as bars, each with a mark where the weight in force stands."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import shown_line

BAR = 8
GAP = 10


@dataclass(frozen=True, slots=True)
class Priority:
    """A driver's share as it follows from what was said (NaN: nothing follows yet), and the one in force."""

    name: str
    share: float
    in_force: float
    colour: str


class PriorityBars(QWidget):
    """Name and share above a bar, for each driver."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Priority, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Weights that follow"))

    @property
    def rows(self) -> tuple[Priority, ...]:
        """What is shown."""
        return self._rows

    def show_priorities(self, rows: Sequence[Priority]) -> None:
        """Show drivers in this order."""
        self._rows = tuple(rows)
        self.setAccessibleDescription("; ".join(f"{row.name} {_percent(row.share)}" for row in rows))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(240), len(self._rows) * self._row_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(140), self.sizeHint().height())

    def _row_height(self) -> int:
        return QFontMetrics(self.font()).height() + scaled(BAR) + scaled(GAP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = [share for row in self._rows for share in (row.share, row.in_force) if not math.isnan(share)]
        widest = max(known, default=1.0) or 1.0
        for place, row in enumerate(self._rows):
            self._paint_row(painter, row, place * self._row_height(), widest)

    def _paint_row(self, painter: QPainter, row: Priority, top: int, widest: float) -> None:
        look, metrics = current_theme(), QFontMetrics(self.font())
        line = QRectF(0, top, self.width(), metrics.height())
        share = _percent(row.share)
        painter.setPen(QColor(look.text_faint if math.isnan(row.share) else look.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, share)
        room = round(self.width() - metrics.horizontalAdvance(share) - scaled(8))
        name = metrics.elidedText(shown_line(row.name), Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(look.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        track = QRectF(0, line.bottom() + scaled(2), self.width() - scaled(2), scaled(BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.sunken))
        painter.drawRoundedRect(track, scaled(2), scaled(2))
        if not math.isnan(row.share):
            painter.setBrush(QColor(row.colour))
            filled = QRectF(track)
            filled.setWidth(max(track.width() * row.share / widest, 1.0))
            painter.drawRoundedRect(filled, scaled(2), scaled(2))
        if not math.isnan(row.in_force):
            x = track.left() + track.width() * row.in_force / widest
            for colour, width in ((look.surface, 6), (look.text, 2)):  # the ground around it parts it from the bar
                painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                painter.drawLine(round(x), round(track.top() - scaled(2)), round(x), round(track.bottom() + scaled(2)))


def _percent(share: float) -> str:
    return "–" if math.isnan(share) else f"{decimal_text(100 * share, 1)} %"
