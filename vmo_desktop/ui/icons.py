"""Line icons (Phosphor, from qtawesome) in the colours of the present look.

Of qtawesome only the files of this one font are read, when the first icon is painted: importing it would load eleven
fonts more, a tenth of a second and thirty megabytes before the start page stands.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from vmo_desktop.json_text import read_json
from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.theme import current_theme

GLYPHS = {
    "add": "plus",
    "aspects": "arrows-left-right",
    "back": "arrow-left",
    "calibration": "ruler",
    "chart": "circles-three",
    "celebrate": "trophy",
    "choose": "check-square",
    "close": "x",
    "command": "caret-right",
    "copy": "copy",
    "day": "timer",
    "danger": "warning-octagon",
    "rank": "list-numbers",
    "delete": "trash",
    "discuss": "chats",
    "down": "arrow-down",
    "drivers": "tree-structure",
    "export": "export",
    "filter": "funnel",
    "eye": "eye",
    "finance": "money",
    "fit": "arrows-in",
    "folder": "folder-open",
    "follow": "gauge",
    "forward": "arrow-right",
    "balance": "chart-bar-horizontal",
    "benefits": "share-network",
    "frame": "target",
    "frontier": "chart-line-up",
    "help": "question",
    "history": "clock-counter-clockwise",
    "import": "download-simple",
    "indent": "arrow-line-right",
    "info": "info",
    "initiatives": "list-bullets",
    "inspector": "columns",
    "kpis": "trend-up",
    "lasso": "selection",
    "lesson": "lightbulb",
    "locked": "lock-simple",
    "missing": "warning-circle",
    "more": "dots-three",
    "new": "file-plus",
    "note": "note-pencil",
    "open": "folder-open",
    "outdent": "arrow-line-left",
    "pack": "file-pdf",
    "people": "users-three",
    "pin": "push-pin",
    "print": "printer",
    "quadrants": "grid-four",
    "reviews": "clipboard-text",
    "road": "path",
    "roadmap": "calendar-check",
    "robustness": "shield-check",
    "redo": "arrow-u-up-right",
    "room": "projector-screen",
    "sample": "compass",
    "save": "floppy-disk",
    "score": "squares-four",
    "search": "magnifying-glass",
    "sensitivity": "sliders-horizontal",
    "since": "clock-clockwise",
    "stage_only": "corners-out",
    "streams": "flow-arrow",
    "table": "table",
    "undo": "arrow-u-up-left",
    "unlocked": "lock-simple-open",
    "up": "arrow-up",
    "vote": "check-square-offset",
    "warning": "warning",
    "weights": "scales",
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
        family, letters = _phosphor()
        font = QFont(family)
        font.setPixelSize(max(rect.height(), 1))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters[self._glyph])
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


@cache
def _phosphor() -> tuple[str, dict[str, str]]:
    """Load the icon font: its family, and the letter of each glyph."""
    found = find_spec("qtawesome")
    if found is None or found.origin is None:
        raise FileNotFoundError("qtawesome is not installed")
    folder = Path(found.origin).parent / "fonts"
    font = QFontDatabase.addApplicationFont(str(next(folder.glob("phosphor-[0-9]*.ttf"))))
    codes = read_json(next(folder.glob("phosphor-charmap-*.json")).read_bytes())
    return QFontDatabase.applicationFontFamilies(font)[0], {glyph: chr(int(code, 16)) for glyph, code in codes.items()}
