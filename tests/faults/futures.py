"""Workshops of versions that are not written yet: read where they may be read, else refused, never written to."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

from tests.faults.fault import Fault, Tally
from vmo_desktop.errors import FileRefused, WhyReadOnly, WorkshopReadOnly, WorkshopTooNew
from vmo_desktop.exchange import library
from vmo_desktop.store.schema import MIN_READER, SCHEMA
from vmo_desktop.store.seal import write_whole_seal
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

_Change = Callable[[sqlite3.Connection, random.Random], None]


def _add_table(raw: sqlite3.Connection, rng: random.Random) -> None:
    name = f"future_{rng.randrange(10**6)}"
    raw.execute(f"CREATE TABLE {name} (id INTEGER NOT NULL PRIMARY KEY, text VARCHAR NOT NULL, amount DOUBLE)")
    raw.execute(f"CREATE TABLE history_{name} (change_id INTEGER NOT NULL PRIMARY KEY, id INTEGER)")
    raw.executemany(f"INSERT INTO {name} VALUES (?, ?, ?)", [(n, "x" * n, n / 7) for n in range(rng.randrange(1, 50))])  # noqa: S608
    raw.execute("INSERT INTO seal VALUES (?, 0, '0')", (name,))


def _add_column(raw: sqlite3.Connection, rng: random.Random) -> None:
    table = rng.choice(("initiative", "driver", "workshop", "step", "format", "vote", "scenario"))
    for each in (table, f"history_{table}") if table not in ("step", "format") else (table,):
        raw.execute(f"ALTER TABLE {each} ADD COLUMN future_{rng.randrange(10**6)} VARCHAR DEFAULT 'new'")


def _add_index(raw: sqlite3.Connection, rng: random.Random) -> None:
    raw.execute(f"CREATE INDEX future_{rng.randrange(10**6)} ON initiative (name, cost)")


_HARMLESS: tuple[_Change, ...] = (_add_table, _add_column, _add_index)


def _drop_table(raw: sqlite3.Connection, _: random.Random) -> None:
    raw.execute("DROP TABLE omitted_section")


def _rename_column(raw: sqlite3.Connection, _: random.Random) -> None:
    raw.execute("ALTER TABLE initiative RENAME COLUMN owner TO sponsor_2")


def _add_view(raw: sqlite3.Connection, _: random.Random) -> None:
    raw.execute("CREATE VIEW future AS SELECT * FROM initiative")


def _add_trigger(raw: sqlite3.Connection, _: random.Random) -> None:
    raw.execute("CREATE TRIGGER future AFTER INSERT ON step BEGIN DELETE FROM initiative; END")


def _unsay_format(raw: sqlite3.Connection, _: random.Random) -> None:
    raw.execute("DELETE FROM format")


def _drop_format(raw: sqlite3.Connection, _: random.Random) -> None:
    raw.execute("DROP TABLE format")


_BEYOND: tuple[_Change, ...] = (_drop_table, _rename_column, _add_view, _add_trigger, _unsay_format, _drop_format)


def _make(path: Path, rng: random.Random) -> tuple[int, str, bool]:
    """Make a workshop of the future of one; its schema and version, and whether this program can read it."""
    schema, version = SCHEMA + rng.randrange(1, 1000), f"{rng.randrange(1, 9)}.{rng.randrange(99)}"
    is_readable = rng.random() < 0.6
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN")
        for _ in range(rng.randrange(1, 5)):
            rng.choice(_HARMLESS)(raw, rng)
        min_reader = rng.randrange(MIN_READER, SCHEMA + 1) if is_readable else rng.randrange(SCHEMA + 1, schema + 1)
        raw.execute(
            "UPDATE format SET written_by = ?, min_reader = ?, min_writer = ?",
            (version, min_reader, rng.randrange(min_reader, schema + 1)),
        )
        if rng.random() < 0.3:
            rng.choice(_BEYOND)(raw, rng)
            is_readable = False
        raw.execute(f"PRAGMA user_version = {schema}")
        with suppress(sqlite3.OperationalError):  # what was taken away cannot be sealed
            write_whole_seal(raw)
        raw.execute("COMMIT")
        if rng.random() < 0.2:
            raw.execute("VACUUM")
    return schema, version, is_readable


def _look(path: Path, schema: int, version: str, *, shown: str, is_readable: bool, tally: Tally) -> None:
    try:
        with Workshop.open(path, author="A") as workshop:
            if not is_readable:
                tally.add_silent(f"{version}: opened though it cannot be read")
            if repr(workshop.snapshot) != shown:
                tally.add_silent(f"{version}: shows something else")
            if workshop.why_read_only is not WhyReadOnly.NEWER or version not in workshop.read_only_notice:
                tally.add_silent(f"{version}: not told why it is for reading only")
            try:
                workshop.do(add_initiatives([{"name": "New"}]))
                tally.add_lost(f"{version}: written to")
            except WorkshopReadOnly:
                pass
    except WorkshopTooNew as error:
        if is_readable or f"file version {schema}" not in str(error):
            tally.add_silent(f"{version}: refused though it can be read, or without its version: {error}")
    except FileRefused as error:
        if is_readable:
            tally.add_silent(f"{version}: refused though it can be read: {error}")


def _run(tries: int, rng: random.Random, folder: Path) -> Tally:
    tally = Tally()
    original, path = folder / "original.vmo", folder / "future.vmo"
    with Workshop.create(original, author="A") as workshop:
        library.build_sample("meridian", workshop)
        shown = repr(workshop.snapshot)
    readable = 0
    for _ in range(tries):
        tally.tried += 1
        shutil.copy(original, path)
        schema, version, is_readable = _make(path, rng)
        readable += is_readable
        before = blake2b(path.read_bytes()).digest(), path.stat().st_mtime_ns
        try:
            _look(path, schema, version, shown=shown, is_readable=is_readable, tally=tally)
        except Exception as error:
            tally.add_crashed(f"{version}: {error!r}")
        if (blake2b(path.read_bytes()).digest(), path.stat().st_mtime_ns) != before:
            tally.add_lost(f"{version}: the file was changed")
        if sorted(each.name for each in folder.iterdir()) != ["future.vmo", "original.vmo"]:
            tally.add_silent(f"{version}: something was left beside the file")
    tally.facts["readable"] = str(readable)
    return tally


FAULTS = (Fault("futures", "a file of a newer version is never written to, and is read where it says so", _run,
                short=12, long=200),)  # fmt: skip
