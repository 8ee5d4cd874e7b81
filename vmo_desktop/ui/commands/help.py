"""The Help menu."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from vmo_desktop.ui.actions import ActionTable
from vmo_desktop.ui.errors import log_folder
from vmo_desktop.ui.help.topics import KEYBOARD, START, topic_of, topics, with_commands
from vmo_desktop.ui.search.entries import Entry, Kind
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.stage_area import StageArea
from vmo_desktop.ui.tour.tour import Tour

if TYPE_CHECKING:
    from vmo_desktop.ui.help.help_window import HelpWindow


class HelpCommands(QObject):
    """Handlers of the Help menu."""

    def __init__(self, window: QWidget, table: ActionTable, session: Session, area: StageArea) -> None:
        super().__init__(window)
        self.tour = Tour(window, session, area)
        self._window = window
        self._table = table
        self._area = area

    def show_here(self) -> None:
        """Show the topic of what has the keyboard."""
        self.show_topic(topic_of(QApplication.focusWidget(), self._area.page_id))

    def show_start(self) -> None:
        """Show the first topic."""
        self.show_topic(START)

    def show_keyboard(self) -> None:
        """Show every key."""
        self.show_topic(KEYBOARD)

    def take_tour(self) -> None:
        """Lead through the stages."""
        self.tour.begin()

    def show_topic(self, topic_id: str, above: QWidget | None = None) -> None:
        """Show a topic in the window of the help, above a dialog if one is open."""
        window = self._help_window(above or self._window)
        window.show_topic(topic_id)
        window.show()
        window.raise_()
        window.activateWindow()

    def answer_in(self, dialog: QDialog) -> None:
        """Let F1 in a dialog show its topic."""
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
        key.activated.connect(partial(self.show_topic, topic_of(dialog, ""), dialog))

    def entries(self) -> list[Entry]:
        """List the topics for the search."""
        return [
            Entry(Kind.HELP, topic.title, self.tr("Help"), "help", partial(self.show_topic, topic.id), more=topic.text)
            for topic in topics()
        ]

    def show_log(self) -> None:
        """Open the folder of the log."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    def show_about(self) -> None:
        """Show version and licences."""
        from vmo_desktop.ui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415 - it reads every licence

        AboutDialog(self._window).open()

    def _help_window(self, above: QWidget) -> "HelpWindow":
        from vmo_desktop.ui.help.help_window import HelpWindow  # noqa: PLC0415 - when asked for

        open_ones: Iterable[HelpWindow] = self._window.findChildren(HelpWindow)
        for each in open_ones:
            if each.parentWidget() is above:
                return each
            each.close()
        return HelpWindow([with_commands(topic, self._table.commands.values()) for topic in topics()], above)
