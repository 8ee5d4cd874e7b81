"""Line icons (Phosphor, through qtawesome) in the colours of the present look.

The icon library is imported when the first icon is painted.
"""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.theme import current_theme

GLYPHS = {
    "add": "plus",
    "chart": "circles-three",
    "close": "x",
    "command": "caret-right",
    "copy": "copy",
    "danger": "warning-octagon",
    "decide": "list-numbers",
    "delete": "trash",
    "down": "arrow-down",
    "drivers": "tree-structure",
    "export": "export",
    "filter": "funnel",
    "fit": "arrows-in",
    "folder": "folder-open",
    "frame": "target",
    "help": "question",
    "history": "clock-counter-clockwise",
    "import": "download-simple",
    "indent": "arrow-line-right",
    "info": "info",
    "initiatives": "list-bullets",
    "inspector": "columns",
    "locked": "lock-simple",
    "missing": "warning-circle",
    "more": "dots-three",
    "new": "file-plus",
    "open": "folder-open",
    "outdent": "arrow-line-left",
    "pack": "file-pdf",
    "pin": "push-pin",
    "quadrants": "grid-four",
    "redo": "arrow-u-up-right",
    "sample": "compass",
    "save": "floppy-disk",
    "score": "squares-four",
    "search": "magnifying-glass",
    "stage_only": "corners-out",
    "table": "table",
    "undo": "arrow-u-up-left",
    "unlocked": "lock-simple-open",
    "up": "arrow-up",
    "warning": "warning",
    "whole": "arrows-out",
    "workshop": "file",
    "zoom_in": "magnifying-glass-plus",
    "zoom_out": "magnifying-glass-minus",
}
"""What the program calls an icon, and what Phosphor calls it."""


def icon(name: str, colour: str = "") -> QIcon:
    """Make an icon by its name in `GLYPHS`; without a colour of its own it follows the look, also when that changes."""
    return QIcon(_Glyph(GLYPHS[name], colour))


def program_icon() -> QIcon:
    """Load the program's own mark: the picture of `vmo-desktop.svg`, as start-up does not wait for a reader of SVG."""
    return QIcon(str(RESOURCES / "vmo-desktop.png"))


class _Glyph(QIconEngine):
    """Paints one letter of the icon font in the colours of the moment."""

    def __init__(self, glyph: str, colour: str) -> None:
        super().__init__()
        self._glyph = glyph
        self._colour = colour

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        look = current_theme()
        colour = self._colour or (look.accent if state is QIcon.State.On else look.text)
        if mode is QIcon.Mode.Disabled:
            colour = look.line_strong
        family, letter = _letter(self._glyph)
        font = QFont(family)
        font.setPixelSize(max(rect.height(), 1))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        if not picture.isNull():
            painter = QPainter(picture)
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
            painter.end()
        return picture

    @override
    def clone(self) -> QIconEngine:
        return _Glyph(self._glyph, self._colour)


@lru_cache(maxsize=256)
def _letter(glyph: str) -> tuple[str, str]:
    """Find the icon font's family and the letter of a glyph."""
    import qtawesome  # noqa: PLC0415 - a quarter of a second that the first paint does not wait for

    name = f"ph.{glyph}"
    return str(qtawesome.font("ph", 16).family()), str(qtawesome.charmap(name))
