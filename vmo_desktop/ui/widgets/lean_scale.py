"""A scale between two drivers: the further it leans to one side, the more important that one is."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget
from typing_extensions import override

from vmo_desktop.domain.pairwise import INTENSITIES, VERBAL_INTENSITIES
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import current_theme, scaled


class LeanScale(QSlider):
    """Steps from the left driver over equal to the right one; arrows lean, digits say how far, Enter goes on.

    Signals
    -------
    leaned(float)
        How many times as important the left driver is as the right one.
    withdrawn()
        There is no judgement.
    walked(int)
        The next (1) or the former (-1) pair is to be asked.
    """

    leaned = Signal(float)
    withdrawn = Signal()
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._strengths: Sequence[float] = INTENSITIES
        self._times: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.use_words(False)

    @property
    def times(self) -> float | None:
        """The judgement shown; None while there is none."""
        return self._times

    def use_words(self, is_verbal: bool) -> None:
        """Offer the seven steps of words, or the seventeen of numbers."""
        self._strengths = VERBAL_INTENSITIES if is_verbal else INTENSITIES
        self.setRange(-(len(self._strengths) - 1), len(self._strengths) - 1)
        self.show_times(self._times)

    def show_times(self, times: float | None) -> None:
        """Show how many times as important the left driver is; None: not judged."""
        self._times = times
        self.setValue(0 if times is None else self._place(times))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(420), scaled(64))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(220), scaled(64))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if key == Qt.Key.Key_Left else 1
            self._lean(min(max(self.value() + step, self.minimum()), self.maximum()))
        elif text and text in "123456789":
            self._lean_by(float(text))  # type: ignore[number-of-text]  # one digit
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown):
            self.walked.emit(1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_PageUp):
            self.walked.emit(-1)
        elif key == Qt.Key.Key_Delete:
            self.withdrawn.emit()
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus()
            self._lean(self._step_at(event.position().x()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._lean(self._step_at(event.position().x()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # nothing changes by accident

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, area = current_theme(), self._area()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = area.center().y()
        painter.setPen(QPen(QColor(look.line_strong), 2))
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        chosen = self.value() if self._times is not None else None
        if chosen is not None:
            painter.setPen(QPen(QColor(look.accent), scaled(6)))
            painter.drawLine(QPointF(area.center().x(), middle), QPointF(self._x(chosen), middle))
        for step in range(self.minimum(), self.maximum() + 1):
            self._draw_step(painter, step, is_chosen=step == chosen)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.radius, look.radius)

    def _draw_step(self, painter: QPainter, step: int, *, is_chosen: bool) -> None:
        look, middle = current_theme(), self._area().center().y()
        radius = scaled(11) if is_chosen else scaled(4)
        painter.setPen(QPen(QColor(look.accent if is_chosen else look.line_strong), 2))
        painter.setBrush(QColor(look.accent if is_chosen else look.surface))
        painter.drawEllipse(QPointF(self._x(step), middle), radius, radius)
        text = number_text(self._strengths[abs(step)])
        box = QRectF(0, 0, scaled(28), scaled(16))
        box.moveCenter(QPointF(self._x(step), middle if is_chosen else middle + scaled(16)))
        painter.setPen(QColor(look.on_accent if is_chosen else look.text_secondary))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(scaled(20), 0, -scaled(20), -scaled(8))

    def _x(self, step: int) -> float:
        area = self._area()
        return area.left() + area.width() * (step - self.minimum()) / (self.maximum() - self.minimum())

    def _step_at(self, x: float) -> int:
        area = self._area()
        share = min(max((x - area.left()) / area.width(), 0.0), 1.0)
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    def _place(self, times: float) -> int:
        """The step nearest to a judgement: negative where the left driver is more important."""
        strength = times if times >= 1 else 1 / times
        place = min(range(len(self._strengths)), key=lambda each: abs(self._strengths[each] - strength))
        return -place if times >= 1 else place

    def _lean_by(self, strength: float) -> None:
        """Lean so far to the side that it leans to already; to the left where it does not lean yet."""
        place = abs(self._place(strength))
        self._lean(place if self.value() > 0 else -place)

    def _lean(self, step: int) -> None:
        strength = self._strengths[abs(step)]
        times = strength if step <= 0 else 1 / strength
        if times != self._times:
            self.show_times(times)
            self.leaned.emit(times)
