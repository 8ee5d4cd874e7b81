"""How the window looks: palette, font and stylesheet made of the tokens in `charts.theme`, at any zoom.

Widgets say what they are and never how they look:

- ``QLabel[role]``: body, caption, muted, lead, title, page (see `widgets.label.TextRole`)
- ``QPushButton[kind]``: primary (one a view), quiet (no border), danger
- ``QFrame[kind]``: card (raised, with a border), band (a strip with a line below), well (sunken)
- any widget ``[state]``: error, stale

What paints itself asks `current_theme()` when it paints and repaints on ``QEvent.Type.PaletteChange``, or on
`Appearance.changed` where it keeps pictures or sizes.
"""

from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from vmo_desktop.charts.theme import FALLBACK_FAMILY, FAMILY, LIGHT, THEMES, Theme, TypeSizes, font_files, mixed
from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.settings import ZOOM_STEPS, Scheme

_OWN_FAMILY_GROWTH = 14 / 13
"""Source Sans has smaller letters than platform fonts of the same size."""

_GLYPHS = {
    "down": '<path d="M3 6l5 5 5-5" fill="none" stroke="{colour}" stroke-width="1.6" stroke-linecap="round"/>',
    "up": '<path d="M3 10l5-5 5 5" fill="none" stroke="{colour}" stroke-width="1.6" stroke-linecap="round"/>',
    "closed": '<path d="M7 5.5l2.5 2.5-2.5 2.5" fill="none" stroke="{colour}" stroke-width="1.2"/>',
    "opened": '<path d="M5.5 7l2.5 2.5 2.5-2.5" fill="none" stroke="{colour}" stroke-width="1.2"/>',
    "tick": '<path d="M3 8.5l3.5 3.5L13 5" fill="none" stroke="{on}" stroke-width="2" stroke-linecap="round"/>',
    "dash": '<path d="M4 8h8" fill="none" stroke="{on}" stroke-width="2" stroke-linecap="round"/>',
    "dot": '<circle cx="8" cy="8" r="3" fill="{on}"/>',
}
"""The few marks that a stylesheet can only show as files, on a 16 by 16 grid."""


