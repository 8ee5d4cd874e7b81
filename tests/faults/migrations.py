"""A migration is killed at every statement and every flush: the file is then as it was, or up to date."""

import os
import random
import shutil
import signal
import socket
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.children import begin, context, digest, end
from tests.faults.fault import Fault, Tally
from tests.faults.tracer import Call, can_trace, trace, wait_for_tracer
from vmo_desktop.paths import user_data_folder
from vmo_desktop.store.part_file import OLD_S, sweep
from vmo_desktop.workshop.backups import list_backups
from vmo_desktop.workshop.workshop import Workshop

STORED = Path(__file__).parents[1] / "data"
_FLUSHES = ("fsync", "fdatasync", "rename", "unlink", "ftruncate")
_PATIENCE_S = 60.0


def _count_statements(then: Callable[[], None]) -> None:
    """Have something done at each statement of every connection that this process opens from now on."""
    plain = sqlite3.connect

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        raw: sqlite3.Connection = plain(*arguments, **options)
        raw.set_trace_callback(lambda _: then())
        return raw

    sqlite3.connect = connect  # type: ignore[assignment] # the process ends soon


def _open_and_die(path: Path, statement: int, tell: Any) -> None:
    """Open a file, die at the statement of this number, or tell how many there were."""
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if done == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    _count_statements(count)
    Workshop.open(path).close()
    tell.send(done)


def _open_traced(path: Path, ours: socket.socket) -> str:
    wait_for_tracer(ours)
    Workshop.open(path).close()
    return ""


@dataclass(frozen=True)
class _Old:
    """A stored file of an older schema, where it is opened, and what it holds."""

    stored: Path
    path: Path
    state: bytes

    @staticmethod
    def of(stored: Path, folder: Path) -> "_Old":
        path = folder / "older.vmo"
        shutil.copyfile(stored, path)
        with Workshop.open(path) as workshop:
            return _Old(stored, path, digest(workshop.snapshot))

    def put_back(self) -> None:
        for each in self.path.parent.iterdir():
            each.unlink()
        shutil.rmtree(user_data_folder(), ignore_errors=True)
        shutil.copyfile(self.stored, self.path)

    def die_at(self, point: int | Call, log: Path) -> None:
        """Put the file back, and be killed while it is brought up to date."""
        self.put_back()
        if isinstance(point, Call):
            kill = f"{point.name}:signal=SIGKILL:when={point.number}"
            trace(_open_traced, (self.path,), self.path.parent.parent.parent, log, kill)
        else:
            self.statements(point)

    def statements(self, die_at: int = 0) -> int:
        """How many statements it takes; 0 when it died."""
        hears, tells = context().Pipe(duplex=False)
        process = begin(_open_and_die, self.path, die_at, tells)
        tells.close()
        with hears:
            process.join(_PATIENCE_S)
            end(process)
            try:
                return int(hears.recv())
            except EOFError:
                return 0

    def points(self, log: Path) -> list[int | Call]:
        """Where it may die: at every statement, and at every call that makes something durable."""
        self.put_back()
        points: list[int | Call] = [*range(1, self.statements() + 1)]
        if can_trace():
            self.put_back()
            calls = trace(_open_traced, (self.path,), self.path.parent.parent.parent, log).calls
            points += [call for call in calls if call.name in _FLUSHES]
        return points


def _judge(old: _Old, tally: Tally, what: str) -> None:
    is_new = old.path.read_bytes() != old.stored.read_bytes()
    backups = list_backups(old.path)
    if is_new and not any(each.path.read_bytes() == old.stored.read_bytes() for each in backups):
        tally.add_lost(f"{what}: brought up to date, and there is no backup of it as it was")
    try:
        with Workshop.open(old.path) as workshop:  # checked against the structure of a new file
            if digest(workshop.snapshot) != old.state or workshop.is_read_only:
                tally.add_lost(f"{what}: it does not hold what it held")
    except Exception as error:
        tally.add_lost(f"{what}: {error!r}")
    sweep(now=time.time() + 2 * OLD_S)
    left = [each.name for each in old.path.parent.iterdir() if each != old.path]
    if left:
        tally.add_silent(f"{what}: left behind {left}")


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally, log, place = Tally(), folder / "strace.log", folder / "run"
    place.mkdir()
    files = sorted(STORED.glob("schema_*.vmo"))
    known: dict[str, int] = {}
    for stored in files if tries >= 500 else rng.sample(files, 1):
        old = _Old.of(stored, place)
        points = old.points(log)
        known[stored.stem] = len(points)
        for point in rng.sample(points, min(tries, len(points))):
            old.die_at(point, log)
            tally.tried += 1
            _judge(old, tally, f"{stored.name} killed at {point}")
    tally.facts = {name: f"{count} points" for name, count in known.items()}
    return tally


FAULTS = (Fault("migrations", "a migration is whole or has not been", _run, short=5, long=100_000),)
