"""What the choices of the start page have in common: a quiet ground, a framed picture, and lines that are elided."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import shown_line, tooltip


class ChoiceButton(QAbstractButton):
    """A wide button with a title, lines about it and a remark; a disabled one is greyed and says why in its remark.

    A subclass says how large it is and paints its parts in `draw`.
    """

    def __init__(self, title: str, line: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = shown_line(title)
        self._line = shown_line(line)
        self._remark = remark
        self._picture = QPixmap()
        self._ground = QColor()
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
        self._ground = picture.copy(1, 1, 1, 1).toImage().pixelColor(0, 0) if not picture.isNull() else QColor()
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Paint what stands on the ground."""
        raise NotImplementedError

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new font."""
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and what stands on it."""
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
        self.draw(painter, area.adjusted(scaled(10), scaled(8), -scaled(10), -scaled(8)))

    def draw_picture(self, painter: QPainter, frame: QRectF) -> None:
        """Draw the whole picture, on its own ground, or an empty place for it, in a thin frame."""
        look = current_theme()
        outline = QPainterPath()
        outline.addRoundedRect(frame, look.radius / 2, look.radius / 2)
        painter.save()
        painter.fillPath(outline, self._ground if self._ground.isValid() else QColor(look.surface))
        if not self._picture.isNull():
            painter.setClipPath(outline)
            painter.setOpacity(1.0 if self.isEnabled() else 0.4)
            ratio = self.devicePixelRatioF()
            small = self._picture.scaled(
                frame.size().toSize() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            place = QRectF(0, 0, small.width() / ratio, small.height() / ratio)
            place.moveCenter(frame.center())
            painter.drawPixmap(place, small, QRectF(small.rect()))
        painter.restore()
        painter.setPen(QPen(QColor(look.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def draw_title(self, painter: QPainter, area: QRectF) -> None:
        """Draw the title at the left and the remark at the right of a line."""
        look = current_theme()
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setFont(self.font())
        painter.setPen(QColor(look.text_faint))
        painter.drawText(area, middle | right, self._remark)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        taken = QFontMetrics(self.font()).horizontalAdvance(self._remark) + scaled(12) if self._remark else 0
        painter.setFont(strong)
        painter.setPen(QColor(look.text if self.isEnabled() else look.text_faint))
        width = int(area.width() - taken)
        painter.drawText(area, middle, QFontMetrics(strong).elidedText(self._title, Qt.TextElideMode.ElideRight, width))

    def draw_line(self, painter: QPainter, area: QRectF, text: str, elide: Qt.TextElideMode) -> None:
        """Draw a text in one line, as much of it as there is room for."""
        look = current_theme()
        painter.setFont(self.font())
        painter.setPen(QColor(look.text_secondary if self.isEnabled() else look.text_faint))
        shown = QFontMetrics(self.font()).elidedText(text, elide, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def draw_lines(self, painter: QPainter, area: QRectF, number: int) -> None:
        """Draw the line in as many lines as there may be, the last one elided."""
        height = self.line_height
        layout = QTextLayout(self._line, self.font())
        layout.beginLayout()
        for place in range(number):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            start = line.textStart()
            is_last = place == number - 1
            shown = self._line[start:] if is_last else self._line[start : start + line.textLength()]
            row = QRectF(area.left(), area.top() + place * height, area.width(), height)
            self.draw_line(painter, row, shown.strip(), Qt.TextElideMode.ElideRight)
        layout.endLayout()

    @property
    def line_height(self) -> int:
        """The height of a line of text."""
        return QFontMetrics(self.font()).height()

    def height_of(self, inner: int) -> int:
        """The height of the whole for a height of what stands on the ground."""
        return inner + 2 * scaled(8) + 2

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window: the lines are elided."""
        return QSize(scaled(160), self.sizeHint().height())
