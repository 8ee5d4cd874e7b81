"""A chart that stands still, as a widget: drawn by matplotlib in a thread when what it shows or its size changes."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.charts.picture import Draw
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.bubble_sprites import load_chart_fonts
from vmo_desktop.ui.widgets.figure_image import image_job


class FigureView(QWidget):
    """Shows what a function draws into axes that fill the figure; its words are read out.

    Until something else is drawn the former picture of the same size is seen. Who closes it calls `wait`.
    """

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_chart_fonts()
        self._height = height
        self._draw: Draw | None = None
        self._picture: QPixmap | None = None
        self._is_stale = False
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_drawn)
        self._task.failed.connect(self._on_failed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self._on_look_changed)

    def show_chart(self, draw: Draw | None, words: str = "") -> None:
        """Draw something else; None draws nothing."""
        self._draw = draw
        self.setAccessibleName(words)
        self._draw_anew()

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

    def wait(self) -> None:
        """Wait until nothing is drawn: for closing."""
        self._task.wait()

    def _draw_anew(self) -> None:
        self._task.stop()
        self._is_stale = True
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None
        self._draw_anew()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draw is None or self.width() < 2 or self.height() < 2:
            return
        if self._picture is not None and self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._picture, self._is_stale = None, True
        if self._is_stale:
            self._is_stale = False
            self._task.start(image_job(self._draw, self))
        if self._picture is not None:
            QPainter(self).drawPixmap(0, 0, self._picture)

    def _on_drawn(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self.update()

    def _on_failed(self, error: BaseException) -> None:
        raise error

    def _on_look_changed(self) -> None:
        self._picture = None
        self.updateGeometry()
        self._draw_anew()

    @property
    def is_drawn(self) -> bool:
        """Whether the picture in sight is that of what was shown last."""
        return self._picture is not None and not self._is_stale and not self._task.is_running
