"""The program is killed while it edits: what was acknowledged is there when the file is opened again."""

import os
import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from tests.faults.children import begin, context, digest, end
from tests.faults.fault import Fault, Tally
from tests.ui.small_workshop import make_small_workshop
from tests.workshop import walk
from vmo_desktop.errors import VmoError
from vmo_desktop.store.header import journal_path
from vmo_desktop.workshop.workshop import Workshop

_LONG_S = 0.02
"""No longer after the first edit: some ten edits."""
_STATEMENTS = 300
_MOST_STEPS = 150
"""A file that has come so far is left for a new one, so that opening it stays quick."""
_PATIENCE_S = 30.0


def _edit_until_killed(path: Path, seed: int, statement: int, tell: Connection) -> None:
    """Edit at random and tell each edit once it is committed; die by oneself at the given statement, if any."""
    rng = random.Random(seed)
    workshop = Workshop.open(path, author="A")
    _die_at(workshop, statement)
    tell.send((workshop.step, digest(workshop.snapshot)))
    while True:
        dice = rng.random()
        if dice < 0.15:
            workshop.undo()
        elif dice < 0.25:
            workshop.redo()
        else:
            walk.step(workshop, rng)
        tell.send((workshop.step, digest(workshop.snapshot)))


def _die_at(workshop: Workshop, statement: int) -> None:
    """Kill this process when SQLite begins its statement of this number, counted from now."""
    if not statement:
        return
    left = statement

    def count(_: str) -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    workshop._file.raw.set_trace_callback(count)


@dataclass
class _Acknowledged:
    """What the killed process had told."""

    step: int
    state: bytes
    of_steps: dict[int, list[bytes]] = field(default_factory=dict)
    """Every state that a step had: an edit that is joined to the last one leaves the step its number."""

    def take(self, tell: Connection) -> int:
        """Take what is told until nothing more comes; returns how much that was."""
        taken = 0
        try:
            while tell.poll(0):
                self.step, self.state = tell.recv()
                self.of_steps.setdefault(self.step, []).append(self.state)
                taken += 1
        except EOFError:
            pass
        return taken

    def wrong(self, workshop: Workshop) -> str | None:
        """What was lost or came from nowhere, given that one edit more may have been under way."""
        state = digest(workshop.snapshot)
        if (workshop.step, state) == (self.step, self.state):
            return None
        if workshop.step not in (self.step, self.step + 1):
            return f"step {self.step} was told, the file is at {workshop.step}"
        if workshop.step == self.step and state in self.of_steps[self.step]:
            return f"an edit that was joined to step {self.step} is gone"
        if workshop.step > self.step and digest(workshop.snapshot_at(self.step)) != self.state:
            return f"step {self.step} is not as it was told"
        return None


def _killed(path: Path, known: _Acknowledged, rng: random.Random) -> int:
    """Edit the file in a process and kill that; returns how many edits it told of."""
    hears, tells = context().Pipe(duplex=False)
    by_statement = rng.random() < 0.5
    statement = rng.randrange(1, _STATEMENTS) if by_statement else 0
    process = begin(_edit_until_killed, path, rng.getrandbits(32), statement, tells)
    tells.close()
    with hears:
        if by_statement:
            process.join(_PATIENCE_S)
        else:
            if rng.random() < 0.85:  # else it may die while it opens the file
                hears.poll(_PATIENCE_S)
            process.join(rng.uniform(0, _LONG_S))
        end(process)
        return known.take(hears)


def _judge(path: Path, known: _Acknowledged, tally: Tally, rng: random.Random) -> None:
    try:
        with Workshop.open(path) as workshop:
            if workshop.is_read_only:
                tally.add_lost(f"try {tally.tried}: opened for reading only, {workshop.owner} is said to edit it")
            wrong = known.wrong(workshop)
            if wrong is not None:
                tally.add_lost(f"try {tally.tried}: {wrong}")
            known.step, known.state = workshop.step, digest(workshop.snapshot)
            if rng.random() < 0.05 and (findings := workshop.check()):
                tally.add_silent(f"try {tally.tried}: {findings[0]}")
    except VmoError as error:
        tally.add_lost(f"try {tally.tried}: {error}")
    except Exception as error:
        tally.add_crashed(f"try {tally.tried}: {error!r}")
    # A journal that nobody needs stays until the next edit takes its name.
    mine = (path, journal_path(path))
    left = sorted(each.name for each in path.parent.iterdir() if each not in mine)
    if left:
        tally.add_silent(f"try {tally.tried}: left behind {left}")


def _lane(tries: int, rng: random.Random, folder: Path) -> tuple[Tally, int]:
    """Kill so often, one after the other; the counts, and how many edits were told in all."""
    tally, told, was_judged = Tally(), 0, True
    path, known = folder / "0.vmo", _Acknowledged(0, b"")
    for tally.tried in range(1, tries + 1):
        if was_judged and (not path.exists() or known.step > _MOST_STEPS):
            for each in (path, journal_path(path)):
                each.unlink(missing_ok=True)
            path = folder / f"{tally.tried}.vmo"
            with make_small_workshop(path) as workshop:
                known = _Acknowledged(workshop.step, digest(workshop.snapshot))
        told += _killed(path, known, rng)
        # Now and then the next process meets what the killed one left, and is killed in turn.
        was_judged = tally.tried == tries or rng.random() < 0.9
        if was_judged:
            _judge(path, known, tally, rng)
    return tally, told


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    start, whole, told = time.monotonic(), Tally(), 0
    lanes = 2 if tries >= 100 else 1
    folders = [folder / f"lane {number}" for number in range(lanes)]
    for each in folders:
        each.mkdir()
    begin(int).join()  # the process to fork from is made once, before two ask for it
    with ThreadPoolExecutor(lanes) as pool:
        chances = [random.Random(rng.getrandbits(32)) for _ in folders]
        for tally, more in pool.map(_lane, [tries // lanes] * lanes, chances, folders):
            whole.tried += tally.tried
            whole.lost += tally.lost
            whole.silent += tally.silent
            whole.crashed += tally.crashed
            whole.findings += tally.findings
            told += more
    whole.facts = {"edits told": str(told), "kills per second": f"{whole.tried / (time.monotonic() - start):.0f}"}
    return whole


FAULTS = (Fault("kills", "what was acknowledged survives kill -9", _run, short=15, long=10_000),)
