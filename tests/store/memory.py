"""An empty workshop in memory, which records what is written into it as a file does."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache

from vmo_desktop.store.blank import lay_out
from vmo_desktop.store.history import begin_step, install_triggers, label_step


@contextmanager
def laid_out() -> Iterator[sqlite3.Connection]:
    """An empty workshop; references are not looked after."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        raw.deserialize(_empty())
        yield raw


@contextmanager
def recording() -> Iterator[sqlite3.Connection]:
    """An empty workshop that records what is written into it."""
    with laid_out() as raw:
        install_triggers(raw)
        yield raw


@cache
def _empty() -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        lay_out(raw)
        return raw.serialize()


def write(raw: sqlite3.Connection, *statements: str, label: str = "Edit") -> int:
    """Do statements as one step; gives back its number."""
    step = begin_step(raw, "edit", None, "Ines", "2026-11-27T10:00:00+00:00")
    for statement in statements:
        raw.execute(statement)
    label_step(raw, step, label)
    return step
