"""Loading the heavy libraries behind the painted window."""

from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal

from vmo_desktop.ui import session


class Preload(QObject):
    """Imports in a thread what opening a workshop and drawing its chart will need.

    Signals
    -------
    ready()
        Workshops can be opened, while the libraries of charts are still being loaded.
    finished()
        All is loaded; also when an import failed, which the crash guard tells.
    """

    ready = Signal()
    finished = Signal()
    _opens = Signal()
    _done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opens.connect(self.ready, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self.finished, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._run, name="preload", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Wait for the end: before the application goes, and before this thread imports a chart.

        Two threads that import the same library from two ends may find it half made.
        """
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            session.load()
            self._opens.emit()
            import matplotlib.backends.backend_agg  # noqa: PLC0415 - here, so that the first chart does not wait
            import matplotlib.figure  # noqa: F401, PLC0415 - the same

            from vmo_desktop.workshop.safe_write import sweep  # noqa: PLC0415 - the same

            sweep()
        finally:
            self._done.emit()
