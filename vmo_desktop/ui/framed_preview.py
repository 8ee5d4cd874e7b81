"""Shows the newest state of a drag to all who follow, once a frame while it goes on."""

from PySide6.QtCore import QObject, QTimer

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.results import Results

FRAME_MS = 16
"""A drag is shown at most so often; the hand does not see more."""


class FramedPreview(QObject):
    """What a drag would make of the workshop, not yet written."""

    def __init__(self, live: LiveWorkshop, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._results: Results | None = None
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self.show_now)

    @property
    def is_on(self) -> bool:
        """Whether something is shown that is not written."""
        return self._results is not None

    def offer(self, results: Results) -> None:
        """Show these results with the next frame."""
        self._results = results
        if not self._frame.isActive():
            self._frame.start()

    def show_now(self) -> None:
        """Show what was offered last at once."""
        if self._results is not None:
            self._live.preview(self._results)

    def end(self) -> None:
        """Show the workshop as it stands again."""
        self._frame.stop()
        if self._results is not None:
            self._results = None
            self._live.preview(None)
