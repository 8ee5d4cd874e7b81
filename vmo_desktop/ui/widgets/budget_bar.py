"""A budget as a bar with a handle: what is spent of it, what is left, and where the next initiative would fit."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.charts.numbers import round_down
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.handle_bar import FULL, HandleBar

STEPS = 200
"""A drag and an arrow key stop at about so many round amounts."""


MOST_STOPS = 80
"""More marks of where another initiative fits would be one grey band."""


class BudgetBar(HandleBar):
    """A budget on a scale from nothing to all that is asked for; dragged, or moved by keys.

    Signals
    -------
    budget_dragged(float)
        The handle is at another budget.
    cancelled()
        Escape was pressed while the handle was held: nothing is to change.
    stepped(float)
        A key asks for another budget.
    """

    budget_dragged = Signal(float)
    cancelled = Signal()
    stepped = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget = self._spent = 0.0
        self._scale = 1.0
        self._stops: tuple[float, ...] = ()
        self.dragged.connect(self._on_dragged)
        self.setAccessibleName(self.tr("Budget"))
        self.setToolTip(
            self.tr(
                "Drag the handle, or use the keys: Left and Right by a round amount, Page Up and Page Down by ten of "
                "them, Up and Down to where one initiative more or less is funded."
            )
        )

    @property
    def step(self) -> float:
        """The round amount by which keys and drags move."""
        return round_down(self._scale / STEPS)

    def show_budget(self, budget: float, spent: float, scale: float, stops: Sequence[float]) -> None:
        """Show a budget and what is spent of it; `stops` are the budgets at which one initiative more is funded."""
        self._budget, self._spent = budget, spent
        if not self.is_held:
            self._scale = max(scale, 1e-9)  # a scale that moved under the hand would move the budget
        self._stops = tuple(stops)
        self.setValue(round(min(budget / self._scale, 1.0) * FULL))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(400), scaled(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(120), scaled(28))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.is_held:
            self.let_go()
            self.cancelled.emit()
            return
        wanted = self._by_key(key)
        if wanted is None:
            event.ignore()
        elif wanted != self._budget:
            self.stepped.emit(wanted)

    def _by_key(self, key: Qt.Key) -> float | None:
        """The budget that a key asks for; None when the key means something else."""
        rounds = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10}
        if key in rounds:
            return self._rounded(rounds[key])
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._stop(1 if key == Qt.Key.Key_Up else -1)
        return None

    def _rounded(self, steps: int) -> float:
        """So many round amounts up or down; the first one leads to a round amount."""
        place = self._budget / self.step
        start = floor(place + 1e-9) if steps > 0 else ceil(place - 1e-9)
        return max((start + steps) * self.step, 0.0)

    def _stop(self, direction: int) -> float:
        """The next budget up or down at which what is funded changes."""
        if direction > 0:
            at = bisect_right(self._stops, self._budget * (1 + 1e-12))
            return self._stops[at] if at < len(self._stops) else self._budget
        at = bisect_left(self._stops, self._spent * (1 - 1e-12)) - 1
        return self._stops[at] if at >= 0 else 0.0

    def _on_dragged(self, share: float) -> None:
        self.budget_dragged.emit(round(share * self._scale / self.step) * self.step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, track = current_theme(), self.track()
        painter = QPainter(self)
        self.draw_ground(painter)
        per = track.width() / self._scale
        budget = track.left() + min(self._budget * per, track.width())
        spent = track.left() + min(self._spent * per, track.width())
        painter.setBrush(QColor(look.funded))
        painter.drawRect(QRectF(track.left(), track.top(), spent - track.left(), track.height()))
        painter.setPen(QPen(QColor(look.waiting), 1))
        painter.setBrush(QColor(look.accent_soft))
        painter.drawRect(QRectF(spent, track.top() + 0.5, budget - spent, track.height() - 1))
        painter.setPen(QPen(QColor(look.line_strong), 1))
        for stop in self._stops if len(self._stops) <= MOST_STOPS else ():
            x = track.left() + stop * per
            if x < track.right():
                painter.drawLine(QPointF(x, track.bottom() + 2), QPointF(x, track.bottom() + scaled(6)))
        if self.isEnabled():
            self.draw_handle(painter, budget, QColor(look.funded))
