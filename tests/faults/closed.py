"""The window closed in the midst of long work: the program ends at once, in peace, and lets go of the file."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.faults.closing_window import BEGUN
from tests.faults.fault import Fault, Tally
from tests.faults.long_work import ROWS, Bench
from vmo_desktop.workshop.workshop import Workshop

END_S = 1.0
"""Promised: so long after it was closed the program is gone."""

BUSY = 5
"""On a machine that does much else, so many times the promise counts as a hang; the worst time is told."""

LATEST_MS = 3000
"""Work is under way for at most so long."""

HANG_S = 120

HARMLESS = "This plugin does not support"
"""What Qt says where there is no screen."""

OLD = b"what was there before"


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally = Tally()
    bench = Bench(folder)
    bench.csv.replace(bench.out / "rows.csv")
    original = bench.file.read_bytes()
    worst = 0.0, ""
    kinds = list(BEGUN)
    rng.shuffle(kinds)
    for number in range(tries):
        kind, moment = kinds[number % len(kinds)], rng.randrange(LATEST_MS)
        bench.file.write_bytes(original)
        for name in ("data.xlsx", "pack.pdf"):
            (bench.out / name).write_bytes(OLD)
        tally.tried += 1
        took = _closed(tally, f"{kind}, closed after {moment} ms", (str(bench.file), kind, str(moment), str(bench.out)))
        worst = max(worst, (took, kind))
        _judge(tally, f"{kind}, closed after {moment} ms", bench, len(bench.snapshot.initiatives))
    tally.facts["ended within"] = f"{1000 * worst[0]:.0f} ms ({worst[1]})"
    return tally


def _closed(tally: Tally, what: str, arguments: Sequence[str]) -> float:
    """Seconds from closing to the end of the process."""
    home = Path(arguments[-1]).parent / "home"
    command = [sys.executable, "-m", "tests.faults.closing_window", *arguments]
    environment = {**os.environ, "VMO_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    line = process.stdout.readline()
    began = time.monotonic()
    try:
        _, errors = process.communicate(timeout=HANG_S)
    except subprocess.TimeoutExpired:
        process.kill()
        _, errors = process.communicate()
    took = time.monotonic() - began
    errors = "\n".join(line for line in errors.splitlines() if not line.startswith(HARMLESS))
    if process.returncode or "closing" not in line or errors:
        tally.add_crashed(f"{what}: ended with {process.returncode}: {errors[-600:]}")
    elif took > BUSY * END_S:
        tally.add_crashed(f"{what}: took {took:.1f} s to end")
    return took


def _judge(tally: Tally, what: str, bench: Bench, before: int) -> None:
    """The file can be edited again, and holds an import wholly or not at all; exports are old or whole."""
    with Workshop.open(bench.file) as workshop:
        if workshop.is_read_only:
            tally.add_lost(f"{what}: the file is still locked")
        if len(workshop.snapshot.initiatives) not in (before, before + ROWS):
            tally.add_lost(f"{what}: {len(workshop.snapshot.initiatives)} initiatives are in the file")
    wholes = {"data.xlsx": b"PK", "pack.pdf": b"%PDF"}
    for path in bench.out.iterdir():
        if path.name == "rows.csv":
            continue
        if path.name not in wholes:
            tally.add_lost(f"{what}: {path.name} was left behind")
            path.unlink()
        elif path.read_bytes() != OLD and not path.read_bytes().startswith(wholes[path.name]):
            tally.add_lost(f"{what}: {path.name} is not whole")
    for part in (bench.folder / "home").rglob("*.part"):
        tally.add_lost(f"{what}: {part.name} was left behind")
        part.unlink()


FAULTS = (Fault("closed", "a window that is closed in the midst of work ends in peace", _run, short=1, long=1300),)
