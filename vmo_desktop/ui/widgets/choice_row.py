"""One choice of a list on the start page: a title, a line about it, and a remark at the right."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import shown_text, tooltip


class ChoiceRow(QAbstractButton):
    """A wide, quiet button of two lines; a disabled one is greyed and says why in its remark."""

    def __init__(
        self, title: str, line: str, remark: str = "", *, is_there: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = " ".join(shown_text(title).split())
        self._line = " ".join(shown_text(line).split())
        self._remark = remark
        self.setEnabled(is_there)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (self._title, remark) if part))
        self.setAccessibleDescription(self._line)
        self.setToolTip(tooltip(f"{title}\n{line}"))

    @property
    def title(self) -> str:
        """The first line."""
        return self._title

    @override
    def sizeHint(self) -> QSize:
        """Two lines and some air."""
        body = QFontMetrics(self.font()).height()
        return QSize(scaled(280), 2 * body + scaled(18))

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window: the lines are elided."""
        return QSize(scaled(160), self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new font."""
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the texts."""
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft if self.isDown() else look.sunken))
            painter.drawRoundedRect(area, look.radius, look.radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, look.radius, look.radius)
        inner = area.adjusted(scaled(12), scaled(7), -scaled(12), -scaled(7))
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        half = inner.height() / 2
        remark_width = QFontMetrics(self.font()).horizontalAdvance(self._remark)
        first = QRectF(inner.left(), inner.top(), inner.width() - remark_width - scaled(12), half)
        second = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.font())
        painter.setPen(QColor(look.text_faint))
        painter.drawText(inner.adjusted(0, 0, 0, -half), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                         self._remark)  # fmt: skip
        painter.setPen(QColor(look.text_secondary if self.isEnabled() else look.text_faint))
        painter.drawText(second, flags, self._elided(self.font(), self._line, second.width()))
        painter.setFont(strong)
        painter.setPen(QColor(look.text if self.isEnabled() else look.text_faint))
        painter.drawText(first, flags, self._elided(strong, self._title, first.width()))

    @staticmethod
    def _elided(font: QFont, text: str, width: float) -> str:
        return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(width))
