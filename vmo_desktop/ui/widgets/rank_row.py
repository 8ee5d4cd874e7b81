"""One driver in a rank order: its rank, its name with the ends of its scale, and the weights that ranks would give."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.weight_question import swing_words
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.weighting import Weighed

WEIGHT_WIDTH = 76


class RankRow(WrappingView):
    """A row that is moved by Alt with the arrows or by the mouse, and tied to the one above by "=".

    Signals
    -------
    moved(int)
        It is to go up (-1) or down (1) by one place.
    dropped(int)
        The mouse let it go at this height, in pixels of the parent.
    tied()
        It is to have the rank of the one above, or one of its own again.
    walked(int)
        The row above (-1) or below (1) is to have the keyboard.
    settled()
        Enter was pressed: the order is right.
    """

    moved = Signal(int)
    dropped = Signal(int)
    tied = Signal()
    walked = Signal(int)
    settled = Signal()

    def __init__(self, driver: Weighed, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.driver = driver
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.rank = PlainLabel("–", role=TextRole.TITLE)
        self.rank.setMinimumWidth(scaled(36))
        self.rank.setAlignment(Qt.AlignmentFlag.AlignCenter)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(PlainLabel(driver.name, role=TextRole.LEAD, wraps=True))
        names.addWidget(PlainLabel(swing_words(driver), role=TextRole.MUTED, wraps=True))
        self.weights = [PlainLabel() for _ in range(columns)]
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(8), scaled(6), scaled(8), scaled(6))
        row.setSpacing(scaled(8))
        row.addWidget(self.rank)
        row.addLayout(names, 1)
        for weight in self.weights:
            weight.setFixedWidth(scaled(WEIGHT_WIDTH))
            weight.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(weight)
        for child in self.findChildren(PlainLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_rank(self, rank: str, weights: Sequence[str]) -> None:
        """Show a rank, "–" for none yet, and the weights by the side of it."""
        self.rank.setText(rank)
        for label, text in zip(self.weights, weights, strict=True):
            label.setText(text)
        words = self.tr("{driver}, rank {rank}") if rank != "–" else self.tr("{driver}, not ranked yet")
        self.setAccessibleName(words.format(driver=self.driver.name, rank=rank))
        self.setAccessibleDescription(swing_words(self.driver))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            is_moving = event.modifiers() & Qt.KeyboardModifier.AltModifier
            (self.moved if is_moving else self.walked).emit(step)
        elif event.text() == "=":
            self.tied.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settled.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.raise_()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self.move(self.x(), self.mapToParent(event.position().toPoint()).y() - self._pressed.y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dropped.emit(self.y() + self.height() // 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look.surface))
        painter.setPen(QPen(QColor(look.focus), 2) if self.hasFocus() else QPen(QColor(look.line), 1))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), look.radius, look.radius)
