"""A workshop in which every free text is one that other programs would obey."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path

from sqlalchemy import String

from vmo_desktop.exchange.library import build_sample
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.seal import write_whole_seal
from vmo_desktop.workshop.workshop import Workshop

FREE = frozenset({
    "name", "description", "sponsor", "owner", "status", "tags", "notes", "text", "measure", "role", "group",
    "message", "channel", "unit", "supplier", "customer", "note", "reason", "rationale", "statement", "label",
    "evidence", "purpose", "title", "decision", "organisation", "facilitator", "topic", "form", "outcome",
    "attribution", "responsible", "people", "author", "expected", "happened", "why", "change", "estimator",
    "quick_wins", "big_bets", "fill_ins", "reconsider", "pmo", "vmo", "class_name", "request", "recommendation",
    "cost_and_benefit", "effort_unit", "prompt", "currency", "initials",
})  # fmt: skip
"""Columns for whatever people write; the others hold codes, days and words of ours."""

NOT_FREE = frozenset({("approval", "status"), ("weight_set", "class_name"), ("limit", "class_name")})


def plant(path: Path, texts: Sequence[str]) -> None:
    """Make the sample with all that it tells, and put these texts in the place of its own, one after the other."""
    with Workshop.create(path, author=texts[0]) as workshop:
        build_sample("meridian", workshop)
    following = cycle(texts)
    with closing(sqlite3.connect(path)) as raw:
        for table, column in _free_columns():
            rows = [row for (row,) in raw.execute(f'SELECT rowid FROM "{table}"')]  # noqa: S608 - our own names
            planted = [(f"{next(following)} {row}", row) for row in rows]
            raw.executemany(f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE rowid = ?', planted)  # noqa: S608
        write_whole_seal(raw)
        raw.commit()


def _free_columns() -> Iterator[tuple[str, str]]:
    for table in RECORDED:
        for column in table.columns:
            if isinstance(column.type, String) and column.name in FREE and (table.name, column.name) not in NOT_FREE:
                yield table.name, column.name
