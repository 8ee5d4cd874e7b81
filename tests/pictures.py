"""Makes the pictures of the README and the help from the samples: ``python -m tests.pictures [NAME …]``.

The window is the real one, drawn offscreen; every picture waits until nothing in the window is under way.
"""

import os

# Qt reads this when it is first imported.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import csv
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QRect, QSettings, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.theme import DARK, LIGHT
from vmo_desktop.charts.thumbnail import thumbnail
from vmo_desktop.exchange import library
from vmo_desktop.paths import RESOURCES, WORKSHOPS
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.settings import Scheme, Settings
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.thumbnails import SAMPLES as THUMBNAILS
from vmo_desktop.workshop.workshop import Workshop

FOLDER = RESOURCES / "pictures"
SAMPLE = "meridian"
WIDTH, HEIGHT = 1440, 900
LARGEST = 250_000
"""Bytes of a picture, at most."""
LONGEST_MS = 60_000
SLOW_TIMER_MS = 1_000
"""Timers of this interval and more are there for people who read a notice, not for what is still to be drawn."""


@dataclass(frozen=True)
class Scene:
    """What a picture shows: it leads the window there, and gives back a dialog that stands before it, if any."""

    lead: Callable[[MainWindow], QWidget | None]
    scheme: Scheme = Scheme.LIGHT


def _start(window: MainWindow) -> QWidget | None:
    window.session.close()
    return None


def _stage(
    page_id: str, *, code: str = "M06", driver: int = 2, has_inspector: bool = False
) -> Callable[[MainWindow], QWidget | None]:
    """Show a stage with an initiative and a driver selected."""

    def lead(window: MainWindow) -> QWidget | None:
        if window.session.live is None:
            window.session.explore(SAMPLE)
        inspector = window.actions_table["view.inspector"]
        live, area = window.session.live, window.workbench.area
        assert live is not None
        area.show_page(page_id)
        if inspector.isEnabled() and inspector.isChecked() != has_inspector:
            inspector.trigger()
        selection = window.findChildren(Panel)[0].selection
        selection.select_driver(live.snapshot.leaves[driver].id)
        selection.select_initiative(next(each.id for each in live.snapshot.initiatives if each.code == code))
        return None

    return lead


