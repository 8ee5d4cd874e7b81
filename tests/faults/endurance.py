"""A long day at the window: nothing grows but the history, nothing is left behind, and the window always answers."""

import gc
import random
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.faults.apart import apart, application
from tests.faults.fault import Fault, Tally
from tests.portfolio import make_portfolio
from tests.studio import Studio
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel

_EDITS_A_CHART, _EDITS_AN_EXPORT = 10, 100
_WARM = 0.1
"""After so much of the edits everything that is made once is made."""

_LONG = 20_000
_MOST_GROWTH, _LARGEST_FILE, _LONGEST_GAP_S = 0.10, 3.0, 0.25
_MADE_ONCE = 2
"""So many may come late in the day that are made once, such as a helper of the first export of a kind."""

_UNDONE = 0.05
_BEAT_MS = 5
_KINDS = (".xlsx", ".csv", ".json", ".png")


class _Heart(QObject):
    """Beats in the window's loop, and remembers the longest time between two beats, and the most work in between.

    On a busy machine the window waits for others too: the work alone is what it would wait on a quiet one. `doing` is
    what is done now, `what` what was done in the longest time.
    """

    def __init__(self) -> None:
        super().__init__()
        self._last, self._worked = time.monotonic(), time.thread_time()
        self.longest = self.work = 0.0
        self.doing = self.what = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def _beat(self) -> None:
        now, worked = time.monotonic(), time.thread_time()
        if now - self._last > self.longest:
            self.longest, self.what = now - self._last, self.doing
        self.work = max(self.work, worked - self._worked)
        self._last, self._worked = now, worked


@dataclass(frozen=True, slots=True)
class _Held:
    """What the process holds."""

    memory: int
    widgets: int
    threads: int
    descriptors: int

    @staticmethod
    def now(studio: Studio) -> "_Held":
        studio.settle()
        gc.collect()
        widgets = len(QApplication.topLevelWidgets())
        return _Held(_resident(), widgets, threading.active_count(), _descriptors())


def _resident() -> int:
    """KiB in memory; 0 where the system does not tell."""
    place = Path("/proc/self/status")
    lines = place.read_text(encoding="ascii").splitlines() if place.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def _descriptors() -> int:
    place = Path("/proc/self/fd")
    return len(list(place.iterdir())) if place.is_dir() else 0


class _Day:
    """Somebody who scores, looks and exports."""

    def __init__(self, studio: Studio, rng: random.Random, out: Path) -> None:
        self._studio, self._rng, self._out = studio, rng, out
        live = studio.window.session.live
        assert live is not None
        self._live: LiveWorkshop = live
        studio.window.workbench.area.show_page("score")
        studio.settle()
        panel = studio.window.findChild(ScoringPanel)
        assert panel is not None
        self._grid = panel.grid
        self.charts = self.exports = self.refused = 0

    def next(self, number: int) -> str:
        """What comes with the edit of this number."""
        if number % _EDITS_AN_EXPORT == 0:
            return f"an export as {_KINDS[self.exports % len(_KINDS)]}"
        return "a chart" if number % _EDITS_A_CHART == 0 else "an edit"

    def edit(self, number: int) -> None:
        """One edit; now and then a chart that is drawn to its end, or an export."""
        if self._rng.random() < _UNDONE:
            self._studio.window.actions_table["edit.undo"].trigger()
        else:
            self._score()
        QApplication.processEvents()
        if number % _EDITS_A_CHART == 0:
            self.charts += 1
            self._studio.settle()
        if number % _EDITS_AN_EXPORT == 0:
            self._export(_KINDS[self.exports % len(_KINDS)])

    def _score(self) -> None:
        snapshot = self._live.snapshot
        row, column = self._rng.randrange(len(snapshot.initiatives)), self._rng.randrange(len(snapshot.leaves))
        score = self._rng.randrange(5)
        self._grid.select_cell(row, column)
        QTest.keyClick(self._grid, Qt.Key(Qt.Key.Key_0 + score))
        self.refused += self._grid.model().index(row, column).data() != str(score)

    def _export(self, kind: str) -> None:
        self.exports += 1
        target = self._out / f"export-{self.exports}{kind}"
        action = "chart.save" if kind == ".png" else "file.export_data"
        with patch.object(QFileDialog, "getSaveFileName", return_value=(str(target), f"(*{kind})")):
            self._studio.window.actions_table[action].trigger()
        self._studio.settle(target.exists)
        target.unlink()


def endure(tries: int, rng: random.Random, folder: Path) -> Tally:
    """Make so many edits."""
    tally = Tally()
    path, out = folder / "day.vmo", folder / "out"
    out.mkdir()
    make_portfolio(path, 24).close()
    fresh = path.stat().st_size
    with application(folder) as raised, Studio() as studio:
        studio.window.take(path)
        day = _Day(studio, rng, out)
        warm, heart = None, None
        for number in range(tries):
            if number == int(tries * _WARM):
                warm, heart = _Held.now(studio), _Heart()
            if heart is not None:
                heart.doing = day.next(number)
            day.edit(number)
            tally.tried += 1
        assert warm is not None
        assert heart is not None
        longest, work = heart.longest, heart.work
        end = _Held.now(studio)
        for finding in raised:
            tally.add_crashed(finding)
    if day.refused:
        tally.add_lost(f"{day.refused} typed scores did not show in their cells")
    tally.facts = {"charts": str(day.charts), "exports": str(day.exports)}
    _judge_held(tally, warm, end, longest, is_long=tries >= _LONG)
    tally.facts["longest gap"] += f" ({work * 1000:.0f} ms of work) at {heart.what}"
    _judge_file(tally, path, fresh, tries)
    return tally


def _judge_held(tally: Tally, warm: _Held, end: _Held, longest: float, *, is_long: bool) -> None:
    """A short day on a busy machine says nothing of memory and waits: there they are told, not judged."""
    growth = end.memory / max(warm.memory, 1) - 1
    tally.facts["memory"] = f"{warm.memory >> 10} MiB warm, {end.memory >> 10} MiB at the end ({growth:+.1%})"
    tally.facts["longest gap"] = f"{longest * 1000:.0f} ms"
    if is_long and growth > _MOST_GROWTH:
        tally.add_silent(f"memory grew by {growth:.1%}")
    if is_long and longest > _LONGEST_GAP_S:
        tally.add_silent(f"the window did not answer for {longest * 1000:.0f} ms")
    for name in ("widgets", "threads", "descriptors"):
        before, after = getattr(warm, name), getattr(end, name)
        tally.facts[name] = f"{before} to {after}"
        if after > before + _MADE_ONCE:
            tally.add_silent(f"{after - before} {name} are left behind")


def _judge_file(tally: Tally, path: Path, fresh: int, edits: int) -> None:
    copy = path.with_name("fresh-copy.vmo")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("VACUUM INTO ?", (str(copy),))
    size, whole = path.stat().st_size, copy.stat().st_size
    tally.facts["file"] = f"{fresh >> 10} KiB before, {size >> 10} KiB after, a fresh copy {whole >> 10} KiB"
    tally.facts["history"] = f"{(size - fresh) / edits:.0f} bytes an edit"
    if size > _LARGEST_FILE * whole:
        tally.add_silent(f"the file is {size / whole:.1f} times a fresh copy of it")


FAULTS = (Fault("endurance", "a day of edits leaves nothing behind", apart(endure), short=40, long=_LONG),)
