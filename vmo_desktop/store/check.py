"""Findings about a workshop file: structure, references, seal and the rules of the domain.

Of a file that is not sound as much is told as can be: each question is asked by itself, and one that cannot be answered
is a finding too.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from sqlalchemy import Table

from vmo_desktop.errors import FileRefused, WorkshopTooNew
from vmo_desktop.store.connection import connect, refuse_code
from vmo_desktop.store.header import read_header
from vmo_desktop.store.rules import Finding, Severity, broken_rules
from vmo_desktop.store.schema import SCHEMA, SINGLE
from vmo_desktop.store.seal import SEALED, TableSeal, known_tables, present_table_seal, stored_seal
from vmo_desktop.store.structure import find_code
from vmo_desktop.store.values import misfits_of

_REMEDY = "Open a backup, or save what can be read into a new file (vmo salvage)."
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError, OverflowError, ValueError, TypeError)
_MOST = 100
"""Findings of one kind: more of them say nothing more."""


def check_file(raw: sqlite3.Connection) -> list[Finding]:
    """Everything found; an empty list means that the file is sound."""
    questions = (_pages, _references, _values, _single_rows, _seals, broken_rules)
    found = [finding for question in questions for finding in _answered(question(raw))]
    return list(dict.fromkeys(found))


def check_closed(path: Path) -> list[Finding]:
    """What is wrong with a file that does not open, as far as it can be told; the file is only read."""
    try:
        header = read_header(path)
        with closing(connect(path, read_only=True)) as raw:
            return _check_refused(path, raw, is_older=header.schema < SCHEMA)
    except FileRefused as error:
        return [finding_of(error)]
    except _UNREADABLE as error:
        return [Finding(Severity.ERROR, "file", f"it cannot be read ({error})", _REMEDY)]


def _check_refused(path: Path, raw: sqlite3.Connection, *, is_older: bool) -> list[Finding]:
    findings = []
    try:
        refuse_code(path, raw)
    except FileRefused as error:
        findings.append(finding_of(error))
        if isinstance(error, WorkshopTooNew) or find_code(raw) is not None:
            return findings  # what is planted must not run
    return findings + (list(_answered(_pages(raw))) if is_older else check_file(raw))


def finding_of(refusal: FileRefused) -> Finding:
    """A refusal as a finding."""
    return Finding(Severity.ERROR, "file", refusal.reason.rstrip("."), refusal.remedy)


def _answered(findings: Iterable[Finding], table: str = "") -> Iterator[Finding]:
    """The first findings of a question, and that it could not be asked to the end."""
    try:
        yield from islice(findings, _MOST)
    except _UNREADABLE as error:
        yield Finding(Severity.ERROR, table or "file", f"cannot be read to the end ({error})", _REMEDY, table)


def _pages(raw: sqlite3.Connection) -> Iterator[Finding]:
    whole = list(_answered(_check_pages(raw)))
    yield from whole
    if whole:
        # An older file has not all of our tables.
        present = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        for table in (table for table in SEALED if table.name in present):
            yield from _answered(_check_pages(raw, f'("{table.name}")', table.name), table.name)


def _check_pages(raw: sqlite3.Connection, of: str = "", table: str = "") -> Iterator[Finding]:
    for (text,) in raw.execute(f"PRAGMA integrity_check{of}"):
        if text != "ok":
            yield Finding(Severity.ERROR, table or "file", str(text), _REMEDY, table)


def _references(raw: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check"):
        what = f"row {row} refers to a row of {parent} that is gone"
        yield Finding(Severity.ERROR, str(table), what, _REMEDY, str(table), row)


def _values(raw: sqlite3.Connection) -> Iterator[Finding]:
    for table in SEALED:
        yield from _answered(_values_of(raw, table), table.name)


def _values_of(raw: sqlite3.Connection, table: Table) -> Iterator[Finding]:
    for row in misfits_of(raw, table):
        what = f"row {row} holds a value that does not belong there"
        yield Finding(Severity.ERROR, table.name, what, _REMEDY, table.name, row)


def _single_rows(raw: sqlite3.Connection) -> Iterator[Finding]:
    for table in SINGLE:
        (rows,) = raw.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our constants
        if rows != 1:
            yield Finding(Severity.ERROR, table, f"has {rows} rows where there must be one", _REMEDY, table)


def _seals(raw: sqlite3.Connection) -> Iterator[Finding]:
    stored = stored_seal(raw)
    for table in known_tables(raw):
        yield from _answered(_seal_of(raw, table, stored.get(table.name)), table.name)


def _seal_of(raw: sqlite3.Connection, table: Table, stored: TableSeal | None) -> Iterator[Finding]:
    present = present_table_seal(raw, table)
    if stored is None or stored.rows == present.rows:
        if stored != present:
            yield Finding(Severity.ERROR, table.name, "is not as it was written", _REMEDY, table.name)
        return
    what = f"has {present.rows} rows where {stored.rows} were written"
    yield Finding(Severity.ERROR, table.name, what, _REMEDY, table.name)
