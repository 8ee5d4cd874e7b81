"""A value function as a plot: what each score is worth, where the initiatives lie, and handles to move it by."""

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.ui.drawn_curve import DrawnCurve, Handle
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.curve_handle import CurveHandle

HEIGHT = 190
LEAST_HEIGHT = 150


class CurvePlot(QWidget):
    """Score to the right, points of value from 0 to 100 upward.

    Signals
    -------
    dragged(int, float, float)
        A handle, by its place from the left, is to go to a score and its points; nothing is written yet.
    dropped(int)
        The mouse let a handle go.
    cancelled()
        Escape during a drag.
    stepped(int, int, int)
        Keys move a handle by so many steps of score and of points.
    insert_requested(int), remove_requested(int)
        A point is to be added after a handle; a handle is to be removed.
    spot_picked(float)
        A double click on the line, at a score: a point is to be added there.
    typed(int, str)
        A digit was pressed on a handle.
    chosen(int)
        The keyboard or the mouse came to a handle.
    """

    dragged = Signal(int, float, float)
    dropped = Signal(int)
    cancelled = Signal()
    stepped = Signal(int, int, int)
    insert_requested = Signal(int)
    remove_requested = Signal(int)
    spot_picked = Signal(float)
    typed = Signal(int, str)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: DrawnCurve | None = None
        self._marks: FloatArray = np.array([])
        self._unit = self._colour = ""
        self._chosen: int | None = None
        self.handles: list[CurveHandle] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Value function"))

    @property
    def is_held(self) -> bool:
        """Whether a handle is being dragged."""
        return any(handle.is_held for handle in self.handles)

    def show_curve(self, curve: DrawnCurve, marks: FloatArray, unit: str, colour: str) -> None:
        """Draw a value function with marks where scores lie; the handles stay who they are."""
        self._curve, self._marks, self._unit, self._colour = curve, marks[~np.isnan(marks)], unit, colour
        wanted = len(curve.handles) if len(curve.scale.scores) > 1 else 0
        while len(self.handles) < wanted:
            self._add_handle()
        while len(self.handles) > wanted:
            handle = self.handles.pop()
            handle.hide()
            handle.deleteLater()
        if self._chosen is not None and self._chosen >= wanted:
            self._chosen = None
        self._place_handles()
        self.update()

    def choose(self, place: int | None) -> None:
        """Tell where a handle is, by lines to both axes."""
        self._chosen = place
        self.update()

    def plot(self) -> QRectF:
        """Where values are drawn."""
        metrics, space = self.fontMetrics(), current_theme().space
        left = metrics.horizontalAdvance("100") + space.s
        edge = scaled(12)
        return QRectF(left, edge, self.width() - left - edge, self.height() - edge - metrics.height() - space.s)

    def spot(self, score: float, points: float) -> QPointF:
        """Where a score and its points are."""
        area = self.plot()
        assert self._curve is not None  # noqa: S101 - nothing is drawn without a curve
        scale = self._curve.scale
        share = (score - scale.low) / (scale.high - scale.low)
        return QPointF(area.left() + share * area.width(), area.bottom() - points / 100 * area.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(260), scaled(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(LEAST_HEIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._place_handles()
            self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_handles()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._curve is not None and len(self._curve.scale.scores) > 1:
            self.spot_picked.emit(self._at(event.position())[0])

    # Handles

    def _add_handle(self) -> None:
        place, handle = len(self.handles), CurveHandle(self)
        handle.dragged.connect(lambda spot: self.dragged.emit(place, *self._at(spot)))
        handle.dropped.connect(lambda: self.dropped.emit(place))
        handle.cancelled.connect(self.cancelled)
        handle.stepped.connect(lambda across, up: self.stepped.emit(place, across, up))
        handle.neighbour_requested.connect(lambda step: self._focus(place + step))
        handle.insert_requested.connect(lambda: self.insert_requested.emit(place))
        handle.remove_requested.connect(lambda: self.remove_requested.emit(place))
        handle.typed.connect(lambda digit: self.typed.emit(place, digit))
        handle.chosen.connect(lambda: self._on_chosen(place))
        if self.handles:
            self.setTabOrder(self.handles[-1], handle)
        self.handles.append(handle)

    def _focus(self, place: int) -> None:
        if 0 <= place < len(self.handles):
            self.handles[place].setFocus()

    def _on_chosen(self, place: int) -> None:
        self.choose(place)
        self.chosen.emit(place)

    def _place_handles(self) -> None:
        if self._curve is None or not self.handles:
            return
        scale = self._curve.scale
        for place, (widget, handle) in enumerate(zip(self.handles, self._curve.handles, strict=True)):
            widget.centre_on(self.spot(handle.score, handle.points))
            share = 100 * (handle.score - scale.low) / (scale.high - scale.low)
            widget.show_handle(
                handle, self._spoken(place, handle), handle.points if handle.moves_up else share, self._colour
            )
            widget.show()

    def _spoken(self, place: int, handle: Handle) -> str:
        score = f"{number_text(handle.score)} {self._unit}".strip()
        worth = self.tr("{score} is worth {points} points").format(
            score=f"{score}, {handle.name}," if handle.name else score, points=number_text(handle.points)
        )
        if handle.moves_up:
            worth = self.tr("Point {number} of {count}: {worth}").format(
                number=place + 1, count=len(self.handles), worth=worth
            )
        return worth

    def _at(self, spot: QPointF) -> tuple[float, float]:
        """The score and the points at a spot, within the plot."""
        area = self.plot()
        assert self._curve is not None  # noqa: S101 - nothing is drawn without a curve
        scale = self._curve.scale
        across = min(max((spot.x() - area.left()) / area.width(), 0.0), 1.0)
        up = min(max((area.bottom() - spot.y()) / area.height(), 0.0), 1.0)
        return scale.low + across * (scale.high - scale.low), 100 * up

    # Drawing

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._curve is None or len(self._curve.scale.scores) < 2:
            return
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(look.type.caption)
        painter.setFont(font)
        self._draw_grid(painter)
        self._draw_marks(painter)
        self._draw_line(painter)
        if self._chosen is not None:
            self._draw_lead(painter, self._curve.handles[self._chosen])

    def _draw_grid(self, painter: QPainter) -> None:
        look, area, line = current_theme(), self.plot(), painter.fontMetrics().height()
        for points in (0, 50, 100):
            y = area.bottom() - points / 100 * area.height()
            painter.setPen(QPen(QColor(look.line if points else look.line_strong), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(look.text_faint))
            room = QRectF(0, y - line / 2, area.left() - look.space.s, line)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(points))
        assert self._curve is not None  # noqa: S101 - nothing is drawn without a curve
        painter.setPen(QColor(look.text_secondary))
        foot = QRectF(area.left(), area.bottom() + look.space.s, area.width(), line)
        sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for score, side in zip((self._curve.scale.low, self._curve.scale.high), sides, strict=True):
            text = f"{number_text(score)} {self._unit}".strip()
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width() / 2))
            painter.drawText(foot, int(side | Qt.AlignmentFlag.AlignTop), text)

    def _draw_marks(self, painter: QPainter) -> None:
        """A stroke on each axis for every score: where it lies, and what the curve makes of it."""
        assert self._curve is not None  # noqa: S101 - nothing is drawn without a curve
        scale, area, length = self._curve.scale, self.plot(), scaled(7)
        shares = (self._marks - scale.low) / (scale.high - scale.low)
        # Many initiatives have the same score, and a pixel is drawn once.
        across = np.unique(np.round(area.left() + shares * area.width()))
        up = np.unique(np.round(area.bottom() - scale.value(self._marks) / 100 * area.height()))
        painter.setPen(QPen(QColor(current_theme().text_secondary), 1))
        foot, side = area.bottom(), area.left()
        painter.drawLines([QLineF(x, foot, x, foot - length) for x in across.tolist()])
        painter.drawLines([QLineF(side, y, side + length, y) for y in up.tolist()])

    def _draw_line(self, painter: QPainter) -> None:
        look, area = current_theme(), self.plot()
        assert self._curve is not None  # noqa: S101 - nothing is drawn without a curve
        scale = self._curve.scale
        scores, points = scale.line()
        across = area.left() + (scores - scale.low) / (scale.high - scale.low) * area.width()
        up = area.bottom() - points / 100 * area.height()
        line = [QPointF(x, y) for x, y in zip(across.tolist(), up.tolist(), strict=True)]
        colour = QColor(self._colour or look.accent)
        shade = QColor(colour)
        shade.setAlpha(28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPolygon(QPolygonF([*line, area.bottomRight(), area.bottomLeft()]))
        painter.setPen(QPen(colour, scaled(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        for end in (line[0], line[-1]):
            painter.drawEllipse(end, scaled(3), scaled(3))

    def _draw_lead(self, painter: QPainter, handle: Handle) -> None:
        """Lines from a handle to both axes, with its numbers."""
        look, area, at = current_theme(), self.plot(), self.spot(handle.score, handle.points)
        painter.setPen(QPen(QColor(look.text_secondary), 1, Qt.PenStyle.DashLine))
        painter.drawLine(at, QPointF(at.x(), area.bottom()))
        painter.drawLine(at, QPointF(area.left(), at.y()))
        text = f"{number_text(handle.score)} {self._unit}".strip() + f" · {number_text(handle.points)}"
        metrics, gap = painter.fontMetrics(), scaled(12)
        size = QSize(metrics.horizontalAdvance(text) + look.space.s, metrics.height())
        is_left = at.x() + gap + size.width() > self.width()
        is_low = at.y() - gap - size.height() < 0
        box = QRectF(
            max(at.x() - gap - size.width() if is_left else at.x() + gap, 0.0),
            at.y() + (gap / 2 if is_low else -gap / 2 - size.height()),
            size.width(),
            size.height(),
        )
        painter.fillRect(box, QColor(look.surface))
        painter.setPen(QColor(look.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
