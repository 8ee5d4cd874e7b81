"""Backups without asking: after so many edits or minutes of editing, before many rows change, and at the end."""

import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vmo_desktop.errors import VmoError
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.task import LatestTask

if TYPE_CHECKING:  # the window paints before SQLAlchemy is loaded
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.workshop.backups import Draft

log = logging.getLogger(__name__)

EDITS = 50
MINUTES = 5

REST_S = 60.0
"""Steps of many rows within so many seconds are one piece of work: what was there before it is kept."""


class BackupKeeper(QObject):
    """Takes the state of the open workshop in the window's thread, and writes and checks it in another.

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
        self._kept_at = -REST_S
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MINUTES * 60_000)
        self._timer.timeout.connect(self.back_up)
        self._tasks = (self._make_task(), self._make_task())
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)

    def _make_task(self) -> LatestTask:
        task = LatestTask(self)
        task.failed.connect(self._on_failed)
        return task

    @property
    def is_checking(self) -> bool:
        """Whether a backup is being written and checked."""
        return any(task.is_running for task in self._tasks)

    def back_up(self) -> None:
        """Make a backup now, unless nothing was edited since the last one."""
        live = self._live
        if live is None or not self._edits:
            return
        from vmo_desktop.workshop.backups import Reason  # noqa: PLC0415 - the store, when used

        self._edits = 0
        self._timer.stop()
        try:
            draft = live.workshop.draft_backup(Reason.EDITS)
        except VmoError as error:
            self._on_failed(error)
            return
        self._finish(draft, of=0)

    def finish(self) -> None:
        """Let what is being kept be kept, and wait for it: for the end of the program."""
        for task in self._tasks:
            task.finish()

    def await_end(self) -> None:
        """Wait in another thread than the window's until what is being kept is kept."""
        for task in self._tasks:
            task.await_end()

    def _on_opened(self, live: "LiveWorkshop") -> None:
        self._live = live
        self._edits = 0
        self._has_failed = False
        self._kept_at = -REST_S
        live.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._keep_former()
        self._edits += 1
        if self._edits >= EDITS:
            self.back_up()
        elif not self._timer.isActive():
            self._timer.start()

    def _keep_former(self) -> None:
        """Keep what stood there before a step of many rows."""
        draft = self._live.workshop.draft_former() if self._live is not None else None
        if draft is None:
            return
        from vmo_desktop.workshop.backups import Reason  # noqa: PLC0415 - the store, when used

        if draft.reason is Reason.BULK and time.monotonic() - self._kept_at < REST_S:
            return
        self._kept_at = time.monotonic()
        self._finish(draft, of=1)

    def _finish(self, draft: "Draft", *, of: int) -> None:
        self._tasks[of].start(lambda _report: draft.finish())

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
