"""The permanent typed history: triggers keep the former image of every written row.

Each recorded table T has a table ``history_T`` with the same columns. Temporary triggers, installed on every writing
connection, add a row to ``change`` (which step, which table, inserted, updated or deleted) and the row's former image
(for an insert: the new row) to ``history_T`` under the same id. An operation cannot forget to record itself, and
images keep the exact type and bits of every value.

Undoing a step puts its images back in reverse order; that is itself recorded, as a step whose undoing is the redo.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.types import TypeEngine

from vmo_desktop.changes import Key, Subject
from vmo_desktop.store.base import Base
from vmo_desktop.store.schema import RECORDED

INSERTED, UPDATED, DELETED = "insert", "update", "delete"

SECRET = ("vote", "weight_vote", "ballot", "pin")
"""Tables whose writes are not told: when somebody voted on what may still be secret."""


@dataclass(frozen=True)
class _Recorded:
    """A recorded table as SQL needs it: quoted names, from our own constants only."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    def list(self, prefix: str = "") -> str:
        return ", ".join(f'{prefix}"{column}"' for column in self.columns)

    @property
    def match_key(self) -> str:
        return " AND ".join(f'"{column}" = ?' for column in self.key)

    def key_of(self, image: tuple[Any, ...]) -> Key:
        return tuple(image[self.columns.index(column)] for column in self.key)


def _type(column: Column[Any]) -> TypeEngine[Any]:
    return column.type


def image_columns(table: Table) -> list[Column[Any]]:
    """Columns of the former images of a table's rows: the change that each is of, and the row's own, unruled."""
    change_id = Column("change_id", Integer, ForeignKey("change.id"), primary_key=True)
    return [change_id, *(Column(column.name, _type(column)) for column in table.columns)]


HISTORY: tuple[Table, ...] = tuple(
    Table(f"history_{table.name}", Base.metadata, *image_columns(table)) for table in RECORDED
)

_RECORDED: Mapping[str, _Recorded] = {
    table.name: _Recorded(
        table.name,
        tuple(column.name for column in table.columns),
        tuple(column.name for column in table.primary_key.columns),
    )
    for table in RECORDED
}


def install_triggers(connection: sqlite3.Connection) -> None:
    """Begin recording on a connection; writes then need an open step (see `begin_step`)."""
    for trigger in _triggers():
        connection.execute(trigger)


@cache
def _triggers() -> tuple[str, ...]:
    actions = ((INSERTED, "NEW"), (UPDATED, "OLD"), (DELETED, "OLD"))
    return tuple(_trigger(table, action, row) for table in _RECORDED.values() for action, row in actions)


def _trigger(table: _Recorded, action: str, row: str) -> str:
    record = (
        "INSERT INTO change (step_id, table_name, action) "  # noqa: S608 - our constants
        f"VALUES ((SELECT max(id) FROM step), '{table.name}', '{action}')"
    )
    keep = (
        f'INSERT INTO "history_{table.name}" (change_id, {table.list()}) '  # noqa: S608 - our constants
        f"VALUES (last_insert_rowid(), {table.list(row + '.')})"
    )
    return (
        f'CREATE TEMP TRIGGER "record_{action}_{table.name}" AFTER {action} ON main."{table.name}" '
        f"BEGIN {record}; {keep}; END"
    )


def begin_step(connection: sqlite3.Connection, kind: str, target: int | None, author: str, at: str) -> int:
    """Open a step; every row written from now on belongs to it. Returns its number."""
    connection.execute(
        "INSERT INTO step (kind, target_id, label, author, at) VALUES (?, ?, '', ?, ?)", (kind, target, author, at)
    )
    return int(connection.execute("SELECT last_insert_rowid()").fetchone()[0])


def label_step(connection: sqlite3.Connection, step: int, label: str) -> None:
    """Say in words what a step did."""
    connection.execute("UPDATE step SET label = ? WHERE id = ?", (label, step))


