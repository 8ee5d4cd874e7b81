"""The screen that the window is on: zoom and layout are remembered for each one by its name and size."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.ui.settings import ZOOM_STEPS, Settings

PLAIN_DPI = 72.0 if sys.platform == "darwin" else 96.0
"""Dots per inch of a system that enlarges nothing."""


class CurrentScreen(QObject):
    """One object of the running program that knows where its window is.

    Signals
    -------
    changed()
        The window is on another screen, or its screen has another size, as when a projector is plugged in.
    """

    changed = Signal()

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.setObjectName("current_screen")
        self._screen = QGuiApplication.primaryScreen()
        self._name = screen_name(self._screen)
        self._screen.geometryChanged.connect(self._look)

    @property
    def name(self) -> str:
        """The key under which zoom and layout of this screen are remembered."""
        return self._name

    @property
    def zoom(self) -> float:
        """What was chosen on this screen; on an unknown one as much as the system enlarges letters by itself."""
        return Settings().zoom_on(self._name, default=usual_zoom(self._screen.logicalDotsPerInch()))

    def follow(self, window: QWidget) -> None:
        """Look from now on where this window is."""
        window.installEventFilter(self)
        self._move_to(window.screen())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the window comes to another screen."""
        if event.type() is QEvent.Type.ScreenChangeInternal and isinstance(watched, QWidget):
            self._move_to(watched.screen())
        return False

    def _move_to(self, screen: QScreen) -> None:
        if screen is not self._screen:
            self._screen.geometryChanged.disconnect(self._look)
            self._screen = screen
            self._screen.geometryChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        name = screen_name(self._screen)
        if name != self._name:
            self._name = name
            self.changed.emit()


def current_screen() -> CurrentScreen:
    """Find the screen of the running program's window; until there is one, the first screen."""
    app = QCoreApplication.instance()
    if app is None:
        raise TypeError("a screen needs an application")
    found = app.findChild(CurrentScreen, "current_screen")
    return found if found is not None else CurrentScreen(app)


def screen_name(screen: QScreen) -> str:
    """Name a screen as the system does, with its size: one socket may have a laptop's panel or a projector."""
    size = screen.geometry().size()
    name = screen.name().replace("/", "-").replace("\\", "-")
    return f"{name} {size.width()}x{size.height()}"


def usual_zoom(dots_per_inch: float) -> float:
    """Tell the step of zoom nearest to what the system enlarges letters by, and that Qt does not do already."""
    wanted = dots_per_inch / PLAIN_DPI
    return min((step for step in ZOOM_STEPS if step >= 1), key=lambda step: abs(step - wanted))
