"""A window of its own process on screens that the test chooses: the offscreen platform reads them from a file."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.waits import LONG_WAIT_SECONDS

DESK: dict[str, object] = {"name": "desk", "x": 0, "y": 0, "width": 1366, "height": 768}
PROJECTOR: dict[str, object] = {"name": "projector", "x": 1366, "y": 0, "width": 1920, "height": 1080}

WINDOW = """
import sys
from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
app = QApplication(["vmo-desktop"])
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.theme import appearance
settings = Settings()
appearance().show(settings.scheme, current_screen().zoom)
window = MainWindow(settings)
loading = QEventLoop()
window.preload.finished.connect(loading.quit)
window.show()
loading.exec()
area, actions = window.workbench.area, window.actions_table

def settle():
    for _ in range(5):
        app.processEvents()

def zoom():
    return appearance().zoom

"""


def run_on_screens(folder: Path, screens: list[dict[str, object]], code: str) -> list[str]:
    """Run lines in a window of its own on some screens; what they print."""
    config = folder / "screens.json"
    plain = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config.write_text(json.dumps({"screens": [{**plain, **each} for each in screens]}), encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={config.as_posix()}",
        "VMO_HOME": str(folder / "home"),
    }
    ending = "\nwindow.close()\n"
    done = subprocess.run(
        [sys.executable, "-c", WINDOW + code + ending, str(folder / "settings")],
        env=environment, capture_output=True, text=True, check=False, timeout=LONG_WAIT_SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]
