"""Long work that is stopped at a random moment: the window answers, the worker ends, and nothing of it is left."""

import random
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.faults.fault import Fault, Tally
from tests.faults.long_work import Bench, Job, Work
from vmo_desktop.progress import Report
from vmo_desktop.ui.task import LatestTask

FREE_S, GONE_S = 0.3, 1.0
"""Promised: after so long the window answers, and the worker has ended."""

BUSY = 5
"""On a machine that does much else, so many times the promise counts as a hang; the worst times are told."""

BEAT_MS = 5

OLD = b"what was there before"

PRINTED = ("print.pdf",)
"""What a printer that writes files has got before it was stopped; paper would lie there as well."""


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    app = QApplication.instance() or QApplication([])
    tally, bench = Tally(), Bench(folder)
    works = bench.works()
    free: dict[str, float] = {}
    gone: dict[str, float] = {}
    over = 0
    for number in range(tries):
        name = list(works)[number % len(works)]
        work = works[name]
        job = work.make()
        if work.target is not None:
            work.target.write_bytes(OLD)
        stopping = _Stopping(job, rng.uniform(0.0, work.lasts), partial(_is_new, work))
        tally.tried += 1
        if stopping.is_over:
            over += 1
        else:
            free[name] = max(free.get(name, 0.0), stopping.free)
            gone[name] = max(gone.get(name, 0.0), stopping.gone)
            _judge(tally, name, stopping, work)
        half = work.finds_half()
        if half:
            tally.add_lost(f"{name}, stopped after {stopping.moment:.3f} s: {half}")
        for path in bench.out.iterdir():
            if path != work.target and path.name not in PRINTED and not stopping.is_over:
                tally.add_lost(f"{name}: {path.name} was left behind after {stopping.moment:.3f} s")
            path.unlink()
    app.processEvents()
    tally.facts["over before"] = str(over)
    for word, worst in (("window free within", free), ("worker gone within", gone)):
        name = max(worst, key=lambda each: worst[each], default="")
        tally.facts[word] = f"{1000 * worst.get(name, 0.0):.0f} ms ({name})"
    slow = [f"{name} {1000 * took:.0f} ms" for name, took in gone.items() if took > GONE_S]
    slow += [f"{name} {1000 * took:.0f} ms until free" for name, took in free.items() if took > FREE_S]
    tally.facts["slower than promised"] = ", ".join(slow) or "none"
    return tally


class _Stopping:
    """One job, begun in a thread and stopped after so many seconds.

    Attributes
    ----------
    free, gone : float
        Seconds after which the window answered again, and the worker had ended.
    told : list
        What came of it after the stop, which must be nothing.
    was_done : bool
        Whether the job came to its end, if need be because it was too late to stop it.
    left : set
        Processes that it began and that still run, where the system tells.
    """

    def __init__(self, job: Job, moment: float, has_written: Callable[[], bool]) -> None:
        self.moment = moment
        self.told: list[object] = []
        self.broke: list[object] = []
        self.was_done = False
        before = _children()
        ended = threading.Event()

        def timed(report: Report) -> object:
            try:
                answer = job(report)
                self.was_done = True
                return answer
            finally:
                ended.set()

        task = LatestTask()
        task.finished.connect(self.told.append)
        task.failed.connect(self.broke.append)
        task.start(timed)
        _let_work(moment)
        self.is_over = ended.is_set() or has_written()  # its answer may still be on the way
        self.told.clear()
        began = time.monotonic()
        task.stop()
        QApplication.processEvents()
        self.free = time.monotonic() - began
        task.wait()
        self.gone = time.monotonic() - began
        QApplication.processEvents()
        self.left = _children() - before


def _is_new(work: Work) -> bool:
    """Whether what a job writes has taken its place: from then on it is too late to stop it."""
    return work.target is not None and work.target.read_bytes() != OLD


def _let_work(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _judge(tally: Tally, name: str, stopping: _Stopping, work: Work) -> None:
    at = f"{name}, stopped after {stopping.moment:.3f} s"
    if stopping.broke:
        tally.add_crashed(f"{at}: {stopping.broke[0]!r}")
    if stopping.told:
        tally.add_silent(f"{at}: an answer came all the same")
    if stopping.free > BUSY * FREE_S or stopping.gone > BUSY * GONE_S:
        tally.add_crashed(
            f"{at}: the window was free after {stopping.free:.2f} s, the worker after {stopping.gone:.2f}"
        )
    if _is_new(work) and not stopping.was_done:
        tally.add_silent(f"{at}: it was written all the same")
    for child in sorted(stopping.left):
        tally.add_crashed(f"{at}: process {child} goes on")


def _children() -> set[str]:
    return {child for thread in Path("/proc/self/task").glob("*/children") for child in _begun_by(thread)}


def _begun_by(thread: Path) -> list[str]:
    try:
        return thread.read_text().split()
    except OSError:  # it has ended meanwhile
        return []


FAULTS = (Fault("cancelled", "work that is stopped ends at once and leaves nothing", _run, short=16, long=2600),)
