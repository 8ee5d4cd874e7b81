"""One page of a file goes bad: all other rows are in the new file, and every row that is not is told of."""

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.faults.fault import Fault, Tally
from tests.workshop import walk
from vmo_desktop.errors import FileRefused
from vmo_desktop.exchange import library
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.workshop.backups import Salvaged, salvage
from vmo_desktop.workshop.workshop import Workshop

_WANTED = 0.95

Rows = dict[str, dict[tuple[object, ...], int]]
"""By table: each row with its number."""


@dataclass(frozen=True)
class _File:
    """A workshop's bytes, its rows, and what lies on each of its pages."""

    data: bytes
    page_size: int
    rows: Rows

    @staticmethod
    def of(path: Path) -> "_File":
        data = path.read_bytes()
        return _File(data, int.from_bytes(data[16:18], "big"), _rows(path))

    def damaged(self, page: int, rng: random.Random) -> tuple[bytes, str]:
        """The file after one page went bad, and how."""
        start = page * self.page_size
        old = self.data[start : start + self.page_size]
        kind = rng.choice(("zeros", "noise", "bits"))
        if kind == "zeros":
            new = bytes(self.page_size)
        elif kind == "noise":
            new = rng.randbytes(self.page_size)
        else:
            flipped = bytearray(old)
            for _ in range(rng.randint(1, 40)):
                flipped[rng.randrange(self.page_size)] ^= 1 << rng.randrange(8)
            new = bytes(flipped)
        return self.data[:start] + new + self.data[start + self.page_size :], f"{kind} on page {page + 1}"


def _rows(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as raw:
        return {
            table.name: {tuple(row): number for number, *row in raw.execute(f'SELECT rowid, * FROM "{table.name}"')}  # noqa: S608
            for table in RECORDED
        }


def _on_page(file: _File, page: int) -> int:
    """How many rows lie on a page, if it is a leaf of a table (kind 13 in the file format)."""
    head = page * file.page_size + (100 if page == 0 else 0)
    return int.from_bytes(file.data[head + 3 : head + 5], "big") if file.data[head] == 13 else 0


def _judge(file: _File, new: Rows, came: Salvaged, tally: Tally, what: str) -> int:
    """Count what is not in the new file, which all has to be told; returns how many rows that is."""
    losses = {loss.table: loss for loss in came.losses}
    gone = 0
    for name, rows in file.rows.items():
        missing = [number for row, number in rows.items() if row not in new[name]]
        gone += len(missing)
        loss = losses.get(name)
        if loss is None:
            if missing:
                tally.add_silent(f"{what}: {len(missing)} rows of {name} are gone or altered, and it is not told")
            continue
        told = sum(1 for number in missing if any(low <= number <= high for low, high in loss.ranges))
        altered = len(new[name].keys() - rows.keys())
        if told + altered < len(missing):
            tally.add_silent(f"{what}: {len(missing) - told} rows of {name} are gone, and their numbers are not told")
    return gone


def _open(target: Path, tally: Tally, what: str) -> None:
    """What was saved can be worked with: salvage alone may say that nothing can be read."""
    try:
        with Workshop.open(target) as workshop:
            workshop.check()
    except Exception as error:
        tally.add_crashed(f"{what}: what was saved: {error!r}")


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally, start = Tally(), folder / "w.vmo"
    with Workshop.create(start, author="A") as workshop:
        library.build_sample("meridian", workshop)
        for _ in range(60):
            walk.step(workshop, rng)
    file = _File.of(start)
    pages = len(file.data) // file.page_size
    undamaged, kept, refused = 0, 0, 0
    for tally.tried in range(1, tries + 1):
        page = rng.randrange(pages)
        data, what = file.damaged(page, rng)
        damaged, target = folder / "damaged.vmo", folder / "new.vmo"
        damaged.write_bytes(data)
        target.unlink(missing_ok=True)
        sound = sum(map(len, file.rows.values())) - _on_page(file, page)
        undamaged += sound
        try:
            came = salvage(damaged, target)
        except FileRefused as error:
            refused += 1
            tally.findings.append(f"{what}: refused: {error}")
        except Exception as error:
            tally.add_crashed(f"{what}: {error!r}")
        else:
            kept += min(sound, sum(map(len, file.rows.values())) - _judge(file, _rows(target), came, tally, what))
            _open(target, tally, what)
        if damaged.read_bytes() != data:
            tally.add_lost(f"{what}: the damaged file was written to")
    share = kept / undamaged
    if share < _WANTED:
        tally.add_lost(f"only {share:.1%} of the undamaged rows were saved")
    tally.facts = {"undamaged rows saved": f"{share:.2%}", "refused": str(refused)}
    return tally


FAULTS = (Fault("salvaged", "a bad page costs its own rows, and they are told", _run, short=3, long=1_000),)
