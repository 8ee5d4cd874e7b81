"""The new workshop: every file begins as a copy of one blank that is laid out once, with a key of its own."""

import sqlite3
from contextlib import closing
from functools import cache
from secrets import token_hex

from sqlalchemy import insert

from vmo_desktop import __version__
from vmo_desktop.store.base import Base
from vmo_desktop.store.choice_tables import Robustness, Scenario
from vmo_desktop.store.connection import copy_pages, engine_over
from vmo_desktop.store.header import APPLICATION_ID
from vmo_desktop.store.room_tables import Room
from vmo_desktop.store.schema import MIN_READER, MIN_WRITER, SCHEMA
from vmo_desktop.store.seal import write_table_seal, write_whole_seal
from vmo_desktop.store.structure import create_structure
from vmo_desktop.store.tables import Chart, Format, Pack, WeightSet, Workshop
from vmo_desktop.store.value_tables import Finance, Realization


def lay_out(raw: sqlite3.Connection) -> None:
    """Make an empty workshop of an empty database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        blank.deserialize(_blank())
        blank.execute("UPDATE room SET ballot_key = ?", (token_hex(16),))
        write_table_seal(blank, Base.metadata.tables["room"])
        copy_pages(blank, raw)


@cache
def _blank() -> bytes:
    """A workshop in which only the key is not yet its own; its many statements take longer than its pages."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        with engine_over(raw).begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
            create_structure(connection)
            for single in (Workshop, Chart, Pack, Room, Robustness, Finance, Realization):
                connection.execute(insert(single).values(id=1))
            made = insert(Format).values(id=1, written_by=__version__, min_reader=MIN_READER, min_writer=MIN_WRITER)
            connection.execute(made)
            connection.execute(insert(WeightSet).values(position=1, name="Default", is_default=True))
            connection.execute(insert(Scenario).values(position=1, name="Base case", is_recommended=True))
            write_whole_seal(raw)
        return raw.serialize()
