"""What a chart's function draws, as an image of a size: the job of a thread, as matplotlib takes its time."""

from collections.abc import Callable
from functools import partial

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from vmo_desktop.charts.picture import Draw
from vmo_desktop.charts.theme import LOGICAL_DPI
from vmo_desktop.progress import Report


def image_job(draw: Draw, widget: QWidget) -> Callable[[Report], QImage]:
    """Make the job that draws into axes that fill a figure as large and as sharp as a widget is now."""
    return partial(_drawn, draw, (widget.width(), widget.height()), widget.devicePixelRatio())


def _drawn(draw: Draw, size: tuple[int, int], sharpness: float, report: Report) -> QImage:
    report(0, 1)
    figure = Figure(figsize=(size[0] / LOGICAL_DPI, size[1] / LOGICAL_DPI), dpi=LOGICAL_DPI * sharpness)
    canvas = FigureCanvasAgg(figure)
    draw(figure.add_subplot())
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib gives no types here
    width, height = canvas.get_width_height(physical=True)
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]  # nor here
    image = QImage(pixels, width, height, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(sharpness)
    return image
