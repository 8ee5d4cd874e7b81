"""Looking is not touching: every page is looked at and everything exported, and the file is as it was."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QFileDialog

from tests.faults.apart import apart, application
from tests.faults.fault import Fault, Tally
from tests.studio import Studio
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.exchange import library
from vmo_desktop.report.build import build_pack
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.workshop.workshop import Workshop

_LONG_AGO = 1_600_000_000
_SHORT = 2
_KINDS = (".xlsx", ".csv", ".json")


def _state(path: Path) -> tuple[bytes, int, tuple[str, ...]]:
    """The bytes of a file, when it was changed, and what lies beside it."""
    beside = tuple(sorted(each.name for each in path.parent.iterdir()))
    return sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns, beside


def _look(path: Path, out: Path, pages: Iterable[str]) -> list[str]:
    """Open a workshop, look at pages with the inspector beside them, export everything, close; tells what failed."""
    failed: list[str] = []
    with Studio() as studio:
        window = studio.window
        window.session.failed.connect(lambda error: failed.append(str(error)))
        window.take(path)
        studio.settle()
        window.workbench.area.show_inspector(True)
        for page_id in pages:
            window.workbench.area.show_page(page_id)
            studio.settle()
        _export(studio, out)
    return failed


def _export(studio: Studio, out: Path) -> None:
    live = studio.window.session.live
    if live is None:
        return
    build_pack(live.results, live.workshop.history(), out / "pack.pdf")
    wanted = [("file.export_data", out / f"data{kind}") for kind in _KINDS]
    wanted += [("chart.save", out / f"chart{kind}") for kind in (".png", ".svg")]
    studio.window.workbench.area.show_page("score")
    studio.settle()
    for action, target in wanted:
        if not studio.window.actions_table[action].isEnabled():
            continue  # no chart is in sight: it has given its room to the table
        with patch.object(QFileDialog, "getSaveFileName", return_value=(str(target), f"(*{target.suffix})")):
            studio.window.actions_table[action].trigger()
        studio.settle(target.exists)


@contextmanager
def _read_only(folder: Path, path: Path) -> Iterator[Path | None]:
    """A copy of a file on a medium that cannot be written; None where none can be made."""
    folder.mkdir(exist_ok=True)
    copy = folder / path.name
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        shutil.copy(path, copy)
        copy.chmod(0o444)
        folder.chmod(0o555)
        try:
            yield copy
        finally:
            folder.chmod(0o755)
        return
    if sys.platform != "linux" or subprocess.run(["mount", "-t", "tmpfs", "none", str(folder)], check=False).returncode:
        yield None
        return
    try:
        shutil.copy(path, copy)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield copy
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def look(tries: int, rng: random.Random, folder: Path) -> Tally:
    """Look so many times, every second time at a file that cannot be written; first of all at a large sample."""
    tally = Tally()
    house = folder / "house"
    house.mkdir()
    small, large = house / "small.vmo", house / "large.vmo"
    make_small_workshop(small).close()
    with Workshop.create(large, author="A") as workshop:
        library.build_sample("meridian", workshop)
    is_short = tries <= _SHORT
    with application(folder) as raised:
        for number in range(tries):
            tally.tried += 1
            path = small if number or is_short else large
            pages = rng.sample(list(PAGES), len(PAGES) // 8) if is_short else list(PAGES)
            if number % 2 == 0:
                _look_at_house(tally, path, pages, folder / "out")
            else:
                _look_at_medium(tally, path, pages, folder)
            for finding in raised:
                tally.add_crashed(f"look {number}: {finding}")
            raised.clear()
    return tally


def _look_at_house(tally: Tally, path: Path, pages: Iterable[str], out: Path) -> None:
    os.utime(path, (_LONG_AGO, _LONG_AGO))
    before = _state(path)
    _looked(tally, path, pages, out)
    if _state(path) != before:
        tally.add_silent(f"{path.name} or what lies beside it changed by being looked at")


def _look_at_medium(tally: Tally, path: Path, pages: Iterable[str], folder: Path) -> None:
    with _read_only(folder / "medium", path) as copy:
        tally.facts["read-only medium"] = "looked at" if copy is not None else "cannot be made here"
        if copy is not None:
            _looked(tally, copy, pages, folder / "out")


def _looked(tally: Tally, path: Path, pages: Iterable[str], out: Path) -> None:
    out.mkdir()
    for finding in _look(path, out, pages):
        tally.add_crashed(f"{path.name}: {finding}")
    for name in ("pack.pdf", *(f"data{kind}" for kind in _KINDS)):
        if not (out / name).is_file():
            tally.add_crashed(f"{path.name}: {name} was not written")
    shutil.rmtree(out)


FAULTS = (
    Fault("looking", "looking at a workshop and exporting it changes nothing", apart(look), short=_SHORT, long=200),
)
