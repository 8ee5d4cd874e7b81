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

F1 = "explain"
"""The name of the key in each dialog that has it already."""

if TYPE_CHECKING:
    from vmo_desktop.ui.help.help_window import HelpWindow


class HelpCommands(QObject):
    """Handlers of the Help menu."""

    def __init__(self, window: QWidget, table: ActionTable, session: Session, area: StageArea) -> None:
        super().__init__(window)
        self.tour = Tour(window, session, area, table["view.chart_only"])
        self._window = window
        self._table = table
        self._area = area
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

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

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        """Let F1 show the topic of a dialog too: the keys of the window do not reach it."""
        dialog = None if now is None else now.window()
        if not isinstance(dialog, QDialog) or dialog not in self._window.findChildren(QDialog):
            return
        if dialog.objectName() != "help_window" and not dialog.findChild(QShortcut, F1):
            key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
            key.setObjectName(F1)
            key.activated.connect(partial(self._explain, dialog))

    def _explain(self, dialog: QDialog) -> None:
        topic = topic_of(QApplication.focusWidget(), self._area.page_id)
        self.show_topic(topic, dialog)

    def entries(self) -> list[Entry]:
        """List the topics for the search."""
        return [
            Entry(Kind.HELP, topic.title, self.tr("Help"), "help", partial(self.show_topic, topic.id), more=topic.words)
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
