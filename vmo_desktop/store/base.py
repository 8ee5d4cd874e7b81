"""What all tables of a workshop file share."""

from typing import Any

from sqlalchemy import ForeignKey, MetaData, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Base of the declarative tables, with stable constraint names for migrations."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )


def parent(column: str, **options: Any) -> Mapped[int]:
    """A reference that goes when its parent goes."""
    return mapped_column(ForeignKey(column, ondelete="CASCADE"), **options)


def table_of(declared: type[Base]) -> Table:
    """The table of a declared class."""
    return Base.metadata.tables[declared.__tablename__]
