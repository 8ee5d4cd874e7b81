"""Spreadsheets made at random, hostile on purpose: none may crash the program, and no row may go missing."""

import io
import random
import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.exchange.sources import PercentCell, write_workbook
from tests.faults.fault import Fault, Tally
from tests.faults.nasties.trial import Reader, new_world, not_finite, read_here
from vmo_desktop.errors import VmoError
from vmo_desktop.exchange import limits
from vmo_desktop.exchange.importing import import_operation, plan_import, propose_map, read_source
from vmo_desktop.workshop.ops.drivers import Level, add_driver
from vmo_desktop.workshop.workshop import Workshop

_SLOW_S = limits.DEADLINE_SECONDS + 10
_WORKER_EVERY = 50
"""A text table in so many is read by the worker; the others by what the worker does, in this process."""

_IN_ONE_WORKSHOP = 500
"""A workshop keeps all that was ever imported, in memory too, and a worker begins as large as who begins it."""

_HEADINGS = (
    "Name", "name", "Code", "ID", "Cost", "Cost (£m)", "Budget", "Start date", "End", "Confidence %", "Risk", "Owner",
    "Status", "Class", "Growth", "Notes", "Description", "", " ", "Name", "\u202eName", "Total", "2026", "1,5", "=Name",
)  # fmt: skip
_PIECES = (
    *"AaBbZé€0159 .,;:'\"|\t-+=@%()/\\#&<>{}[]$_*?!", "\n", "\r", "\r\n", "\0", "\ufeff", "\u200b", "\u202e", "\u00a0",
    "\u0301", "\ud7ff", "\ufffd", "\U0001f600", "\x1b[2J", "\x07", "ß", "İ", "ﬁ", "１", "٣", "½", "²", "null", "nan",
    "sep=;", "CON", "../", "=1+1",
)  # fmt: skip
_CELLS = (
    "", "5", "1,234", "1.234", "1.234,5", "1,234.5", "(5)", "5-", "12 %", "£3.2m", "1_000", "nan", "-inf", "1e400",
    "1e308", "5e-324", "-0", "0x1F", "1e5", "9" * 120, "01/02/2026", "31.12.99", "2026-02-30", "2028-02-29", "45000",
    "12 May 2026", "High", "Medium", "yes", "no", "TRUE", "#REF!", "n/a", "-", " -   ", "Exempt under Section 43",
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32", "cp1251", "shift_jis")


def _noise(rng: random.Random, most: int) -> str:
    return "".join(rng.choices(_PIECES, k=rng.randrange(most)))


def _cell(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.55:
        return rng.choice(_CELLS)
    if kind < 0.95:
        return _noise(rng, 12)
    return _noise(rng, 400)


def _quoted(cell: str, delimiter: str, rng: random.Random) -> str:
    needs = any(letter in cell for letter in (delimiter, '"', "\n", "\r"))
    return '"' + cell.replace('"', '""') + '"' if (needs and rng.random() < 0.9) or rng.random() < 0.1 else cell


def hostile_text(rng: random.Random) -> bytes:
    """A text table that is almost one: any cells, ends, delimiters and encodings, at times with bytes gone bad."""
    delimiter, end = rng.choice(",;\t|"), rng.choice(("\n", "\r\n", "\r", "\n", "\r\r\n"))
    width, length = rng.randrange(1, 9), rng.randrange(0, 25)
    rows = [[rng.choice(_HEADINGS) for _ in range(width)]]
    rows += [[_cell(rng) for _ in range(max(0, width + rng.choice((0, 0, 0, -1, 1, 3))))] for _ in range(length)]
    if rng.random() < 0.2:
        rows.insert(rng.randrange(len(rows) + 1), rows[0])
    lines = [delimiter.join(_quoted(cell, delimiter, rng) for cell in row) for row in rows]
    if rng.random() < 0.1:
        lines.insert(0, rng.choice(("sep=;", "Portfolio 2026", "", '"open')))
    content = (end.join(lines) + rng.choice(("", end))).encode(rng.choice(_ENCODINGS), errors="replace")
    return _damaged(content, rng) if rng.random() < 0.2 else content


def _damaged(content: bytes, rng: random.Random) -> bytes:
    """Bytes after some accidents."""
    found = bytearray(content)
    for _ in range(rng.randrange(1, 6)):
        if not found:
            break
        place = rng.randrange(len(found))
        kind = rng.randrange(4)
        if kind == 0:
            found[place] ^= 1 << rng.randrange(8)
        elif kind == 1:
            found[place : place + rng.randrange(64)] = rng.randbytes(rng.randrange(64))
        elif kind == 2:
            del found[place:]
        else:
            found[place:place] = found[max(0, place - 40) : place]
    return bytes(found)


def _good_book(path: Path) -> dict[str, bytes]:
    rows: list[list[object]] = [["Code", "Name", "Cost", "Start date", "Growth"]]
    rows += [[f"P{place}", f"Initiative {place}", place * 1000.5, "2026-02-01", "High"] for place in range(12)]
    rows += [["P90", "=1+1", PercentCell(0.2), "", 3], [None, None, 5]]
    write_workbook(path, {"Initiatives": rows, "Notes": [["Nothing"]]})
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def hostile_book(parts: dict[str, bytes], rng: random.Random) -> bytes:
    """A workbook with its package damaged, or with damaged, lost, swapped or strange parts in a sound package."""
    changed = dict(parts)
    name = rng.choice([*parts, *[each for each in parts if "sheet" in each or "Strings" in each] * 3])
    kind = rng.randrange(6)
    if kind == 0:
        del changed[name]
    elif kind == 1:
        changed[name] = changed[rng.choice(list(parts))]
    elif kind == 2:
        changed[name] = _swapped_words(changed[name], rng)
    elif kind < 5:
        changed[name] = _damaged(changed[name], rng)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for each, content in changed.items():
            package.writestr(each, content)
    return _damaged(stream.getvalue(), rng) if kind == 5 else stream.getvalue()


_WORDS = (b"<v>", b"</v>", b"<row", b'r="', b't="s"', b"<c ", b'spans="', b"1", b"0", b"A", b"<t>", b"sheet", b"rId1")
_INSTEAD = (
    b"<v>nan", b"</v><v>1e999</v>", b'<row hidden="1"', b'r="XFD', b't="e"', b't="b"', b't="d"', b't="inlineStr"',
    b"", b"<f>1/0</f>", b"-1", b"99999999999", b"1e400", b"&#0;", b"&amp;", b"<x>", b"\xff", b"../../x",
)  # fmt: skip


def _swapped_words(content: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randrange(1, 4)):
        content = content.replace(rng.choice(_WORDS), rng.choice(_INSTEAD), rng.choice((1, 3, -1)))
    return content


def _check(workshop: Workshop, path: Path, reader: Reader) -> list[str]:
    """What is wrong after an import; it is then undone."""
    before = workshop.snapshot.initiatives
    try:
        table = reader(path)
        plan = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
        workshop.do(import_operation(plan))
    except VmoError as error:
        return [] if str(error).strip() and workshop.snapshot.initiatives == before else ["refused, and changed"]
    snapshot = workshop.snapshot
    found = not_finite(snapshot.initiatives) + not_finite(snapshot.agreed_scores.values())
    if plan.rows_read != plan.imported + plan.updated + len(plan.skipped) + len(plan.rejected):
        found.append("a row is not accounted for")
    if len(table.raw.rows) < plan.rows_read and not table.is_transposed:
        found.append("more rows than the file has")
    if len(snapshot.initiatives) != len(before) + plan.imported:
        found.append("other initiatives than were counted")
    workshop.undo()
    if workshop.snapshot.initiatives != before:
        found.append("not undone")
    return found


def _tried(tally: Tally, seed: int, path: Path, workshop: Workshop, reader: Reader) -> None:
    tally.tried += 1
    start = time.monotonic()
    try:
        for finding in _check(workshop, path, reader):
            tally.add_silent(f"seed {seed}: {finding}")
    except Exception as error:
        tally.add_crashed(f"seed {seed}: {error!r}")
    if time.monotonic() - start > _SLOW_S:
        tally.add_crashed(f"seed {seed}: took too long")


def _run_in_one_workshop(
    tally: Tally, tries: int, rng: random.Random, path: Path, make: Callable[[random.Random], bytes]
) -> None:
    is_text = path.suffix == ".csv"
    with new_world(path.parent) as workshop:
        levels = (Level(1, 0, "Low"), Level(2, 50, "Medium"), Level(3, 100, "High"))
        workshop.do(add_driver("Growth", values={"code": "GROWTH"}, levels=levels))
        for place in range(tries):
            seed = rng.getrandbits(32)
            path.write_bytes(make(random.Random(seed)))
            is_here = is_text and place % _WORKER_EVERY
            _tried(tally, seed, path, workshop, read_here if is_here else read_source)


def _run(tries: int, rng: random.Random, folder: Path, file: str, make: Callable[[random.Random], bytes]) -> Tally:
    tally = Tally()
    while tally.tried < tries:
        place = folder / str(tally.tried)
        place.mkdir()
        _run_in_one_workshop(tally, min(tries - tally.tried, _IN_ONE_WORKSHOP), rng, place / file, make)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    tally.facts["largest worker"] = f"{largest / 2**20:.0f} MiB"
    # A process that is begun counts for a moment as large as the one that begins it, such as a long run of tests.
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if largest > max(limits.MAX_MEMORY_BYTES, ours):
        tally.add_crashed("a worker took more memory than it may")
    return tally


def _run_texts(tries: int, rng: random.Random, folder: Path) -> Tally:
    return _run(tries, rng, folder, "hostile.csv", hostile_text)


def _run_books(tries: int, rng: random.Random, folder: Path) -> Tally:
    parts = _good_book(folder / "good.xlsx")
    return _run(tries, rng, folder, "hostile.xlsx", lambda chance: hostile_book(parts, chance))


_PROMISE = "no spreadsheet crashes the program, and every row is accounted for"
FAULTS = (
    Fault("hostile_texts", _PROMISE, _run_texts, short=40, long=20_000),
    Fault("hostile_books", _PROMISE, _run_books, short=8, long=5_000),
)
