"""What drivers are called in the words of the history."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, select

from vmo_desktop.store.tables import Driver


def driver_names(connection: Connection) -> Mapping[int, str]:
    """The name of every driver by id, with its code where others have the same name."""
    rows = connection.execute(select(Driver.id, Driver.name, Driver.code)).all()
    so_called = Counter(row.name for row in rows)
    return {row.id: row.name if so_called[row.name] == 1 else f"{row.name} ({row.code})" for row in rows}
