"""A measured scale as a line from its low to its high end, with the present score on it."""

from math import isfinite

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.score_reader import ScoreReader
from vmo_desktop.ui.theme import current_theme

TINTS = 24


class MeasureLine(QWidget):
    """The range of a measure, tinted by worth; hidden for a scale of levels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader: ScoreReader | None = None
        self._score: float | None = None
        self._pointed: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Range of the measure"))
        self.hide()

    def show_scale(self, reader: ScoreReader | None) -> None:
        """Show a driver's range."""
        is_measure = reader is not None and not reader.scale.is_anchored and bool(reader.scale.scores)
        self._reader = reader if is_measure else None
        self.setVisible(is_measure)
        self.update()

    def show_score(self, score: float | None) -> None:
        """Mark the score of the current cell."""
        self._score = score
        self.update()

    def point_at(self, score: float | None) -> None:
        """Mark lightly the score under the mouse, or that is being typed."""
        self._pointed = score
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 3 * self.fontMetrics().lineSpacing() + current_theme().space.m)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._reader is None:
            return
        look, scale, line = current_theme(), self._reader.scale, self.fontMetrics().lineSpacing()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRect(look.space.m, line + look.space.s, self.width() - 2 * look.space.m, look.space.s)
        for place in range(TINTS):
            left = track.left() + round(track.width() * place / TINTS)
            right = track.left() + round(track.width() * (place + 1) / TINTS)
            points = self._reader.points(scale.low + (scale.high - scale.low) * (place + 0.5) / TINTS)
            painter.fillRect(
                QRect(left, track.top(), right - left, track.height()), QColor(look.score_tint(points / 100))
            )
        painter.setPen(QPen(QColor(look.line_strong), 1))
        painter.drawRect(track)
        painter.setPen(QColor(look.text_secondary))
        foot = QRect(track.left(), track.bottom() + look.space.xs, track.width(), line)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), number_text(scale.low))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), number_text(scale.high))
        for score, colour in ((self._pointed, look.text_faint), (self._score, look.accent)):
            if score is not None and isfinite(score) and scale.high > scale.low:
                self._draw_mark(painter, track, score, QColor(colour))

    def _draw_mark(self, painter: QPainter, track: QRect, score: float, colour: QColor) -> None:
        assert self._reader is not None  # noqa: S101 - the caller has looked
        scale = self._reader.scale
        share = min(max((score - scale.low) / (scale.high - scale.low), 0.0), 1.0)
        at, top, size = track.left() + round(track.width() * share), track.top() - 1, 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(
            QPolygon([QPoint(at - size, top - size), QPoint(at + size, top - size), QPoint(at, top + 2)])
        )
        painter.setPen(colour)
        width = self.fontMetrics().horizontalAdvance(self._reader.shown(score)) + 2
        left = min(max(at - width // 2, 0), self.width() - width)
        area = QRect(left, 0, width, self.fontMetrics().lineSpacing())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self._reader.shown(score))
