"""Saving what can still be read of a damaged workshop file into a new one, with a list of what was lost.

The damaged file is only read. What refers to a lost row goes with it, as if it had been deleted. A history with gaps
could not be undone, so one that is not whole is left behind.
"""

import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, delete, insert, literal, select, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.store.blank import lay_out
from vmo_desktop.store.connection import engine_over, limit, verify
from vmo_desktop.store.damaged import (
    PAST,
    IsPossible,
    Mend,
    Ranges,
    Readable,
    Row,
    column_list,
    is_something,
    read_damaged,
)
from vmo_desktop.store.part_file import part_beside, take_place
from vmo_desktop.store.room_tables import Vote
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.seal import Seal, TableSeal, present_seal, write_whole_seal
from vmo_desktop.store.tables import AgreedScore, Driver, Weight, WeightSet
from vmo_desktop.translation import Texts

tr = Texts("Workshop")


DEEPEST = 100
"""So many groups within groups are saved as such: a file with many more cannot be opened."""

_REFUSED = (IntegrityError, DataError)
"""Twice the same key, or a value that is missing; or a text that is too long."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What could not be taken over of one table as it was."""

    table: str
    rows: int | None
    """How many rows are missing; None: the file does not say how many there were."""
    ranges: Ranges
    """First and last row number, in the damaged file, of what cannot be read or refers to what is lost.

    Where rows are gone without a trace, all numbers that are not there: those of the lost rows are among them.
    """
    is_altered: bool
    """All rows are there, and they are not what was written."""
    mends: tuple[Mend, ...] = ()
    """Texts of the rows that are there of which some letters could not be read: each such letter is U+FFFD now."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of a salvage."""

    kept: int
    """Rows in the new file, without its history, and without those of a new workshop."""
    losses: tuple[Loss, ...]
    has_history: bool


ArePossibleSteps = Callable[[Sequence[Row]], bool]
"""Whether records of steps, in their order, are those of a history that a program wrote."""


def salvage(source: Path, target: Path, is_possible: IsPossible, are_possible_steps: ArePossibleSteps) -> Salvaged:
    """Write what can be read of a damaged file, and is possible, to a new one.

    Raises `FileRefused` when nothing can be read or the target is taken, `WriteFailed` when the target cannot be
    written.
    """
    readable, seal = read_damaged(source, is_possible)
    if not is_something(readable):
        raise FileRefused(source, tr("nothing of this file can be read."), tr("Open a backup of the workshop."))
    # A whole past fits to whole tables only: undoing a step puts rows in the place of those that it wrote.
    has_history = all(readable[table.name].seal == seal.get(table.name) for table in (*RECORDED, *PAST))
    has_history = has_history and are_possible_steps(readable["step"].rows)
    if os.path.lexists(target):
        raise FileRefused(target, tr("there is already a file of this name."), tr("Choose another name."))
    try:
        with part_beside(target) as part:
            salvaged = _write(part, readable, seal, has_history=has_history)
            take_place(part, target)
    except (OSError, sqlite3.Error, DBAPIError, FileRefused) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise WriteFailed(
            tr("{target} could not be written ({error}). Choose another folder.", target=target, error=cause)
        ) from error
    return salvaged


def _write(target: Path, readable: Mapping[str, Readable], seal: Seal, *, has_history: bool) -> Salvaged:
    with closing(sqlite3.connect(target, isolation_level=None)) as raw:
        limit(raw)  # a text grows when it is mended, and with one too long the file could not be opened
        lay_out(raw)
        raw.execute("PRAGMA foreign_keys = OFF")
        with engine_over(raw).begin() as connection:
            for table in RECORDED:
                _fill(connection, table, readable[table.name])
            if has_history:
                for table in PAST:
                    _fill(connection, table, readable[table.name])
            _keep_rules(connection)
            _drop_dangling(raw)
            write_whole_seal(raw)
        verify(target, raw)
        present = present_seal(raw)
        losses = [_loss(raw, table.name, readable[table.name], seal, present[table.name]) for table in RECORDED]
    names = [table.name for table in RECORDED]
    kept = sum(_saved(readable[name], seal.get(name), present[name]) for name in names)
    return Salvaged(kept, tuple(loss for loss in losses if loss is not None), has_history)


