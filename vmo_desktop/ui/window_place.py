"""Where the window stands and how large it is: remembered soon after each change, so that it survives a crash too."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.ui.settings import Settings

REST_MS = 1_500
"""A window that is being moved is not written down at every step."""

_CHANGES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


class WindowPlace(QObject):
    """Puts the window where it stood, and remembers where it is moved."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.remember)
        window.restoreGeometry(settings.layout("window"))
        window.installEventFilter(self)

    def remember(self) -> None:
        """Write down place and size; a full screen is left with the program."""
        self._timer.stop()
        if not self._window.isFullScreen():
            self._settings.remember_layout("window", self._window.saveGeometry())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a change of a window that people see."""
        if event.type() in _CHANGES and self._window.isVisible():
            self._timer.start()
        return False
