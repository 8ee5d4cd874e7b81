"""One choice of a list on the start page: a picture if it has one, a title, lines about it, a remark at the right."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import shown_text, tooltip


class ChoiceRow(QAbstractButton):
    """A wide, quiet button of some lines; a disabled one is greyed and says why in its remark.

    `picture` is the size, in pixels at 100 %, of the place for a picture, which may come later.
    """

    def __init__(
        self,
        title: str,
        line: str,
        remark: str = "",
        *,
        lines: int = 1,
        is_there: bool = True,
        picture: QSize | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = " ".join(shown_text(title).split())
        self._line = " ".join(shown_text(line).split())
        self._remark = remark
        self._lines = lines
        self._place = picture
        self._picture = QPixmap()
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

    def show_picture(self, picture: QPixmap) -> None:
        """Show a picture in its place."""
        self._picture = picture
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Its lines or its picture, and some air."""
        words = (1 + self._lines) * QFontMetrics(self.font()).height()
        picture = scaled(self._place.height()) if self._place is not None else 0
        return QSize(scaled(280), max(words, picture) + scaled(18))

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
        if self._place is not None:
            inner.setLeft(self._draw_picture(painter, inner) + scaled(16))
            words = (1 + self._lines) * QFontMetrics(self.font()).height()
            inner.setTop(inner.top() + max(inner.height() - words, 0) / 2)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(self.font())
        remark_width = metrics.horizontalAdvance(self._remark) + scaled(12)
        first = QRectF(inner.left(), inner.top(), inner.width(), metrics.height())
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setFont(self.font())
        painter.setPen(QColor(look.text_faint))
        painter.drawText(first, middle | right, self._remark)
        painter.setPen(QColor(look.text_secondary if self.isEnabled() else look.text_faint))
        self._draw_lines(painter, inner.adjusted(0, metrics.height(), 0, 0), metrics)
        painter.setFont(strong)
        painter.setPen(QColor(look.text if self.isEnabled() else look.text_faint))
        title = QFontMetrics(strong).elidedText(
            self._title, Qt.TextElideMode.ElideRight, int(first.width() - (remark_width if self._remark else 0))
        )
        painter.drawText(first, middle, title)

    def _draw_picture(self, painter: QPainter, inner: QRectF) -> float:
        """Draw the picture, or an empty place for it, in a thin frame; gives back its right edge."""
        look = current_theme()
        assert self._place is not None  # noqa: S101 - asked by the only caller
        size = QSize(scaled(self._place.width()), scaled(self._place.height()))
        frame = QRectF(inner.left(), inner.center().y() - size.height() / 2, size.width(), size.height())
        outline = QPainterPath()
        outline.addRoundedRect(frame, look.radius / 2, look.radius / 2)
        painter.save()
        painter.fillPath(outline, QColor(look.surface))
        if not self._picture.isNull():
            painter.setClipPath(outline)
            painter.setOpacity(1.0 if self.isEnabled() else 0.4)
            pixels = size * self.devicePixelRatioF()
            small = self._picture.scaled(
                pixels, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawPixmap(frame, small, QRectF(small.rect()))
        painter.restore()
        painter.setPen(QPen(QColor(look.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        return frame.right()

    def _draw_lines(self, painter: QPainter, area: QRectF, metrics: QFontMetrics) -> None:
        """Draw the text in as many lines as there are, the last one elided."""
        layout = QTextLayout(self._line, self.font())
        layout.beginLayout()
        for number in range(self._lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            is_last = number == self._lines - 1
            start = line.textStart()
            rest = self._line[start:] if is_last else self._line[start : start + line.textLength()]
            shown = metrics.elidedText(rest.strip(), Qt.TextElideMode.ElideRight, int(area.width()))
            row = QRectF(area.left(), area.top() + number * metrics.height(), area.width(), metrics.height())
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, shown)
        layout.endLayout()
