"""The whole schema of a workshop file, schema 6, and which programs can read it."""

from sqlalchemy import Table

from vmo_desktop.store import choice_tables, road_tables, room_tables, tables, value_tables
from vmo_desktop.store.base import Base

SCHEMA = 6

MIN_READER = 6
"""The oldest schema whose programs can read what this one writes."""

MIN_WRITER = 6
"""The oldest schema whose programs may write into what this one writes."""

MODULES = (tables, room_tables, choice_tables, value_tables, road_tables)
"""Where the tables are declared."""

RECORDED: tuple[Table, ...] = tuple(
    table for table in Base.metadata.sorted_tables if table.name not in ("step", "change", "seal", "format")
)
"""The tables whose every write goes to the history."""

SINGLE: tuple[str, ...] = tuple(
    table.name
    for table in Base.metadata.sorted_tables
    if any(each.name == f"ck_{table.name}_one_row" for each in table.constraints)
)
"""The tables of which there is always exactly one row."""
