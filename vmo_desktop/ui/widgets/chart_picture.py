"""The chart as a picture: on the clipboard, or in a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from vmo_desktop.charts.picture import Draw, picture, save_picture
from vmo_desktop.errors import VmoError
from vmo_desktop.ui.file_name import proposed_name
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.settings import Settings


class ChartPicture(QObject):
    """Copies and saves the chart that a widget shows, as it is seen; `name` is what the chart is called.

    Signals
    -------
    told(str)
        What was done.
    failed(VmoError)
        Why it was not.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, chart: QWidget, draw: Callable[[], Draw], name: str) -> None:
        super().__init__(chart)
        self._chart = chart
        self._draw = draw
        self._name = name

    def copy(self) -> None:
        """Put the chart on the clipboard."""
        content = picture(self._draw(), self._chart.width(), self._chart.height(), "png")
        QGuiApplication.clipboard().setImage(QImage.fromData(content))
        self.told.emit(self.tr("Picture copied."))

    def save(self, path: Path) -> None:
        """Save the chart as PNG, SVG or PDF, by the ending of the name."""
        try:
            save_picture(path, self._draw(), self._chart.width(), self._chart.height())
        except VmoError as error:
            self.failed.emit(error)
        else:
            self.told.emit(filled(self.tr("%1 is saved in %2."), path.name, str(path.parent)))

    def ask_and_save(self, title: str) -> None:
        """Ask where to, with the workshop's title as the name, and save."""
        settings = Settings()
        name = f"{title} {self._name}".strip()
        name = name[:1].upper() + name[1:]
        start = str(Path(settings.last_folder) / proposed_name(name, ".png"))
        kinds = self.tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)")
        chosen, kind = QFileDialog.getSaveFileName(self._chart, self.tr("Save the chart as a picture"), start, kinds)
        if chosen:
            path = _of_kind(Path(chosen), kind.rpartition("*")[2].rstrip(")"))
            settings.last_folder = str(path.parent)
            self.save(path)


def _of_kind(path: Path, ending: str) -> Path:
    """The file in the kind that was chosen, where the name is still the proposed one or has no ending.

    The dialog has asked before replacing the file as it was named; no other is replaced.
    """
    other = path.with_suffix(ending)
    is_open = path.suffix.lower() in ("", ".png")
    return other if is_open and ending and not other.exists() else path
