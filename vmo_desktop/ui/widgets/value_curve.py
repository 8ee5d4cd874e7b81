"""A small picture of a value function: what a score is worth, between its two ends."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.domain.scales import Scale
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import current_theme, scaled


class ValueCurve(QWidget):
    """The line from score to points of value, with both ends named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = Scale((), (), is_anchored=False)
        self._unit = ""
        self._colour = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: Scale, unit: str, colour: str) -> None:
        """Draw another value function, in a driver's colour."""
        self._scale, self._unit, self._colour = scale, unit, colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(132))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(140), scaled(132))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._scale.scores) < 2:
            return
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(look.type.caption)
        painter.setFont(font)
        line = painter.fontMetrics().height()
        left = painter.fontMetrics().horizontalAdvance("100") + look.space.s
        plot = QRectF(left, line / 2, self.width() - left - look.space.s, self.height() - 2 * line)
        painter.setPen(QPen(QColor(look.line), 1))
        for points in (0, 50, 100):
            y = plot.bottom() - points / 100 * plot.height()
            painter.setPen(QPen(QColor(look.line if points else look.line_strong), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(look.text_faint))
            place = QRectF(0, y - line / 2, left - look.space.s, line)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(points))
        self._draw_line(painter, plot)
        self._name_ends(painter, QRectF(plot.left(), plot.bottom() + 2, plot.width(), line))

    def _draw_line(self, painter: QPainter, plot: QRectF) -> None:
        look = current_theme()
        scores, points = np.array(self._scale.scores), np.array(self._scale.points)
        across = (scores - scores[0]) / (scores[-1] - scores[0])
        line = [
            QPointF(plot.left() + x * plot.width(), plot.bottom() - y / 100 * plot.height())
            for x, y in zip(across.tolist(), points.tolist(), strict=True)
        ]
        colour = QColor(self._colour or look.accent)
        shade = QColor(colour)
        shade.setAlpha(28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPolygon(QPolygonF([*line, plot.bottomRight(), plot.bottomLeft()]))
        painter.setPen(QPen(colour, scaled(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))
        painter.setBrush(colour)
        painter.setPen(QPen(QColor(look.surface), 1.5))
        for point in line:
            painter.drawEllipse(point, scaled(4), scaled(4))

    def _name_ends(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(current_theme().text_secondary))
        ends = (
            (self._scale.low, Qt.AlignmentFlag.AlignLeft),
            (self._scale.high, Qt.AlignmentFlag.AlignRight),
        )
        for score, side in ends:
            text = f"{number_text(score)} {self._unit}".strip()
            half = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width() / 2))
            painter.drawText(area, int(side | Qt.AlignmentFlag.AlignTop), half)
