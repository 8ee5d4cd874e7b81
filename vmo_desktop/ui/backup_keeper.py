"""Backups without asking: after so many edits, or so many minutes in which something was edited."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vmo_desktop.errors import VmoError
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.task import LatestTask

if TYPE_CHECKING:  # the window paints before SQLAlchemy is loaded
    from vmo_desktop.ui.live import LiveWorkshop

log = logging.getLogger(__name__)

EDITS = 50
MINUTES = 5


class BackupKeeper(QObject):
    """Copies the open workshop in the window's thread, which owns the file, and checks the copy in another.

    Signals
    -------
    failed(VmoError)
        The first backup of the open workshop that could not be made.
    """

    failed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._live: LiveWorkshop | None = None
        self._edits = 0
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MINUTES * 60_000)
        self._timer.timeout.connect(self.back_up)
        self._task = LatestTask(self)
        self._task.failed.connect(self._on_failed)
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)

    @property
    def is_checking(self) -> bool:
        """Whether a copy is being checked."""
        return self._task.is_running

    def back_up(self) -> None:
        """Make a backup now, unless nothing was edited since the last one."""
        live = self._live
        if live is None or not self._edits or self._task.is_running:
            return
        from vmo_desktop.workshop.backups import Reason  # noqa: PLC0415 - the store, when used

        self._edits = 0
        self._timer.stop()
        try:
            draft = live.workshop.draft_backup(Reason.EDITS)
        except VmoError as error:
            self._on_failed(error)
            return
        self._task.start(lambda _report: draft.finish())

    def _on_opened(self, live: "LiveWorkshop") -> None:
        self._live = live
        self._edits = 0
        self._has_failed = False
        live.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._edits += 1
        if self._edits >= EDITS:
            self.back_up()
        elif not self._timer.isActive():
            self._timer.start()

    def _on_closing(self) -> None:
        self.back_up()
        self._timer.stop()
        self._live = None

    def _on_failed(self, error: BaseException) -> None:
        """Tell it once: the workshop itself is saved all the same."""
        if not isinstance(error, VmoError):
            raise error
        log.warning("no backup: %s", type(error).__name__)
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)
