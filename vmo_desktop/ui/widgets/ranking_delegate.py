"""How a line of the ranking is drawn: funded or waiting, movement, a value with its range, contributions as a bar."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui.ranked_row import BAR_TOP, RANKED, RankedRow
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import CellDelegate, one_line
from vmo_desktop.ui.widgets.focus_ring import draw_ring

Index = QModelIndex | QPersistentModelIndex
Align = Qt.AlignmentFlag
SIGN = 9


class RankingDelegate(CellDelegate):
    """Draws the columns that are more than text."""

    def __init__(self, rank: int, name: int, value: int, bar: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rank, self._name, self._value, self._bar = rank, name, value, bar

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ranked: RankedRow | None = index.data(RANKED)
        if ranked is None:
            _draw_line(painter, option.rect, str(index.data(Qt.ItemDataRole.DisplayRole) or ""), current_theme())
            return
        look, area = current_theme(), option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            painter.fillRect(area, QColor(look.selection))
        is_warned = index.column() == self._name and ranked.is_mandatory_unfunded
        _draw_text(painter, area.adjusted(scaled(2 * SIGN), 0, 0, 0) if is_warned else area, index, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == self._rank and ranked.is_funded is not None:
            _draw_state(painter, area, look, is_funded=ranked.is_funded, is_mandatory=ranked.is_mandatory)
        elif is_warned or (index.column() == self._value and not ranked.is_complete):
            _draw_amber_sign(painter, QPoint(area.left() + look.space.s, area.center().y()), look)
        elif index.column() == self._bar:
            ground = look.selection if is_selected else look.surface
            inner = area.adjusted(look.space.s, scaled(7), -look.space.s, -scaled(7))
            _draw_bar(painter, inner, index, look, ground)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, area)


def _draw_text(painter: QPainter, area: QRect, index: Index, look: Theme) -> None:
    """Text by hand: the style's way asks the model for eight things a cell, and rankings are redrawn during drags."""
    text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
    if not text:
        return
    inner = area.adjusted(look.space.s, 0, -look.space.s, 0)
    elided = painter.fontMetrics().elidedText(one_line(text), Qt.TextElideMode.ElideRight, inner.width())
    painter.setPen(QColor(look.text))
    painter.drawText(inner, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), elided)


def _draw_state(painter: QPainter, area: QRect, look: Theme, *, is_funded: bool, is_mandatory: bool) -> None:
    """Funded: a filled disc; waiting: a ring; mandatory: a dot in the middle, as in the chart."""
    size = scaled(SIGN)
    disc = QRectF(area.left() + look.space.s, area.center().y() - size / 2 + 0.5, size, size)
    painter.setPen(QPen(QColor(look.funded if is_funded else look.waiting), 1.6))
    painter.setBrush(QColor(look.funded) if is_funded else QBrush(Qt.BrushStyle.NoBrush))
    painter.drawEllipse(disc)
    if is_mandatory:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.surface if is_funded else look.waiting))
        painter.drawEllipse(disc.center(), size / 5, size / 5)


def _draw_amber_sign(painter: QPainter, left: QPoint, look: Theme) -> None:
    """A small triangle: something is missing."""
    painter.translate(left)
    painter.scale(scaled(SIGN) / SIGN, scaled(SIGN) / SIGN)
    painter.setPen(QPen(QColor(look.amber), 1.4))
    painter.setBrush(QColor(look.amber_soft))
    painter.drawPolygon(QPolygon([QPoint(0, 5), QPoint(12, 5), QPoint(6, -6)]))
    painter.drawLine(6, -2, 6, 1)
    painter.drawPoint(6, 3)


def _draw_bar(painter: QPainter, area: QRect, index: Index, look: Theme, ground: str) -> None:
    """Contributions end to end; hatched where missing scores may still add."""
    ranked: RankedRow = index.data(RANKED)
    scale = area.width() / float(index.data(BAR_TOP))
    painter.setPen(QPen(QColor(ground), 1))
    for segment in ranked.segments:
        left, right = area.left() + segment.start * scale, area.left() + segment.end * scale
        painter.setBrush(QColor(segment.colour))
        painter.drawRect(QRectF(left, area.top(), max(right - left, 1.0), area.height()))
    if not ranked.is_complete and ranked.high > ranked.low:
        left, right = area.left() + ranked.low * scale, area.left() + ranked.high * scale
        painter.setPen(QPen(QColor(look.amber), 1))
        painter.setBrush(QBrush(QColor(look.amber), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(left, area.top() + 1, max(right - left, 1.0), area.height() - 2))


def _draw_line(painter: QPainter, area: QRect, text: str, look: Theme) -> None:
    """The budget's line across the whole table."""
    painter.save()
    painter.fillRect(area, QColor(look.accent_soft))
    painter.setPen(QPen(QColor(look.accent), 2))
    painter.drawLine(area.left(), area.top() + 1, area.right(), area.top() + 1)
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    inner = area.adjusted(look.space.s, 2, -look.space.s, 0)
    painter.setPen(QColor(look.text))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, int(Align.AlignLeft | Align.AlignVCenter), shown)
    painter.restore()
