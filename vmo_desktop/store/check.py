"""Findings about a workshop file: structure, references, seal and the rules of the domain.

Of a file that is not sound as much is told as can be: each question is asked by itself, and one that cannot be answered
is a finding too.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from vmo_desktop.errors import FileRefused
from vmo_desktop.store.connection import connect, refuse_code
from vmo_desktop.store.header import read_header
from vmo_desktop.store.rules import Finding, Severity, broken_rules
from vmo_desktop.store.schema import SCHEMA, SINGLE
from vmo_desktop.store.seal import broken
from vmo_desktop.store.values import misfits

_REMEDY = "Open a backup, or save what can be read into a new file (vmo salvage)."
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError, OverflowError, ValueError, TypeError)
_MOST = 100
"""Findings of one kind: more of them say nothing more."""


def check_file(raw: sqlite3.Connection) -> list[Finding]:
    """Everything found; an empty list means that the file is sound."""
    questions = (_pages, _references, _values, _single_rows, _seals, broken_rules)
    return [finding for question in questions for finding in _answered(question, raw)]


def check_closed(path: Path) -> list[Finding]:
    """What is wrong with a file that does not open, as far as it can be told; the file is only read."""
    try:
        header = read_header(path)
        with closing(connect(path, read_only=True)) as raw:
            refuse_code(path, raw)
            return check_file(raw) if header.schema == SCHEMA else list(_answered(_pages, raw))
    except FileRefused as error:
        return [Finding(Severity.ERROR, "file", error.reason.rstrip("."), error.remedy)]
    except _UNREADABLE as error:
        return [Finding(Severity.ERROR, "file", f"it cannot be read ({error})", _REMEDY)]


def _answered(
    question: Callable[[sqlite3.Connection], Iterable[Finding]], raw: sqlite3.Connection
) -> Iterator[Finding]:
    found = 0
    try:
        for finding in question(raw):
            yield finding
            found += 1
            if found == _MOST:
                return
    except _UNREADABLE as error:
        yield Finding(Severity.ERROR, "file", f"it cannot be read to the end ({error})", _REMEDY)


def _pages(raw: sqlite3.Connection) -> Iterator[Finding]:
    for (text,) in raw.execute("PRAGMA integrity_check"):
        if text != "ok":
            yield Finding(Severity.ERROR, "file", str(text), _REMEDY)


def _references(raw: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check"):
        what = f"row {row} refers to a row of {parent} that is gone"
        yield Finding(Severity.ERROR, str(table), what, _REMEDY, str(table), row)


def _values(raw: sqlite3.Connection) -> Iterator[Finding]:
    for table, row in misfits(raw):
        what = f"row {row} holds a value that does not belong there"
        yield Finding(Severity.ERROR, table, what, _REMEDY, table, row)


def _single_rows(raw: sqlite3.Connection) -> Iterator[Finding]:
    for table in SINGLE:
        (rows,) = raw.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our constants
        if rows != 1:
            yield Finding(Severity.ERROR, table, f"has {rows} rows where there must be one", _REMEDY, table)


def _seals(raw: sqlite3.Connection) -> Iterator[Finding]:
    for table in broken(raw):
        yield Finding(Severity.ERROR, table, "is not as it was written", _REMEDY, table)
