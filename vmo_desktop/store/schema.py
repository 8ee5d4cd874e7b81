"""The whole schema of a workshop file, schema 6."""

from sqlalchemy import Table

from vmo_desktop.store import choice_tables, road_tables, room_tables, tables, value_tables
from vmo_desktop.store.base import Base

SCHEMA = 6

MODULES = (tables, room_tables, choice_tables, value_tables, road_tables)
"""Where the tables are declared."""

RECORDED: tuple[Table, ...] = tuple(
    table for table in Base.metadata.sorted_tables if table.name not in ("step", "change", "seal")
)
"""The tables whose every write goes to the history."""
