"""Dragging a bubble to another place: it follows the pointer, and its numbers are told when it is let go."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QPointF, Signal

from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.ui.widgets.bubble_canvas import BubbleCanvas

SNAP = 8.0
"""Pixels within which a drag goes straight up or straight across: the other number then stays as it is."""


class BubbleDrag(QObject):
    """Does nothing until somebody wants to know where bubbles are dropped (`is_on`).

    Signals
    -------
    dropped(int, float, float)
        Id of the initiative, its number to the right, its value; NaN for what stays as it is.
    """

    dropped = Signal(int, float, float)

    def __init__(self, chart: BubbleCanvas) -> None:
        super().__init__(chart)
        self._chart = chart
        self._before: BubbleData | None = None
        self._id = 0
        self._to = (float("nan"), float("nan"))
        self.is_on = False

    @property
    def is_under_way(self) -> bool:
        """Whether a bubble follows the pointer."""
        return self._before is not None

    def move(self, initiative_id: int, start: QPointF, point: QPointF) -> None:
        """Show the bubble at the pointer."""
        if self._before is None:
            self._before, self._id = self._chart.data, initiative_id
        before, moved = self._before, point - start
        place = before.index[self._id]
        x, y = self._chart.scene.position_at(point)
        across, value = round_number(before.axis.number(x)), round(min(max(before.value_axis.value(y), 0.0), 100.0), 1)
        # Money over time is counted, so nothing can be assumed of it.
        is_across = abs(moved.x()) > SNAP and not before.axis.field.is_of_money
        is_upward = abs(moved.y()) > SNAP
        self._to = (max(across, 0.0) if is_across else float("nan"), value if is_upward else float("nan"))
        xs, values = before.x.copy(), before.value.copy()
        if is_across:
            xs[place] = float(before.axis.position(max(across, 0.0)))
        if is_upward:
            values[place] = value
        if not np.isnan(xs[place]):
            self._chart.show_data(replace(before, x=xs, value=values, basis=None))

    def drop(self) -> None:
        """Tell where the bubble was let go."""
        self._before = None
        if not np.isnan(self._to).all():
            self.dropped.emit(self._id, *self._to)

    def give_up(self) -> None:
        """Put the bubble back."""
        before, self._before = self._before, None
        if before is not None:
            self._chart.show_data(before)


def round_number(number: float) -> float:
    """Three digits: nobody drags finer."""
    return float(f"{number:.3g}")
