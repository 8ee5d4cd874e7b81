"""A workshop as it stood at a step of its history; what a forged history keeps is refused, not shown."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store import history
from vmo_desktop.store.base import Base
from vmo_desktop.store.read import read_table
from vmo_desktop.store.values import is_fitting
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.money_scores import with_money_scores
from vmo_desktop.workshop.possible import is_possible
from vmo_desktop.workshop.snapshot import ROWS, VOTES, Snapshot, build_snapshot, to_rows

tr = Texts("Workshop")

Record = tuple[Any, ...]

_HELD = {**ROWS, **VOTES}


def read_earlier(raw: sqlite3.Connection, step: int) -> Snapshot:
    """Read everything as it stood right after a step (0: at the beginning).

    Raises `NotAllowed` where the history keeps what no workshop can hold.
    """
    now = {name: read_table(raw, name) for name in _HELD}
    try:
        then = history.records_at(raw, step, now)
        for name, records in then.items():
            _refuse_impossible(name, {*records} - {*now[name]})
        _refuse_strangers(then)
        # Which votes were revealed then is decided by the snapshot itself.
        snapshot = build_snapshot(step, {name: to_rows(row_class, then[name]) for name, row_class in _HELD.items()})
        if len(snapshot.drivers) != len(then["driver"]):
            raise ValueError("driver")  # noqa: TRY301 - groups that lie in each other, told in the same words
        return with_money_scores(snapshot)
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise NotAllowed(
            tr(
                "What stood after step {step} cannot be shown: what the file's history keeps of it is damaged. "
                "The workshop as it is now is sound. Pick another step, or open a backup from that time.",
                step=step,
            )
        ) from error


def _refuse_impossible(name: str, records: set[Record]) -> None:
    table = Base.metadata.tables[name]
    columns = table.columns.keys()
    for record in records:
        if not (is_fitting(table, columns, record) and is_possible(name, columns, record)):
            raise ValueError(name)


def _refuse_strangers(then: Mapping[str, Sequence[Record]]) -> None:
    """Raise `LookupError` for a record that refers to one that was not there."""
    for name, records in then.items():
        table = Base.metadata.tables[name]
        for key in table.foreign_keys:
            referred = key.column.table
            own, theirs = table.columns.keys().index(key.parent.name), referred.columns.keys().index(key.column.name)
            known = {None, *(record[theirs] for record in then[referred.name])}
            if any(record[own] not in known for record in records):
                raise LookupError(name)
