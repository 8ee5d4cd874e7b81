"""How far a stage is, and the sign that shows it by shape first and colour second."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui.theme import scaled


class Progress(Enum):
    """How far a stage is."""

    EMPTY = auto()
    STARTED = auto()
    DONE = auto()
    ATTENTION = auto()


@dataclass(frozen=True, slots=True)
class StageState:
    """How far a stage is, and the sentences that say what is missing or wrong."""

    progress: Progress
    missing: tuple[str, ...] = ()


def paint_sign(painter: QPainter, look: Theme, centre: QPointF, progress: Progress) -> None:
    """Draw the sign of a state: a ring, a half-filled ring, a tick, or an exclamation mark in a triangle."""
    r = max(scaled(6), 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if progress is Progress.EMPTY:
        painter.setPen(QPen(QColor(look.line_strong), 1.4, Qt.PenStyle.DotLine))
        painter.drawEllipse(centre, r, r)
    elif progress is Progress.STARTED:
        painter.setPen(QPen(QColor(look.accent), 1.4))
        painter.drawEllipse(centre, r, r)
        painter.setBrush(QColor(look.accent))
        painter.drawPie(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r), 90 * 16, -180 * 16)
    elif progress is Progress.DONE:
        pen = QPen(QColor(look.accent), max(1.8, r / 3))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        corners = [(-0.75, 0.05), (-0.2, 0.6), (0.85, -0.6)]
        painter.drawPolyline([centre + QPointF(x * r, y * r) for x, y in corners])
    else:
        painter.setPen(QPen(QColor(look.amber), 1.4))
        painter.setBrush(QColor(look.amber_soft))
        painter.drawPolygon([centre + QPointF(x * r * 1.15, y * r * 1.1) for x, y in ((0, -1), (1, 0.85), (-1, 0.85))])
        painter.drawLine(centre + QPointF(0, -0.35 * r), centre + QPointF(0, 0.25 * r))
        painter.drawPoint(centre + QPointF(0, 0.6 * r))
