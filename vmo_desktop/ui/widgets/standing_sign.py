"""How it is drawn where an initiative stands in a portfolio: a shape and a colour for each, and a pin for forces."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QIconEngine, QPainter, QPen, QPixmap
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.portfolio import Standing


def standing_icon(standing: Standing | None, *, is_forced: bool = False) -> QIcon:
    """The sign of a standing, None: not known yet; it follows the look."""
    return QIcon(_Sign(standing, is_forced=is_forced))


class _Sign(QIconEngine):
    """Funded: a filled disc; waiting: a ring; out: a cross; cannot be chosen: a triangle; not known yet: a dash."""

    def __init__(self, standing: Standing | None, *, is_forced: bool) -> None:
        super().__init__()
        self._standing = standing
        self._is_forced = is_forced

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        look, side = current_theme(), min(rect.width(), rect.height()) * 0.62
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match self._standing:
            case Standing.FUNDED:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.funded))
                painter.drawEllipse(area)
            case Standing.WAITING:
                painter.setPen(QPen(QColor(look.waiting), side / 6))
                painter.drawEllipse(area.adjusted(side / 12, side / 12, -side / 12, -side / 12))
            case Standing.FORCED_OUT:
                painter.setPen(QPen(QColor(look.out), side / 5))
                painter.drawLine(area.topLeft(), area.bottomRight())
                painter.drawLine(area.bottomLeft(), area.topRight())
            case Standing.LACKING:
                painter.setPen(QPen(QColor(look.amber), side / 7))
                painter.setBrush(QColor(look.amber_soft))
                painter.drawPolygon([area.bottomLeft(), area.bottomRight(), QPointF(area.center().x(), area.top())])
            case None:
                painter.setPen(QPen(QColor(look.text_faint), side / 6))
                painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()))
        if self._is_forced and self._standing is Standing.FUNDED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(look.surface)))
            painter.drawEllipse(area.center(), side / 5, side / 5)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        if not picture.isNull():
            painter = QPainter(picture)
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
            painter.end()
        return picture

    @override
    def clone(self) -> QIconEngine:
        return _Sign(self._standing, is_forced=self._is_forced)
