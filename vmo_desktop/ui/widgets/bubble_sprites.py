"""Small pictures of bubbles and labels, made once and then only copied: what keeps the live chart within a frame.

Bubbles are drawn by matplotlib's own renderer, so that screen and export show the same; labels by Qt, because
matplotlib takes a hundred times as long for text.
"""

from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.transforms import Affine2D
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from vmo_desktop.charts.bubble_look import ALPHA, BubbleLook, parts
from vmo_desktop.charts.lettering import PAD, baseline_below_middle
from vmo_desktop.charts.theme import FALLBACK_FAMILY, FAMILY, font_files
from vmo_desktop.charts.vote_ellipses import EllipseLook

STEPS = 4
"""Radii are kept in steps of a quarter pixel."""

MOST = 4096
"""Pictures kept; beyond that all are made anew."""


@cache
def load_chart_fonts() -> None:
    """Make the charts' fonts known to Qt; once for the program."""
    for path in font_files().all():
        QFontDatabase.addApplicationFont(str(path))


def chart_font(size: float, *, is_bold: bool = False) -> QFont:
    """The charts' font in logical pixels, unhinted like matplotlib's."""
    load_chart_fonts()
    font = QFont()
    font.setFamilies([FAMILY, FALLBACK_FAMILY])
    font.setPixelSize(max(round(size), 1))
    font.setBold(is_bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@dataclass(frozen=True, slots=True)
class LabelLook:
    """A label's text and style; a `ground` puts a rounded plate behind it."""

    text: str
    size: int
    colour: str
    width: float
    height: float
    is_bold: bool = False
    ground: str = ""
    rim: str = ""


class SpriteCache:
    """Pictures for one device pixel ratio; each is drawn about its middle (bubbles) or from its corner (labels)."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._bubbles: dict[tuple[BubbleLook, int], tuple[QPixmap, int]] = {}
        self._labels: dict[LabelLook, QPixmap] = {}
        self._ellipses: dict[tuple[EllipseLook, int, int], QPixmap] = {}

    def bubble(self, look: BubbleLook, radius: float) -> tuple[QPixmap, int]:
        """The picture of a bubble and half its side in device pixels."""
        key = look, round(radius * self.ratio * STEPS)
        found = self._bubbles.get(key)
        if found is None:
            if len(self._bubbles) >= MOST:
                self._bubbles.clear()
            found = self._bubbles[key] = _draw_bubble(look, key[1] / STEPS / self.ratio, self.ratio)
        return found

    def label(self, look: LabelLook) -> QPixmap:
        """The picture of a label."""
        found = self._labels.get(look)
        if found is None:
            if len(self._labels) >= MOST:
                self._labels.clear()
            found = self._labels[look] = _draw_label(look, self.ratio)
        return found

    def ellipse(self, look: EllipseLook, across: float, down: float) -> QPixmap:
        """The picture of an ellipse about its middle, from its half axes in logical pixels."""
        key = look, round(2 * across * self.ratio), round(2 * down * self.ratio)
        found = self._ellipses.get(key)
        if found is None:
            if len(self._ellipses) >= MOST:
                self._ellipses.clear()
            found = self._ellipses[key] = _draw_ellipse(*key, self.ratio)
        return found


def _draw_ellipse(look: EllipseLook, wide: int, high: int, ratio: float) -> QPixmap:
    margin = 2 * ceil(ratio)
    image = QImage(wide + margin, high + margin, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill, line = QColor(look.fill), QColor(look.line)
    fill.setAlphaF(look.fill_alpha)
    line.setAlphaF(look.line_alpha)
    painter.setBrush(fill)
    painter.setPen(QPen(line, ratio))
    painter.drawEllipse(QRectF(margin / 2, margin / 2, wide, high))
    painter.end()
    return QPixmap.fromImage(image)


def _draw_bubble(look: BubbleLook, radius: float, ratio: float) -> tuple[QPixmap, int]:
    found = parts(look, radius)
    reach = max(float(np.abs(np.asarray(part.path.vertices)).max()) * part.scale + part.edge_width for part in found)
    half = ceil(reach * ratio) + 1
    make: Any = RendererAgg  # matplotlib gives no types for it
    renderer = make(2 * half, 2 * half, 72)
    for part in found:
        context = renderer.new_gc()
        context.set_linewidth(part.edge_width * ratio)
        context.set_foreground(to_rgba(part.edge or part.fill), isRGBA=True)
        context.set_antialiased(True)
        context.set_snap(False)
        transform = Affine2D().scale(part.scale * ratio).translate(half, half)
        renderer.draw_path(context, part.path, transform, to_rgba(part.fill, ALPHA if part.edge else 1.0))
        context.restore()
    pixels = np.ascontiguousarray(renderer.buffer_rgba())
    side = 2 * half
    image = QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_RGBA8888)
    return QPixmap.fromImage(image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)), half


def _draw_label(look: LabelLook, ratio: float) -> QPixmap:
    image = QImage(ceil(look.width * ratio), ceil(look.height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(ratio, ratio)
    if look.ground:
        painter.setPen(QColor(look.rim))
        painter.setBrush(QColor(look.ground))
        painter.drawRoundedRect(QRectF(0.5, 0.5, look.width - 1, look.height - 1), 3, 3)
    font = chart_font(look.size, is_bold=look.is_bold)
    room = look.width - 2 * PAD
    natural = QFontMetricsF(font).horizontalAdvance(look.text)
    if natural > room > 0:
        # The room was measured without a renderer; what shaping made wider is drawn a touch narrower, never cut.
        painter.translate(PAD, 0)
        painter.scale(room / natural, 1)
        painter.translate(-PAD, 0)
    painter.setFont(font)
    painter.setPen(QColor(look.colour))
    baseline = look.height / 2 + baseline_below_middle(look.size)
    painter.drawText(QPointF(PAD, round(baseline * ratio) / ratio), look.text)
    painter.end()
    return QPixmap.fromImage(image)
