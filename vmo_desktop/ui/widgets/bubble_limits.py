"""The two limits between the quadrants on the live chart: which numbers they stop at, handles for keys, and a chip."""

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.charts.chart_axes import field_in_sentence
from vmo_desktop.charts.numbers import compact, nice_down
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.bubble_canvas import BubbleCanvas
from vmo_desktop.ui.widgets.bubble_scene import HANDLE, Threshold
from vmo_desktop.ui.widgets.label import PlainLabel

GRAIN = 200
"""A limit to the right stops at round numbers, about so many of them across the chart."""

_STEPS = {
    Threshold.X: {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1},
    Threshold.VALUE: {int(Qt.Key.Key_Down): -1, int(Qt.Key.Key_Up): 1},
}


class LimitHandle(QWidget):
    """A stop of the Tab key at the end of a limit's line; the arrow keys along the axis move it.

    Signals
    -------
    stepped(int)
        The limit is to go one step on (1) or back (-1).
    focused(bool)
        The keyboard came or went.
    """

    stepped = Signal(int)
    focused = Signal(bool)

    def __init__(self, chart: QWidget, threshold: Threshold) -> None:
        super().__init__(chart)
        self.setObjectName(f"handle_{threshold.value}")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._chart = chart
        self._steps = _STEPS[threshold]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step along the axis; Escape goes back to the chart, which answers other keys."""
        if event.key() in self._steps:
            self.stepped.emit(self._steps[event.key()])
        elif event.key() == Qt.Key.Key_Escape:
            self._chart.setFocus()
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        self.focused.emit(True)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        self.focused.emit(False)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring about the handle that the chart paints."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_theme().focus), 2))
            painter.drawEllipse(self.rect().adjusted(2, 2, -2, -2))


class BubbleLimits(QObject):
    """Moves the limits, by pointer or keys, and tells their numbers while they move.

    Signals
    -------
    moved(str, float)
        A limit was put elsewhere: the field of `ChartRow` and its new number.
    """

    moved = Signal(str, float)

    def __init__(self, chart: BubbleCanvas) -> None:
        super().__init__(chart)
        self._chart = chart
        self._chip = PlainLabel(parent=chart)
        self._chip.setObjectName("limit_chip")
        self._chip.setProperty("kind", "card")
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._chip.hide()
        self._told: Threshold | None = None
        self.handles = {each: LimitHandle(chart, each) for each in Threshold}
        for threshold, handle in self.handles.items():
            handle.hide()  # until there is a line that it stands at
            handle.stepped.connect(lambda step, of=threshold: self._step(of, step))
            handle.focused.connect(lambda is_in, of=threshold: self._tell(of if is_in else None))

    @property
    def told(self) -> str:
        """The number that the chip shows; empty when it shows none."""
        return "" if self._chip.isHidden() else self._chip.text()

    def place(self) -> None:
        """Put handles and chip where the lines end now, and say what they stand at."""
        for threshold, handle in self.handles.items():
            spot = self._chart.scene.handle(threshold)
            handle.setVisible(spot is not None)
            if spot is not None:
                side = round(2 * HANDLE) + 12
                handle.setGeometry(QRect(spot.toPoint() - QPointF(side / 2, side / 2).toPoint(), QSize(side, side)))
            words = self._words(threshold)
            if handle.accessibleName() != words:
                handle.setAccessibleName(words)
                QAccessible.updateAccessibility(QAccessibleEvent(handle, QAccessible.Event.NameChanged))
        self._place_chip()

    def drag(self, threshold: Threshold, point: QPointF) -> None:
        """Move a limit with the pointer."""
        x, y = self._chart.scene.position_at(point)
        self._show(threshold, self._grained(x) if threshold is Threshold.X else self._chart.data.value_axis.value(y))
        self._tell(threshold)

    def drop(self, threshold: Threshold) -> None:
        """End a drag where the limit stands."""
        self._tell(None)
        self.moved.emit(threshold.value, self._number(threshold))

    def _step(self, threshold: Threshold, step: int) -> None:
        data, view = self._chart.data, self._chart.view
        if threshold is Threshold.X:
            self._show(threshold, self._grained(data.x_threshold + step * 2 * (view.right - view.left) / GRAIN))
        else:
            self._show(threshold, data.value_threshold + step)
        self._tell(threshold)
        self.moved.emit(threshold.value, self._number(threshold))

    def _number(self, threshold: Threshold) -> float:
        data = self._chart.data
        if threshold is Threshold.VALUE:
            return data.value_threshold
        return float(f"{data.axis.number(data.x_threshold):.12g}")

    def _grained(self, position: float) -> float:
        """The round number next to a position on the axis to the right."""
        axis, view = self._chart.data.axis, self._chart.view
        number = min(max(axis.number(position), axis.low), axis.high)
        grain = nice_down(axis.number(position + (view.right - view.left) / GRAIN) - axis.number(position))
        return float(f"{round(number / grain) * grain:.12g}")

    def _show(self, threshold: Threshold, number: float) -> None:
        if threshold is Threshold.VALUE:
            number = round(min(max(number, 0.0), 100.0), 1)
        self._chart.move_threshold(threshold, number)

    def _tell(self, threshold: Threshold | None) -> None:
        self._told = threshold
        self._chart.hold_threshold(threshold)
        self._chip.setVisible(threshold is not None)
        self._place_chip()

    def _text(self, threshold: Threshold) -> str:
        number = self._number(threshold)
        if threshold is Threshold.VALUE:
            return self.tr("Value %1").replace("%1", f"{number:.4g}")
        return f"{compact(number, 4)} {self._chart.data.axis.unit}".strip()

    def _words(self, threshold: Threshold) -> str:
        if threshold is Threshold.VALUE:
            words: str = self.tr("Limit of value: %1. The arrow keys up and down move it.")
            return words.replace("%1", f"{self._number(threshold):.4g}")
        words = self.tr("Limit of %1: %2. The arrow keys left and right move it.")
        field = field_in_sentence(self._chart.data.axis.field)
        return filled(words, field, self._text(threshold))

    def _place_chip(self) -> None:
        """Put the chip beside the handle, within the chart."""
        spot = None if self._told is None else self._chart.scene.handle(self._told)
        if self._told is None or spot is None:
            self._chip.hide()
            return
        self._chip.setContentsMargins(scaled(8), scaled(2), scaled(8), scaled(2))
        self._chip.setText(self._text(self._told))
        self._chip.adjustSize()
        width, height, off = self._chip.width(), self._chip.height(), round(HANDLE) + 8
        x, y = round(spot.x()) + off, round(spot.y()) + 4
        if self._told is Threshold.VALUE or x + width > self._chart.width():
            x = round(spot.x()) - off - width
        if self._told is Threshold.VALUE:
            y = round(spot.y()) - height - 6 if spot.y() > height + off else round(spot.y()) + 6
        self._chip.move(x, y)
        self._chip.raise_()
