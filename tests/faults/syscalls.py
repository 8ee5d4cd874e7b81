"""Every system call of every scenario fails once, or is the last one before the process is killed."""

import logging
import random
import re
import shutil
import socket
import traceback
from dataclasses import dataclass
from pathlib import Path

from tests.faults.children import digest
from tests.faults.fault import Fault, Tally
from tests.faults.scenarios import SCENARIOS, prepare
from tests.faults.tracer import Call, Traced, can_trace, trace, wait_for_tracer
from vmo_desktop.errors import VmoError
from vmo_desktop.paths import user_data_folder
from vmo_desktop.store.header import journal_path
from vmo_desktop.workshop.backups import content_of, list_backups
from vmo_desktop.workshop.workshop import Workshop

_KILL = "signal=SIGKILL"
_WRITES = ("error=EIO", "error=ENOSPC", "error=EDQUOT", _KILL)
_FAULTS = {
    "openat": ("error=EIO", "error=EACCES", "error=EROFS", "error=ENOSPC"), "read": ("error=EIO",),
    "pread64": ("error=EIO",), "write": _WRITES, "pwrite64": _WRITES, "fsync": _WRITES, "fdatasync": _WRITES,
    "ftruncate": ("error=EIO", _KILL), "unlink": ("error=EIO", "error=EACCES", "error=EROFS", _KILL),
    "rename": ("error=EIO", "error=EACCES", "error=EROFS", "error=ENOSPC", _KILL),
    "mkdir": ("error=EACCES", "error=ENOSPC", "error=EROFS"), "chmod": ("error=EPERM", "error=EROFS"),
    "flock": ("error=ENOLCK",),
}  # fmt: skip
_READS = ("read", "pread64")
_MOST_READS = 60
"""Reads of one scenario that are made to fail: opening reads page after page in one way."""

_NAMED = re.compile(r"\w\.(vmo|xlsx|csv|json|pdf)|backups")
_REMEDY = re.compile(
    r"\b(Free|Choose|Check|Open|Try|Save|Close|Copy|Look|Give|Move|Leave|Make|Go on|It was left as it is)\b"
)
_CRASH = "CRASH "
_THEN = "then it worked: "
_RESTORED = "the backup is in its place"


def _do(name: str, folder: Path, ours: socket.socket) -> str:
    """In the process: the scenario, and what it says at its end."""
    logging.getLogger().addHandler(logging.NullHandler())  # what is logged is not what is said
    scenario = SCENARIOS[name](folder)
    next(scenario)
    wait_for_tracer(ours)
    try:
        said = next(scenario)
        scenario.close()
    except VmoError as error:
        return str(error)
    except BaseException:
        return _CRASH + traceback.format_exc()
    return _CRASH + said if "inside the program" in said or said.startswith("code") else said


