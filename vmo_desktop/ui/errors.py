"""What happens when something goes wrong: words for the user's errors, a log and a report for the program's own.

The log holds no names, texts or amounts of a workshop.
"""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from vmo_desktop.errors import FileRefused, VmoError, WorkshopReadOnly, WriteFailed, places
from vmo_desktop.paths import user_data_folder

if TYPE_CHECKING:
    from vmo_desktop.ui.crash_report import CrashReport

log = logging.getLogger(__name__)


def remedies(error: VmoError) -> tuple[str, ...]:
    """List the commands, by id, that help out of an error."""
    if isinstance(error, WorkshopReadOnly | WriteFailed):
        return ("file.save_copy",)
    if isinstance(error, FileRefused):
        return ("file.open",)
    return ()


class CrashGuard(QObject):
    """Catches what nobody caught, in any thread, and tells it in the window's thread.

    Signals
    -------
    crashed(CrashReport)
        Already in the log.
    """

    crashed = Signal(object)
    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_telling = False
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Watch over the whole process."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def report(self, error: BaseException) -> None:
        """Log an exception and tell it."""
        from vmo_desktop.ui.crash_report import CrashReport  # noqa: PLC0415 - hardly ever, and start-up counts

        log.error("unexpected\n%s", places(error))
        if not self._is_telling:  # a fault of the telling itself would be told for ever
            self._caught.emit(CrashReport.of(error))

    def _tell(self, report: "CrashReport") -> None:
        self._is_telling = True
        self.crashed.emit(report)
        self._is_telling = False

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)


def log_folder() -> Path:
    """Where the log is; the folder need not exist."""
    return user_data_folder() / "logs"


def start_log() -> Callable[[], None]:
    """Write the log and the traces of hard crashes to files; gives back what stops it.

    Where they cannot be written, as on a full disk, the program goes on without.
    """
    from vmo_desktop.ui.log_file import LogFile  # noqa: PLC0415 - after the first paint

    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        faults = (folder / "faults.log").open("a", encoding="utf-8")
    except OSError:
        return lambda: None
    handler = LogFile(folder / "vmo-desktop.log")
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faulthandler.enable(faults)

    def stop() -> None:
        faulthandler.disable()
        with suppress(OSError):  # what is left to write may find no room
            faults.close()
        root.removeHandler(handler)
        handler.close()

    return stop
