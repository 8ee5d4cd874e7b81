"""Small pictures of the bubble charts of workshop files, drawn in a thread and kept in the user's data folder."""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtGui import QImage

from vmo_desktop.charts.theme import DARK, LIGHT
from vmo_desktop.errors import VmoError
from vmo_desktop.paths import RESOURCES, user_data_folder
from vmo_desktop.progress import Report
from vmo_desktop.ui.task import LatestTask

log = logging.getLogger(__name__)

EDITION = 2
"""Goes up when thumbnails are drawn in another way: the kept ones are then drawn anew."""

MOST_KEPT = 60
SAMPLES = RESOURCES / "pictures" / "samples"


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The picture of one file."""

    path: Path
    image: QImage


class Thumbnails(QObject):
    """Draws the wanted pictures one after the other.

    Signals
    -------
    made(Thumbnail)
        A picture is there.
    """

    made = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._due: deque[tuple[Path, bool]] = deque()
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)

    def want(self, paths: Sequence[Path], *, is_dark: bool) -> None:
        """Draw the charts of these files, and no longer those wanted before."""
        self._due = deque((path, is_dark) for path in paths)
        self._go_on()

    def wait(self) -> None:
        """Stop, and wait until no file is being read."""
        self._due.clear()
        self._task.wait()

    def _go_on(self) -> None:
        if self._due:
            path, is_dark = self._due.popleft()
            self._task.start(thumbnail_job(path, is_dark=is_dark))

    def _on_finished(self, made: Thumbnail) -> None:
        self.made.emit(made)
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, VmoError | OSError):
            raise error
        # Opening the file says in words what is wrong with it; the list only has no picture of it.
        log.info("no thumbnail: %s", type(error).__name__)
        self._go_on()


def thumbnail_job(path: Path, *, is_dark: bool) -> Callable[[Report], Thumbnail]:
    """Draw the chart of a file as it stands, unless it is kept already."""
    return lambda report: Thumbnail(path, _image(path, report, is_dark=is_dark))


def sample_picture(name: str, *, is_dark: bool) -> QImage:
    """Read the picture that comes with the program of a sample's chart; empty when there is none."""
    return QImage(str(SAMPLES / f"{name}-{'dark' if is_dark else 'light'}.png"))


def _image(path: Path, report: Report, *, is_dark: bool) -> QImage:
    kept = _kept_as(path, is_dark=is_dark)
    image = QImage(str(kept)) if kept.is_file() else QImage()
    if not image.isNull():
        return image
    from vmo_desktop.charts.bubble_data import bubble_data  # noqa: PLC0415 - start-up does not wait for it
    from vmo_desktop.charts.thumbnail import thumbnail  # noqa: PLC0415 - as above
    from vmo_desktop.workshop.safe_write import write_bytes_safely  # noqa: PLC0415 - as above
    from vmo_desktop.workshop.workshop import Workshop  # noqa: PLC0415 - as above

    with Workshop.read(path) as workshop:
        report(1, 2)
        content = thumbnail(bubble_data(workshop.results), DARK if is_dark else LIGHT)
    write_bytes_safely(kept, content)
    _let_go_of_old(kept.parent)
    return QImage.fromData(content)


def _kept_as(path: Path, *, is_dark: bool) -> Path:
    """Name the kept picture of a file: a changed file has another."""
    found = path.stat()
    key = f"{EDITION}\n{path.resolve()}\n{found.st_mtime_ns}\n{found.st_size}\n{is_dark}"
    folder = user_data_folder() / "thumbnails"
    folder.mkdir(exist_ok=True)
    name = QCryptographicHash.hash(key.encode("utf-8", "surrogateescape"), QCryptographicHash.Algorithm.Sha256)
    return folder / f"{bytes(name.toHex().data()).decode()[:32]}.png"


def _let_go_of_old(folder: Path) -> None:
    files = sorted(folder.glob("*.png"), key=lambda each: each.stat().st_mtime, reverse=True)
    for each in files[MOST_KEPT:]:
        each.unlink(missing_ok=True)
