"""A row of colours to choose one from; the first swatch leaves the choice to the program."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.ui.theme import current_theme, scaled

NAMES = ("blue", "vermilion", "green", "purple", "ochre", "sky blue", "slate", "olive")


class Swatches(QWidget):
    """The palette as swatches; arrows move the choice, and a tick marks it.

    Signals
    -------
    chosen(str)
        "#RRGGBB", or an empty text for the colour by place.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = ["", *(mark.colour for mark in LIGHT.categories)]
        self._own = ""
        self._automatic = LIGHT.accent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def colour(self) -> str:
        """The chosen colour; empty for the colour by place."""
        return self._own

    def show_colour(self, own: str, automatic: str) -> None:
        """Show which colour is chosen, and which one the program would take."""
        self._own, self._automatic = own.upper(), automatic
        extra = [self._own] if self._own and self._own not in self._colours[: len(LIGHT.categories) + 1] else []
        self._colours = ["", *(mark.colour for mark in LIGHT.categories), *extra]
        self.setAccessibleDescription(self._name(self._place))
        self.updateGeometry()
        self.update()

    @property
    def _place(self) -> int:
        return self._colours.index(self._own)

    def _name(self, place: int) -> str:
        if place == 0:
            return self.tr("colour by place")
        return self.tr(NAMES[place - 1]) if place <= len(NAMES) else self._colours[place]

    @override
    def sizeHint(self) -> QSize:
        return QSize(len(self._colours) * scaled(26), scaled(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._choose((self._place + step) % len(self._colours))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(min(max(int(event.position().x()) // scaled(26), 0), len(self._colours) - 1))

    def _choose(self, place: int) -> None:
        if place != self._place:
            self._own = self._colours[place]
            self.setAccessibleDescription(self._name(place))
            self.update()
            self.chosen.emit(self._own)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.PaletteChange):
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, cell = scaled(18), scaled(26)
        for place, colour in enumerate(self._colours):
            box = QRectF(place * cell + (cell - side) / 2, (self.height() - side) / 2, side, side)
            fill = self._automatic if place == 0 else look.driver(0, colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(box, scaled(4), scaled(4))
            on_it = QColor(look.text_on(fill))
            if place == 0:
                font = painter.font()
                font.setPixelSize(look.type.caption)
                painter.setFont(font)
                painter.setPen(on_it)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "A")
            if place == self._place:
                edge = QColor(look.focus if self.hasFocus() else look.text)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(edge, 2))
                painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), scaled(6), scaled(6))