def _fill(connection: Connection, table: Table, read: Readable) -> None:
    """Put rows into a table of the new file; its own first row, as of a new workshop, gives way."""
    if not read.rows:
        return
    connection.execute(table.delete())
    records = [dict(zip(read.columns, row, strict=True)) for row in read.rows]
    try:
        with connection.begin_nested():
            connection.execute(insert(table), records)
    except _REFUSED:
        for record in records:
            _fill_one(connection, table, record)


def _fill_one(connection: Connection, table: Table, record: dict[str, object]) -> None:
    try:
        with connection.begin_nested():
            connection.execute(insert(table), [record])
    except _REFUSED:
        return  # told as lost, since it is not there


def _drop_dangling(raw: sqlite3.Connection) -> None:
    """Take out what refers to rows that are not there, until nothing does."""
    while found := {(name, row) for name, row, *_ in raw.execute("PRAGMA foreign_key_check").fetchall()}:
        for name, row in found:
            raw.execute(f'DELETE FROM "{name}" WHERE rowid = ?', (row,))  # noqa: S608 - from the schema we made


def _keep_rules(connection: Connection) -> None:
    """Make good what no workshop can be without, and what its loss of rows may have broken: see `rules`."""
    connection.execute(delete(Weight).where(Weight.points < 0))
    reached = select(Driver.id, literal(1).label("depth")).where(Driver.parent_id.is_(None)).cte(recursive=True)
    deeper = select(Driver.id, reached.c.depth + 1).join(reached, Driver.parent_id == reached.c.id)
    reached = reached.union(deeper.where(reached.c.depth < DEEPEST))
    connection.execute(update(Driver).where(Driver.id.not_in(select(reached.c.id))).values(parent_id=None))
    _part_groups(connection)
    sets = connection.execute(select(WeightSet.id, WeightSet.is_default).order_by(WeightSet.id)).all()
    if not sets:
        connection.execute(insert(WeightSet).values(position=1, name="Default", is_default=True))
    elif sum(row.is_default for row in sets) != 1:
        connection.execute(update(WeightSet).values(is_default=WeightSet.id == sets[0].id))


def _part_groups(connection: Connection) -> None:
    """A group holds drivers and a driver that is scored does not: what lies in it says which of them it was."""
    holding = select(Driver.parent_id).where(Driver.parent_id.is_not(None))
    scored = select(AgreedScore.driver_id).union(select(Vote.driver_id))
    is_group = Driver.is_group | Driver.id.not_in(scored)
    connection.execute(update(Driver).where(Driver.id.in_(holding), is_group).values(is_group=True))
    for table in (AgreedScore, Vote):
        groups = select(Driver.id).where(Driver.is_group, Driver.id.in_(holding))
        connection.execute(delete(table).where(table.driver_id.in_(groups)))
    connection.execute(update(Driver).where(Driver.is_group, Driver.id.in_(scored)).values(is_group=False))
    drivers = select(Driver.id).where(Driver.is_group.is_(False))
    connection.execute(update(Driver).where(Driver.parent_id.in_(drivers)).values(parent_id=None))


def _saved(read: Readable, was: TableSeal | None, present: TableSeal) -> int:
    """How many rows of the new file are not of a new workshop, as those are of which none could be read."""
    return present.rows if read.rows or was == present else 0


def _loss(raw: sqlite3.Connection, name: str, read: Readable, seal: Seal, present: TableSeal) -> Loss | None:
    was = seal.get(name)
    if was == present:
        return None
    kept = set(raw.execute(f'SELECT {column_list(read.columns)} FROM "{name}"')) if read.columns else set()  # noqa: S608
    mends = read.mends_in(kept)
    if was is None and not read.gaps and len(read.rows) == present.rows:
        return Loss(name, 0, (), is_altered=True, mends=mends) if mends else None
    missing = None if was is None else was.rows - _saved(read, was, present)
    return Loss(name, missing, read.ranges_without(kept, missing), is_altered=missing == 0, mends=mends)
