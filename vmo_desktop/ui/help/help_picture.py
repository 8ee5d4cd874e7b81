"""A picture of the help: in the colours of the look, as wide as the page allows, sharp, in a thin frame."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui.theme import scaled

FINENESS = 1.5
"""Pixels of a picture's file to a pixel of the window that it shows, at 100 %."""


def help_picture(path: Path, look: Theme, room: int, ratio: float) -> QImage:
    """Load a picture for a page of `room` pixels on a screen of `ratio` dots to a pixel; empty when there is none."""
    dark = path.with_stem(f"{path.stem}-dark")
    image = QImage(str(dark if look.is_dark and dark.is_file() else path))
    if image.isNull():
        return image
    width = max(1, min(scaled(image.width() / FINENESS), room))
    small = image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(small)
    painter.setPen(QPen(QColor(look.line_strong), 1))
    painter.drawRect(QRectF(small.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.end()
    small.setDevicePixelRatio(ratio)
    return small
