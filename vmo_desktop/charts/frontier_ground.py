"""Where costs and values lie on the chart of a frontier, in logical pixels: for drawing and for the pointer alike."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.charts.frontier_data import FrontierData
from vmo_desktop.charts.lettering import text_width
from vmo_desktop.charts.numbers import compact, ticks
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.portfolio import FloatArray

LINE = 1.45
"""Height of a line of text in type sizes."""

HEADROOM = 1.04
"""How far the axes go beyond what they show."""


@dataclass(frozen=True)
class FrontierGround:
    """The plot in its figure, y downward from the upper left corner, and the range of both axes."""

    left: float
    right: float
    top: float
    bottom: float
    most_cost: float
    least_value: float
    most_value: float

    def x(self, cost: FloatArray | float) -> FloatArray:
        """Where costs lie across."""
        return np.asarray(self.left + np.asarray(cost) / self.most_cost * (self.right - self.left))

    def y(self, value: FloatArray | float) -> FloatArray:
        """Where values lie from above."""
        share = (np.asarray(value) - self.least_value) / (self.most_value - self.least_value)
        return np.asarray(self.bottom - share * (self.bottom - self.top))

    def nearest(self, data: FrontierData, x: float, y: float) -> int | None:
        """The efficient point nearest to a place, exact whatever was left out in drawing; None without points."""
        if not len(data):
            return None
        across, up = self.x(data.frontier.costs) - x, self.y(data.frontier.values) - y
        return int(np.argmin(across * across + up * up))


def value_ticks(data: FrontierData) -> list[float]:
    """Round values."""
    return ticks(data.least_value, data.most_value * HEADROOM, 6)


def cost_ticks(data: FrontierData, width: float, theme: Theme) -> list[float]:
    """Round costs, no more than have room."""
    return ticks(0.0, data.most_cost * HEADROOM, max(int(width / (theme.type.caption * 7)), 2))


def frontier_ground(data: FrontierData, theme: Theme, width: float, height: float, *, key_rows: int) -> FrontierGround:
    """Leave room for the numbers, the titles, and so many rows of the key above the plot."""
    caption, space = theme.type.caption, theme.space
    numbers = max((text_width(compact(each), caption) for each in value_ticks(data)), default=0.0)
    return FrontierGround(
        left=numbers + space.s + space.xs,
        right=max(width - space.l, numbers + space.xl),
        top=caption * LINE * (key_rows + 1.2) + space.s,
        bottom=height - 2 * caption * LINE - space.s,
        most_cost=data.most_cost * HEADROOM,
        least_value=data.least_value,
        most_value=data.most_value * HEADROOM,
    )
