"""An export that is killed, or whose disk is full: the target is the old file, or the new one and whole."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.faults.fault import Fault, Tally
from vmo_desktop.errors import WriteFailed

OLD = b"the old file"
PAGE = 4096
TOLD, DEFECT = 10, 11
"""How a child ends that was refused in words, and one that met anything else."""

_DISK = "small disk"
_WORKER = "import sys; from tests.faults.killed_exports import work; work(*sys.argv[1:])"


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    """Everything is done in a process of its own: its children are forked, which threads of a window forbid."""
    asked = [sys.executable, "-c", _WORKER, str(tries), str(rng.random()), str(folder)]
    environment = {**os.environ, "VMO_HOME": str(folder / "home"), "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(asked, capture_output=True, text=True, check=False, env=environment, cwd=Path.cwd())
    with suppress(FileNotFoundError):
        subprocess.run(["umount", str(folder / _DISK)], check=False, capture_output=True)
    tally = Tally()
    if done.returncode != 0:
        tally.add_crashed(f"the worker ended with {done.returncode}: {done.stderr[-2000:]}")
        return tally
    told = json.loads(done.stdout.splitlines()[-1])
    tally.tried, tally.facts = told["tried"], told["facts"]
    for finding in told["lost"]:
        tally.add_lost(finding)
    for finding in told["crashed"]:
        tally.add_crashed(finding)
    return tally


def work(tries: str, seed: str, folder: str) -> None:
    """Try so often, and say as JSON what came of it."""
    bench = _Bench(Path(folder), random.Random(seed))
    for number in range(int(tries)):
        bench.try_once(number)
    bench.sweep_up()
    facts = {name: str(count) for name, count in bench.counts.items()}
    told = {"tried": int(tries), "lost": bench.lost, "crashed": bench.crashed, "facts": facts}
    sys.stdout.write(json.dumps(told) + "\n")


class _Bench:
    """A workshop that is open, and an empty folder for every try."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        from tests.exchange.ballots import small_room
        from tests.faults.exports import KINDS
        from vmo_desktop.workshop.ops.reviews import WINS

        self._kinds = KINDS
        self._rng = rng
        self._small = _small_disk(folder / _DISK)
        self._folder = folder
        self._workshop = small_room(folder / "room.vmo")
        self._workshop.do(WINS.add([{"title": "Calls answered in half the time", "people": "Service desk"}]))
        self._workshop.results.valuation  # noqa: B018 - found once, not in each child
        self._cost = {name: self._measured(name) for name in KINDS}
        self.lost: list[str] = []
        self.crashed: list[str] = []
        self.counts = {"killed": 0, "in time": 0, "full": 0, "new": 0, "old": 0, "swept": 0}
        self._left: list[Path] = []

    def try_once(self, number: int) -> None:
        """Kill one export at any moment, or give it a disk of any size that is too small."""
        name = list(self._kinds)[number % len(self._kinds)]
        is_full = self._rng.random() < 0.4
        where = self._small if is_full and self._small is not None else self._folder
        place = where / f"out {number}"
        place.mkdir()
        target = place / f"out{self._kinds[name].ending}"
        target.write_bytes(OLD)
        if is_full:
            self._fill(name, target, place)
        else:
            self._kill(name, target, place)
        self._look(name, target, place)

    def sweep_up(self) -> None:
        """Start again two days later: of what was left behind nothing may remain."""
        from vmo_desktop.workshop.safe_write import sweep

        self.counts["swept"] = sweep(now=time.time() + 2 * 86_400)
        for place in self._left:
            stray = [each.name for each in place.iterdir() if each.name.startswith(".")]
            if stray:
                self.lost.append(f"{place.name}: {stray} stays")

    def _measured(self, name: str) -> tuple[float, int]:
        """Seconds that an export takes, and the bytes of its file."""
        place = self._folder / f"measured {name}"
        place.mkdir()
        target = place / f"out{self._kinds[name].ending}"
        self._kinds[name].write(self._workshop, target)  # what is imported late is loaded by now
        start = time.monotonic()
        child = self._forked(name, target, lambda: None)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code == 0, f"{name} cannot be written at all: {code}"
        return time.monotonic() - start, max(each.stat().st_size for each in place.iterdir())

    def _kill(self, name: str, target: Path, place: Path) -> None:
        child = self._forked(name, target, lambda: None)
        time.sleep(self._rng.uniform(0, self._cost[name][0] * 1.1))  # noqa: TID251 - a moment by chance is the fault
        os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        self.counts["killed" if code == -signal.SIGKILL else "in time"] += 1
        if code not in (-signal.SIGKILL, 0):
            self.crashed.append(f"{place.name} {name}: ended with {code}")

    def _fill(self, name: str, target: Path, place: Path) -> None:
        room = PAGE * self._rng.randrange(self._cost[name][1] // PAGE + 1)
        if self._small is None:
            before, child = None, self._forked(name, target, lambda: _limit(room))
        else:
            before = _filled(self._small, room)
            child = self._forked(name, target, lambda: None)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if before is not None:
            before.unlink()
        self.counts["full"] += 1
        if code not in (0, TOLD):
            self.crashed.append(f"{place.name} {name} with {room} bytes: ended with {code}")
        if code == TOLD and [each.name for each in place.iterdir()] != [target.name]:
            self.lost.append(f"{place.name} {name} with {room} bytes: {sorted(place.iterdir())} after a refusal")

    def _forked(self, name: str, target: Path, prepare: Callable[[], None]) -> int:
        child = os.fork()
        if child:
            return child
        code = DEFECT
        try:
            prepare()
            self._kinds[name].write(self._workshop, target)
            code = 0
        except WriteFailed as error:
            code = TOLD if _names_the_file(str(error), name, target) else DEFECT
        finally:
            os._exit(code)

    def _look(self, name: str, target: Path, place: Path) -> None:
        """Read what is there."""
        if target.read_bytes() == OLD:
            self.counts["old"] += 1
        else:
            self.counts["new"] += 1
        for each in place.iterdir():
            if each.name.startswith("."):
                continue
            try:
                if each.read_bytes() != OLD:
                    self._kinds[name].read(each)
            except Exception as error:  # any reader's own
                self.lost.append(f"{place.name} {name}: {each.name} is half: {error!r}")
        if any(each.name.startswith(".") for each in place.iterdir()):
            self._left.append(place)
        else:
            shutil.rmtree(place)


def _names_the_file(sentence: str, name: str, target: Path) -> bool:
    return name == "ballots" or target.name in sentence


def _limit(room: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


def _small_disk(folder: Path) -> Path | None:
    """A disk of its own, where the system lets us make one."""
    folder.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(asked, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return folder if done.returncode == 0 else None


def _filled(disk: Path, room: int) -> Path:
    """A file that leaves so many bytes free."""
    filler = disk / "filler"
    state = os.statvfs(disk)
    with filler.open("wb") as file, suppress(OSError):
        os.posix_fallocate(file.fileno(), 0, max(state.f_bavail * state.f_frsize - room, 1))
    return filler


FAULTS = (
    Fault("killed_exports", "an export is the old file, or the new one and whole", _run, short=12, long=1000),
)  # fmt: skip
