"""Makes the pictures of the README and the help from the samples: ``python -m tests.pictures [NAME …]``.

The window is the real one, drawn offscreen; every picture waits until nothing in the window is under way.
"""

import os

# Qt reads this when it is first imported.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from tests import help_pictures
from tests.scenes import Lead, import_wizard, stage, start
from tests.studio import Studio, small_png
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.theme import DARK, LIGHT
from vmo_desktop.charts.thumbnail import thumbnail
from vmo_desktop.exchange import library
from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.settings import Scheme, Settings
from vmo_desktop.ui.thumbnails import SAMPLES as THUMBNAILS
from vmo_desktop.workshop.workshop import Workshop

FOLDER = RESOURCES / "pictures"
WIDTH, HEIGHT = 1440, 900
LARGEST = 250_000
"""Bytes of a picture, at most."""


@dataclass(frozen=True)
class Scene:
    """What a picture shows, and in which look."""

    lead: Lead
    scheme: Scheme = Scheme.LIGHT


SCENES = {
    "start": Scene(start),
    "vote": Scene(stage("vote")),
    "discuss": Scene(stage("discuss")),
    "score": Scene(stage("score")),
    "score-dark": Scene(stage("score"), Scheme.DARK),
    "frame": Scene(stage("frame")),
    "drivers": Scene(stage("drivers")),
    "initiatives": Scene(stage("initiatives", has_inspector=True)),
    "rank": Scene(stage("rank")),
    "choose": Scene(stage("choose")),
    "pack": Scene(stage("pack")),
    "import": Scene(import_wizard),
}
"""Every picture of the whole window by the name of its file."""


def make(folder: Path, names: Sequence[str] = tuple(SCENES)) -> list[Path]:
    """Make the pictures of these names; gives back the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with Studio() as studio:
        for name in names:
            made.append(folder / f"{name}.png")
            made[-1].write_bytes(_picture(studio, SCENES[name]))
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
                    made[-1].write_bytes(small_png(thumbnail(data, theme)))
    return made


def _picture(studio: Studio, scene: Scene) -> bytes:
    studio.dress(scene.scheme, 1.0, (WIDTH, HEIGHT))
    dialog = scene.lead(studio.window)
    if dialog is None:
        studio.rest()
        return small_png(studio.window.grab())
    dialog.resize(1220, 700)
    studio.settle()
    picture = studio.window.grab()
    _lay_over(picture, dialog)
    dialog.reject()
    studio.settle()
    return small_png(picture)


def _lay_over(picture: QPixmap, dialog: QDialog) -> None:
    """Draw a dialog before its dimmed window, as a desktop shows it."""
    place = QRect(QPoint(0, 0), dialog.size())
    place.moveCenter(picture.rect().center())
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
    painter.fillRect(place.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 120))
    painter.drawPixmap(place.topLeft(), dialog.grab())
    painter.end()


def main() -> int:
    """Make all pictures, or those named, into the resources."""
    names = sys.argv[1:]
    unknown = [name for name in names if name not in SCENES and name not in help_pictures.SCENES]
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are {', '.join({**SCENES, **help_pictures.SCENES})}")
        return 2
    with tempfile.TemporaryDirectory() as home:
        os.environ["VMO_HOME"] = os.environ["HOME"] = home
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, home)
        app = QApplication(["vmo-desktop"])
        app.setStyle("Fusion")
        Settings().author = "Ines Verhoeven"
        made = [] if names else make_thumbnails(THUMBNAILS)  # first: the start page shows them
        made += make(FOLDER, [name for name in SCENES if name in names or not names])
        made += help_pictures.make_help(
            help_pictures.FOLDER, [name for name in help_pictures.SCENES if name in names or not names]
        )
        for path in made:
            print(f"{path.stat().st_size:>8,} {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
