"""A file that is taken away, replaced or written over while it is open: no edit may be acknowledged into nothing."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.faults.fault import Fault, Tally
from vmo_desktop.errors import FileChanged, FileDeleted, FileLost, FileMoved, FileReplaced
from vmo_desktop.workshop.ops.initiatives import add_initiatives, edit_initiatives
from vmo_desktop.workshop.workshop import Workshop


def _replace(path: Path, older: Path) -> None:
    shutil.copy(older, path.with_name("incoming"))
    path.with_name("incoming").replace(path)


def _move_away(path: Path, _: Path) -> None:
    path.rename(path.with_name("moved.vmo"))


def _move_folder(path: Path, _: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))


def _delete(path: Path, _: Path) -> None:
    path.unlink()


def _overwrite_by_older(path: Path, older: Path) -> None:
    path.write_bytes(older.read_bytes())


def _overwrite_by_twin(path: Path, older: Path) -> None:
    """A copy that went another way since, by as many commits: its header can be the same as ours."""
    with closing(sqlite3.connect(path)) as raw:
        steps = raw.execute("SELECT count(*) FROM step").fetchone()[0]
    twin = path.with_name("twin.vmo")
    shutil.copy(older, twin)
    with Workshop.open(twin) as other:
        while other.step < steps:
            other.do(add_initiatives([{"name": f"Theirs {other.step}"}]))
    path.write_bytes(twin.read_bytes())


def _overwrite_by_garbage(path: Path, _: Path) -> None:
    path.write_bytes(b"\x00" * path.stat().st_size)


def _cut_off(path: Path, _: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _edit_elsewhere(path: Path, _: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE workshop SET title = title || '.'")


_WAYS: tuple[tuple[Callable[[Path, Path], None], type[FileLost]], ...] = (
    (_replace, FileReplaced),
    (_move_away, FileMoved),
    (_move_folder, FileMoved),
    (_delete, FileDeleted),
    (_overwrite_by_older, FileChanged),
    (_overwrite_by_twin, FileChanged),
    (_overwrite_by_garbage, FileChanged),
    (_cut_off, FileChanged),
    (_edit_elsewhere, FileChanged),
)


def _edit(workshop: Workshop, rng: random.Random) -> None:
    rows = workshop.snapshot.initiatives
    kind = rng.random()
    if not rows or kind < 0.5:
        workshop.do(add_initiatives([{"name": f"I{rng.randrange(10**6)}"}]))
    elif kind < 0.8:
        workshop.do(edit_initiatives({rng.choice(rows).id: {"cost": rng.random()}}))
    else:
        workshop.undo()


def _try(rng: random.Random, folder: Path, original: Path, tally: Tally) -> None:
    way, wanted = rng.choice(_WAYS)
    path, older, rescued = folder / "open" / "w.vmo", folder / "older.vmo", folder / "rescued.vmo"
    path.parent.mkdir(parents=True)
    shutil.copy(original, path)
    shutil.copy(original, older)
    with Workshop.open(path, author="A") as workshop:
        for _ in range(rng.randrange(1, 6)):
            _edit(workshop, rng)
        shown, steps = repr(workshop.snapshot), workshop.step
        way(path, older)
        for _ in range(rng.randrange(1, 4)):
            try:
                workshop.do(add_initiatives([{"name": "after"}]))
                tally.add_lost(f"{way.__name__}: an edit was acknowledged after {steps} steps")
            except wanted:
                pass
            except FileLost as error:
                tally.add_silent(f"{way.__name__}: told as {type(error).__name__}")
        workshop.save_copy(rescued)
    with Workshop.open(rescued) as workshop:
        if repr(workshop.snapshot) != shown or workshop.step != steps:
            tally.add_lost(f"{way.__name__}: the copy is not what was shown")


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally = Tally()
    original = folder / "original.vmo"
    with Workshop.create(original, author="A") as workshop:
        workshop.do(add_initiatives([{"name": "First"}]))
    for number in range(tries):
        tally.tried += 1
        place = folder / str(number)
        place.mkdir()
        try:
            _try(rng, place, original, tally)
        except Exception as error:
            tally.add_crashed(f"{error!r}")
        shutil.rmtree(place)
    return tally


FAULTS = (
    Fault("replaced", "a file that is replaced, moved, deleted or written over is noticed before the next edit", _run,
          short=12, long=500),
)  # fmt: skip
