"""Tables as the steps make them: with their references, an index for each of these, and their history."""

from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

INTEGER, FLOAT, TEXT, BOOLEAN = sa.Integer, sa.Double, sa.String, sa.Boolean


class Column(NamedTuple):
    """A column of a new table."""

    name: str
    type: Any
    parent: str = ""
    """The table that it refers to."""
    is_key: bool = False
    is_nullable: bool = False
    on_delete: str = "CASCADE"


ROW_ID = Column("id", INTEGER, is_key=True)
POSITION = Column("position", INTEGER)


def of(name: str, parent: str, *, is_key: bool = True) -> Column:
    """A reference without which a row is nothing; mostly it is part of the key."""
    return Column(name, INTEGER, parent, is_key)


def maybe(name: str, parent: str) -> Column:
    """A reference that a row can do without."""
    return Column(name, INTEGER, parent, is_nullable=True, on_delete="SET NULL")


def create(name: str, *columns: Column, has_one_row: bool = False) -> None:
    """Make a table and its history."""
    keys = [column.name for column in columns if column.is_key]
    op.create_table(
        name,
        *(sa.Column(column.name, column.type, nullable=column.is_nullable, autoincrement=False) for column in columns),
        *(
            sa.ForeignKeyConstraint(
                [column.name], [f"{column.parent}.id"], name=f"fk_{name}_{column.name}", ondelete=column.on_delete
            )
            for column in columns
            if column.parent
        ),
        *((sa.CheckConstraint("id = 1", name=f"ck_{name}_one_row"),) if has_one_row else ()),
        sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"),
    )
    for column in columns:
        # The first column of a key needs no index of its own.
        if column.parent and column.name != keys[0]:
            op.create_index(f"ix_{name}_{column.name}", name, [column.name])
    history = f"history_{name}"
    op.create_table(
        history,
        sa.Column("change_id", INTEGER, nullable=False),
        *(sa.Column(column.name, column.type) for column in columns),
        sa.PrimaryKeyConstraint("change_id", name=f"pk_{history}"),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=f"fk_{history}_change_id"),
    )


def add(table: str, column: str, kind: Any, default: str | None = None) -> None:
    """Add a column to a table and its history; without a default it may be empty."""
    op.add_column(table, sa.Column(column, kind(), nullable=default is None, server_default=default))
    op.add_column(f"history_{table}", sa.Column(column, kind()))
    if default is not None:
        # Images from before must fit into the table when they are put back.
        op.execute(sa.text(f"UPDATE history_{table} SET {column} = :value").bindparams(value=default))  # noqa: S608 - our constants
