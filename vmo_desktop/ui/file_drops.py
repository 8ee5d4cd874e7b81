"""Files dragged onto the window, wherever in it: one file is taken, or many ballots; else a sentence answers."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override


class FileDrops(QObject):
    """Watches a window for what is dragged onto it.

    Signals
    -------
    dropped(Path)
        The file to open or import.
    ballots_dropped(list of Path)
        Several files, ballots among them.
    refused(str)
        Something else was dropped; the sentence says what can be.
    dragged(bool)
        A file is dragged over the window, or no longer.
    """

    dropped = Signal(object)
    ballots_dropped = Signal(object)
    refused = Signal(str)
    dragged = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def watch_all(self) -> None:
        """See files before the widgets do: a text field would write their path. The window has to be shown by then."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files everywhere, and texts where no field took them."""
        if event.type() is QEvent.Type.DragLeave:
            self.dragged.emit(False)
        elif isinstance(event, QDropEvent) and (watched is self._window or event.mimeData().hasUrls()):
            if QApplication.activeModalWidget() is None:  # a dialog asks about the open workshop
                event.acceptProposedAction()
                self._answer(event)
            else:
                event.ignore()
            return True
        return False

    def _answer(self, event: QDropEvent) -> None:
        is_drop = event.type() is QEvent.Type.Drop
        self.dragged.emit(not is_drop and event.mimeData().hasUrls())
        if is_drop:
            found = self._found(event.mimeData())
            tell = self.dropped if isinstance(found, Path) else self.ballots_dropped
            tell = self.refused if isinstance(found, str) else tell
            # The program that the file comes from waits until the drop is answered.
            QTimer.singleShot(0, self, partial(tell.emit, found))

    def _found(self, data: QMimeData) -> Path | list[Path] | str:
        """The one file, or many with ballots among them, or why there is none."""
        if not data.hasUrls():
            return self.tr("Text cannot be dropped here. Copy the cells and paste them into the table of initiatives.")
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if not files:
            return self.tr("Only files of this computer can be dropped here. Save it first, then drop the file.")
        if len(files) > 1 and _has_ballot(files):
            return files
        if len(files) > 1:
            return self.tr("These are %1 files. Drop one at a time: a workshop, or a spreadsheet.").replace(
                "%1", str(len(files))
            )
        if files[0].is_dir():
            return self.tr("%1 is a folder. Drop a workshop or a spreadsheet that is in it.").replace(
                "%1", files[0].name
            )
        return files[0]


def _has_ballot(files: list[Path]) -> bool:
    from vmo_desktop.exchange.ballot_mark import is_ballot  # noqa: PLC0415 - when used

    return any(map(is_ballot, files))
