"""The scenes that are charts: drawn by matplotlib in a thread, from frozen results, into a picture."""

from collections.abc import Callable
from functools import partial
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtGui import QImage

from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.theme import LOGICAL_DPI, Theme
from vmo_desktop.ui.room.room_facts import RoomFacts
from vmo_desktop.ui.room.scene import Scene
from vmo_desktop.ui.task import Report

Draw = Callable[[Axes, Theme], None]

CHART_SCALE = 0.85
"""Charts are set in this part of the size of words: their captions then have 18 points at 1080 lines."""


def chart_of(scene: Scene, facts: RoomFacts) -> Draw | None:
    """What a scene draws now; None where it is no chart or has nothing to draw yet."""
    if scene is Scene.CHART:
        data = bubble_data(facts.results)
        return partial(_draw_bubbles, data) if len(data) else None
    return None


def _draw_bubbles(data: BubbleData, axes: Axes, theme: Theme) -> None:
    draw_bubble(axes, data, theme)


def chart_job(draw: Draw, width: int, height: int, theme: Theme) -> Callable[[Report], QImage]:
    """Draw a chart of a size in pixels."""
    return lambda _: draw_chart(draw, width, height, theme)


def draw_chart(draw: Draw, width: int, height: int, theme: Theme) -> QImage:
    """The picture of a chart."""
    figure = Figure(figsize=(width / LOGICAL_DPI, height / LOGICAL_DPI), dpi=LOGICAL_DPI, facecolor=theme.surface)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib gives its methods no types
    draw(figure.add_subplot(), theme)
    canvas.draw()
    pixels = canvas.buffer_rgba()
    wide, high = canvas.get_width_height()
    return QImage(bytes(pixels), wide, high, 4 * wide, QImage.Format.Format_RGBA8888).copy()
