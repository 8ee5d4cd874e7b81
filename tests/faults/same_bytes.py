"""The same workshop gives the same files: in any run, locale, time zone, folder, and order of sets and dictionaries."""

import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.faults.fault import Fault, Tally

KINDS_COMPARED = ("pack", "xlsx", "csv", "json", "png", "svg", "chart", "paper", "sheet")
"""Files that are a function of the workshop alone."""

FEW = ("pack", "xlsx", "svg")
"""What a short run compares."""

SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "LANGUAGE": "C", "TZ": "UTC"},
    {
        "PYTHONHASHSEED": "4242",
        "LC_ALL": "de_DE.UTF-8",
        "LANG": "de_DE.UTF-8",
        "LANGUAGE": "de",
        "TZ": "Pacific/Auckland",
    },
    {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "LANGUAGE": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "7", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr", "TZ": "America/St_Johns"},
)
"""Of processes; a short run has the first two."""

_WORKER = "import sys; from tests.faults.same_bytes import work; work(*sys.argv[1:])"


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally = Tally(tried=tries)
    made = folder / "made"
    made.mkdir()
    names = list(_make(made, tries, rng))
    told: list[dict[str, str]] = []
    for number, surroundings in enumerate(SURROUNDINGS if tries > 1 else SURROUNDINGS[:2]):
        place = folder / f"run {number}"
        place.mkdir()
        environment = {**os.environ, **surroundings, "VMO_HOME": str(place / "home"), "USER": f"user{number}"}
        asked = [sys.executable, "-c", _WORKER, str(made), str(place), *(KINDS_COMPARED if tries > 1 else FEW)]
        done = subprocess.run(asked, capture_output=True, text=True, check=False, env=environment, cwd=Path.cwd())
        if done.returncode != 0:
            tally.add_crashed(f"run {number}: {done.stderr[-1500:]}")
        else:
            told.append(json.loads(done.stdout.splitlines()[-1]))
    for number, hashes in enumerate(told[1:], start=1):
        for what, one in told[0].items():
            if hashes[what] != one:
                tally.add_silent(f"{what} is another file in {SURROUNDINGS[number]}")
    tally.facts["files"] = str(len(told[0]) if told else 0)
    tally.facts["workshops"] = ", ".join(names)
    return tally


def _make(folder: Path, count: int, rng: random.Random) -> Iterator[str]:
    """So many workshops: a room with an open round, one whose texts are hostile, samples and templates."""
    from tests.exchange.ballots import small_room
    from tests.hostile import hostile_text
    from tests.planted import plant
    from vmo_desktop.exchange import library
    from vmo_desktop.workshop.workshop import Workshop

    for number in range(count):
        path = folder / f"{number:02d}.vmo"
        entries = [*library.samples(), *library.templates()]
        if number == 0:
            small_room(path).close()
            yield "room"
        elif number - 1 < len(entries):
            entry = entries[number - 1]
            with Workshop.create(path, author="Ines") as workshop:
                if entry in library.samples():
                    library.build_sample(entry.name, workshop)
                else:
                    library.build_template(entry.name, workshop)
            yield entry.name
        else:
            plant(path, [hostile_text(rng) for _ in range(40)])
            yield "planted"


def work(made: str, place: str, *kinds: str) -> None:
    """Write every file of every workshop; say as JSON their hashes."""
    import locale

    from tests.faults.exports import KINDS
    from vmo_desktop.errors import NotAllowed
    from vmo_desktop.workshop.workshop import Workshop

    with suppress(locale.Error):  # where this system has not got it, the variables stand all the same
        locale.setlocale(locale.LC_ALL, "")
    hashes: dict[str, str] = {}
    for path in sorted(Path(made).glob("*.vmo")):
        with Workshop.open(path, for_reading=True) as workshop:
            for name in kinds:
                if name == "paper" and not workshop.snapshot.rounds:
                    continue
                target = Path(place) / f"{path.stem} {name}{KINDS[name].ending}"
                try:
                    KINDS[name].write(workshop, target)
                except NotAllowed:
                    continue  # not of this workshop
                hashes[target.name] = hashlib.sha256(target.read_bytes()).hexdigest()
    sys.stdout.write(json.dumps(hashes) + "\n")


FAULTS = (Fault("same_bytes", "the same workshop gives the same files everywhere", _run, short=1, long=20),)