class _Stage:
    """The files that every scenario begins with, put back each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "run"
        self.log = folder / "strace.log"
        self._home, self._watched = user_data_folder(), folder.parent
        self._kept = folder / "kept"
        self.folder.mkdir()
        prepare(self.folder)
        shutil.copytree(self.folder, self._kept / "run")
        shutil.copytree(self._home, self._kept / "home")
        self.names = {each.name for each in self.folder.iterdir()} | {"new.vmo"}

    def put_back(self) -> None:
        for where, kept in ((self.folder, "run"), (self._home, "home")):
            shutil.rmtree(where)
            shutil.copytree(self._kept / kept, where)

    def run(self, name: str, inject: str = "") -> Traced:
        self.put_back()
        return trace(_do, (name, self.folder), self._watched, self.log, inject)

    def old(self, name: str) -> bytes:
        return (self._kept / "run" / name).read_bytes()


@dataclass(frozen=True)
class _Whole:
    """What a scenario leaves that nothing disturbs."""

    calls: tuple[Call, ...]
    before: bytes
    after: bytes
    files: dict[str, bytes]
    """Bytes of what it hands out, digest of what is a workshop."""


def _state(path: Path) -> bytes:
    with Workshop.open(path) as workshop:
        if findings := [each for each in workshop.check() if each.severity != "warning"]:
            raise ValueError(f"{path.name}: {findings[0]}")
        return digest(workshop.snapshot)


def _whole(stage: _Stage, name: str) -> _Whole:
    stage.put_back()
    before = _state(stage.folder / "w.vmo")
    traced = stage.run(name)
    assert traced.answer == "", f"{name}: {traced.answer}"
    return _Whole(traced.calls, before, _state(stage.folder / "w.vmo"), _handed_out(stage))


def _handed_out(stage: _Stage) -> dict[str, bytes]:
    found = {}
    for name in ("old.vmo", "older.vmo", "new.vmo", "old.xlsx", "old.csv", "old.json", "old.pdf"):
        path = stage.folder / name
        if not path.exists() or (name in stage.names - {"new.vmo"} and path.read_bytes() == stage.old(name)):
            continue
        found[name] = _state(path) if path.suffix == ".vmo" else path.read_bytes()
    return found


def _judge(stage: _Stage, whole: _Whole, traced: Traced, tally: Tally, what: str) -> None:
    answer = traced.answer
    if answer is not None and answer.startswith(_CRASH):
        tally.add_crashed(f"{what}: {answer[-300:]}")
    elif answer and not (_NAMED.search(answer) and _REMEDY.search(answer)):
        tally.add_silent(f"{what}: says neither where nor what to do: {answer}")
    _judge_left(stage, traced, tally, what)
    is_done = answer is not None and (not answer or answer.startswith(_THEN) or _RESTORED in answer)
    possible = {whole.before, whole.after}
    if is_done or answer:
        possible = {whole.after if is_done else whole.before}
    try:
        state, handed_out = _state(stage.folder / "w.vmo"), _handed_out(stage)
        for backup in list_backups(stage.folder / "w.vmo"):
            content_of(backup.path)
    except Exception as error:
        tally.add_lost(f"{what}: {error!r}")
        return
    if state not in possible:
        tally.add_lost(f"{what}: the workshop is not as was said ({answer})")
    for name, content in handed_out.items():
        is_copy = name == "old.vmo" and content == whole.before
        if content != whole.files.get(name) and not is_copy:
            tally.add_lost(f"{what}: {name} is neither old nor whole ({answer})")
    if is_done and handed_out.keys() != whole.files.keys():
        tally.add_silent(f"{what}: was said to be done and wrote {sorted(handed_out)}")


def _judge_left(stage: _Stage, traced: Traced, tally: Tally, what: str) -> None:
    """What lies in the folder that nobody put there or told of; a kill may leave it, and a fault of removing."""
    if traced.answer is None or "unlink" in traced.hit:
        return
    answer = traced.answer
    left = {each.name for each in stage.folder.iterdir() if each.name not in answer} - stage.names
    left -= {journal_path(stage.folder / name).name for name in stage.names}
    if left:
        tally.add_silent(f"{what}: left behind {sorted(left)}")


def _failing(name: str, whole: _Whole, turn: int) -> list[tuple[str, Call, str]]:
    """Each call of a scenario with one of the ways in which it may fail, which take turns."""
    reads = sum(call.name in _READS for call in whole.calls)
    every = 1 + reads // _MOST_READS
    seen = 0
    ways = []
    for call in whole.calls:
        seen += call.name in _READS
        if call.name not in _READS or (seen + turn) % every == 0:
            ways.append((call, _FAULTS[call.name]))
    return [(name, call, faults[(turn + place) % len(faults)]) for place, (call, faults) in enumerate(ways)]


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally, stage = Tally(), _Stage(folder)
    if not can_trace():
        return _without_tracer(tries, rng, stage, tally)
    names = list(SCENARIOS)
    if tries < 500:
        names = rng.sample(names[:-2], 3)  # each costs a run of its own; the dearest are left to the long form
    wholes = {name: _whole(stage, name) for name in names}
    asked = [each for name, whole in wholes.items() for each in _failing(name, whole, rng.randrange(1000))]
    not_reached = 0
    for name, call, fault in rng.sample(asked, min(tries, len(asked))):
        traced = stage.run(name, f"{call.name}:{fault}:when={call.number}")
        if not traced.hit and traced.answer is not None:
            not_reached += 1
            continue
        tally.tried += 1
        _judge(stage, wholes[name], traced, tally, f"{name}, {call.name} {call.number} {fault}")
    tally.facts = {"possible faults": str(len(asked)), "not reached": str(not_reached)}
    return tally


def _without_tracer(tries: int, rng: random.Random, stage: _Stage, tally: Tally) -> Tally:
    """Where nothing can be made to fail, each scenario does at least what it says."""
    for name in rng.sample(list(SCENARIOS)[:-2], min(tries, 3)):
        for _ in SCENARIOS[name](stage.folder):
            pass
        tally.tried += 1
        _state(stage.folder / "w.vmo")
    tally.facts = {"strace": "not here: nothing failed"}
    return tally


FAULTS = (Fault("syscalls", "every system call may fail once", _run, short=6, long=10_000),)
