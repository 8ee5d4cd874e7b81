"""Line icons (Phosphor, through qtawesome) in the colours of the present look.

The icon library is imported when the first icon is asked for: the window paints once before that.
"""

from functools import lru_cache

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.theme import current_theme

GLYPHS = {
    "add": "plus",
    "chart": "circles-three",
    "close": "x",
    "copy": "copy",
    "danger": "warning-octagon",
    "decide": "list-numbers",
    "delete": "trash",
    "down": "arrow-down",
    "drivers": "tree-structure",
    "export": "export",
    "fit": "arrows-in",
    "folder": "folder-open",
    "frame": "target",
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
    """Draw an icon by its name in `GLYPHS`, in the text's colour or another."""
    look = current_theme()
    return _tinted(GLYPHS[name], colour or look.text, look.line_strong, colour or look.accent)


def program_icon() -> QIcon:
    """Load the program's own mark."""
    return QIcon(str(RESOURCES / "vmo-desktop.svg"))


@lru_cache(maxsize=512)
def _tinted(glyph: str, colour: str, disabled: str, on: str) -> QIcon:
    import qtawesome  # noqa: PLC0415 - a quarter of a second that the first paint does not wait for

    _forget_with_the_application()
    made = qtawesome.icon(f"ph.{glyph}", color=colour, color_disabled=disabled, color_on=on)
    return QIcon(made)


@lru_cache(maxsize=1)
def _forget_with_the_application() -> None:
    """Drop kept pictures before the application that painted them is gone."""
    app = QApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(_tinted.cache_clear)
