"""Bubbles taken together: those within an outline, those that overlap, and how both are shown."""

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from vmo_desktop.charts.bubble_heaps import overlapping
from vmo_desktop.ui.widgets.bubble_scene import BubbleScene

NAMED = 4
"""So many of the bubbles in one place are named beside it; a key or the menu lists all."""


def ids_within(scene: BubbleScene, outline: QPolygonF) -> frozenset[int]:
    """The bubbles whose middles lie within an outline on the widget."""
    return frozenset(
        scene.data.ids[place]
        for place in scene.visible()
        if outline.containsPoint(_centre(scene, place), Qt.FillRule.OddEvenFill)
    )


def ids_together(scene: BubbleScene, initiative_id: int) -> list[int]:
    """A bubble and all in sight that overlap it, the most valuable first."""
    start = scene.data.index.get(initiative_id)
    visible = np.array(scene.visible(), dtype=np.intp)
    if start is None or start not in visible:
        return []
    layout = scene.layout
    found = overlapping(layout.x, layout.y, layout.radius, start, visible)
    return [scene.data.ids[place] for place in found[np.argsort(-scene.data.value[found], kind="stable")].tolist()]


def paint_marked(painter: QPainter, scene: BubbleScene, ids: Collection[int]) -> None:
    """Paint a double ring about each marked bubble."""
    theme = scene.stage.theme
    painter.save()
    painter.setClipRect(scene.stage.axes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place in scene.visible():
        if scene.data.ids[place] in ids:
            reach = float(scene.layout.radius[place]) * 1.2
            for width, colour in ((4.5, theme.surface), (2.0, theme.accent)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawEllipse(_centre(scene, place), reach + 2.0, reach + 2.0)
    painter.restore()


def paint_lasso(painter: QPainter, scene: BubbleScene, outline: QPolygonF) -> None:
    """Paint the outline that is being drawn."""
    accent = QColor(scene.stage.theme.accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
    accent.setAlphaF(0.12)
    painter.setBrush(accent)
    painter.drawPolygon(outline)
    painter.restore()


def _centre(scene: BubbleScene, place: int) -> QPointF:
    axes = scene.stage.axes
    return QPointF(axes.left() + float(scene.layout.x[place]), axes.top() + float(scene.layout.y[place]))