def touched(connection: sqlite3.Connection, after_change: int) -> dict[str, frozenset[Key]]:
    """Tables and keys written since a change id."""
    found: dict[str, frozenset[Key]] = {}
    names = connection.execute("SELECT DISTINCT table_name FROM change WHERE id > ?", (after_change,)).fetchall()
    for (name,) in names:
        table = _RECORDED[name]
        keys = ", ".join(f'"{column}"' for column in table.key)
        rows = connection.execute(
            f'SELECT DISTINCT {keys} FROM "history_{name}" WHERE change_id > ?',  # noqa: S608 - our constants
            (after_change,),
        ).fetchall()
        found[name] = frozenset(rows)
    return found


def last_change(connection: sqlite3.Connection) -> int:
    """Id of the newest change; 0 when there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def _images(connection: sqlite3.Connection, where: str, number: int) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """Table, action and image of the changes of some steps, newest first; `LookupError` where one is not kept."""
    changes = connection.execute(
        f"SELECT id, table_name, action FROM change WHERE {where} ORDER BY id DESC",  # noqa: S608 - our constants
        (number,),
    ).fetchall()
    for change_id, name, action in changes:
        table = _RECORDED[name]
        image = connection.execute(
            f'SELECT {table.list()} FROM "history_{name}" WHERE change_id = ?',  # noqa: S608 - our constants
            (change_id,),
        ).fetchone()
        if image is None or None in table.key_of(image) or action not in (INSERTED, UPDATED, DELETED):
            raise LookupError(f"of change {change_id} nothing is kept that can be put back")
        yield name, action, image


def restore(connection: sqlite3.Connection, step: int) -> None:
    """Put back what a step replaced. References may dangle in between, not at the end."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for name, action, image in _images(connection, "step_id = ?", step):
        table = _RECORDED[name]
        if action == DELETED:
            marks = ", ".join("?" * len(table.columns))
            connection.execute(f'INSERT INTO "{name}" ({table.list()}) VALUES ({marks})', image)  # noqa: S608
        elif action == INSERTED:
            connection.execute(f'DELETE FROM "{name}" WHERE {table.match_key}', table.key_of(image))  # noqa: S608
        else:
            values = ", ".join(f'"{column}" = ?' for column in table.columns)
            statement = f'UPDATE "{name}" SET {values} WHERE {table.match_key}'  # noqa: S608 - our constants
            connection.execute(statement, (*image, *table.key_of(image)))


def records_at(
    connection: sqlite3.Connection, step: int, now: Mapping[str, list[tuple[Any, ...]]]
) -> dict[str, list[tuple[Any, ...]]]:
    """The records of each table as they stood right after a step, from how they stand now; nothing is written.

    They come by their keys, as they do from the file: what was deleted since stands at its place again.
    """
    keyed = {name: {_RECORDED[name].key_of(record): record for record in records} for name, records in now.items()}
    for name, action, image in _images(connection, "step_id > ?", step):
        if name not in keyed:
            continue
        key = _RECORDED[name].key_of(image)
        if action == INSERTED:
            keyed[name].pop(key, None)
        else:
            keyed[name][key] = image
    return {name: [records[key] for key in sorted(records)] for name, records in keyed.items()}


def steps_of(connection: sqlite3.Connection, subject: Subject) -> frozenset[int]:
    """Steps that wrote a row or any row that refers to it; votes are left out, they may still be secret."""
    found: set[int] = set()
    for table in RECORDED:
        columns = _columns_of(table, subject.table)
        if not columns or table.name in SECRET:
            continue
        match = " OR ".join(f'image."{column}" = ?' for column in columns)
        rows = connection.execute(
            "SELECT DISTINCT change.step_id "  # noqa: S608 - our constants
            f'FROM "history_{table.name}" AS image JOIN change ON change.id = image.change_id WHERE {match}',
            (subject.id,) * len(columns),
        )
        found.update(step for (step,) in rows)
    return frozenset(found)


def _columns_of(table: Table, name: str) -> list[str]:
    """Columns that hold the key of a row of another table, or of this one."""
    own = ["id"] if table.name == name else []
    return own + [
        column.name
        for column in table.columns
        if table.name != name and any(key.column.table.name == name for key in column.foreign_keys)
    ]
