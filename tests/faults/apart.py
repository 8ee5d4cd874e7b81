"""Faults of the window, each in a process of its own: its memory is measured, and what it leaves goes with it."""

import multiprocessing
import os
import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.faults.fault import Tally
from vmo_desktop.__main__ import favour_the_window
from vmo_desktop.ui.application import Application
from vmo_desktop.ui.collector import collect_in_this_thread

Run = Callable[[int, random.Random, Path], Tally]


def apart(run: Run) -> Run:
    """Have a fault run in a new process; one that takes the process with it is a crash."""

    def run_apart(tries: int, rng: random.Random, folder: Path) -> Tally:
        spawn = multiprocessing.get_context("spawn")
        # Prepared before the run and all that it imports are loaded, as the program does.
        with ProcessPoolExecutor(1, mp_context=spawn, initializer=favour_the_window) as pool:
            try:
                return pool.submit(run, tries, rng, folder).result()
            except BrokenProcessPool:
                tally = Tally(tried=1)
                tally.add_crashed("the program ended")
                return tally

    return run_apart


@contextmanager
def application(folder: Path) -> Iterator[list[str]]:
    """The program's application with settings of its own; gives what was raised where nobody could catch it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "settings"))
    app = QApplication.instance() or Application([sys.argv[0], "-style", "fusion"])
    assert isinstance(app, QApplication)
    collect_in_this_thread(app)
    raised: list[str] = []
    former, sys.excepthook = sys.excepthook, lambda kind, error, _: raised.append(f"{kind.__name__}: {error}")
    try:
        yield raised
    finally:
        sys.excepthook = former
