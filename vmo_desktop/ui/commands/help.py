"""The Help menu."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.dialogs.about_dialog import AboutDialog
from vmo_desktop.ui.errors import log_folder


class HelpCommands(QObject):
    """Handlers of the Help menu."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def show_log(self) -> None:
        """Open the folder of the log."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    def show_about(self) -> None:
        """Show version and licences."""
        AboutDialog(self._window).open()
