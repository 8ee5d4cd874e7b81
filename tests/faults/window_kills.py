"""The program killed while a robot scores by keyboard: the next start goes on by itself, with every score shown."""

import os
import random
import select
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.fault import Fault, Tally
from tests.portfolio import make_portfolio
from vmo_desktop.errors import VmoError
from vmo_desktop.workshop.workshop import Workshop

_HUNG_S = 120.0
_MOST_SCORES = 60
_MOMENT_S = 0.05
"""Within so long after the last of some scores the program is killed: in whatever it does then."""

_LONGEST_START_S = 1.5
_EARLY = 0.15
"""So often the program is killed while it starts; never twice in a row, or it would rightly not open by itself."""

Cell = tuple[int, int]


@dataclass
class _Told:
    """What came through the pipe."""

    opened: float | None = None
    """After so many seconds a workshop was open."""
    acknowledged: dict[Cell, float] = field(default_factory=dict)
    typed: tuple[Cell, float] | None = None
    """What was typed and not acknowledged any more: it may be in the file or not."""
    count: int = 0
    refused: int = 0

    def take(self, line: str, seconds: float) -> None:
        kind, *words = line.split()
        if kind == "o":
            self.opened = seconds
            return
        cell, score = (int(words[0]), int(words[1])), float(words[2])
        if kind == "t":
            self.typed = cell, score
        else:
            self.typed = None
            self.refused += kind == "x"
            if kind == "a":
                self.count += 1
                self.acknowledged[cell] = score


def _environment(folder: Path) -> dict[str, str]:
    """Folders of its own; on a real display where there is one."""
    platform = "xcb" if sys.platform == "linux" and os.environ.get("DISPLAY") else "offscreen"
    own = {"VMO_HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "settings"), "QT_QPA_PLATFORM": platform}
    return {**os.environ, **own}


def _start_and_kill(arguments: list[str], folder: Path, rng: random.Random, *, is_early: bool) -> _Told:
    """Start the program, let the robot score for a while, kill it."""
    told = _Told()
    reads, writes = os.pipe()
    start = time.monotonic()
    command = [sys.executable, "-m", "tests.faults.scoring_robot", str(writes), str(rng.randrange(1 << 30)), *arguments]
    program = subprocess.Popen(command, pass_fds=(writes,), env=_environment(folder), stderr=subprocess.DEVNULL)
    os.close(writes)
    end = start + (rng.uniform(0, _LONGEST_START_S) if is_early else _HUNG_S)
    rest = ""
    scores = rng.randint(1, _MOST_SCORES)
    while (left := end - time.monotonic()) > 0:
        if not select.select([reads], [], [], left)[0]:
            break
        data = os.read(reads, 1 << 16)
        if not data:
            break  # it ended by itself
        rest = _read_lines(told, rest + data.decode(), start)
        if told.count >= scores and not is_early:
            end = min(end, time.monotonic() + rng.uniform(0, _MOMENT_S))
            scores = sys.maxsize
    program.kill()
    program.wait()
    while data := os.read(reads, 1 << 16):
        rest = _read_lines(told, rest + data.decode(), start)
    os.close(reads)
    return told


def _read_lines(told: _Told, text: str, start: float) -> str:
    *lines, rest = text.split("\n")
    for line in lines:
        told.take(line, time.monotonic() - start)
    return rest


def _scores_in_a_copy(path: Path, folder: Path) -> dict[Cell, float | None]:
    """What the file holds, read from a copy: the program itself must deal with what the kill left behind."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for each in (path, path.with_name(f"{path.name}-journal")):
        if each.exists():
            shutil.copyfile(each, folder / each.name)
    with Workshop.open(folder / path.name) as workshop:
        return {cell: row.value for cell, row in workshop.snapshot.agreed_scores.items()}


def _compare(tally: Tally, told: _Told, known: dict[Cell, float], found: dict[Cell, float | None]) -> None:
    known.update(told.acknowledged)
    for cell, score in known.items():
        if found.get(cell) == score:
            continue
        if told.typed is not None and told.typed[0] == cell and found.get(cell) == told.typed[1]:
            known[cell] = told.typed[1]
            continue
        tally.add_lost(f"try {tally.tried}: cell {cell} showed {score} and the file holds {found.get(cell)}")


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally = Tally()
    path = folder / "scored.vmo"
    make_portfolio(path, 24).close()
    known: dict[Cell, float] = {}
    starts: list[float] = []
    acknowledged = 0
    was_early = True  # the first start is to open the file
    for number in range(tries):
        tally.tried += 1
        is_early = not was_early and rng.random() < _EARLY
        told = _start_and_kill([str(path)] if number == 0 else [], folder, rng, is_early=is_early)
        was_early = is_early
        acknowledged += told.count
        if told.opened is not None:
            starts.append(told.opened)
        if not is_early and not told.acknowledged:
            tally.add_crashed(f"try {tally.tried}: the start did not open the workshop by itself")
        if told.refused:
            tally.add_silent(f"try {tally.tried}: {told.refused} typed scores did not show in their cells")
        try:
            _compare(tally, told, known, _scores_in_a_copy(path, folder / "copy"))
        except VmoError as error:
            tally.add_lost(f"try {tally.tried}: {error}")
    tally.facts = {
        "scores acknowledged": str(acknowledged),
        "slowest start to an open workshop": f"{max(starts, default=float('nan')):.1f} s",
    }
    return tally


FAULTS = (Fault("window_kills", "a killed window loses no score that it showed", _run, short=2, long=300),)
