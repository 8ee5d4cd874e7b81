"""P23: how long the window waits for the interpreter while the decision pack is written in its thread."""

import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.harness import FRAME_MS, Row, as_in_the_program, benchmark
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.report.searches import Searches
from vmo_desktop.ui.collector import collect_in_this_thread
from vmo_desktop.ui.pack_jobs import export_job
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.workshop.workshop import Workshop

PERIOD_MS = 2
MOST_MS = 120_000


class Heart(QTimer):
    """Beats every two milliseconds in the window's thread and notes when it is late."""

    def __init__(self) -> None:
        super().__init__()
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.setInterval(PERIOD_MS)
        self.timeout.connect(self._beat)
        self.beats: list[float] = []

    def _beat(self) -> None:
        self.beats.append(time.perf_counter())

    def gaps(self) -> np.ndarray:
        """Milliseconds from beat to beat beyond the period."""
        return np.maximum(np.diff(self.beats) * 1000 - PERIOD_MS, 0.0)


def beats_during(task: LatestTask | None) -> np.ndarray:
    """Gaps until a task has ended, or for two seconds of rest."""
    heart, loop = Heart(), QEventLoop()
    failures: list[object] = []
    if task is None:
        QTimer.singleShot(2000, loop.quit)
    else:
        task.finished.connect(loop.quit)
        task.failed.connect(failures.append)
        task.failed.connect(loop.quit)
        QTimer.singleShot(MOST_MS, loop.quit)
    heart.start()
    loop.exec()
    heart.stop()
    if failures or (task is not None and task.is_running):
        raise AssertionError(failures or "the pack was not written in time")
    return heart.gaps()


@benchmark
def while_the_pack_is_written() -> Iterable[Row]:
    """The second export of a sample, as the first also loads libraries."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    collect_in_this_thread(app)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("meridian", "smart-scale-2018"):
            with Workshop.create(Path(folder) / f"{name}.vmo") as workshop:
                build_sample(name, workshop)
                snapshot, history = workshop.snapshot, workshop.history()
            as_in_the_program()
            target = Path(folder) / "pack.pdf"
            found = np.array([])
            for _ in range(2):
                task = LatestTask(app)
                task.start(export_job(snapshot, history, target, None, Searches()))
                found = beats_during(task)
            if not target.read_bytes().startswith(b"%PDF"):
                raise AssertionError
            rest = beats_during(None)
            tail, worst = np.percentile(found, 99), found.max()
            yield Row(
                "P23", f"window's wait while the pack of {name} is written",
                f"p99 {tail:.1f} ms, max {worst:.1f} (median {np.median(found):.1f})",
                f"at rest p99 {np.percentile(rest, 99):.1f}, max {rest.max():.1f} ms", "p99 <= 8, max <= 16.7",
                bool(tail <= 8 and worst <= FRAME_MS),
            )  # fmt: skip
