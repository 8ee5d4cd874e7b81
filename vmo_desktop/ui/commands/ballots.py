"""Ballots as files: handed out as workbooks or on paper, and read when they come back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from vmo_desktop.errors import NotAllowed, VmoError
from vmo_desktop.ui.folder_shown import show_in_folder
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from vmo_desktop.ui.dialogs.hand_out_dialog import HandOutDialog


class BallotCommands(QObject):
    """Handlers of the ballots' commands."""

    def __init__(self, window: QWidget, session: Session, settings: Settings, notice: Notice) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings
        self._notice = notice

    def export(self) -> None:
        """Write workbooks for an open round."""
        from vmo_desktop.ui.dialogs.hand_out_dialog import ExportBallotsDialog  # noqa: PLC0415 - when used

        self._hand_out(ExportBallotsDialog)

    def print_out(self) -> None:
        """Print ballots for an open round, or write them as PDF."""
        from vmo_desktop.ui.dialogs.hand_out_dialog import PrintBallotsDialog  # noqa: PLC0415 - when used

        self._hand_out(PrintBallotsDialog)

    def read(self) -> None:
        """Ask for files that came back and read them."""
        title, kinds = self.tr("Ballots that came back"), self.tr("Excel workbooks (*.xlsx *.xlsm);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self._window, title, self._settings.last_folder, kinds)
        if names:
            self._settings.last_folder = str(Path(names[0]).parent)
            self.read_files([Path(name) for name in names])

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read returned files, also those in folders."""
        live = self._session.live
        if live is None or live.workshop.is_read_only:
            words = self.tr("Open the workshop that the ballots belong to, then drop them onto it.")
            if live is not None:
                words = self.tr("This workshop is open for reading only, so no ballot can be taken in.")
            self._notice.refuse(words)
            return
        from vmo_desktop.exchange.ballot_files import listed_files  # noqa: PLC0415 - when used
        from vmo_desktop.ui.dialogs.returned_ballots_dialog import ReturnedBallotsDialog  # noqa: PLC0415 - the same

        self._session.settling.emit()
        try:
            files = listed_files(paths)
        except VmoError as error:
            self._session.failed.emit(error)
            return
        ReturnedBallotsDialog(live, files, self._window).open()

    def _hand_out(self, kind: "type[HandOutDialog]") -> None:
        live = self._session.live
        if live is None:
            return
        from vmo_desktop.workshop.ballot_form import open_rounds  # noqa: PLC0415 - with the workshop

        self._session.settling.emit()
        if not open_rounds(live.snapshot):
            words = self.tr("No round on scores is open. Open one first: a ballot asks what its round asks.")
            self._session.failed.emit(NotAllowed(words))
            return
        dialog = kind(live, self._settings, self._window)
        dialog.told.connect(self._tell)
        dialog.open()

    def _tell(self, words: str, path: object) -> None:
        verbs = [(self.tr("Show in folder"), lambda: show_in_folder(path))] if isinstance(path, Path) else []
        self._notice.tell(words, verbs)
