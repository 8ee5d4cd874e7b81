"""Where the room window stands: on the screen that was chosen, which may be unplugged and come back."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.screens import screen_name
from vmo_desktop.ui.settings import Settings

ALONE = (960, 540)
"""Size of the room window, as one among others, on a desk with a single screen."""


class RoomPlace(QObject):
    """Shows the room window full screen on another screen than the facilitator's, or small where there is only one.

    Signals
    -------
    lost(str)
        A screen was unplugged, so that the room has none; its name. The window is hidden until a screen comes.
    found()
        A screen for the room came back.
    """

    lost = Signal(str)
    found = Signal()

    def __init__(self, window: QWidget, room: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._room = room
        self._settings = settings
        self._screen_name = ""
        self.is_wanted = False
        self.is_lost = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_added)
            app.screenRemoved.connect(self._on_removed)

    def screens(self) -> list[QScreen]:
        """Every screen there is."""
        return QGuiApplication.screens()

    def screen(self) -> QScreen | None:
        """The screen for the room: the chosen one, else any but the facilitator's; None where there is only one."""
        own = self._window.screen()
        others = [each for each in self.screens() if each is not own]
        chosen = self._settings.room_screen
        return next((each for each in others if screen_name(each) == chosen), others[0] if others else None)

    def show(self) -> None:
        """Show the room window where it belongs."""
        self.is_wanted, self.is_lost = True, False
        screen = self.screen()
        if screen is None:
            self._show_small()
        else:
            self._fill(screen)

    def hide(self) -> None:
        """Hide the room window."""
        self.is_wanted = self.is_lost = False
        self._screen_name = ""
        self._room.hide()

    def choose(self, screen: QScreen) -> None:
        """Show the room on this screen from now on; the facilitator's window gives way."""
        self._settings.room_screen = screen_name(screen)
        if screen is self._window.screen():
            self.swap()
        else:
            self.show()

    def swap(self) -> bool:
        """Let the two windows exchange their screens; False where there is only one screen."""
        here, there = self._window.screen(), self.screen()
        if there is None:
            return False
        self._settings.room_screen = screen_name(here)
        self._move_window(there)
        if self.is_wanted:
            self.is_lost = False
            self._fill(here)
        return True

    def _move_window(self, screen: QScreen) -> None:
        """Put the facilitator's window on another screen, as large there as it was."""
        state, area = self._window.windowState(), screen.availableGeometry()
        whole = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized
        if state & whole:
            self._window.setWindowState(state & ~whole)
        size = self._window.size().boundedTo(area.size())
        self._window.setScreen(screen)
        self._window.resize(size)
        corner = area.center() - self._window.rect().center()
        self._window.move(max(corner.x(), area.left()), max(corner.y(), area.top()))
        self._window.setWindowState(state)

    def _fill(self, screen: QScreen) -> None:
        if self._room.isFullScreen():
            self._room.setWindowState(Qt.WindowState.WindowNoState)
        self._screen_name = screen.name()
        self._room.setScreen(screen)
        self._room.setGeometry(screen.geometry())
        self._room.showFullScreen()

    def _show_small(self) -> None:
        self._screen_name = ""
        if self._room.isFullScreen():
            self._room.setWindowState(Qt.WindowState.WindowNoState)
        self._room.resize(*ALONE)
        self._room.show()

    def _on_removed(self, screen: QScreen) -> None:
        """Hide before the system puts the room's picture over the facilitator's work, or that work below it."""
        if not self.is_wanted or self.is_lost:
            return
        left = [each for each in self.screens() if each is not screen]
        if screen.name() == self._screen_name or (self._screen_name and len(left) < 2):
            self._room.hide()
            self._screen_name = ""
            self.is_lost = True
            self.lost.emit(screen.name())

    def _on_added(self, _screen: QScreen) -> None:
        if self.is_wanted and self.is_lost and self.screen() is not None:
            self.show()
            self.found.emit()
