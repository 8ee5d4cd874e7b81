"""Loading the heavy libraries behind the painted window."""

from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal

from vmo_desktop.ui import session


class Preload(QObject):
    """Imports in a thread what opening a workshop and drawing its chart will need.

    Signals
    -------
    finished()
        In the window's thread; also when the import failed, which the crash guard tells.
    """

    finished = Signal()
    _done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done.connect(self.finished, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._run, name="preload", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Wait for the end, before the application goes."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            session.load()
            import matplotlib.backends.backend_agg  # noqa: PLC0415 - here, so that the first chart does not wait
            import matplotlib.figure  # noqa: F401, PLC0415 - the same
        finally:
            self._done.emit()
