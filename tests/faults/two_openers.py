"""Several processes open one file at once: exactly one may write, and the others know who."""

import os
import random
import socket
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.faults.children import begin, context, end
from tests.faults.fault import Fault, Tally
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import WorkshopReadOnly
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

_PATIENCE_S = 30.0
_SLOW_S = 5.0
"""A second is promised on a machine of its own; here many run at once."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """What a process found when it opened the file, and tried to edit it."""

    pid: int
    writes: bool
    owner_pid: int | None
    owner: str
    has_edited: bool
    took_s: float


def _open(path: Path, tell: Connection) -> None:
    """Open, and tell what went wrong if anything did."""
    try:
        _open_when_told(path, tell)
    except Exception:
        tell.send(RuntimeError(traceback.format_exc()[-600:]))


def _open_when_told(path: Path, tell: Connection) -> None:
    """Open when told to, edit, tell, and hold the file until told to close."""
    tell.send("ready")
    while tell.recv() == "open":
        start = time.monotonic()
        with Workshop.open(path, author="A") as workshop:
            took = time.monotonic() - start
            has_edited = True
            try:
                workshop.do(add_initiatives([{"name": f"By {os.getpid()}"}]))
            except WorkshopReadOnly:
                has_edited = False
            owner = workshop.owner
            tell.send(
                _Opened(os.getpid(), not workshop.is_read_only, owner.pid if owner else None, str(owner), has_edited,
                        took)
            )  # fmt: skip
            tell.recv()
        tell.send("closed")


class _Room:
    """Some processes at one file."""

    def __init__(self, path: Path, number: int) -> None:
        self._pairs: list[tuple[Any, Any]] = []
        for _ in range(number):
            ours, theirs = context().Pipe()
            self._pairs.append((begin(_open, path, theirs), ours))
            theirs.close()
        for _, ours in self._pairs:
            _heard(ours)

    def open(self, *who: int) -> list[_Opened]:
        for each in who:
            self._pairs[each][1].send("open")
        return [_heard(self._pairs[each][1]) for each in who]

    def close(self, *who: int) -> None:
        for each in who:
            self._pairs[each][1].send("close")
        for each in who:
            _heard(self._pairs[each][1])

    def kill(self, who: int) -> None:
        self._pairs[who][0].kill()
        self._pairs[who][0].join()

    def end(self) -> None:
        for process, ours in self._pairs:
            end(process)
            ours.close()


def _heard(ours: Any) -> Any:
    if not ours.poll(_PATIENCE_S):
        raise TimeoutError("an opener says nothing")
    told = ours.recv()
    if isinstance(told, Exception):
        raise told
    return told


def _judge(found: list[_Opened], tally: Tally, what: str) -> None:
    writers = [each for each in found if each.writes]
    if len(writers) != 1:
        tally.add_lost(f"{what}: {len(writers)} may write")
        return
    for each in found:
        if each.has_edited != each.writes:
            tally.add_silent(f"{what}: one that may {'' if each.writes else 'not '}write {'did not' * each.writes}")
        if not each.writes and (each.owner_pid != writers[0].pid or socket.gethostname() not in each.owner):
            tally.add_silent(f"{what}: {each.owner} is said to edit it")
        if each.took_s > _SLOW_S:
            tally.add_crashed(f"{what}: opening took {each.took_s:.1f} s")


def _race(path: Path, rng: random.Random, tally: Tally, what: str) -> float:
    """A race, then a death: of the owner while others look on, one of whom takes over; returns the slowest opening."""
    number = rng.randint(2, 4)
    everybody = range(number)
    room = _Room(path, number)
    try:
        found = room.open(*everybody)
        _judge(found, tally, what)
        edits = 1
        if rng.random() < 0.5:
            room.close(*everybody)
            if [each.name for each in path.parent.iterdir()] != [path.name]:
                tally.add_silent(f"{what}: a side file is left behind")
        else:
            owner = next(each for each in everybody if found[each].writes)
            others = [each for each in everybody if each != owner]
            room.kill(owner)
            room.close(*others)
            _judge(room.open(*others), tally, f"{what}, after the owner was killed")
            room.close(*others)
            edits += 1
    except Exception as error:
        tally.add_crashed(f"{what}: {error!r}")
        return 0.0
    finally:
        room.end()
    with Workshop.open(path) as workshop:
        if len(workshop.snapshot.initiatives) != 3 + edits:
            tally.add_lost(f"{what}: {edits} edits were told, {len(workshop.snapshot.initiatives) - 3} are there")
    return max(each.took_s for each in found)


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally, slowest = Tally(), 0.0
    for tally.tried in range(1, tries + 1):
        place = folder / str(tally.tried)
        place.mkdir()
        make_small_workshop(place / "w.vmo").close()
        slowest = max(slowest, _race(place / "w.vmo", rng, tally, f"race {tally.tried}"))
    tally.facts = {"slowest opening": f"{slowest * 1000:.0f} ms"}
    return tally


FAULTS = (Fault("two_openers", "one may write, the others know who", _run, short=3, long=1_000),)
