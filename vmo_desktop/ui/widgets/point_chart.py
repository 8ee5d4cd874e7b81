"""A chart of points in a row: the pointer tells about each, arrow keys go from one to the next.

matplotlib draws in a thread, as it takes longer than the window may wait; until then the former picture is seen.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.charts.bubble_facts import BubbleFacts
from vmo_desktop.charts.picture import Draw
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.bubble_card import BubbleCard
from vmo_desktop.ui.widgets.bubble_sprites import load_chart_fonts
from vmo_desktop.ui.widgets.figure_image import image_job
from vmo_desktop.ui.widgets.focus_ring import draw_ring

REACH = 24.0
"""The pointer tells about a point within so many pixels of it."""


@dataclass(frozen=True, eq=False)
class PointPicture:
    """What is drawn, where its points lie in a size, and what is known of each.

    Parameters
    ----------
    draw : callable
        Draws into axes that fill the figure.
    spots : callable
        Pixels across and from above of every point, for a width and a height.
    facts : callable
        What the card says about a point.
    leap : callable
        The next outstanding point above (1) or below (-1) a point.
    half : callable
        Half of the width and height, for a width and a height, of boxes that the points are the middles of.
    """

    draw: Draw
    spots: Callable[[float, float], tuple[FloatArray, FloatArray]]
    facts: Callable[[int], BubbleFacts]
    leap: Callable[[int, int], int]
    under: Callable[[float, float, float], int | None] | None = None
    """The point whose row lies so far down, for a width and a height, where points are bars of rows: the picture marks
    the row itself."""
    half: Callable[[float, float], tuple[float, float]] = lambda _width, _height: (0.0, 0.0)


class PointChart(QWidget):
    """Arrows go from point to point as they lie, Page Up and Down to the next outstanding one, Home and End to the end.

    Signals
    -------
    picked(int)
        The user went to a point.
    """

    picked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_chart_fonts()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._shown: PointPicture | None = None
        self._place: int | None = None
        self._hovered: int | None = None
        self._picture: QPixmap | None = None
        self._spots: tuple[FloatArray, FloatArray] = (np.zeros(0), np.zeros(0))
        self._half = (0.0, 0.0)
        self._is_stale = False
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_drawn)
        self._task.failed.connect(self._on_failed)
        self.card = BubbleCard(self)

    @property
    def place(self) -> int | None:
        """The point that is marked."""
        return self._place

    @property
    def is_drawn(self) -> bool:
        """Whether the picture in sight is that of what was shown last."""
        return self._picture is not None and not self._is_stale and not self._task.is_running

    def show_picture(self, shown: PointPicture | None, place: int | None) -> None:
        """Show other points, one of them marked."""
        self._shown = shown
        self._hover(None)
        self._draw_anew()
        self.mark(place)

    def mark(self, place: int | None) -> None:
        """Mark a point, and tell assistive technology about it."""
        self._place = place
        self._speak()
        self.update()

    def spot(self, place: int) -> QPointF:
        """Where a point is."""
        return QPointF(float(self._spots[0][place]), float(self._spots[1][place]))

    def picture_draw(self) -> Draw:
        """How the chart as it is seen now is drawn."""
        return self._shown.draw if self._shown is not None else lambda axes: axes.set_axis_off()

    def wait(self) -> None:
        """Wait until nothing is drawn: for closing."""
        self._task.wait()

    # Drawing

    def _draw_anew(self) -> None:
        self._is_stale = self._shown is not None
        self._picture = self._picture if self._is_stale else None
        self._place_spots()
        self.update()

    def _place_spots(self) -> None:
        if self._shown is not None and self.width() > 1 and self.height() > 1:
            self._spots = self._shown.spots(self.width(), self.height())
            self._half = self._shown.half(self.width(), self.height())

    def _start(self) -> None:
        assert self._shown is not None  # noqa: S101 - asked only when there is something to draw
        self._is_stale = False
        self._task.start(image_job(self._shown.draw, self))

    def _on_drawn(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self.update()

    def _on_failed(self, error: BaseException) -> None:
        raise error

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = current_theme()
        painter.fillRect(self.rect(), QColor(look.surface))
        if self._shown is None or self.width() < 2 or self.height() < 2:
            return
        if self._is_stale:
            self._start()
        if self._picture is not None:
            painter.drawPixmap(self.rect(), self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_rows = self._shown.under is not None
        for place, width in ((self._hovered, 1.5), (self._place, 2.5)):
            if not has_rows and place is not None and place < len(self._spots[0]):
                painter.setPen(QPen(QColor(look.text), width))
                self._ring(painter, place)
        if self.hasFocus():
            draw_ring(painter, self.rect())

    def _ring(self, painter: QPainter, place: int) -> None:
        """Mark a point, or the box that it is the middle of."""
        if self._half == (0.0, 0.0):
            painter.drawEllipse(self.spot(place), scaled(8), scaled(8))
        else:
            box, air = self._box(place), scaled(4)
            radius = current_theme().radius
            painter.drawRoundedRect(box.adjusted(-air, -air, air, air), radius, radius)

    # Pointer and keys

    def _nearest(self, point: QPointF, reach: float) -> int | None:
        """The nearest of all points, drawn or not."""
        if not len(self._spots[0]):
            return None
        if self._shown is not None and self._shown.under is not None:
            return self._shown.under(self.width(), self.height(), point.y())
        across, down = np.abs(self._spots[0] - point.x()), np.abs(self._spots[1] - point.y())
        far = np.maximum(across - self._half[0], 0.0) ** 2 + np.maximum(down - self._half[1], 0.0) ** 2
        place = int(np.argmin(far))
        return place if far[place] <= reach * reach else None

    def _hover(self, place: int | None) -> None:
        if place == self._hovered and (place is None or self.card.isVisible()):
            return
        self._hovered = place
        if place is None or self._shown is None:
            self.card.hide()
        else:
            self.card.show_facts(self._shown.facts(place), [self._box(place)], [])
        self.update()

    def _box(self, place: int) -> QRect:
        across, down = (round(max(half, scaled(10))) for half in self._half)
        middle = self.spot(place).toPoint()
        return QRect(middle.x() - across, middle.y() - down, 2 * across, 2 * down)

    def _speak(self) -> None:
        is_known = self._shown is not None and self._place is not None
        words = self._shown.facts(self._place).spoken if is_known else ""  # type: ignore[union-attr,arg-type]
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._nearest(event.position(), REACH))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._nearest(event.position(), 2 * REACH)
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self._go(place)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hover(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._spots[0]) - 1
        if self._shown is None or last < 0:
            super().keyPressEvent(event)
            return
        now = min(self._place or 0, last)
        match event.key():
            case Qt.Key.Key_Left:
                self._go(max(now - 1, 0))
            case Qt.Key.Key_Right:
                self._go(min(now + 1, last))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._go(min(max(now + self._upward * (1 if event.key() == Qt.Key.Key_Up else -1), 0), last))
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self._go(self._shown.leap(now, self._upward * (1 if event.key() == Qt.Key.Key_PageUp else -1)))
            case Qt.Key.Key_Home:
                self._go(0)
            case Qt.Key.Key_End:
                self._go(last)
            case _:
                super().keyPressEvent(event)
                return
        assert self._place is not None  # noqa: S101 - it has just been gone to
        self._hover(self._place)

    @property
    def _upward(self) -> int:
        """The step to a point above: -1 where the points stand below one another in their order, as rows do."""
        y = self._spots[1]
        return -1 if len(y) > 1 and y[-1] > y[0] and bool((np.diff(y) >= 0).all()) else 1

    def _go(self, place: int) -> None:
        if place != self._place:
            self.mark(place)
            self.picked.emit(place)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hover(None)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_anew()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(520), scaled(380))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(180))
