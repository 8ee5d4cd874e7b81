"""The key of the bubble chart as chips: a category's chip shows and hides its bubbles."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from vmo_desktop.charts.bubble_data import BubbleData, Filling
from vmo_desktop.charts.bubble_key import KeyEntry, key_entries
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.bubble_sprites import SpriteCache
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import shown_line, tooltip

LONGEST = 160
"""Widest text of a chip at 100 %."""


class KeyChip(QAbstractButton):
    """Marks and what they mean; a category's chip is a switch, the others only tell."""

    def __init__(self, entry: KeyEntry, category: str | None, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.category = category
        font = self.font()
        font.setPixelSize(current_theme().type.caption)
        self.setFont(font)
        text = shown_line(entry.text)
        self._text = QFontMetrics(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, scaled(LONGEST))
        self.setCheckable(category is not None)
        self.setChecked(category is not None)
        if category is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setAccessibleName(text)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleName(self.tr("Show %1").replace("%1", text))
            self.setToolTip(tooltip(f"{entry.text} ({count})"))

    @override
    def sizeHint(self) -> QSize:
        """Marks, text and some air."""
        metrics = QFontMetrics(self.font())
        return QSize(
            self._marks_width() + metrics.horizontalAdvance(self._text) + scaled(10), metrics.height() + scaled(6)
        )

    def _marks_width(self) -> int:
        return len(self.entry.looks) * scaled(14) + (scaled(3) if self.entry.looks else 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw marks and text; a hidden category is struck through and faint."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked() or not self.isCheckable()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isCheckable() and (self.underMouse() or self.hasFocus()):
            painter.setPen(QColor(theme.focus) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.sunken))
            painter.drawRoundedRect(area, theme.radius, theme.radius)
        ratio = self.devicePixelRatioF()
        sprites = SpriteCache(ratio)
        x = scaled(4)
        painter.setOpacity(1.0 if is_on else 0.35)
        for number, look in enumerate(self.entry.looks):
            pixmap, half = sprites.bubble(look, scaled(5))
            pixmap.setDevicePixelRatio(ratio)
            middle = QPointF(x + scaled(7) + number * scaled(14), self.height() / 2)
            painter.drawPixmap(middle - QPointF(half / ratio, half / ratio), pixmap)
        painter.setOpacity(1.0)
        font = QFont(self.font())
        font.setStrikeOut(not is_on)
        painter.setFont(font)
        painter.setPen(QColor(theme.text_secondary if is_on else theme.text_faint))
        room = area.adjusted(x + self._marks_width(), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)


class KeyChips(QWidget):
    """The chips in rows.

    Signals
    -------
    hidden_changed(object)
        The labels of the categories that are switched off, as a frozenset.
    """

    hidden_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_chips")
        self._flow = FlowLayout(self, spacing=2, row_spacing=0)
        self._hidden: frozenset[str] = frozenset()
        self._shown: object = None
        self._chips: list[KeyChip] = []

    @property
    def chips(self) -> list[KeyChip]:
        """The chips, in order."""
        return list(self._chips)

    def show_key(self, data: BubbleData) -> None:
        """Show the key of a chart; categories that are still there stay switched off."""
        # What is chosen is mostly known again at once; a key that lost its room meanwhile has the chart drawn anew.
        is_awaited = data.filling is Filling.CHOSEN and not data.categories
        self.setMinimumHeight(self.height() if is_awaited and self.isVisible() else 0)
        theme = current_theme()
        entries = key_entries(data, theme)
        counts = [(category.label, category.count) for category in data.categories]
        if (entries, counts, theme) == self._shown:
            return
        self._shown = (entries, counts, theme)
        for former in self._chips:
            # Never without a parent, not even until it is deleted: it would be a window of its own meanwhile.
            self._flow.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._chips = []
        for number, entry in enumerate(entries):
            label, count = counts[number] if number < len(counts) else (None, 0)
            chip = KeyChip(entry, label, count, self)
            chip.setChecked(label not in self._hidden)
            chip.toggled.connect(self._on_toggled)
            self._flow.addWidget(chip)
            self._chips.append(chip)
            chip.show()
        self.updateGeometry()

    def _on_toggled(self) -> None:
        off = frozenset(chip.category for chip in self.chips if chip.category is not None and not chip.isChecked())
        if off != self._hidden:
            self._hidden = off
            self.hidden_changed.emit(off)
