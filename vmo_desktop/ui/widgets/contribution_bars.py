"""What each driver adds to a value: a bar within the most that it could add."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.label import shown_text, tooltip


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


class ContributionBars(QWidget):
    """Bars below each other, aligned at the left.

    Signals
    -------
    picked(int)
        A driver was clicked, by id.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Contribution, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self.updateGeometry)

    def show_rows(self, rows: Sequence[Contribution]) -> None:
        """Show the drivers of one initiative."""
        self._rows = tuple(rows)
        self.setAccessibleName(self.tr("Contributions"))
        self.setAccessibleDescription("; ".join(self._words(row) for row in self._rows))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(scaled(240), self._row_height() * len(self._rows))

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small inspector."""
        return QSize(scaled(160), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name and score above each bar."""
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widest = max((row.most for row in self._rows), default=0.0) or 1.0
        for place, row in enumerate(self._rows):
            area = QRectF(0, place * self._row_height(), self.width(), self._row_height())
            self._paint_row(painter, look, area, row, widest)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the driver that was clicked."""
        row = self._row_at(event.position().y())
        if row is not None:
            self.picked.emit(row.driver_id)

    @override
    def event(self, event: QEvent) -> bool:
        """Say a row in full as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self._row_at(event.pos().y())
            words = "" if row is None else "\n".join(part for part in (self._words(row), row.rationale) if part)
            QToolTip.showText(event.globalPos(), tooltip(words), self)
            return True
        return super().event(event)

    def _paint_row(self, painter: QPainter, look: Theme, area: QRectF, row: Contribution, widest: float) -> None:
        metrics = QFontMetrics(self.font())
        text = QRectF(area.left(), area.top(), area.width(), metrics.height())
        painter.setFont(self.font())
        points = self.tr("missing") if math.isnan(row.points) else f"{row.points:.1f}"
        painter.setPen(QColor(look.amber if math.isnan(row.points) else look.text_secondary))
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, points)
        painter.setPen(QColor(look.text))
        room = int(text.width() - metrics.horizontalAdvance(points) - scaled(12))
        name = metrics.elidedText(" ".join(shown_text(row.name).split()), Qt.TextElideMode.ElideRight, room)
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
            return self.tr("%1: score missing, worth up to %2").replace("%2", f"{row.most:.1f}").replace("%1", row.name)
        words = self.tr("%1: score %2 adds %3 of at most %4 points")
        numbers = {"%4": f"{row.most:.1f}", "%3": f"{row.points:.1f}", "%2": row.score, "%1": row.name}
        for place, text in numbers.items():
            words = words.replace(place, text)
        return words

    def _row_height(self) -> int:
        return QFontMetrics(self.font()).height() + scaled(19)

    def _row_at(self, y: float) -> Contribution | None:
        place = int(y // self._row_height())
        return self._rows[place] if 0 <= place < len(self._rows) else None
