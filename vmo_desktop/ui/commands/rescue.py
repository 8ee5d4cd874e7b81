"""What the window does about a workshop file that cannot be opened."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vmo_desktop.errors import FileRefused
from vmo_desktop.progress import Report
from vmo_desktop.ui.backup_keeper import BackupKeeper
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from vmo_desktop.workshop.ways_back import WaysBack


class RescueCommands(QObject):
    """Looks in a thread for ways back, and shows them where there are any; else the refusal stays a notice."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        keeper: BackupKeeper,
        notice: Notice,
        explain: Callable[[QWidget], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._keeper = keeper
        self._notice = notice
        self._explain = explain
        self._error: FileRefused | None = None
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_found)
        session.refused.connect(self.offer)
        session.opening.connect(self._task.wait)  # a file has one reader at a time in this process

    @property
    def is_looking(self) -> bool:
        """Whether ways back are being looked for."""
        return self._task.is_running

    def offer(self, error: FileRefused) -> None:
        """Look for what can be done about a refused file."""
        from vmo_desktop.workshop.ways_back import ways_back  # noqa: PLC0415 - when needed

        def found(report: Report) -> "WaysBack":
            self._keeper.await_end()  # closing the file may just have begun the newest backup of it
            return ways_back(error, report)

        self._error = error
        self._task.start(found)

    def _on_found(self, ways: "WaysBack") -> None:
        error = self._error
        if error is None or not ways.is_any:
            return
        from vmo_desktop.ui.dialogs.rescue_dialog import RescueDialog  # noqa: PLC0415 - when needed

        self._notice.hide()
        dialog = RescueDialog(error, ways, self._window)
        dialog.copy_wanted.connect(partial(self._open_copy, error.path.stem))
        dialog.saved_wanted.connect(self._session.open)
        dialog.help_wanted.connect(partial(self._explain, dialog))
        dialog.open()

    def _open_copy(self, stem: str, path: Path) -> None:
        if self._session.open_copy_of(path, stem):
            self._notice.tell(self.tr("This is a copy. File > Save as gives it a name and a place."))