def _import(window: MainWindow) -> QWidget:
    """Bring the sample's initiatives in as a continental spreadsheet has them."""
    window.session.create("value-management-office")
    source = Path(tempfile.mkdtemp()) / "Portfolio 2027.csv"
    lines = ["Proposals for 2027;;;;;;;", "Code;Initiative;Sponsor;Class;Effort;Total cost;Start;Confidence"]
    with (WORKSHOPS / "samples" / SAMPLE / "initiatives.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            day = date.fromisoformat(row["start_date"]).strftime("%d.%m.%Y")
            cost = f"{int(row['cost']):,} €".replace(",", ".")
            lines.append(
                f"{row['code']};{row['name']};{row['sponsor']};{row['class_name']};{row['effort']};{cost};{day};"
                f"{row['confidence']} %"
            )
    source.write_text("\n".join(lines), encoding="utf-8")
    window.take(source)
    dialog = window.findChild(ImportWizard)
    assert dialog is not None
    dialog.resize(1220, 700)
    return dialog


SCENES = {
    "start": Scene(_start),
    "score": Scene(_stage("score")),
    "score-dark": Scene(_stage("score"), Scheme.DARK),
    "frame": Scene(_stage("frame")),
    "drivers": Scene(_stage("drivers")),
    "initiatives": Scene(_stage("initiatives", has_inspector=True)),
    "decide": Scene(_stage("decide")),
    "pack": Scene(_stage("pack")),
    "import": Scene(_import),
}
"""Every picture by the name of its file."""


def make(folder: Path, names: Sequence[str] = tuple(SCENES)) -> list[Path]:
    """Make the pictures of these names; gives back the files."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)  # a blinking cursor is in the picture or not, by chance
    look = appearance()
    before = look.scheme, look.zoom
    look.show(Scheme.LIGHT, 1.0)
    window = MainWindow(Settings())
    window.resize(WIDTH, HEIGHT)
    loaded: list[bool] = []
    window.preload.finished.connect(lambda: loaded.append(True))
    window.show()
    window.activateWindow()
    _settle(app, window, lambda: bool(loaded))
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    try:
        for name in names:
            made.append(folder / f"{name}.png")
            look.show(SCENES[name].scheme, 1.0)
            made[-1].write_bytes(_picture(app, window, SCENES[name]))
    finally:
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is closed follows the look no longer
        look.show(*before)
    return made


def make_thumbnails(folder: Path) -> list[Path]:
    """Draw the charts of the samples for the start page, light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as place:
        for entry in library.samples():
            with Workshop.create(Path(place) / f"{entry.name}.vmo") as workshop:
                library.build_sample(entry.name, workshop)
                data = bubble_data(workshop.results)
                for theme in (LIGHT, DARK):
                    made.append(folder / f"{entry.name}-{theme.name}.png")
                    made[-1].write_bytes(_small(Image.open(BytesIO(thumbnail(data, theme)))))
    return made


def _picture(app: QApplication, window: MainWindow, scene: Scene) -> bytes:
    dialog = scene.lead(window)
    _settle(app, window)
    focused = window.focusWidget()
    if focused is not None and dialog is None:
        focused.clearFocus()
        _settle(app, window)
    picture = window.grab()
    if dialog is not None:
        _lay_over(picture, dialog)
        dialog.close()
        _settle(app, window)
    return _small(Image.open(BytesIO(_bytes_of(picture))))


def _lay_over(picture: QPixmap, dialog: QWidget) -> None:
    """Draw a dialog before its dimmed window, as a desktop shows it."""
    place = QRect(QPoint(0, 0), dialog.size())
    place.moveCenter(picture.rect().center())
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
    painter.fillRect(place.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 120))
    painter.drawPixmap(place.topLeft(), dialog.grab())
    painter.end()


def _settle(app: QApplication, window: QWidget, is_ready: Callable[[], bool] = lambda: True) -> None:
    """Let the window work until nothing is due: no task, no timer, nothing posted."""
    late = QTimer()
    late.setSingleShot(True)
    late.start(LONGEST_MS)
    quiet = 0
    while quiet < 3:
        app.processEvents()
        app.sendPostedEvents()
        quiet = quiet + 1 if is_ready() and not _is_busy(window) else 0
        if not late.isActive():
            raise TimeoutError("the window does not come to rest")


def _is_busy(window: QWidget) -> bool:
    timers = [timer for timer in window.findChildren(QTimer) if timer.isActive() and timer.interval() < SLOW_TIMER_MS]
    return bool(timers) or any(task.is_running for task in window.findChildren(LatestTask))


def _bytes_of(picture: QPixmap) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _small(image: Image.Image) -> bytes:
    """PNG of 256 colours, a third of the bytes: this method keeps also the rare ones, so that no eye sees it."""
    few = image.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    small = BytesIO()
    few.save(small, "PNG", optimize=True)
    return small.getvalue()


def main() -> int:
    """Make all pictures, or those named, into the resources."""
    unknown = [name for name in sys.argv[1:] if name not in SCENES]
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are {', '.join(SCENES)}")
        return 2
    with tempfile.TemporaryDirectory() as home:
        os.environ["VMO_HOME"] = home
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, home)
        app = QApplication(["vmo-desktop"])
        app.setStyle("Fusion")
        made = [] if sys.argv[1:] else make_thumbnails(THUMBNAILS)  # first: the start page shows them
        for path in [*made, *make(FOLDER, sys.argv[1:] or tuple(SCENES))]:
            print(f"{path.stat().st_size:>8,} {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
