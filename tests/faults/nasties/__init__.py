"""A kept corpus of files that are bad on purpose, each with the end that it has to come to."""

import random
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.faults.fault import Fault, Tally
from tests.faults.nasties.corpus import CORPUS
from tests.faults.nasties.nasty import Door, Nasty
from tests.faults.nasties.trial import new_world, read_here, wrong, wrong_by_command
from vmo_desktop.exchange import limits

_SLOW_S = limits.DEADLINE_SECONDS + 10
"""The worker's deadline, and what is done before and after it."""


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    """Read each nasty in this process, and as many as asked for by the worker and by `vmo import` as well."""
    tally = Tally()
    by_worker = {nasty.name for nasty in rng.sample(CORPUS, min(tries, len(CORPUS)))}
    with new_world(folder) as workshop:
        for nasty in CORPUS:
            ways: list[Callable[[], str]] = []
            if nasty.door is Door.INITIATIVES and not nasty.is_heavy:
                ways.append(partial(wrong, nasty, workshop, folder, read_here))
            if nasty.name in by_worker:
                ways.append(partial(wrong, nasty, workshop, folder))
                ways += [partial(wrong_by_command, nasty, folder)] if nasty.door is Door.INITIATIVES else []
            for way in ways:
                _try(tally, nasty, way)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    tally.facts = {"nasties": str(len(CORPUS)), "largest worker": f"{largest / 2**20:.0f} MiB"}
    if largest > limits.MAX_MEMORY_BYTES:
        tally.add_crashed("a worker took more memory than it may")
    return tally


def _try(tally: Tally, nasty: Nasty, way: Callable[[], str]) -> None:
    tally.tried += 1
    start = time.monotonic()
    try:
        end = way()
    except Exception as error:
        tally.add_crashed(f"{nasty.name} ({nasty.why}): {error!r}")
        return
    if end:
        tally.add_silent(f"{nasty.name} ({nasty.why}): {end}")
    if time.monotonic() - start > _SLOW_S:
        tally.add_crashed(f"{nasty.name} ({nasty.why}): took too long")


FAULTS = (
    Fault("nasties", "every kept nasty ends as it has to, and every row is accounted for", _run, short=4, long=1_000),
)
