"""How a score is drawn: tinted by its worth, hatched while it is missing, a corner mark where a rationale stands."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui.agreed_scores import AgreedScores
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.cell_delegate import CellDelegate
from vmo_desktop.ui.widgets.focus_ring import draw_current
from vmo_desktop.workshop.ops.scores import Cell

Index = QModelIndex | QPersistentModelIndex
CORNER = 7


class ScoreDelegate(CellDelegate):
    """Draws score cells itself, because a table of 404 by 14 is repainted while people scroll; others as usual."""

    def __init__(self, scores: AgreedScores, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scores = scores
        self._look = current_theme()
        self._tints: list[QColor] = []
        self._hatch = QBrush()

    def cell_of(self, index: Index) -> Cell | None:
        """The score that an index stands for; None when it stands for something else."""
        find = getattr(index.model(), "cell_at", None)
        found: Cell | None = find(index.row(), index.column()) if find is not None else None
        return found

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = self.cell_of(index)
        if cell is None:
            super().paint(painter, option, index)
            return
        look = self._current_look()
        area: QRect = option.rect
        value = self._scores.value(cell)
        if value is None:
            if self._scores.is_needed(cell):
                painter.fillRect(area, self._hatch)
        else:
            reader = self._scores.reader(cell[1])
            painter.fillRect(area, self._tints[round(reader.points(value))])
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
            if reader.scale.is_anchored:
                painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), reader.shown(value))
            else:
                inner = area.adjusted(look.space.s, 0, -look.space.s, 0)
                painter.drawText(
                    inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), reader.shown(value)
                )
        if self._scores.rationale(cell):
            _mark_corner(painter, area, look)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(look.accent), 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        view = option.widget
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            draw_current(painter, area, view)

    def _current_look(self) -> Theme:
        """The tokens in use, with the fills made of them once."""
        look = current_theme()
        if look is not self._look or not self._tints:
            self._look = look
            self._tints = [QColor(look.score_tint(points / 100)) for points in range(101)]
            self._hatch = QBrush(QColor(look.hatch), Qt.BrushStyle.BDiagPattern)
        return look


def _mark_corner(painter: QPainter, area: QRect, look: Theme) -> None:
    right, top = area.right(), area.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent))
    painter.drawPolygon(
        QPolygon([QPoint(right - CORNER, top), QPoint(right + 1, top), QPoint(right + 1, top + CORNER + 1)])
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
