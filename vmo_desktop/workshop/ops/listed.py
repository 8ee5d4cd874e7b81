"""Edits of a list: rows that a person adds, changes, orders and deletes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update

from vmo_desktop.workshop.operation import Operation

Check = Callable[[Mapping[str, Any]], None]
"""Raises `NotAllowed` for a row, by column, that makes no sense."""


def any_row(row: Mapping[str, Any]) -> None:
    """Every row makes sense."""
    del row


@dataclass(frozen=True, slots=True)
class Listed:
    """A table with `id` and `position` that is edited as a list.

    Every operation raises `NotAllowed`, when applied, for a row that fails the check.
    """

    table: Table
    noun: str
    plural: str
    name: str = "name"
    """The column by which a row is called."""
    check: Check = any_row

    def add(self, rows: Iterable[Mapping[str, Any]]) -> Operation:
        """Add rows at the end, as one step."""
        added = [dict(row) for row in rows]

        def apply(connection: Connection) -> str:
            newest, last = connection.execute(select(func.max(self.table.c.id), func.max(self.table.c.position))).one()
            placed = [{"position": place, **row} for place, row in enumerate(added, start=(last or 0) + 1)]
            for _, alike in groupby(placed, key=lambda row: row.keys()):
                connection.execute(insert(self.table), list(alike))
            self._verify(connection, self.table.c.id > (newest or 0))
            return self._told("added", [str(row.get(self.name, "")) for row in added])

        return Operation(apply)

    def edit(self, row_id: int, values: Mapping[str, Any]) -> Operation:
        """Change columns of a row."""

        def apply(connection: Connection) -> str:
            connection.execute(update(self.table).where(self.table.c.id == row_id).values(dict(values)))
            self._verify(connection, self.table.c.id == row_id)
            return self._told("changed", self._names(connection, [row_id]))

        return Operation(apply, merge_key=(self.table.name, row_id, *sorted(values)))

    def edit_many(self, values: Mapping[int, Mapping[str, Any]]) -> Operation:
        """Change columns of rows, by their ids, as one step."""

        def apply(connection: Connection) -> str:
            for row_id, row in values.items():
                connection.execute(update(self.table).where(self.table.c.id == row_id).values(dict(row)))
            self._verify(connection, self.table.c.id.in_(values))
            return self._told("changed", self._names(connection, list(values)))

        return Operation(apply)

    def delete(self, row_ids: Sequence[int]) -> Operation:
        """Delete rows, with what hangs on them."""

        def apply(connection: Connection) -> str:
            names = self._names(connection, row_ids)
            connection.execute(delete(self.table).where(self.table.c.id.in_(row_ids)))
            return self._told("deleted", names)

        return Operation(apply)

    def reorder(self, row_ids: Sequence[int]) -> Operation:
        """Put rows into this order."""

        def apply(connection: Connection) -> str:
            for place, row_id in enumerate(row_ids, start=1):
                connection.execute(update(self.table).where(self.table.c.id == row_id).values(position=place))
            return f"Order of {self.plural}"

        return Operation(apply, merge_key=(self.table.name, "order"))

    def _verify(self, connection: Connection, written: ColumnElement[bool]) -> None:
        for row in connection.execute(select(self.table).where(written)).mappings():
            self.check({str(column): value for column, value in row.items()})

    def _names(self, connection: Connection, row_ids: Sequence[int]) -> list[str]:
        named = select(self.table.c[self.name]).where(self.table.c.id.in_(row_ids))
        return [str(name) for name in connection.scalars(named)]

    def _told(self, done: str, names: Sequence[str]) -> str:
        if len(names) != 1:
            return f"{len(names)} {self.plural} {done}"
        return f"{self.noun} {done}: {names[0]}" if names[0] else f"{self.noun} {done}"
