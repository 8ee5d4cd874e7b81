"""What a step of the tour looks like: a ring around a widget, and a card with words beside it. Nothing moves."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole

WIDTH = 340


class TourRing(QWidget):
    """A line around the widget that is meant; clicks go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.accent), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), look.radius, look.radius)


class TourCard(QFrame):
    """The words of a step and the ways on.

    Signals
    -------
    back_wanted(), next_wanted(), end_wanted()
        Where to go.
    """

    back_wanted = Signal()
    next_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour_card")
        self._title = PlainLabel(role=TextRole.LEAD, wraps=True)
        self._text = PlainLabel(wraps=True)
        self._place = PlainLabel(role=TextRole.CAPTION)
        self._back = self._button(self.tr("&Back"), "quiet", self.back_wanted)
        self._next = self._button(self.tr("&Next"), "primary", self.next_wanted)
        self._end = self._button(self.tr("&End the tour"), "quiet", self.end_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self._end)
        foot.addStretch()
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        self._layout = QVBoxLayout(self)
        for widget in (self._place, self._title, self._text):
            self._layout.addWidget(widget)
        self._layout.addLayout(foot)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.hide()

    @property
    def title(self) -> str:
        """The title of the step."""
        return self._title.text()

    def show_step(self, number: int, of: int, title: str, text: str) -> None:
        """Show the words of a step and take the keyboard to the way on."""
        self._place.setText(filled(self.tr("Step %1 of %2"), str(number), str(of)))
        self._title.setText(title)
        self._text.setText(text)
        self._back.setEnabled(number > 1)
        is_last = number == of
        self._next.setText(self.tr("&Done") if is_last else self.tr("&Next"))
        self._next.setAccessibleName(self._next.text().replace("&", ""))
        self._end.setVisible(not is_last)
        self.setAccessibleName(f"{self._place.text()}: {title}")
        self.setAccessibleDescription(text)
        self.show()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def stand_beside(self, target: QRect, room: QRect) -> None:
        """Stand where the card covers least of the target: as it is, or wide and low where there is little room."""
        widths = (min(scaled(WIDTH), room.width()), room.width())
        places = [QRect(place_beside(target, size, room, scaled(12)), size) for size in map(self._size, widths)]
        place = min(places, key=lambda each: _area(each.intersected(target)))
        self.setFixedSize(place.size())
        self.move(place.topLeft())
        self.raise_()

    def _size(self, width: int) -> QSize:
        self.setFixedWidth(width)
        return QSize(width, self._layout.totalHeightForWidth(width))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on and back by the arrow keys, end by Escape."""
        ways = {
            Qt.Key.Key_Escape: self.end_wanted,
            Qt.Key.Key_Right: self.next_wanted,
            Qt.Key.Key_Left: self.back_wanted,
        }
        way = ways.get(Qt.Key(event.key()))
        if way is not None:
            way.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, text: str, kind: str, wanted: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"tour_{text.replace('&', '').split()[0].lower()}")
        button.setProperty("kind", kind)
        button.setAccessibleName(text.replace("&", ""))
        button.clicked.connect(wanted)
        return button

    def _on_look_changed(self) -> None:
        self._layout.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        self._layout.setSpacing(scaled(8))


def place_beside(target: QRect, size: QSize, room: QRect, gap: int) -> QPoint:
    """Find the corner of a card: right, left, below or above the target; else where it covers least of it."""
    bottom, right = room.bottom() + 1 - size.height(), room.right() + 1 - size.width()
    top = min(max(target.top(), room.top()), bottom)
    left = min(max(target.left(), room.left()), right)
    beside = (
        QPoint(target.right() + gap, top),
        QPoint(target.left() - gap - size.width(), top),
        QPoint(left, target.bottom() + gap),
        QPoint(left, target.top() - gap - size.height()),
    )
    # Not the upper left corner: what a stage is worked with stands there.
    at_edges = (QPoint(right, bottom), QPoint(right, room.top()), QPoint(room.left(), bottom))
    places = [corner for corner in beside if room.contains(QRect(corner, size))] or at_edges
    return min(places, key=lambda corner: _area(QRect(corner, size).intersected(target)))


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
