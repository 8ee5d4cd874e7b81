"""Start-up: from the start of the process to the first painted window, to the chart of a file, and the memory then."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.bench.file import large_workshop
from tests.bench.harness import Row, Timing, benchmark, within

RUNS = 7
MOST_SECONDS = 30

BARE = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, tell)
def tell():
    memory = next(line for line in open("/proc/self/status") if line.startswith("VmRSS"))
    print(time.time() - float(sys.argv[1]), memory.split()[1], flush=True)
    os._exit(0)
app = QApplication([])
window = Window()
window.resize(1600, 1000)
window.show()
app.exec()
"""

OURS = """
import os, sys, time
import vmo_desktop.__main__ as entry
entry.favour_the_window()  # as `main` begins
import vmo_desktop.ui.program as program
from PySide6.QtCore import QTimer
def tell():
    memory = next(line for line in open("/proc/self/status") if line.startswith("VmRSS"))
    print(time.time() - float(sys.argv[1]), memory.split()[1], flush=True)
    os._exit(0)
def watch(widget_class):
    paint = widget_class.paintEvent
    def painted(self, event):
        QTimer.singleShot(0, tell)
        paint(self, event)
    widget_class.paintEvent = painted
def watch_chart():
    from vmo_desktop.ui.widgets.bubble_chart import BubbleChart
    watch(BubbleChart)
class Window(program.MainWindow):
    def __init__(self, settings):
        super().__init__(settings)
        self.resize(1600, 1000)
        self.session.opened.connect(watch_chart)
if len(sys.argv) > 2:
    program.MainWindow = Window
else:
    watch(program.MainWindow)
entry.main(sys.argv[2:])
"""


def started(script: str, *arguments: str, home: str) -> tuple[float, float]:
    """Milliseconds until the script told that it had painted, and its memory in MB."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "VMO_HOME": home, "XDG_CONFIG_HOME": home}
    environment["TMPDIR"] = tempfile.mkdtemp(dir=home)  # what a killed run leaves there is not looked at by the next
    # An installed program has its bytecode; the first round, which does not count, writes it.
    environment["PYTHONPYCACHEPREFIX"] = str(Path(home) / "bytecode")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", script, str(time.time()), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=MOST_SECONDS)
    seconds, kilobytes = done.stdout.split()
    return float(seconds) * 1000, float(kilobytes) / 1024


@benchmark
def first_picture() -> Iterable[Row]:
    """P20 to P22, in turn, the first round dropped."""
    with tempfile.TemporaryDirectory() as home:
        path = str(Path(home) / "large.vmo")
        large_workshop(Path(path), with_votes=True).close()
        variants = {
            "bare": (BARE,),
            "shell": (OURS,),
            "chart": (OURS, path),
        }
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in variants}
        for run in range(RUNS):
            for name, (script, *arguments) in variants.items():
                figures = started(script, *arguments, home=home)
                if run:
                    found[name].append(figures)
    times = {name: Timing(tuple(time_ for time_, _ in figures)) for name, figures in found.items()}
    memory = {name: Timing(tuple(size for _, size in figures)) for name, figures in found.items()}
    yield within("P20", "first painted window", times["shell"], times["bare"], name="bare window", goal=1.35)
    yield _memory("P20", "its memory", memory["shell"], memory["bare"], goal=1.25)
    yield within("P21", "chart of 300 x 15 visible", times["chart"], times["bare"], name="bare window", goal=6)
    yield _memory("P22", "memory with file and chart open", memory["chart"], memory["bare"], goal=3)


def _memory(key: str, what: str, ours: Timing, bare: Timing, *, goal: float) -> Row:
    ratio = ours.median / bare.median
    return Row(key, what, f"{ours.median:.0f} MB", f"{ratio:.2f} x bare window", f"<= {goal:g}x", ratio <= goal)
