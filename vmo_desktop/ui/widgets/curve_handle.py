"""A handle on the plot of a value function: dragged, moved by keys, and told to who cannot see it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget
from typing_extensions import override

from vmo_desktop.ui.drawn_curve import Handle
from vmo_desktop.ui.theme import current_theme, scaled

ROOM = 24
"""Side of the square that takes the mouse, at 100 %."""

RADIUS = 6

MANY = 5
"""Shift makes so many steps of one."""


class CurveHandle(QSlider):
    """One handle; its plot places it and says what it means.

    Signals
    -------
    dragged(QPointF)
        The handle is to go there, in coordinates of its parent.
    dropped()
        The mouse let it go.
    cancelled()
        Escape during a drag: nothing is to change.
    stepped(int, int)
        Keys move it by so many steps of score and of points.
    neighbour_requested(int)
        The keyboard is to go to the handle before (-1) or after (1).
    insert_requested(), remove_requested()
        A point is to be added after this one; this one is to be removed.
    typed(str)
        A digit: somebody wants to type where it is.
    chosen()
        The keyboard or the mouse came to it.
    """

    dragged = Signal(QPointF)
    dropped = Signal()
    cancelled = Signal()
    stepped = Signal(int, int)
    neighbour_requested = Signal(int)
    insert_requested = Signal()
    remove_requested = Signal()
    typed = Signal(str)
    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._handle = Handle(0.0, 0.0, moves_across=False, moves_up=True)
        self._colour = ""
        self._grip: QPointF | None = None
        self.setRange(0, 100)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeAllCursor)

    @property
    def is_held(self) -> bool:
        """Whether it is being dragged."""
        return self._grip is not None

    def show_handle(self, handle: Handle, spoken: str, value: float, colour: str) -> None:
        """Show what it stands for: the sentence that is spoken, and a value of 0 to 100."""
        self._handle, self._colour = handle, colour
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
        self.setValue(round(value))
        shapes = Qt.CursorShape
        both = handle.moves_across and handle.moves_up
        shape = shapes.SizeAllCursor if both else shapes.SizeHorCursor if handle.moves_across else shapes.SizeVerCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)
        self.update()

    def centre_on(self, spot: QPointF) -> None:
        """Lie about a spot of the parent."""
        side = scaled(ROOM)
        self.setGeometry(round(spot.x() - side / 2), round(spot.y() - side / 2), side, side)

    def let_go(self) -> None:
        """End a drag where it is."""
        self._grip = None
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(ROOM), scaled(ROOM))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, middle = current_theme(), QRectF(self.rect()).center()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look.surface))
        colour = QColor(self._colour or look.accent)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.drawEllipse(middle, scaled(RADIUS + 4), scaled(RADIUS + 4))
        is_lively = self.is_held or self.underMouse()
        painter.setBrush(colour if is_lively else QColor(look.surface))
        painter.setPen(QPen(colour, scaled(2)))
        painter.drawEllipse(middle, scaled(RADIUS), scaled(RADIUS))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.chosen.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position() - QRectF(self.rect()).center()
            self.chosen.emit()
            self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.dragged.emit(self.mapToParent(event.position() - self._grip))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.let_go()
            self.dropped.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls what is around

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        run = MANY if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves = {
            Qt.Key.Key_Left: (-run, 0), Qt.Key.Key_Right: (run, 0), Qt.Key.Key_Down: (0, -run), Qt.Key.Key_Up: (0, run),
            Qt.Key.Key_PageDown: (0, -MANY * run), Qt.Key.Key_PageUp: (0, MANY * run),
        }  # fmt: skip
        if key == Qt.Key.Key_Escape and self.is_held:
            self.let_go()
            self.cancelled.emit()
        elif key in moves:
            self._step(*moves[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.insert_requested.emit()
        elif text and text in "0123456789":
            self.typed.emit(text)
        else:
            event.ignore()

    def _step(self, across: int, up: int) -> None:
        """Move by keys; a key for a way that this handle does not go leads to its neighbour."""
        if (across and self._handle.moves_across) or (up and self._handle.moves_up):
            self.stepped.emit(across, up)
        elif across:
            self.neighbour_requested.emit(1 if across > 0 else -1)