class Appearance(QObject):
    """The look of the running program: one object, owned by the application.

    Signals
    -------
    changed()
        Colours or sizes are new; the palette, font and stylesheet are already set.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("appearance")
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._zoom = 1.0
        self._glyphs = QTemporaryDir()
        self._family, growth = _interface_family()
        sizes = LIGHT.type
        grown = TypeSizes(*(round(getattr(sizes, each.name) * growth) for each in fields(sizes)))
        self._themes = {name: replace(look, type=grown) for name, look in THEMES.items()}
        self._theme = self._themes[Scheme.LIGHT]
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> Theme:
        """The tokens in use, already zoomed."""
        return self._theme

    @property
    def zoom(self) -> float:
        """Size of everything, 1 is 100 %."""
        return self._zoom

    @property
    def scheme(self) -> Scheme:
        """What was asked for."""
        return self._scheme

    def show(self, scheme: Scheme, zoom: float) -> None:
        """Put a look on the whole program."""
        factor = zoom / self._zoom
        self._scheme, self._zoom = scheme, zoom
        shown = self._system_scheme() if scheme is Scheme.SYSTEM else scheme
        self._theme = self._themes[shown].zoomed(zoom)
        if factor != 1:
            from vmo_desktop.ui.rescale import rescale  # noqa: PLC0415 - most starts are at 100 %

            for widget in self._app.allWidgets():
                rescale(widget, factor)
        # Over a stylesheet that stands, Qt polishes each widget once more for every widget around it.
        self._app.setStyleSheet("")
        self._app.setPalette(palette(self._theme))
        font = QFont(self._app.font())
        font.setFamilies([self._family, FALLBACK_FAMILY])
        font.setPixelSize(self._theme.type.body)
        self._app.setFont(font)
        self._app.setStyleSheet(self._stylesheet())
        self.changed.emit()

    def next_zoom(self, direction: int) -> float:
        """Tell the zoom one step larger (1) or smaller (-1), the same at the end of the range."""
        steps = [step for step in ZOOM_STEPS if (step - self._zoom) * direction > 1e-6]
        if not steps:
            return self._zoom
        return steps[0] if direction > 0 else steps[-1]

    def _system_scheme(self) -> Scheme:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
        return Scheme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT

    def _on_system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.show(self._scheme, self._zoom)

    def _stylesheet(self) -> str:
        folder = Path(self._glyphs.path())
        marks = {"colour": self._theme.text_secondary, "on": self._theme.on_accent}
        for name, shape in _GLYPHS.items():
            drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{shape.format(**marks)}</svg>'
            # The name changes with the look because Qt keeps pictures by file name.
            file = folder / f"{name}-{self._theme.name}.svg"
            if not file.exists():
                file.write_text(drawn, encoding="utf-8")
        text = (RESOURCES / "style" / "window.qss").read_text(encoding="utf-8")
        return Template(text).substitute(tokens(self._theme), glyphs=folder.as_posix())


def appearance() -> Appearance:
    """Find the look of the running program, or begin it."""
    app = QCoreApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the look needs a QApplication")
    return _appearance_of(app)


@lru_cache(maxsize=1)
def _appearance_of(app: QApplication) -> Appearance:
    """Begin the look of a program, once: everything that is laid out or painted asks for it."""
    return Appearance(app)


def current_theme() -> Theme:
    """Tell the tokens in use: colours, and sizes already zoomed."""
    return appearance().theme


def scaled(length: float) -> int:
    """Scale a length in pixels at 100 % to the zoom in use."""
    return round(length * appearance().zoom)


def set_state(widget: QWidget, state: str) -> None:
    """Give a widget a state that the stylesheet shows, such as "error" or "stale"; empty ends it."""
    if (widget.property("state") or "") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def palette(look: Theme) -> QPalette:
    """Make the palette of a theme."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: look.paper, roles.WindowText: look.text, roles.Base: look.surface,
        roles.AlternateBase: look.paper, roles.Text: look.text, roles.Button: look.surface,
        roles.ButtonText: look.text, roles.BrightText: look.red, roles.ToolTipBase: look.raised,
        roles.ToolTipText: look.text, roles.PlaceholderText: look.text_faint, roles.Highlight: look.selection,
        roles.HighlightedText: look.text, roles.Link: look.accent, roles.LinkVisited: look.accent,
        roles.Accent: look.accent, roles.Light: look.surface, roles.Midlight: look.line, roles.Mid: look.line,
        roles.Dark: look.line_strong, roles.Shadow: look.line_strong,
    }  # fmt: skip
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.out))
    return made


def tokens(look: Theme) -> dict[str, str]:
    """List the tokens of a theme by the names that the stylesheet uses."""
    colours = {each.name: getattr(look, each.name) for each in fields(look)}
    sizes = {f"type_{each.name}": getattr(look.type, each.name) for each in fields(look.type)}
    spaces = {f"space_{each.name}": getattr(look.space, each.name) for each in fields(look.space)}
    lengths = {
        "field_height": look.control_height - 2,  # without its two border lines
        "half_radius": max(1, look.radius // 2),
        "tick": round(look.control_height / 2),
        "icon": round(look.control_height / 2),
        "head_edge": look.space.s + 3,  # where Qt begins the text of a cell of the same padding
        "bar": max(8, round(look.control_height / 3)),
        "bar_radius": max(2, round(look.control_height / 10)),
    }
    shades = {"notice_action": mixed(look.accent, look.surface, 0.6)}  # on a ground in the colour of text
    plain = {name: value for name, value in colours.items() if isinstance(value, str | int)}
    return {name: str(value) for name, value in {**plain, **shades, **sizes, **spaces, **lengths}.items()}


def _interface_family() -> tuple[str, float]:
    """Find the platform's own font; a system without one of its own gets the family of charts and pack."""
    files = font_files()
    for file in (files.regular, files.italic, files.semibold, files.bold):
        QFontDatabase.addApplicationFont(str(file))
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    return (FAMILY, _OWN_FAMILY_GROWTH) if system in ("", FALLBACK_FAMILY) else (system, 1.0)
