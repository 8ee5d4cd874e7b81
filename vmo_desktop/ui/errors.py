"""What happens when something goes wrong: words for the user's errors, a log and a report for the program's own.

The log holds no names, texts or amounts of a workshop.
"""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from vmo_desktop.errors import FileRefused, VmoError, WorkshopReadOnly, WriteFailed, places
from vmo_desktop.paths import user_data_folder

log = logging.getLogger(__name__)

LOG_BYTES = 256 * 1024
LOG_FILES = 4


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
        self._caught.connect(self.crashed, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Watch over the whole process."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def report(self, error: BaseException) -> None:
        """Log an exception and tell it."""
        from vmo_desktop.ui.crash_report import CrashReport  # noqa: PLC0415 - hardly ever, and start-up counts

        log.error("unexpected\n%s", places(error))
        self._caught.emit(CrashReport.of(error))

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)


def log_folder() -> Path:
    """Find the folder of the log, made when missing."""
    folder = user_data_folder() / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def start_log() -> Callable[[], None]:
    """Write the log and the traces of hard crashes to files; gives back what stops it."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - after the first paint

    folder = log_folder()
    handler = RotatingFileHandler(
        folder / "vmo-desktop.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faults = (folder / "faults.log").open("a", encoding="utf-8")
    faulthandler.enable(faults)

    def stop() -> None:
        faulthandler.disable()
        faults.close()
        root.removeHandler(handler)
        handler.close()

    return stop
