"""The application object: what the system asks of the running program."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from vmo_desktop.ui.single_instance import Request


class Application(QApplication):
    """On macOS, files come to a program as events rather than as arguments.

    Signals
    -------
    asked(Request)
        The system asks to open a file.
    """

    asked = Signal(object)

    @override
    def event(self, event: QEvent) -> bool:
        """Take the file that was double-clicked."""
        if isinstance(event, QFileOpenEvent):
            self.asked.emit(Request(event.file()))
            return True
        return super().event(event)
