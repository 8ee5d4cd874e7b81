"""A file that something else wrote over: no mutation may pass unseen."""

import random
import time
from pathlib import Path

from tests.faults.fault import Fault, Tally
from vmo_desktop.errors import VmoError
from vmo_desktop.exchange import library
from vmo_desktop.workshop.workshop import Workshop

_SLOW_S = 20.0


def _mutated(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    """The bytes after one accident, and what it was: a bit that turned over, a block gone bad, an end cut off."""
    kind = rng.choices(("bit", "block", "cut"), (70, 15, 15))[0]
    place = rng.randrange(len(data))
    if kind == "bit":
        bit = rng.randrange(8)
        return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :], f"bit {bit} of byte {place}"
    if kind == "block":
        start = place // 512 * 512
        return data[:start] + rng.randbytes(512) + data[start + 512 :], f"block at {start}"
    return data[:place], f"cut at {place}"


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally = Tally()
    original = folder / "original.vmo"
    with Workshop.create(original, author="A") as workshop:
        library.build_sample("meridian", workshop)
        shown = repr(workshop.snapshot)
    data = original.read_bytes()
    path = folder / "mutated.vmo"
    for _ in range(tries):
        mutated, what = _mutated(data, rng)
        path.write_bytes(mutated)
        tally.tried += 1
        start = time.monotonic()
        try:
            with Workshop.open(path) as workshop:
                if repr(workshop.snapshot) != shown:
                    tally.add_silent(what)
        except VmoError:
            pass
        except Exception as error:
            tally.add_crashed(f"{what}: {error!r}")
        if time.monotonic() - start > _SLOW_S:
            tally.add_crashed(f"{what}: hung")
    return tally


FAULTS = (Fault("overwritten", "damage is never silent", _run, short=20, long=10_000),)
