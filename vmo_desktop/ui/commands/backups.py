"""File > Backups: what was kept of the open workshop, and the ways back to it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vmo_desktop.errors import VmoError
from vmo_desktop.ui.backup_keeper import BackupKeeper
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.widgets.notice import Notice


class BackupCommands(QObject):
    """Shows the backups, and does with them what the user wants."""

    def __init__(self, window: QWidget, session: Session, notice: Notice, explain: Callable[[QWidget], None]) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._notice = notice
        self._explain = explain
        self.keeper = BackupKeeper(session)
        self.keeper.failed.connect(lambda error: notice.warn(str(error)))

    def show(self) -> None:
        """List the backups of the open workshop."""
        live = self._session.live
        if live is None:
            return
        from vmo_desktop.ui.dialogs.backups_dialog import BackupsDialog  # noqa: PLC0415 - when used
        from vmo_desktop.workshop.backups import Reason  # noqa: PLC0415 - when used

        self._session.settling.emit()
        dialog = BackupsDialog(live.workshop.path, self._window, is_read_only=live.workshop.is_read_only)

        def begin() -> None:
            try:
                dialog.finish(live.workshop.draft_backup(Reason.ASKED))
            except VmoError as error:
                self._session.failed.emit(error)

        dialog.draft_wanted.connect(begin)
        dialog.restore_wanted.connect(self._restore)
        dialog.copy_wanted.connect(lambda path: self._session.open_copy_of(path, live.workshop.path.stem))
        dialog.help_wanted.connect(partial(self._explain, dialog))
        dialog.open()

    def _restore(self, backup: Path) -> None:
        replaced = self._session.restore(backup)
        if replaced is not None:
            verb = (self.tr("Take that back"), lambda: self._restore(replaced))
            self._notice.tell(self.tr("The older state is in its place. What was there is kept as a backup."), [verb])
