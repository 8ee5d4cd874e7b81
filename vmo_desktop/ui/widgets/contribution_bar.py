"""What a driver adds to a value: a bar within the most that it could add."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.label import shown_line, tooltip


@dataclass(frozen=True, slots=True)
class Contribution:
    """One driver: points added (NaN where the score is missing), the most that it could add, and words about it."""

    driver_id: int
    name: str
    score: str
    points: float
    most: float
    colour: str
    rationale: str = ""


class ContributionBar(QWidget):
    """One driver: its name and points above its bar; a click or Enter picks it, up and down lead to its neighbours.

    Signals
    -------
    picked(int)
        The driver was clicked or entered.
    walked(int)
        The bar above (-1) or below (1) is to have the keyboard.
    """

    picked = Signal(int)
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Contribution | None = None
        self._widest = 1.0
        self._is_current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self.updateGeometry)

    @property
    def row(self) -> Contribution | None:
        """What is shown."""
        return self._row

    def show_row(self, row: Contribution, widest: float, *, is_current: bool = False) -> None:
        """Show a driver; `widest` is the most points that fill the whole width."""
        if (row, widest, is_current) == (self._row, self._widest, self._is_current):
            return
        self._row, self._widest, self._is_current = row, widest or 1.0, is_current
        self.setAccessibleName(self._words(row))
        self.setAccessibleDescription(row.rationale)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """A line of text above a bar."""
        return QSize(scaled(240), QFontMetrics(self.font()).height() + scaled(19))

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small inspector."""
        return QSize(scaled(160), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name and score above the bar."""
        if self._row is None:
            return
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_row(painter, look, QRectF(0, 0, self.width(), self.height()), self._row, self._widest)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.radius / 2, look.radius / 2)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the driver that was clicked."""
        if self._row is not None:
            self.picked.emit(self._row.driver_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick with Enter or the space bar, walk with the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._row is not None:
            self.picked.emit(self._row.driver_id)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Say the row in full as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self._row
            words = "" if row is None else "\n".join(part for part in (self._words(row), row.rationale) if part)
            QToolTip.showText(event.globalPos(), tooltip(words), self)
            return True
        return super().event(event)

    def _paint_row(self, painter: QPainter, look: Theme, area: QRectF, row: Contribution, widest: float) -> None:
        metrics = QFontMetrics(self.font())
        text = QRectF(area.left(), area.top(), area.width(), metrics.height())
        painter.setFont(self.font())
        font = painter.font()
        font.setBold(self._is_current)
        points = self.tr("missing") if math.isnan(row.points) else decimal_text(row.points, 1)
        painter.setPen(QColor(look.amber if math.isnan(row.points) else look.text_secondary))
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, points)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        painter.setPen(QColor(look.text))
        room = int(text.width() - metrics.horizontalAdvance(points) - scaled(12))
        name = metrics.elidedText(shown_line(row.name), Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        track = QRectF(area.left(), text.bottom() + scaled(3), area.width() * row.most / widest, scaled(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.sunken))
        painter.drawRoundedRect(track, scaled(2), scaled(2))
        if math.isnan(row.points):
            painter.setBrush(QBrush(QColor(look.hatch), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(track, scaled(2), scaled(2))
        elif row.points > 0:
            painter.setBrush(QColor(row.colour))
            bar = QRectF(track.left(), track.top(), area.width() * row.points / widest, track.height())
            painter.drawRoundedRect(bar, scaled(2), scaled(2))
        painter.setPen(QPen(QColor(look.line_strong), 1))
        painter.drawLine(track.topRight(), track.bottomRight())

    def _words(self, row: Contribution) -> str:
        if math.isnan(row.points):
            return filled(self.tr("%1: score missing, worth up to %2"), row.name, decimal_text(row.most, 1))
        words = self.tr("%1: score %2 adds %3 of at most %4 points")
        return filled(words, row.name, row.score, decimal_text(row.points, 1), decimal_text(row.most, 1))
