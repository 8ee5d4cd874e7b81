"""Files that the system hands to the running program."""

import subprocess
import sys
from pathlib import Path

OPENED = """
import sys
from PySide6.QtGui import QFileOpenEvent
from vmo_desktop.ui.application import Application
app = Application([])
app.asked.connect(lambda request: print(request.file, flush=True))
app.sendEvent(app, QFileOpenEvent(sys.argv[1]))
"""


def test_a_file_of_the_finder_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "Größe.vmo"
    done = subprocess.run([sys.executable, "-c", OPENED, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(path)
