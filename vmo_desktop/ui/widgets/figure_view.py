"""A chart that stands still, as a widget: drawn by matplotlib when what it shows or its size changes."""

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.charts.picture import Draw
from vmo_desktop.charts.theme import LOGICAL_DPI
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.bubble_sprites import load_chart_fonts


class FigureView(QWidget):
    """Shows what a function draws into axes that fill the figure; its words are read out."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_chart_fonts()
        self._height = height
        self._draw: Draw | None = None
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self._on_look_changed)

    def show_chart(self, draw: Draw | None, words: str = "") -> None:
        """Draw something else; None draws nothing."""
        self._draw = draw
        self._picture = None
        self.setAccessibleName(words)
        self.update()

    def set_height(self, height: int) -> None:
        """Have another height, in pixels at 100 %."""
        if height != self._height:
            self._height = height
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(360), scaled(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(220), scaled(self._height))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draw is None or self.width() < 2 or self.height() < 2:
            return
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._picture = self._drawn(self._draw)
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _drawn(self, draw: Draw) -> QPixmap:
        sharpness = self.devicePixelRatio()
        figure = Figure(figsize=(self.width() / LOGICAL_DPI, self.height() / LOGICAL_DPI), dpi=LOGICAL_DPI * sharpness)
        canvas = FigureCanvasAgg(figure)
        draw(figure.add_subplot())
        canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib gives no types here
        width, height = canvas.get_width_height(physical=True)
        pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]  # nor here
        image = QImage(pixels, width, height, QImage.Format.Format_RGBA8888)
        picture = QPixmap.fromImage(image.copy())
        picture.setDevicePixelRatio(sharpness)
        return picture

    def _on_look_changed(self) -> None:
        self._picture = None
        self.updateGeometry()
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether the picture in sight is that of what was shown last."""
        return self._picture is not None
