"""A workshop as it stood at a step of its history; what a forged history keeps is refused, not shown."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store import history
from vmo_desktop.store.base import Base
from vmo_desktop.store.read import read_table
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.money_scores import with_money_scores
from vmo_desktop.workshop.possible import refuse_impossible
from vmo_desktop.workshop.snapshot import ROWS, VOTES, Snapshot, build_snapshot, to_rows

tr = Texts("Workshop")

Record = tuple[Any, ...]

_HELD = {**ROWS, **VOTES}

_WITHOUT_STEP = ("round_initiative", "round_driver", "ballot", "acceptance")
"""Tables that schema 3 filled from the scores of each person: no step put those rows in, so none takes them out."""


def read_earlier(raw: sqlite3.Connection, step: int) -> Snapshot:
    """Read everything as it stood right after a step (0: at the beginning).

    Raises `NotAllowed` where the history keeps what no workshop can hold.
    """
    now = {name: read_table(raw, name) for name in _HELD}
    try:
        then = history.records_at(raw, step, now)
        for name in _WITHOUT_STEP:
            then[name] = _known(then, name)
        for name, records in then.items():
            _refuse_gaps(name, records)
            if len(_known(then, name)) != len(records):
                raise LookupError(name)  # noqa: TRY301 - it refers to what was not there, told in the same words
        rows: dict[str, tuple[Any, ...]] = {name: to_rows(kind, then[name]) for name, kind in _HELD.items()}
        for name, held in rows.items():
            refuse_impossible(name, held)
        # Which votes were revealed then is decided by the snapshot itself.
        snapshot = build_snapshot(step, rows)
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


def _refuse_gaps(name: str, records: Sequence[Record]) -> None:
    """Raise `ValueError` where a former image lacks what every row has; that is all that opening lets it be."""
    for column, values in zip(Base.metadata.tables[name].columns, zip(*records, strict=True), strict=False):
        if not column.nullable and None in values:
            raise ValueError(name)


def _known(then: Mapping[str, list[Record]], name: str) -> list[Record]:
    """The records of a table that refer to nothing but what was there."""
    table, records = Base.metadata.tables[name], then[name]
    for key in table.foreign_keys:
        referred = key.column.table
        own, theirs = table.columns.keys().index(key.parent.name), referred.columns.keys().index(key.column.name)
        there = {None, *(record[theirs] for record in then[referred.name])}
        records = [record for record in records if record[own] in there]
    return records
