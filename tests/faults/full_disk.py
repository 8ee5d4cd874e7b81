"""The disk fills up: nothing is lost, the sentence says what to do, and work goes on when there is room."""

import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.children import digest
from tests.faults.fault import Fault, Tally
from tests.ui.small_workshop import make_small_workshop
from tests.workshop.walk import step
from vmo_desktop.errors import VmoError, WriteFailed
from vmo_desktop.exchange.export import export_data
from vmo_desktop.workshop.backups import Reason, content_of, list_backups
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

_PAGE = 4096
_MOST_PAGES = 60
_MOST_EDITS = 200
_SIZE = 16 * 1024 * 1024


@contextmanager
def _small_disk(folder: Path) -> Iterator[bool]:
    """A small file system at a folder; tells whether there is one."""
    words = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(folder)]
    is_there = False
    if sys.platform == "linux" and os.geteuid() == 0:
        is_there = subprocess.run(words, check=False, capture_output=True).returncode == 0
    try:
        yield is_there
    finally:
        if is_there:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def _filled(folder: Path, pages: int) -> Iterator[None]:
    """A disk with room for so many pages alone."""
    ballast = folder / "ballast"
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize - pages * _PAGE
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(free, 1))
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def _no_longer_files(folder: Path, pages: int) -> Iterator[None]:
    """No file may grow beyond the longest there is and so many pages; what is told about it is no signal."""
    if sys.platform == "win32":  # nothing of the kind: what is done then works
        yield
        return
    import resource

    longest = max(each.stat().st_size for each in folder.rglob("*") if each.is_file())
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (longest + pages * _PAGE, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


def _edit(workshop: Workshop, rng: random.Random) -> None:
    """Edit until there is no room."""
    for _ in range(_MOST_EDITS):
        before = digest(workshop.snapshot)
        try:
            workshop.do(add_initiatives([{"name": "x" * 900}]))
        except WriteFailed:
            assert digest(workshop.snapshot) == before, "a refused edit is seen"
            raise
        step(workshop, rng)


def _back_up(workshop: Workshop, _: random.Random) -> None:
    workshop.draft_backup(Reason.ASKED).finish()


def _save_copy(workshop: Workshop, _: random.Random) -> None:
    workshop.save_copy(workshop.path.with_name("copy.vmo"))


def _export(workshop: Workshop, rng: random.Random) -> None:
    export_data(workshop.results, workshop.path.with_name(rng.choice(("out.xlsx", "out.csv", "out.json"))))


_WORKS: tuple[Callable[[Workshop, random.Random], None], ...] = (_edit, _edit, _back_up, _save_copy, _export)


_WHOLE: dict[str, Callable[[Path], object]] = {
    ".xlsx": lambda path: zipfile.ZipFile(path).close(), ".csv": lambda path: path.read_bytes().index(b"Portal"),
    ".json": lambda path: json.loads(path.read_bytes()), ".vmo": lambda path: Workshop.open(path).close(),
}  # fmt: skip
"""Fails for a file that is not whole."""


def _judge(path: Path, known: bytes, tally: Tally, what: str) -> None:
    with Workshop.open(path) as workshop:
        if digest(workshop.snapshot) != known:
            tally.add_lost(f"{what}: the file is not what was seen")
    for backup in list_backups(path):
        content_of(backup.path)
    for each in (path.with_name(name) for name in ("out.xlsx", "out.csv", "out.json", "copy.vmo")):
        if each.exists() and each.read_bytes() != b"old":
            _WHOLE[each.suffix](each)
    left = {each.name for each in path.parent.iterdir() if each.name.startswith(".")}
    if left:
        tally.add_silent(f"{what}: left behind {left}")


def _try(folder: Path, is_disk: bool, rng: random.Random, pages: int, tally: Tally) -> bool:
    """One work on a disk with so much room; returns whether there was too little."""
    path, work = folder / "w.vmo", rng.choice(_WORKS)
    what = f"{work.__name__} with {pages} pages free"
    limit, refused = (_filled if is_disk else _no_longer_files), ""
    with make_small_workshop(path) as workshop:
        for name in ("out.xlsx", "out.csv", "out.json"):
            path.with_name(name).write_bytes(b"old")
        try:
            with limit(folder, pages):
                work(workshop, rng)
        except VmoError as error:
            refused = str(error)
            if not any(word in refused for word in ("Free", "Choose", "another")) or "." not in refused:
                tally.add_silent(f"{what}: says not what to do: {refused}")
        work_after = digest(workshop.snapshot)
        workshop.do(add_initiatives([{"name": "There is room again"}]))
        if digest(workshop.snapshot) == work_after:
            tally.add_lost(f"{what}: work does not go on")
        known = digest(workshop.snapshot)
    _judge(path, known, tally, what)
    return bool(refused)


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally, full = Tally(), 0
    home = os.environ.get("VMO_HOME")
    with _small_disk(folder) as is_disk:
        os.environ["VMO_HOME"] = str(folder / "home")
        try:
            for tally.tried in range(1, tries + 1):
                for each in folder.iterdir():
                    if each.is_file():
                        each.unlink()
                try:
                    pages = tally.tried % _MOST_PAGES if tries > _MOST_PAGES else rng.randrange(_MOST_PAGES)
                    full += _try(folder, is_disk, rng, pages, tally)
                except Exception as error:
                    tally.add_crashed(f"try {tally.tried}: {error!r}")
        finally:
            os.environ.pop("VMO_HOME")
            if home is not None:
                os.environ["VMO_HOME"] = home
    tally.facts = {"ran out of room": str(full), "by": "a small disk" if is_disk else "a limit on files"}
    return tally


FAULTS = (Fault("full_disk", "a full disk loses nothing, and work goes on", _run, short=4, long=600),)
