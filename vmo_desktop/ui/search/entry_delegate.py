"""How a found entry is drawn: its icon and title at the left, what it is and its keys at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from vmo_desktop.ui import icons
from vmo_desktop.ui.search.entries import Entry
from vmo_desktop.ui.search.entry_model import ENTRY
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import shown_line

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class EntryDelegate(QStyledItemDelegate):
    """Paints one row of the search."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One comfortable row."""
        return QSize(scaled(200), scaled(36))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        look = current_theme()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font = option.font
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.selection))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(area.adjusted(scaled(4), 0, -scaled(4), 0), look.radius, look.radius)
        inner = area.adjusted(scaled(16), 0, -scaled(16), 0)
        side = scaled(18)
        mode = QIcon.Mode.Normal if entry.is_enabled else QIcon.Mode.Disabled
        place = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        icons.icon(entry.icon).paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        inner.setLeft(inner.left() + side + scaled(12))
        right = self._draw_right(painter, entry, inner, metrics)
        painter.setPen(QColor(look.text if entry.is_enabled else look.text_faint))
        room = max(right - inner.left(), 0)
        title = shown_line(entry.title)
        painter.drawText(inner, int(_MIDDLE), metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))
        painter.restore()

    def _draw_right(self, painter: QPainter, entry: Entry, area: QRect, metrics: QFontMetrics) -> int:
        """Draw the keys and where the entry belongs; gives back where the title has to end."""
        look = current_theme()
        right = area.right()
        if entry.keys:
            width = metrics.horizontalAdvance(entry.keys) + scaled(14)
            height = metrics.height() + scaled(4)
            box = QRect(right - width, area.center().y() - height // 2, width, height)
            painter.setPen(QColor(look.line_strong if entry.is_enabled else look.line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, scaled(4), scaled(4))
            painter.setPen(QColor(look.text_secondary if entry.is_enabled else look.text_faint))
            painter.drawText(box, int(_MIDDLE | Qt.AlignmentFlag.AlignHCenter), entry.keys)
            right = box.left() - scaled(12)
        words = shown_line(entry.line)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, round(area.width() * 0.4))
        painter.setPen(QColor(look.text_faint))
        room = QRect(area.left(), area.top(), right - area.left(), area.height())
        painter.drawText(room, int(_MIDDLE | Qt.AlignmentFlag.AlignRight), shown)
        return right - metrics.horizontalAdvance(shown) - scaled(16)
