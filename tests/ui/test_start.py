"""The program as its users start it: a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_SECONDS

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.preload import Preload

{before}
starts = Preload.start
def start(self):
    heavy = [name for name in ("numpy", "sqlalchemy", "matplotlib", "reportlab", "openpyxl") if name in sys.modules]
    print("painted", heavy, flush=True)
    self.finished.connect(lambda: QTimer.singleShot(0, look), )
    starts(self)
Preload.start = start

def look():
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    print("shown", window.windowTitle(), window.workbench.area.page_id, flush=True)
    window.close()

from vmo_desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def _start(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", SCRIPT.format(before=before), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=LONG_WAIT_SECONDS, check=False)


def test_the_window_is_painted_before_anything_heavy_is_loaded() -> None:
    done = _start()
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["painted []", "shown VMO Desktop "]


def test_the_source_of_what_is_imported_is_not_kept_in_memory() -> None:
    script = (
        "import linecache, vmo_desktop.ui.main_window; print(sum('vmo_desktop' in name for name in linecache.cache))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=LONG_WAIT_SECONDS, check=True
    )
    assert done.stdout.strip() == "0"


def test_a_file_argument_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    done = _start(str(path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1] == "shown Digital portfolio – VMO Desktop score"


def test_a_sample_argument_is_explored() -> None:
    done = _start("--sample", "meridian")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1].startswith("shown Investment portfolio 2027")


def test_an_unknown_argument_is_refused() -> None:
    done = _start("--nonsense")
    assert done.returncode == 2
    assert "usage: vmo-desktop" in done.stderr


NOTE_COLLECTIONS = """
import atexit, gc, threading
names = set()
gc.callbacks.append(lambda phase, info: names.add(threading.current_thread().name))
atexit.register(lambda: print("collected in", *names, flush=True))
"""


def test_the_thread_that_loads_libraries_collects_no_garbage() -> None:
    done = _start("--sample", "meridian", before=NOTE_COLLECTIONS)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "collected in MainThread"


if sys.platform == "linux":  # other systems always have a display

    def test_without_a_display_one_sentence_is_said() -> None:
        named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
        environment = {name: value for name, value in os.environ.items() if name not in named}
        command = [sys.executable, "-m", "vmo_desktop"]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LONG_WAIT_SECONDS, check=False, env=environment
        )
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert "no display" in done.stderr


STAY = """
import sys
from PySide6.QtCore import QTimer
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.single_instance import SingleInstance

listens, begins = SingleInstance.listen, MainWindow.begin
def listen(self):
    listens(self)
    print("listening", "QtNetwork" in str(sys.modules), flush=True)
def begin(self, request):
    self.session.opened.connect(lambda live: print("opened", live.workshop.path.name, flush=True))
    begins(self, request)
    if self.session.live is not None:
        self.workbench.area.show_page("pack")
    print("begun", flush=True)
SingleInstance.listen, MainWindow.begin = listen, begin
from vmo_desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def _stay(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", STAY, *arguments], stdout=subprocess.PIPE, text=True)


def _lines(process: subprocess.Popen[str], number: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline().strip() for _ in range(number)]


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def test_a_second_start_hands_its_file_over_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    first = _stay()
    try:
        assert _lines(first, 2) == ["listening True", "begun"]
        second = _start(str(path))
        assert (second.returncode, second.stdout) == (0, "")
        assert _lines(first, 1) == ["opened small.vmo"]
    finally:
        _end(first)


def test_after_a_kill_the_next_start_opens_the_same_workshop_without_a_question(tmp_path: Path) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    first = _stay(str(path))
    assert _lines(first, 3) == ["listening True", "opened small.vmo", "begun"]
    _end(first)
    done = _start()
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1] == "shown Digital portfolio – VMO Desktop pack"
    assert _start().stdout.splitlines()[1] == "shown VMO Desktop "
