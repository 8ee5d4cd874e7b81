"""Watches the file of the open workshop without touching it: lost, or free to be edited after somebody else."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from vmo_desktop.errors import WhyReadOnly
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.task import LatestTask

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop

EVERY_MS = 5_000

Look = tuple[int, int, int, int]
"""Device, number, size and time of change of a file: while they are the same, nothing happened to it."""


class FileWatch(QObject):
    """Looks when the window comes to the front, and every few seconds while it is there.

    Only the file's entry in its folder is read, in a thread, as a network may take its time to answer.

    Signals
    -------
    lost(FileLost)
        What is open is no longer what stands at its path; told once.
    freed()
        Whoever kept us from editing has closed the file.
    """

    lost = Signal(object)
    freed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._live: LiveWorkshop | None = None
        self._seen: Look | None = None
        self._has_told = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_looked)
        session.opened.connect(self._on_opened)
        session.moved.connect(self._on_moved)
        session.closing.connect(self._on_closing)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state_changed)

    @property
    def is_looking(self) -> bool:
        """Whether an answer of the file system is still to come."""
        return self._task.is_running

    def look(self) -> None:
        """Look whether something happened to the file; told when it is known."""
        live = self._live
        if live is None or self._task.is_running:
            return
        path, workshop = live.workshop.path, live.workshop
        if workshop.why_read_only is WhyReadOnly.EDITED:
            self._task.start(lambda _report: workshop.may_be_edited())
        elif not workshop.is_read_only:
            self._task.start(lambda _report: look_of(path))

    def _on_opened(self, live: "LiveWorkshop") -> None:
        self._live = live
        self._seen = look_of(live.workshop.path)
        self._has_told = False
        self._timer.start()

    def _on_moved(self) -> None:
        if self._live is not None:
            self._on_opened(self._live)

    def _on_closing(self) -> None:
        self._timer.stop()
        self._task.stop()
        self._live = None

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        is_active = state is Qt.ApplicationState.ApplicationActive
        if is_active and self._live is not None:
            self._timer.start()
            self.look()
        elif not is_active:
            self._timer.stop()

    def _on_looked(self, found: object) -> None:
        live = self._live
        if live is None or live.is_writing:
            return
        if isinstance(found, bool):
            if found and not self._has_told:
                self._has_told = True
                self.freed.emit()
            return
        if found == self._seen:
            return
        loss = live.workshop.find_loss()
        if loss is None:
            self._seen, self._has_told = look_of(live.workshop.path), False  # it was us who wrote
        elif not self._has_told:
            self._has_told = True
            self.lost.emit(loss)


def look_of(path: Path) -> Look | None:
    """What the folder says about a file; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
